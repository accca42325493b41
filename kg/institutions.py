"""Which body a name is: 商務省 after 中国商務省, 国会 of Japan, 政府 of the state that the article is about."""

from __future__ import annotations

from collections.abc import Sequence

from kg.candidates import Candidate, Kind
from kg.coreference import Reference
from kg.gazetteer import Gazetteer, Name
from kg.model import Entity, EntityType
from kg.people import People, entity_of


def body_entity(candidate: Candidate, people: People, before: Sequence[Reference], gazetteer: Gazetteer) -> Entity | None:
    """The known or formerly named body that an unknown name stands for, None for a body of its own."""
    if candidate.name == "政府":
        state = _governed(people, before)
        return entity_of(state) if state else None
    return _longer(candidate, before) or _of_home(candidate, people, gazetteer)


def _governed(people: People, before: Sequence[Reference]) -> Name | None:
    """The state of a bare 政府: the article's own, else the last one that stood as a topic."""
    if people.home:
        return people.home
    topics = [r for r in before if r.is_topic and len(r.candidate.known) == 1 and r.candidate.type is EntityType.STATE]
    return topics[-1].candidate.known[0] if topics else None


def _longer(candidate: Candidate, before: Sequence[Reference]) -> Entity | None:
    """The body named last whose name ends with this one after more words: 商務省 is the 中国商務省 before it."""
    for reference in reversed(before):
        named = reference.candidate
        if named.kind in (Kind.BODY, Kind.KNOWN) and named.type is EntityType.ORGANIZATION and named.name != candidate.name and named.name.endswith(candidate.name):
            return reference.entities[0]
    return None


def _of_home(candidate: Candidate, people: People, gazetteer: Gazetteer) -> Entity | None:
    """The body of the article's state that the gazetteer has under a short name: 国会, 外務省 in Japanese news."""
    if not people.home:
        return None
    found = [n for n in gazetteer.by_short.get(candidate.name, ()) if n.located_in == people.home.key]
    return entity_of(found[0]) if len(found) == 1 else None
