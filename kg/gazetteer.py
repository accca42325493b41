"""The names that Ronten knows beforehand, read from `names/*.toml`: states, bodies, places, groups, people with their offices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kg.errors import RuleError
from kg.ids import digest
from kg.namerecords import Name, are_texts, name_of, names_in, tables_of
from kg.own import OwnFile
from kg.patterns import NamePatterns, load_patterns
from kg.tomlplace import Place

NAMES_FOLDER = Path(__file__).with_name("names")
PATTERNS_FILE = "patterns.toml"


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All names, by key and by form, and the patterns by which unknown ones are found.

    `parties` are those of `by_form`, then of `by_short`; `lengths` are those of the forms by their first sign, `title_lengths` those of the
    titles of people by their last; `hash` is of the files that all were read from.
    """

    by_key: Mapping[str, Name]
    by_form: Mapping[str, tuple[Name, ...]]
    by_short: Mapping[str, tuple[Name, ...]]
    parties: Mapping[str, tuple[Name, ...]]
    letters: Mapping[str, Name]
    lengths: Mapping[str, tuple[int, ...]]
    title_lengths: Mapping[str, tuple[int, ...]]
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
    names = [name for path in paths for name in names_in(str(path), path.read_text(encoding="utf-8"))]
    text = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.toml"))]
    changed = _with_own(names, own) if own else names
    return replace(make_gazetteer(changed, load_patterns(folder / PATTERNS_FILE)), hash=digest(*text, *(file.text for file in own)))


def make_gazetteer(names: Iterable[Name], patterns: NamePatterns) -> Gazetteer:
    """The gazetteer of `names`; raises `RuleError` where two have one key or a key is named that none has."""
    by_key = _by_key(names)
    forms = _index((form, name) for name in by_key.values() for form in name.forms)
    shorts = _index((form, name) for name in by_key.values() for form in name.short)
    parties = {form: tuple(n for n in known if n.is_party) for form, known in (shorts | forms).items()}
    return Gazetteer(
        by_key=MappingProxyType(by_key),
        by_form=MappingProxyType(forms),
        by_short=MappingProxyType(shorts),
        parties=MappingProxyType({form: named for form, named in parties.items() if named}),
        letters=MappingProxyType({letter: name for name in by_key.values() for letter in name.letters}),
        lengths=MappingProxyType(_lengths(forms)),
        title_lengths=MappingProxyType(_lengths(title[::-1] for title in patterns.persons.honorifics | patterns.persons.offices)),
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


def _with_own(shipped: Iterable[Name], own: Iterable[OwnFile]) -> list[Name]:
    """The shipped names changed by the user's: new ones, others under a key that is there, further forms (`extends`), names left out."""
    names = {name.key: name for name in shipped}
    for file in own:
        for number, record in enumerate(tables_of(file.name, file.text).get("name", []), 1):
            called = str(record.get("key", record.get("ja", record.get("extends", f"no. {number}"))))
            where = Place(file.name, file.text, "name", number, called)
            if "extends" in record:
                names[record["extends"]] = _extended(record, names, where)
            elif record.get("disabled") is True:
                names.pop(_known(record.get("key"), names, where.key("key")).key)
            else:
                whole = {"key": record.get("ja"), "en": record.get("ja"), "source": f"own: {file.name}"} | record
                name = name_of(whole, None, str(where))
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
        if not are_texts(record.get(key, [])):
            raise RuleError(f"{key} is a list of texts", where=str(where.key(key)), remedy='write ["…", "…"]')
    return replace(name, names=(*name.names, *record.get("names", [])), short=(*name.short, *record.get("short", [])))
