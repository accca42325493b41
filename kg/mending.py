"""Corrections of claims: the one that a record is about, found by content, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from kg.corrections import Change, JudgedClaim, Verdict, record_id
from kg.letterforms import squash
from kg.mending_state import ELSEWHERE, Applied, Miss, State, Step, bears, claim_line, find_entity, is_entity, new_entity, with_entities
from kg.model import Claim, Entity, EntityType, Participant
from kg.vocabulary import load_vocabulary

Test = Callable[[Participant, str], bool]


@dataclass(frozen=True, slots=True)
class _Found:
    """A step that a record is about; `is_turned` where subject and object of a symmetric relation stand the other way round."""

    step: Step
    is_turned: bool


def correct_claim(record: JudgedClaim, state: State) -> Applied | Miss:
    """The claim as it was judged: gone, changed or as it is."""
    looked = f"{record.subject} | {record.relation} | {record.object}"
    found = _find(record, state)
    if found is None:
        is_so = record.verdict is Verdict.MENDED and _find(_as_changed(record), state) is not None
        return Applied(state, looked, looked) if is_so else Miss(looked, _reason(record, state))
    before = claim_line(found.step.former)
    if record.verdict in (Verdict.RIGHT, Verdict.UNSURE) or found.step.now is None:
        return Applied(state, before, before)
    if record.verdict is Verdict.WRONG:
        return Applied(_with_step(state, found.step, None, record), before, "")
    state, now = _changed(found.step.now, record.change.turned() if found.is_turned else record.change, state)
    return Applied(_with_step(state, found.step, now, record), before, claim_line(now))


def _find(record: JudgedClaim, state: State) -> _Found | None:
    """The claim that is nearest to the record: of entities with these labels, else names; with the words of its predicate, else without."""
    here = [step for step in state.steps if squash(step.former.sentence.text) == squash(record.sentence)]
    for is_named in (_is_so_called, _may_be_called):
        for has_words in (True, False):
            found = next(_matching(record, here, is_named, has_words=has_words), None)
            if found is not None:
                return found
    return None


def _matching(record: JudgedClaim, steps: list[Step], is_named: Test, *, has_words: bool) -> Iterator[_Found]:
    relation = load_vocabulary().relations.get(record.relation)
    for step in steps:
        for claim in dict.fromkeys(filter(None, (step.former, step.now))):
            if claim.relation != record.relation or (has_words and not _has_predicate(claim, record)):
                continue
            if is_named(claim.subject, record.subject) and is_named(claim.object, record.object):
                yield _Found(step, is_turned=False)
            elif relation and relation.symmetric and is_named(claim.object, record.subject) and is_named(claim.subject, record.object):
                yield _Found(step, is_turned=True)


def _is_so_called(part: Participant, name: str) -> bool:
    return is_entity(part.entity, name)


def _may_be_called(part: Participant, name: str) -> bool:
    return is_entity(part.entity, name) or bears(part.entity, name) or squash(part.surface or "") == squash(name)


def _has_predicate(claim: Claim, record: JudgedClaim) -> bool:
    one, other = squash(claim.predicate.text), squash(record.predicate)
    return one in other or other in one


def _as_changed(record: JudgedClaim) -> JudgedClaim:
    """The record of the claim that the change leads to."""
    change = record.change
    return replace(
        record,
        subject=change.subject or record.subject,
        relation=change.relation or record.relation,
        object=change.object or record.object,
    )


def _reason(record: JudgedClaim, state: State) -> str:
    """Why no claim is found, with those that its sentence has."""
    sentence = squash(record.sentence)
    if not any(squash(known.words.text) == sentence for known in state.article.sentences):
        return ELSEWHERE
    claims = [claim_line(step.now) for step in state.steps if step.now and squash(step.now.sentence.text) == sentence]
    return f"its sentence has other claims: {'; '.join(claims)}" if claims else "its sentence has no claim any more"


def _with_step(state: State, step: Step, now: Claim | None, record: JudgedClaim) -> State:
    if now == step.now:
        return state
    changed = Step(step.former, now, (*step.by, record_id(record)))
    return replace(state, steps=tuple(changed if known is step else known for known in state.steps))


def _changed(claim: Claim, change: Change, state: State) -> tuple[State, Claim]:
    """The claim with the change, and the state with entities that it alone names."""
    state, subject = _part(change.subject, claim.subject, claim, state)
    state, other = _part(change.object, claim.object, claim, state)
    state, speaker = _part(change.attributed_to, claim.attributed_to, claim, state)
    return state, replace(
        claim,
        subject=subject or claim.subject,
        object=other or claim.object,
        attributed_to=speaker,
        relation=change.relation or claim.relation,
        modality=change.modality or claim.modality,
        polarity=change.polarity or claim.polarity,
    )


def _part(name: str | None, present: Participant | None, claim: Claim, state: State) -> tuple[State, Participant | None]:
    """Who or what is meant by `name`: as it is for None, nobody for "", an entity of the article, or else a phrase of its own."""
    if name is None or name == "":
        return state, present if name is None else None
    known = find_entity(name, state.entities.values())
    entity = known or new_entity(name, EntityType.THING, state.article.id)
    if present is not None and entity.id == present.entity.id:
        return state, present
    return with_entities(state, entity), Participant(entity, _surface(name, entity, claim.sentence.text))


def _surface(name: str, entity: Entity, sentence: str) -> str | None:
    """The words that stand for an entity in the sentence: the name as it was written, else the longest of its names that is there."""
    return next((known for known in (name, *sorted(entity.names, key=len, reverse=True)) if known in sentence), None)
