"""Sentences as the finders of names see them: cut by GiNZA's tokenizer alone, which needs no model and gives the same words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

import spacy

from kg.article import article_from_text
from kg.candidates import Line
from kg.entities import LinkedEntities, link_entities
from kg.gazetteer import load_gazetteer
from kg.mentions import lines_of
from kg.tokens import TokenizedSentence, read_docs

if TYPE_CHECKING:
    from spacy.language import Language


@cache
def tokenizer() -> Language:
    """SudachiPy as GiNZA sets it, in its longest units."""
    return spacy.blank("ja", config={"nlp": {"tokenizer": {"split_mode": "C"}}})


def _tokenized(sentences: Iterable[str]) -> tuple[TokenizedSentence, ...]:
    return read_docs(map(tokenizer(), sentences))


def lines(*sentences: str) -> tuple[Line, ...]:
    """The sentences as words."""
    return lines_of(_tokenized(sentences))


def linked(text: str, date: str = "2025/08/26") -> LinkedEntities:
    """The entities of an article of that date."""
    article = article_from_text(f"見出し\n{date}\n\n{text}\n", "test")
    return link_entities(article, _tokenized(s.text for s in article.sentences), load_gazetteer())


def named(text: str, date: str = "2025/08/26") -> list[str]:
    """The mentions of the article as words=labels, in text order: 米露=米国+ロシア."""
    article = article_from_text(f"見出し\n{date}\n\n{text}\n", "test")
    mentions = link_entities(article, _tokenized(s.text for s in article.sentences), load_gazetteer()).mentions
    texts = {s.index: s.text for s in article.sentences}
    return [f"{texts[m.sentence][m.start : m.end]}={'+'.join(e.label for e in m.entities)}" for m in mentions]
