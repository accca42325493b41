"""When and where: the time and the place that a predicate's clause names."""

from __future__ import annotations

from kg.arguments import Argument
from kg.clauses import joined_clauses
from kg.discourse import PLACES, Discourse
from kg.fillers import fillers
from kg.predicates import Predicate, Structure
from kg.times import TimeExpression


def time_of(predicate: Predicate, structure: Structure, discourse: Discourse) -> TimeExpression | None:
    """The time of the predicate's own clause, else the nearest before it in the clauses joined with it (18日、…を訪れ、…を要請した)."""
    clauses = [predicate, *reversed([p for p in joined_clauses(predicate, structure) if p.phrase < predicate.phrase])]
    for clause in clauses:
        for argument in reversed(clause.arguments):
            found = _within(argument, structure, discourse)
            if found is not None:
                return found
    return None


def _within(argument: Argument, structure: Structure, discourse: Discourse) -> TimeExpression | None:
    """A time that is all of an argument: 8月15日 in 8月15日に, none in 2014年の併合を."""
    times = discourse.times[structure.sentence] if discourse.times else ()
    return (
        next((t for t in times if t.start <= argument.start and argument.head_end <= t.end + 1), None) if not argument.is_clause else None
    )


def place_of(predicate: Predicate, structure: Structure, discourse: Discourse) -> str | None:
    """The words of the place that stands with で beside the predicate."""
    for f in fillers(predicate, structure, discourse):
        if f.cases[0] == "デ" and f.entities and all(e.type in PLACES for e in f.entities):
            return structure.text[f.argument.start : f.argument.end]
    return None
