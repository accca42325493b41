"""A user's own rules and names, as the texts of their files, so that workers on other machines have them too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import RuleError
from kg.ids import digest


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A TOML file by its name, with its content."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Own:
    """Files of rules and files of names that add to the shipped ones, in the order in which they count; later ones win."""

    rules: tuple[OwnFile, ...] = ()
    names: tuple[OwnFile, ...] = ()

    @property
    def hash(self) -> str:
        """What results depend on; empty where nothing is the user's own."""
        files = (*self.rules, *self.names)
        return digest(*(f"{file.name}\n{file.text}" for file in files)) if files else ""


NOTHING = Own()


def read_own(rules: Iterable[Path] = (), names: Iterable[Path] = ()) -> Own:
    """The files at these paths, of a folder all its `.toml`; raises `RuleError` where one cannot be read."""
    return Own(tuple(_files(rules)), tuple(_files(names)))


def _files(paths: Iterable[Path]) -> Iterator[OwnFile]:
    for path in paths:
        for file in sorted(path.glob("*.toml")) if path.is_dir() else [path]:
            try:
                yield OwnFile(file.name, file.read_text(encoding="utf-8"))
            except (OSError, UnicodeDecodeError) as error:
                remedy = "name a TOML file in UTF-8, or a folder of them"
                raise RuleError(f"not a readable file: {error}", where=str(file), remedy=remedy) from error
