"""Which predicates between an actor and something else no rule takes."""

from __future__ import annotations

import pytest

from kg.suggest import Gap, Suggestion, find_gaps, suggest
from tests.readings import discourse_of, tools


def gaps(text: str) -> list[str]:
    """The gaps as `predicate case class`."""
    return [f"{g.predicate} {g.case} {'actor' if g.is_actor else 'other'}" for g in find_gaps(discourse_of(text), tools().books)]


GAPS = [
    ("an untaken verb between two actors", "カナダは米国を模倣した。", ["模倣 ヲ actor"]),
    ("a thing in を is named, it may make an idiom", "カナダは鉄橋を塗った。", ["鉄橋を塗る 句 other"]),
    ("of an idiom the object is whose its noun is", "カナダは米国の合体を完了した。", ["合体を完了 ノ actor"]),
    ("a thing in に may make an idiom", "カナダは米国の傘下を歩いた。", ["傘下を歩く ノ actor"]),
    ("a compound keeps its front", "カナダは米国を共同調理した。", ["共同調理 ヲ actor"]),
    ("two objects are two gaps", "カナダは米国と鉄橋を塗った。", ["塗る ト actor", "鉄橋を塗る 句 other"]),
    ("what a rule takes is none", "カナダは米国を批判した。", []),
    ("an idiom that a rule takes is none", "議員は計画に疑問を呈した。", []),
    ("a noun that a rule takes under a light verb is none", "カナダは米国と協議を行った。", []),
    ("a verb of saying is none", "カナダは米国に述べた。", []),
    ("no actor does it", "台風は米国を模倣した。", []),
    ("nothing is done to", "カナダは模倣した。", []),
    ("a time is no object", "カナダは3日に模倣した。", []),
    ("the unspoken subject counts", "カナダは鉄橋を塗った。米国を模倣した。", ["鉄橋を塗る 句 other", "模倣 ヲ actor"]),
]


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*row, id=name) for name, *row in GAPS])
def test_gaps(text: str, expected: list[str]) -> None:
    assert gaps(text) == expected


def test_a_gap_shows_its_sentence() -> None:
    (gap,) = find_gaps(discourse_of("雨が降った。カナダは米国を模倣した。"), tools().books)
    assert gap.sentence == "カナダは米国を模倣した。"


def test_the_most_frequent_comes_first_then_the_first_in_order() -> None:
    made = suggest([Gap("い", "ヲ", True, "一"), Gap("ろ", "ヲ", True, "二"), Gap("あ", "ヲ", True, "三"), Gap("ろ", "ヲ", True, "四")])
    assert [(s.predicate, s.count) for s in made] == [("ろ", 2), ("あ", 1), ("い", 1)]


def test_case_and_class_keep_suggestions_apart() -> None:
    made = suggest([Gap("あ", "ヲ", True, "一"), Gap("あ", "ニ", True, "二"), Gap("あ", "ヲ", False, "三")])
    assert sorted((s.case, s.is_actor, s.count) for s in made) == [("ニ", True, 1), ("ヲ", False, 1), ("ヲ", True, 1)]


def test_examples_are_some_sentences_each_once() -> None:
    sentences = ["一", "二", "一", "三", "四"]
    assert suggest([Gap("あ", "ヲ", True, s) for s in sentences], examples=3) == (Suggestion("あ", "ヲ", True, 5, ("一", "二", "三")),)


def test_the_order_does_not_hang_on_that_of_the_gaps() -> None:
    gaps = [Gap("あ", "ヲ", True, "一"), Gap("あ", "ヲ", False, "一"), Gap("あ", "ニ", True, "一")]
    assert suggest(gaps) == suggest(reversed(gaps))


def test_no_gaps_suggest_nothing() -> None:
    assert suggest([]) == ()
