"""The relations that a claim can state, and their groups, read from `vocabulary.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kg.errors import RuleError

VOCABULARY_FILE = Path(__file__).with_name("vocabulary.toml")

_TEXTS = frozenset({"ja", "en", "definition_ja", "definition_en"})
_RELATION_KEYS = _TEXTS | {"group", "plover", "symmetric", "side"}
_SIDES = ("for", "against", None)


@dataclass(frozen=True, slots=True)
class Group:
    """A group of relations; the first four are the quad classes of political event coding."""

    id: str
    ja: str
    en: str
    definition_ja: str
    definition_en: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation that a claim can state.

    `plover` is the PLOVER event type it falls under, None for a stance; `side` is the side that its subject takes on its object ("for",
    "against"), None where it takes none.
    """

    id: str
    ja: str
    en: str
    group: str
    plover: str | None
    symmetric: bool
    side: str | None
    definition_ja: str
    definition_en: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All relations and groups by id, in the order of the file."""

    relations: Mapping[str, Relation]
    groups: Mapping[str, Group]


@cache
def load_vocabulary(path: Path = VOCABULARY_FILE) -> Vocabulary:
    """The vocabulary of `path`; raises `RuleError` where a record is not of its form."""
    data = _read(path)
    _allow_only({"groups", "relations"}, data, str(path))
    groups = {key: _group(key, record, path) for key, record in data.get("groups", {}).items()}
    relations = {key: _relation(key, record, groups, path) for key, record in data.get("relations", {}).items()}
    return Vocabulary(MappingProxyType(relations), MappingProxyType(groups))


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"this is not TOML: {error}", where=str(path)) from error


def _group(key: str, record: dict[str, Any], path: Path) -> Group:
    where = f"{path}: groups.{key}"
    _allow_only(_TEXTS, record, where)
    return Group(id=key, **_texts(record, where))


def _relation(key: str, record: dict[str, Any], groups: dict[str, Group], path: Path) -> Relation:
    where = f"{path}: relations.{key}"
    _allow_only(_RELATION_KEYS, record, where)
    group, plover, symmetric = record.get("group"), record.get("plover"), record.get("symmetric", False)
    if group not in groups:
        raise RuleError(f"the group {group!r} is unknown", where=where, remedy=f"Known are {', '.join(groups)}.")
    if not isinstance(plover, str | None) or not isinstance(symmetric, bool):
        raise RuleError("plover is a word and symmetric is true or false", where=where)
    side = record.get("side")
    if side not in _SIDES:
        raise RuleError(f"the side {side!r} is unknown", where=where, remedy='Write side = "for" or "against", or leave it out.')
    return Relation(id=key, group=group, plover=plover, symmetric=symmetric, side=side, **_texts(record, where))


def _texts(record: dict[str, Any], where: str) -> dict[str, str]:
    for key in sorted(_TEXTS):
        if not isinstance(record.get(key), str) or not record[key].strip():
            raise RuleError(f"{key} is missing or empty", where=where, remedy=f'Write {key} = "…".')
    return {key: record[key] for key in _TEXTS}


def _allow_only(keys: frozenset[str] | set[str], record: dict[str, Any], where: str) -> None:
    unknown = sorted(set(record) - keys)
    if unknown:
        raise RuleError(f"the key {unknown[0]!r} is unknown", where=where, remedy=f"Known are {', '.join(sorted(keys))}.")
