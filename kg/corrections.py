"""The file of corrections: claims that were judged, entities merged, split or given a further name, relations changed.

A record says by content what it is about (sentence, entities, relation, words of the predicate), never by a claim's id or its rule, so
that it holds under other rules. Form and examples: docs/corrections.md.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from functools import cached_property, reduce
from pathlib import Path
from typing import TypeAlias

from kg import tomltext
from kg.correction_fields import Fields, Target
from kg.errors import CorrectionError
from kg.ids import digest
from kg.letterforms import squash
from kg.model import Article, Modality, Polarity
from kg.vocabulary import load_vocabulary

FILE = "corrections.toml"
"""The name under which the file is looked for."""

_BEGINNING = 8
"""Letters by which sentences are looked up."""
_NOTE_KEYS = ("by", "on", "why", "article")
CHANGE_KEYS = ("subject", "relation", "object", "modality", "polarity", "attributed_to")
"""What of a claim can be changed."""


class Verdict(StrEnum):
    """What a person found a claim to be; one that is mended was wrong."""

    RIGHT = "right"
    WRONG = "wrong"
    UNSURE = "unsure"
    MENDED = "mended"


@dataclass(frozen=True, slots=True)
class Note:
    """Who, when (ISO 8601) and why; `article`, a title or id, limits the record to one article."""

    by: str
    on: str
    why: str
    article: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """What a claim should say; None is left as it is, and `attributed_to` "" is the text itself."""

    subject: str | None = None
    relation: str | None = None
    object: str | None = None
    modality: Modality | None = None
    polarity: Polarity | None = None
    attributed_to: str | None = None

    def turned(self) -> Change:
        """The same for a claim whose subject and object stand the other way round."""
        return Change(self.object, self.relation, self.subject, self.modality, self.polarity, self.attributed_to)


@dataclass(frozen=True, slots=True)
class JudgedClaim:
    """A claim that was judged; entities are named by label, a further name, Q-id or IRI. `rule` is kept for the figures alone."""

    note: Note
    verdict: Verdict
    sentence: str
    subject: str
    relation: str
    object: str
    predicate: str
    rule: str
    change: Change


@dataclass(frozen=True, slots=True)
class Merge:
    """Two entities that are one: `entity` is `into`."""

    note: Note
    entity: str
    into: Target


@dataclass(frozen=True, slots=True)
class Split:
    """One entity that is two: where it is called one of `words`, or stands in one of `sentences`, it is `into`."""

    note: Note
    entity: str
    words: tuple[str, ...]
    sentences: tuple[str, ...]
    into: Target


@dataclass(frozen=True, slots=True)
class Alias:
    """A further name of an entity."""

    note: Note
    entity: str
    name: str


@dataclass(frozen=True, slots=True)
class Relabel:
    """Claims of `relation` state `to`: all of them, or those whose predicate has these words."""

    note: Note
    relation: str
    predicate: str
    to: str


Record: TypeAlias = JudgedClaim | Merge | Split | Alias | Relabel


@dataclass(frozen=True)
class Corrections:
    """All records of one or several files, in their order; of one claim the last."""

    splits: tuple[Split, ...] = ()
    merges: tuple[Merge, ...] = ()
    aliases: tuple[Alias, ...] = ()
    relabels: tuple[Relabel, ...] = ()
    claims: tuple[JudgedClaim, ...] = ()

    def __add__(self, other: Corrections) -> Corrections:
        joined = Corrections(*(tuple(dict.fromkeys((*getattr(self, part.name), *getattr(other, part.name)))) for part in fields(self)))
        return replace(joined, claims=_last(joined.claims))

    @property
    def records(self) -> tuple[Record, ...]:
        """All records in the order in which they are applied: entities first, so that claims are met as they will be."""
        return (*self.splits, *self.merges, *self.aliases, *self.relabels, *self.claims)

    def about(self, text: str) -> Corrections:
        """Those that may touch an article with this text: claims whose sentence stands in it, and all others."""
        return replace(self, claims=self._claims_in(squash(text))) if self.claims else self

    def _claims_in(self, text: str) -> tuple[JudgedClaim, ...]:
        """The claims whose sentence stands in a squashed text, found by how sentences begin: an archive asks for every article."""
        beginnings = {text[place : place + _BEGINNING] for place in range(len(text))}
        places = sorted(place for begin in beginnings & self._by_beginning.keys() for place in self._by_beginning[begin])
        return tuple(self.claims[place] for place in places if squash(self.claims[place].sentence) in text)

    @cached_property
    def _by_beginning(self) -> Mapping[str, list[int]]:
        """The places of the claims by the first letters of their squashed sentences."""
        places: dict[str, list[int]] = {}
        for place, claim in enumerate(self.claims):
            places.setdefault(squash(claim.sentence)[:_BEGINNING], []).append(place)
        return places

    @property
    def hash(self) -> str:
        """The same for the same records; empty where there are none."""
        return digest(*map(repr, self.records)) if self.records else ""


def _last(claims: Iterable[JudgedClaim]) -> tuple[JudgedClaim, ...]:
    """Of the records of one claim the last, in the order of the first."""
    return tuple({(c.note.article, squash(c.sentence), c.subject, c.relation, c.object, squash(c.predicate)): c for c in claims}.values())


def corrections_near(folder: Path, article: Path | None = None) -> list[Path]:
    """The files of corrections that are there: in `folder`, and beside the article as NAME.corrections.toml and corrections.toml."""
    beside = [article.with_suffix(f".{FILE}"), article.with_name(FILE)] if article else []
    return list(dict.fromkeys(file.resolve() for file in (folder / FILE, *beside) if file.is_file()))


def is_about(record: Record, article: Article) -> bool:
    """False where the record is limited to another article."""
    note = record.note
    return note.article is None or squash(note.article) in {squash(article.title), article.id}


def record_id(record: Record) -> str:
    """The id of a record, made from all that it says."""
    return digest(repr(record))


def kind_of(record: Record) -> str:
    """The table of the file that the record stands in."""
    return next(kind for kind, of in _KINDS.items() if isinstance(record, of))


NONE = Corrections()


def load_corrections(files: Iterable[Path]) -> Corrections:
    """The records of all files, each once; raises `CorrectionError` with file, record and key where one is not of its form."""
    return reduce(Corrections.__add__, map(read_corrections, files), Corrections())


def read_corrections(path: Path) -> Corrections:
    """The records of one file; raises `CorrectionError` with record and key where it is not of its form."""
    try:
        return parse_corrections(path.read_text(encoding="utf-8"), str(path))
    except OSError as error:
        raise CorrectionError(f"it cannot be read ({error.strerror})", where=str(path), remedy="Give a corrections.toml.") from error
    except UnicodeDecodeError as error:
        raise CorrectionError(f"this is not UTF-8: {error}", where=str(path), remedy="Save it as UTF-8.") from error


def parse_corrections(text: str, where: str) -> Corrections:
    """The records of a text; raises `CorrectionError` at `where`, with record and key, where it is not of its form."""
    try:
        data = tomltext.parsed(text)
    except tomllib.TOMLDecodeError as error:
        raise CorrectionError(f"this is not TOML: {error}", where=where, remedy="Mend the line that it names.") from error
    table = Fields(data, where)
    table.allow_only(_KINDS)
    return Corrections(
        splits=tuple(map(_split, table.tables("split"))),
        merges=tuple(map(_merge, table.tables("merge"))),
        aliases=tuple(map(_alias, table.tables("alias"))),
        relabels=tuple(map(_relabel, table.tables("relation"))),
        claims=_last(map(_claim, table.tables("claim"))),
    )


def _note(table: Fields) -> Note:
    return Note(table.text("by"), table.moment("on"), table.text("why", default=""), table.text("article", default="") or None)


def _claim(table: Fields) -> JudgedClaim:
    table.allow_only((*_NOTE_KEYS, "verdict", "sentence", "subject", "relation", "object", "predicate", "rule", "change"))
    change = _change(table.table("change"))
    verdict = table.choice("verdict", Verdict, default=Verdict.WRONG if change == Change() else Verdict.MENDED)
    if (verdict is Verdict.MENDED) != (change != Change()):
        raise CorrectionError(
            "a mended claim has a change, and no other has", where=table.where, remedy='Write change = { … } or verdict = "wrong".'
        )
    return JudgedClaim(
        note=_note(table),
        verdict=verdict,
        sentence=table.text("sentence"),
        subject=table.text("subject"),
        relation=table.text("relation"),
        object=table.text("object"),
        predicate=table.text("predicate", default=""),
        rule=table.text("rule", default=""),
        change=change,
    )


def _change(table: Fields) -> Change:
    table.allow_only(CHANGE_KEYS)
    return Change(
        subject=table.optional("subject"),
        relation=table.relation("relation", load_vocabulary()) if table.has("relation") else None,
        object=table.optional("object"),
        modality=table.choice("modality", Modality) if table.has("modality") else None,
        polarity=table.choice("polarity", Polarity) if table.has("polarity") else None,
        attributed_to=table.text("attributed_to", default="", may_be_empty=True) if table.has("attributed_to") else None,
    )


def _merge(table: Fields) -> Merge:
    table.allow_only((*_NOTE_KEYS, "entity", "into"))
    return Merge(_note(table), table.text("entity"), table.target("into"))


def _split(table: Fields) -> Split:
    table.allow_only((*_NOTE_KEYS, "entity", "words", "sentences", "into"))
    words, sentences = table.texts("words"), table.texts("sentences")
    if not words and not sentences:
        raise CorrectionError("it does not say where", where=table.where, remedy='Write words = ["…"] or sentences = ["…"].')
    return Split(_note(table), table.text("entity"), words, sentences, table.target("into"))


def _alias(table: Fields) -> Alias:
    table.allow_only((*_NOTE_KEYS, "entity", "name"))
    return Alias(_note(table), table.text("entity"), table.text("name"))


def _relabel(table: Fields) -> Relabel:
    table.allow_only((*_NOTE_KEYS, "relation", "predicate", "to"))
    return Relabel(_note(table), table.text("relation"), table.text("predicate", default=""), table.relation("to", load_vocabulary()))


_KINDS = {"split": Split, "merge": Merge, "alias": Alias, "relation": Relabel, "claim": JudgedClaim}
