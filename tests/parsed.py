"""Sentences as GiNZA reads them, kept in `parses/ginza.json` so that most tests need no model.

`python -m tests.freeze` writes the file: it runs the tests that read it and parses every sentence that they ask for.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import TypedDict

from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.tokens import BUNSETSU

PARSES = Path(__file__).parent / "parses" / "ginza.json"
VOCAB = Vocab()


class Record(TypedDict):
    """A `Doc` as JSON: one value a token in each column, in token order; `spaces` are the indices of tokens that a space follows."""

    words: list[str]
    spaces: list[int]
    tags: list[str]
    lemmas: list[str]
    norms: list[str]
    morphs: list[str]
    heads: list[int]
    deps: list[str]
    ents: list[str]
    bunsetsu: list[str]


class NotFrozenError(LookupError):
    """A test asks for a sentence whose parse is not kept yet."""


def freeze(doc: Doc) -> Record:
    """All that the reading of clauses and names looks at."""
    return Record(
        words=[t.text for t in doc],
        spaces=[t.i for t in doc if t.whitespace_],
        tags=[t.tag_ for t in doc],
        lemmas=[t.lemma_ for t in doc],
        norms=[t.norm_ for t in doc],
        morphs=[str(t.morph) for t in doc],
        heads=[t.head.i for t in doc],
        deps=[t.dep_ for t in doc],
        ents=[f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O" for t in doc],
        bunsetsu=list(doc.user_data[BUNSETSU]),
    )


def thaw(record: Record) -> Doc:
    """The `Doc` of a record."""
    spaces = set(record["spaces"])
    doc = Doc(
        VOCAB,
        words=record["words"],
        spaces=[i in spaces for i in range(len(record["words"]))],
        tags=record["tags"],
        lemmas=record["lemmas"],
        morphs=record["morphs"],
        heads=record["heads"],
        deps=record["deps"],
        ents=record["ents"],
    )
    for token, norm in zip(doc, record["norms"], strict=True):
        token.norm_ = norm
    doc.user_data[BUNSETSU] = list(record["bunsetsu"])
    return doc


def load() -> dict[str, Record]:
    """The kept parses by sentence; none before the first are frozen."""
    records: dict[str, Record] = json.loads(PARSES.read_text(encoding="utf-8")) if PARSES.exists() else {}
    return records


def save(records: Mapping[str, Record]) -> None:
    """Write `records` sorted, one sentence a line, so that a change shows as the lines that it touches."""
    lines = [
        f"{json.dumps(text, ensure_ascii=False)}:{json.dumps(records[text], ensure_ascii=False, separators=(',', ':'))}"
        for text in sorted(records)
    ]
    PARSES.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


RECORDS: MutableMapping[str, Record] = load()


def doc(text: str) -> Doc:
    """The frozen parse of one sentence, as `Sentence.text` has it; raises `NotFrozenError` where there is none."""
    try:
        return thaw(RECORDS[text])
    except KeyError:
        raise NotFrozenError(f"no parse of {text!r} is kept: run python -m tests.freeze") from None
