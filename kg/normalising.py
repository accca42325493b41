"""The one normalisation of the text: width of letters, digits, kana and brackets, white space, control characters.

Every code point of the result knows its place in the text as read. What Unicode's NFKC would do beyond that (… to ...,
① to 1, ㍻ to 平成) is left alone, for it makes several code points of one or changes what is read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

_WIDE_LETTERS = (range(0xFF10, 0xFF1A), range(0xFF21, 0xFF3B), range(0xFF41, 0xFF5B))
_HALF_WIDTH_KANA = (range(0xFF66, 0xFFA0),)
_COMPATIBILITY_KANJI = (range(0x2F00, 0x2FD6), range(0xF900, 0xFAFF))
_FORMS = {
    **{chr(c): unicodedata.normalize("NFKC", chr(c)) for part in (*_WIDE_LETTERS, *_HALF_WIDTH_KANA, *_COMPATIBILITY_KANJI) for c in part},
    # GiNZA was trained on full-width punctuation and brackets.
    **dict(zip("｡､｢｣･()!?[]", "。、「」・（）！？［］", strict=True)),
    "\uff9e": "゛",
    "\uff9f": "゜",
}
_MARKS = "\u3099\u309a\uff9e\uff9f\u0300-\u036f"
_UNSEEN = "\x00-\x08\x0e-\x1b\x7f-\x9f\u200b-\u200f\u2060\ufeff"
"""Control and format characters that may stand inside a run of white space."""
_UNIT = re.compile(rf"(?P<space>\s(?:[\s{_UNSEEN}]*\s)?)|[^\s{_MARKS}][{_MARKS}]+|.", re.DOTALL)
_VOICING = str.maketrans({"\uff9e": "\u3099", "\uff9f": "\u309a"})
_LATIN_POINT = re.compile(r"(?<=[0-9A-Za-z])[，．](?=[0-9A-Za-z])")
_LATIN_SIGNS = {"，": ",", "．": "."}
_ACADEMIC_SIGNS = str.maketrans({"，": "、", "．": "。"})


@dataclass(frozen=True, slots=True)
class Passage:
    """A normalised stretch of text: its i-th code point stands at `starts[i]` to `ends[i]` of the text as read."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def part(self, start: int, end: int) -> Passage:
        """The code points `start` to `end` of this passage."""
        return Passage(self.text[start:end], self.starts[start:end], self.ends[start:end])


def normalise(text: str, start: int = 0, end: int | None = None) -> Passage:
    """`text[start:end]`, which is part of one line, normalised; white space at its edges is left out.

    Letters and digits become half-width (ＮＡＴＯ → NATO), kana, 、。 and brackets full-width (ﾛｼｱ → ロシア, (EU) → （EU）), a
    voiced kana of two code points becomes one, a run of white space one space; control characters are left out.
    """
    units = tuple(_units(text, start, len(text) if end is None else end))
    if not units:
        return Passage("", (), ())
    signs, starts, ends = zip(*units, strict=True)
    whole = Passage(_with_one_comma("".join(signs)), starts, ends)
    return whole.part(len(whole.text) - len(whole.text.lstrip()), len(whole.text.rstrip()))


def join(passages: list[Passage]) -> Passage:
    """Lines of one paragraph as one passage: a space only between Latin words, none between Japanese."""
    parts = [passages[0]]
    for line in passages[1:]:
        parts += [_gap(parts[-1], line), line]
    return Passage("".join(part.text for part in parts), _chained(part.starts for part in parts), _chained(part.ends for part in parts))


def width(text: str) -> int:
    """Columns that `text` takes in a fixed-width font: two for a Japanese character, one for a Latin one."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def _units(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The normalised code points, each with the place of what it stands for."""
    for unit in _UNIT.finditer(text, start, end):
        if unit["space"]:
            yield " ", unit.start(), unit.end()
        elif len(unit[0]) == 1:
            if unicodedata.category(unit[0]) not in ("Cc", "Cf"):
                yield _FORMS.get(unit[0], unit[0]), unit.start(), unit.end()
        else:
            yield from _composed(unit[0], unit.start())


def _composed(cluster: str, start: int) -> Iterator[tuple[str, int, int]]:
    """A letter with its marks as one code point (ｶﾞ → ガ), or as they are where Unicode has none."""
    composed = unicodedata.normalize("NFC", (_FORMS.get(cluster[0], cluster[0]) + cluster[1:]).translate(_VOICING))
    if len(composed) == 1:
        yield composed, start, start + len(cluster)
    else:
        yield from ((_FORMS.get(sign, sign), start + i, start + i + 1) for i, sign in enumerate(cluster))


def _with_one_comma(text: str) -> str:
    """`text` with 、。 for the ，． of official and academic papers, and with , . inside numbers and Latin words."""
    return _LATIN_POINT.sub(lambda sign: _LATIN_SIGNS[sign[0]], text).translate(_ACADEMIC_SIGNS)


def _gap(before: Passage, after: Passage) -> Passage:
    if before.text[-1:].isascii() and after.text[:1].isascii():
        return Passage(" ", (before.ends[-1],), (after.starts[0],))
    return Passage("", (), ())


def _chained(parts: Iterable[tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(chain.from_iterable(parts))
