"""The records of a file of names (`[[name]]`) → names with their offices, or an error that says which record and key is not of its form."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from typing import Any

from kg import tomltext
from kg.errors import RuleError
from kg.model import EntityType

_LISTS = frozenset({"names", "short", "letters", "member_of", "stands_for"})
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")
_DATE = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")
_OFFICE = 'Write {office = "首相", of = "JPN", since = "2024-10-01"}.'


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office that somebody holds: its Japanese title, and the key of the state or body that it belongs to.

    `since` and `until` are ISO 8601, as exactly as known; None is open. The days of change belong to both holders.
    """

    office: str
    of: str
    since: str | None = None
    until: str | None = None

    def covers(self, date: str) -> bool:
        """True where the office is held on `date`, or at some time of it where it is a year or month alone."""
        return (self.since is None or self.since[: len(date)] <= date) and (self.until is None or date <= self.until)

    def covers_all(self, date: str) -> bool:
        """True where the office is held from the beginning to the end of `date`, a day, month or year."""
        known = len(date) - len("2025")
        first, last = date + "-01-01"[known:], date + "-12-31"[known:]
        return (self.since is None or self.since <= first) and (self.until is None or last <= self.until)


@dataclass(frozen=True, slots=True)
class Name:
    """One thing with its names.

    `names` (with `ja`) name it wherever they stand; `short` name it only beside a title, or in an article that names it in full or is about
    its state (石破, 維新, 国会); `letters` are its one-character forms (米). `member_of` and `located_in` are keys of other names,
    `stands_for` those of the members that a name such as 自公 means; `taken_up_as` is the word that 同 takes it up with (同党) where no
    name of it ends so.
    """

    key: str
    ja: str
    en: str
    type: EntityType
    wikidata: str | None = None
    names: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    iso3: str | None = None
    member_of: tuple[str, ...] = ()
    located_in: str | None = None
    offices: tuple[Tenure, ...] = ()
    stands_for: tuple[str, ...] = ()
    taken_up_as: str | None = None
    source: str | None = None

    @property
    def forms(self) -> tuple[str, ...]:
        """What names it wherever it stands."""
        return self.names if self.ja in self.short else (self.ja, *self.names)

    @property
    def is_party(self) -> bool:
        """True for a party by one of its names (自民 is 自由民主党) or by what takes it up."""
        named = any(form.endswith("党") for form in (self.ja, *self.names)) or self.taken_up_as == "党"
        return self.type is EntityType.ORGANIZATION and named


def names_in(file: str, text: str) -> list[Name]:
    """The names of a file; raises `RuleError` where it is not of its form."""
    data = tables_of(file, text)
    return [name_of(record, data.get("source"), file) for record in data.get("name", [])]


def tables_of(file: str, text: str) -> dict[str, Any]:
    """The tables of a file of names; raises `RuleError` where it holds anything but `[[name]]` and `source`."""
    try:
        data = tomltext.parsed(text)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"this is not TOML: {error}", where=file, remedy="mend the TOML at the place named") from error
    records = data.get("name", [])
    strange = sorted(set(data) - {"name", "source"})
    if strange or not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
        what = f"unknown table {strange[0]!r}" if strange else "name is no list of tables"
        raise RuleError(what, where=file, remedy="begin each name with [[name]]")
    return data


def name_of(record: dict[str, Any], source: str | None, file: str) -> Name:
    """The name of a `[[name]]` table; raises `RuleError` where it is not of its form."""
    where = f"{file}: {record.get('key', record.get('ja'))}"
    _check(record, where)
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in record.items()}
    values["type"] = EntityType(record["type"])
    values["offices"] = tuple(_tenure(office, where) for office in record.get("offices", []))
    return Name(**({"source": source} | values))


def are_texts(value: object) -> bool:
    """True for a list of texts that are not empty."""
    return isinstance(value, list) and all(isinstance(each, str) and each.strip() for each in value)


def _check(record: dict[str, Any], where: str) -> None:
    for key in ("key", "ja", "en", "type"):
        if not isinstance(record.get(key), str) or not record[key].strip():
            raise RuleError(f"{key} is missing or empty", where=where, remedy=f'Write {key} = "…".')
    for key, value in record.items():
        _check_value(key, value, where)
    if record["type"] not in set(EntityType):
        raise RuleError(f"the type {record['type']!r} is unknown", where=where, remedy=f"Known are {', '.join(EntityType)}.")


def _check_value(key: str, value: object, where: str) -> None:
    if key not in {field.name for field in fields(Name)}:
        raise RuleError(f"the key {key!r} is unknown", where=where)
    if key == "offices":
        if not isinstance(value, list):
            raise RuleError("offices is a list", where=where, remedy=_OFFICE)
    elif key in _LISTS:
        if not are_texts(value):
            raise RuleError(f"{key} is a list of texts", where=where)
    elif not isinstance(value, str) or not value.strip():
        raise RuleError(f"{key} is one text", where=where)
    elif key == "wikidata" and not _WIKIDATA.fullmatch(value):
        raise RuleError(f"{value!r} is no item of Wikidata", where=where, remedy='Write wikidata = "Q17".')


def _tenure(record: object, where: str) -> Tenure:
    keys = {field.name for field in fields(Tenure)}
    if not isinstance(record, dict) or not {"office", "of"} <= set(record) <= keys or not are_texts(list(record.values())):
        raise RuleError("an office is not of its form", where=where, remedy=_OFFICE)
    tenure = Tenure(**record)
    if wrong := next((date for date in (tenure.since, tenure.until) if date and not _DATE.fullmatch(date)), None):
        raise RuleError(f"{wrong!r} is no date of an office", where=where, remedy='Write "2024-10-01", "2024-10" or "2024".')
    return tenure
