"""Articles are found in files, folders, patterns, tables and zip archives, with their columns."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.sources import Columns, Refusal, Source, read_source, read_sources, to_iso_date

TEXT = "日本は韓国を批判した。"


def sources(*inputs: Path | str, columns: Columns | None = None) -> list[Source]:
    found = list(read_sources(map(str, inputs), columns or Columns()))
    assert not [each for each in found if isinstance(each, Refusal)]
    return [each for each in found if isinstance(each, Source)]


def test_a_folder_is_read_with_all_folders_in_it_and_names_articles_by_their_paths(tmp_path: Path) -> None:
    for name in ("b.txt", "a/one.txt", "a/two.txt", "a/picture.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    assert [source.name for source in sources(tmp_path)] == ["a/one", "a/two", "b"]


def test_a_pattern_is_read_in_order(tmp_path: Path) -> None:
    for name in ("2.txt", "1.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    assert [source.name for source in sources(f"{tmp_path}/*.txt")] == ["1", "2"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_csv_is_read_in_the_encodings_of_spreadsheets(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "news.csv"
    file.write_bytes(f'記事ID,見出し,本文,日付,媒体\r\n7,題,"一行目。\n{TEXT}",2025/8/26,毎日新聞\r\n'.encode(encoding))
    (source,) = sources(file)
    assert source == Source("7", f"一行目。\n{TEXT}", f"{file}, row 1", "題", "2025-08-26", "毎日新聞")


def test_json_lines_have_columns_by_guess_and_by_option(tmp_path: Path) -> None:
    file = tmp_path / "news.jsonl"
    file.write_text(json.dumps({"nr": 3, "headline": "題", "text": "別", "inhalt": TEXT}, ensure_ascii=False), encoding="utf-8")
    (source,) = sources(file, columns=Columns(id="nr", text="inhalt"))
    assert (source.name, source.title, source.text) == ("3", "題", TEXT)


def test_rows_without_an_id_are_named_by_file_and_number(tmp_path: Path) -> None:
    file = tmp_path / "news.tsv"
    file.write_text(f"text\n{TEXT}\n{TEXT}\n", encoding="utf-8")
    assert [source.name for source in sources(file)] == ["news-1", "news-2"]


def test_parquet_is_read(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    parquet = pytest.importorskip("pyarrow.parquet")
    parquet.write_table(pyarrow.table({"id": [1, 2], "text": [TEXT, TEXT]}), tmp_path / "news.parquet")
    assert [source.name for source in sources(tmp_path / "news.parquet")] == ["1", "2"]


def test_a_zip_archive_is_read_file_by_file(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "news.zip", "w") as archive:
        archive.writestr("2025/a.txt", TEXT)
        archive.writestr("b.jsonl", json.dumps({"id": "x", "text": TEXT}))
    assert [source.name for source in sources(tmp_path / "news.zip")] == ["news/2025/a", "x"]


def test_standard_input_is_an_article_or_json_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    for data, name in ((TEXT, "stdin"), (json.dumps({"id": "x", "text": TEXT}), "x")):
        stream = io.TextIOWrapper(io.BytesIO(data.encode()))
        monkeypatch.setattr("sys.stdin", stream)
        assert [source.name for source in sources("-")] == [name]


def test_a_bad_row_is_refused_with_its_place_and_spoils_no_other(tmp_path: Path) -> None:
    file = tmp_path / "news.jsonl"
    file.write_text(f'{{"id": 1, "text": ""}}\nno json\n{{"id": 3, "text": "{TEXT}"}}\n', encoding="utf-8")
    found = list(read_sources([str(file)], Columns()))
    assert [each.where for each in found if isinstance(each, Refusal)] == [f"{file}, line 1", f"{file}, line 2"]
    assert [each.name for each in found if isinstance(each, Source)] == ["3"]


@pytest.mark.parametrize("name", ["broken.zip", "broken.parquet"])
def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"nothing of the kind")
    (found,) = read_sources([str(tmp_path)], Columns())
    assert isinstance(found, Refusal)
    assert name in found.where


@pytest.mark.parametrize(("columns", "what"), [(Columns(text="leib"), "no column leib"), (Columns(), "no column looks like the text")])
def test_a_table_without_text_is_an_error_that_names_the_option(tmp_path: Path, columns: Columns, what: str) -> None:
    (tmp_path / "news.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(KgError, match=what):
        list(read_sources([str(tmp_path / "news.csv")], columns))


def test_a_missing_input_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="no such file"):
        list(read_sources([str(tmp_path / "none.txt")], Columns()))


def test_columns_outrank_what_the_text_says() -> None:
    article = read_source(Source("name", f"題\n2025年8月26日\n\n{TEXT}", "here", title="別の題", date="2024-01-02"))
    assert (article.title, article.date, article.name) == ("別の題", "2024-01-02", "name")


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2025-08-26", "2025-08-26"),
        ("2025-08-26T20:15:00+09:00", "2025-08-26"),
        ("2025/8/6 20:15", "2025-08-06"),
        ("20250826", "2025-08-26"),
        ("2025年8月26日（火）", "2025-08-26"),
        ("昨日", None),
        ("2025-13-01", None),
        ("2025-02-30", None),
    ],
)
def test_dates_are_read_in_their_usual_forms(text: str, iso: str | None) -> None:
    assert to_iso_date(text) == iso
