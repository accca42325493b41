"""Claims as Web Annotations (W3C, 2017), which Hypothesis and Recogito read: an annotation points to the words of a claim.

A position selector counts code points of the article's text, as `article.txt` has it; a quote selector finds the words in
any other copy of the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pyoxigraph as ox

from kg.results import Value, to_table
from kg.store import query

CONTEXT_LENGTH = 32
"""How many code points a quote selector has on each side of the words."""

_QUERY = """
SELECT ?claim ?article ?words ?begin ?end ?sentence ?start ?relation ?subjectName ?relationName ?objectName ?modalityName ?polarityName
WHERE {
  ?claim rdf:subject ?subject ; rdf:predicate ?relation ; rdf:object ?object ; kg:words ?words ; kg:wordsBegin ?begin ; kg:wordsEnd ?end ;
    kg:modality/skos:prefLabel ?modalityName ; kg:polarity/skos:prefLabel ?polarityName ; prov:wasDerivedFrom ?place .
  ?place nif:anchorOf ?sentence ; nif:beginIndex ?start ; nif:referenceContext ?article .
  ?subject skos:prefLabel ?subjectName .
  ?relation skos:prefLabel ?relationName .
  ?object skos:prefLabel ?objectName .
  FILTER(LANG(?subjectName) = "ja" && LANG(?relationName) = "ja" && LANG(?objectName) = "ja")
  FILTER(LANG(?modalityName) = "ja" && LANG(?polarityName) = "ja")
}
ORDER BY ?article ?begin ?claim"""


def web_annotations(store: ox.Store) -> Iterator[dict[str, Any]]:
    """An annotation for each claim, article by article in text order, as JSON-LD without its context."""
    for row in to_table(query(store, _QUERY)).dicts():
        yield {
            "id": f"{row['claim']}#annotation",
            "type": "Annotation",
            "motivation": ["describing", "classifying"],
            "body": [
                {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "language": "ja", "value": _sentence(row)},
                {"type": "TextualBody", "purpose": "tagging", "language": "ja", "value": row["relationName"]},
                {"type": "SpecificResource", "purpose": "classifying", "source": row["relation"]},
                {"type": "SpecificResource", "purpose": "linking", "source": row["claim"]},
            ],
            "target": {"source": row["article"], "selector": _selectors(row)},
        }


def _sentence(row: Mapping[str, Value]) -> str:
    """プーチン —牽制する→ 西欧諸国(評価、肯定)."""
    return f"{row['subjectName']} —{row['relationName']}→ {row['objectName']}({row['modalityName']}、{row['polarityName']})"


def _selectors(row: Mapping[str, Value]) -> list[dict[str, Value]]:
    words, sentence = str(row["words"]), str(row["sentence"])
    at = int(str(row["begin"])) - int(str(row["start"]))
    prefix, suffix = sentence[max(0, at - CONTEXT_LENGTH) : at], sentence[at + len(words) :][:CONTEXT_LENGTH]
    return [
        {"type": "TextPositionSelector", "start": row["begin"], "end": row["end"]},
        {"type": "TextQuoteSelector", "exact": words, "prefix": prefix, "suffix": suffix},
    ]
