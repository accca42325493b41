"""How certain a claim is: modality and polarity, from the words that follow its predicate and what governs it.

The search goes outward along the chain of governing phrases (`kg.chain`) as long as the predicate stays in scope; the
outermost modality wins (緩和したいと考えているとされる is reported), and every negation turns the polarity round. Which clause a
cue takes in follows the layers of the Japanese sentence (南 1974): て and 連用 share what stands at the end, が, し and ので
share only hearsay, conditions and relative clauses share nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import pairwise

from kg.chain import Step, chain_of
from kg.cuebook import CueBook, load_cues
from kg.cuesearch import FoundCue, find_cues
from kg.hearsay import source_over
from kg.model import CueKind, Modality, Polarity
from kg.particles import FUNCTION_NOUNS
from kg.phrases import Morpheme, WordClass
from kg.predicates import Link, Predicate, Structure

__all__ = ["Certainty", "CueBook", "CuePlace", "certainty_of", "load_cues"]

EVIDENTIAL = frozenset({Modality.REPORTED, Modality.ASSESSED})
"""Modalities that say where the knowledge comes from; they reach over everything that is not quoted."""


@dataclass(frozen=True, slots=True)
class CuePlace:
    """A cue with its place in `Sentence.text`."""

    kind: CueKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Certainty:
    """How certain a predicate is, and the cues that say so, in the order of the chain."""

    modality: Modality
    polarity: Polarity
    cues: tuple[CuePlace, ...]


class Reach(IntEnum):
    """Which cues further out still bear on the predicate."""

    CLOSED = 0
    HEARSAY = 1
    EVIDENTIAL = 2
    MODAL = 3
    ALL = 4


@dataclass(frozen=True, slots=True)
class _Trail:
    """The chain of a predicate with the cues found in its words; `owners` is the step of each word."""

    steps: tuple[Step, ...]
    words: tuple[Morpheme, ...]
    owners: tuple[int, ...]
    found: tuple[FoundCue, ...]

    def covers(self, step: int) -> bool:
        """True where the content of a step belongs to an expression (可能性 in 可能性がある)."""
        head = self.steps[step].phrase.head
        return any(head in self.words[cue.first : cue.last + 1] for cue in self.found)

    def beginning_in(self, step: int) -> tuple[FoundCue, ...]:
        """The cues whose first word stands in a step."""
        return tuple(cue for cue in self.found if self.owners[cue.first] == step)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What has been read on the way outward."""

    reach: Reach = Reach.ALL
    modality: Modality | None = None
    is_negative: bool = False
    is_over: bool = False
    cues: tuple[CuePlace, ...] = ()


def certainty_of(predicate: Predicate, structure: Structure, cues: CueBook) -> Certainty:
    """The modality and polarity of `predicate`, asserted and positive where nothing says otherwise."""
    trail = _trail(predicate, structure, cues)
    reading = _Reading()
    for index in range(len(trail.steps)):
        if index:
            reading = replace(reading, reach=min(reading.reach, _passing(trail, index, reading, cues)))
        for cue in trail.beginning_in(index):
            if not reading.is_over and _is_valid(cue, trail, structure):
                reading = _with(reading, cue, trail)
    if not reading.is_over and not _is_quoted(predicate, trail):
        reading = _with_source(reading, predicate, structure, cues)
    polarity = Polarity.NEGATIVE if reading.is_negative else Polarity.POSITIVE
    return Certainty(reading.modality or Modality.ASSERTED, polarity, reading.cues)


def _trail(predicate: Predicate, structure: Structure, cues: CueBook) -> _Trail:
    steps = chain_of(predicate, structure)
    words = tuple(word for step in steps for word in step.words)
    owners = tuple(index for index, step in enumerate(steps) for _ in step.words)
    found = [cue for first, last in _stretches(steps, owners) for cue in find_cues(words, cues, first, last)]
    return _Trail(steps, words, owners, tuple(found))


def _stretches(steps: tuple[Step, ...], owners: tuple[int, ...]) -> list[tuple[int, int]]:
    """The ranges of words that one expression may take up: a condition (強化すると、…と警告した) is not quoted by what follows it."""
    cuts = [i for i, step in enumerate(steps) if step.link is Link.CONDITION and step.phrase.index > steps[i - 1].phrase.index + 1]
    bounds = [0, *(owners.index(i) for i in cuts), len(owners)]
    return list(pairwise(bounds))


def _passing(trail: _Trail, index: int, reading: _Reading, cues: CueBook) -> Reach:
    """What still bears on the predicate once the chain has gone from one step to the next."""
    below, step = trail.steps[index - 1], trail.steps[index]
    match step.link:
        case Link.TE | Link.CONTINUATIVE | Link.WHILE:
            return Reach.ALL if trail.covers(index) and _is_joined(trail, index) else _coordinate(below, reading)
        case Link.CONDITION:
            return Reach.ALL if trail.covers(index) else _coordinate(below, reading)
        case Link.SHI | Link.BUT | Link.CAUSE:
            return Reach.HEARSAY
        case Link.QUOTE | Link.QUESTION:
            return Reach.ALL if trail.covers(index) else Reach.CLOSED
        case Link.PURPOSE:
            return Reach.ALL if trail.covers(index) or _is_carrier(step, cues) else Reach.CLOSED
        case Link.ADNOMINAL | Link.QUOTED_NOUN:
            return _under_noun(trail, index, reading, cues)
        case _:
            return _as_argument(trail, index, cues)


def _is_joined(trail: _Trail, index: int) -> bool:
    """True where one expression reaches over the step's border (て ほしい)."""
    return any(trail.owners[cue.first] < index <= trail.owners[cue.last] for cue in trail.found)


def _coordinate(below: Step, reading: _Reading) -> Reach:
    """緩めさせ、圧力をかける構えだ: both are meant. A clause with a modality of its own, or that tells a state (ており), is not."""
    if reading.modality in EVIDENTIAL:
        return Reach.CLOSED
    if below.phrase.tail.endswith(("ており", "ておりまして")):
        return Reach.HEARSAY
    return Reach.EVIDENTIAL if reading.modality else Reach.MODAL


def _under_noun(trail: _Trail, index: int, reading: _Reading, cues: CueBook) -> Reach:
    """訪問する方針: the noun says how certain; 訪問することは: it only carries; 訪問した首相: it is another matter."""
    step = trail.steps[index]
    if not step.phrase.is_nominal or trail.covers(index):
        return Reach.ALL
    if step.phrase.head.lemma in cues.coordinators:
        return _coordinate(trail.steps[index - 1], reading)
    return Reach.ALL if step.phrase.head.lemma in FUNCTION_NOUNS | cues.carrier_nouns else Reach.CLOSED


def _as_argument(trail: _Trail, index: int, cues: CueBook) -> Reach:
    """支援の継続を図る: the noun is what is meant; 支援を非難する: it is a fact that something else is done to."""
    below, step = trail.steps[index - 1], trail.steps[index]
    if trail.covers(index) or _is_carrier(step, cues):
        return Reach.ALL
    if "ノ" in below.phrase.particles or is_adjacent(below, step):
        carries = step.phrase.word_class is WordClass.VERBAL_NOUN or step.phrase.head.lemma in cues.carrier_nouns
        return Reach.ALL if carries else Reach.CLOSED
    is_clause = index > 1 or step.link is Link.NOMINALIZED
    return Reach.EVIDENTIAL if is_clause else Reach.CLOSED


def is_adjacent(below: Step, step: Step) -> bool:
    """True for nouns that share a place (支援と協力を)."""
    return not set(below.phrase.particles) - {"ト", "ヤ", "カ", "ナド", "モ"} and step.phrase.is_nominal and below.phrase.is_nominal


def _is_carrier(step: Step, cues: CueBook) -> bool:
    """True for verbs that only carry the noun before them (会談を行う, 支援を続ける)."""
    head = step.phrase.head
    return head.lemma in cues.carriers or head.norm in cues.carriers


def _is_valid(cue: FoundCue, trail: _Trail, structure: Structure) -> bool:
    """False where the words stand but do not decide."""
    at, end = trail.owners[cue.first], trail.owners[cue.last]
    step, word = trail.steps[at], trail.words[cue.first]
    if at and step.link in (Link.TE, Link.CONTINUATIVE, Link.WHILE) and step.phrase.is_nominal and word in step.phrase.content:
        return False
    after = trail.steps[end + 1] if end + 1 < len(trail.steps) else None
    is_last = trail.words[cue.last] == trail.steps[end].words[-1]
    if cue.rule.final and after and is_last and after.link in (Link.ADNOMINAL, Link.QUOTED_NOUN):
        return False
    if cue.rule.last and after:
        return False
    if at < end and word.text in ("は", "も") and _has_object(trail.steps[end], structure):
        return False
    if cue.rule.unless_past and after and after.is_past:
        return False
    return not (cue.rule.polarity and any("シカ" in p.particles for p in structure.children(step.phrase.index)))


def _has_object(step: Step, structure: Structure) -> bool:
    """True for a verb with を: the topic before it is no object (会談は核実験を否定した)."""
    verb = structure.predicate_at(step.phrase.index)
    return verb is not None and bool(verb.having("ヲ"))


def _with(reading: _Reading, cue: FoundCue, trail: _Trail) -> _Reading:
    """The reading with one cue more, as far as it reaches."""
    rule = cue.rule
    modality = rule.modality if rule.modality and reading.reach >= _needed(rule.modality) else None
    negates = rule.polarity is Polarity.NEGATIVE and reading.reach is Reach.ALL
    kinds = [kind for kind, holds in ((CueKind.MODALITY, modality), (CueKind.POLARITY, negates)) if holds]
    start, end = _place(cue, trail)
    return replace(
        reading,
        modality=modality or reading.modality,
        is_negative=reading.is_negative != negates,
        is_over=rule.closes and modality is not None,
        cues=(*reading.cues, *(CuePlace(kind, start, end) for kind in kinds)),
    )


def _place(cue: FoundCue, trail: _Trail) -> tuple[int, int]:
    """Where the words of a cue stand, from the last back to the first gap, without the predicate's own unless it is all (与えよう)."""
    words = trail.words[max(cue.first, min(1, cue.last)) : cue.last + 1]
    start = words[-1].start
    for word in reversed(words):
        start = word.start if word.end == start else start
    return start, words[-1].end


def _needed(modality: Modality) -> Reach:
    if modality is Modality.REPORTED:
        return Reach.HEARSAY
    return Reach.EVIDENTIAL if modality in EVIDENTIAL else Reach.MODAL


def _is_quoted(predicate: Predicate, trail: _Trail) -> bool:
    """True for a clause that is somebody's words: in 「…」, or under と and a verb of saying."""
    if trail.steps[0].phrase.in_quote and not predicate.is_noun:
        return True
    pairs = zip(trail.steps, range(1, len(trail.steps)), strict=False)
    clauses = [index for below, index in pairs if not below.phrase.is_plain_noun]
    return any(trail.steps[index].link in (Link.QUOTE, Link.QUOTED_NOUN) and not trail.covers(index) for index in clauses)


def _with_source(reading: _Reading, predicate: Predicate, structure: Structure, cues: CueBook) -> _Reading:
    """Xによると makes hearsay of all that follows in plain text; what is quoted there and what is only supposed keeps its own modality."""
    source = source_over(predicate, structure, cues.sources)
    if source is None:
        return reading
    return replace(reading, modality=Modality.REPORTED, cues=(*reading.cues, CuePlace(CueKind.MODALITY, source.start, source.end)))
