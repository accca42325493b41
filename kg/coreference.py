"""Who an anaphor stands for: 両国, 両首脳, 三者, 同氏, 同大統領, 同国, 我が国."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kg.candidates import Candidate, Kind, Line
from kg.gazetteer import Gazetteer
from kg.model import ACTOR_TYPES, Entity, EntityType
from kg.people import entity_of

_TOPIC_MARKS = ("は", "が", "も", "では", "には")


@dataclass(frozen=True, slots=True)
class Reference:
    """A candidate with the entities that it names, in its line."""

    candidate: Candidate
    entities: tuple[Entity, ...]
    line: Line

    @property
    def is_topic(self) -> bool:
        """True before は, が or も."""
        return self.line.text[self.candidate.end :].startswith(_TOPIC_MARKS)


def resolve(candidate: Candidate, before: Sequence[Reference], line: Line, gazetteer: Gazetteer) -> tuple[Entity, ...]:
    """The entities that an anaphor stands for, () where the text before names none that fit."""
    patterns, form = gazetteer.patterns.anaphors, candidate.name
    if form in patterns.both:
        return _last(2, patterns.both[form], before)
    if form in patterns.three:
        return _last(3, patterns.three[form], before)
    if form in patterns.own_state:
        return (entity_of(gazetteer.by_key["JPN"]),)
    return _one(_fits(candidate, gazetteer), before, line)


def _last(count: int, kind: str, before: Sequence[Reference]) -> tuple[Entity, ...]:
    """The `count` things of a class that the text named last, in text order."""
    found: list[Entity] = []
    for reference in reversed(before):
        for entity in reversed(reference.entities):
            if _is_of(entity, kind) and entity not in found:
                found.append(entity)
        if len(found) >= count:
            return tuple(reversed(found[:count]))
    return ()


def _is_of(entity: Entity, kind: str) -> bool:
    return entity.type in ACTOR_TYPES if kind == "Actor" else entity.type == kind


def _fits(candidate: Candidate, gazetteer: Gazetteer) -> Callable[[Reference], bool]:
    """What the anaphor asks of the one that it takes up."""
    patterns, form, asked = gazetteer.patterns, candidate.name, candidate.title
    if form in patterns.anaphors.same_state:
        return lambda r: r.entities[0].type is EntityType.STATE
    if form in patterns.anaphors.same_person or asked in patterns.persons.honorifics:
        return lambda r: r.entities[0].type is EntityType.PERSON and r.candidate.kind is not Kind.ROLE
    if asked in patterns.persons.offices:
        return lambda r: r.candidate.title.endswith(asked)
    if asked in ("紙", "誌"):
        return lambda r: r.candidate.name.endswith(("新聞", "タイムズ", "ポスト", "ジャーナル", "紙"))
    return lambda r: r.entities[0].type is not EntityType.PERSON and r.candidate.name.endswith(asked)


def _one(fits: Callable[[Reference], bool], before: Sequence[Reference], line: Line) -> tuple[Entity, ...]:
    """The last one that fits in the anaphor's own sentence, else the topic of the last sentence that has one, else the last one."""
    own = [r for r in before if r.line.index == line.index and len(r.entities) == 1 and fits(r)]
    if own:
        return own[-1].entities
    for sentence in _backwards(before):
        fitting = [r for r in sentence if len(r.entities) == 1 and fits(r)]
        if fitting:
            return next((r for r in fitting if r.is_topic), fitting[-1]).entities
    return ()


def _backwards(before: Sequence[Reference]) -> Iterator[list[Reference]]:
    """The references by sentence, the last sentence first."""
    sentence: list[Reference] = []
    for reference in reversed(before):
        if sentence and reference.line.index != sentence[0].line.index:
            yield sentence
            sentence = []
        sentence.insert(0, reference)
    if sentence:
        yield sentence
