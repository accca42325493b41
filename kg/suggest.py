"""Which predicates between an actor and something else no rule takes: where a user's rules want widening."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.application import bind
from kg.claims import Books
from kg.context import subject_candidates
from kg.discourse import Discourse, Filler
from kg.fillers import fillers
from kg.matching import matches
from kg.predicates import Predicate, Structure
from kg.rulebook import RuleBook

OBJECT_CASES = ("ヲ", "ニ", "ト", "ニ対シテ", "ヘ", "カラ")


@dataclass(frozen=True, slots=True)
class Gap:
    """A predicate that no rule takes, with its noun where the two may be an idiom; its object's case and class, and the sentence."""

    predicate: str
    case: str
    is_actor: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A predicate with how often it stands untaken between an actor and an object of that case, and sentences that show it."""

    predicate: str
    case: str
    is_actor: bool
    count: int
    examples: tuple[str, ...]


def find_gaps(discourse: Discourse, books: Books) -> Iterator[Gap]:
    """The untaken predicates of one article; verbs of saying need no rule."""
    for structure in discourse.structures:
        for predicate in structure.predicates:
            if predicate.is_noun or predicate.lemma in books.speech.kinds or is_taken(predicate, structure, discourse, books.rules):
                continue
            yield from _gap(predicate, structure, discourse)


def is_taken(predicate: Predicate, structure: Structure, discourse: Discourse, rules: RuleBook) -> bool:
    """True where a rule finds its parts beside the predicate, or beside a noun that it carries."""
    nouns = [structure.predicate_at(a.phrase) for a in predicate.having("ヲ", "ガ", "ニ")]
    candidates = [predicate, *(n for n in nouns if n is not None)]
    return any(bind(m, structure, discourse) for p in candidates for m in matches(p, structure, discourse, rules))


def _gap(predicate: Predicate, structure: Structure, discourse: Discourse) -> Iterator[Gap]:
    candidates = subject_candidates(predicate, structure, discourse)
    subject = next((group for group in candidates if all(f.is_actor for f in group)), ())
    if not subject:
        return
    for filler in fillers(predicate, structure, discourse):
        if filler.cases[0] in OBJECT_CASES and not filler.argument.is_temporal and filler not in subject:
            yield Gap(_name(predicate, filler, structure), filler.cases[0], filler.is_actor, structure.text)


def _name(predicate: Predicate, filler: Filler, structure: Structure) -> str:
    """The predicate's dictionary form; a thing in を is named too, since the two may be an idiom (溝を埋める)."""
    compound = "".join(m.text for m in structure.phrases[predicate.phrase].content[:-1]) + predicate.lemma
    return compound if filler.entities or filler.cases[0] != "ヲ" else f"{filler.argument.head_lemma}を{compound}"


def suggest(gaps: Iterable[Gap], examples: int = 3) -> tuple[Suggestion, ...]:
    """The gaps by predicate, case and class, the most frequent first."""
    found: dict[tuple[str, str, bool], list[str]] = defaultdict(list)
    for gap in gaps:
        found[gap.predicate, gap.case, gap.is_actor].append(gap.sentence)
    rows = [Suggestion(p, c, a, len(s), tuple(dict.fromkeys(s))[:examples]) for (p, c, a), s in found.items()]
    return tuple(sorted(rows, key=lambda r: (-r.count, r.predicate, r.case, r.is_actor)))
