"""Article → one spaCy `Doc` a sentence; the only file that loads GiNZA."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.model import Article

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "ja_ginza"


def load_model(name: str = MODEL, *, fast: bool = True) -> Language:
    """The GiNZA pipeline `name`; `fast` runs it with parts of our own (`kg.fastparse`) that give the same and take a quarter of the time.

    Raises `KgError` where it is not installed.
    """
    import spacy

    from kg.fastparse import load_fast

    try:
        return load_fast(name) if fast else spacy.load(name)
    except OSError as error:
        raise KgError(f"the model {name} is not installed", remedy=f"pip install {name.replace('_', '-')}") from error


def parse(article: Article, nlp: Language) -> tuple[Doc, ...]:
    """One `Doc` a sentence of `article`, in order, over `Sentence.text`.

    Sentences are cut before the parser (`kg.article`), and GiNZA's own boundaries inside one are no matter to the rest.
    """
    return parse_texts((sentence.text for sentence in article.sentences), nlp)


def parse_texts(texts: Iterable[str], nlp: Language) -> tuple[Doc, ...]:
    """One `Doc` a text."""
    from kg.fastparse import pipe

    return tuple(pipe(texts, nlp))
