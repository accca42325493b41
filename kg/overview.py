"""What the page of an archive tells beside its graph: the statements behind its claims, and how much of the archive it leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from kg.model import Claim
from kg.statement_model import Contradiction, Statement

Key = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Overview:
    """The statements that a page shows, what contradicts them, the number of claims of the whole archive, and the least support shown."""

    statements: Sequence[Statement]
    contradictions: Sequence[Contradiction]
    claims: int
    least_support: int


def overview_data(overview: Overview, claims: Iterable[Claim]) -> dict[str, Any]:
    """The overview as plain JSON values; `of_claims` holds for each claim the place of its statement, None where it has none."""
    places = {_key(statement): place for place, statement in enumerate(overview.statements)}
    told = [_told(statement) for statement in overview.statements]
    for found in overview.contradictions:
        for one, other in ((found.one, found.other), (found.other, found.one)):
            if _key(one) in places:
                told[places[_key(one)]]["against"].append(_opposed(other))
    of_claims = [next((places[key] for key in _keys_of(claim) if key in places), None) for claim in claims]
    return {"statements": told, "of_claims": of_claims, "claims": overview.claims, "least_support": overview.least_support}


def opposed_to(statements: Iterable[Statement], contradictions: Iterable[Contradiction]) -> tuple[Contradiction, ...]:
    """Those of `contradictions` that one of `statements` is part of."""
    known = {_key(statement) for statement in statements}
    return tuple(found for found in contradictions if known & {_key(found.one), _key(found.other)})


def _key(statement: Statement) -> Key:
    return statement.subject, statement.object, statement.relation, statement.polarity


def _keys_of(claim: Claim) -> tuple[Key, Key]:
    """A symmetric relation may be said either way round."""
    one, other = claim.subject.entity.id, claim.object.entity.id
    return (one, other, claim.relation, claim.polarity.value), (other, one, claim.relation, claim.polarity.value)


def _told(statement: Statement) -> dict[str, Any]:
    return {
        "support": statement.support,
        "articles": statement.articles,
        "first": statement.first_seen,
        "last": statement.last_seen,
        "intended": statement.first_by_modality.get("intended"),
        "hardened": statement.hardened_on,
        "against": [],
    }


def _opposed(statement: Statement) -> dict[str, Any]:
    return {
        "relation": statement.relation,
        "polarity": statement.polarity,
        "support": statement.support,
        "first": statement.first_seen,
    }
