"""The words that reading clauses needs by name (`rules/lexicon.toml`)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path

from kg.errors import RuleError

LEXICON = Path(__file__).with_name("rules") / "lexicon.toml"
TRANSITIVE = LEXICON.with_name("transitive.toml")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word lists by what they are for; the file says why."""

    clause_nouns: frozenset[str]
    light_verbs: frozenset[str]
    relational_suffixes: frozenset[str]
    pronouns: frozenset[str]
    event_nouns: frozenset[str]
    request_verbs: frozenset[str]
    existential_verbs: frozenset[str]
    reporting_verbs: frozenset[str]
    rallies: frozenset[str]
    regions: frozenset[str]
    communes: frozenset[str]
    actor_nouns: frozenset[str]
    adverbial_ends: frozenset[str]
    causal_verbs: frozenset[str]
    will_nouns: frozenset[str]
    made_nouns: frozenset[str]
    vague_nouns: frozenset[str]
    stative_verbs: frozenset[str]
    naming_verbs: frozenset[str]
    telling_verbs: frozenset[str]
    means_nouns: frozenset[str]
    instruments: frozenset[str]
    transitive_verbs: frozenset[str]


def load_lexicon(path: Path = LEXICON, verbs_with_object: frozenset[str] = frozenset()) -> Lexicon:
    """The lexicon of `path`, with further transitive verbs that the rules know; raises `RuleError` where a list is missing."""
    tables = {**_tables(path), **_tables(TRANSITIVE)}
    lexicon = Lexicon(*(_words(tables, field.name, path) for field in fields(Lexicon)))
    return replace(lexicon, transitive_verbs=lexicon.transitive_verbs | verbs_with_object)


def _tables(path: Path) -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _words(tables: dict[str, dict[str, list[str]]], name: str, path: Path) -> frozenset[str]:
    words = tables.get(name, {}).get("words")
    if not words:
        where = f"{(TRANSITIVE if name == 'transitive_verbs' else path).name}, table {name}, key words"
        raise RuleError("the list is missing or empty", where=where, remedy='write words = ["…"]')
    return frozenset(words)
