"""What kg says, in both languages: nothing lacks its Japanese, holes are filled, the locale decides."""

from __future__ import annotations

import re

import pytest

from kg.messages import catalogue, counted, heading, is_japanese, told
from tests.said import headings, nouns, said_lines

LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")
HOLES = re.compile(r"\{[#\d]?\}")


@pytest.fixture
def japanese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")


def test_every_line_is_there_in_japanese() -> None:
    """Otherwise: add what is missing to kg/messages.ja.toml, and take out what nobody says any more."""
    assert said_lines() ^ set(catalogue()["lines"]) == set()


def test_every_noun_that_is_counted_is_there_in_japanese() -> None:
    assert nouns() ^ set(catalogue()["counts"]) == set()


def test_every_heading_is_there_in_japanese() -> None:
    assert headings() ^ set(catalogue()["headings"]) <= {"P", "R", "P 95 %", "R 95 %", "core", "{} {}"}


@pytest.mark.parametrize(("english", "japanese_"), catalogue()["lines"].items(), ids=lambda text: text[:40])
def test_as_many_holes_on_both_sides(english: str, japanese_: str) -> None:
    assert len(HOLES.findall(english)) == len(HOLES.findall(japanese_))


@pytest.mark.parametrize("english", catalogue()["lines"])
def test_a_line_with_holes_has_words_of_its_own(english: str) -> None:
    """Otherwise it would take what was never meant."""
    assert len(re.findall(r"[a-zA-Z]", HOLES.sub("", english))) >= 3 or "{#}" in english or "{" not in english


@pytest.mark.usefixtures("japanese")
@pytest.mark.parametrize("english", catalogue()["lines"])
def test_what_is_filled_in_stays(english: str) -> None:
    filled = english.replace("{#}", "7 claims").replace("{}", "件X")
    shown = told(filled)
    assert shown != filled or not re.search("[ぁ-ん]", catalogue()["lines"][english])
    assert shown.count("件X") == filled.count("件X")
    assert shown.count("主張 7 件") == filled.count("7 claims")


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"LANG": "ja_JP.UTF-8"}, True),
        ({"LANG": "en_US.UTF-8"}, False),
        ({"LANG": "ja_JP.UTF-8", "LC_MESSAGES": "C"}, False),
        ({"LANG": "C", "LC_MESSAGES": "ja_JP"}, True),
        ({"LANG": "ja_JP", "LC_MESSAGES": "ja_JP", "LC_ALL": "C.UTF-8"}, False),
        ({"LANG": "ja_JP", "LC_ALL": ""}, True),
        ({}, False),
    ],
)
def test_the_locale_decides(environment: dict[str, str], expected: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in LOCALES:
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert is_japanese() is expected
    assert told("The graph is sound.") == ("グラフに誤りはない。" if expected else "The graph is sound.")
    assert heading("claims") == ("主張" if expected else "claims")


@pytest.mark.usefixtures("japanese")
@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("1,234 claims of 1 entity", "主張 1,234 件、実体 1 個"),
        ("there is no query named 'x'", "'x' という問いはない"),
        ("left out: a.txt: there is no Japanese in the text", "除いた: a.txt: 本文に日本語がない"),
        ("two articles have the id 7: the other is in b.csv", "二つの記事の id が 7 である。もう一つは b.csv にある"),
        ("warning: 2 control characters passed over", "警告: 制御文字 2 個を読み飛ばした"),
        ("a title of no catalogue", "a title of no catalogue"),
        ("kg itself failed (X: y).\nThis is the rest.", "kg 自身の誤り(X: y)。\nThis is the rest."),
    ],
)
def test_lines_are_told(english: str, expected: str) -> None:
    assert told(english) == expected


@pytest.mark.parametrize(
    ("number", "nouns_", "expected"),
    [(1, ("claim",), "1 claim"), (0, ("claim",), "0 claims"), (2000, ("claim",), "2,000 claims"), (1, ("entity", "entities"), "1 entity")],
)
def test_numbers_agree_with_their_nouns(number: int, nouns_: tuple[str, ...], expected: str) -> None:
    assert counted(number, *nouns_) == expected
