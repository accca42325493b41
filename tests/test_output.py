"""The files of a build."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from kg.article import article_from_text
from kg.output import FILES, PageChoice, run_record, skipped, to_files
from kg.vocabulary import load_vocabulary
from tests.graphs import SUMMIT, SUMMIT_GRAPH

CLOCK = {"started": "2025-08-26T00:00:00+00:00", "seconds": {"reading": 1.5}}


def files(**clock: Any) -> dict[str, bytes]:
    return to_files(SUMMIT_GRAPH, load_vocabulary(), PageChoice(), clock)


def test_all_files_are_there() -> None:
    assert tuple(files()) == FILES


def test_article_is_the_text_to_which_offsets_refer() -> None:
    made = files()
    text = made["article.txt"].decode("utf-8")
    for line in made["claims.jsonl"].decode("utf-8").splitlines():
        evidence = json.loads(line)["evidence"]
        assert text[evidence["start"] : evidence["end"]] == evidence["text"]


def test_only_run_json_knows_the_time() -> None:
    early, late = files(started="2025-08-26"), files(started="2031-01-01")
    assert [name for name in FILES if early[name] != late[name]] == ["run.json"]


def test_run_json() -> None:
    record = run_record(SUMMIT_GRAPH, CLOCK)
    assert record["versions"].keys() == {"ronten", "model", "spacy", "ginza", "python"}
    assert record["counts"]["claims"] == len(SUMMIT_GRAPH.claims) == sum(record["counts"]["relations"].values())
    assert (record["article"]["id"], record["clock"]) == (SUMMIT.id, CLOCK)


def test_warnings_are_kept() -> None:
    graph = replace(SUMMIT_GRAPH, articles=(replace(SUMMIT, warnings=("2 control characters were passed over",)),))
    assert run_record(graph, {})["warnings"] == ["2 control characters were passed over"]


def test_what_no_sentence_took_in_is_told() -> None:
    article = article_from_text("米露会談の行方\n2025/08/26\n\n米国は停戦を求めた。\n\nTIMES", "x")
    left = skipped(article)
    assert [words.text for words in left] == ["2025/08/26", "TIMES"]
    assert all(article.text[words.span.start : words.span.end] == words.text for words in left)
