"""The queries that are shipped: their titles in two languages, and their parameters bound from words.

A query file starts with comment lines: `# title@ja: …`, `# title@en: …`, `# description@ja: …`, `# description@en: …`, and for
each parameter `# param NAME KIND: Japanese help | English help`, where KIND is entity, relation, date or text. A parameter
is the variable of its name, which stays free where no value is given.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from types import MappingProxyType

import pyoxigraph as ox

from kg.errors import QueryError
from kg.model import EntityType
from kg.resources import queries_folder
from kg.results import Table, to_table
from kg.store import Results, check_query, open_store, query

_HEADER = re.compile(r"^# (title|description)@(ja|en): (.+)$", re.MULTILINE)
_PARAMETER = re.compile(r"^# param (\w+) (entity|relation|date|text): (.+?) \| (.+)$", re.MULTILINE)
_BODY = re.compile(r"(?:WHERE|ASK)\s*\{")
_SUBQUERY = re.compile(r"\{\s*SELECT((?:\s+\?\w+)+)\s*(?:WHERE\s*)?\{")
"""The beginning of a sub-query that gives plain variables."""
_SLICE = re.compile(r"\b(?:LIMIT|OFFSET)\b")
"""Where only some rows are kept, it matters when the others are left out."""
_NAMES = """
SELECT DISTINCT ?thing ?name WHERE {
  { %s }
  ?thing skos:prefLabel|skos:altLabel ?name .
  FILTER(%s)
} ORDER BY ?thing ?name"""
_ENTITIES = f"VALUES ?type {{ {' '.join(f'kg:{kind}' for kind in EntityType)} }} ?thing a ?type ."
_RELATIONS = "?thing skos:inScheme kg:relationScheme ."


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of a query that can be bound; `kind` is entity, relation, date or text."""

    name: str
    kind: str
    ja: str
    en: str


@dataclass(frozen=True, slots=True)
class ShippedQuery:
    """A query with its titles, descriptions and parameters."""

    name: str
    title_ja: str
    title_en: str
    description_ja: str
    description_en: str
    parameters: tuple[Parameter, ...]
    text: str


@cache
def shipped_queries() -> Mapping[str, ShippedQuery]:
    """All shipped queries by name, in alphabetical order."""
    return MappingProxyType({file.stem: read_query(file) for file in sorted(queries_folder().glob("*.rq"))})


def read_query(file: Path) -> ShippedQuery:
    """The query of a `.rq` file; titles and descriptions are empty where it has none. Raises `QueryError` where it cannot be read."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"the query file cannot be read: {error}", where=str(file)) from error
    headers = {f"{key}_{language}": value.strip() for key, language, value in _HEADER.findall(text)}
    texts = {key: headers.get(key, "") for key in ("title_ja", "title_en", "description_ja", "description_en")}
    parameters = tuple(Parameter(*match) for match in _PARAMETER.findall(text))
    return ShippedQuery(name=file.stem, parameters=parameters, text=text, **texts)


def find_query(given: str) -> ShippedQuery:
    """The query that a user means: SPARQL text, the path of a `.rq` file, or the name of a shipped query.

    Raises `QueryError` for anything else, with the names that come nearest.
    """
    if re.search(r"[{}]|\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\s", given, re.IGNORECASE):
        return ShippedQuery("query", "", "", "", "", (), given)
    if given.endswith(".rq"):
        return read_query(Path(given))
    if given in shipped_queries():
        return shipped_queries()[given]
    close = get_close_matches(given, shipped_queries(), n=3, cutoff=0.5) or [name for name in shipped_queries() if given in name]
    hint = f"Did you mean {' or '.join(close)}?" if close else "`kg query --list` shows all."
    raise QueryError(f"there is no query named {given!r}", remedy=hint)


def answer(store: ox.Store, given: str, values: Mapping[str, str]) -> Results:
    """What `store` answers to `given` (see `find_query`) with its parameters bound to `values` (see `bind`)."""
    text = bind(find_query(given), values, store)
    check_query(text)
    return query(store, text)


@dataclass(frozen=True, slots=True)
class OpenGraph:
    """The graph of a folder, ready to be asked."""

    store: ox.Store

    def query(self, given: str, **values: str) -> Table:
        """The rows that answer SPARQL text, a `.rq` file or a shipped query, with Python values.

        `open_graph(folder).query("who-pressures-whom", actor="プーチン").dicts()`
        """
        return to_table(answer(self.store, given, values))


def open_graph(folder: str | Path) -> OpenGraph:
    """The graph that `kg build` wrote to `folder`; raises `KgError` where there is none."""
    return OpenGraph(open_store(Path(folder)))


def bind(shipped: ShippedQuery, values: Mapping[str, str], store: ox.Store) -> str:
    """The text of `shipped` with its parameters bound to what `values` names in `store`.

    An entity is named by a label, another name, its Q-id, its IRI, or else a part of a name; a relation by its id or label.
    Raises `QueryError` for an unknown parameter and for a name that fits nothing.
    """
    known = {parameter.name: parameter for parameter in shipped.parameters}
    text = shipped.text
    for name, value in values.items():
        if name not in known:
            offered = ", ".join(f"--{each}" for each in known) or "none"
            raise QueryError(f"the query has no parameter {name!r}", where=shipped.name, remedy=f"It has {offered}.")
        text = _insert(text, name, _terms(known[name].kind, value, store))
    return text


def _insert(text: str, name: str, terms: list[ox.NamedNode | ox.Literal]) -> str:
    """Inline data at the start of the outermost group, where it is joined first, and of the sub-queries that give the variable.

    The engine answers a sub-query before it joins it, so that without the data it goes through the whole archive.
    """
    data = f" VALUES ?{name} {{ {' '.join(map(str, terms))} }}"

    def with_data(begin: re.Match[str]) -> str:
        return begin.group() + data if f"?{name}" in begin.group(1).split() else begin.group()

    inner = text if _SLICE.search(text) else _SUBQUERY.sub(with_data, text)
    return _BODY.sub(lambda begin: begin.group() + data, inner, count=1)


def _terms(kind: str, value: str, store: ox.Store) -> list[ox.NamedNode | ox.Literal]:
    if kind == "entity":
        return list(_find(value, _ENTITIES, store))
    if kind == "relation":
        return list(_find(value, _RELATIONS, store))
    return [ox.Literal(value)]


def _find(value: str, among: str, store: ox.Store) -> list[ox.NamedNode]:
    """All things of that very name, for several may share one; where there is none, all whose name holds it."""
    given = str(ox.Literal(value))
    exact = f"LCASE(STR(?name)) = LCASE({given}) || STR(?thing) = {given} || STRENDS(STR(?thing), CONCAT('/', {given}))"
    for fits in (exact, f"CONTAINS(LCASE(STR(?name)), LCASE({given}))"):
        found = _names(among, fits, store)
        if found:
            return [ox.NamedNode(thing) for thing in dict(found)]
    raise QueryError(f"nothing here is named {value!r}", remedy=_nearest_names(value, among, store))


def _nearest_names(value: str, among: str, store: ox.Store) -> str:
    names = sorted({name for _, name in _names(among, "true", store)})
    close = get_close_matches(value, names, n=3, cutoff=0.4)
    return f"Did you mean {' or '.join(close)}?" if close else "`kg query FOLDER actors` lists the actors."


def _names(among: str, fits: str, store: ox.Store) -> list[tuple[str, str]]:
    """IRI and name of the things of the pattern `among` that meet the condition `fits`, in that order."""
    return [(str(thing), str(name)) for thing, name in to_table(query(store, _NAMES % (among, fits))).rows]
