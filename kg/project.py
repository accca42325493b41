"""A researcher's own project: `kg.toml` in the working folder or above it, which names his rules, names, corrections and model.

Form:

    rules = ["rules"]                  # files or folders of own rules
    names = ["names"]                  # files or folders of own names
    corrections = ["corrections.toml"] # files of corrections
    model = "ja_ginza"                 # the GiNZA model
    output = "outputs"                 # where builds go

All keys may be left out; paths are relative to the file.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg import tomltext
from kg.errors import RuleError
from kg.own import Own, read_own

FILE = "kg.toml"
KEYS = ("rules", "names", "corrections", "model", "output")


@dataclass(frozen=True, slots=True)
class Project:
    """What a `kg.toml` says, with its paths made whole."""

    rules: tuple[Path, ...] = ()
    names: tuple[Path, ...] = ()
    corrections: tuple[Path, ...] = ()
    model: str | None = None
    output: Path | None = None

    def own(self, rules: Sequence[Path] = (), names: Sequence[Path] = ()) -> Own:
        """The project's own rules and names, then those named beside; raises `RuleError` where a file cannot be read."""
        return read_own((*self.rules, *rules), (*self.names, *names))


NO_PROJECT = Project()


def find_project(folder: Path, config: Path | None = None) -> Project:
    """The project of `config`, else of the nearest `kg.toml` in `folder` or above; one that says nothing where there is none."""
    if config is not None:
        return load_project(config)
    found = next((place / FILE for place in (folder, *folder.parents) if (place / FILE).is_file()), None)
    return load_project(found) if found else NO_PROJECT


def load_project(path: Path) -> Project:
    """The project of a file; raises `RuleError` with file and key where it is not of its form."""
    try:
        table = tomltext.parsed(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RuleError(f"not a readable project file: {error}", where=str(path), remedy="kg init writes one to start from") from error
    for key in table:
        if key not in KEYS:
            raise RuleError(f"unknown key {key!r}", where=f"{path}, key {key}", remedy=f"the keys of a project are {', '.join(KEYS)}")
    return Project(
        rules=_paths(table, "rules", path),
        names=_paths(table, "names", path),
        corrections=_paths(table, "corrections", path),
        model=_text(table, "model", path),
        output=path.parent / output if (output := _text(table, "output", path)) else None,
    )


def _paths(table: Mapping[str, object], key: str, path: Path) -> tuple[Path, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
        raise RuleError("not a list of paths", where=f"{path}, key {key}", remedy='write ["…"]')
    paths = tuple(path.parent / each for each in value)
    for each in paths:
        if not _is_there(each):
            raise RuleError(f"there is no {each}", where=f"{path}, key {key}", remedy="name a file or folder that is there")
    return paths


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # a name can be too long for a file, or hold a NUL
        return False


def _text(table: Mapping[str, object], key: str, path: Path) -> str | None:
    value = table.get(key)
    if value is not None and (not isinstance(value, str) or not value.strip()):
        raise RuleError(f"{value!r} is no text", where=f"{path}, key {key}", remedy='write it in quotation marks: "…"')
    return value
