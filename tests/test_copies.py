"""Reprints count once, independent reports each for themselves."""

from __future__ import annotations

import json
from random import Random

import pytest

from kg.article import article_from_text
from kg.copies import copy_groups, independent, signature
from kg.errors import ArticleError
from tests.shared import SHARED, needs_shared

REPORT = (
    "米国のトランプ大統領とロシアのプーチン大統領は15日、アラスカ州で会談した。両首脳はウクライナの停戦について協議したが、合意には至らなかった。"
    "会談は約3時間続き、両首脳は共同で記者会見に臨んだ。"
)
OTHER = (
    "アラスカでの米露首脳会談は成果なく終わった。停戦を求めるトランプ氏に対し、プーチン氏は領土をめぐる要求を譲らず、隔たりの大きさが浮き彫りになった。"
    "欧州の首脳は結果に警戒を強めている。"
)


@pytest.mark.parametrize(
    ("text", "is_copy"),
    [
        (REPORT, True),
        (REPORT.replace("、", " "), True),
        (REPORT.replace("約3時間", "3時間近く"), True),
        (f"【ワシントン共同】{REPORT}", True),
        (REPORT[: len(REPORT) * 2 // 3], True),
        (OTHER, False),
    ],
)
def test_a_copy_is_told_from_another_report_of_the_same(text: str, is_copy: bool) -> None:
    groups = copy_groups({"a": signature([REPORT]), "b": signature([text])})
    assert (groups["a"] == groups["b"]) is is_copy


def test_texts_of_next_to_nothing_are_copies_of_none() -> None:
    assert copy_groups({"a": signature(["。"]), "b": signature([]), "c": signature(["。"])}) == {"a": "a", "b": "b", "c": "c"}


@pytest.mark.parametrize(
    ("sources", "count"),
    [
        ([], 0),
        ([(None, "a"), (None, "b")], 2),
        ([(None, "a"), (None, "a")], 1),
        ([("毎日新聞", "a"), ("朝日新聞", "a")], 1),
        ([("毎日新聞", "a"), ("毎日新聞", "b")], 1),
        ([("毎日新聞", "a"), ("朝日新聞", "b"), (None, "c")], 3),
    ],
)
def test_independent_sources_are_different_texts_of_different_papers(sources: list[tuple[str | None, str]], count: int) -> None:
    assert independent(sources) == count


def altered(sentences: list[str], random: Random) -> list[str]:
    """A wire copy: a sentence left out at the end, a word changed here and there, another lead."""
    kept = sentences[: max(1, len(sentences) - 1)]
    return [random.choice(["", "関係者によると、"]) + sentence.replace("と述べた", "と語った") for sentence in kept]


@needs_shared
def test_twenty_copies_among_two_hundred_articles_are_found_and_no_other() -> None:
    random, articles = Random(5), {}  # noqa: S311
    with (SHARED / "wikinews" / "articles.jsonl").open(encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row["political"] or random.random() < 0.08]
    for row in rows:
        try:
            articles[f"{row['id']}"] = [sentence.text for sentence in article_from_text(row["text"], str(row["id"])).sentences]
        except ArticleError:
            continue
    long = {key: sentences for key, sentences in articles.items() if len("".join(sentences)) >= 200}
    texts = dict(list(long.items())[:200])
    planted = {f"{key} copy": altered(texts[key], random) for key in random.sample(sorted(texts), 20)}
    groups = copy_groups({key: signature(sentences) for key, sentences in {**texts, **planted}.items()})
    assert len(texts) == 200
    assert {key for key in planted if groups[key] == groups[key.removesuffix(" copy")]} == set(planted)
    assert len(set(groups.values())) == len(texts)
