"""Short names of parties where parties are listed: 立憲民主、共産各党; 共産や国民民主に. Alone 共産 and 維新 are common nouns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.candidates import Candidate, Kind, Line
from kg.gazetteer import Gazetteer
from kg.model import EntityType
from kg.namerecords import Name

_EACH = re.compile("各党|両党")
_JOINERS = ("、", "・", "と", "や")
_LONGEST = 7
"""Code points of a party's name, as newspapers list it."""


def listed_parties(line: Line, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """The parties of `line` under a short name that stands in a list beside another party, and the last one with 各党 behind it."""
    for word in line.words:
        known = _parties(word.text, gazetteer)
        if known and (_ends_with_party(line.text[: word.start], gazetteer) or _begins_with_party(line.text[word.end :], gazetteer)):
            yield Candidate(line.index, word.start, word.end, Kind.KNOWN, word.text, EntityType.ORGANIZATION, known=known)
    for each in _EACH.finditer(line.text):
        for start in range(max(each.start() - _LONGEST, 0), each.start() - 1):
            form = line.text[start : each.start()]
            if (known := _parties(form, gazetteer)) and _ends_with_party(line.text[:start], gazetteer):
                yield Candidate(line.index, start, each.end(), Kind.KNOWN, form, EntityType.ORGANIZATION, known=known)


def _parties(form: str, gazetteer: Gazetteer) -> tuple[Name, ...]:
    """The parties that `form` names, first those that it names anywhere."""
    known = gazetteer.by_form.get(form, ()) or gazetteer.by_short.get(form, ())
    return tuple(name for name in known if is_party_name(name))


def is_party_name(name: Name) -> bool:
    """True for a party by one of its names (自民 is 自由民主党) or by what takes it up."""
    named = any(form.endswith("党") for form in (name.ja, *name.names)) or name.taken_up_as == "党"
    return name.type is EntityType.ORGANIZATION and named


def _ends_with_party(text: str, gazetteer: Gazetteer) -> bool:
    """True for 立憲民主、 and 自民と."""
    return text.endswith(_JOINERS) and any(_parties(text[-1 - n : -1], gazetteer) for n in range(2, _LONGEST + 1))


def _begins_with_party(text: str, gazetteer: Gazetteer) -> bool:
    """True for や国民民主に."""
    return text.startswith(_JOINERS) and any(_parties(text[1 : 1 + n], gazetteer) for n in range(2, _LONGEST + 1))
