"""A rule applied to a predicate."""

from __future__ import annotations

from kg.binding import Binding
from kg.discourse import Discourse
from kg.matching import Match
from kg.nominal import bind_noun
from kg.predicates import Structure
from kg.verbal import bind_verb


def bind(match: Match, structure: Structure, discourse: Discourse) -> Binding | None:
    """The fillers of a match's slots; None where subject or object is missing or of the wrong class."""
    is_bare_noun = match.predicate.is_noun and match.noun is None
    return bind_noun(match, structure, discourse) if is_bare_noun else bind_verb(match, structure, discourse)
