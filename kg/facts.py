"""Facts of entities that are no claims: who holds which office of what."""

from __future__ import annotations

from collections.abc import Sequence

from kg.candidates import Candidate, Kind, Reference
from kg.gazetteer import Gazetteer, Name
from kg.model import Entity, EntityType, Fact, FactKind
from kg.people import entity_of


def facts_of(references: Sequence[Reference], gazetteer: Gazetteer) -> list[tuple[Fact, Entity]]:
    """The facts that the text states with titles, each with the entity that is its value."""
    found: list[tuple[Fact, Entity]] = []
    for reference in references:
        owner = (
            _owner(reference.candidate, gazetteer)
            if reference.entities[0].type is EntityType.PERSON and reference.candidate.kind in (Kind.PERSON, Kind.ROLE)
            else None
        )
        if owner and reference.candidate.title and reference.candidate.title not in gazetteer.patterns.persons.honorifics:
            value = entity_of(owner)
            found.append((Fact(reference.entities[0].id, FactKind.HOLDS_OFFICE, value.id, reference.candidate.title), value))
    return found


def _owner(candidate: Candidate, gazetteer: Gazetteer) -> Name | None:
    """The state or body of an office: 米 in 米大統領, ロシア in ロシアのプーチン大統領."""
    if candidate.title[:1] in gazetteer.letters and len(candidate.title) > 2:
        return gazetteer.letters[candidate.title[0]]
    known = gazetteer.by_form.get(candidate.owner, ())
    return known[0] if len(known) == 1 and known[0].type in (EntityType.STATE, EntityType.ORGANIZATION) else None
