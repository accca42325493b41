"""The tables of an archive as Parquet: articles, claims, entities and statements, for DuckDB, polars, R's arrow and Spark."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from kg.errors import KgError
from kg.wholefiles import put_in_place

if TYPE_CHECKING:
    import pyarrow as pa

FOLDER = "tables"
_ROWS = 20_000
"""Rows a group: some megabytes in memory."""

Row: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Table:
    """A table: its columns, the files of JSON lines that it is made of, and what makes a row of a line.

    `numbers` are columns of whole numbers and `lists` columns of lists of texts; all others are texts.
    """

    columns: tuple[str, ...]
    files: str
    flat: Callable[[Row], Row]
    numbers: frozenset[str] = frozenset()
    lists: frozenset[str] = frozenset()


def _claim(row: Row) -> Row:
    parts = ("subject", "object", "attributed_to", "reported_by")
    known = {part: row[part] or {} for part in parts}
    evidence, predicate = row["evidence"], row["predicate"]
    return {
        **row,
        **{part: known[part].get("label") for part in parts},
        **{f"{part}_id": known[part].get("id") for part in parts},
        **{f"{part}_type": known[part].get("type") for part in parts},
        "predicate": predicate["text"],
        "evidence": evidence["text"],
        "start": evidence["start"],
        "end": evidence["end"],
        "sentence": evidence["sentence"]["text"],
        "sentence_start": evidence["sentence"]["start"],
        "cues": [cue["text"] for cue in row["cues"]],
    }


def _statement(row: Row) -> Row:
    first = row["first_by_modality"]
    return {**row, "first_intended": first.get("intended"), "first_asserted": first.get("asserted")}


_TABLES: Mapping[str, _Table] = {
    "articles": _Table(
        ("id", "name", "title", "date", "source", "url", "author", "characters", "sentences", "claims"),
        "articles.jsonl",
        dict,
        frozenset({"characters", "sentences", "claims"}),
    ),
    "claims": _Table(
        (
            *("id", "article", "subject", "subject_type", "relation", "object", "object_type", "modality", "polarity"),
            *("attributed_to", "reported_by", "about", "as", "time", "time_iso", "place", "embeds", "predicate", "cues"),
            *("evidence", "start", "end", "sentence", "sentence_start", "rule", "match"),
            *("subject_id", "object_id", "attributed_to_id", "reported_by_id"),
        ),
        "claims/*.jsonl.gz",
        _claim,
        frozenset({"start", "end", "sentence_start"}),
        frozenset({"cues"}),
    ),
    "entities": _Table(
        ("id", "label", "label_en", "type", "wikidata", "names", "mentions", "articles", "merged_by"),
        "entities.jsonl",
        dict,
        frozenset({"mentions", "articles"}),
        frozenset({"names"}),
    ),
    "statements": _Table(
        (
            *("subject", "subject_label", "subject_type", "relation", "object", "object_label", "object_type", "polarity"),
            *("claims", "articles", "support", "first_seen", "last_seen", "first_intended", "first_asserted"),
        ),
        "statements.jsonl",
        _statement,
        frozenset({"claims", "articles", "support"}),
    ),
}


def write_parquet(folder: Path) -> None:
    """Write `tables/*.parquet` of the archive in `folder`, each as a whole; raises `KgError` where pyarrow is not installed."""
    for name, table in _TABLES.items():
        _write(folder / FOLDER / f"{name}.parquet", table, _rows(folder, table))


def remove_parquet(folder: Path) -> None:
    """Remove what `write_parquet` wrote before."""
    shutil.rmtree(folder / FOLDER, ignore_errors=True)


def check_parquet() -> None:
    """Raise `KgError` where pyarrow is not installed: sooner than after hours."""
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError as error:
        raise KgError("writing Parquet needs pyarrow", remedy="pip install 'ronten[archive]'") from error


def _write(file: Path, table: _Table, rows: Iterable[Row]) -> None:
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter

    schema = _schema(table)
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f"{file.name}.part")
    with ParquetWriter(part, schema, compression="zstd") as writer:
        left = iter(rows)
        while group := [dict(row) for row in islice(left, _ROWS)]:
            writer.write_table(pa.Table.from_pylist(group, schema=schema))
    put_in_place(part, file)


def _schema(table: _Table) -> pa.Schema:
    import pyarrow as pa

    def kind(column: str) -> pa.DataType:
        if column in table.lists:
            return pa.list_(pa.string())
        return pa.int64() if column in table.numbers else pa.string()

    return pa.schema([(column, kind(column)) for column in table.columns])


def _rows(folder: Path, table: _Table) -> Iterator[Row]:
    for file in sorted(folder.glob(table.files)):
        with gzip.open(file) if file.suffix == ".gz" else file.open("rb") as lines:
            for line in lines:
                row = table.flat(json.loads(line))
                yield {column: row.get(column) for column in table.columns}
