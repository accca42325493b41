"""Intervals of scores by bootstrap: against scipy's own, and what is drawn."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from scipy.stats import bootstrap

from kg.evaluate import Facet, Judgement, judge
from kg.gold import Gold, GoldClaim
from kg.intervals import by_sentence, part_intervals, score_intervals
from kg.vocabulary import load_vocabulary
from tests.test_evaluate import ENTITIES, found, wanted


def claim(number: int, **more: Any) -> dict[str, Any]:
    text = f"{number}日、プーチン大統領はウクライナ問題を棚上げした。"
    place = 100 * number
    sentence = {"text": text, "start": place, "end": place + len(text)}
    return found(**more) | {"evidence": {"text": text, "start": place, "end": place + len(text), "sentence": sentence}}


def gold_claim(number: int, **more: Any) -> GoldClaim:
    return replace(wanted(**more), sentence=f"{number}日、プーチン大統領はウクライナ問題を棚上げした。")


@pytest.fixture(scope="module")
def judgement() -> Judgement:
    """Sixty sentences: in the first 45 the right claim is found, in every fourth a wrong one beside it, in the last fifteen nothing."""
    golds = tuple(gold_claim(number) for number in range(60))
    right = [claim(number, modality="asserted" if number % 3 else "possible") for number in range(45)]
    wrong = [claim(number, relation="supports") for number in range(0, 60, 4)]
    return judge([*right, *wrong], Gold("x", ENTITIES, golds), load_vocabulary())


def test_sentences_add_up_to_the_whole(judgement: Judgement) -> None:
    units = [each.score for each in by_sentence([judgement])]
    assert len(units) == 60
    assert sum(units[1:], units[0]) == judgement.score


@pytest.mark.parametrize(("name", "columns"), [("precision", ("right", "found")), ("recall", ("core_found", "core"))])
def test_an_interval_is_scipy_s(judgement: Judgement, name: str, columns: tuple[str, str]) -> None:
    scores = [each.score for each in by_sentence([judgement])]
    values = {
        "found": [score.found for score in scores],
        "core": [score.core for score in scores],
        "right": [score.right["strict"] for score in scores],  # type: ignore[index]
        "core_found": [score.core_found["strict"] for score in scores],  # type: ignore[index]
    }
    part, whole = (np.array(values[column]) for column in columns)
    reference = bootstrap(
        (part, whole),
        lambda a, b, axis: 100 * a.sum(axis=axis) / b.sum(axis=axis),
        paired=True,
        vectorized=True,
        n_resamples=20_000,
        method="percentile",
        rng=np.random.default_rng(7),
    ).confidence_interval
    own = score_intervals([judgement], 20_000)[name]
    assert (own.low, own.high) == pytest.approx((reference.low, reference.high), abs=0.8)
    assert own.low < own.value < own.high


def test_the_same_scores_give_the_same_intervals(judgement: Judgement) -> None:
    assert score_intervals([judgement]) == score_intervals([judgement])


def test_more_sentences_give_narrower_intervals(judgement: Judgement) -> None:
    one, four = (score_intervals([judgement] * times)["precision"] for times in (1, 4))
    assert four.value == one.value
    assert (four.high - four.low) / (one.high - one.low) == pytest.approx(0.5, abs=0.1)


def test_qualities_are_shares_of_the_right_claims(judgement: Judgement) -> None:
    intervals = score_intervals([judgement])
    assert intervals["modality"].value == pytest.approx(100 * 2 / 3)
    assert intervals["polarity"].value == 100.0


def test_where_all_are_right_the_interval_is_wilson_s(judgement: Judgement) -> None:
    z = 1.959963984540054
    polarity = score_intervals([judgement])["polarity"]
    assert (polarity.low, polarity.high) == pytest.approx((100 / (1 + z * z / 45), 100.0))


def test_parts_have_intervals_of_their_own(judgement: Judgement) -> None:
    parts = {row.part.name: row for row in part_intervals([judgement], Facet.RELATION)}
    assert set(parts) == {"deprioritizes", "supports"}
    recall, wrong = parts["deprioritizes"].recall, parts["supports"].precision
    assert recall is not None
    assert wrong is not None
    assert recall.low < recall.value == 75.0 < recall.high
    assert (wrong.value, wrong.low, parts["supports"].recall) == (0.0, 0.0, None)
    assert 15 < wrong.high < 25


def test_rules_have_no_recall(judgement: Judgement) -> None:
    assert {row.recall for row in part_intervals([judgement], Facet.RULE)} == {None}


def test_nothing_found_and_nothing_wanted_says_nothing() -> None:
    empty = judge([], Gold("x", {}, ()), load_vocabulary())
    assert (score_intervals([empty])["precision"].low, score_intervals([empty])["precision"].high) == (0.0, 100.0)
