"""How far two annotators agree on an article: which claims both have (F1), and how they qualify those (Cohen's kappa)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kg.bipartite import matching
from kg.gold import Gold, GoldClaim, fold, holds_half, same_phrase
from kg.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Agreement:
    """The claims that both have, as pairs, and those that one has alone."""

    both: tuple[tuple[GoldClaim, GoldClaim], ...]
    only_one: tuple[GoldClaim, ...]
    only_other: tuple[GoldClaim, ...]

    @property
    def f1(self) -> float:
        """Twice the shared claims by all claims, a share; 1 where neither has any."""
        alone = len(self.only_one) + len(self.only_other)
        return 2 * len(self.both) / (2 * len(self.both) + alone) if self.both or alone else 1.0

    @property
    def core(self) -> Agreement:
        """The same for core claims alone; a shared claim is core where it is for both."""
        return Agreement(
            tuple((one, other) for one, other in self.both if one.is_core and other.is_core),
            tuple(claim for claim in (*self.only_one, *(a for a, b in self.both if not b.is_core)) if claim.is_core),
            tuple(claim for claim in (*self.only_other, *(b for a, b in self.both if not a.is_core)) if claim.is_core),
        )

    @property
    def modality(self) -> float | None:
        """Kappa of the best modality of the shared claims."""
        return kappa([(one.modality[0], other.modality[0]) for one, other in self.both])

    @property
    def polarity(self) -> float | None:
        """Kappa of the polarity of the shared claims."""
        return kappa([(one.polarity, other.polarity) for one, other in self.both])

    def __add__(self, other: Agreement) -> Agreement:
        return Agreement(self.both + other.both, self.only_one + other.only_one, self.only_other + other.only_other)


def agree(one: Gold, other: Gold, vocabulary: Vocabulary) -> Agreement:
    """The agreement of two gold files of one article.

    Two claims are the same where they stand in one sentence and share a relation, a subject and an object that each accepts; core claims
    are paired first.
    """
    ours = sorted(one.claims, key=lambda claim: not claim.is_core)
    theirs = sorted(other.claims, key=lambda claim: not claim.is_core)
    taken = matching([[i for i, b in enumerate(theirs) if _is_same(a, b, one, other, vocabulary)] for a in ours])
    paired = {place: number for number, place in taken.items()}
    return Agreement(
        both=tuple((ours[place], theirs[number]) for place, number in sorted(paired.items())),
        only_one=tuple(claim for place, claim in enumerate(ours) if place not in paired),
        only_other=tuple(claim for number, claim in enumerate(theirs) if number not in taken),
    )


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """J. Cohen, A coefficient of agreement for nominal scales (1960); None where chance alone would agree, or there is nothing."""
    if not pairs:
        return None
    ours, theirs = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    observed = sum(one == other for one, other in pairs) / len(pairs)
    by_chance = sum(ours[name] * theirs[name] for name in ours) / len(pairs) ** 2
    return (observed - by_chance) / (1 - by_chance) if by_chance < 1 else None


def _is_same(a: GoldClaim, b: GoldClaim, one: Gold, other: Gold, vocabulary: Vocabulary) -> bool:
    if not holds_half(fold(a.sentence), fold(b.sentence)):
        return False
    shared = set(a.relation) & set(b.relation)
    if not shared:
        return False
    if _share(a.subject, b.subject, one, other) and _share(a.object, b.object, one, other):
        return True
    is_symmetric = any(name in vocabulary.relations and vocabulary.relations[name].symmetric for name in shared)
    return is_symmetric and _share(a.subject, b.object, one, other) and _share(a.object, b.subject, one, other)


def _share(ours: Sequence[str], theirs: Sequence[str], one: Gold, other: Gold) -> bool:
    return any(_is_one(a, b, one, other) for a in ours for b in theirs)


def _is_one(a: str, b: str, one: Gold, other: Gold) -> bool:
    """True where two keys or words mean one thing: entities of one Q-id or name, words that are the same phrase."""
    mine, yours = one.entities.get(a), other.entities.get(b)
    if mine and yours and mine.wikidata and yours.wikidata:
        return mine.wikidata == yours.wikidata
    names, others = (entity.names if entity else frozenset({fold(key)}) for entity, key in ((mine, a), (yours, b)))
    return bool(names & others) or (not (mine and yours) and any(same_phrase(x, y) for x in names for y in others))
