"""Ten saved web pages of ten styles, their articles as they should be read, and how much of an article a text holds."""

from __future__ import annotations

from difflib import SequenceMatcher
from pathlib import Path

PAGES = Path(__file__).with_name("pages")
NAMES = ("amp", "app", "blog", "diary", "local", "ministry", "newspaper", "portal", "tables", "thinktank")
_SHORTEST = 5
"""A shorter run of the same characters stands in any Japanese text."""


def page(name: str) -> Path:
    return PAGES / f"{name}.html"


def article_of(name: str) -> str:
    return (PAGES / f"{name}.txt").read_text(encoding="utf-8")


def recall(truth: str, found: str) -> float:
    """The share of the characters of `truth`, white space apart, that stand in `found` in the same order."""
    wanted, got = squeezed(truth), squeezed(found)
    blocks = SequenceMatcher(None, wanted, got, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= _SHORTEST) / len(wanted)


def squeezed(text: str) -> str:
    return "".join(text.split())
