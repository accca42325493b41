"""A graph of articles as N-Quads: one named graph an article, lines sorted, so that archives can be joined and compared.

The border between rdflib, whose terms `rdf` makes, and Oxigraph, which writes them: N-Quads need no graph in memory.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

import pyoxigraph as ox
from rdflib import Literal, URIRef

from kg.ids import BASE, article_iri
from kg.model import Run
from kg.provenance import measured_triples
from kg.rdf import run_iri, run_triples, triples

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rdflib.term import Node

    from kg.model import Article, KnowledgeGraph, Measured
    from kg.terms import Triple
    from kg.vocabulary import Vocabulary

Term: TypeAlias = ox.NamedNode | ox.Literal
OPEN_RUN = Run("", "", "", "", "")
"""Stands in a graph for the run that made it, until `of_run` names it."""


def to_nquads(graph: KnowledgeGraph, vocabulary: Vocabulary) -> bytes:
    """The graph as N-Quads, UTF-8: each quad once, lines sorted by code point, each article in the graph of its IRI."""
    lines: set[bytes] = set()
    for article in graph.articles:
        text = ox.serialize(_quads(article, graph, vocabulary), format=ox.RdfFormat.N_QUADS) or b""
        lines.update(text.splitlines(keepends=True))
    return b"".join(sorted(lines))


def measured_nquads(figures: Iterable[Measured]) -> bytes:
    """The measured precision of rules as N-Quads, in a graph of its own; empty where there is none."""
    return b"".join(sorted(set(graph_lines(measured_triples(figures), f"{BASE}measured"))))


def graph_lines(told: Iterable[Triple], graph: str) -> list[bytes]:
    """The triples as lines of N-Quads in the graph of that IRI, in their order."""
    name = ox.NamedNode(graph)
    return (ox.serialize((_quad(triple, name) for triple in told), format=ox.RdfFormat.N_QUADS) or b"").splitlines(keepends=True)


def of_run(quads: bytes, run: Run) -> list[bytes]:
    """The lines of an article's quads whose run was left open, with `run` in its place; not sorted."""
    stand_in, name = f"<{run_iri(OPEN_RUN)}>".encode(), f"<{run_iri(run)}>".encode()
    lines = [line.replace(stand_in, name) for line in quads.splitlines(keepends=True) if not line.startswith(stand_in)]
    if not lines:
        return []
    graph = lines[0].rsplit(b" ", 2)[1].decode("utf-8")[1:-1]
    return [*lines, *graph_lines(run_triples(run), graph)]


def _quads(article: Article, graph: KnowledgeGraph, vocabulary: Vocabulary) -> Iterator[ox.Quad]:
    name = ox.NamedNode(article_iri(article.id))
    return (_quad(triple, name) for triple in triples(article_part(article, graph), vocabulary))


def article_part(article: Article, graph: KnowledgeGraph) -> KnowledgeGraph:
    """What `graph` holds of one article: its claims, with the entities that they name and the facts about those."""
    if len(graph.articles) == 1:
        return graph
    claims = tuple(claim for claim in graph.claims if claim.article == article.id)
    parts = (part for claim in claims for part in (claim.subject, claim.object, claim.attributed_to, claim.reported_by))
    named = {part.entity.id for part in parts if part}
    facts = tuple(fact for fact in graph.facts if fact.subject in named)
    known = named | {fact.value for fact in facts}
    entities = tuple(entity for entity in graph.entities if entity.id in known)
    revisions = tuple(revision for revision in graph.revisions if revision.former.article == article.id)
    return replace(graph, articles=(article,), claims=claims, facts=facts, entities=entities, mentions=(), revisions=revisions)


def _quad(triple: Triple, graph: ox.NamedNode) -> ox.Quad:
    subject, predicate, obj = map(_term, triple)
    if isinstance(subject, ox.Literal) or isinstance(predicate, ox.Literal):
        raise TypeError(f"no literal can be the subject or predicate of {triple!r}")
    return ox.Quad(subject, predicate, obj, graph)


def _term(node: Node) -> Term:
    if isinstance(node, URIRef):
        return ox.NamedNode(node)
    if isinstance(node, Literal):
        datatype = ox.NamedNode(node.datatype) if node.datatype else None
        return ox.Literal(str(node), language=node.language, datatype=None if node.language else datatype)
    raise TypeError(f"neither IRI nor literal: {node!r}")
