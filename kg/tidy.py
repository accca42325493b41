"""Claims as tidy data (Wickham 2014): a row a claim, a column a variable, for R, pandas and Stata.

Unlike `claims.csv`, which is made for spreadsheets, it has no byte order mark and no apostrophe before what Excel would take for a formula.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

import pyoxigraph as ox

from kg.model import EntityType
from kg.results import to_table
from kg.store import query
from kg.vocabulary import load_vocabulary

COLUMNS = (
    *("claim", "article", "name", "title", "issued", "date"),
    *("subject", "subject_en", "subject_type", "subject_wikidata", "subject_iri"),
    *("relation", "relation_ja", "group", "event_type"),
    *("object", "object_en", "object_type", "object_wikidata", "object_iri"),
    *("modality", "polarity", "speaker", "reporter", "about", "frame", "place"),
    *("rule", "words", "words_begin", "words_end", "sentence", "sentence_begin"),
)
_ENTITIES = f"""
SELECT ?iri ?label ?en ?type ?wikidata
WHERE {{
  VALUES ?class {{ {" ".join(f"kg:{kind}" for kind in EntityType)} }}
  ?iri a ?class ; skos:prefLabel ?label . FILTER(LANG(?label) = "ja")
  OPTIONAL {{ ?iri skos:prefLabel ?en . FILTER(LANG(?en) = "en") }}
  OPTIONAL {{ ?iri owl:sameAs ?item . BIND(STRAFTER(STR(?item), STR(wd:)) AS ?wikidata) }}
  BIND(STRAFTER(STR(?class), STR(kg:)) AS ?type)
}}"""
_CLAIMS = """
SELECT ?claim ?article ?name ?title ?issued ?date ?subject_iri ?relation ?object_iri ?modality ?polarity ?speaker_iri ?reporter_iri
  ?about ?frame ?place ?rule ?words ?words_begin ?words_end ?sentence ?sentence_begin
WHERE {
  ?iri rdf:subject ?subject_iri ; rdf:predicate ?rel ; rdf:object ?object_iri ; kg:modality ?mod ; kg:polarity ?pol ; kg:words ?words ;
    kg:wordsBegin ?words_begin ; kg:wordsEnd ?words_end ; kg:rule/dcterms:identifier ?rule ; prov:wasDerivedFrom ?span .
  ?span nif:anchorOf ?sentence ; nif:beginIndex ?sentence_begin ; nif:referenceContext ?text .
  ?text dcterms:title ?title ; dcterms:identifier ?name .
  OPTIONAL { ?text dcterms:issued ?issued }
  OPTIONAL { ?iri kg:date ?date }
  OPTIONAL { ?iri kg:attributedTo ?speaker_iri }
  OPTIONAL { ?iri kg:reportedBy ?reporter_iri }
  OPTIONAL { ?iri kg:about ?about }
  OPTIONAL { ?iri kg:as ?frame }
  OPTIONAL { ?iri kg:place ?place }
  BIND(STRAFTER(STR(?iri), STR(claim:)) AS ?claim)
  BIND(STRAFTER(STR(?text), STR(art:)) AS ?article)
  BIND(STRAFTER(STR(?rel), STR(rel:)) AS ?relation)
  BIND(STRAFTER(STR(?mod), STR(mod:)) AS ?modality)
  BIND(STRAFTER(STR(?pol), STR(pol:)) AS ?polarity)
}
ORDER BY ?article ?words_begin ?words_end ?claim"""

Row: TypeAlias = dict[str, str]


def tidy_claims(store: ox.Store) -> list[Row]:
    """The claims article by article in text order, each with a text for every one of `COLUMNS`; empty where it has none."""
    entities = {row["iri"]: row for row in _rows(store, _ENTITIES)}
    return [_tidy(row, entities) for row in _rows(store, _CLAIMS)]


def _rows(store: ox.Store, sparql: str) -> list[Row]:
    rows = to_table(query(store, sparql)).dicts()
    return [{name: "" if value is None else str(value) for name, value in row.items()} for row in rows]


def _tidy(row: Row, entities: Mapping[str, Row]) -> Row:
    """`row` with what is known of its relation and its entities, which the query would look up again for every claim."""
    relation = load_vocabulary().relations[row["relation"]]
    known = {"relation_ja": relation.ja, "group": relation.group, "event_type": relation.plover or ""}
    for side in ("subject", "object"):
        entity = entities[row[f"{side}_iri"]]
        known |= {side: entity["label"], **{f"{side}_{name}": entity[name] for name in ("en", "type", "wikidata")}}
    for voice in ("speaker", "reporter"):
        known[voice] = entities[row[f"{voice}_iri"]]["label"] if row[f"{voice}_iri"] else ""
    found = row | known
    return {column: found[column] for column in COLUMNS}


def tidy_lines(store: ox.Store) -> Iterator[str]:
    """The lines of a CSV (RFC 4180, UTF-8): a line of names, then a line a claim. In R: `read.csv(file, na.strings = "")`."""
    yield csv_line(COLUMNS)
    for row in tidy_claims(store):
        yield csv_line(row.values())


def csv_line(cells: Iterable[object]) -> str:
    """`cells` as a line of CSV."""
    text = io.StringIO()
    csv.writer(text).writerow(cells)
    return text.getvalue()
