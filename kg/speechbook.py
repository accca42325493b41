"""Verbs and nouns of saying: `rules/speech.toml`, read strictly."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from kg.cuebook import CUE_BOOK
from kg.errors import RuleError
from kg.hearsay import SPEECH_FILE, load_words

KINDS = ("say", "report", "claim", "think")
_KEYS = frozenset({"predicates", "kind", "speaker", "hearer", "why", "examples"})
_TABLES = ("announcing", "demanding", "saying_nouns", "sources", "stage")


@dataclass(frozen=True, slots=True)
class SpeechBook:
    """Which predicates are speech.

    `kinds` gives the kinds of a predicate by its dictionary form or idiom (考えを示す); `announcing` are the verbs that say what stands
    in ことを; `demanding` those that ask for what stands in よう; `saying_nouns` nouns of speech that a clause explains (声明); `sources`
    nouns for what is told (関係者の話では); `stage` acts that set the stage for speech (会談); `deeds` what one announces (辞任を表明した).
    """

    kinds: Mapping[str, frozenset[str]]
    announcing: frozenset[str]
    demanding: frozenset[str]
    saying_nouns: frozenset[str]
    sources: frozenset[str]
    stage: frozenset[str]
    deeds: frozenset[str]


def load_speech(path: Path = SPEECH_FILE) -> SpeechBook:
    """The verbs and nouns of saying of `path`; raises `RuleError` with file, record and key where one is not of its form."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RuleError(f"not a readable rule file: {error}", where=str(path), remedy="mend the TOML at the place named") from error
    kinds: dict[str, frozenset[str]] = {}
    for number, record in enumerate(data.get("speech", []), 1):
        kind, predicates = _record(record, f"{path.name}, speech no. {number}")
        kinds |= {predicate: kinds.get(predicate, frozenset()) | {kind} for predicate in predicates}
    return SpeechBook(MappingProxyType(kinds), **{name: load_words(name, path) for name in _TABLES}, deeds=load_words("deeds", CUE_BOOK))


def _record(record: Mapping[str, object], where: str) -> tuple[str, tuple[str, ...]]:
    for key in record:
        if key not in _KEYS:
            raise RuleError(f"unknown key {key!r}", where=where, remedy=f"the keys of a verb of saying are {', '.join(sorted(_KEYS))}")
    kind = record.get("kind")
    if kind not in KINDS:
        raise RuleError(f"there is no kind {kind!r}", where=f"{where}, key kind", remedy=f"the kinds are {', '.join(KINDS)}")
    return str(kind), _words(record.get("predicates"), f"{where}, key predicates")


def _words(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not value or not all(isinstance(v, str) and v.strip() for v in value):
        raise RuleError("not a list of words", where=where, remedy='write ["…", "…"]')
    if len(set(value)) < len(value):
        raise RuleError("a word stands twice", where=where, remedy="leave one of them out")
    return tuple(value)
