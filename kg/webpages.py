"""The pages that the server shows: the start page, the query editor, and a page for whatever has an IRI here."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import unquote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kg.answering import Answer, Question
from kg.ids import BASE
from kg.namespaces import PREFIXES
from kg.queries import shipped_queries
from kg.results import short

WEB_FOLDER = Path(__file__).with_name("web")

Ask: TypeAlias = Callable[[Question], Answer]
Rows: TypeAlias = list[dict[str, str]]

LABELS = """
  OPTIONAL { ?%(of)s skos:prefLabel ?ja . FILTER(LANG(?ja) = "ja") }
  OPTIONAL { ?%(of)s skos:prefLabel ?en . FILTER(LANG(?en) = "en") }"""
_ARTICLES = """
SELECT ?article ?title ?issued (COUNT(?claim) AS ?claims) WHERE {
  ?article a schema:NewsArticle ; dcterms:title ?title .
  OPTIONAL { ?article dcterms:issued ?issued }
  OPTIONAL { ?claim prov:wasDerivedFrom/nif:referenceContext ?article }
} GROUP BY ?article ?title ?issued ORDER BY ?issued ?title LIMIT 200"""
_ACTORS = """
SELECT ?actor ?name (COUNT(DISTINCT ?a) AS ?does) (COUNT(DISTINCT ?b) AS ?undergoes) (COUNT(DISTINCT ?c) AS ?says) WHERE {
  ?actor a/rdfs:subClassOf kg:Actor ; skos:prefLabel ?name . FILTER(LANG(?name) = "ja")
  { ?a rdf:subject ?actor } UNION { ?b rdf:object ?actor } UNION { ?c kg:attributedTo ?actor }
} GROUP BY ?actor ?name ORDER BY DESC(?does + ?undergoes) ?name LIMIT 100"""
_OUTGOING = "SELECT ?property ?other ?propertyJa ?ja ?en WHERE { <%s> ?property ?other ." + LABELS % {"of": "other"}
_INCOMING = "SELECT ?property ?other ?propertyJa ?ja ?en WHERE { ?other ?property <%s> ." + LABELS % {"of": "other"}
_PROPERTY = ' OPTIONAL { ?property skos:prefLabel ?propertyJa . FILTER(LANG(?propertyJa) = "ja") } } ORDER BY ?property ?other LIMIT 500'
_UNSAFE = re.compile(r'[\x00-\x20<>"{}|\\^`]')


@dataclass(frozen=True, slots=True)
class Cell:
    """A value as a page shows it, with where it leads (None for what is no link)."""

    text: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """One property with one value."""

    property: Cell
    other: Cell


def iri_of(raw_path: bytes) -> str | None:
    """The IRI that a request's path stands for; None for a path that is none.

    Percent signs that stand for Japanese are resolved, those for reserved signs belong to the IRI (`iri_segment`).
    """
    path = raw_path.decode("ascii", "replace").split("?")[0].lstrip("/")
    resolved = re.sub(r"(?:%[89A-Fa-f][0-9A-Fa-f])+", lambda match: unquote(match.group()), path)
    return None if _UNSAFE.search(resolved) else BASE + resolved


def local(iri: str) -> str:
    """Where a page links for an IRI: to this server for what it describes."""
    return f"/{iri.removeprefix(BASE)}" if iri.startswith(BASE) else iri


def index_page(ask: Ask, title: str, *, has_page: bool, limits: object) -> str:
    """The start page: articles and actors."""
    values = {"articles": rows(ask, _ARTICLES), "actors": rows(ask, _ACTORS), "limits": limits}
    return _render("index.html", title=title, has_page=has_page, **values)


def review_page() -> str:
    """The page on which claims are judged; it asks the server for them."""
    return _render("review.html")


def editor_page(*, has_page: bool) -> str:
    """The query editor with the shipped queries."""
    queries = list(shipped_queries().values())
    return _render("editor.html", title="SPARQL — Ronten", has_page=has_page, queries=queries, prefixes=PREFIXES)


def thing_page(ask: Ask, iri: str, *, has_page: bool) -> str | None:
    """The page of whatever has `iri`; None where nothing is said of it."""
    outgoing = rows(ask, _OUTGOING % iri + _PROPERTY)
    incoming = rows(ask, _INCOMING % iri + _PROPERTY)
    if not outgoing and not incoming:
        return None
    labels = [row["other"] for row in outgoing if row["property"].endswith(("#prefLabel", "terms/title", "#anchorOf"))]
    values = {"outgoing": list(map(_row, outgoing)), "incoming": list(map(_row, incoming))}
    return _render("thing.html", title=" / ".join(labels) or short(iri), iri=iri, has_page=has_page, **values)


def rows(ask: Ask, text: str) -> Rows:
    """The rows of an answer as plain text by name; what is unbound is left out."""
    found: list[Mapping[str, Any]] = json.loads(ask(Question(text)).body)["results"]["bindings"]
    return [{name: term["value"] for name, term in binding.items()} for binding in found]


def _row(row: Mapping[str, str]) -> Row:
    name = row.get("propertyJa")
    return Row(_cell(row["property"], [name] if name else []), _cell(row["other"], [row[key] for key in ("ja", "en") if key in row]))


def _cell(value: str, labels: Sequence[str]) -> Cell:
    is_link = value.startswith(("http://", "https://"))
    return Cell(" / ".join(labels) or short(value), local(value) if is_link else None)


@cache
def _environment() -> Environment:
    environment = Environment(loader=FileSystemLoader(WEB_FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    environment.filters["local"] = local
    return environment


def _render(template: str, **values: object) -> str:
    return _environment().get_template(template).render(**values)
