"""The names of the gazetteer in a sentence: by longest match over characters, held to the boundaries of words and scripts."""

from __future__ import annotations

from collections.abc import Iterator

from kg.candidates import Candidate, Kind, Line, Script, script
from kg.gazetteer import Gazetteer
from kg.model import EntityType

_JOINED_AFTER = ("製", "産", "側", "内", "系", "発", "式", "領", "籍", "間", "寄り", "政府", "軍")
"""What SudachiPy runs together with a name and leaves it the name: 米国製, 米側."""
_UNNAMING_AFTER = ("人", "語", "海", "湾", "半島", "文字", "時間")
"""A name with one of these is another thing: 中国語, 日本海."""


def known_names(line: Line, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """The names of the gazetteer in `line`, from left to right."""
    place = 0
    while place < len(line.text):
        form = next((f for f in gazetteer.longest_form(line.text, place) if _stands_alone(line, place, place + len(f))), None)
        if form is None:
            place += 1
            continue
        end = place + len(form)
        known = gazetteer.by_form[form]
        kind = Kind.PERSON if known[0].type is EntityType.PERSON else Kind.KNOWN
        yield Candidate(line.index, place, end, kind, form, known[0].type, known=known)
        place = end


def _stands_alone(line: Line, start: int, end: int) -> bool:
    """True where `line.text[start:end]` is a name by itself and no piece of a longer word."""
    before = script(line.text[start - 1]) if start else None
    after = script(line.text[end]) if end < len(line.text) else None
    for inside, outside, place in ((start, before, start - 1), (end - 1, after, end)):
        if outside is script(line.text[inside]) and outside in (Script.KATAKANA, Script.LATIN) and line.text[place] != "・":
            return False
    return (start == 0 or line.is_cut(start)) and _ends(line, end)


def _ends(line: Line, end: int) -> bool:
    rest = line.text[end:]
    word = line.word_at(end)
    if word is not None and word.text in _UNNAMING_AFTER:
        return False
    return not rest or line.is_cut(end) or rest.startswith(_JOINED_AFTER)
