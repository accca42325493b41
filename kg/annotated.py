"""A text that people annotated elsewhere: words that name something, and links between them. All forms of annotation become this first."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """Words that name something; offsets are code points of the text. Words of one `group` name the same."""

    id: str
    label: str
    start: int
    end: int
    wikidata: str | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A claim: from one named thing to another. `labels` are the names of its relation, modality and polarity, in any order.

    `speaker` is the id of a `Named`, or words; `place` is where its predicate stands, None where only its ends are marked.
    """

    labels: tuple[str, ...]
    source: str
    target: str
    speaker: str | None = None
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """An annotated text; `left_out` says what its annotations hold that no claim has."""

    name: str
    text: str
    named: tuple[Named, ...]
    links: tuple[Link, ...]
    left_out: tuple[str, ...] = ()
