"""Which corrections of an archive match nothing in any of its articles any more."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from kg.corrections import Corrections, JudgedClaim, Record, Relabel, Verdict, is_about, kind_of, record_id
from kg.mending_state import ELSEWHERE
from kg.model import KnowledgeGraph


def correction_row(corrections: Corrections, graph: KnowledgeGraph) -> dict[str, Any]:
    """What an article's row tells of the corrections that may touch it: those that match, and why claims do not; nothing for none."""
    (article,) = graph.articles
    problems = {each.id: each.problem for each in graph.corrections if each.problem}
    records = {record_id(record): record for record in corrections.records if is_about(record, article)}
    matched = [identity for identity in records if identity not in problems]
    lost = {identity: problem for identity, problem in problems.items() if isinstance(records[identity], JudgedClaim)}
    return {"corrections": {"matched": matched, "lost": lost}} if matched or lost else {}


def lost_corrections(rows: Iterable[str], corrections: Corrections) -> list[dict[str, str]]:
    """The corrections that match in no article, with the reason; `rows` are lines of articles.jsonl."""
    matched: set[str] = set()
    reasons: dict[str, str] = {}
    for row in rows:
        told = json.loads(row).get("corrections", {})
        matched.update(told.get("matched", []))
        reasons |= told.get("lost", {})
    wanted = [record for record in corrections.records if not (isinstance(record, JudgedClaim) and record.verdict is Verdict.UNSURE)]
    return [_lost(record, reasons) for record in wanted if record_id(record) not in matched]


def _lost(record: Record, reasons: dict[str, str]) -> dict[str, str]:
    usual = ELSEWHERE.replace("the article has", "there is") if isinstance(record, JudgedClaim) else "no article has what it is about"
    identity = record_id(record)
    return {
        "id": identity,
        "kind": kind_of(record),
        "what": _what(record),
        "by": record.note.by,
        "on": record.note.on,
        "problem": reasons.get(identity, usual),
    }


def _what(record: Record) -> str:
    if isinstance(record, JudgedClaim):
        return f"{record.subject} | {record.relation} | {record.object}"
    return record.relation if isinstance(record, Relabel) else record.entity
