"""Articles are found in files, folders, patterns, tables and zip archives, with their columns."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from pathlib import Path, PurePath
from typing import Any

import docx
import pytest

from kg.errors import KgError
from kg.sources import Columns, Refusal, Source, read_source, read_sources, to_iso_date
from tests.pages import page

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


def test_pages_are_read_with_what_they_say_of_themselves(tmp_path: Path) -> None:
    shutil.copy(page("newspaper"), tmp_path)
    (source,) = sources(tmp_path)
    told = (source.name, source.title, source.date, source.source, source.url)
    title = "首相、関税の一律引き下げを米に要求 再交渉も辞さぬ構え"
    assert told == ("newspaper", title, "2025-08-20", "東都新聞デジタル", "https://www.toto-shimbun.example/articles/TS0820A1.html")


@pytest.mark.parametrize("how", ["folder", "pattern", "zip"])
def test_files_of_all_kinds_are_found_and_a_bad_one_loses_no_other(tmp_path: Path, how: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    document = docx.Document()
    document.add_paragraph(TEXT)
    document.save(str(folder / "word.docx"))
    shutil.copy(page("blog"), folder / "blog.htm")
    (folder / "note.md").write_text(f"# 題\n\n{TEXT}", encoding="utf-8")
    (folder / "bad.pdf").write_bytes(b"%PDF-1.4 cut off")
    (folder / "menus.html").write_text("<html><ul><li><a href='/'>首相、野党を批判</a></ul></html>", encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
        for file in folder.iterdir():
            archive.write(file, file.name)
    given = {"folder": folder, "pattern": f"{folder}/*", "zip": tmp_path / "in.zip"}[how]
    found = list(read_sources([str(given)], Columns()))
    assert sorted(PurePath(each.name).name for each in found if isinstance(each, Source)) == ["blog", "note", "word"]
    refused = {PurePath(each.where).name: each.reason for each in found if isinstance(each, Refusal)}
    assert refused == {"bad.pdf": "this is no PDF file that can be read", "menus.html": "the page has only menus and links, no article"}


def test_what_browsers_save_beside_a_page_is_no_article(tmp_path: Path) -> None:
    shutil.copy(page("blog"), tmp_path / "blog.html")
    for folder in ("blog_files", "other_files"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "frame.html").write_text(f"<html><p>{TEXT * 9}</p></html>", encoding="utf-8")
    assert [source.name for source in sources(tmp_path)] == ["blog", "other_files/frame"]


def test_a_damaged_member_of_a_zip_archive_loses_no_other(tmp_path: Path) -> None:
    file = tmp_path / "news.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", TEXT)
        archive.writestr("b.txt", "米国は日本を批判した。")
    file.write_bytes(file.read_bytes().replace(TEXT.encode(), TEXT.replace("韓", "中").encode(), 1))
    found = list(read_sources([str(file)], Columns()))
    assert [(type(each), PurePath(each.where if isinstance(each, Refusal) else each.name).name) for each in found] == [
        (Refusal, "a.txt"),
        (Source, "b"),
    ]


def test_a_file_that_may_not_be_read_loses_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    opened = Path.open

    def open_or_refuse(path: Path, *args: Any) -> Any:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, *args)

    monkeypatch.setattr(Path, "open", open_or_refuse)
    refusal, source = read_sources([str(tmp_path)], Columns())
    assert isinstance(refusal, Refusal)
    assert refusal.reason == "it cannot be read: Permission denied"
    assert isinstance(source, Source)


@pytest.mark.parametrize("line", ["[1]", '"text"', "[" * 100_000])
def test_a_line_that_is_no_object_is_refused(tmp_path: Path, line: str) -> None:
    (tmp_path / "a.jsonl").write_text(f'{line}\n{{"text": "{TEXT}"}}\n', encoding="utf-8")
    assert [type(each) for each in read_sources([str(tmp_path)], Columns())] == [Refusal, Source]


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
