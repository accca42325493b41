"""Whose 政府, 国会 and 首相 an article means where it does not say: Japan's in Japanese news, else the state that the article is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from kg.candidates import Candidate, Kind
from kg.gazetteer import Gazetteer, Name
from kg.model import EntityType

HOME = "JPN"
"""The state whose newspapers Ronten reads."""
_SHARE_OF_HOME = 0.25
_MAJORITY = 0.6


def home_state(candidates: Iterable[Candidate], gazetteer: Gazetteer) -> Name | None:
    """The state whose institutions bare names mean, None where several foreign states share the article.

    It is Japan where the article names no state, or names Japan and its bodies at least a quarter as often as the state that it names most; else
    the state that has most of all mentions.
    """
    counts = Counter(key for c in candidates for key in _states(c, gazetteer))
    if not counts:
        return gazetteer.by_key[HOME]
    (key, count), total = counts.most_common(1)[0], sum(counts.values())
    if counts[HOME] >= _SHARE_OF_HOME * count:
        return gazetteer.by_key[HOME]
    return gazetteer.by_key[key] if count >= _MAJORITY * total else None


def _states(candidate: Candidate, gazetteer: Gazetteer) -> Iterator[str]:
    """The keys of the states that a candidate names or belongs to, a person by his last office."""
    for name in candidate.known:
        if name.type is EntityType.STATE:
            yield name.key
        elif name.located_in:
            yield name.located_in
        elif candidate.kind is Kind.PERSON and name.offices:
            body = gazetteer.by_key[name.offices[-1].of]
            yield body.key if body.type is EntityType.STATE else body.located_in or body.key


def holder_at(state: Name, office: str, date: str | None, gazetteer: Gazetteer) -> Name | None:
    """The one person of the gazetteer who held `office` of `state` on `date` (ISO 8601, perhaps cut), None where it has nobody or several."""
    if date is None:
        return None
    held = [n for n in gazetteer.by_key.values() if any(t.of == state.key and t.office == office and t.covers(date) for t in n.offices)]
    return held[0] if len(held) == 1 else None
