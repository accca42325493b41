"""Which clauses stand side by side, and which predicate stands over a phrase."""

from __future__ import annotations

from kg.phrases import Phrase
from kg.predicates import COORDINATE, Link, Predicate, Structure

JOINED = COORDINATE | {Link.CAUSE, Link.CONDITION, Link.QUESTION}
"""Links between clauses within which an unspoken subject is looked for."""


def joined_clauses(predicate: Predicate, structure: Structure) -> list[Predicate]:
    """The clauses that stand side by side with a predicate, in text order, the one that governs them all last."""
    root = predicate
    while root.link in JOINED and (above := structure.predicate_at(root.governor)) is not None:
        root = above
    return [p for p in structure.predicates if p.phrase <= root.phrase and root_of(p, structure).phrase == root.phrase]


def root_of(predicate: Predicate, structure: Structure) -> Predicate:
    """The clause that governs all those that are joined with the predicate's."""
    while predicate.link in JOINED and (above := structure.predicate_at(predicate.governor)) is not None:
        predicate = above
    return predicate


def predicate_over(phrase: Phrase, structure: Structure) -> Predicate | None:
    """The verb over a noun (方針を 固めた) or the predicate itself; nouns that only stand between are passed."""
    while True:
        predicate = structure.predicate_at(phrase.index)
        if predicate is not None and _governs(predicate):
            return predicate
        if phrase.parent is None:
            return predicate
        phrase = structure.phrases[phrase.parent]


def _governs(predicate: Predicate) -> bool:
    """True for a verb, and for a noun that has a subject or ends a clause (意向だが), the sentence or a quotation."""
    return not predicate.is_noun or predicate.link in JOINED | {Link.MAIN, Link.QUOTE} or bool(predicate.having("ハ", "モ", "ガ"))
