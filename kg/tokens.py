"""Doc → tokens: what spaCy and GiNZA say of each word, read once; nothing behind it knows spaCy."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

BUNSETSU = "bunsetu_bi_labels"
"""Where GiNZA keeps the bunsetsu in `Doc.user_data`: B or I, one a token."""


_MARKS = ("補助記号", "空白")


@dataclass(frozen=True, slots=True)
class Token:
    """A word as UniDic and Universal Dependencies describe it.

    `tag` is its part of speech and `form` its inflected form (連用形-一般); it depends on the token `head` by `relation`. Offsets in
    `Sentence.text`; `index` counts the tokens of the sentence. `is_mark` is true for punctuation, brackets and blanks.
    """

    index: int
    text: str
    start: int
    lemma: str
    norm: str
    tag: str
    form: str
    reading: str
    head: int
    relation: str
    entity: str
    begins_bunsetsu: bool
    is_mark: bool

    @property
    def end(self) -> int:
        """The offset behind the last character."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class TokenizedSentence:
    """A sentence with its tokens in text order, blanks among them."""

    text: str
    tokens: tuple[Token, ...]


def read_docs(docs: Iterable[Doc]) -> tuple[TokenizedSentence, ...]:
    """The documents as words; without GiNZA's bunsetsu each token begins one."""
    return tuple(TokenizedSentence(doc.text, _tokens(doc)) for doc in docs)


def _tokens(doc: Doc) -> tuple[Token, ...]:
    labels = doc.user_data.get(BUNSETSU) or ["B"] * len(doc)
    return tuple(_token(token, label == "B") for token, label in zip(doc, labels, strict=True))


def _token(token: SpacyToken, begins_bunsetsu: bool) -> Token:
    form, reading = _form_and_reading(str(token.morph))
    tag = token.tag_
    return Token(
        index=token.i,
        text=token.text,
        start=token.idx,
        lemma=token.lemma_,
        norm=token.norm_,
        tag=tag,
        form=form,
        reading=reading,
        head=token.head.i,
        relation=token.dep_,
        entity=token.ent_type_,
        begins_bunsetsu=begins_bunsetsu,
        is_mark=tag.startswith(_MARKS),
    )


@lru_cache(maxsize=4_096)
def _form_and_reading(features: str) -> tuple[str, str]:
    """Inflected form and reading in features as CoNLL-U has them (Inflection=下一段-タ行;連用形-一般|Reading=タテ); few occur, often."""
    values = {name: value for name, _, value in (feature.partition("=") for feature in features.split("|"))}
    return values.get("Inflection", "").split(";")[-1], values.get("Reading", "")
