"""Organisations, groups and places by the way their names end: 中国外務省, 七党同盟, 欧州の首脳ら, 沖縄県."""

from __future__ import annotations

from collections.abc import Iterator

from kg.candidates import Candidate, Kind, Line, Word, compound_before, is_katakana
from kg.gazetteer import Gazetteer
from kg.model import EntityType

_LONGEST_ENDING = 8


def bodies(line: Line, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """The organisations of `line`."""
    patterns = gazetteer.patterns.bodies
    for index, word in enumerate(line.words):
        if word.text in patterns.not_bodies and not _has_name_before(line, index):
            continue
        if word.text in patterns.standalone or word.is_nominal and _ends_in(word.text, patterns.endings):
            start = _first_of_compound(line, index)
            if start < word.start or word.text in patterns.standalone or len(word.text) > 2:
                name = line.text[start : word.end]
                yield Candidate(
                    line.index, start, word.end, Kind.BODY, name, EntityType.ORGANIZATION, known=gazetteer.by_form.get(name, ())
                )


def groups(line: Line, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """The groups of `line`: 西側諸国, インド系住民, 野党議員, 欧州の首脳ら."""
    patterns = gazetteer.patterns.groups
    for index, word in enumerate(line.words):
        ending = _ends_in(word.text, patterns.endings) if word.is_nominal else ""
        if not ending:
            continue
        start = _first_of_compound(line, index)
        if start == word.start and (word.text in patterns.bound or ending in patterns.bound):
            continue
        owner_start = _owner_start(line, start, gazetteer)
        yield Candidate(line.index, owner_start, word.end, Kind.GROUP, line.text[owner_start : word.end], EntityType.GROUP)


def places(line: Line) -> Iterator[Candidate]:
    """The places of `line` that the dictionary knows."""
    for word in line.words:
        if word.tag == "名詞-固有名詞-地名-一般":
            yield Candidate(line.index, word.start, word.end, Kind.PLACE, word.text, EntityType.PLACE)


def _ends_in(text: str, endings: frozenset[str]) -> str:
    """The longest ending of `text` that is one of `endings`."""
    return next((text[-n:] for n in range(min(len(text), _LONGEST_ENDING), 0, -1) if text[-n:] in endings), "")


def _has_name_before(line: Line, index: int) -> bool:
    """True where a proper name stands right before: トヨタ 社, 毛 派."""
    if index == 0:
        return False
    before = line.words[index - 1]
    return "固有名詞" in before.tag or is_katakana(before.text)


def _first_of_compound(line: Line, index: int) -> int:
    """Where the compound that ends with word `index` begins; words of time and number are no part of it."""
    start = line.words[index].start
    for i in compound_before(line, index):
        word = line.words[i]
        if (
            word.tag.startswith(("名詞-数詞", "名詞-普通名詞-副詞可能"))
            or (word.text == "・" and not _joins_loan_words(line, i))
            or word.text in ("=", "＝", "-")
        ):
            break
        if word.text != "・":
            start = word.start
    return start


def _joins_loan_words(line: Line, index: int) -> bool:
    """True for the ・ of ウォール・ストリート・ジャーナル."""
    return 0 < index < len(line.words) - 1 and is_katakana(line.words[index - 1].text) and is_katakana(line.words[index + 1].text)


def _owner_start(line: Line, start: int, gazetteer: Gazetteer) -> int:
    """Where a known name and の before `start` begin: 欧州の首脳."""
    index = line.ends.get(start)
    if not index or line.words[index].text != "の":
        return start
    owner: Word = line.words[index - 1]
    return owner.start if owner.text in gazetteer.by_form else start
