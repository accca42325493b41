"""Every rule's examples make its claims, and its counterexamples make none: the rule book read aloud by the program."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from itertools import pairwise

import pytest

from kg.pipeline import Tools, load_tools
from kg.rulebook import RELATION_FILES, RULES, Example, Rule, RuleBook, load_rulebook
from kg.rulecheck import claims_by, says, told
from kg.vocabulary import load_vocabulary

BOOK: RuleBook = load_rulebook(load_vocabulary())
LEAST_PREDICATES = 600


def _examples() -> Iterator[tuple[str, Example]]:
    return ((rule.id, example) for rule in BOOK.rules for example in rule.examples)


def _counterexamples() -> Iterator[tuple[str, str]]:
    return ((rule.id, text) for rule in BOOK.rules for text in rule.counterexamples)


@pytest.fixture(scope="module")
def tools() -> Tools:
    """GiNZA itself, not frozen parses: who adds an example to a rule runs the tests and nothing else."""
    return load_tools()


@pytest.mark.model
@pytest.mark.parametrize(("rule", "example"), [pytest.param(r, e, id=f"{r}-{e.text[:20]}") for r, e in _examples()])
def test_an_example_makes_the_claims_of_its_rule_and_no_others(rule: str, example: Example, tools: Tools) -> None:
    made = claims_by(rule, example.text, tools)
    vocabulary = tools.books.vocabulary
    assert [e for e in example.claims if not any(says(c, e, vocabulary) for c in made)] == [], f"made {[told(c) for c in made]}"
    assert [told(c) for c in made if not any(says(c, e, vocabulary) for e in example.claims)] == []


@pytest.mark.model
@pytest.mark.parametrize(("rule", "text"), [pytest.param(r, t, id=f"{r}-{t[:20]}") for r, t in _counterexamples()])
def test_a_counterexample_makes_no_claim_of_its_rule(rule: str, text: str, tools: Tools) -> None:
    assert claims_by(rule, text, tools) == []


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
def test_a_rule_is_named_after_its_relation_and_shows_what_it_takes_and_what_not(rule: Rule) -> None:
    assert rule.id.split(".")[0] == rule.relation
    assert all(example.claims for example in rule.examples)
    assert rule.counterexamples


def test_every_relation_has_a_rule_and_a_real_sentence() -> None:
    relations = list(load_vocabulary().relations)
    sourced = {rule.relation for rule in BOOK.rules if any(example.source for example in rule.examples)}
    assert [r for r in relations if r not in sourced] == []


def test_the_book_covers_the_field() -> None:
    assert len(BOOK.by_predicate) >= LEAST_PREDICATES


def test_the_rule_that_stands_first_takes_a_predicate_that_two_name_for_one_case() -> None:
    """求める with に is a demand, with を alone a wish: a word is in two rules only where their slots differ or one yields to the other."""
    doubles = [
        (word, first.id, second.id)
        for word, rules in BOOK.by_predicate.items()
        for first, second in pairwise(rules)
        if (first.subject, first.object) == (second.subject, second.object) and first.id not in second.unless
    ]
    assert doubles == []


@pytest.mark.parametrize("file", [*RELATION_FILES, "speech"])
def test_a_word_list_holds_dictionary_forms(file: str) -> None:
    records = [record for kind in ("rule", "speech") for record in tomllib.loads((RULES / f"{file}.toml").read_text("utf-8")).get(kind, [])]
    inflected = [word for record in records for word in record["predicates"] if word.endswith(("した", "して", "います", "ました", " "))]
    assert inflected == []
