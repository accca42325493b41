"""How often rules are right, from claims that people judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kg.corrections import JudgedClaim, Verdict
from kg.model import Measured

CONFIDENCE = 0.95
ALL = ""
"""The rule of the figures for all claims."""


def measure(claims: Iterable[JudgedClaim]) -> tuple[Measured, ...]:
    """The figures of each rule that made a judged claim, by its id; those that nobody was sure of are left out."""
    sure = [claim for claim in claims if claim.verdict is not Verdict.UNSURE and claim.rule]
    judged = Counter(claim.rule for claim in sure)
    right = Counter(claim.rule for claim in sure if claim.verdict is Verdict.RIGHT)
    return tuple(measured(rule, right[rule], judged[rule]) for rule in sorted(judged))


def measure_all(claims: Iterable[JudgedClaim]) -> Measured:
    """The figures of all judged claims together, whatever their rule."""
    sure = [claim for claim in claims if claim.verdict is not Verdict.UNSURE]
    return measured(ALL, sum(claim.verdict is Verdict.RIGHT for claim in sure), len(sure))


def measured(rule: str, right: int, judged: int) -> Measured:
    """Precision with the score interval of E. B. Wilson (Probable inference, the law of succession, and statistical inference, 1927)."""
    if not judged:
        return Measured(rule, 0, 0, 0.0, 0.0, 1.0)
    from scipy.stats import binomtest  # takes half a second

    interval = binomtest(right, judged).proportion_ci(CONFIDENCE, method="wilson")
    return Measured(rule, judged, right, right / judged, float(interval.low), float(interval.high))
