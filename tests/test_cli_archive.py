"""The command `kg archive`: what it says, and its exit codes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli import app
from kg.engines import Jobs, Outcomes, run_here
from kg.errors import KgError
from tests.test_corpus import build


@pytest.fixture(autouse=True)
def without_ginza(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.batch.engine", lambda *_, **__: run_here(build))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for number in range(3):
        (tmp_path / "in" / f"{number}.txt").write_text(f"記事{number}は日本を述べた。", encoding="utf-8")
    return tmp_path


def archive(folder: Path, *options: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["archive", str(folder / "in"), "-o", str(folder / "out"), "--no-page", *options])
    return result.exit_code, result.output


def test_it_says_what_was_built(folder: Path) -> None:
    code, said = archive(folder)
    assert (code, "3 articles (3 read now), 3 claims" in said) == (0, True)
    code, said = archive(folder)
    assert (code, "3 articles (0 read now), 3 claims" in said) == (0, True)


def test_one_is_said_in_the_singular(folder: Path) -> None:
    for name in "12":
        (folder / "in" / f"{name}.txt").unlink()
    assert "1 article (1 read now), 1 claim in" in archive(folder)[1]


@pytest.mark.parametrize("given", ["missing", "in/*.none", "empty"])
def test_where_there_is_nothing_to_read_no_folder_is_made(folder: Path, given: str) -> None:
    (folder / "empty").mkdir()
    result = CliRunner().invoke(app, ["archive", str(folder / "in"), str(folder / given), "-o", str(folder / "out"), "--no-page"])
    alone = CliRunner().invoke(app, ["archive", str(folder / given), "-o", str(folder / "other")])
    assert alone.exit_code != 0
    assert not (folder / "other").exists()
    assert (folder / "out").exists() is (given == "empty")
    assert (result.exit_code == 0) is (given == "empty")


def test_what_is_left_out_is_said_and_gives_an_exit_code_of_its_own(folder: Path) -> None:
    (folder / "in" / "bad.txt").write_text("no", encoding="utf-8")
    code, said = archive(folder)
    assert (code, "bad.txt: no Japanese" in said) == (4, True)


def test_a_stop_says_how_to_go_on(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(batches: Iterable[Jobs]) -> Iterator[Outcomes]:
        if batches:
            raise KeyboardInterrupt
        yield ()

    monkeypatch.setattr("kg.batch.engine", lambda *_, **__: stopped)
    code, said = archive(folder)
    assert (code, "the same command goes on" in said) == (130, True)


def test_a_column_that_is_not_there_is_an_error(folder: Path) -> None:
    (folder / "in" / "news.csv").write_text("id,text\n1,日本\n", encoding="utf-8")
    with pytest.raises(KgError, match="no column body"):
        CliRunner().invoke(app, ["archive", str(folder / "in"), "-o", str(folder / "out"), "--text-column", "body"], catch_exceptions=False)


def test_json_and_quiet(folder: Path) -> None:
    (folder / "in" / "bad.txt").write_text("no", encoding="utf-8")
    code, said = archive(folder, "--json")
    start = said.index("{")
    told = json.loads(said[start:])
    assert (code, told["articles"], told["read"], told["claims"]) == (4, 3, 4, 3)
    assert told["left_out"][0]["where"].endswith("bad.txt")
    assert archive(folder, "--quiet")[1].startswith("left out: ")
    assert "articles" not in archive(folder, "--quiet")[1]


def test_it_is_told_in_japanese(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    assert "記事 3 件(今回読んだのは 3 件)、主張 3 件: " in archive(folder)[1]
