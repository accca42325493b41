"""Facts of entities that are no claims: who holds which office of what, what belongs to what, what lies where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.candidates import Candidate, Kind, Reference
from kg.gazetteer import Gazetteer
from kg.model import Entity, EntityType, Fact, FactKind
from kg.namerecords import Name
from kg.people import entity_of


def facts_of(references: Sequence[Reference], gazetteer: Gazetteer) -> list[tuple[Fact, Entity]]:
    """The facts that the text states with titles and brackets, and those of the gazetteer between things that the text names.

    Each comes with the entity that is its value.
    """
    return [*_offices(references, gazetteer), *_parties(references), *_known(references, gazetteer)]


def _offices(references: Sequence[Reference], gazetteer: Gazetteer) -> Iterator[tuple[Fact, Entity]]:
    """トランプ米大統領 holds the office of 米大統領 of the United States."""
    for reference in references:
        candidate, holder = reference.candidate, reference.entities[0]
        is_person = holder.type is EntityType.PERSON and candidate.kind in (Kind.PERSON, Kind.ROLE)
        owner = _owner(candidate, gazetteer) if is_person else None
        if owner and candidate.title and candidate.title not in gazetteer.patterns.persons.honorifics:
            value = entity_of(owner)
            yield Fact(holder.id, FactKind.HOLDS_OFFICE, value.id, candidate.title), value


def _owner(candidate: Candidate, gazetteer: Gazetteer) -> Name | None:
    """The state or body of an office: 米 in 米大統領, ロシア in ロシアのプーチン大統領."""
    if candidate.title[:1] in gazetteer.letters and len(candidate.title) > 2:
        return gazetteer.letters[candidate.title[0]]
    known = gazetteer.by_form.get(candidate.owner, ())
    return known[0] if len(known) == 1 and known[0].type in (EntityType.STATE, EntityType.ORGANIZATION) else None


def _parties(references: Sequence[Reference]) -> Iterator[tuple[Fact, Entity]]:
    """古賀誠氏(古賀派) is a member of the 古賀派."""
    for person, body in pairwise(references):
        between = person.line.text[person.candidate.end : body.candidate.start]
        follows = person.line.text[body.candidate.end : body.candidate.end + 1]
        in_brackets = person.line.index == body.line.index and between in ("(", "（") and follows in (")", "）")
        if in_brackets and person.candidate.kind is Kind.PERSON and body.candidate.kind in (Kind.BODY, Kind.GROUP, Kind.KNOWN):
            yield Fact(person.entities[0].id, FactKind.MEMBER_OF, body.entities[0].id), body.entities[0]


def _known(references: Sequence[Reference], gazetteer: Gazetteer) -> Iterator[tuple[Fact, Entity]]:
    """What the gazetteer knows of two things of the article: ドイツ is a member of the EU, 釜山 lies in 韓国."""
    named = {entity.id: entity for reference in references for entity in reference.entities}
    records = {entity_of(name).id: name for reference in references for name in reference.candidate.known}
    for iri in sorted(records.keys() & named.keys()):
        for kind, key in _belongs(records[iri]):
            value = entity_of(gazetteer.by_key[key])
            if value.id in named:
                yield Fact(iri, kind, value.id), value


def _belongs(name: Name) -> Iterator[tuple[FactKind, str]]:
    for key in name.member_of:
        yield FactKind.MEMBER_OF, key
    if name.located_in and name.type is EntityType.PLACE:
        yield FactKind.LOCATED_IN, name.located_in
