"""doccano's JSON lines: one text a line, with entities and relations (or `label`, spans alone).

Form: doccano 1.8, export of a sequence labelling project with relations. Its offsets count UTF-16 (doccano issue 2290), unless the project
counts grapheme clusters, which makes a difference for emoji alone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kg.annotated import Document, Link, Named
from kg.errors import GoldError
from kg.utf16 import code_points


def read_doccano(file: Path) -> list[Document]:
    """The documents of a file, called by it and, where there are several, the number of their line.

    Raises `GoldError` with the line that is not of the form.
    """
    try:
        lines = [(number, line) for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1) if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"it cannot be read: {error}", where=str(file), remedy="Give doccano's export as JSONL.") from error
    return [_read(line, file.stem if len(lines) == 1 else f"{file.stem}-{number}", f"{file}, line {number}") for number, line in lines]


def _read(line: str, name: str, where: str) -> Document:
    try:
        row = json.loads(line)
        text = row["text"]
        named = tuple(_named(row, text))
        links = tuple(Link((str(r["type"]),), str(r["from_id"]), str(r["to_id"])) for r in row.get("relations") or ())
        return Document(name, text, named, links, () if "entities" in row else ("relations, which this export does not hold",))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        raise GoldError(f"this is no text of doccano's: {error}", where=where, remedy="Export it as JSONL (relation).") from error


def _named(row: Mapping[str, Any], text: str) -> list[Named]:
    if "entities" in row:
        spans = [(e["id"], e["label"], e["start_offset"], e["end_offset"]) for e in row["entities"]]
    else:
        spans = [(number, label, start, end) for number, (start, end, label) in enumerate(row.get("label") or row.get("labels") or [])]
    named = [Named(str(key), str(label), code_points(text, int(start)), code_points(text, int(end))) for key, label, start, end in spans]
    if any(each.start >= each.end for each in named):
        raise ValueError("an entity ends before it begins")
    return named
