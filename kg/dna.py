"""A database of the Discourse Network Analyzer 3 (Leifeld 2017), which DNA opens or imports from and rDNA reads.

An article is a document: the sentences in which its claims stand, a line each, for the graph holds no more of it. A claim that takes a
side on an issue is a "DNA Statement" (person or organization, concept, agreement), as in the affiliation network of an archive; every claim
is a statement of the type "Claim" as well, with subject, relation, object, modality, polarity and speaker.

The only coder is Admin, the password `ronten`: it keeps nobody out, but DNA asks for one.
"""

from __future__ import annotations

import sqlite3
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox

from kg.model import ACTOR_TYPES, EntityType, Polarity
from kg.rdf import HELD_MODALITIES
from kg.tidy import tidy_claims
from kg.utf16 import units
from kg.vocabulary import load_vocabulary

Row: TypeAlias = Mapping[str, str]
Values: TypeAlias = Mapping[str, str | bool]

PASSWORD = "ronten"  # noqa: S105 - it is public: DNA will not open a database without one
VERSION = "3.0.11"
LONGEST = 190
"""What DNA allows for a title or an entity; what is longer is cut."""

_SCHEMA = Path(__file__).with_name("dna.sql")
_CODER = 1
_TYPES: Mapping[str, Mapping[str, str]] = {
    "DNA Statement": {"person": "short text", "organization": "short text", "concept": "short text", "agreement": "boolean"},
    "Claim": {
        **dict.fromkeys(("subject", "relation", "object", "modality", "speaker"), "short text"),
        "polarity": "boolean",
        "claim": "long text",
    },
}
_VARIABLES = {(kind, name): number for number, (kind, name) in enumerate(((k, n) for k in _TYPES for n in _TYPES[k]), 1)}
_INSERTS = {
    "boolean": "INSERT INTO DATABOOLEAN (StatementId, VariableId, Value) VALUES (?, ?, ?)",
    "long text": "INSERT INTO DATALONGTEXT (StatementId, VariableId, Value) VALUES (?, ?, ?)",
    "short text": "INSERT INTO DATASHORTTEXT (StatementId, VariableId, Entity) VALUES (?, ?, ?)",
}


def dna_database(store: ox.Store) -> bytes:
    """The content of a `.dna` file with all articles of `store` that have a date, held in memory; the same bytes for the same graph."""
    with closing(sqlite3.connect(":memory:")) as base:
        base.executescript(_SCHEMA.read_text(encoding="utf-8"))
        _write_frame(base)
        dated = (row for row in tidy_claims(store) if row["issued"])
        for number, (_, claims) in enumerate(groupby(dated, key=lambda row: row["article"]), 1):
            _write_document(base, number, list(claims))
        base.commit()
        return base.serialize()


def undated_articles(store: ox.Store) -> tuple[str, ...]:
    """The titles of the articles that a DNA database has no place for: each of its documents has a date."""
    return tuple(dict.fromkeys(row["title"] for row in tidy_claims(store) if not row["issued"]))


def _write_frame(base: sqlite3.Connection) -> None:
    """What every database has: its version, its coder, the types of its statements."""
    base.executemany("INSERT INTO SETTINGS VALUES (?, ?)", [("version", VERSION), ("date", "2024-08-20")])
    base.execute("INSERT INTO CODERS (ID, Name, Red, Green, Password) VALUES (?, 'Admin', 255, 255, ?)", (_CODER, _hashed(PASSWORD)))
    for number, kind in enumerate(_TYPES, 1):
        base.execute("INSERT INTO STATEMENTTYPES VALUES (?, ?, 239, 208, 51)", (number, kind))
        for name, data in _TYPES[kind].items():
            base.execute("INSERT INTO VARIABLES VALUES (?, ?, ?, ?)", (_VARIABLES[kind, name], name, data, number))
            if data == "short text":
                _entity(base, _VARIABLES[kind, name], "")


def _hashed(password: str) -> str:
    """`password` as jasypt's StrongPasswordEncryptor digests it: SHA-256 a hundred thousand times, salt first."""
    salt = sha256(b"ronten").digest()[:16]
    found = salt + password.encode()
    for _ in range(100_000):
        found = sha256(found).digest()
    return b64encode(salt + found).decode()


def _write_document(base: sqlite3.Connection, number: int, claims: list[Row]) -> None:
    first, sentences = claims[0], _sentences(claims)
    record = (number, first["title"][:LONGEST], "\n".join(sentences.values()), _CODER, first["name"][:LONGEST], _seconds(first["issued"]))
    base.execute("INSERT INTO DOCUMENTS (ID, Title, Text, Coder, Source, Date) VALUES (?, ?, ?, ?, ?, ?)", record)
    starts, position = {}, 0
    for begin, sentence in sentences.items():
        starts[begin], position = position, position + units(sentence) + 1
    for claim in claims:
        span = _span(claim, starts[int(claim["sentence_begin"])])
        for kind, values in _statements(claim):
            _write_statement(base, number, kind, span, values)


def _sentences(claims: Iterable[Row]) -> dict[int, str]:
    """The sentences of `claims` by where they begin, in text order."""
    return dict(sorted((int(claim["sentence_begin"]), claim["sentence"]) for claim in claims))


def _seconds(issued: str) -> int:
    """Midnight of a date as DNA counts it; of a month or a year its first day."""
    year, month, day = [*issued.split("-"), "1", "1"][:3]
    return int(datetime(int(year), int(month), int(day), tzinfo=UTC).timestamp())


def _span(claim: Row, start: int) -> tuple[int, int]:
    """Where the words of `claim` stand in its document, of which its sentence begins at `start`."""
    begin, end = (int(claim[name]) - int(claim["sentence_begin"]) for name in ("words_begin", "words_end"))
    return start + units(claim["sentence"][:begin]), start + units(claim["sentence"][:end])


def _statements(claim: Row) -> Iterator[tuple[str, Values]]:
    """The statements that `claim` is, each with its type and values."""
    agrees = _agreement(claim)
    if agrees is not None:
        is_person = claim["subject_type"] == EntityType.PERSON
        who = {"person": claim["subject"] if is_person else "", "organization": "" if is_person else claim["subject"]}
        yield "DNA Statement", {**who, "concept": claim["object"], "agreement": agrees}
    texts = {name: claim[name] for name in ("subject", "relation", "object", "modality", "speaker", "claim")}
    yield "Claim", {**texts, "polarity": claim["polarity"] == Polarity.POSITIVE}


def _agreement(claim: Row) -> bool | None:
    """Whether the subject is for the object; None where the claim is no stance of an actor on an issue, or only a supposition."""
    side = load_vocabulary().relations[claim["relation"]].side
    if side is None or claim["modality"] not in HELD_MODALITIES:
        return None
    if claim["subject_type"] not in ACTOR_TYPES or claim["object_type"] in ACTOR_TYPES:
        return None
    return (side == "for") == (claim["polarity"] == Polarity.POSITIVE)


def _write_statement(base: sqlite3.Connection, document: int, kind: str, span: tuple[int, int], values: Values) -> None:
    insert = "INSERT INTO STATEMENTS (StatementTypeId, DocumentId, Start, Stop, Coder) VALUES (?, ?, ?, ?, ?)"
    statement = base.execute(insert, (1 + list(_TYPES).index(kind), document, *span, _CODER)).lastrowid
    for name, data in _TYPES[kind].items():
        value = _entity(base, _VARIABLES[kind, name], str(values[name])) if data == "short text" else values[name]
        base.execute(_INSERTS[data], (statement, _VARIABLES[kind, name], value))


def _entity(base: sqlite3.Connection, variable: int, value: str) -> int:
    """The id of the entity `value` of `variable`, which is made where it is new."""
    key = (variable, value[:LONGEST])
    base.execute("INSERT OR IGNORE INTO ENTITIES (VariableId, Value, Red, Green, Blue) VALUES (?, ?, 0, 0, 0)", key)
    found: tuple[int] = base.execute("SELECT ID FROM ENTITIES WHERE VariableId = ? AND Value = ?", key).fetchone()
    return found[0]
