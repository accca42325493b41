"""Folders that appear whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Collection, Mapping
from pathlib import Path

from kg.errors import KgError

MARK = "run.json"
"""Where this file stands, the folder is a build's and may be replaced."""


KEPT = ("corrections.toml",)
"""What people write into a build's folder, and what a new build leaves as it is."""


def check_folder(folder: Path, files: Collection[str]) -> None:
    """Raise `KgError` where a build with `files` may not be written to `folder`.

    It may where nothing is, where an empty folder is, and where an earlier build is with no files of others in it: they would be lost.
    """
    if folder.exists() and not folder.is_dir():
        raise KgError("this is a file, not a folder", where=str(folder), remedy="Name another folder with -o.")
    names = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    if names - set(KEPT) and MARK not in names:
        raise KgError("the folder holds other files", where=str(folder), remedy="Name a new or empty folder with -o.")
    if others := sorted(names - set(files) - set(KEPT)):
        remedy = f"Move {', '.join(others[:3])} elsewhere, or name another folder with -o."
        raise KgError("the folder holds files that are not of an earlier build", where=str(folder), remedy=remedy)


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write `files` as the folder `folder`, in place of an earlier build.

    They are written beside it and then renamed, so that the folder holds all files of one build at any time. Corrections that are in it
    stay. Raises `KgError` where
    the folder may not be replaced (`check_folder`) or cannot be written.
    """
    check_folder(folder, files)
    folder = folder.resolve()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as beside:
            _write_all(Path(beside, "new"), {**files, **_kept(folder)})
            _replace(folder, Path(beside))
    except OSError as error:
        raise KgError(f"the folder cannot be written ({error.strerror or error})", where=str(folder), remedy=_REMEDY) from error


_REMEDY = "Look at its permissions, the space on the disk, and whether a program has one of its files open."


def _kept(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in KEPT if (folder / name).is_file()}


def _write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)


def _replace(folder: Path, beside: Path) -> None:
    """Move `beside/new` to `folder`; what was there goes to `beside/old`, and back where that fails."""
    if not folder.exists():
        (beside / "new").rename(folder)
        return
    folder.rename(beside / "old")
    try:
        (beside / "new").rename(folder)
    except OSError:
        (beside / "old").rename(folder)
        raise
    shutil.rmtree(beside / "old", ignore_errors=True)
