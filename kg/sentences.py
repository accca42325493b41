"""A paragraph → its sentences: cut at 。！？ outside brackets and quotes."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator

LONGEST = 1000
"""Code points of one sentence. No written sentence is longer, and SudachiPy takes 49,149 bytes at most (4 bytes a code point)."""

_LONGEST_QUOTE = 600
"""Brackets further apart than this do not belong together: one of them is stray."""

_NESTING = 16
_CLOSERS = dict(zip("「『（［【〈《“‘〔", "」』）］】〉》”’〕", strict=True))
_BRACKET = re.compile("[" + "".join(_CLOSERS) + "".join(_CLOSERS.values()) + "]")
# Yahoo！ニュース is one name, and 放火か？、と is one sentence.
_END = re.compile(r"(?:。|(?<![A-Za-z])[！？])+[」』）”’】]*(?![、，])")
_PAUSE = re.compile(r"[、；;,\s]")
_WORD = re.compile(r"\w")


def cut(text: str) -> Iterator[tuple[int, int]]:
    """The ranges of the sentences in `text`, a normalised paragraph; only white space and ornaments lie outside them.

    A quote stays with its frame (「行く。帰る。」と述べた。 is one sentence); a bracket without a partner holds nothing together. What is
    longer than `LONGEST` is cut at a pause, or where it must be.
    """
    start = 0
    for end in (*_ends(text), len(text)):
        for piece in _short_pieces(text, start, end):
            yield from _trimmed(text, *piece)
        start = end


def unclosed_quotes(text: str) -> int:
    """How many 「 and 『 of `text`, a normalised paragraph, have no partner."""
    paired = {start for start, _ in _bracketed(text)}
    return sum(c in "「『" and i not in paired for i, c in enumerate(text))


def _ends(text: str) -> Iterator[int]:
    """Where sentences end."""
    inside = _outermost(_bracketed(text))
    bracket = next(inside, None)
    for end in _END.finditer(text):
        while bracket and bracket[1] <= end.start():
            bracket = next(inside, None)
        if not bracket or end.start() < bracket[0]:
            yield end.end()


def _bracketed(text: str) -> list[tuple[int, int]]:
    """The ranges from an opening bracket to its partner, inner ones first."""
    opened: deque[tuple[str, int]] = deque(maxlen=_NESTING)
    pairs = []
    for sign in _BRACKET.finditer(text):
        if sign[0] in _CLOSERS:
            opened.append((_CLOSERS[sign[0]], sign.start()))
        elif any(closer == sign[0] for closer, _ in opened):
            while (top := opened.pop())[0] != sign[0]:
                pass
            if sign.end() - top[1] <= _LONGEST_QUOTE:
                pairs.append((top[1], sign.end()))
    return pairs


def _outermost(pairs: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    last = 0
    for start, end in sorted(pairs):
        if start >= last:
            yield start, end
            last = end


def _short_pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """`start` to `end`, cut where it is longer than `LONGEST`."""
    while end - start > LONGEST:
        pauses = [pause.end() for pause in _PAUSE.finditer(text, start, start + LONGEST)]
        middle = pauses[-1] if pauses else start + LONGEST
        yield start, middle
        start = middle
    yield start, end


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The range without white space at its edges; nothing where no word stands in it (＊　＊　＊)."""
    piece = text[start:end]
    if _WORD.search(piece):
        yield start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
