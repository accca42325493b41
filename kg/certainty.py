"""How certain a claim is: modality and polarity, from the words that follow its predicate and what governs it.

The search goes outward along the chain of governing phrases (`kg.chain`) as long as the predicate stays in scope (`kg.scope`); the
outermost modality wins (緩和したいと考えているとされる is reported), and every negation turns the polarity round.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.cuebook import CueBook, load_cues
from kg.cuesearch import FoundCue
from kg.hearsay import source_over
from kg.model import CueKind, Modality, Polarity
from kg.plans import is_to_come
from kg.predicates import Predicate, Structure
from kg.scope import Reach, is_quoted, needed, passing
from kg.trail import Trail, trail_of

__all__ = ["Certainty", "CueBook", "CuePlace", "certainty_of", "load_cues"]


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
    trail = trail_of(predicate, structure, cues)
    reading = _Reading()
    for index in range(len(trail.steps)):
        if index:
            reading = replace(reading, reach=min(reading.reach, passing(trail, index, reading.modality, cues)))
        for cue in trail.beginning_in(index):
            if not reading.is_over:
                reading = _with(reading, cue, trail)
    if not reading.is_over and not is_quoted(predicate, trail):
        reading = _with_source(reading, predicate, structure, cues)
    if reading.modality is None and is_to_come(predicate, trail, structure, cues):
        reading = replace(reading, modality=Modality.INTENDED)
    polarity = Polarity.NEGATIVE if reading.is_negative else Polarity.POSITIVE
    return Certainty(reading.modality or Modality.ASSERTED, polarity, reading.cues)


def _with(reading: _Reading, cue: FoundCue, trail: Trail) -> _Reading:
    """The reading with one cue more, as far as it reaches."""
    rule = cue.rule
    modality = rule.modality if rule.modality and reading.reach >= needed(rule) else None
    negates = rule.polarity is Polarity.NEGATIVE and reading.reach is Reach.ALL
    kinds = [kind for kind, holds in ((CueKind.MODALITY, modality), (CueKind.POLARITY, negates)) if holds]
    start, end = trail.place(cue)
    return replace(
        reading,
        modality=modality or reading.modality,
        is_negative=reading.is_negative != negates,
        is_over=rule.closes and modality is not None,
        cues=(*reading.cues, *(CuePlace(kind, start, end) for kind in kinds)),
    )


def _with_source(reading: _Reading, predicate: Predicate, structure: Structure, cues: CueBook) -> _Reading:
    """Xによると makes hearsay of all that follows in plain text; what is quoted there and what is only supposed keeps its own modality."""
    source = source_over(predicate, structure, cues.sources)
    if source is None:
        return reading
    return replace(reading, modality=Modality.REPORTED, cues=(*reading.cues, CuePlace(CueKind.MODALITY, source.start, source.end)))
