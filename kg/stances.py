"""Who takes which side: networks of actors and issues as discourse network analysis has them (Leifeld 2017).

An actor's statements about an issue are its stance: for, against, or both. Two actors agree where they take the same side on an issue, and
are in conflict where they take opposite ones.
"""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import TypeAlias

import networkx as nx

from kg.model import ACTOR_TYPES, Polarity
from kg.statement_model import Statement
from kg.statements import Said
from kg.vocabulary import load_vocabulary

Stances: TypeAlias = Mapping[str, Mapping[str, int]]
"""For each issue the stance of each actor: above zero for it, below zero against it."""
Network: TypeAlias = "nx.Graph[str]"

_SIGNS = {"for": 1, "against": -1, None: 0}
_MATRIX = ("subject", "subject_label", "object", "object_label", "group", "polarity", "period", "source", "claims", "texts")


def stances(statements: Iterable[Statement]) -> Stances:
    """The support of an actor's statements for an issue less that of those against it; objects that are actors are no issues."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for statement in statements:
        sign = _sign(statement)
        if sign and statement.subject_type in ACTOR_TYPES and statement.object_type not in ACTOR_TYPES:
            found[statement.object][statement.subject] += sign * statement.support
    return found


def affiliation(found: Stances, labels: Mapping[str, str]) -> Network:
    """Actors and issues, tied by the actor's stance: `weight` its strength, `stance` its side."""
    network: Network = nx.Graph()
    for issue in sorted(found):
        for actor, stance in sorted(found[issue].items()):
            network.add_node(actor, label=labels[actor], kind="actor")
            network.add_node(issue, label=labels[issue], kind="issue")
            network.add_edge(actor, issue, weight=abs(stance), stance=_side(stance))
    return network


def congruence(found: Stances, labels: Mapping[str, str]) -> Network:
    """Actors tied by the number of issues on which they take the same side."""
    return _actors(found, labels, same=True)


def conflict(found: Stances, labels: Mapping[str, str]) -> Network:
    """Actors tied by the number of issues on which they take opposite sides."""
    return _actors(found, labels, same=False)


def matrix_csv(claims: Iterable[Said]) -> str:
    """Subject × object by group of relations, polarity, year and source, in long form with a line of names, for R and spreadsheets.

    `claims` counts claims, `texts` articles that are no copies of one another.
    """
    relations = load_vocabulary().relations
    cells: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for said in claims:
        ends = (said.subject, said.subject_label, said.object, said.object_label)
        cells[(*ends, relations[said.relation].group, said.polarity, (said.issued or "")[:4], said.paper or "")].append(said.copies)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_MATRIX)
    writer.writerows((*cell, len(copies), len(set(copies))) for cell, copies in sorted(cells.items()))
    return out.getvalue()


def _sign(statement: Statement) -> int:
    sign = _SIGNS[load_vocabulary().relations[statement.relation].side]
    return sign if statement.polarity == Polarity.POSITIVE else -sign


def _side(stance: int) -> str:
    return "both" if stance == 0 else "for" if stance > 0 else "against"


def _actors(found: Stances, labels: Mapping[str, str], *, same: bool) -> Network:
    weights: Counter[tuple[str, str]] = Counter(pair for issue in found for pair in _pairs(found[issue], same=same))
    network: Network = nx.Graph()
    for (one, other), weight in sorted(weights.items()):
        network.add_node(one, label=labels[one])
        network.add_node(other, label=labels[other])
        network.add_edge(one, other, weight=weight)
    return network


def _pairs(of_issue: Mapping[str, int], *, same: bool) -> Iterator[tuple[str, str]]:
    for one, other in combinations(sorted(of_issue), 2):
        product = of_issue[one] * of_issue[other]
        if product > 0 if same else product < 0:
            yield one, other
