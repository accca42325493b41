"""People by their titles: トランプ米大統領, 福田康夫・元官房長官, ビンラディン容疑者; and offices without a name: 移民相, 中国外務省の報道官."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.candidates import Candidate, Kind, Line, Script, Word, compound_before, is_katakana, script
from kg.gazetteer import Gazetteer
from kg.model import EntityType

_LONGEST_TITLE = 10
_JOINERS = "・=＝-"
_ALIAS = re.compile(r"(?:本名|en|:|・|=|＝|\s)*(.+)")


def titled_people(line: Line, gazetteer: Gazetteer, surnames: frozenset[str] = frozenset()) -> Iterator[Candidate]:
    """The people of `line` who stand with a title, and the offices that stand alone.

    `surnames` are names that the article gives elsewhere in full: they are seen where the dictionary has only a place (福島党首).
    """
    for index, word in enumerate(line.words):
        title = _title_ending(line, word, gazetteer)
        if title:
            yield from _person_or_role(line, index, title, gazetteer, surnames)


def _title_ending(line: Line, word: Word, gazetteer: Gazetteer) -> str:
    """The longest title that ends with `word` and begins within a compound, "" for none."""
    patterns = gazetteer.patterns.persons
    for length in range(min(_LONGEST_TITLE, word.end), 0, -1):
        title, start = line.text[word.end - length : word.end], word.end - length
        if title in patterns.honorifics and start == word.start and not word.tag.startswith("代名詞"):
            return title
        if title in patterns.offices and (length > 1 or _is_minister(word)) and (start in line.starts or start > word.start):
            return title
    return ""


def _is_minister(word: Word) -> bool:
    """True for 財務相 and the 相 of 移民 相; 真相 and 様相 are no ministers."""
    return word.text in ("相", "師", "老") or (
        word.text.endswith("相")
        and word.text not in ("真相", "様相", "世相", "手相", "人相", "位相", "血相", "形相", "実相", "皮相", "貧相")
    )


def _person_or_role(line: Line, index: int, title: str, gazetteer: Gazetteer, surnames: frozenset[str]) -> Iterator[Candidate]:
    start = line.words[index].end - len(title)
    honorific = title in gazetteer.patterns.persons.honorifics
    aliases, end = _alias_before(line, start)
    before = [i for i in compound_before(line, line.ends.get(end, -1) + 1) if line.words[i].end <= end] if end in line.ends else []
    found = _name_in(line, before, 0 if honorific else 6, gazetteer, surnames)
    if found:
        yield _person(line, index, found, aliases, gazetteer)
    elif not honorific and _is_free(line, index, gazetteer):
        yield _role(line, index, title, before if not aliases else [], gazetteer)


def _alias_before(line: Line, place: int) -> tuple[tuple[str, ...], int]:
    """What stands in brackets before `place`, and where the bracket begins: カダフィ(本名・ムアンマル・アル=カッザーフィー)大佐."""
    if place and line.text[place - 1] in "）)":
        opening = max(line.text.rfind("（", 0, place), line.text.rfind("(", 0, place))
        inside = _ALIAS.match(line.text[opening + 1 : place - 1]) if opening > 0 else None
        if inside:
            return (inside.group(1),), opening
    return (), place


def _name_in(line: Line, before: Sequence[int], qualifiers: int, gazetteer: Gazetteer, surnames: frozenset[str]) -> tuple[int, int] | None:
    """The first and last word of the name in the compound before a title: at most `qualifiers` words stand between."""
    words = line.words
    for skipped, last in enumerate(before):
        if skipped > qualifiers:
            return None
        if words[last].text in _JOINERS or not _is_name(words[last], gazetteer, surnames):
            continue
        return _without_origin(line, _first_of_name(line, before[skipped:], gazetteer, surnames), last, gazetteer), last
    return None


def _is_name(word: Word, gazetteer: Gazetteer, surnames: frozenset[str]) -> bool:
    """True for what can be a person's name; loan words and states in katakana are none."""
    known = gazetteer.by_form.get(word.text, ())
    if word.text in surnames or any(name.type is EntityType.PERSON for name in known):
        return True
    if known or word.text in gazetteer.patterns.persons.not_names or "地名" in word.tag:
        return False
    return word.is_person_name or is_katakana(word.text) or (len(word.text) > 3 and word.text.isupper() and word.text.isalpha())


def _first_of_name(line: Line, run: Sequence[int], gazetteer: Gazetteer, surnames: frozenset[str]) -> int:
    """The first word of the name that ends with `run[0]`: names side by side, or joined by ・ where both are in katakana."""
    first = run[0]
    for i in run[1:]:
        word = line.words[i]
        if word.text in _JOINERS:
            if script(line.text[word.end]) is not Script.KATAKANA:
                break
            continue
        joined = first - i == 2
        if not _is_name(word, gazetteer, surnames) or (joined and not is_katakana(word.text)):
            break
        if not joined and is_katakana(word.text) != is_katakana(line.words[first].text):
            break
        first = i
    return first


def _without_origin(line: Line, first: int, last: int, gazetteer: Gazetteer) -> int:
    """The first word of the name after a state or body joined by ・: アメリカ・オバマ大統領."""
    for i in range(last - 1, first, -1):
        if line.words[i].text in _JOINERS and any(
            n.type is not EntityType.PERSON for n in gazetteer.by_form.get(line.words[i - 1].text, ())
        ):
            return i + 1
    return first


def _person(line: Line, index: int, found: tuple[int, int], aliases: tuple[str, ...], gazetteer: Gazetteer) -> Candidate:
    first, last = line.words[found[0]], line.words[found[1]]
    name = line.text[first.start : last.end]
    after = line.text[last.end : line.words[index].end]
    title = re.sub(r"^(（.*）|\(.*\)|[・=＝])+", "", after)
    owner = _owner_before(line, first.start)
    return Candidate(
        line.index,
        first.start,
        line.words[index].end,
        Kind.PERSON,
        name,
        EntityType.PERSON,
        title,
        aliases,
        gazetteer.by_form.get(name, ()),
        owner,
    )


def _owner_before(line: Line, start: int) -> str:
    """The noun before の or ・ at `start`: ロシア of ロシアのプーチン大統領, アメリカ of アメリカ・オバマ大統領."""
    mark = line.word_before(start)
    index = line.ends.get(start)
    if mark is None or index is None or mark.text not in ("の", "・") or index == 0:
        return ""
    run = list(compound_before(line, index, 6)) if mark.text == "の" else [index - 1]
    return line.text[line.words[run[-1]].start : mark.start] if run else ""


def _is_free(line: Line, index: int, gazetteer: Gazetteer) -> bool:
    """True where an office without a name stands for who holds it: not in 大統領選, 首相官邸, 首相辞任."""
    if index + 1 == len(line.words):
        return True
    following = line.words[index + 1]
    return not following.is_nominal or following.text in gazetteer.patterns.groups.trailers


def _role(line: Line, index: int, title: str, before: Sequence[int], gazetteer: Gazetteer) -> Candidate:
    """An office with what qualifies it: 米大統領報道官, 移民相, 駐韓日本大使, 中国外務省の報道官."""
    start = line.words[index].end - len(title)
    for i in before:
        timely = line.words[i].tag.startswith(("名詞-数詞", "名詞-普通名詞-副詞可能"))
        if (timely and line.words[i].text not in gazetteer.patterns.persons.prefixes) or line.words[i].text == "・":
            break
        start = line.words[i].start
    owner = _owner_before(line, start)
    whole = start - len(owner) - 1 if owner and line.text[start - 1] == "の" and _names_body(owner, gazetteer) else start
    end = line.words[index].end
    return Candidate(line.index, whole, end, Kind.ROLE, line.text[whole:end], EntityType.PERSON, line.text[start:end], owner=owner)


def _names_body(text: str, gazetteer: Gazetteer) -> bool:
    """True where `text` is a known state, body or place, or ends like a body."""
    if any(name.type is not EntityType.PERSON for name in gazetteer.by_form.get(text, ())):
        return True
    endings = gazetteer.patterns.bodies.endings
    return text not in gazetteer.patterns.bodies.not_bodies and any(text.endswith(ending) for ending in endings)
