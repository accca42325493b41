"""Short names of parties where others are named: 立憲民主、共産各党; 維新は自民党と協議した. Alone 共産 and 維新 are common nouns."""

from __future__ import annotations

from collections.abc import Iterator

from kg.candidates import Candidate, Kind, Line
from kg.gazetteer import Gazetteer
from kg.grammar import words
from kg.model import EntityType

EACH_PARTY = tuple(words("each_party"))
_JOINERS = frozenset("、・とや")
_MOST_WORDS = 4


def listed_parties(line: Line, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """The parties of `line` under a short name beside another party or in its sentence, and the last one with 各党 behind it."""
    named = [(s, e) for s, e in _spans(line) if _text(line, s, e) in gazetteer.parties and _stands_alone(line, s, e)]
    for start, end in named:
        known = gazetteer.parties[_text(line, start, end)]
        trailer = next((each for each in EACH_PARTY if line.text.startswith(each, line.words[end - 1].end)), "")
        is_listed = _ends_with_party(line, start, gazetteer) or (not trailer and _begins_with_party(line, end, gazetteer))
        has_other = any(e <= start or s >= end for s, e in named)  # 維新は、自民党に回答した
        if is_listed or (not trailer and has_other):
            first, last = line.words[start].start, line.words[end - 1].end + len(trailer)
            yield Candidate(line.index, first, last, Kind.KNOWN, _text(line, start, end), EntityType.ORGANIZATION, known=known)


def _spans(line: Line) -> Iterator[tuple[int, int]]:
    """The runs of a few words, as the first one's index and the one behind the last."""
    count = len(line.words)
    return ((start, end) for start in range(count) for end in range(start + 1, min(start + _MOST_WORDS, count) + 1))


def _text(line: Line, start: int, end: int) -> str:
    return line.text[line.words[start].start : line.words[end - 1].end]


def _stands_alone(line: Line, start: int, end: int) -> bool:
    """True where no noun or prefix is grown onto the words: 明治 維新, 非 自民, 共産 主義 name no party."""
    before, after = (line.words[start - 1] if start else None), (line.words[end] if end < len(line.words) else None)
    is_free = before is None or before.text in _JOINERS or not (before.is_nominal or before.tag.startswith("接頭辞"))
    is_followed = line.text.startswith(EACH_PARTY, line.words[end - 1].end)  # 共産各党
    return is_free and (is_followed or after is None or after.text in _JOINERS or not after.is_nominal)


def _ends_with_party(line: Line, index: int, gazetteer: Gazetteer) -> bool:
    """True before word `index` for 立憲民主、 and 自民と."""
    if index < 2 or line.words[index - 1].text not in _JOINERS:
        return False
    starts = range(max(index - 1 - _MOST_WORDS, 0), index - 1)
    return any(_text(line, start, index - 1) in gazetteer.parties and _stands_alone(line, start, index - 1) for start in starts)


def _begins_with_party(line: Line, index: int, gazetteer: Gazetteer) -> bool:
    """True from word `index` for や国民民主に."""
    if index + 1 >= len(line.words) or line.words[index].text not in _JOINERS:
        return False
    ends = range(index + 2, min(index + 1 + _MOST_WORDS, len(line.words)) + 1)
    return any(_text(line, index + 1, end) in gazetteer.parties and _stands_alone(line, index + 1, end) for end in ends)
