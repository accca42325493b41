"""Actors are tied by the sides that they take on issues."""

from __future__ import annotations

import csv
from dataclasses import replace

from kg.stances import affiliation, conflict, congruence, matrix_csv, stances
from kg.statement_model import Statement
from kg.statements import Said, by_pair

SAID = Said("米", "停戦", "supports", "positive", "a1", "asserted", "2025-08-15", "毎日新聞", "a1", "米国", "停戦", "State", "Issue", "c1")
LABELS = {"米": "米国", "露": "ロシア", "独": "ドイツ", "停戦": "停戦"}


def statements(*claims: Said) -> list[Statement]:
    return [statement for pair in by_pair(claims) for statement in pair]


def of(actor: str, relation: str, polarity: str = "positive") -> Said:
    return replace(SAID, subject=actor, subject_label=LABELS[actor], relation=relation, polarity=polarity, id=f"{actor}{relation}")


FOUND = stances(statements(of("米", "supports"), of("露", "rejects"), of("独", "rejects", "negative")))


def test_an_actor_is_tied_to_an_issue_by_the_side_it_takes() -> None:
    network = affiliation(FOUND, LABELS)
    assert {actor: network.edges[actor, "停戦"]["stance"] for actor in "米露独"} == {"米": "for", "露": "against", "独": "for"}


def test_those_who_take_the_same_side_agree_and_the_others_are_in_conflict() -> None:
    assert set(map(frozenset, congruence(FOUND, LABELS).edges())) == {frozenset("米独")}
    assert set(map(frozenset, conflict(FOUND, LABELS).edges())) == {frozenset("米露"), frozenset("独露")}


def test_who_is_for_and_against_takes_no_side() -> None:
    found = stances(statements(of("米", "supports"), of("米", "rejects"), of("露", "rejects")))
    assert affiliation(found, LABELS).edges["米", "停戦"]["stance"] == "both"
    assert not conflict(found, LABELS).edges


def test_acts_between_actors_and_relations_without_a_side_are_no_stances() -> None:
    between = replace(SAID, object="露", object_label="ロシア", object_type="State")
    assert stances(statements(between, of("米", "watches"))) == {}


def test_the_matrix_has_a_line_a_cell_with_claims_and_texts() -> None:
    claims = [SAID, replace(SAID, article="a2", id="c2"), replace(SAID, issued=None, paper=None, id="c3")]
    rows = list(csv.DictReader(matrix_csv(claims).splitlines()))
    assert [(row["group"], row["period"], row["source"], row["claims"], row["texts"]) for row in rows] == [
        ("verbalCooperation", "", "", "1", "1"),
        ("verbalCooperation", "2025", "毎日新聞", "2", "1"),
    ]
