"""The JSON Schemas of own rules, own names and `kg.toml`, for editors that complete and check TOML (Taplo, Even Better TOML).

`python -m kg.own_schemas` writes `kg/schemas/rules.json`, `names.json` and `kg.json` anew; a test holds that they are current.
"""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeAlias

from kg.model import EntityType
from kg.namerecords import Name, Tenure
from kg.ownrules import EXTENSION_KEYS, SWITCH_KEYS
from kg.rulebook import CLASSES, KEYS, SLOT_CASES
from kg.vocabulary import load_vocabulary

Schema: TypeAlias = dict[str, Any]

FOLDER = Path(__file__).with_name("schemas")

_TEXT: Schema = {"type": "string", "minLength": 1}
_TEXTS: Schema = {"type": "array", "items": _TEXT, "uniqueItems": True}
_TRUTH: Schema = {"type": "boolean"}
_EXAMPLE: Schema = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "text": {**_TEXT, "description": "a sentence"},
        "claims": {**_TEXTS, "description": "the claims that this rule makes of it: subject | relation | object"},
        "source": {**_TEXT, "description": "the text that a real sentence comes from"},
    },
    "required": ["text", "claims"],
}


def schemas() -> dict[str, Schema]:
    """The schemas (draft 2020-12) by the name of their file."""
    return {"rules.json": _file("Rules of kg", "rule", _rule()), "names.json": _file("Names of kg", "name", _name()), "kg.json": _project()}


def _file(title: str, table: str, record: Schema) -> Schema:
    properties: Schema = {table: {"type": "array", "items": record}}
    if table == "name":
        properties["source"] = {**_TEXT, "description": "where the names come from"}
    return _whole(title, properties)


def _whole(title: str, properties: Schema) -> Schema:
    draft = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": draft, "title": title, "type": "object", "additionalProperties": False, "properties": properties}


def _record(properties: Schema, required: list[str]) -> Schema:
    return {"type": "object", "additionalProperties": False, "properties": properties, "required": required}


def _rule() -> Schema:
    keys = _rule_keys()
    whole = _record({key: keys[key] for key in sorted(KEYS)}, ["id", "relation", "predicates", "object", "why", "examples"])
    extension = _record({key: keys[key] for key in sorted(EXTENSION_KEYS)}, ["extends"])
    switch = _record({key: keys[key] for key in sorted(SWITCH_KEYS)}, ["id", "disabled"])
    return {"anyOf": [whole, extension, switch]}


def _rule_keys() -> Schema:
    relation = {"enum": sorted(load_vocabulary().relations)}
    cases = "|".join(sorted(SLOT_CASES, key=lambda case: (-len(case), case)))
    slot = {"type": "string", "pattern": f"^({cases})(:({'|'.join(sorted(CLASSES))}))?$"}
    slots = {"type": "array", "items": slot, "uniqueItems": True}
    return {
        "id": {**_TEXT, "description": "relation.name; the id of a shipped rule takes its place"},
        "extends": {**_TEXT, "description": "the id of the rule that gets more words"},
        "disabled": {"const": True, "description": "the rule is not used"},
        "relation": {**relation, "description": "what the predicates mean"},
        "predicates": {**_TEXTS, "description": "dictionary forms, verbal nouns without する, and idioms (疑問を呈する)"},
        "subject": {**slots, "description": "cases of the subject, in order of preference; ガ where left out"},
        "object": {**slots, "description": "cases of the object, in order of preference, with the class of what fills them"},
        "about": {**slots, "description": "cases of the matter"},
        "frame": {**slots, "description": "cases of what something is seen as; without it there is no claim"},
        "needs_about": {**_TRUTH, "description": "without the matter there is no claim"},
        "not_with": {**_TEXTS, "description": "heads of arguments beside which the predicate means something else"},
        "unless": {**_TEXTS, "description": "ids of rules that come first"},
        "when_negated": {**relation, "description": "the relation of the negated predicate"},
        "not_unable": {**_TRUTH, "description": "what cannot be done makes no claim (否定できない)"},
        "only_negated": {**_TRUTH, "description": "only the negated predicate makes a claim"},
        "nominal": {**_TRUTH, "description": "nouns count too (ロシアの侵攻); true where left out"},
        "why": {**_TEXT, "description": "the reason, with an example"},
        "examples": {"type": "array", "items": _EXAMPLE, "description": "sentences with the claims that this rule makes"},
        "counterexamples": {**_TEXTS, "description": "sentences of which this rule makes no claim"},
    }


def _name() -> Schema:
    texts = {"names", "short", "letters", "member_of", "stands_for"}
    keys = {field.name: _TEXTS if field.name in texts else _TEXT for field in fields(Name)}
    tenure = _record({field.name: _TEXT for field in fields(Tenure)}, ["office", "of"])
    keys |= {"type": {"enum": [kind.value for kind in EntityType]}, "offices": {"type": "array", "items": tenure}}
    extension = _record({"extends": _TEXT, "names": _TEXTS, "short": _TEXTS}, ["extends"])
    switch = _record({"key": _TEXT, "disabled": {"const": True}}, ["key", "disabled"])
    return {"anyOf": [_record(keys, ["ja", "type"]), extension, switch]}


def _project() -> Schema:
    paths = {**_TEXTS, "description": "files or folders, relative to this file"}
    properties = {
        "rules": paths,
        "names": paths,
        "corrections": {**_TEXTS, "description": "files of corrections"},
        "model": {**_TEXT, "description": "the GiNZA model"},
        "output": {**_TEXT, "description": "the folder where builds go"},
    }
    return _whole("A project of kg", properties)


def schema_texts() -> dict[str, str]:
    """The schemas as they stand in their files."""
    return {name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n" for name, schema in schemas().items()}


if __name__ == "__main__":
    for name, text in schema_texts().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
