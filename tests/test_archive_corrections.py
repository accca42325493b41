"""Corrections of an archive: only the articles that they touch are built again, and what matches nowhere is told."""

from __future__ import annotations

import gzip
import json
from functools import partial
from pathlib import Path

import pytest

from kg.batch import build_batch
from kg.checks import check_store
from kg.corpus import Archive, build_archive
from kg.corrections import Corrections, read_corrections
from kg.engines import run_here
from kg.parse import MODEL
from kg.results import to_table
from kg.sources import Columns
from kg.store import open_store, query

pytestmark = pytest.mark.model

NEWS = {"a": "カナダは米国に抗議した。", "b": "フランスは英国を非難した。", "c": "日本は韓国を支持した。"}
WHO = 'by = "佐藤"\non = 2026-11-20\nrule = "x.y"\n'
PROTEST = f'[[claim]]\nsentence = "{NEWS["a"]}"\nsubject = "カナダ"\nrelation = "criticizes"\nobject = "米国"\n{WHO}'
LOST = f'[[claim]]\nsentence = "{NEWS["b"]}"\nsubject = "フランス"\nrelation = "supports"\nobject = "英国"\n{WHO}'


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    (folder / "in").mkdir()
    for name, text in NEWS.items():
        (folder / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
    build(folder, Corrections())
    return folder


def build(folder: Path, corrections: Corrections) -> Archive:
    run = run_here(partial(build_batch, model=MODEL, corrections=corrections))
    return build_archive(
        [str(folder / "in")], Columns(), folder / "out", run, MODEL, lambda _: None, with_page=False, corrections=corrections
    )


def read(folder: Path, text: str) -> Corrections:
    file = folder / "corrections.toml"
    file.write_text(text, encoding="utf-8")
    return read_corrections(file)


def test_only_touched_articles_are_built_again_and_lost_corrections_are_told(news: Path) -> None:
    made = build(news, read(news, PROTEST + LOST))
    assert (made.built, made.lost) == (2, 1)
    with gzip.open(news / "out" / "claims" / "all.jsonl.gz", "rt", encoding="utf-8") as lines:
        assert sorted(json.loads(line)["relation"] for line in lines) == ["criticizes", "supports"]
    (lost,) = json.loads((news / "out" / "run.json").read_text(encoding="utf-8"))["lost_corrections"]
    assert (lost["what"], lost["problem"]) == (
        "フランス | supports | 英国",
        "its sentence has other claims: フランス | criticizes | 英国",
    )


def test_the_measured_precision_of_a_rule_stands_in_the_graph(news: Path) -> None:
    build(news, read(news, PROTEST + LOST.replace("supports", "criticizes") + 'verdict = "right"\n'))
    store = open_store(news / "out")
    found = to_table(query(store, 'SELECT ?p { ?rule dcterms:identifier "x.y" ; kg:measuredPrecision ?p }'))
    assert [str(value) for (value,) in found.rows] == ["0.5"]
    assert check_store(store) == ()


def test_without_corrections_all_is_as_before(news: Path) -> None:
    assert build(news, Corrections()).lost == 0
    assert not (news / "out" / "graph" / "measured.nq.gz").exists()
