"""The tables of an archive as Parquet hold what its other files hold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.batch import build_batch
from kg.corpus import build_archive
from kg.engines import run_here
from kg.errors import KgError
from kg.parquet import check_parquet
from kg.sources import Columns

parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")

ARTICLES = """id,title,text,date,source
1,支援,フランスはウクライナを支援する方針だ。,2025-08-01,甲
2,支援,フランスはウクライナを支援した。首相は「日本は米国に反対しない」と述べた。,2025-08-09,乙
"""


def build(folder: Path, *, with_tables: bool) -> None:
    source = folder.with_name("in.csv")
    source.write_text(ARTICLES, encoding="utf-8")
    build_archive(
        [str(source)], Columns(), folder, run_here(build_batch), "ja_ginza", lambda _: None, with_page=False, with_tables=with_tables
    )


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive") / "out"
    build(folder, with_tables=True)
    return folder


def rows(archive: Path, name: str) -> list[dict[str, object]]:
    return list(parquet.read_table(archive / "tables" / f"{name}.parquet").to_pylist())


def test_a_claim_is_a_row_with_its_words_and_whole_numbers(archive: Path) -> None:
    claim = next(row for row in rows(archive, "claims") if row["relation"] == "aids" and row["modality"] == "asserted")
    assert (claim["subject"], claim["object"], claim["subject_type"]) == ("フランス", "ウクライナ", "State")
    assert str(claim["sentence"])[: int(str(claim["end"]))].endswith(str(claim["predicate"]))
    assert (claim["attributed_to"], claim["attributed_to_id"]) == (None, None)


@pytest.mark.parametrize(("name", "column"), [("articles", "title"), ("entities", "names"), ("statements", "support")])
def test_a_table_has_the_rows_of_the_lines_of_its_name(archive: Path, name: str, column: str) -> None:
    lines = [json.loads(line) for line in (archive / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row[column] for row in rows(archive, name)] == [line[column] for line in lines]


def test_an_entity_of_several_articles_tells_why_it_is_one(archive: Path) -> None:
    reasons = {row["label"]: row["merged_by"] for row in rows(archive, "entities")}
    assert (reasons["フランス"], reasons["米国"]) == ("wikidata", None)


def test_the_same_archive_gives_the_same_bytes_and_without_the_option_none(archive: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    build(folder, with_tables=True)
    files = {file.name: file.read_bytes() for file in (archive / "tables").iterdir()}
    assert {file.name: file.read_bytes() for file in (folder / "tables").iterdir()} == files
    build(folder, with_tables=False)
    assert not (folder / "tables").exists()


def test_without_pyarrow_it_is_refused_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow.parquet", None)
    with pytest.raises(KgError, match="needs pyarrow"):
        check_parquet()
