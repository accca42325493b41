"""A knowledge graph as tables: claims.jsonl (version 1 of the claims file), claims.csv and entities.csv."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeAlias, TypeVar

from kg.model import Claim, Correction, Entity, KnowledgeGraph, Participant, Revision, Words

Row: TypeAlias = dict[str, Any]
Cell: TypeAlias = str | int | None
T = TypeVar("T")

_BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes UTF-8 for the system's own encoding."""

_LINE_SEPARATORS = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "\x7f\x85\u2028\u2029"})
_CONTROLS = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)), " ")
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")

_CLAIM_COLUMNS: Mapping[str, Callable[[Claim], Cell]] = {
    "subject": lambda claim: claim.subject.entity.label,
    "relation": lambda claim: claim.relation,
    "object": lambda claim: claim.object.entity.label,
    "modality": lambda claim: claim.modality,
    "polarity": lambda claim: claim.polarity,
    "attributed_to": lambda claim: _label(claim.attributed_to),
    "reported_by": lambda claim: _label(claim.reported_by),
    "about": lambda claim: claim.about,
    "as": lambda claim: claim.frame,
    "time": lambda claim: claim.time_iso or claim.time,
    "place": lambda claim: claim.place,
    "evidence": lambda claim: claim.evidence.text,
    "sentence": lambda claim: claim.sentence.text,
    "start": lambda claim: claim.evidence.span.start,
    "end": lambda claim: claim.evidence.span.end,
    "cues": lambda claim: "; ".join(f"{cue.kind}: {cue.words.text}" for cue in claim.cues),
    "rule": lambda claim: claim.rule,
    "match": lambda claim: claim.match,
    "subject_id": lambda claim: claim.subject.entity.id,
    "object_id": lambda claim: claim.object.entity.id,
    "article": lambda claim: claim.article,
    "id": lambda claim: claim.id,
}


def claim_rows(graph: KnowledgeGraph) -> Iterator[Row]:
    """The claims in text order, article by article, each as the object that is its line of claims.jsonl.

    The keys are those of the claims file, version 1: all are always there, and what is unknown is None. Offsets count code points of the
    article's text. A claim that people corrected has two keys more: `before`, what the rules made, and `corrections`.
    """
    revisions = {revision.claim: revision for revision in graph.revisions}
    notes = {correction.id: correction for correction in graph.corrections}
    for claim in in_text_order(graph):
        yield _claim_row(claim) | (_revision(revisions[claim.id], notes) if claim.id in revisions else {})


def to_jsonl(graph: KnowledgeGraph) -> str:
    """claims.jsonl: one claim a line, whatever a reader takes for the end of one (U+2028 in the evidence is written as an escape)."""
    return "".join(json.dumps(row, ensure_ascii=False).translate(_LINE_SEPARATORS) + "\n" for row in claim_rows(graph))


def to_claims_csv(graph: KnowledgeGraph) -> str:
    """claims.csv: one claim a line, for a spreadsheet, with the names of its entities."""
    return _to_csv(claim_columns(graph), in_text_order(graph))


def to_entities_csv(graph: KnowledgeGraph) -> str:
    """entities.csv: one entity a line, with how often it is mentioned and in how many claims it takes part."""
    return _to_csv(entity_columns(graph), most_claims_first(graph))


def claim_columns(graph: KnowledgeGraph) -> Mapping[str, Callable[[Claim], Cell]]:
    """What stands in the columns of claims.csv."""
    titles = {article.id: article.title for article in graph.articles}
    return {"title": lambda claim: titles[claim.article], **_CLAIM_COLUMNS}


def entity_columns(graph: KnowledgeGraph) -> Mapping[str, Callable[[Entity], Cell]]:
    """What stands in the columns of entities.csv."""
    mentions, claims = _mention_counts(graph), _claim_counts(graph)
    return {
        "label": lambda entity: entity.label,
        "label_en": lambda entity: entity.label_en,
        "type": lambda entity: entity.type,
        "wikidata": lambda entity: entity.wikidata,
        "mentions": lambda entity: mentions[entity.id],
        "claims": lambda entity: claims[entity.id],
        "names": lambda entity: "; ".join(entity.names),
        "id": lambda entity: entity.id,
    }


def in_text_order(graph: KnowledgeGraph) -> list[Claim]:
    """The claims by article, place and, where several share their words, id."""
    position = {article.id: i for i, article in enumerate(graph.articles)}
    return sorted(graph.claims, key=lambda claim: (position[claim.article], claim.evidence.span, claim.predicate.span, claim.id))


def most_claims_first(graph: KnowledgeGraph) -> list[Entity]:
    """The entities by the number of their claims, their mentions, and id."""
    mentions, claims = _mention_counts(graph), _claim_counts(graph)
    return sorted(graph.entities, key=lambda entity: (-claims[entity.id], -mentions[entity.id], entity.id))


def _mention_counts(graph: KnowledgeGraph) -> Counter[str]:
    return Counter(mention.entity for mention in graph.mentions)


def _claim_counts(graph: KnowledgeGraph) -> Counter[str]:
    return Counter(entity for claim in graph.claims for entity in {claim.subject.entity.id, claim.object.entity.id})


def _claim_row(claim: Claim) -> Row:
    return {
        "id": claim.id,
        "article": claim.article,
        "subject": _participant(claim.subject),
        "relation": claim.relation,
        "object": _participant(claim.object),
        "modality": claim.modality.value,
        "polarity": claim.polarity.value,
        "attributed_to": _participant(claim.attributed_to),
        "reported_by": _participant(claim.reported_by),
        "about": claim.about,
        "as": claim.frame,
        "time": claim.time,
        "time_iso": claim.time_iso,
        "place": claim.place,
        "embeds": claim.embeds,
        "predicate": _words(claim.predicate),
        "cues": [{"kind": cue.kind.value, **_words(cue.words)} for cue in claim.cues],
        "evidence": {**_words(claim.evidence), "sentence": _words(claim.sentence)},
        "rule": claim.rule,
        "match": claim.match,
    }


def _revision(revision: Revision, notes: Mapping[str, Correction]) -> Row:
    """What corrections changed: the claim's former id and fields, and who changed them, when and why."""
    former, row = revision.former, _claim_row(revision.former)
    keys = ("id", "subject", "relation", "object", "modality", "polarity", "attributed_to")
    made = [notes[correction] for correction in revision.corrections]
    corrections = [{"id": note.id, "kind": note.kind, "by": note.by, "on": note.on, "why": note.why} for note in made]
    return {"before": {key: row[key] for key in keys} | {"rule": former.rule}, "corrections": corrections}


def _participant(participant: Participant | None) -> Row | None:
    if participant is None:
        return None
    entity = participant.entity
    return {
        "id": entity.id,
        "wikidata": entity.wikidata,
        "label": entity.label,
        "label_en": entity.label_en,
        "type": entity.type.value,
        "surface": participant.surface,
        "names": list(entity.names),
    }


def _label(participant: Participant | None) -> str | None:
    return participant.entity.label if participant else None


def _words(words: Words) -> Row:
    return {"text": words.text, "start": words.span.start, "end": words.span.end}


def _to_csv(columns: Mapping[str, Callable[[T], Cell]], things: Iterable[T]) -> str:
    """`things` as CSV (RFC 4180) with a byte order mark and a line of names."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_harmless(column(thing)) for column in columns.values()] for thing in things)
    return _BYTE_ORDER_MARK + out.getvalue()


def _harmless(cell: Cell) -> Cell:
    """The cell without control characters, and with an apostrophe where a spreadsheet would take its text for a formula."""
    if not isinstance(cell, str):
        return cell
    text = cell.translate(_CONTROLS)
    return f"'{text}" if _FORMULA.match(text) else text
