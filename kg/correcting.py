"""A graph as people corrected it: the records of a file of corrections applied to the graph of one article.

Entities are split, merged and named first, then relations changed, then claims, so that a claim is met under its old names and
its new ones. What matches nothing any more is kept with the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from kg.corrections import Alias, Corrections, JudgedClaim, Merge, Record, Relabel, Split, Verdict, is_about, kind_of, record_id
from kg.ids import claim_id
from kg.measuring import measure
from kg.mending import correct_claim
from kg.mending_entities import merge, name, relabel, split
from kg.mending_state import Applied, Miss, State, Step
from kg.model import Claim, Correction, Fact, KnowledgeGraph, Participant, Revision

Said: TypeAlias = tuple[int, str, str, str, str]
"""What a claim says: its sentence, subject, relation, object and polarity."""


def correct(graph: KnowledgeGraph, corrections: Corrections) -> KnowledgeGraph:
    """The graph of one article with the corrections applied; it tells of each whether it was, and what every changed claim was before."""
    if not corrections.records:
        return graph
    (article,) = graph.articles
    steps = tuple(Step(claim, claim) for claim in graph.claims)
    state = State(article, steps, {entity.id: entity for entity in graph.entities}, graph.mentions, graph.facts)
    told: list[Correction] = []
    for record in corrections.records:
        if is_about(record, article):
            outcome = _apply(record, state)
            state = outcome.state if isinstance(outcome, Applied) else state
            told.extend(_told(record, outcome))
    return replace(_settled(graph, state), corrections=tuple(told), measured=measure(corrections.claims))


def _apply(record: Record, state: State) -> Applied | Miss:
    match record:
        case Split():
            return split(record, state)
        case Merge():
            return merge(record, state)
        case Alias():
            return name(record, state)
        case Relabel():
            return relabel(record, state)
        case JudgedClaim():
            return correct_claim(record, state)


def _told(record: Record, outcome: Applied | Miss) -> Iterator[Correction]:
    """What the graph tells of a record; of a claim that was found right or doubtful and is there, nothing."""
    is_kept = isinstance(record, JudgedClaim) and record.verdict in (Verdict.RIGHT, Verdict.UNSURE)
    if isinstance(outcome, Applied) and not is_kept:
        yield _correction(record, outcome.before, outcome.after)
    elif isinstance(outcome, Miss) and not (isinstance(record, JudgedClaim) and record.verdict is Verdict.UNSURE):
        yield _correction(record, outcome.before, "", outcome.reason)


def _correction(record: Record, before: str, after: str, problem: str = "") -> Correction:
    note = record.note
    return Correction(record_id(record), kind_of(record), note.by, note.on, note.why, before, after, problem)


def _settled(graph: KnowledgeGraph, state: State) -> KnowledgeGraph:
    """The graph of what the corrections left: claims once, with their ids renewed, and the entities that are still there."""
    steps = [replace(step, now=_renewed(step, state)) for step in state.steps]
    kept = _kept(steps)
    same = {step.former.id: kept[_said(step.now)].id for step in steps if step.now is not None}
    own = {claim.id for claim in kept.values()} - {step.former.id for step in steps if not step.by}
    return replace(
        graph,
        claims=tuple(_with_embedded(step.now, same) for step in steps if step.now is not None and kept[_said(step.now)] is step.now),
        entities=tuple(state.entities[iri] for iri in sorted(state.entities)),
        mentions=tuple(dict.fromkeys(state.mentions)),
        facts=_facts(state),
        revisions=tuple(Revision(step.former, _among(same.get(step.former.id), own), step.by) for step in steps if step.by),
    )


def _kept(steps: Iterable[Step]) -> dict[Said, Claim]:
    """One claim for all that say the same in a sentence, as rules make it: before others one that nobody corrected."""
    kept: dict[Said, Claim] = {}
    for step in sorted(steps, key=lambda step: bool(step.by)):
        if step.now is not None:
            kept.setdefault(_said(step.now), step.now)
    return kept


def _said(claim: Claim) -> Said:
    return claim.sentence.span.start, claim.subject.entity.id, claim.relation, claim.object.entity.id, claim.polarity.value


def _among(claim: str | None, ids: set[str]) -> str | None:
    """The claim that came of a correction; None where it says what another one said already."""
    return claim if claim in ids else None


def _renewed(step: Step, state: State) -> Claim | None:
    """The claim with its entities as they are now and the id of its content; None where it says something of itself."""
    if step.now is None:
        return None
    claim = _with_parts(step.now, lambda part: Participant(state.entities[part.entity.id], part.surface))
    if not step.by:
        return claim
    return None if claim.subject.entity.id == claim.object.entity.id else replace(claim, id=_id(claim))


def _id(claim: Claim) -> str:
    speaker = claim.attributed_to.entity.id if claim.attributed_to else None
    content = (claim.subject.entity.id, claim.relation, claim.object.entity.id, claim.polarity.value, speaker, claim.about, claim.frame)
    return claim_id(claim.article, claim.evidence.span.start, claim.evidence.span.end, *content)


def _with_parts(claim: Claim, change: Callable[[Participant], Participant]) -> Claim:
    return replace(
        claim,
        subject=change(claim.subject),
        object=change(claim.object),
        attributed_to=change(claim.attributed_to) if claim.attributed_to else None,
        reported_by=change(claim.reported_by) if claim.reported_by else None,
    )


def _with_embedded(claim: Claim, ids: Mapping[str, str]) -> Claim:
    inner = ids.get(claim.embeds) if claim.embeds else None
    return replace(claim, embeds=None if inner == claim.id else inner)


def _facts(state: State) -> tuple[Fact, ...]:
    facts = {fact for fact in state.facts if fact.subject != fact.value}
    return tuple(sorted(facts, key=repr))
