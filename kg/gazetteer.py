"""The names that Ronten knows beforehand, read from `names/*.toml`: states, bodies, places, groups, people with their offices."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kg.errors import RuleError
from kg.ids import digest
from kg.model import EntityType
from kg.own import OwnFile
from kg.patterns import NamePatterns, load_patterns
from kg.tomlplace import Place

NAMES_FOLDER = Path(__file__).with_name("names")
PATTERNS_FILE = "patterns.toml"


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
    `stands_for` those of the members that a name such as 自公 means.
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
    source: str | None = None

    @property
    def forms(self) -> tuple[str, ...]:
        """What names it wherever it stands."""
        return self.names if self.ja in self.short else (self.ja, *self.names)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All names, by key and by form, and the patterns by which unknown ones are found; `hash` is of the files that they were read from."""

    by_key: Mapping[str, Name]
    by_form: Mapping[str, tuple[Name, ...]]
    by_short: Mapping[str, tuple[Name, ...]]
    letters: Mapping[str, Name]
    lengths: Mapping[str, tuple[int, ...]]
    patterns: NamePatterns
    hash: str = ""

    def longest_form(self, text: str, start: int) -> Iterator[str]:
        """The known forms that stand in `text` at `start`, the longest first."""
        for length in self.lengths.get(text[start], ()):
            form = text[start : start + length]
            if form in self.by_form:
                yield form


@cache
def load_gazetteer(folder: Path = NAMES_FOLDER, own: tuple[OwnFile, ...] = ()) -> Gazetteer:
    """The gazetteer of all TOML files of `folder`, changed by the user's `own`; raises `RuleError` where a record is not of its form."""
    paths = [path for path in sorted(folder.glob("*.toml")) if path.name != PATTERNS_FILE]
    names = [name for path in paths for name in _read(str(path), path.read_text(encoding="utf-8"))]
    text = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.toml"))]
    changed = _with_own(names, own) if own else names
    return replace(make_gazetteer(changed, load_patterns(folder / PATTERNS_FILE)), hash=digest(*text, *(file.text for file in own)))


def make_gazetteer(names: Iterable[Name], patterns: NamePatterns) -> Gazetteer:
    """The gazetteer of `names`; raises `RuleError` where two have one key or a key is named that none has."""
    by_key = _by_key(names)
    forms = _index((form, name) for name in by_key.values() for form in name.forms)
    return Gazetteer(
        by_key=MappingProxyType(by_key),
        by_form=MappingProxyType(forms),
        by_short=MappingProxyType(_index((form, name) for name in by_key.values() for form in name.short)),
        letters=MappingProxyType({letter: name for name in by_key.values() for letter in name.letters}),
        lengths=MappingProxyType(_lengths(forms)),
        patterns=patterns,
    )


def _by_key(names: Iterable[Name]) -> dict[str, Name]:
    by_key: dict[str, Name] = {}
    for name in names:
        if name.key in by_key:
            raise RuleError(f"the key {name.key!r} stands twice", where=f"names/: {name.ja}", remedy="Give each name a key of its own.")
        by_key[name.key] = name
    for name in by_key.values():
        for key in (*name.member_of, *name.stands_for, *filter(None, [name.located_in]), *(tenure.of for tenure in name.offices)):
            if key not in by_key:
                raise RuleError(
                    f"the key {key!r} is nobody's", where=f"names/: {name.key}", remedy="Name a key that stands in names/*.toml."
                )
    return by_key


def _index(pairs: Iterable[tuple[str, Name]]) -> dict[str, tuple[Name, ...]]:
    index: dict[str, tuple[Name, ...]] = {}
    for form, name in pairs:
        if name not in index.get(form, ()):
            index[form] = (*index.get(form, ()), name)
    return index


def _lengths(forms: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """For each first character the lengths of the forms that begin with it, the longest first."""
    lengths: dict[str, set[int]] = {}
    for form in forms:
        lengths.setdefault(form[0], set()).add(len(form))
    return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}


def _read(file: str, text: str) -> list[Name]:
    data = _parsed(file, text)
    return [_name(record, data.get("source"), file) for record in data.get("name", [])]


def _parsed(file: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"this is not TOML: {error}", where=file, remedy="mend the TOML at the place named") from error


def _with_own(shipped: Iterable[Name], own: Iterable[OwnFile]) -> list[Name]:
    """The shipped names changed by the user's: new ones, others under a key that is there, further forms (`extends`), names left out."""
    names = {name.key: name for name in shipped}
    for file in own:
        data = _parsed(file.name, file.text)
        for number, record in enumerate(data.get("name", []), 1):
            called = str(record.get("key", record.get("ja", record.get("extends", f"no. {number}"))))
            where = Place(file.name, file.text, "name", number, called)
            if "extends" in record:
                names[record["extends"]] = _extended(record, names, where)
            elif record.get("disabled") is True:
                names.pop(_known(record.get("key"), names, where.key("key")).key)
            else:
                whole = {"key": record.get("ja"), "en": record.get("ja"), "source": f"own: {file.name}"} | record
                name = _name(whole, None, str(where))
                names[name.key] = name
    return list(names.values())


def _known(key: object, names: Mapping[str, Name], where: Place) -> Name:
    if not isinstance(key, str) or key not in names:
        alike = get_close_matches(str(key), names, n=1, cutoff=0.4)
        remedy = f"did you mean {alike[0]}?" if alike else "name a key of kg/names"
        raise RuleError(f"there is no name {key!r}", where=str(where), remedy=remedy)
    return names[key]


def _extended(record: Mapping[str, Any], names: Mapping[str, Name], where: Place) -> Name:
    strange = sorted(set(record) - {"extends", "names", "short"})
    if strange:
        raise RuleError(f"unknown key {strange[0]!r}", where=str(where.key(strange[0])), remedy="extends takes names and short")
    name = _known(record["extends"], names, where.key("extends"))
    for key in ("names", "short"):
        if not all(isinstance(form, str) and form for form in record.get(key, [])) or not isinstance(record.get(key, []), list):
            raise RuleError(f"{key} is a list of texts", where=str(where.key(key)), remedy='write ["…", "…"]')
    return replace(name, names=(*name.names, *record.get("names", [])), short=(*name.short, *record.get("short", [])))


def _name(record: dict[str, Any], source: str | None, file: str) -> Name:
    where = f"{file}: {record.get('key', record.get('ja'))}"
    _check(record, where)
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in record.items()}
    values["type"] = EntityType(record["type"])
    values["offices"] = tuple(_tenure(office, where) for office in record.get("offices", []))
    return Name(**({"source": source} | values))


def _check(record: dict[str, Any], where: str) -> None:
    lists = {"names", "short", "letters", "member_of", "offices", "stands_for"}
    for key in ("key", "ja", "en", "type"):
        if not isinstance(record.get(key), str) or not record[key].strip():
            raise RuleError(f"{key} is missing or empty", where=where, remedy=f'Write {key} = "…".')
    for key, value in record.items():
        if key not in {field.name for field in fields(Name)}:
            raise RuleError(f"the key {key!r} is unknown", where=where)
        if not isinstance(value, list if key in lists else str):
            raise RuleError(f"{key} is a list of texts" if key in lists else f"{key} is one text", where=where)
    if record["type"] not in set(EntityType):
        raise RuleError(f"the type {record['type']!r} is unknown", where=where, remedy=f"Known are {', '.join(EntityType)}.")


def _tenure(record: dict[str, Any], where: str) -> Tenure:
    try:
        return Tenure(**record)
    except TypeError as error:
        raise RuleError(
            "an office is not of its form", where=where, remedy='Write {office = "首相", of = "JPN", since = "2024-10-01"}.'
        ) from error
