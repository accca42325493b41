"""What kg says, in Japanese where the locale is: a catalogue under the English lines.

In a line {} stands for what is filled in, {#} for a number with its noun, which has a Japanese form of its own.

The code says everything in English, and only the command line asks here, when it prints: so a library's caller, a log and a test always
meet the same words. A line that is in no catalogue stays English.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

CATALOGUE = Path(__file__).with_name("messages.ja.toml")
HOLE = "{}"
COUNT = "{#}"
_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The variables that name the language of messages, the first that is set (POSIX, Base Definitions 8.2)."""


def is_japanese() -> bool:
    """True where the locale of this process asks for messages in Japanese."""
    return next((value for name in _LOCALES if (value := os.environ.get(name))), "").lower().startswith("ja")


def told(text: str) -> str:
    """`text` in the user's language, line by line."""
    return "\n".join(map(_in_japanese, text.split("\n"))) if is_japanese() else text


def heading(word: str) -> str:
    """The heading of a table's column in the user's language."""
    return catalogue()["headings"].get(word, word) if is_japanese() else word


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: 1 claim, 2 claims; 1 entity, 2 `many`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


@cache
def catalogue() -> Mapping[str, Mapping[str, str]]:
    """The Japanese of `lines`, of nouns with their `counts`, and of the `headings` of tables, by the English."""
    tables: dict[str, Any] = tomllib.loads(CATALOGUE.read_text(encoding="utf-8"))
    return tables


def _in_japanese(line: str) -> str:
    for pattern, japanese in _candidates(line):
        if match := re.fullmatch(pattern, line, re.DOTALL):
            return _filled(japanese, [_in_japanese(part) for part in match.groups()])
    return _count(line)


def _count(text: str) -> str:
    """A number with its noun in Japanese; anything else as it is."""
    number, _, noun = text.partition(" ")
    counts = catalogue()["counts"]
    return counts[noun].replace(HOLE, number) if noun in counts else text


def _candidates(line: str) -> Iterator[tuple[str, str]]:
    """The lines that `line` may be, as patterns with their Japanese, those with the most words of their own first."""
    for english, parts in _by_words():
        if all(part in line for part in parts):
            yield _pattern(english), catalogue()["lines"][english]


@cache
def _by_words() -> tuple[tuple[str, tuple[str, ...]], ...]:
    lines = ((english, tuple(re.split(r"\{#?\}", english))) for english in catalogue()["lines"])
    return tuple(sorted(lines, key=lambda line: -sum(map(len, line[1]))))


@cache
def _pattern(english: str) -> str:
    nouns = "|".join(map(re.escape, catalogue()["counts"]))
    return re.escape(english).replace(re.escape(HOLE), "(.+?)").replace(re.escape(COUNT), rf"([\d,]+ (?:{nouns}))")


def _filled(japanese: str, parts: list[str]) -> str:
    """`japanese` with its holes filled in order, or by number ({1}) where Japanese wants another order."""
    rest = iter(parts)
    return re.sub(r"\{(\d?)\}", lambda hole: parts[int(hole[1])] if hole[1] else next(rest), japanese)
