"""Claims of many articles become statements with their support, their dates and their contradictions."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from kg.statement_model import Statement
from kg.statements import OPPOSITES, Said, by_pair, contradictions, said_in
from kg.vocabulary import load_vocabulary

SAID = Said("Q159", "Q30", "criticizes", "positive", "a1", "asserted", "2025-08-15", None, "a1", "ロシア", "米国", "State", "State", "c1")


def statements(*claims: Said) -> list[Statement]:
    return [statement for pair in by_pair(claims) for statement in pair]


def test_the_same_claim_of_many_articles_is_one_statement_in_whatever_order() -> None:
    claims = [
        replace(SAID, modality="intended", issued="2025-08-10", article="a0", copies="a0", id="c0"),
        SAID,
        replace(SAID, issued=None, article="a2", copies="a1", id="c2"),
    ]
    for order in permutations(claims):
        (statement,) = statements(*order)
        assert (statement.claims, statement.articles, statement.support) == (3, 3, 2)
        assert (statement.first_seen, statement.last_seen) == ("2025-08-10", "2025-08-15")
        assert statement.modalities == {"asserted": 2, "intended": 1}
        assert statement.first_by_modality == {"asserted": "2025-08-15", "intended": "2025-08-10"}


def test_claims_that_differ_are_statements_of_their_own() -> None:
    others = [replace(SAID, polarity="negative"), replace(SAID, relation="warns"), replace(SAID, object="Q148")]
    assert len(statements(SAID, *others)) == 4


def test_what_is_affirmed_and_denied_is_a_contradiction() -> None:
    (pair,) = by_pair([SAID, replace(SAID, polarity="negative")])
    assert [(found.one.polarity, found.other.polarity) for found in contradictions(pair)] == [("negative", "positive")]


def test_opposite_relations_contradict_each_other_where_both_are_affirmed() -> None:
    one, other = replace(SAID, relation="supports"), replace(SAID, relation="opposes")
    (pair,) = by_pair([one, other])
    assert len(list(contradictions(pair))) == 1
    (pair,) = by_pair([one, replace(other, polarity="negative")])
    assert list(contradictions(pair)) == []


def test_other_relations_of_the_same_two_do_not() -> None:
    (pair,) = by_pair([SAID, replace(SAID, relation="meetsWith")])
    assert list(contradictions(pair)) == []


def test_a_symmetric_relation_is_the_same_either_way_round() -> None:
    def entity(iri: str) -> dict[str, str]:
        return {"id": iri, "label": iri, "type": "State"}

    def claim(subject: str, other: str, relation: str) -> dict[str, object]:
        ends = {"subject": entity(subject), "object": entity(other)}
        return {"id": "c", "relation": relation, "polarity": "positive", "modality": "asserted", **ends}

    row = {"id": "a", "date": None, "source": None}
    met = [claim("Q30", "Q159", "meetsWith"), claim("Q159", "Q30", "meetsWith")]
    warned = [claim("Q30", "Q159", "warns"), claim("Q159", "Q30", "warns")]
    assert [len(statements(*said_in(claims, row, "a"))) for claims in (met, warned)] == [1, 2]


def test_opposites_are_relations_of_the_vocabulary() -> None:
    assert {*OPPOSITES, *(other for others in OPPOSITES.values() for other in others)} <= set(load_vocabulary().relations)
