"""What many articles say together: claims of the same subject, relation, object and polarity as one statement with its support.

Support counts independent sources (`kg.copies`), not sentences and not reprints. Claims are sorted on disk, so memory does not grow with
the archive.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from types import MappingProxyType
from typing import Any

from kg.copies import independent
from kg.model import Polarity
from kg.statement_model import Contradiction, Statement
from kg.vocabulary import load_vocabulary

OPPOSITES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "supports": frozenset({"opposes", "rejects", "criticizes"}),
        "strengthens": frozenset({"weakens"}),
        "prioritizes": frozenset({"deprioritizes", "avoids"}),
        "seeks": frozenset({"abandons", "avoids"}),
        "enacts": frozenset({"abandons"}),
        "cooperatesWith": frozenset({"opposes"}),
    }
)
"""Relations that cannot well hold of the same two at the same time."""

_COLUMNS = (
    "subject, object, relation, polarity, article, modality, issued, paper, copies, "
    "subject_label, object_label, subject_type, object_type, id"
)
_ORDER = "subject, object, relation, polarity, issued, article, id"


@dataclass(frozen=True, slots=True)
class Said:
    """A claim as far as its statement goes; `issued` is its article's date, `paper` its source, `copies` its group of copies."""

    subject: str
    object: str
    relation: str
    polarity: str
    article: str
    modality: str
    issued: str | None
    paper: str | None
    copies: str
    subject_label: str
    object_label: str
    subject_type: str
    object_type: str
    id: str


def said_in(claims: Iterable[Mapping[str, Any]], article: Mapping[str, Any], copies: str) -> Iterator[Said]:
    """The claims of one article, rows of claims.jsonl; a symmetric relation is turned so that its ids are in order."""
    relations = load_vocabulary().relations
    for claim in claims:
        subject, other = claim["subject"], claim["object"]
        if relations[claim["relation"]].symmetric and other["id"] < subject["id"]:
            subject, other = other, subject
        yield Said(
            subject=subject["id"],
            object=other["id"],
            relation=claim["relation"],
            polarity=claim["polarity"],
            article=article["id"],
            modality=claim["modality"],
            issued=article["date"],
            paper=article["source"],
            copies=copies,
            subject_label=subject["label"],
            object_label=other["label"],
            subject_type=subject["type"],
            object_type=other["type"],
            id=claim["id"],
        )


def by_pair(claims: Iterable[Said]) -> Iterator[tuple[Statement, ...]]:
    """The statements of the claims, those about the same subject and object together, sorted."""
    for _, of_pair in groupby(_sorted_on_disk(claims), key=attrgetter("subject", "object")):
        yield tuple(_statement(list(same)) for _, same in groupby(of_pair, key=attrgetter("relation", "polarity")))


def contradictions(statements: Sequence[Statement]) -> Iterator[Contradiction]:
    """Where statements about the same two contradict each other: affirmed and denied, or opposite relations, both affirmed."""
    for place, one in enumerate(statements):
        for other in statements[place + 1 :]:
            if _contradict(one, other):
                yield Contradiction(one, other)


def _contradict(one: Statement, other: Statement) -> bool:
    if one.relation == other.relation:
        return one.polarity != other.polarity
    opposite = other.relation in OPPOSITES.get(one.relation, ()) or one.relation in OPPOSITES.get(other.relation, ())
    return opposite and one.polarity == other.polarity == Polarity.POSITIVE


def _sorted_on_disk(claims: Iterable[Said]) -> Iterator[Said]:
    """The claims by subject, object, relation, polarity and date; SQLite keeps what is too much for memory in a file of its own."""
    with closing(sqlite3.connect("")) as db:
        db.execute(f"CREATE TABLE said ({_COLUMNS})")
        marks = ", ".join("?" * (_COLUMNS.count(",") + 1))
        values = attrgetter(*_COLUMNS.split(", "))
        db.executemany(f"INSERT INTO said VALUES ({marks})", map(values, claims))  # noqa: S608 - marks alone
        with closing(db.execute(f"SELECT {_COLUMNS} FROM said ORDER BY {_ORDER}")) as rows:  # noqa: S608 - constants
            for row in rows:
                yield Said(*row)


def _statement(same: Sequence[Said]) -> Statement:
    dates = sorted(said.issued for said in same if said.issued)
    first: dict[str, str] = {}
    for said in same:
        if said.issued:
            first[said.modality] = min(said.issued, first.get(said.modality, said.issued))
    return Statement(
        subject=same[0].subject,
        subject_label=same[0].subject_label,
        subject_type=same[0].subject_type,
        relation=same[0].relation,
        object=same[0].object,
        object_label=same[0].object_label,
        object_type=same[0].object_type,
        polarity=same[0].polarity,
        claims=len(same),
        articles=len({said.article for said in same}),
        support=independent([(said.paper, said.copies) for said in same]),
        first_seen=dates[0] if dates else None,
        last_seen=dates[-1] if dates else None,
        modalities=dict(sorted(Counter(said.modality for said in same).items())),
        first_by_modality=dict(sorted(first.items())),
    )


def to_line(value: Mapping[str, Any]) -> bytes:
    """A row of a JSON lines file."""
    return (json.dumps(value, ensure_ascii=False) + "\n").encode("utf-8")
