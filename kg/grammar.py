"""The words that the grammar of phrases and clauses needs by name (`rules/grammar.toml`)."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from kg.errors import RuleError

GRAMMAR = Path(__file__).with_name("rules") / "grammar.toml"


def words(table: str) -> frozenset[str]:
    """The words of a table of the grammar; raises `RuleError` where it is missing or empty."""
    found = _tables().get(table, {}).get("words")
    if not found:
        raise RuleError("the list is missing or empty", where=f"{GRAMMAR.name}, table {table}, key words", remedy='write words = ["…"]')
    return frozenset(found)


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(GRAMMAR.read_text(encoding="utf-8"))
