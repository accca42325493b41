"""What many articles say together as N-Quads, in a graph of its own: support, dates, hardening and contradictions of statements.

A statement is no `kg:Claim` and has no `rdf:subject`, so that no query counts it among the claims.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rdflib import RDF, Literal, URIRef

from kg.ids import BASE, digest
from kg.model import Modality
from kg.namespaces import KG, POL, REL, STATEMENT
from kg.quads import graph_lines
from kg.statement_model import Contradiction, Statement
from kg.terms import Triple, date_literal

GRAPH = f"{BASE}statements"
FIRST = {modality.value: KG[f"first{modality.value.capitalize()}"] for modality in Modality}
"""The property for the day on which a modality was first met."""


def statement_lines(statements: Sequence[Statement], contradictions: Sequence[Contradiction]) -> list[bytes]:
    """The N-Quads of the statements about one pair that say more than a claim alone does: those of several claims, and contradictions."""
    against = {id(each) for found in contradictions for each in (found.one, found.other)}
    told = (triple for each in statements if each.claims > 1 or id(each) in against for triple in _statement(each))
    tied = (triple for found in contradictions for triple in _contradiction(found))
    return graph_lines((*told, *tied), GRAPH)


def statement_iri(statement: Statement) -> URIRef:
    """The IRI of a statement, made from its subject, relation, object and polarity."""
    return STATEMENT[digest(statement.subject, statement.relation, statement.object, statement.polarity)]


def _statement(statement: Statement) -> Iterator[Triple]:
    iri = statement_iri(statement)
    yield iri, RDF.type, KG.Statement
    yield iri, KG.statementSubject, URIRef(statement.subject)
    yield iri, KG.statementRelation, REL[statement.relation]
    yield iri, KG.statementObject, URIRef(statement.object)
    yield iri, KG.statementPolarity, POL[statement.polarity]
    yield iri, KG.support, Literal(statement.support)
    yield iri, KG.statementClaims, Literal(statement.claims)
    yield iri, KG.statementArticles, Literal(statement.articles)
    yield from _dates(statement, iri)


def _dates(statement: Statement, iri: URIRef) -> Iterator[Triple]:
    dates = {KG.firstSeen: statement.first_seen, KG.lastSeen: statement.last_seen, KG.hardenedOn: statement.hardened_on}
    dates |= {FIRST[modality]: day for modality, day in statement.first_by_modality.items()}
    yield from ((iri, term, date_literal(day)) for term, day in dates.items() if day)


def _contradiction(found: Contradiction) -> Iterator[Triple]:
    one, other = statement_iri(found.one), statement_iri(found.other)
    yield one, KG.contradicts, other
    yield other, KG.contradicts, one
