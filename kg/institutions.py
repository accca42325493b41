"""Which body a name is: 商務省 after 中国商務省, 国会 of Japan, 政府 of the state that the article is about."""

from __future__ import annotations

from collections.abc import Sequence

from kg.candidates import Candidate, Kind, Reference
from kg.gazetteer import Gazetteer
from kg.model import Entity, EntityType
from kg.namerecords import Name
from kg.people import People, entity_of
from kg.plurals import led_state
from kg.setting import HOME


def body_entity(candidate: Candidate, people: People, before: Sequence[Reference], gazetteer: Gazetteer) -> Entity | None:
    """The known or formerly named body that an unknown name stands for, None for a body of its own."""
    if candidate.name == "政府":
        state = _governed(candidate.line, people, before, gazetteer)
        return entity_of(state) if state else None
    resumed = None if candidate.name in gazetteer.patterns.bodies.never_resumed else _longer(candidate, before, gazetteer)
    at_home = _of_home(candidate, people, gazetteer)
    return at_home or resumed if candidate.name.endswith("党") else resumed or at_home


def _governed(line: int, people: People, before: Sequence[Reference], gazetteer: Gazetteer) -> Name | None:
    """The state of a bare 政府: the article's own, else the one that the sentence has named (フランスの農業団体は政府を非難した).

    Where it names none or several, that of the last topic that is a state or its head (モディ首相は…。政府は…).
    """
    if line in people.setting.of_paper:
        return gazetteer.by_key[HOME]
    if people.setting.home:
        return people.setting.home
    named = {r.candidate.known[0] for r in before if r.line.index == line and _is_state(r.candidate) and _opens(r)}
    if len(named) == 1:
        return named.pop()
    states = (_state_of(r, people, gazetteer) for r in reversed(before) if r.is_topic)
    return next((state for state in states if state is not None), None)


def _state_of(reference: Reference, people: People, gazetteer: Gazetteer) -> Name | None:
    candidate = reference.candidate
    if candidate.kind is Kind.PERSON:
        return led_state(candidate, people, gazetteer)
    return candidate.known[0] if _is_state(candidate) else None


def _opens(reference: Reference) -> bool:
    """True for a topic and at the beginning of a sentence: フランス最大の農業団体は政府を非難した; not 米国の関税を受け、 inside one."""
    return reference.is_topic or (reference.candidate.start == 0 and not reference.line.text.startswith("の", reference.candidate.end))


def _is_state(candidate: Candidate) -> bool:
    """True for the name of one state."""
    return len(candidate.known) == 1 and candidate.type is EntityType.STATE


def _longer(candidate: Candidate, before: Sequence[Reference], gazetteer: Gazetteer) -> Entity | None:
    """The body named last whose name ends with this one after more words: 商務省 is the 中国商務省 before it.

    A party only with its state before it: 労働党 is the 英労働党, but 民主党 no 社会民主党.
    """
    for reference in reversed(before):
        named = reference.candidate
        is_longer = named.name != candidate.name and named.name.endswith(candidate.name)
        if candidate.name.endswith("党") and named.name.removesuffix(candidate.name) not in gazetteer.by_form:
            continue
        if is_longer and named.type is EntityType.ORGANIZATION and (named.is_proper or named.known):
            return reference.entities[0]
    return None


def _of_home(candidate: Candidate, people: People, gazetteer: Gazetteer) -> Entity | None:
    """The body that the gazetteer has under a short name, of a state that the article names: 国会, 外務省, 民主党 in Japanese news."""
    bodies = [n for n in gazetteer.by_short.get(candidate.name, ()) if n.type is not EntityType.PERSON]
    found = people.setting.likeliest(bodies)
    return entity_of(found) if found else None
