"""What `kg evaluate` found, as one whole: the scores, their intervals, a breakdown; to be shown as tables or given as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from kg.evaluate import QUALITIES, Facet, Judgement, Level, Part, Score, break_down
from kg.intervals import Interval, PartIntervals, part_intervals, score_intervals

ALL = "ALL"


@dataclass(frozen=True, slots=True)
class Report:
    """The scores by article and of all, with intervals where they were drawn, and broken down where that was asked for."""

    judgements: tuple[Judgement, ...]
    intervals: Mapping[str, Interval]
    by: Facet | None
    parts: tuple[Part, ...]
    part_intervals: tuple[PartIntervals, ...]

    @property
    def rows(self) -> list[tuple[str, Score]]:
        """The score of each article by its name, and of all together."""
        scores = [(judgement.gold.article, judgement.score) for judgement in self.judgements]
        return [*scores, (ALL, sum((score for _, score in scores), Score()))]

    def to_dict(self, *, with_differences: bool = False) -> dict[str, Any]:
        """The report as plain values for JSON; figures in per cent."""
        report: dict[str, Any] = {"scores": {name: _figures(score) for name, score in self.rows}}
        if self.intervals:
            report["intervals"] = {name: asdict(interval) for name, interval in self.intervals.items()}
        if self.by:
            report["by"] = {"facet": self.by.value, "parts": self._parts()}
        if with_differences:
            report["differences"] = {each.gold.article: _differences(each) for each in self.judgements}
        return report

    def _parts(self) -> list[dict[str, Any]]:
        if self.part_intervals:
            return [
                asdict(each.part) | {"precision": _plain(each.precision), "recall": _plain(each.recall)} for each in self.part_intervals
            ]
        return [asdict(part) for part in self.parts]


def measure(judgements: Sequence[Judgement], by: Facet | None, resamples: int) -> Report:
    """The report on `judgements`, broken down by a facet; without `resamples` it has no intervals."""
    return Report(
        judgements=tuple(judgements),
        intervals=score_intervals(judgements, resamples) if resamples else {},
        by=by,
        parts=tuple(break_down(judgements, by)) if by else (),
        part_intervals=tuple(part_intervals(judgements, by, resamples)) if by and resamples else (),
    )


def _figures(score: Score) -> dict[str, Any]:
    levels = {level.value: {"precision": score.precision(level), "recall": score.recall(level), "f1": score.f1(level)} for level in Level}
    return {"found": score.found, "core": score.core, **levels, **{quality: score.share(quality) for quality in QUALITIES}}


def _differences(judgement: Judgement) -> dict[str, Any]:
    return {"missing": [asdict(gold) for gold in judgement.missing], "extra": list(judgement.extra)}


def _plain(interval: Interval | None) -> dict[str, float] | None:
    return asdict(interval) if interval else None
