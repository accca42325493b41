"""Documents annotated by linguists in KNP's format: their verbs with the arguments that gold gives them, and their text as an article."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rhoknp import Document
from rhoknp.cohesion import ArgumentType, EndophoraArgument
from rhoknp.utils.reader import chunk_by_document

from kg.model import Article, Sentence, Span, Words
from kg.normalising import normalise

if TYPE_CHECKING:
    from rhoknp.units import BasePhrase

CASES = ("ガ", "ヲ", "ニ")
_OTHER_IDENTITIES = re.compile(r'<rel type="=[^"]+"[^>]*/>')
"""Relations that rhoknp would take for identity: a thing and what it is said to be (=構), what is almost it (=≒)."""
SPOKEN = (ArgumentType.CASE_EXPLICIT, ArgumentType.CASE_HIDDEN)


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a document: `start`–`end` of its sentence number `sentence`, as written."""

    sentence: int
    start: int
    end: int

    def overlaps(self, other: Place) -> bool:
        """True where the two share a code point."""
        return self.sentence == other.sentence and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Head:
    """The head of an argument: its places, in gold those of all mentions of the same thing."""

    places: tuple[Place, ...]
    is_overt: bool

    def is_among(self, others: Iterable[Head]) -> bool:
        """True where one of `others` has a place in common."""
        return any(a.overlaps(b) for other in others for a in self.places for b in other.places)


@dataclass(frozen=True, slots=True)
class Frame:
    """A predicate with the heads of its arguments by case."""

    place: Place
    heads: Mapping[str, tuple[Head, ...]]


def documents_of(path: Path) -> list[Document]:
    """The documents of the file `path`."""
    logging.getLogger("rhoknp").setLevel(logging.ERROR)
    with path.open(encoding="utf-8") as file:
        return [document_of(chunk) for chunk in chunk_by_document(file, doc_id_format="wac")]


def document_of(text: str) -> Document:
    """One document, with no identity but that of mentions of the same thing (=)."""
    return Document.from_knp(_OTHER_IDENTITIES.sub("", text))


def gold_frames(document: Document) -> Iterator[Frame]:
    """The verbs of an annotated document to which the annotators gave a case."""
    for phrase in document.base_phrases:
        if phrase.pas.cases and any(m.pos == "動詞" for m in phrase.morphemes):
            yield Frame(_words_of(phrase), {case: _gold_heads(phrase, case) for case in CASES})


def _gold_heads(phrase: BasePhrase, case: str) -> tuple[Head, ...]:
    found = [a for a in phrase.pas.get_arguments(case, relax=False, include_optional=True) if isinstance(a, EndophoraArgument)]
    return tuple(Head(tuple(_words_of(p) for p in a.base_phrase.get_coreferents(include_self=True)), a.type in SPOKEN) for a in found)


def _words_of(phrase: BasePhrase) -> Place:
    """The place of a base phrase without punctuation."""
    words = [m for m in phrase.morphemes if m.pos != "特殊"] or phrase.morphemes
    sentence = phrase.sentence
    return Place(sentence.document.sentences.index(sentence), words[0].span[0], words[-1].span[1])


def article_of(document: Document) -> Article:
    """The document's sentences as given, one paragraph."""
    texts = [s.text for s in document.sentences]
    text = "\n".join(texts)
    starts = [sum(len(t) + 1 for t in texts[:i]) for i in range(len(texts))]
    sentences = tuple(_sentence(text, i, start, start + len(texts[i])) for i, start in enumerate(starts))
    return Article(document.doc_id, document.doc_id, texts[0], text, None, sentences)


def _sentence(text: str, index: int, start: int, end: int) -> Sentence:
    passage = normalise(text, start, end)
    return Sentence(index, Words(text[start:end], Span(start, end)), passage.text, (*passage.starts, end), paragraph=0)
