"""Claims as tidy data (Wickham 2014): a row a claim, a column a variable, for R, pandas and Stata.

Unlike `claims.csv`, which is made for spreadsheets, it has no byte order mark and no apostrophe before what Excel would take for a formula.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.model import EntityType
from kg.results import to_table
from kg.store import query

COLUMNS = (
    *("claim", "article", "name", "title", "issued", "date"),
    *("subject", "subject_en", "subject_type", "subject_wikidata", "subject_iri"),
    *("relation", "relation_ja", "group", "event_type"),
    *("object", "object_en", "object_type", "object_wikidata", "object_iri"),
    *("modality", "polarity", "speaker", "reporter", "about", "frame", "place"),
    *("rule", "words", "words_begin", "words_end", "sentence", "sentence_begin"),
)
_TYPES = " ".join(f"kg:{kind}" for kind in EntityType)


def _side(name: str) -> str:
    """The pattern of an entity's label, English label, class and Wikidata id."""
    return f"""
  VALUES ?{name}_class {{ {_TYPES} }}
  ?{name}_iri a ?{name}_class ; skos:prefLabel ?{name} . FILTER(LANG(?{name}) = "ja")
  OPTIONAL {{ ?{name}_iri skos:prefLabel ?{name}_en . FILTER(LANG(?{name}_en) = "en") }}
  OPTIONAL {{ ?{name}_iri owl:sameAs ?{name}_item . BIND(STRAFTER(STR(?{name}_item), STR(wd:)) AS ?{name}_wikidata) }}
  BIND(STRAFTER(STR(?{name}_class), STR(kg:)) AS ?{name}_type)"""


_QUERY = f"""
SELECT {" ".join(f"?{column}" for column in COLUMNS)}
WHERE {{
  ?iri rdf:subject ?subject_iri ; rdf:predicate ?rel ; rdf:object ?object_iri ; kg:modality ?mod ; kg:polarity ?pol ; kg:words ?words ;
    kg:wordsBegin ?words_begin ; kg:wordsEnd ?words_end ; kg:rule/dcterms:identifier ?rule ; prov:wasDerivedFrom ?span .
  ?span nif:anchorOf ?sentence ; nif:beginIndex ?sentence_begin ; nif:referenceContext ?text .
  ?text dcterms:title ?title ; dcterms:identifier ?name .
  ?rel skos:prefLabel ?relation_ja ; skos:broader ?superproperty . FILTER(LANG(?relation_ja) = "ja") {_side("subject")} {_side("object")}
  OPTIONAL {{ ?rel (skos:closeMatch|skos:broadMatch)/skos:notation ?event_type }}
  OPTIONAL {{ ?text dcterms:issued ?issued }}
  OPTIONAL {{ ?iri kg:date ?date }}
  OPTIONAL {{ ?iri kg:attributedTo/skos:prefLabel ?speaker . FILTER(LANG(?speaker) = "ja") }}
  OPTIONAL {{ ?iri kg:reportedBy/skos:prefLabel ?reporter . FILTER(LANG(?reporter) = "ja") }}
  OPTIONAL {{ ?iri kg:about ?about }}
  OPTIONAL {{ ?iri kg:as ?frame }}
  OPTIONAL {{ ?iri kg:place ?place }}
  BIND(STRAFTER(STR(?iri), STR(claim:)) AS ?claim)
  BIND(STRAFTER(STR(?text), STR(art:)) AS ?article)
  BIND(STRAFTER(STR(?rel), STR(rel:)) AS ?relation)
  BIND(STRAFTER(STR(?superproperty), STR(rel:)) AS ?group)
  BIND(STRAFTER(STR(?mod), STR(mod:)) AS ?modality)
  BIND(STRAFTER(STR(?pol), STR(pol:)) AS ?polarity)
}}
ORDER BY ?article ?words_begin ?words_end ?claim"""


def tidy_claims(store: ox.Store) -> list[dict[str, str]]:
    """The claims article by article in text order, each with a text for every one of `COLUMNS`; empty where it has none."""
    rows = to_table(query(store, _QUERY)).dicts()
    return [{column: "" if row[column] is None else str(row[column]) for column in COLUMNS} for row in rows]


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
