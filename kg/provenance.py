"""What people did to a graph as RDF: corrections as PROV-O activities, claims as they were before, and the measured precision of rules.

A claim as it was is no `kg:Claim` and has no `rdf:subject`, so that no query counts it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rdflib import DCTERMS, FOAF, PROV, RDF, XSD, Literal, URIRef

from kg.ids import iri_segment
from kg.model import Correction, KnowledgeGraph, Measured, Revision
from kg.namespaces import AGENT, CORRECTION, KG, MOD, POL, REL
from kg.terms import Triple, claim_iri, date_literal, japanese, rule_iri, sentence_triples, span_iri


def provenance(graph: KnowledgeGraph) -> Iterator[Triple]:
    """The triples of the corrections that were applied, of what they changed, and of the rules' measured precision."""
    for correction in graph.corrections:
        if not correction.problem:
            yield from _correction(correction)
    for revision in graph.revisions:
        yield from _revision(revision)
    yield from measured_triples(graph.measured)


def measured_triples(figures: Iterable[Measured]) -> Iterator[Triple]:
    """The triples of the rules' measured precision."""
    for measured in figures:
        yield from _measured(measured)


def _correction(correction: Correction) -> Iterator[Triple]:
    iri, agent, when = CORRECTION[correction.id], AGENT[iri_segment(correction.by)], date_literal(correction.on)
    yield iri, RDF.type, KG.Correction
    yield iri, KG.correctionKind, Literal(correction.kind)
    yield iri, PROV.wasAssociatedWith, agent
    yield agent, RDF.type, PROV.Person
    yield agent, FOAF.name, Literal(correction.by)
    yield iri, DCTERMS.date, when
    if when.datatype == XSD.dateTime:
        yield iri, PROV.endedAtTime, when
    yield iri, KG.before, japanese(correction.before)
    if correction.after:
        yield iri, KG.after, japanese(correction.after)
    if correction.why:
        yield iri, KG.why, Literal(correction.why)


def _revision(revision: Revision) -> Iterator[Triple]:
    """The claim as it was, which corrections ended, and the one that came of it."""
    former = revision.former
    iri = CORRECTION[f"{revision.corrections[-1]}/{former.id}"]
    yield iri, RDF.type, KG.FormerClaim
    yield iri, KG.formerSubject, URIRef(former.subject.entity.id)
    yield iri, KG.formerRelation, REL[former.relation]
    yield iri, KG.formerObject, URIRef(former.object.entity.id)
    yield iri, KG.formerModality, MOD[former.modality.value]
    yield iri, KG.formerPolarity, POL[former.polarity.value]
    if former.attributed_to:
        yield iri, KG.formerSpeaker, URIRef(former.attributed_to.entity.id)
    yield iri, KG.formerRule, rule_iri(former.rule)
    yield iri, PROV.wasQuotedFrom, span_iri(former.article, former.sentence)
    yield from sentence_triples(former.article, former.sentence)
    for correction in revision.corrections:
        yield iri, PROV.wasInvalidatedBy, CORRECTION[correction]
        if revision.claim:
            yield claim_iri(revision.claim), KG.correctedBy, CORRECTION[correction]
    if revision.claim:
        yield claim_iri(revision.claim), PROV.wasRevisionOf, iri


def _measured(measured: Measured) -> Iterator[Triple]:
    rule = rule_iri(measured.rule)
    yield rule, RDF.type, KG.Rule
    yield rule, DCTERMS.identifier, Literal(measured.rule)
    yield rule, KG.judgedClaims, Literal(measured.judged)
    yield rule, KG.rightClaims, Literal(measured.right)
    for term, share in (("measuredPrecision", measured.precision), ("precisionLow", measured.low), ("precisionHigh", measured.high)):
        yield rule, KG[term], Literal(f"{share:.4f}", datatype=XSD.decimal, normalize=False)
