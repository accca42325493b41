"""Claims as nanopublications (nanopub.net guidelines): one small publication a claim, of four named graphs each.

The assertion is the claim with its certainty, and its direct relation where it has one; the provenance is its sentence, its
speaker and its run; the publication info names the program. No time is given, so that the same graph is the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
from rdflib import DCTERMS, PROV, RDF

from kg.ids import BASE
from kg.namespaces import KG
from kg.store import ONTOLOGY_GRAPH, query

_NP = "http://www.nanopub.org/nschema#"
_TYPE = ox.NamedNode(str(RDF.type))
_PROGRAM = ox.NamedNode(f"{BASE}ronten")
_SOURCES = (PROV.wasDerivedFrom, PROV.wasGeneratedBy, KG.attributedTo, KG.reportedBy, KG.rule)
_PROVENANCE = frozenset(ox.NamedNode(str(term)) for term in _SOURCES)
_CLAIMS = """
SELECT ?claim ?subject ?relation ?object ?isHeld WHERE {
  ?claim a kg:Claim ; rdf:subject ?subject ; rdf:predicate ?relation ; rdf:object ?object ; kg:polarity ?polarity ; kg:modality ?modality .
  BIND(?polarity = pol:positive && ?modality NOT IN (mod:obligatory, mod:hypothetical) AS ?isHeld)
} ORDER BY ?claim"""


def nanopublications(store: ox.Store) -> Iterator[ox.Quad]:
    """The quads of all nanopublications, claim by claim."""
    rows = query(store, _CLAIMS)
    for claim, subject, relation, obj, is_held in rows if isinstance(rows, ox.QuerySolutions) else ():
        if isinstance(claim, ox.NamedNode) and isinstance(relation, ox.NamedNode):
            about = sorted(store.quads_for_pattern(claim, None, None, ox.DefaultGraph()), key=str)
            direct = [ox.Quad(subject, relation, obj)] if is_held.value == "true" else []
            yield from _nanopublication(claim, about, direct)


def _nanopublication(claim: ox.NamedNode, about: list[ox.Quad], direct: list[ox.Quad]) -> Iterator[ox.Quad]:
    publication, head, assertion, provenance, info = _names(claim)
    yield ox.Quad(publication, _TYPE, _np("Nanopublication"), head)
    yield ox.Quad(publication, _np("hasAssertion"), assertion, head)
    yield ox.Quad(publication, _np("hasProvenance"), provenance, head)
    yield ox.Quad(publication, _np("hasPublicationInfo"), info, head)
    for quad in (*about, *direct):
        graph = provenance if quad.predicate in _PROVENANCE else assertion
        yield ox.Quad(quad.subject, quad.predicate, quad.object, graph)
    yield ox.Quad(assertion, ox.NamedNode(str(PROV.wasDerivedFrom)), claim, provenance)
    yield ox.Quad(publication, ox.NamedNode(str(PROV.wasAttributedTo)), _PROGRAM, info)
    yield ox.Quad(publication, ox.NamedNode(str(DCTERMS.conformsTo)), ONTOLOGY_GRAPH, info)


def _names(claim: ox.NamedNode) -> tuple[ox.NamedNode, ...]:
    """The publication and its four graphs."""
    base = f"{BASE}nanopub/{claim.value.rsplit('/', 1)[-1]}"
    return tuple(ox.NamedNode(f"{base}{part}") for part in ("", "#head", "#assertion", "#provenance", "#info"))


def _np(term: str) -> ox.NamedNode:
    return ox.NamedNode(_NP + term)
