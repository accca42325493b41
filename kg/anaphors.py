"""Words that stand for what the text named before: 両国, 両首脳, 同氏, 同大統領, 三者, 我が国."""

from __future__ import annotations

from collections.abc import Iterator

from kg.candidates import Candidate, Kind, Line
from kg.gazetteer import Gazetteer
from kg.model import EntityType

STATE_ITSELF = "国"
"""The state whose newspaper it is, where it is called so."""
_BEFORE_STATE = frozenset({"は", "が", "も", "に", "を", "で", "と"})
_AFTER_STATE = ("は", "が", "も", "に", "を", "と")


def anaphors(line: Line, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """The anaphors of `line`; `title` is the class or office that they take up (同大統領: 大統領)."""
    patterns = gazetteer.patterns.anaphors
    several = {**patterns.both, **patterns.two, **patterns.three, **patterns.four}
    fixed = {**several, **dict.fromkeys(patterns.same_state, "State"), **dict.fromkeys(patterns.own_state, "State")}
    for form in sorted({*fixed, *patterns.same_person}):
        yield from (_anaphor(line, place, place + len(form), form) for place in _places(line, form))
    yield from (_anaphor(line, place, place + 1, "党") for place in _places(line, "党") if line.text.startswith("内", place + 1))  # 党内
    yield from _same(line, gazetteer)
    yield from _state_itself(line)


def _state_itself(line: Line) -> Iterator[Candidate]:
    """国 by itself as one who acts or is spoken to, as news on a prefecture writes: 県は[国]に支援を求めた; not この国は, 平和な国は."""
    for index, word in enumerate(line.words):
        before = line.words[index - 1] if index else None
        is_free = before is None or before.tag.startswith("補助記号") or before.text in _BEFORE_STATE
        if word.text == "国" and is_free and line.text.startswith(_AFTER_STATE, word.end):
            yield _anaphor(line, word.start, word.end, STATE_ITSELF)


def _places(line: Line, form: str) -> Iterator[int]:
    place = line.text.find(form)
    while place >= 0:
        end = place + len(form)
        if (place == 0 or line.is_cut(place)) and (end == len(line.text) or line.is_cut(end) or line.text[end] in "間内側"):
            yield place
        place = line.text.find(form, place + 1)


def _anaphor(line: Line, start: int, end: int, title: str) -> Candidate:
    return Candidate(line.index, start, end, Kind.ANAPHOR, line.text[start:end], EntityType.THING, title)


def _same(line: Line, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """同 before an office or the ending of a body: 同大統領, 同党, 同省, 同紙."""
    patterns = gazetteer.patterns
    for index, word in enumerate(line.words):
        after = line.words[index + 1].text if index + 1 < len(line.words) else ""
        joined = word.text[1:] if len(word.text) > 1 else after
        if word.text[0] != "同" or not joined or word.text in ("同盟", "同意"):
            continue
        if joined in patterns.persons.offices or joined in patterns.bodies.endings or joined in patterns.anaphors.same:
            end = word.end if len(word.text) > 1 else line.words[index + 1].end
            yield _anaphor(line, word.start, end, joined)
