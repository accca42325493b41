"""Corrections of entities and relations: two that are one, one that is two, a further name, a relation that is another."""

from __future__ import annotations

from dataclasses import replace

from kg.corrections import Alias, Merge, Relabel, Split, record_id
from kg.letterforms import squash
from kg.mending_state import Applied, Miss, State, Step, find_entity, is_entity, redirect, target_entity, with_entities
from kg.model import Entity


def split(record: Split, state: State) -> Applied | Miss:
    """The entity where it is called so, or in these sentences, as another."""
    old, looked = find_entity(record.entity, state.entities.values()), f"{record.entity} ({'、'.join(record.words or record.sentences)})"
    if old is None:
        return Miss(looked, "the article has no such entity")
    other = target_entity(record.into, state)
    if other is None or other.id == old.id:
        return Miss(looked, f"{record.into.label} is no entity of the article: write it with its type")
    words, sentences = set(map(squash, record.words)), set(map(squash, record.sentences))

    def is_meant(surface: str | None, sentence: str) -> bool:
        return (not words or squash(surface or "") in words) and (not sentences or squash(sentence) in sentences)

    other = _named(other, *record.words)
    moved = redirect(with_entities(state, _unnamed(old, words), other), old, other, record_id(record), is_meant)
    if moved.steps == state.steps and moved.mentions == state.mentions:
        return Miss(looked, "the entity stands nowhere under these words and in these sentences")
    return Applied(moved, looked, other.label)


def merge(record: Merge, state: State) -> Applied | Miss:
    """The two entities as one, which bears the names of both."""
    old = find_entity(record.entity, state.entities.values())
    if old is None:
        return Miss(record.entity, "the article has no such entity")
    into = target_entity(record.into, state)
    if into is None or into.id == old.id:
        return Miss(record.entity, f"{record.into.label} is no other entity of the article: write it with its type")
    return Applied(_merged(state, old, into, record_id(record)), old.label, into.label)


def name(record: Alias, state: State) -> Applied | Miss:
    """The entity with a further name; another one that was labelled so is the same."""
    entity = find_entity(record.entity, state.entities.values())
    if entity is None:
        return Miss(f"{record.entity} = {record.name}", "the article has no such entity")
    others = [other for other in state.entities.values() if other.id != entity.id and is_entity(other, record.name)]
    for other in others:
        state = _merged(state, other, state.entities[entity.id], record_id(record))
    state = with_entities(state, _named(state.entities[entity.id], record.name))
    return Applied(state, entity.label, f"{entity.label} = {record.name}")


def relabel(record: Relabel, state: State) -> Applied | Miss:
    """Claims of one relation as claims of another."""
    wanted, correction = squash(record.predicate), record_id(record)

    def step(step: Step) -> Step:
        if step.now is None or step.now.relation != record.relation or not _holds(squash(step.now.predicate.text), wanted):
            return step
        return Step(step.former, replace(step.now, relation=record.to), (*step.by, correction))

    steps = tuple(map(step, state.steps))
    looked = f"{record.relation}: {record.predicate}" if record.predicate else record.relation
    if steps == state.steps:
        return Miss(looked, "the article has no such claim")
    return Applied(replace(state, steps=steps), looked, record.to)


def _holds(words: str, wanted: str) -> bool:
    """True where the words of a predicate hold those wanted, or the other way round: rules may take 牽制 or 牽制した."""
    return wanted in words or words in wanted


def _merged(state: State, old: Entity, into: Entity, correction: str) -> State:
    joined = _named(into, old.label, *old.names)
    state = redirect(with_entities(state, joined), old, joined, correction, lambda *_: True)
    facts = (replace(f, subject=_led(f.subject, old, joined), value=_led(f.value, old, joined)) for f in state.facts)
    entities = {iri: entity for iri, entity in state.entities.items() if iri != old.id}
    return replace(state, facts=tuple(facts), entities=entities)


def _led(iri: str, old: Entity, new: Entity) -> str:
    return new.id if iri == old.id else iri


def _named(entity: Entity, *names: str) -> Entity:
    return replace(entity, names=tuple(dict.fromkeys((*entity.names, *names))))


def _unnamed(entity: Entity, words: set[str]) -> Entity:
    return replace(entity, names=tuple(known for known in entity.names if squash(known) not in words))
