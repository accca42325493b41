"""The tables: the claims file's keys, spreadsheets that neither break nor run what they read."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from typing import Any

import pytest

from kg.model import KnowledgeGraph, Words
from kg.tables import claim_rows, to_claims_csv, to_entities_csv, to_jsonl
from tests.graphs import PUTIN, SAMPLE_GRAPH, SUMMIT_GRAPH
from tests.shared import SHARED, needs_shared

EMPTY = replace(SUMMIT_GRAPH, claims=(), mentions=(), entities=(), facts=())


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def claims_of(graph: KnowledgeGraph) -> list[dict[str, Any]]:
    return [json.loads(line) for line in to_jsonl(graph).splitlines()]


class TestClaimsFile:
    @needs_shared
    def test_keys_are_those_of_the_format(self) -> None:
        table = (SHARED / "claims-format.md").read_text(encoding="utf-8").split("\n\nAn entity:")[0]
        keys = [key for cell in re.findall(r"^\| (`.+?`) \|", table, re.M) for key in re.findall(r"`(\w+)`", cell)]
        assert all(sorted(claim) == sorted(keys) for claim in claims_of(SAMPLE_GRAPH))

    def test_a_claim(self) -> None:
        claim = claims_of(SAMPLE_GRAPH)[1]
        assert claim["relation"] == "meetsWith"
        assert claim["object"] == {
            "id": PUTIN.id,
            "wikidata": "Q7747",
            "label": "ウラジーミル・プーチン",
            "label_en": "Vladimir Putin",
            "type": "Person",
            "surface": "プーチン氏",
            "names": ["ウラジーミル・プーチン", "プーチン大統領", "プーチン氏"],
        }
        assert (claim["time"], claim["time_iso"], claim["place"]) == ("15日", "2025-08-15", "アラスカ")
        assert (claim["attributed_to"], claim["about"], claim["as"], claim["embeds"], claim["match"]) == (None, None, None, None, "rule")

    def test_offsets_give_back_the_words(self) -> None:
        texts = {article.id: article.text for article in SAMPLE_GRAPH.articles}
        for claim in claims_of(SAMPLE_GRAPH):
            for words in (claim["predicate"], claim["evidence"], claim["evidence"]["sentence"], *claim["cues"]):
                assert texts[claim["article"]][words["start"] : words["end"]] == words["text"]

    def test_claims_stand_in_text_order(self) -> None:
        backwards = replace(SAMPLE_GRAPH, claims=SAMPLE_GRAPH.claims[::-1])
        assert to_jsonl(backwards) == to_jsonl(SAMPLE_GRAPH)
        starts = [claim["evidence"]["start"] for claim in claims_of(SUMMIT_GRAPH)]
        assert starts == sorted(starts)

    @pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029", "\n", "\x1e", '"', "\\", "\x7f"])
    def test_one_claim_is_one_line_whatever_it_holds(self, sign: str) -> None:
        first = SUMMIT_GRAPH.claims[0]
        words = Words(f"棚{sign}上げ", first.predicate.span)
        (row, *_) = claims_of(replace(SUMMIT_GRAPH, claims=(replace(first, predicate=words),)))
        assert row["predicate"]["text"] == words.text

    def test_no_claims_are_no_lines(self) -> None:
        assert (to_jsonl(EMPTY), list(claim_rows(EMPTY))) == ("", [])


class TestSpreadsheets:
    def test_claims(self) -> None:
        rows = rows_of(to_claims_csv(SAMPLE_GRAPH))
        assert len(rows) == 16
        assert (rows[4]["subject"], rows[4]["polarity"], rows[4]["attributed_to"]) == ("ドナルド・トランプ", "negative", "𠮷田氏")
        assert rows[4]["cues"] == "polarity: ない; speaker: と述べた"

    def test_entities_are_counted(self) -> None:
        rows = rows_of(to_entities_csv(SAMPLE_GRAPH))
        counts = [int(row["claims"]) for row in rows]
        assert (rows[0]["label"], counts[0]) == ("ロシア", 6)
        assert counts == sorted(counts, reverse=True)

    @pytest.mark.parametrize("write", [to_claims_csv, to_entities_csv])
    def test_names_of_columns_stand_without_rows_too(self, write: Any) -> None:
        text = write(EMPTY)
        assert text.startswith("\ufeff")
        assert text.count("\r\n") == 1

    @pytest.mark.parametrize("name", ["=1+1", "+81", "-停戦", "@SUM(A1)", "\t=1", " =1", "＝1+1"])
    def test_formulas_are_made_harmless(self, name: str) -> None:
        entities = tuple(replace(entity, label=name) for entity in SUMMIT_GRAPH.entities)
        for row in rows_of(to_entities_csv(replace(SUMMIT_GRAPH, entities=entities))):
            assert row["label"].startswith("'")

    def test_comma_quote_and_line_break_stay_in_their_cell(self) -> None:
        label = 'A, "B"\nC'
        entities = (replace(SUMMIT_GRAPH.entities[0], label=label),)
        assert rows_of(to_entities_csv(replace(SUMMIT_GRAPH, entities=entities)))[0]["label"] == label
