"""The fields of a record of corrections, read strictly: each failure names file, record and key."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from kg.errors import CorrectionError
from kg.model import EntityType
from kg.vocabulary import Vocabulary

E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Target:
    """The entity that another becomes: one of the article by any of its names, or a new one where `type` is given."""

    label: str
    type: EntityType | None = None
    wikidata: str | None = None
    label_en: str | None = None


@dataclass(frozen=True, slots=True)
class Fields:
    """A table of TOML with its place in the file."""

    data: Mapping[str, Any]
    where: str

    def has(self, key: str) -> bool:
        """True where the key is there."""
        return key in self.data

    def allow_only(self, keys: Collection[str]) -> None:
        """Raise `CorrectionError` for a key that is not one of `keys`."""
        for key in self.data:
            if key not in keys:
                raise CorrectionError(f"unknown key {key!r}", where=self.where, remedy=f"The keys are {', '.join(keys)}.")

    def tables(self, key: str) -> list[Fields]:
        """The tables under `[[key]]`; none where it is missing."""
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise CorrectionError(f"{key} is no list of tables", where=self.where, remedy=f"Begin each with [[{key}]].")
        return [Fields(item, f"{self.where}: {key}, number {number}") for number, item in enumerate(value, 1)]

    def table(self, key: str) -> Fields:
        """The table at `key`, an empty one where it is missing."""
        value = self.data.get(key, {})
        if not isinstance(value, dict):
            raise self._wrong(key, "is no table", "Write { key = value }.")
        return Fields(value, f"{self.where}, key {key}")

    def text(self, key: str, *, default: str | None = None, may_be_empty: bool = False) -> str:
        """The text at `key`."""
        value = self.data.get(key, default)
        if value is None:
            raise self._wrong(key, "is missing", f'Write {key} = "…".')
        if not isinstance(value, str) or (key in self.data and not may_be_empty and not value.strip() and default is None):
            raise self._wrong(key, f"is no text: {value!r}", f'Write {key} = "…".')
        return value

    def optional(self, key: str) -> str | None:
        """The text at `key`; None where it is missing."""
        return self.text(key) if key in self.data else None

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of texts at `key`; empty where it is missing."""
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise self._wrong(key, "is no list of texts", f'Write {key} = ["…"].')
        return tuple(value)

    def moment(self, key: str) -> str:
        """The date or time at `key` in ISO 8601."""
        value = self.data.get(key)
        if isinstance(value, dt.datetime | dt.date):
            return value.isoformat()
        raise self._wrong(key, "is no date" if key in self.data else "is missing", f"Write {key} = 2026-01-31, without quotation marks.")

    def choice(self, key: str, kinds: type[E], default: E | None = None) -> E:
        """The value of an enumeration at `key`."""
        value = self.data.get(key, default)
        if value not in list(kinds):
            raise self._wrong(key, f"is none of its values: {value!r}", f"Write one of {', '.join(kinds)}.")
        return kinds(value)

    def relation(self, key: str, vocabulary: Vocabulary) -> str:
        """The relation at `key`, one of the vocabulary."""
        name = self.text(key)
        if name not in vocabulary.relations:
            raise self._wrong(key, f"is no relation: {name!r}", "Write an id of kg/vocabulary.toml.")
        return name

    def target(self, key: str) -> Target:
        """The entity at `key`: its name, or a table with label, type, wikidata and label_en."""
        if not isinstance(self.data.get(key), dict):
            return Target(self.text(key))
        table = self.table(key)
        table.allow_only(("label", "type", "wikidata", "label_en"))
        return Target(table.text("label"), table.choice("type", EntityType), table.optional("wikidata"), table.optional("label_en"))

    def _wrong(self, key: str, what: str, remedy: str) -> CorrectionError:
        return CorrectionError(f"{key} {what}", where=self.where, remedy=remedy)
