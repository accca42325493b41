"""Which cues still bear on a predicate at each step of its chain.

The layers of the Japanese sentence (南 1974) decide: て and 連用 share what stands at the end, が, し and ので share only hearsay,
conditions, relative clauses and quotations share nothing.
"""

from __future__ import annotations

from enum import IntEnum

from kg.chain import Step
from kg.cuebook import CueBook, CueRule
from kg.grammar import words
from kg.model import Modality
from kg.particles import CASES, COORDINATORS
from kg.phrases import WordClass
from kg.predicates import Link, Predicate
from kg.trail import SIDE_BY_SIDE, Trail

EVIDENTIAL = frozenset({Modality.REPORTED, Modality.ASSESSED})
"""Modalities that say where the knowledge comes from; they reach over everything that is not quoted."""

FUNCTION_NOUNS = words("function_nouns")
UTTERANCE_VERBS = words("utterance_verbs")


class Reach(IntEnum):
    """Which cues further out still bear on the predicate."""

    CLOSED = 0
    HEARSAY = 1
    EVIDENTIAL = 2
    MODAL = 3
    ALL = 4


def needed(rule: CueRule) -> Reach:
    """How far a cue reaches: hearsay over all but quotations, the others over what is coordinated, narrow ones over their own clause."""
    if rule.modality is Modality.REPORTED:
        return Reach.HEARSAY
    if rule.modality in EVIDENTIAL:
        return Reach.EVIDENTIAL
    return Reach.ALL if rule.narrow else Reach.MODAL


def passing(trail: Trail, index: int, modality: Modality | None, cues: CueBook) -> Reach:
    """What still bears on the predicate once the chain has come to step `index`, and `modality` has been found before."""
    below, step = trail.steps[index - 1], trail.steps[index]
    match step.link:
        case link if link in SIDE_BY_SIDE:
            return Reach.ALL if trail.covers(index) and _is_joined(trail, index) else _coordinate(below, modality)
        case Link.CONDITION:
            return Reach.ALL if trail.covers(index) else _coordinate(below, modality)
        case Link.SHI | Link.BUT | Link.CAUSE:
            return Reach.HEARSAY
        case Link.QUOTE | Link.QUESTION:
            return Reach.ALL if trail.covers(index) else Reach.CLOSED
        case Link.PURPOSE:
            return Reach.ALL if trail.covers(index) or _is_carrier(step, cues) else Reach.CLOSED
        case Link.ADNOMINAL | Link.QUOTED_NOUN:
            return _under_noun(trail, index, modality, cues)
        case _:
            return _as_argument(trail, index, cues)


def _is_joined(trail: Trail, index: int) -> bool:
    """True where one expression reaches over the step's border (て ほしい)."""
    return any(trail.owners[cue.first] < index <= trail.owners[cue.last] for cue in trail.found)


def _coordinate(below: Step, modality: Modality | None) -> Reach:
    """緩めさせ、圧力をかける構えだ: both are meant. A clause with a modality of its own, or that tells a state (ており), is not."""
    if modality in EVIDENTIAL:
        return Reach.CLOSED
    if below.phrase.tail.endswith(("ており", "ておりまして")):
        return Reach.HEARSAY
    return Reach.EVIDENTIAL if modality else Reach.MODAL


def _under_noun(trail: Trail, index: int, modality: Modality | None, cues: CueBook) -> Reach:
    """訪問する方針: the noun says how certain; 訪問することは: it only carries; 訪問した首相: it is another matter."""
    step = trail.steps[index]
    if not step.phrase.is_nominal or trail.covers(index):
        return Reach.ALL
    if step.phrase.head.lemma in cues.coordinators:
        return _coordinate(trail.steps[index - 1], modality)
    return Reach.ALL if step.phrase.head.lemma in FUNCTION_NOUNS | cues.carrier_nouns else Reach.HEARSAY


def _as_argument(trail: Trail, index: int, cues: CueBook) -> Reach:
    """支援の継続を図る: the noun is what is meant; 支援を非難する: it is a fact that something else is done to."""
    below, step = trail.steps[index - 1], trail.steps[index]
    if _is_joined(trail, index) or (_is_carrier(step, cues) and below.phrase.particles) or below.phrase.head.lemma in cues.coordinators:
        return Reach.ALL
    if ("ノ" in below.phrase.particles and step.link is not Link.NOMINALIZED) or _is_coordinated(below, step):
        carries = step.phrase.word_class is WordClass.VERBAL_NOUN or step.phrase.head.lemma in cues.carrier_nouns
        return Reach.ALL if carries or trail.covers(index) else Reach.CLOSED
    if trail.covers(index) and not _is_oblique(below):
        return Reach.ALL
    is_clause = index > 1 or step.link is Link.NOMINALIZED
    return Reach.EVIDENTIAL if is_clause else Reach.CLOSED


def _is_oblique(below: Step) -> bool:
    """True for に, で and the like: 武器輸出に懸念を示した fears what is a fact."""
    return bool(set(below.phrase.particles) & (CASES - {"ガ", "ヲ"}))


def _is_coordinated(below: Step, step: Step) -> bool:
    """True for nouns that share a place (支援と協力を)."""
    joins = below.phrase.particles in COORDINATORS or (not below.phrase.particles and below.phrase.has_comma)
    return joins and below.phrase.is_plain_noun and step.phrase.is_plain_noun


def _is_carrier(step: Step, cues: CueBook) -> bool:
    """True for verbs that only carry the noun before them (会談を行う, 支援を続ける)."""
    head = step.phrase.head
    return head.lemma in cues.carriers or head.norm in cues.carriers


def is_quoted(predicate: Predicate, trail: Trail) -> bool:
    """True for a clause that is somebody's words: in 「…」, or under と and a verb of saying."""
    if trail.steps[0].phrase.in_quote and not predicate.is_noun:
        return True
    pairs = zip(trail.steps, range(1, len(trail.steps)), strict=False)
    clauses = [index for below, index in pairs if not below.phrase.is_plain_noun]
    return any(
        trail.steps[index].link in (Link.QUOTE, Link.QUOTED_NOUN)
        and (not trail.covers(index) or trail.steps[index].phrase.head.lemma in UTTERANCE_VERBS)
        for index in clauses
    )
