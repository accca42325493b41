"""Where articles come from: text files, folders, globs, JSON lines, CSV, Parquet, zip archives and standard input."""

from __future__ import annotations

import csv
import glob
import io
import json
import re
import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path, PurePath
from types import MappingProxyType
from typing import IO, Any, TypeAlias

from kg.article import article_from_text
from kg.decoding import decode
from kg.errors import ArticleError, KgError
from kg.ids import article_id
from kg.model import Article

Row: TypeAlias = Mapping[str, Any]

STDIN = "-"
_FIELD_LIMIT = 2**27
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
            with _opened(path) as file:
                yield from _read(PurePath(path), name, file, columns)


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
        files = sorted(file for file in path.rglob("*") if file.suffix.lower() in _READERS and file.is_file())
        yield from ((str(file), file.relative_to(path).with_suffix("").as_posix()) for file in files)
    else:
        matches = sorted(glob.glob(given, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
        if not matches:
            raise KgError("no such file, folder or pattern", where=given, remedy="Give files, folders, patterns in quotes, or - .")
        for match in matches:
            yield from _files(match)


def _opened(path: str) -> IO[bytes]:
    return sys.stdin.buffer if path == STDIN else Path(path).open("rb")


def _read(path: PurePath, name: str, file: IO[bytes], columns: Columns) -> Iterator[Found]:
    try:
        yield from _READERS.get(path.suffix.lower(), _read_text)(path, name, file, columns)
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        yield Refusal(str(path), f"it cannot be read: {error}")


def _read_text(path: PurePath, name: str, file: IO[bytes], columns: Columns) -> Iterator[Found]:
    """One article; JSON lines where standard input begins like them."""
    data = file.read()
    if str(path) == STDIN and data.lstrip().startswith(b"{"):
        yield from _read_jsonl(path, name, io.BytesIO(data), columns)
        return
    try:
        yield Source(name, decode(data, str(path)), str(path))
    except ArticleError as error:
        yield Refusal(str(path), error.what)


def _read_jsonl(path: PurePath, name: str, file: IO[bytes], columns: Columns) -> Iterator[Found]:
    for number, line in enumerate(file, 1):
        where = f"{path}, line {number}"
        try:
            row = json.loads(line) if line.strip() else {}
        except ValueError as error:
            yield Refusal(where, f"no JSON: {error}")
            continue
        if row:
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
                with archive.open(member) as part:
                    yield from _read(path / member, f"{name}/{inner.with_suffix('')}", io.BytesIO(part.read()), columns)


_READERS: Mapping[str, Callable[[PurePath, str, IO[bytes], Columns], Iterator[Found]]] = MappingProxyType(
    {
        ".txt": _read_text,
        ".text": _read_text,
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
