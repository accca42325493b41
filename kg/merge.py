"""The graph of many articles in one, thinned to what most independent sources say, for eyes rather than for queries."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from kg.model import (
    Article,
    Claim,
    Cue,
    CueKind,
    Entity,
    EntityType,
    KnowledgeGraph,
    Modality,
    Participant,
    Polarity,
    Run,
    Span,
    Words,
)
from kg.statement_model import Statement

Row: TypeAlias = Mapping[str, Any]
Key: TypeAlias = tuple[str, str, str, str]

MOST_STATEMENTS = 600
"""So many lines can be told apart in one drawing, and are laid out in seconds."""
CLAIMS_PER_STATEMENT = 3


@dataclass(frozen=True, slots=True)
class Thinned:
    """A merged graph with what was left out of it: its claims of all, and the least support of a statement in it."""

    graph: KnowledgeGraph
    claims: int
    least_support: int


def strongest(statements: Iterable[Statement], most: int = MOST_STATEMENTS) -> list[Statement]:
    """The statements with the most independent sources, then the most claims, then in the order of their ids."""
    return heapq.nsmallest(most, statements, key=lambda s: (-s.support, -s.claims, _key_of(s)))


def merge(articles: Iterable[tuple[Row, Iterable[Row]]], chosen: Iterable[Statement], run: Run) -> Thinned:
    """One graph of the `chosen` statements, each with its first claims.

    `articles` are rows of articles.jsonl, each with the article's rows of claims.jsonl; they are read once, one at a time.
    """
    wanted = {_key_of(statement): statement for statement in chosen}
    taken: Counter[Key] = Counter()
    kept: list[tuple[Article, list[Claim]]] = []
    total = 0
    for article, claims in articles:
        rows = list(claims)
        total += len(rows)
        own = [_claim(row) for row in rows if _takes(row, wanted, taken)]
        if own:
            kept.append((_article(article), own))
    least = min((statement.support for statement in wanted.values()), default=0)
    return Thinned(_graph(kept, run), total, least)


def _key_of(statement: Statement) -> Key:
    return statement.subject, statement.object, statement.relation, statement.polarity


def _takes(row: Row, wanted: Mapping[Key, Statement], taken: Counter[Key]) -> bool:
    """True for the first claims of a wanted statement, whichever way round a symmetric one is said."""
    subject, other = row["subject"]["id"], row["object"]["id"]
    for key in ((subject, other, row["relation"], row["polarity"]), (other, subject, row["relation"], row["polarity"])):
        if key in wanted and taken[key] < CLAIMS_PER_STATEMENT:
            taken[key] += 1
            return True
    return False


def _graph(kept: list[tuple[Article, list[Claim]]], run: Run) -> KnowledgeGraph:
    claims = tuple(claim for _, own in kept for claim in own)
    entities: dict[str, Entity] = {}
    for claim in claims:
        for part in _parts(claim):
            entities[part.entity.id] = _with_all_names(entities.get(part.entity.id), part.entity)
    articles = tuple(article for article, _ in kept)
    return KnowledgeGraph(run, articles, tuple(entities[iri] for iri in sorted(entities)), (), (), claims)


def _parts(claim: Claim) -> Iterator[Participant]:
    yield from (part for part in (claim.subject, claim.object, claim.attributed_to, claim.reported_by) if part)


def _with_all_names(known: Entity | None, entity: Entity) -> Entity:
    if known is None or set(entity.names) <= set(known.names):
        return known or entity
    names = tuple(sorted({*known.names, *entity.names}))
    return Entity(known.id, known.label, known.label_en, known.type, known.wikidata, names)


def _article(row: Row) -> Article:
    """The article without its text, which stays in the archive."""
    return Article(row["id"], row["name"], row["title"], "", row["date"], ())


def _claim(row: Row) -> Claim:
    return Claim(
        id=row["id"],
        article=row["article"],
        subject=_participant(row["subject"]),
        relation=row["relation"],
        object=_participant(row["object"]),
        modality=Modality(row["modality"]),
        polarity=Polarity(row["polarity"]),
        attributed_to=_participant(row["attributed_to"]) if row["attributed_to"] else None,
        reported_by=_participant(row["reported_by"]) if row["reported_by"] else None,
        about=row["about"],
        frame=row["as"],
        time=row["time"],
        time_iso=row["time_iso"],
        place=row["place"],
        embeds=row["embeds"],
        predicate=_words(row["predicate"]),
        cues=tuple(Cue(CueKind(cue["kind"]), _words(cue)) for cue in row["cues"]),
        evidence=_words(row["evidence"]),
        sentence=_words(row["evidence"]["sentence"]),
        rule=row["rule"],
        match=row["match"],
    )


def _participant(row: Row) -> Participant:
    entity_type = EntityType(row["type"])
    return Participant(Entity(row["id"], row["label"], row["label_en"], entity_type, row["wikidata"], tuple(row["names"])), row["surface"])


def _words(row: Row) -> Words:
    return Words(row["text"], Span(row["start"], row["end"]))
