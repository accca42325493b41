"""The gold files: what a careful reader finds in an article, and when a found entity is one that the reader meant."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from kg import tomltext
from kg.errors import GoldError

Row: TypeAlias = Mapping[str, Any]
"""An object of claims.jsonl: a claim or an entity."""

TEXT_ITSELF = ""
"""Stands among the accepted speakers for the article, which quotes nobody."""

_PHRASAL_TYPES = frozenset({"Issue", "Event", "Thing"})
_ANAPHOR = re.compile(r"(同(?!盟|意)\w{0,3}|両(?!岸|院)\w{0,3}|双方|彼ら?|彼女|これら?|それら?|三者)$")
_PUNCTUATION = "「」『』、。"
_CLAIM_KEYS = frozenset({"sentence", "subject", "relation", "object"})
_ENTITY_KEYS = frozenset({"type", "surfaces"})
_OPTIONAL_ENTITY_KEYS = frozenset({"wikidata", "note"})
_OPTIONAL_KEYS = frozenset({"modality", "polarity", "attributed_to", "core", "note", "proposed"})


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """An entity of the article: its class, the words that name it, pronouns among them, and its Q-id."""

    type: str
    surfaces: tuple[str, ...]
    wikidata: str | None

    @property
    def names(self) -> frozenset[str]:
        """The words that name it, folded, without pronouns."""
        return frozenset(fold(surface) for surface in self.surfaces if not _ANAPHOR.match(surface))


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A claim of the article; where a field lists several values, each is right, and the first is the best."""

    sentence: str
    subject: tuple[str, ...]
    relation: tuple[str, ...]
    object: tuple[str, ...]
    modality: tuple[str, ...]
    polarity: str
    attributed_to: tuple[str, ...]
    is_core: bool


@dataclass(frozen=True, slots=True)
class Gold:
    """The gold of one article; `is_core` claims are those that every careful reader would list."""

    article: str
    entities: Mapping[str, GoldEntity]
    claims: tuple[GoldClaim, ...]

    def is_one_of(self, entity: Row | None, accepted: Sequence[str]) -> bool:
        """True where the found `entity` is one of `accepted`, which are keys of gold entities or words.

        A name or the Q-id decides; for issues, events and phrases that are no entity, `same_phrase`. An entity that bears the names of two
        is none.
        """
        found = _words(entity)
        if entity is None or self._names_two(found):
            return False
        return any(self._is(entity, found, self.entities[key]) if key in self.entities else _fits(found, {fold(key)}) for key in accepted)

    def is_speaker(self, speaker: Row | None, claim: GoldClaim) -> bool:
        """True where the found `speaker` (None is the text itself) is one to whom `claim` may be attributed."""
        accepted = claim.attributed_to or (TEXT_ITSELF,)
        if speaker is None:
            return TEXT_ITSELF in accepted
        return self.is_one_of(speaker, [key for key in accepted if key != TEXT_ITSELF])

    def _names_two(self, found: Sequence[str]) -> bool:
        folded = {entity.wikidata for entity in self.entities.values() if entity.wikidata and set(map(fold, entity.surfaces)) & set(found)}
        return len(folded) > 1

    @staticmethod
    def _is(entity: Row, found: Sequence[str], gold: GoldEntity) -> bool:
        ids = {entity.get("wikidata"), str(entity.get("id", "")).rsplit("/", 1)[-1]}
        if gold.names & set(found) or gold.wikidata in ids - {None}:
            return True
        return gold.type in _PHRASAL_TYPES and _fits(found, gold.names)


def fold(text: str) -> str:
    """`text` as it is compared: one width, without spaces and outer quotation marks."""
    return unicodedata.normalize("NFKC", text).replace(" ", "").strip(_PUNCTUATION)


def same_phrase(one: str, other: str) -> bool:
    """True where one phrase ends with the other (Japanese is head-final) or holds it as half of itself or more."""
    short, long = sorted((one, other), key=len)
    if len(short) < 2 or len(long) > 3 * len(short) + 4:
        return False
    return long.endswith(short) or holds_half(one, other)


def holds_half(one: str, other: str) -> bool:
    """True where one text stands in the other and is half of it or more."""
    short, long = sorted((one, other), key=len)
    return short in long and 2 * len(short) >= len(long)


def read_gold(path: Path) -> Gold:
    """The gold file `path`; raises `GoldError` where it is not of its form."""
    try:
        data = tomltext.parsed(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise GoldError("the gold file cannot be read", where=str(path), remedy="Give a file NAME.toml.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise GoldError(f"this is not TOML: {error}", where=str(path), remedy="Give a gold file, NAME.toml, or mend that line.") from error
    where = str(path)
    _refuse_unless(isinstance(data.get("article", ""), str), "article is no text", where, 'Write article = "…".')
    _refuse_unless(isinstance(data.get("entities", {}), dict), "entities is no table", where, "Write [entities.NAME].")
    _refuse_unless(isinstance(data.get("claims", []), list), "claims is no list of tables", where, "Begin each with [[claims]].")
    named, numbered = data.get("entities", {}), enumerate(data.get("claims", []), 1)
    entities = {key: _gold_entity(record, f"{where}: entities.{key}") for key, record in named.items()}
    claims = tuple(_gold_claim(record, f"{where}: claims, number {number}") for number, record in numbered)
    return Gold(data.get("article", path.stem), entities, claims)


def _refuse_unless(is_right: bool, what: str, where: str, remedy: str) -> None:
    if not is_right:
        raise GoldError(what, where=where, remedy=remedy)


def _refuse_keys(record: Row, needed: frozenset[str], optional: frozenset[str], where: str) -> None:
    _refuse_unless(isinstance(record, dict), "it is no table", where, "Write [entities.NAME], and [[claims]] over each claim.")
    remedy = f"Needed are {', '.join(sorted(needed))}; {', '.join(sorted(optional))} may follow."
    for key in sorted(needed):
        _refuse_unless(key in record, f"{key} is missing", where, remedy)
    for key in record:
        _refuse_unless(key in needed | optional, f"the key {key} is unknown", where, remedy)


def _gold_entity(record: Row, where: str) -> GoldEntity:
    _refuse_keys(record, _ENTITY_KEYS, _OPTIONAL_ENTITY_KEYS, where)
    wikidata = _text(record, "wikidata", where) if "wikidata" in record else None
    return GoldEntity(_text(record, "type", where), _texts(record, "surfaces", where), wikidata)


def _gold_claim(record: Row, where: str) -> GoldClaim:
    _refuse_keys(record, _CLAIM_KEYS, _OPTIONAL_KEYS, where)
    is_read = not record.get("proposed")
    _refuse_unless(is_read, "this is still a proposal of the rules", where, "Read it: delete the line proposed = true, or the claim.")
    values = {"modality": ["asserted"], "polarity": "positive", "attributed_to": [], **record}
    return GoldClaim(
        sentence=_text(values, "sentence", where),
        subject=_texts(values, "subject", where),
        relation=_some(values, "relation", where),
        object=_texts(values, "object", where),
        modality=_some(values, "modality", where),
        polarity=_text(values, "polarity", where),
        attributed_to=_texts(values, "attributed_to", where),
        is_core=record.get("core", True) is not False,
    )


def _text(record: Row, key: str, where: str) -> str:
    _refuse_unless(isinstance(record[key], str), f"{key} is no text", where, f'Write {key} = "…".')
    return str(record[key])


def _texts(record: Row, key: str, where: str) -> tuple[str, ...]:
    value = record[key]
    is_right = isinstance(value, list) and all(isinstance(item, str) for item in value)
    _refuse_unless(is_right, f"{key} is no list of texts", where, f'Write {key} = ["…"].')
    return tuple(value)


def _some(record: Row, key: str, where: str) -> tuple[str, ...]:
    values = _texts(record, key, where)
    _refuse_unless(bool(values), f"{key} is empty", where, f'Write {key} = ["…"], the best first.')
    return values


def _words(entity: Row | None) -> list[str]:
    """The words by which a found entity may be recognised; a pronoun names nobody."""
    if entity is None:
        return []
    names = [entity.get("label"), entity.get("surface"), *(entity.get("names") or [])]
    return [fold(name) for name in names if name and not _ANAPHOR.match(name)]


def _fits(found: Sequence[str], names: frozenset[str] | set[str]) -> bool:
    return any(same_phrase(word, name) for word in found for name in names)
