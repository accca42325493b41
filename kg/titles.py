"""People by their titles: トランプ米大統領, 福田康夫・元官房長官; and offices without a name: 移民相, 中国外務省の報道官."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.candidates import Candidate, Kind, Line, Word, compound_before
from kg.gazetteer import Gazetteer
from kg.model import EntityType
from kg.personal_names import NameFinder

_MOST_QUALIFIERS = 6
_LONGEST_OWNER = 16
_LOAN_NAME = re.compile(r"[ァ-ヴー]+(?:[・=＝][ァ-ヴー]+){1,4}")
_ALIAS = re.compile(r"(?:本名|en|:|：|・|=|＝|\s)*(.+)")


_REIGNING = re.compile(r"[ァ-ヴー]{2,}(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})世(?![紀代界帯論間])")


def titled_people(line: Line, gazetteer: Gazetteer, surnames: frozenset[str] = frozenset()) -> Iterator[Candidate]:
    """The people of `line` who stand with a title, and the offices that stand alone; `surnames` are given in full elsewhere."""
    finder = NameFinder(gazetteer, surnames)
    for index, word in enumerate(line.words):
        title = _title_ending(line, word, gazetteer)
        if title:
            yield from _person_or_role(line, index, title, finder)


def untitled_people(line: Line, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Full names without a title: 舛添 要一, and ワレンチナ・マトヴィエンコ where both dictionary and GiNZA see a person.

    GiNZA's label alone takes leagues and companies in katakana for people.
    """
    for one, other in pairwise(line.words):
        if one.tag.endswith("人名-姓") and other.tag.endswith("人名-名"):
            yield _untitled(line, one.start, other.end, gazetteer)
    for run in _LOAN_NAME.finditer(line.text):
        words = [word for word in line.words if run.start() <= word.start < run.end()]
        foreign = any(n.type is not EntityType.PERSON for word in words for n in gazetteer.by_form.get(word.text, ()))
        if words and not foreign and words[0].label == "Person" and any(word.is_person_name for word in words):
            yield _untitled(line, run.start(), run.end(), gazetteer)


def _untitled(line: Line, start: int, end: int, gazetteer: Gazetteer) -> Candidate:
    name = line.text[start:end]
    known = tuple(n for n in gazetteer.by_form.get(name, ()) if n.type is EntityType.PERSON)
    return Candidate(line.index, start, end, Kind.PERSON, name, EntityType.PERSON, known=known)


def _title_ending(line: Line, word: Word, gazetteer: Gazetteer) -> str:
    """The longest title that ends with `word` and begins within a compound, "" for none."""
    patterns = gazetteer.patterns.persons
    for length in gazetteer.title_lengths.get(word.text[-1:], ()):
        start = max(word.end - length, 0)
        title = line.text[start : word.end]
        honorific = title in patterns.honorifics and start == word.start and not word.tag.startswith("代名詞")
        office = title in patterns.offices and (length > 1 or _is_minister(word)) and (start in line.starts or start > word.start)
        if honorific or office:
            return "" if _is_other_word(line, start, word.end, gazetteer) else title
    return ""


def _is_other_word(line: Line, start: int, end: int, gazetteer: Gazetteer) -> bool:
    """True where the office is only a piece of another word: 比例代表, 記者会見, 代議員."""
    patterns = gazetteer.patterns.persons
    ends = any(line.text.endswith(other, 0, end) for other in patterns.not_offices)
    return ends or any(line.text.startswith(patterns.longer_words, max(start - n, 0)) for n in (0, 1))


def _is_minister(word: Word) -> bool:
    """True for 財務相 and the 相 of 移民 相; 真相 is no minister, nor the 相 of 相 次ぐ."""
    if len(word.text) == 1:
        return word.tag.startswith("接尾辞-名詞的")
    return word.text.endswith("相") and word.text != "首相"


def _person_or_role(line: Line, index: int, title: str, finder: NameFinder) -> Iterator[Candidate]:
    word = line.words[index]
    honorific = title in finder.gazetteer.patterns.persons.honorifics
    inner = word.end - len(title)
    if finder.begins_with_name(line, word, inner):
        yield _person(line, word.end, (finder.first_before(line, inner), inner), (), finder.gazetteer)
        return
    start = min(word.start, inner)
    aliases, place = _alias_before(line, start)
    found = finder.name_before(line, place, 0 if honorific else _MOST_QUALIFIERS)
    if found:
        yield _person(line, word.end, found, aliases, finder.gazetteer)
    elif not honorific and _is_free(line, index, finder.gazetteer):
        yield _role(line, index, start, finder.gazetteer)


def _alias_before(line: Line, place: int) -> tuple[tuple[str, ...], int]:
    """What stands in brackets before the title at `place` or its qualifiers, and where it begins: キム・ヨジョン（金与正）党副部長."""
    index = line.ends.get(place, -1)
    while index >= 0 and line.words[index].is_nominal:
        index -= 1
    if index < 0 or line.words[index].text not in "）)":
        return (), place
    opening = max(line.text.rfind("（", 0, line.words[index].start), line.text.rfind("(", 0, line.words[index].start))
    inside = _ALIAS.match(line.text[opening + 1 : line.words[index].start]) if opening > 0 else None
    return ((inside.group(1),), opening) if inside else ((), place)


def _person(line: Line, end: int, found: tuple[int, int], aliases: tuple[str, ...], gazetteer: Gazetteer) -> Candidate:
    start, name_end = found
    name = line.text[start:name_end]
    title = re.sub(r"^(（[^（）]*）|\([^()]*\)|[・=＝])+", "", line.text[name_end:end])
    owner = _owner_before(line, start, gazetteer)
    known = tuple(n for n in gazetteer.by_form.get(name, ()) if n.type is EntityType.PERSON)
    return Candidate(line.index, start, end, Kind.PERSON, name, EntityType.PERSON, title, aliases, known, owner)


def _owner_before(line: Line, start: int, gazetteer: Gazetteer) -> str:
    """The name before の or ・ at `start`: ロシア of ロシアのプーチン大統領, アメリカ of アメリカ・オバマ大統領."""
    mark = line.word_before(start)
    index = line.ends.get(start)
    if mark is None or not index or mark.text not in ("の", "・"):
        return ""
    known = (line.text[place : mark.start] for place in range(max(mark.start - _LONGEST_OWNER, 0), mark.start - 1))
    owner = next((form for form in known if form in gazetteer.by_form), "")
    run = list(compound_before(line, index, 6)) if mark.text == "の" else [index - 1]
    compound = line.text[line.words[run[-1]].start : mark.start] if run else ""
    return max(owner, compound, key=len)


def _is_free(line: Line, index: int, gazetteer: Gazetteer) -> bool:
    """True where an office without a name stands for who holds it: not in 大統領選, 首相官邸, nor in 首相に就任, 大統領として."""
    patterns, end = gazetteer.patterns, line.words[index].end
    if line.text.startswith(patterns.persons.posts_before, end):
        return False
    following = line.word_at(end)
    if following is None or following.text in patterns.groups.trailers or following.text == "とも":
        return True  # 大統領とも: SudachiPy takes とも for a suffix
    named = line.word_at(following.end) if following.text == "に" else None
    return not following.is_nominal and not (named is not None and named.is_person_name)


def _role(line: Line, index: int, start: int, gazetteer: Gazetteer) -> Candidate:
    """An office with what qualifies it: 米大統領報道官, 移民相, 駐韓日本大使, 中国外務省の報道官."""
    for i in compound_before(line, line.ends.get(start, -1) + 1):
        word = line.words[i]
        timely = word.tag.startswith(("名詞-数詞", "名詞-普通名詞-副詞可能", "名詞-普通名詞-助数詞可能"))
        if (
            (timely and word.text not in gazetteer.patterns.persons.prefixes)
            or word.text == "・"
            or word.text.startswith(("同", "両", "各"))
        ):
            break
        start = word.start
    owner, end = _owner_before(line, start, gazetteer), line.words[index].end
    whole = start - len(owner) - 1 if owner and line.text[start - 1] == "の" and _names_body(owner, gazetteer) else start
    return Candidate(line.index, whole, end, Kind.ROLE, line.text[whole:end], EntityType.PERSON, line.text[start:end], owner=owner)


def _names_body(text: str, gazetteer: Gazetteer) -> bool:
    """True where `text` is a known state, body or place, or ends like a body."""
    if any(name.type is not EntityType.PERSON for name in gazetteer.by_form.get(text, ())):
        return True
    bodies = gazetteer.patterns.bodies
    return text not in bodies.not_bodies and any(text.endswith(ending) for ending in bodies.endings)


def reigning_people(line: Line) -> Iterator[Candidate]:
    """Those who are known by a number: ムハンマド6世, レオ14世."""
    for found in _REIGNING.finditer(line.text):
        yield Candidate(line.index, found.start(), found.end(), Kind.PERSON, found.group(), EntityType.PERSON)
