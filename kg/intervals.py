"""Confidence intervals of scores: the percentile bootstrap (B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap, 1993, ch. 13).

What is drawn again are sentences, of all articles together: the claims of one sentence stand or fall together. Where all claims are
right, or none is, every draw says the same; the interval is then that of E. B. Wilson (1927) for as many claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from kg.evaluate import QUALITIES, Facet, Judgement, Level, Part, Score, break_down
from kg.gold import Row, fold, holds_half
from kg.measuring import measured

RESAMPLES = 2000
CONFIDENCE = 0.95
_SEED = 2025
"""The same scores give the same intervals."""

Sums = NDArray[np.float64]
"""A row for each draw."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure in per cent with the bounds of its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class PartIntervals:
    """The intervals of one row of a breakdown; no recall where no core claim is asked for."""

    part: Part
    precision: Interval | None
    recall: Interval | None


def score_intervals(judgements: Sequence[Judgement], resamples: int = RESAMPLES) -> Mapping[str, Interval]:
    """Precision, recall and F1 (strict), and the shares of right claims with each quality, by name."""
    units = [each.score for each in by_sentence(judgements)]
    sums = _drawn([_row(score) for score in units], resamples)
    found, core, right, core_found, *qualified = sums.T
    precision, recall = _share(right, found), _share(core_found, core)
    drawn = {"precision": precision, "recall": recall, "F1": _harmonic(precision, recall)}
    drawn |= {quality: _share(column, right) for quality, column in zip(QUALITIES, qualified, strict=True)}
    total = sum(units, Score())
    values = {"precision": total.precision(), "recall": total.recall(), "F1": total.f1(), **{q: total.share(q) for q in QUALITIES}}
    counts = {"precision": total.found, "recall": total.core, "F1": total.core, **dict.fromkeys(QUALITIES, total.right[Level.STRICT])}
    return {name: _interval(values[name], drawn[name], counts[name]) for name in values}


def part_intervals(judgements: Sequence[Judgement], facet: Facet, resamples: int = RESAMPLES) -> list[PartIntervals]:
    """The rows of a breakdown with their intervals."""
    units = [{part.name: part for part in break_down([each], facet)} for each in by_sentence(judgements)]
    return [_with_intervals(part, [unit.get(part.name) for unit in units], resamples) for part in break_down(judgements, facet)]


def by_sentence(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements sentence by sentence; sentences without gold and found claims say nothing and are left out."""
    return [part for judgement in judgements for part in _sentences(judgement)]


def _sentences(judgement: Judgement) -> Iterator[Judgement]:
    known = list(dict.fromkeys(fold(claim.sentence) for claim in judgement.gold.claims))
    places = [_sentence_of(claim, known) for claim in judgement.claims]
    for sentence in dict.fromkeys([*known, *places]):
        gold = replace(judgement.gold, claims=tuple(c for c in judgement.gold.claims if fold(c.sentence) == sentence))
        claims = tuple(claim for claim, place in zip(judgement.claims, places, strict=True) if place == sentence)
        pairs = {level: tuple(p for p in judgement.pairs[level] if fold(p[1].sentence) == sentence) for level in Level}
        yield Judgement(gold, claims, pairs)


def _sentence_of(claim: Row, known: Sequence[str]) -> str:
    """The gold's own form of a found claim's sentence, where it has one."""
    sentence = fold(claim["evidence"]["sentence"]["text"])
    return sentence if sentence in known else next((other for other in known if holds_half(sentence, other)), sentence)


def _row(score: Score) -> list[int]:
    strict = (score.right[Level.STRICT], score.core_found[Level.STRICT])
    return [score.found, score.core, *strict, *(score.qualified[quality] for quality in QUALITIES)]


def _with_intervals(part: Part, units: Sequence[Part | None], resamples: int) -> PartIntervals:
    rows = [[unit.found, unit.right, unit.core, unit.core_found] if unit else [0, 0, 0, 0] for unit in units]
    found, right, core, core_found = _drawn(rows, resamples).T
    precision = _interval(100 * part.right / part.found, _share(right, found), part.found) if part.found else None
    recall = _interval(100 * part.core_found / part.core, _share(core_found, core), part.core) if part.core else None
    return PartIntervals(part, precision, recall)


def _drawn(rows: Sequence[Sequence[int]], resamples: int) -> Sums:
    """The sums of `rows` in each draw of as many, with replacement."""
    counts = np.array(rows, dtype=float).reshape(len(rows), -1) if rows else np.zeros((1, 4 + len(QUALITIES)))
    times = np.random.default_rng(_SEED).multinomial(len(counts), np.full(len(counts), 1 / len(counts)), size=resamples)
    return np.asarray(times @ counts, dtype=float)


def _share(part: Sums, whole: Sums) -> Sums:
    """Per cent; not a number where a draw has nothing to divide by."""
    return np.divide(100 * part, whole, out=np.full_like(part, np.nan), where=whole > 0)


def _harmonic(one: Sums, other: Sums) -> Sums:
    both = one + other
    return np.divide(2 * one * other, both, out=np.where(np.isnan(both), np.nan, 0.0), where=both > 0)


def _interval(value: float, drawn: Sums, count: int) -> Interval:
    """The middle 95 % of what was drawn for a share of `count` claims."""
    known = drawn[~np.isnan(drawn)]
    if not len(known) or np.ptp(known) == 0:
        exact = measured("", round(count * value / 100), count)
        return Interval(value, 100 * exact.low, 100 * exact.high)
    low, high = np.percentile(known, [50 * (1 - CONFIDENCE), 50 * (1 + CONFIDENCE)])
    return Interval(value, float(low), float(high))
