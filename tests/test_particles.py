"""The particles by name: a table that is read from the top, so its order matters."""

from __future__ import annotations

from itertools import combinations

import pytest

from kg.grammar import words
from kg.particles import CASE_OF_PARTICLES, CASES, COORDINATORS, POSTPOSITIONAL_VERBS, TOPICS

NO_CASE = "φ"
"""The name of particles that take a phrase out of the cases (にもかかわらず)."""

NAMES = CASES | TOPICS | {"ノ", "ヤ", "カ", NO_CASE}


def test_a_longer_particle_stands_before_the_one_that_begins_it() -> None:
    assert [(first, later) for first, later in combinations(CASE_OF_PARTICLES, 2) if later.startswith(first)] == []


def test_every_particle_has_a_known_name() -> None:
    assert {name for names in CASE_OF_PARTICLES.values() for name in names.split()} <= NAMES


def test_a_particle_before_a_noun_keeps_its_no() -> None:
    adnominal = {written for written, names in CASE_OF_PARTICLES.items() if names.endswith(" ノ")}
    assert {"に対する", "についての", "による", "をめぐる", "における", "への", "との", "からの"} <= adnominal


@pytest.mark.parametrize("name", sorted(set(POSTPOSITIONAL_VERBS.values())))
def test_a_verb_that_serves_as_particle_names_a_case_or_none(name: str) -> None:
    assert name in CASES | {NO_CASE}


def test_the_case_before_such_a_verb_is_a_case() -> None:
    assert {case for case, _ in POSTPOSITIONAL_VERBS} <= CASES


def test_a_case_is_no_topic() -> None:
    assert not CASES & TOPICS


@pytest.mark.parametrize("particles", sorted(COORDINATORS))
def test_what_joins_nouns_has_a_known_name(particles: tuple[str, ...]) -> None:
    assert set(particles) <= NAMES


def test_a_word_that_joins_sentences_is_no_particle() -> None:
    assert not words("sentence_conjunctions") & set(CASE_OF_PARTICLES)
