"""A graph on its way through corrections, and how what they name is found in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from kg.correction_fields import Target
from kg.ids import linked_entity_iri, local_entity_iri, named_entity_iri
from kg.letterforms import squash
from kg.model import Article, Claim, Entity, EntityType, Fact, Mention, Modality, Participant, Polarity

ELSEWHERE = "the article has no such sentence"
"""The reason of a correction that is another article's."""


@dataclass(frozen=True, slots=True)
class Step:
    """A claim as the rules made it and as it stands now (None: rejected), with the ids of the corrections between."""

    former: Claim
    now: Claim | None
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """The parts of a graph that corrections change; participants are told by the id of their entity, whatever else they hold of it."""

    article: Article
    steps: tuple[Step, ...]
    entities: Mapping[str, Entity]
    mentions: tuple[Mention, ...]
    facts: tuple[Fact, ...]

    def sentence_of(self, mention: Mention) -> str:
        """The sentence in which a mention stands."""
        return self.article.sentences[mention.sentence].words.text


@dataclass(frozen=True, slots=True)
class Applied:
    """A correction that was applied: what comes of it, and in words what was there and what is now."""

    state: State
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Miss:
    """A correction that matches nothing, with the reason; `before` says what it looked for."""

    before: str
    reason: str


def find_entity(name: str, entities: Iterable[Entity]) -> Entity | None:
    """The entity of that id, Q-id or label, else the only one that bears the name."""
    known = list(entities)
    exact = next((entity for entity in known if is_entity(entity, name)), None)
    named = [entity for entity in known if bears(entity, name)]
    return exact or (named[0] if len(named) == 1 else None)


def is_entity(entity: Entity, name: str) -> bool:
    """True where `name` is the entity's id, Q-id or label."""
    return name in (entity.id, entity.wikidata) or squash(name) == squash(entity.label)


def bears(entity: Entity, name: str) -> bool:
    """True where `name` is one of the entity's names, or its English label."""
    return squash(name) in {squash(known) for known in (*entity.names, entity.label_en or "")}


def target_entity(target: Target, state: State) -> Entity | None:
    """The entity that a correction leads to: one of the article, or a new one where its type is given; None where it is neither."""
    known = find_entity(target.wikidata or target.label, state.entities.values())
    if known is None and target.type is not None:
        return new_entity(target.label, target.type, state.article.id, target.wikidata, target.label_en)
    return known


def new_entity(label: str, kind: EntityType, article: str, wikidata: str | None = None, label_en: str | None = None) -> Entity:
    """An entity that the article did not have."""
    if wikidata:
        iri = linked_entity_iri(wikidata)
    elif kind in (EntityType.THING, EntityType.AUTHOR):
        iri = local_entity_iri(article, kind, label)
    else:
        iri = named_entity_iri(kind, label)
    return Entity(iri, label, label_en, kind, wikidata, (label,))


def with_entities(state: State, *changed: Entity) -> State:
    """The state with these entities in place of those of their ids."""
    return replace(state, entities={**state.entities, **{entity.id: entity for entity in changed}})


def redirect(state: State, old: Entity, new: Entity, correction: str, where: Callable[[str | None, str], bool]) -> State:
    """The state with `new` for `old` wherever `where(words, sentence)` holds, in claims and mentions."""

    def moved(part: Participant, sentence: str) -> Participant:
        is_meant = part.entity.id == old.id and where(part.surface, sentence)
        return Participant(new, part.surface) if is_meant else part

    def step(step: Step) -> Step:
        now = step.now and _moved(step.now, moved)
        return step if now == step.now else Step(step.former, now, (*step.by, correction))

    mentions = (
        replace(m, entity=new.id) if m.entity == old.id and where(m.words.text, state.sentence_of(m)) else m for m in state.mentions
    )
    return replace(state, steps=tuple(map(step, state.steps)), mentions=tuple(mentions))


def _moved(claim: Claim, moved: Callable[[Participant, str], Participant]) -> Claim:
    sentence = claim.sentence.text
    return replace(
        claim,
        subject=moved(claim.subject, sentence),
        object=moved(claim.object, sentence),
        attributed_to=moved(claim.attributed_to, sentence) if claim.attributed_to else None,
        reported_by=moved(claim.reported_by, sentence) if claim.reported_by else None,
    )


def claim_line(claim: Claim) -> str:
    """A claim in one line: subject | relation | object, and how it is said where that is not plainly."""
    plain = (Modality.ASSERTED, Polarity.POSITIVE)
    marks = [value.value for value, usual in zip((claim.modality, claim.polarity), plain, strict=True) if value != usual]
    marks += [claim.attributed_to.entity.label] if claim.attributed_to else []
    line = f"{claim.subject.entity.label} | {claim.relation} | {claim.object.entity.label}"
    return f"{line} ({', '.join(marks)})" if marks else line
