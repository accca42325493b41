"""Who an office without a name stands for: 首相は, 移民相, 米大統領."""

from __future__ import annotations

from collections.abc import Sequence

from kg.candidates import Candidate
from kg.coreference import Reference
from kg.gazetteer import Gazetteer
from kg.model import Entity, EntityType
from kg.people import People


def role_holder(candidate: Candidate, people: People, before: Sequence[Reference], gazetteer: Gazetteer) -> Entity | None:
    """The person of the article who holds the office, None where it names nobody or more than one without a last mention."""
    title = candidate.title
    if title.startswith(tuple(gazetteer.patterns.persons.coming)):
        return None
    holders = [c for c in people.candidates if _same_office(title, c.title, gazetteer)]
    entities = list(dict.fromkeys(people.entity(c) for c in holders))
    if len(entities) < 2:
        return entities[0] if entities else None
    return next((r.entities[0] for r in reversed(before) if r.entities[0] in entities), None)


def _same_office(asked: str, held: str, gazetteer: Gazetteer) -> bool:
    """True where the bare office `asked` (首相, ネパール国王) is the one that a person bears (英首相, 国王)."""
    if asked == held:
        return True
    short, long = sorted((asked, held), key=len)
    if short not in gazetteer.patterns.persons.unique_offices or not long.endswith(short):
        return False
    rest = long[: -len(short)]
    return rest in gazetteer.letters or any(n.type is not EntityType.PERSON for n in gazetteer.by_form.get(rest, ()))
