"""One question of the SPARQL protocol answered from a store, with a limit to its rows."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeAlias

import pyoxigraph as ox

from kg.namespaces import PREFIXES
from kg.store import query

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

JSON_RESULTS = "application/sparql-results+json"
TURTLE = "text/turtle"
_STRING = "http://www.w3.org/2001/XMLSchema#string"


@dataclass(frozen=True, slots=True)
class Question:
    """A query, the media types that its answer shall have, and the graphs that it asks (none: the union of all)."""

    text: str
    rows_type: str = JSON_RESULTS
    graph_type: str = TURTLE
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The text of an answer, its media type, and whether rows were left off at the limit."""

    body: bytes
    media_type: str
    is_cut: bool = False


def answer(store: ox.Store, question: Question, rows: int) -> Answer:
    """What `store` answers, of a SELECT or CONSTRUCT at most `rows` rows or triples.

    Raises `QueryError` for what is not SPARQL, for an update, and for SERVICE.
    """
    results = query(store, question.text, question.default_graphs, question.named_graphs)
    if isinstance(results, ox.QuerySolutions):
        return _rows(results, question.rows_type, rows)
    if isinstance(results, ox.QueryBoolean):
        return Answer(_truth(results, question.rows_type), question.rows_type)
    return _graph(results, question.graph_type, rows)


def _truth(results: ox.QueryBoolean, media_type: str) -> bytes:
    """ASK in JSON or XML; CSV and TSV have no form for it, so there it is the word."""
    if media_type in {"text/csv", "text/tab-separated-values"}:
        return b"true" if results else b"false"
    return results.serialize(format=_results_format(media_type)) or b""


def _rows(results: ox.QuerySolutions, media_type: str, limit: int) -> Answer:
    """Rows up to the limit, in the W3C's JSON first: the engine itself writes rows only to their end."""
    names = [variable.value for variable in results.variables]
    taken = [{name: _json(term) for name, term in zip(names, row, strict=True) if term is not None} for row in islice(results, limit + 1)]
    text = json.dumps({"head": {"vars": names}, "results": {"bindings": taken[:limit]}}, ensure_ascii=False).encode()
    is_cut = len(taken) > limit
    if media_type == JSON_RESULTS:
        return Answer(text, media_type, is_cut)
    parsed = ox.parse_query_results(text, format=ox.QueryResultsFormat.JSON)
    return Answer(parsed.serialize(format=_results_format(media_type)) or b"", media_type, is_cut)


def _graph(results: ox.QueryTriples, media_type: str, limit: int) -> Answer:
    taken = list(islice(results, limit + 1))
    form = ox.RdfFormat.from_media_type(media_type)
    body = ox.serialize(taken[:limit], format=form or ox.RdfFormat.TURTLE, prefixes=dict(PREFIXES)) or b""
    return Answer(body, media_type, len(taken) > limit)


def _json(term: Term) -> dict[str, Any]:
    """A term in SPARQL 1.1 Query Results JSON."""
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {key: _json(part) for key, part in parts.items()}}
    return {"type": "literal", "value": term.value} | _qualifier(term)


def _qualifier(literal: ox.Literal) -> dict[str, str]:
    if literal.language:
        return {"xml:lang": literal.language}
    return {} if literal.datatype.value == _STRING else {"datatype": literal.datatype.value}


def _results_format(media_type: str) -> ox.QueryResultsFormat:
    return ox.QueryResultsFormat.from_media_type(media_type) or ox.QueryResultsFormat.JSON
