"""The JSON Schema of files of corrections, for editors that complete and check TOML (Taplo, Even Better TOML).

`python -m kg.correction_schema` writes `kg/schemas/corrections.json` anew; a test holds that it is current.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeAlias

from kg.corrections import Verdict
from kg.model import EntityType, Modality, Polarity
from kg.vocabulary import load_vocabulary

Schema: TypeAlias = dict[str, Any]

FILE = Path(__file__).with_name("schemas") / "corrections.json"

_TEXT: Schema = {"type": "string", "minLength": 1}
_TEXTS: Schema = {"type": "array", "items": _TEXT, "minItems": 1}
_NOTE: Schema = {
    "by": {**_TEXT, "description": "who corrects"},
    "on": {"type": "string", "description": "when: a date or time of TOML, without quotation marks", "format": "date"},
    "why": {"type": "string", "description": "the reason"},
    "article": {**_TEXT, "description": "the title or id of the only article that is meant"},
}
_NAME: Schema = {**_TEXT, "description": "an entity, by label, a further name, Q-id or IRI"}


def schema() -> Schema:
    """The schema (draft 2020-12) of the whole file."""
    tables = {"claim": _claim(), "merge": _merge(), "split": _split(), "alias": _alias(), "relation": _relation()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Corrections of a graph of claims",
        "type": "object",
        "additionalProperties": False,
        "properties": {name: {"type": "array", "items": table} for name, table in tables.items()},
    }


def _table(description: str, needed: Schema, optional: Schema) -> Schema:
    return {
        "type": "object",
        "description": description,
        "additionalProperties": False,
        "properties": {**needed, **optional, **_NOTE},
        "required": [*needed, "by", "on"],
    }


def _claim() -> Schema:
    needed = {"sentence": {**_TEXT, "description": "the whole sentence"}, "subject": _NAME, "relation": _TEXT, "object": _NAME}
    change = {
        "type": "object",
        "description": "what the claim should say",
        "additionalProperties": False,
        "minProperties": 1,
        "properties": {
            "subject": _NAME,
            "relation": _relations(),
            "object": _NAME,
            "modality": _one_of(Modality),
            "polarity": _one_of(Polarity),
            "attributed_to": {"type": "string", "description": "who says it; empty: the text itself"},
        },
    }
    optional = {
        "verdict": {**_one_of(Verdict), "description": "left out: wrong, or mended where there is a change"},
        "predicate": {"type": "string", "description": "the words of the predicate"},
        "rule": {"type": "string", "description": "the rule whose precision this judgement counts for"},
        "change": change,
    }
    mended = {"required": ["verdict"], "properties": {"verdict": {"const": Verdict.MENDED.value}}}
    judged = {"required": ["verdict"], "properties": {"verdict": {"not": {"const": Verdict.MENDED.value}}}}
    only_mended = [{"if": mended, "then": {"required": ["change"]}}, {"if": judged, "then": {"properties": {"change": False}}}]
    return {**_table("a claim that was judged: rejected, changed, or found right", needed, optional), "allOf": only_mended}


def _merge() -> Schema:
    return _table("two entities that are one", {"entity": _NAME, "into": _target()}, {})


def _split() -> Schema:
    where = {
        "words": {**_TEXTS, "description": "where it is called so"},
        "sentences": {**_TEXTS, "description": "where it stands in these"},
    }
    table = _table("one entity that is two", {"entity": _NAME, "into": _target()}, where)
    return {**table, "anyOf": [{"required": ["words"]}, {"required": ["sentences"]}]}


def _alias() -> Schema:
    return _table("a further name of an entity", {"entity": _NAME, "name": _TEXT}, {})


def _relation() -> Schema:
    optional = {"predicate": {"type": "string", "description": "only claims whose predicate has these words"}}
    return _table("claims of one relation that state another", {"relation": _TEXT, "to": _relations()}, optional)


def _target() -> Schema:
    properties = {
        "label": _TEXT,
        "type": _one_of(EntityType),
        "wikidata": {"type": "string", "pattern": "^Q[1-9][0-9]*$"},
        "label_en": _TEXT,
    }
    new = {"type": "object", "additionalProperties": False, "properties": properties, "required": ["label", "type"]}
    return {"oneOf": [_NAME, new], "description": "an entity of the article, or a new one with its type"}


def _relations() -> Schema:
    return _one_of(load_vocabulary().relations)


def _one_of(values: Iterable[str]) -> Schema:
    return {"enum": [str(value) for value in values]}


def schema_text() -> str:
    """The schema as it stands in its file."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    FILE.write_text(schema_text(), encoding="utf-8")
