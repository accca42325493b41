"""A knowledge graph as RDF, on two levels as Wikidata has them.

A direct triple is what is asked first (`ent:Q7747 rel:deprioritizes …`). Behind it stands the claim, with its certainty,
its speaker, its words, its rule and its sentence. Spans follow NIF 2.0 and RFC 5147, provenance PROV-O, names SKOS.
There are no blank nodes: every IRI is made from content.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rdflib import DCTERMS, OWL, PROV, RDF, SKOS, Graph, Literal, URIRef

from kg.ids import article_iri, digest, iri_segment
from kg.model import Article, Claim, Entity, Fact, FactKind, KnowledgeGraph, Modality, Participant, Polarity, Run
from kg.namespaces import ASR, KG, MOD, NIF, OFFICE, POL, PREFIXES, REL, RUN, SCHEMA, WD
from kg.provenance import provenance
from kg.terms import Triple, claim_iri, date_literal, japanese, rule_iri, sentence_triples, span_iri

if TYPE_CHECKING:
    from kg.vocabulary import Vocabulary

HELD_MODALITIES = frozenset(set(Modality) - {Modality.OBLIGATORY, Modality.HYPOTHETICAL})
"""A positive claim of these modalities gives a direct `rel:` triple: what only should be or might be is no fact of any kind."""


def to_rdf(graph: KnowledgeGraph, vocabulary: Vocabulary) -> Graph:
    """The whole graph as one rdflib graph with its prefixes bound; its Turtle is the same bytes each time."""
    rdf = empty_graph()
    for triple in triples(graph, vocabulary):
        rdf.add(triple)
    return rdf


def empty_graph() -> Graph:
    """A graph without triples that has the prefixes of this project bound, and no others."""
    rdf = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        rdf.bind(prefix, namespace)
    return rdf


def triples(graph: KnowledgeGraph, vocabulary: Vocabulary) -> Iterator[Triple]:
    """The triples of `graph`, part by part; what two claims share (a sentence, a rule) may come twice."""
    yield from run_triples(graph.run)
    for article in graph.articles:
        yield from _article(article)
    for entity in graph.entities:
        yield from _entity(entity)
    for fact in graph.facts:
        yield from _fact(fact)
    run = run_iri(graph.run)
    for claim in graph.claims:
        yield from _direct(claim, vocabulary)
        yield from _claim(claim, run)
    yield from provenance(graph)


def run_iri(run: Run) -> URIRef:
    """The IRI of a run: a hash of the versions and rules that made the graph, so that it is the same for the same tools."""
    return RUN[digest(run.ronten, run.model, run.spacy, run.ginza, run.rules)]


def is_held(claim: Claim) -> bool:
    """True where the claim gives a `rel:` triple: somebody holds it to be, to come or to be meant."""
    return claim.polarity is Polarity.POSITIVE and claim.modality in HELD_MODALITIES


def is_asserted(claim: Claim) -> bool:
    """True where the claim gives an `asr:` triple: the text states it as fact in its own voice."""
    unquoted = claim.attributed_to is None and claim.reported_by is None
    return claim.polarity is Polarity.POSITIVE and claim.modality is Modality.ASSERTED and unquoted


def run_triples(run: Run) -> Iterator[Triple]:
    """What is told of a run: the versions and rules that made a graph."""
    iri = run_iri(run)
    yield iri, RDF.type, KG.Run
    yield iri, KG.rontenVersion, Literal(run.ronten)
    yield iri, KG.modelVersion, Literal(run.model)
    yield iri, KG.spacyVersion, Literal(run.spacy)
    yield iri, KG.ginzaVersion, Literal(run.ginza)
    yield iri, KG.rulesHash, Literal(run.rules)


def _article(article: Article) -> Iterator[Triple]:
    iri = URIRef(article_iri(article.id))
    yield iri, RDF.type, SCHEMA.NewsArticle
    yield iri, RDF.type, NIF.Context
    yield iri, DCTERMS.identifier, Literal(article.name)
    yield iri, DCTERMS.title, japanese(article.title)
    yield iri, DCTERMS.language, Literal("ja")
    if article.date:
        yield iri, DCTERMS.issued, date_literal(article.date)


def _entity(entity: Entity) -> Iterator[Triple]:
    iri = URIRef(entity.id)
    yield iri, RDF.type, KG[entity.type.value]
    yield iri, SKOS.prefLabel, japanese(entity.label)
    if entity.label_en:
        yield iri, SKOS.prefLabel, Literal(entity.label_en, lang="en")
    if entity.wikidata:
        yield iri, OWL.sameAs, WD[entity.wikidata]
    for name in entity.names:
        if name != entity.label:
            yield iri, SKOS.altLabel, japanese(name)


def _fact(fact: Fact) -> Iterator[Triple]:
    if fact.kind is FactKind.HOLDS_OFFICE:
        yield from _office(fact)
    else:
        yield URIRef(fact.subject), KG[fact.kind.value], URIRef(fact.value)


def _office(fact: Fact) -> Iterator[Triple]:
    """大統領 of Russia and of the US are two offices, and each may be held by several people in turn."""
    role = fact.role or ""
    office = OFFICE[f"{fact.value.rsplit('/', 1)[-1]}/{iri_segment(role)}"]
    yield URIRef(fact.subject), KG.holdsOffice, office
    yield office, RDF.type, KG.Office
    yield office, SKOS.prefLabel, japanese(role)
    yield office, KG.officeOf, URIRef(fact.value)


def _direct(claim: Claim, vocabulary: Vocabulary) -> Iterator[Triple]:
    """The one-line form; both ways round for a symmetric relation, because the store does not reason."""
    subject, obj = URIRef(claim.subject.entity.id), URIRef(claim.object.entity.id)
    ways = [(subject, obj), (obj, subject)] if vocabulary.relations[claim.relation].symmetric else [(subject, obj)]
    for one, other in ways:
        if is_held(claim):
            yield one, REL[claim.relation], other
        if is_asserted(claim):
            yield one, ASR[claim.relation], other


def _claim(claim: Claim, run: URIRef) -> Iterator[Triple]:
    iri = claim_iri(claim.id)
    yield iri, RDF.type, KG.Claim
    yield iri, RDF.subject, URIRef(claim.subject.entity.id)
    yield iri, RDF.predicate, REL[claim.relation]
    yield iri, RDF.object, URIRef(claim.object.entity.id)
    yield iri, KG.modality, MOD[claim.modality.value]
    yield iri, KG.polarity, POL[claim.polarity.value]
    yield iri, PROV.wasGeneratedBy, run
    yield from _circumstances(claim, iri)
    yield from _wording(claim, iri)
    yield from _rule(claim, iri)
    yield from _sentence(claim, iri)


def _circumstances(claim: Claim, iri: URIRef) -> Iterator[Triple]:
    """What only some claims carry: the matter, the frame, time, place, speakers, and the claim inside."""
    texts = ((KG.about, claim.about), (KG["as"], claim.frame), (KG.time, claim.time), (KG.place, claim.place))
    yield from ((iri, term, japanese(text)) for term, text in texts if text)
    if claim.time_iso:
        yield iri, KG.date, date_literal(claim.time_iso)
    if claim.attributed_to:
        yield iri, KG.attributedTo, URIRef(claim.attributed_to.entity.id)
    if claim.reported_by:
        yield iri, KG.reportedBy, URIRef(claim.reported_by.entity.id)
    if claim.embeds:
        yield iri, KG.embeds, claim_iri(claim.embeds)


def _wording(claim: Claim, iri: URIRef) -> Iterator[Triple]:
    yield iri, KG.words, japanese(claim.evidence.text)
    yield iri, KG.wordsBegin, Literal(claim.evidence.span.start)
    yield iri, KG.wordsEnd, Literal(claim.evidence.span.end)
    yield iri, KG.predicateWords, japanese(claim.predicate.text)
    yield from _surface(iri, KG.subjectWords, claim.subject)
    yield from _surface(iri, KG.objectWords, claim.object)
    for cue in claim.cues:
        yield iri, KG.cue, japanese(cue.words.text)


def _surface(iri: URIRef, term: URIRef, part: Participant) -> Iterator[Triple]:
    if part.surface:
        yield iri, term, japanese(part.surface)


def _rule(claim: Claim, iri: URIRef) -> Iterator[Triple]:
    rule = rule_iri(claim.rule)
    yield iri, KG.rule, rule
    yield iri, KG.match, Literal(claim.match)
    yield rule, RDF.type, KG.Rule
    yield rule, DCTERMS.identifier, Literal(claim.rule)


def _sentence(claim: Claim, iri: URIRef) -> Iterator[Triple]:
    """The sentence, which its claims share."""
    yield iri, PROV.wasDerivedFrom, span_iri(claim.article, claim.sentence)
    yield from sentence_triples(claim.article, claim.sentence)
