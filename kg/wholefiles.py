"""Files that are whole whenever they are there."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterable
from filecmp import cmp
from pathlib import Path

_BUFFER = 2**18


def write_lines(file: Path, lines: Iterable[bytes]) -> None:
    """Write `file` beside and rename it where it differs: it is whole whenever it is there, and as old as its content.

    Its gzip form bears neither name nor time.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f"{file.name}.part")
    with part.open("wb") as raw:
        if file.suffix == ".gz":
            packed = gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0, compresslevel=6)
            with io.BufferedWriter(packed, _BUFFER) as buffer:
                buffer.writelines(lines)
        else:
            raw.writelines(lines)
    put_in_place(part, file)


def put_in_place(part: Path, file: Path) -> None:
    """Rename `part`, which is written, to `file`, unless that is the same already."""
    if file.is_file() and cmp(part, file, shallow=False):
        part.unlink()
    else:
        part.replace(file)
