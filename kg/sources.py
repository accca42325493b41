"""Where articles come from: files as people have them, folders, globs, JSON lines, CSV, Parquet, zip archives and standard input."""

from __future__ import annotations

import csv
import glob
import io
import json
import re
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path, PurePath
from types import MappingProxyType
from typing import IO, Any, TypeAlias

from kg.article import article_from_text
from kg.errors import ArticleError, KgError
from kg.ids import article_id
from kg.model import Article
from kg.readers import KINDS, read_document

Row: TypeAlias = Mapping[str, Any]

STDIN = "-"
_FIELD_LIMIT = 2**27
_PAGE_FOLDERS = ("_files", ".files")
_BAD_MEMBER = (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError)
"""What zipfile raises for a damaged member, one with a password, and one packed in a way that it does not know."""
_DATE = re.compile(r"((?:19|20)\d\d)[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table that hold the parts of an article; None is guessed by name."""

    id: str | None = None
    title: str | None = None
    text: str | None = None
    date: str | None = None
    source: str | None = None
    url: str | None = None
    author: str | None = None


GUESSES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "id": ("id", "article_id", "doc_id", "key", "no", "記事id", "番号"),
        "title": ("title", "headline", "見出し", "タイトル", "表題", "題名"),
        "text": ("text", "body", "content", "article", "本文", "記事本文", "記事", "内容"),
        "date": ("date", "published", "published_at", "pubdate", "publish_date", "issued", "日付", "掲載日", "発行日", "公開日", "年月日"),
        "source": ("source", "publisher", "newspaper", "media", "outlet", "媒体", "新聞", "新聞社", "掲載紙", "出典"),
        "url": ("url", "link", "uri", "リンク"),
        "author": ("author", "byline", "writer", "creator", "著者", "記者", "筆者", "執筆者"),
    }
)
"""Names of columns in lower case, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Source:
    """An article before it is read: its text with what is known about it, and the place it was found at."""

    name: str
    text: str
    where: str
    title: str | None = None
    date: str | None = None
    source: str | None = None
    url: str | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file or row that holds no article, and why."""

    where: str
    reason: str


Found: TypeAlias = Source | Refusal


def read_sources(inputs: Iterable[str], columns: Columns) -> Iterator[Found]:
    """The articles of all `inputs`, in the order given and by path inside folders, one at a time.

    An input is a path, a folder (taken with all folders in it), a glob pattern, or "-" for standard input. Raises `KgError` where an input
    does not exist, and where a table has no column of text.
    """
    for given in inputs:
        for path, name in _files(given):
            yield from _read_path(path, name, columns)


def check_inputs(inputs: Iterable[str]) -> None:
    """Raise `KgError` where an input does not exist."""
    for given in inputs:
        next(_files(given), None)


def read_source(source: Source) -> Article:
    """The article of a source; title and date come from its columns where it has them, else from its text.

    Raises `ArticleError` where the text is no Japanese article.
    """
    article = article_from_text(source.text, source.name)
    title = source.title or article.title
    return Article(
        article_id(title, article.text),
        source.name,
        title,
        article.text,
        source.date or article.date,
        article.sentences,
        article.warnings,
    )


def to_iso_date(text: str) -> str | None:
    """The ISO 8601 date that `text` begins with (2025-08-26T20:15, 2025/8/26, 20250826, 2025年8月26日); None for anything else."""
    found = _DATE.match(text.strip())
    try:
        return date(*map(int, found.groups())).isoformat() if found else None
    except ValueError:
        return None


def _files(given: str) -> Iterator[tuple[str, str]]:
    """The files of an input, each with the name that an article in it bears."""
    path = Path(given)
    if given == STDIN or path.is_file():
        yield given, "stdin" if given == STDIN else path.stem
    elif path.is_dir():
        files = sorted(
            file for file in path.rglob("*") if file.suffix.lower() in _READERS and file.is_file() and not _belongs_to_page(file)
        )
        yield from ((str(file), file.relative_to(path).with_suffix("").as_posix()) for file in files)
    else:
        matches = sorted(glob.glob(given, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
        if not matches:
            raise KgError("no such file, folder or pattern", where=given, remedy="Give files, folders, patterns in quotes, or - .")
        for match in matches:
            yield from _files(match)


def _belongs_to_page(file: Path) -> bool:
    """True for a file in the folder of pictures and frames that browsers save beside a page."""
    folders = (folder for folder in file.parents if folder.name.endswith(_PAGE_FOLDERS))
    return any(folder.with_name(folder.name[: -len("_files")] + ending).is_file() for folder in folders for ending in (".html", ".htm"))


def _read_path(path: str, name: str, columns: Columns) -> Iterator[Found]:
    try:
        with sys.stdin.buffer if path == STDIN else Path(path).open("rb") as file:
            yield from _read(PurePath(path), name, file, columns)
    except OSError as error:
        yield Refusal(path, f"it cannot be read: {error.strerror or error}")


def _read(path: PurePath, name: str, file: IO[bytes], columns: Columns) -> Iterator[Found]:
    try:
        yield from _READERS.get(path.suffix.lower(), _read_document)(path, name, file, columns)
    except (OSError, ValueError, csv.Error, zipfile.BadZipFile) as error:
        yield Refusal(str(path), f"it cannot be read: {error}")


def _read_document(path: PurePath, name: str, file: IO[bytes], columns: Columns) -> Iterator[Found]:
    """One article; JSON lines where standard input begins like them."""
    data = file.read()
    if str(path) == STDIN and data.lstrip().startswith(b"{"):
        yield from _read_jsonl(path, name, io.BytesIO(data), columns)
        return
    try:
        found = read_document(data, path)
    except ArticleError as error:
        yield Refusal(str(path), error.what)
    else:
        origin = found.origin
        yield Source(name, found.text, str(path), found.title, found.date, origin.site, origin.url, origin.author)


def _read_jsonl(path: PurePath, name: str, file: IO[bytes], columns: Columns) -> Iterator[Found]:
    for number, line in enumerate(file, 1):
        where = f"{path}, line {number}"
        try:
            row = json.loads(line) if line.strip() else {}
        except (ValueError, RecursionError) as error:
            yield Refusal(where, f"no JSON: {error}")
            continue
        if not isinstance(row, dict):
            yield Refusal(where, "the line is no JSON object")
        elif row:
            yield _of_row(row, f"{name}-{number}", where, columns)


def _read_csv(path: PurePath, name: str, file: IO[bytes], columns: Columns) -> Iterator[Found]:
    csv.field_size_limit(_FIELD_LIMIT)
    lines = io.TextIOWrapper(file, encoding=_encoding(file), newline="")
    rows = csv.DictReader(lines, delimiter="\t" if path.suffix.lower() == ".tsv" else ",")
    for number, row in enumerate(rows, 1):
        yield _of_row(row, f"{name}-{number}", f"{path}, row {number}", columns)


def _encoding(file: IO[bytes]) -> str:
    """UTF-8 as its first mebibyte says, CP932 (Excel's) else."""
    head = file.read(2**20)
    file.seek(0)
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return "utf-8-sig" if error.end >= len(head) - 3 and len(head) == 2**20 else "cp932"
    return "utf-8-sig"


def _read_parquet(path: PurePath, name: str, file: IO[bytes], columns: Columns) -> Iterator[Found]:
    try:
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise KgError("reading Parquet needs pyarrow", where=str(path), remedy="pip install 'ronten[archive]'") from error
    number = 0
    for batch in ParquetFile(file).iter_batches(batch_size=256):
        for row in batch.to_pylist():
            number += 1
            yield _of_row(row, f"{name}-{number}", f"{path}, row {number}", columns)


def _read_zip(path: PurePath, name: str, file: IO[bytes], columns: Columns) -> Iterator[Found]:
    with zipfile.ZipFile(file) as archive:
        for member in sorted(info.filename for info in archive.infolist() if not info.is_dir()):
            inner = PurePath(member)
            if inner.suffix.lower() in _READERS and inner.suffix.lower() != ".zip":
                try:
                    data = archive.read(member)
                except (*_BAD_MEMBER, OSError, ValueError) as error:
                    yield Refusal(str(path / member), f"it cannot be read: {error}")
                    continue
                yield from _read(path / member, f"{name}/{inner.with_suffix('')}", io.BytesIO(data), columns)


_READERS: Mapping[str, Callable[[PurePath, str, IO[bytes], Columns], Iterator[Found]]] = MappingProxyType(
    {
        ".txt": _read_document,
        ".text": _read_document,
        **dict.fromkeys(KINDS, _read_document),
        ".jsonl": _read_jsonl,
        ".ndjson": _read_jsonl,
        ".csv": _read_csv,
        ".tsv": _read_csv,
        ".parquet": _read_parquet,
        ".zip": _read_zip,
    }
)


def _of_row(row: Row, name: str, where: str, columns: Columns) -> Found:
    values = {field.name: _value(row, field.name, getattr(columns, field.name), where) for field in fields(Columns)}
    if not values["text"]:
        return Refusal(where, "the row has no text")
    issued = to_iso_date(values["date"]) if values["date"] else None
    return Source(values["id"] or name, values["text"], where, values["title"], issued, values["source"], values["url"], values["author"])


def _value(row: Row, part: str, column: str | None, where: str) -> str | None:
    if column is not None and column not in row:
        raise KgError(f"there is no column {column}", where=where, remedy=f"Its columns are {', '.join(map(str, row))}.")
    key = column or _guess(row, part)
    if key is None and part == "text":
        raise KgError("no column looks like the text", where=where, remedy="Name it: --text-column NAME.")
    value = row.get(key) if key else None
    return str(value).strip() or None if value is not None else None


def _guess(row: Row, part: str) -> str | None:
    known = {str(name).strip().lower(): name for name in row}
    return next((known[guess] for guess in GUESSES[part] if guess in known), None)
