"""The words by which unknown names are found (`names/patterns.toml`): titles, endings of bodies and groups, letters, anaphors."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import RuleError


@dataclass(frozen=True, slots=True)
class PersonPatterns:
    """Titles and what stands round them; the file says what each list is for."""

    honorifics: frozenset[str]
    offices: frozenset[str]
    unique_offices: frozenset[str]
    prefixes: frozenset[str]
    of_places: frozenset[str]
    party_offices: frozenset[str]
    posts_before: tuple[str, ...]
    only_named: frozenset[str]
    same_offices: Mapping[str, str]
    not_offices: frozenset[str]
    not_surnames: frozenset[str]
    longer_words: tuple[str, ...]
    former: frozenset[str]
    coming: frozenset[str]
    not_names: frozenset[str]
    positions: tuple[str, ...]

    def office(self, title: str) -> str:
        """`title` with the usual short name of its office: 内閣総理大臣 becomes 首相, 元外務大臣 becomes 元外相."""
        long = max((form for form in self.same_offices if title.endswith(form)), key=len, default="")
        return title[: len(title) - len(long)] + self.same_offices[long] if long else title


@dataclass(frozen=True, slots=True)
class BodyPatterns:
    """Endings of organisations, and kinds that announce a name."""

    kinds: frozenset[str]
    place_kinds: frozenset[str]
    party_kinds: frozenset[str]
    no_parties: frozenset[str]
    quoted_kinds: frozenset[str]
    quoted_kinds_with_no: frozenset[str]
    endings: frozenset[str]
    weak: frozenset[str]
    standalone: frozenset[str]
    not_bodies: frozenset[str]
    never_resumed: frozenset[str]


@dataclass(frozen=True, slots=True)
class GroupPatterns:
    """Endings of groups."""

    endings: frozenset[str]
    bound: frozenset[str]
    not_groups: frozenset[str]
    trailers: frozenset[str]
    union_offices: frozenset[str]


@dataclass(frozen=True, slots=True)
class LetterPatterns:
    """Where one-character forms stand for states."""

    marks: frozenset[str]
    pair_only: Mapping[str, str]
    not_pairs: frozenset[str]
    pair_heads: tuple[str, ...]
    alone: frozenset[str]
    not_before: tuple[str, ...]
    polity: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnaphorPatterns:
    """Words that stand for what the text named before."""

    both: Mapping[str, str]
    two: Mapping[str, str]
    three: Mapping[str, str]
    four: Mapping[str, str]
    same_state: frozenset[str]
    same_person: frozenset[str]
    same: frozenset[str]
    own_state: frozenset[str]


@dataclass(frozen=True, slots=True)
class NamePatterns:
    """All patterns of names."""

    persons: PersonPatterns
    bodies: BodyPatterns
    groups: GroupPatterns
    letters: LetterPatterns
    anaphors: AnaphorPatterns


_ORDERED = {"positions", "longer_words", "posts_before", "not_before", "polity", "pair_heads"}
_TABLES = {
    "persons": PersonPatterns,
    "bodies": BodyPatterns,
    "groups": GroupPatterns,
    "letters": LetterPatterns,
    "anaphors": AnaphorPatterns,
}


@cache
def load_patterns(path: Path) -> NamePatterns:
    """The patterns of `path`; raises `RuleError` where a table or list is missing or not of its form."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"this is not TOML: {error}", where=str(path)) from error
    return NamePatterns(**{key: _table(cls, data.get(key, {}), f"{path}: {key}") for key, cls in _TABLES.items()})


def _table(cls: type[Any], table: dict[str, Any], where: str) -> Any:
    known = {field.name for field in fields(cls)}
    if known != set(table):
        raise RuleError(
            f"missing or unknown: {', '.join(sorted(known ^ set(table)))}", where=where, remedy=f"Known are {', '.join(sorted(known))}."
        )
    return cls(**{key: _words(value, f"{where}.{key}", ordered=key in _ORDERED) for key, value in table.items()})


def _words(value: Any, where: str, ordered: bool) -> Any:
    """A list as a set, or a tuple for `str.startswith`; a table as it is; every value is text."""
    words = list(value.values()) if isinstance(value, dict) else value
    if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
        raise RuleError("this is a list of words, or a table of them", where=where)
    if isinstance(value, dict):
        return value
    return tuple(words) if ordered else frozenset(words)
