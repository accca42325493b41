"""The words that reading clauses needs by name: all lists there, and a file without one refused."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from kg.errors import RuleError
from kg.lexicon import LEXICON, TRANSITIVE, Lexicon, load_lexicon

NAMES = [field.name for field in fields(Lexicon)]
TABLES = {name: table for path in (LEXICON, TRANSITIVE) for name, table in tomllib.loads(path.read_text(encoding="utf-8")).items()}
TABLES = {name: table for path in (LEXICON, TRANSITIVE) for name, table in tomllib.loads(path.read_text(encoding="utf-8")).items()}


def test_every_list_of_the_file_is_read() -> None:
    assert sorted(TABLES) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_list_says_why_and_holds_no_word_twice(name: str) -> None:
    table = TABLES[name]
    assert table["why"].strip()
    assert [word for word in dict.fromkeys(table["words"]) if table["words"].count(word) > 1] == []


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("clause_nouns", "方針"),
        ("light_verbs", "行う"),
        ("relational_suffixes", "側"),
        ("pronouns", "これ"),
        ("event_nouns", "首脳会談"),
        ("request_verbs", "求める"),
        ("existential_verbs", "ある"),
        ("reporting_verbs", "報じる"),
        ("regions", "中東"),
        ("transitive_verbs", "認める"),
        ("transitive_verbs", "求める"),
    ],
)
def test_a_word_stands_in_its_list(name: str, word: str) -> None:
    assert word in getattr(load_lexicon(), name)


@pytest.mark.parametrize("broken", ["", "words = []"], ids=["no table", "no words"])
def test_a_file_that_lacks_a_list_is_refused_by_its_name(broken: str, tmp_path: Path) -> None:
    tables = dict.fromkeys(NAMES, 'words = ["例"]') | {"regions": broken}
    path = tmp_path / "mine.toml"
    path.write_text("\n".join(f"[{name}]\n{body}" for name, body in tables.items() if body), encoding="utf-8")
    with pytest.raises(RuleError) as error:
        load_lexicon(path)
    assert error.value.where == "mine.toml, table regions, key words"
    assert "words" in error.value.remedy
