"""Found claims against gold: precision, recall and F1, and how many of the right ones are rightly qualified.

A found claim is right where it lies in the gold claim's sentence and its subject, relation and object are among those
that the gold accepts (either way round for symmetric relations). Precision is right ÷ found, recall is core claims found
÷ core claims. Claims are paired by maximum bipartite matching, core claims first.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from kg.bipartite import matching
from kg.errors import GoldError
from kg.gold import Gold, GoldClaim, Row, fold, holds_half
from kg.vocabulary import Vocabulary

Pair = tuple[Row, GoldClaim]
QUALITIES = ("modality", "polarity", "attribution")
"""What is scored on the right claims."""


class Level(StrEnum):
    """How much of a claim must be right: all three parts, the relation's group, or subject and object alone."""

    STRICT = "strict"
    GROUP = "group"
    PAIR = "pair"


class Facet(StrEnum):
    """By what a score can be broken down."""

    RULE = "rule"
    RELATION = "relation"
    MODALITY = "modality"


@dataclass(frozen=True, slots=True)
class Score:
    """The counts of one article or of several.

    `right` and `core_found` count at each level; `qualified` counts the right claims whose modality, polarity and attribution are right.
    """

    found: int = 0
    core: int = 0
    right: Counter[Level] = field(default_factory=Counter)
    core_found: Counter[Level] = field(default_factory=Counter)
    qualified: Counter[str] = field(default_factory=Counter)

    def __add__(self, other: Score) -> Score:
        return Score(
            self.found + other.found,
            self.core + other.core,
            self.right + other.right,
            self.core_found + other.core_found,
            self.qualified + other.qualified,
        )

    def precision(self, level: Level = Level.STRICT) -> float:
        """Right ÷ found, in per cent."""
        return percent(self.right[level], self.found)

    def recall(self, level: Level = Level.STRICT) -> float:
        """Core claims found ÷ core claims, in per cent."""
        return percent(self.core_found[level], self.core)

    def f1(self, level: Level = Level.STRICT) -> float:
        """The harmonic mean of precision and recall, in per cent."""
        both = self.precision(level) + self.recall(level)
        return 2 * self.precision(level) * self.recall(level) / both if both else 0.0

    def share(self, quality: str) -> float:
        """How many of the right claims have the right `quality` (modality, polarity or attribution), in per cent."""
        return percent(self.qualified[quality], self.right[Level.STRICT])


@dataclass(frozen=True, slots=True)
class Part:
    """One row of a breakdown: found claims of this rule, relation or modality, the right ones, core gold claims and those found."""

    name: str
    found: int
    right: int
    core: int
    core_found: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """The found claims of one article, its gold, and which belong together at each level."""

    gold: Gold
    claims: tuple[Row, ...]
    pairs: Mapping[Level, tuple[Pair, ...]]

    @property
    def score(self) -> Score:
        """The counts."""
        strict = self.pairs[Level.STRICT]
        qualified = {
            "modality": sum(claim["modality"] in gold.modality for claim, gold in strict),
            "polarity": sum(claim["polarity"] == gold.polarity for claim, gold in strict),
            "attribution": sum(self.gold.is_speaker(claim["attributed_to"], gold) for claim, gold in strict),
        }
        return Score(
            found=len(self.claims),
            core=sum(gold.is_core for gold in self.gold.claims),
            right=Counter({level: len(pairs) for level, pairs in self.pairs.items()}),
            core_found=Counter({level: sum(gold.is_core for _, gold in pairs) for level, pairs in self.pairs.items()}),
            qualified=Counter(qualified),
        )

    @property
    def missing(self) -> list[GoldClaim]:
        """The core claims that were not found."""
        found = {id(gold) for _, gold in self.pairs[Level.STRICT]}
        return [gold for gold in self.gold.claims if gold.is_core and id(gold) not in found]

    @property
    def extra(self) -> list[Row]:
        """The found claims that are not right."""
        right = {id(claim) for claim, _ in self.pairs[Level.STRICT]}
        return [claim for claim in self.claims if id(claim) not in right]


def judge(claims: Iterable[Row], gold: Gold, vocabulary: Vocabulary) -> Judgement:
    """`claims`, objects of claims.jsonl, against `gold`; the same subject, relation and object in one sentence count once."""
    once = _once(claims)
    return Judgement(gold, once, {level: _match(once, gold, level, vocabulary) for level in Level})


def break_down(judgements: Sequence[Judgement], facet: Facet) -> list[Part]:
    """The strict score by rule, relation or modality of the claims, the most found first; by rule there is no recall."""
    found = Counter(str(claim[facet]) for judgement in judgements for claim in judgement.claims)
    pairs = [pair for judgement in judgements for pair in judgement.pairs[Level.STRICT]]
    right = Counter(str(claim[facet]) for claim, _ in pairs)
    core = Counter(_facet_of_gold(gold, facet) for judgement in judgements for gold in judgement.gold.claims if gold.is_core)
    core_found = Counter(_facet_of_gold(gold, facet) for _, gold in pairs if gold.is_core)
    names = sorted({*found, *filter(None, core)}, key=lambda name: (-found[name], -core[name], name))
    return [Part(name, found[name], right[name], core[name], core_found[name]) for name in names]


def read_claims(path: Path) -> list[Row]:
    """The claims of a claims.jsonl file; raises `GoldError` with the line that is not of its form."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError("the claims file cannot be read", where=str(path), remedy="Give a claims.jsonl that `kg build` wrote.") from error
    return [_claim(line, f"{path}, line {number}") for number, line in enumerate(lines, 1) if line.strip()]


def percent(part: int, whole: int) -> float:
    """`part` of `whole` in per cent; 0 of nothing."""
    return 100 * part / whole if whole else 0.0


def _claim(line: str, where: str) -> Row:
    try:
        claim: Row = json.loads(line)
        _ = claim["evidence"]["sentence"]["start"], claim["subject"]["id"], claim["relation"], claim["object"]["id"], claim["modality"]
    except (ValueError, TypeError, KeyError) as error:
        raise GoldError(f"this is no claim: {error}", where=where, remedy="Give a claims.jsonl that `kg build` wrote.") from error
    return claim


def _once(claims: Iterable[Row]) -> tuple[Row, ...]:
    seen: dict[tuple[object, ...], Row] = {}
    for claim in claims:
        key = (claim["evidence"]["sentence"]["start"], claim["subject"]["id"], claim["relation"], claim["object"]["id"])
        seen.setdefault(key, claim)
    return tuple(seen.values())


def _match(claims: Sequence[Row], gold: Gold, level: Level, vocabulary: Vocabulary) -> tuple[Pair, ...]:
    """As many pairs of a found and a gold claim as there can be, core claims first."""
    order = sorted(gold.claims, key=lambda claim: not claim.is_core)
    candidates = [[i for i, claim in enumerate(claims) if _fits(claim, wanted, gold, level, vocabulary)] for wanted in order]
    return tuple((claims[i], order[wanted]) for i, wanted in matching(candidates).items())


def _fits(claim: Row, wanted: GoldClaim, gold: Gold, level: Level, vocabulary: Vocabulary) -> bool:
    if not holds_half(fold(claim["evidence"]["sentence"]["text"]), fold(wanted.sentence)):
        return False
    if not _relation_fits(claim["relation"], wanted.relation, level, vocabulary):
        return False
    ends = claim["subject"], claim["object"]
    if gold.is_one_of(ends[0], wanted.subject) and gold.is_one_of(ends[1], wanted.object):
        return True
    is_symmetric = any(vocabulary.relations[relation].symmetric for relation in wanted.relation if relation in vocabulary.relations)
    return is_symmetric and gold.is_one_of(ends[1], wanted.subject) and gold.is_one_of(ends[0], wanted.object)


def _relation_fits(relation: str, accepted: Sequence[str], level: Level, vocabulary: Vocabulary) -> bool:
    match level:
        case Level.STRICT:
            return relation in accepted
        case Level.GROUP:
            groups = {name: known.group for name, known in vocabulary.relations.items()}
            return groups.get(relation) in {groups.get(name) for name in accepted}
        case Level.PAIR:
            return True


def _facet_of_gold(gold: GoldClaim, facet: Facet) -> str | None:
    """The best value of a gold claim; gold knows no rules."""
    match facet:
        case Facet.RULE:
            return None
        case Facet.RELATION:
            return gold.relation[0]
        case Facet.MODALITY:
            return gold.modality[0]
