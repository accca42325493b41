"""Names that an article explains once and then uses short: ヒルシアリ after アヤーン・ヒルシアリ元議員, D66 after 民主66(D66)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.candidates import Candidate, Kind, Line, Script, is_katakana, script
from kg.namerecords import Name

_JOINERS = re.compile(r"[・=＝]")
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class LocalNames:
    """Short forms with the candidate that explains each; `surnames` are those that need a title beside them."""

    forms: Mapping[str, Candidate]
    surnames: frozenset[str]


def local_names(candidates: Iterable[Candidate], lines: Iterable[Line]) -> LocalNames:
    """The short forms that the candidates of an article allow."""
    by_line = {line.index: line for line in lines}
    forms: dict[str, Candidate] = {}
    surnames: set[str] = set()
    for candidate in candidates:
        for alias in (*candidate.aliases, *_explained(candidate)):
            forms.setdefault(alias, candidate)
        if candidate.kind is Kind.PERSON and (surname := _surname(candidate, by_line[candidate.line])):
            surnames.add(surname)
    return LocalNames({form: c for form, c in forms.items() if len(form) >= _SHORTEST}, frozenset(surnames))


def _explained(candidate: Candidate) -> Iterator[str]:
    """The short forms of a name: a person's bare name and its last part in katakana, what the gazetteer has as short for a body."""
    if candidate.kind is Kind.PERSON:
        yield candidate.name
        last = _JOINERS.split(candidate.name)[-1]
        if is_katakana(last) and len(last) > _SHORTEST:
            yield last
    elif candidate.kind is Kind.KNOWN and len(candidate.known) == 1:
        yield from (form for form in candidate.known[0].short if candidate.name != form)


def _surname(candidate: Candidate, line: Line) -> str:
    """The first word of a Japanese, Chinese or Korean name in kanji: 福島 of 福島みずほ."""
    first = line.word_at(candidate.start)
    is_whole = first is not None and first.text == candidate.name
    return first.text if first and not is_whole and script(first.text[0]) is Script.KANJI else ""


def short_names(line: Line, local: LocalNames) -> Iterator[Candidate]:
    """Where the short forms of an article stand in `line` as words of their own."""
    for form, explained in local.forms.items():
        place = line.text.find(form)
        while place >= 0:
            end = place + len(form)
            if _is_whole(line, place, end):
                yield _short(line, place, end, form, explained)
            place = line.text.find(form, end)


def _is_whole(line: Line, start: int, end: int) -> bool:
    """True where neither side goes on in the same script without a word boundary, nor in katakana at all."""
    for place, outside in ((start, start - 1), (end, end)):
        if not 0 <= outside < len(line.text):
            continue
        inside = place if place == start else place - 1
        same = script(line.text[outside]) is script(line.text[inside])
        if not line.is_cut(place) or (same and script(line.text[inside]) in (Script.KATAKANA, Script.LATIN) and line.text[outside] != "・"):
            return False
    return True


def _short(line: Line, start: int, end: int, form: str, explained: Candidate) -> Candidate:
    known: tuple[Name, ...] = explained.known
    name = form if explained.kind is Kind.PERSON else explained.name
    return Candidate(
        line.index, start, end, explained.kind, name, explained.type, aliases=(form,), known=known, is_proper=explained.is_proper
    )
