"""Political event data: the claims that have an event type, as the coders of events tabulate them.

A row is a positive claim: date, source and target actor, relation, PLOVER type, quad class, modality and speaker. States have
their ISO 3166-1 alpha-3 codes and the codes of the Correlates of War project.
"""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg.gazetteer import load_gazetteer
from kg.results import to_table
from kg.store import query

COLUMNS = (
    *("event_id", "date", "source", "source_en", "source_iri", "source_iso3", "source_cow", "source_cow_number"),
    *("target", "target_en", "target_iri", "target_iso3", "target_cow", "target_cow_number"),
    *("relation", "event_type", "quad_class", "modality", "speaker", "article", "words"),
)
_QUERY = """
SELECT ?event_id ?date ?source ?source_en ?source_iri ?source_item ?target ?target_en ?target_iri ?target_item
  ?relation ?event_type ?quad_class ?modality ?speaker ?article ?words
WHERE {
  ?claim rdf:subject ?source_iri ; rdf:predicate ?rel ; rdf:object ?target_iri ; kg:polarity pol:positive ; kg:modality ?mod ;
    kg:words ?words ; kg:wordsBegin ?begin ; prov:wasDerivedFrom/nif:referenceContext ?article .
  ?rel skos:closeMatch|skos:broadMatch ?type .
  ?type skos:notation ?event_type ; skos:broadMatch ?group .
  ?source_iri skos:prefLabel ?source . FILTER(LANG(?source) = "ja")
  ?target_iri skos:prefLabel ?target . FILTER(LANG(?target) = "ja")
  OPTIONAL { ?source_iri skos:prefLabel ?source_en . FILTER(LANG(?source_en) = "en") }
  OPTIONAL { ?target_iri skos:prefLabel ?target_en . FILTER(LANG(?target_en) = "en") }
  OPTIONAL { ?source_iri owl:sameAs ?source_item }
  OPTIONAL { ?target_iri owl:sameAs ?target_item }
  OPTIONAL { ?claim kg:attributedTo/skos:prefLabel ?speaker . FILTER(LANG(?speaker) = "ja") }
  OPTIONAL { ?article dcterms:issued ?issued }
  OPTIONAL { ?claim kg:date ?own }
  BIND(COALESCE(?own, ?issued) AS ?date)
  BIND(STRAFTER(STR(?claim), STR(claim:)) AS ?event_id)
  BIND(STRAFTER(STR(?rel), STR(rel:)) AS ?relation)
  BIND(STRAFTER(STR(?group), STR(rel:)) AS ?quad_class)
  BIND(STRAFTER(STR(?mod), STR(mod:)) AS ?modality)
}
ORDER BY STR(?date) ?article ?begin ?event_id"""
_BYTE_ORDER_MARK = "\ufeff"
_FORMULA_SIGNS = tuple("=+-@\t\r")


@dataclass(frozen=True, slots=True)
class StateCodes:
    """The codes of a state: ISO 3166-1 alpha-3, and number and abbreviation in the Correlates of War; empty where it has none."""

    iso3: str = ""
    cow: str = ""
    cow_number: str = ""


@cache
def state_codes() -> Mapping[str, StateCodes]:
    """The codes of the states that the gazetteer knows, by Wikidata id."""
    cow = tomllib.loads(Path(__file__).with_name("cow.toml").read_text(encoding="utf-8"))["states"]
    names = (name for name in load_gazetteer().by_key.values() if name.iso3 and name.wikidata)
    return {str(name.wikidata): _codes(str(name.iso3), cow) for name in names}


def event_lines(store: ox.Store) -> Iterator[str]:
    """The lines of `events.csv`, by date: CSV (RFC 4180) that Excel opens, with a byte order mark and no live formulas."""
    yield _BYTE_ORDER_MARK + _line(COLUMNS)
    for row in to_table(query(store, _QUERY)).dicts():
        cells = {key: "" if value is None else str(value) for key, value in row.items()}
        yield _line([(cells | _side("source", cells) | _side("target", cells))[column] for column in COLUMNS])


def _codes(iso3: str, cow: Mapping[str, Mapping[str, object]]) -> StateCodes:
    found = cow.get(iso3, {})
    return StateCodes(iso3, str(found.get("code", "")), str(found.get("number", "")))


def _side(side: str, cells: Mapping[str, str]) -> dict[str, str]:
    """The codes of one side of an event."""
    codes = state_codes().get(cells[f"{side}_item"].rsplit("/", 1)[-1], StateCodes())
    return {f"{side}_iso3": codes.iso3, f"{side}_cow": codes.cow, f"{side}_cow_number": codes.cow_number}


def _line(cells: tuple[str, ...] | list[str]) -> str:
    text = io.StringIO()
    csv.writer(text).writerow(f"'{cell}" if cell.startswith(_FORMULA_SIGNS) else cell for cell in cells)
    return text.getvalue()
