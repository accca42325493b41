"""Parsed sentences as bytes and back, so that a new rule costs no new parse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.tokens import BUNSETSU

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_ATTRIBUTES = ("ORTH", "SPACY", "TAG", "POS", "LEMMA", "NORM", "MORPH", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE", "SENT_START")


def pack(docs: Sequence[Doc]) -> bytes:
    """The documents with their tokens, tags, heads, entities and bunsetsu; tensors and readings are left out."""
    import srsly
    from spacy.tokens import DocBin

    tokens = DocBin(attrs=_ATTRIBUTES, docs=docs).to_bytes()
    return bytes(srsly.msgpack_dumps([tokens, ["".join(doc.user_data[BUNSETSU]) for doc in docs]]))


def bare_pipeline() -> Language:
    """A Japanese pipeline without any component: all that kept parses need, and a hundred times sooner there than a model."""
    from spacy.lang.ja import Japanese
    from spacy.language import Language
    from spacy.vocab import create_vocab

    return Language(create_vocab("ja", Japanese.Defaults))


def unpack(data: bytes, vocab: Vocab) -> tuple[Doc, ...]:
    """The documents of `pack`."""
    import srsly
    from spacy.tokens import DocBin

    tokens, bunsetsu = srsly.msgpack_loads(data)
    docs = tuple(DocBin().from_bytes(tokens).get_docs(vocab))
    for doc, labels in zip(docs, bunsetsu, strict=True):
        doc.user_data[BUNSETSU] = list(labels)
    return docs
