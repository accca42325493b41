"""The words that the grammar of phrases and clauses needs by name."""

from __future__ import annotations

import tomllib

import pytest

from kg.errors import RuleError
from kg.grammar import GRAMMAR, words

TABLES = tomllib.loads(GRAMMAR.read_text(encoding="utf-8"))


@pytest.mark.parametrize("table", sorted(TABLES))
def test_a_list_says_why_and_holds_no_word_twice(table: str) -> None:
    assert TABLES[table]["why"].strip()
    assert len(words(table)) == len(TABLES[table]["words"])


@pytest.mark.parametrize(
    ("table", "word"),
    [
        ("function_nouns", "こと"),
        ("explained_nouns", "可能性"),
        ("noun_conjunctions", "および"),
        ("sentence_conjunctions", "しかし"),
        ("adverbial_nouns", "中心"),
        ("adverbial_verbs", "相次ぐ"),
    ],
)
def test_a_word_stands_in_its_list(table: str, word: str) -> None:
    assert word in words(table)


def test_a_list_that_is_not_there_is_refused_by_its_name() -> None:
    with pytest.raises(RuleError) as error:
        words("adverbial_noun")
    assert error.value.where == "grammar.toml, table adverbial_noun, key words"
    assert error.value.remedy
