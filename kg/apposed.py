"""Organisations that a word for their kind announces: 人権団体アムネスティ・インターナショナル, 独誌シュピーゲル."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.candidates import Candidate, Kind, Line
from kg.gazetteer import Gazetteer
from kg.model import EntityType

_NAME = "[「『]?([ァ-ヶー][ァ-ヶー・＝=]{2,}|[A-Z][A-Za-z0-9.&-]*[ァ-ヶー]{2,}|[A-Z][A-Za-z0-9.&-]{1,}(?: [A-Z][A-Za-z0-9.&-]+)*)[」』]?"
"""A foreign name, in katakana or Latin letters, or begun in these and ended in katakana (USスチール)."""
_JOINED = re.compile(f"[と、]{_NAME}(?=[がをにはのもと、])")
_QUOTED = "「(?P<name>[^「」、。]{4,20})」(?=[はがをにのもやへで、（(]|と[^いすの])"
"""A name of any words in quotation marks, with a particle of nouns behind them."""


def apposed_names(line: Line, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """The unknown names that stand right after a kind of organisation, the kind being part of the mention; a person has a title after."""
    for found in _announced(gazetteer.patterns.bodies.place_kinds).finditer(line.text):
        if found[1] not in gazetteer.by_form:
            yield Candidate(line.index, found.start(1), found.end(1), Kind.PLACE, found[1], EntityType.PLACE, is_proper=True)
    titles = tuple(gazetteer.patterns.persons.honorifics | gazetteer.patterns.persons.offices)
    for found in _announced(gazetteer.patterns.bodies.kinds).finditer(line.text):
        if not line.text.startswith(titles, found.end()):
            yield _body(line, found.start(), found.end(), found[1], gazetteer)
            yield from _joined_names(line, found.end(), titles, gazetteer)
    yield from _parties(line, titles, gazetteer)


def _parties(line: Line, titles: tuple[str, ...], gazetteer: Gazetteer) -> Iterator[Candidate]:
    """The unknown parties that the text announces as such: 野党ティサ; in 野党リクードのネタニヤフ党首 as well, not in 野党リーダー."""
    patterns = gazetteer.patterns.bodies
    for found in _party(patterns.party_kinds).finditer(line.text):
        is_person = line.text.startswith(titles, found.end())
        if not is_person and found["name"] not in patterns.no_parties and found["name"] not in gazetteer.by_form:
            yield _body(line, found.start(), found.end(), found["name"], gazetteer, found["kind"])


def _joined_names(line: Line, place: int, titles: tuple[str, ...], gazetteer: Gazetteer) -> Iterator[Candidate]:
    """The unknown names that と joins to an announced one: 石油大手ロスネフチと[ルクオイル]を."""
    while joined := _JOINED.match(line.text, place):
        if line.text.startswith(titles, joined.end()) or any(joined[1] in index for index in (gazetteer.by_form, gazetteer.by_short)):
            return
        yield _body(line, joined.start(1), joined.end(1), joined[1], gazetteer)
        place = joined.end()


def _body(line: Line, start: int, end: int, name: str, gazetteer: Gazetteer, title: str = "") -> Candidate:
    known = tuple(n for n in gazetteer.by_form.get(name, ()) if n.type is EntityType.ORGANIZATION)
    return Candidate(line.index, start, end, Kind.BODY, name, EntityType.ORGANIZATION, title=title, known=known, is_proper=True)


def quoted_names(line: Line, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """The names in quotation marks that a kind of party or group announces: 極右政党「ドイツのための選択肢」は, 第1党の「法と正義」が."""
    patterns = gazetteer.patterns.bodies
    for found in _in_quotes(patterns.quoted_kinds, patterns.quoted_kinds_with_no).finditer(line.text):
        title = found["direct"] or found["with_no"]
        yield _body(line, found.start("name"), found.end("name"), found["name"], gazetteer, title)


@cache
def _in_quotes(kinds: frozenset[str], kinds_with_no: frozenset[str]) -> re.Pattern[str]:
    return re.compile(f"(?:(?P<direct>{'|'.join(sorted(kinds))})|(?P<with_no>{'|'.join(sorted(kinds_with_no))})の){_QUOTED}")


@cache
def _party(kinds: frozenset[str]) -> re.Pattern[str]:
    return re.compile(f"(?P<kind>{_any_of(kinds)})(?P<name>[ァ-ヶー][ァ-ヶー・]{{2,}})(?=[がをにはのもとへで、])")


@cache
def _announced(kinds: frozenset[str]) -> re.Pattern[str]:
    return re.compile(f"(?:{_any_of(kinds)})(?:の)?{_NAME}")


def _any_of(kinds: frozenset[str]) -> str:
    """The kinds as alternatives, the longest first."""
    return "|".join(sorted(kinds, key=lambda kind: (-len(kind), kind)))
