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
from kg.matching import PARTICLE_OF_CASE, matches
from kg.predicates import Predicate, Structure
from kg.rulebook import RuleBook

OBJECT_CASES = ("ヲ", "ニ", "ト", "ニ対シテ", "ヘ", "カラ")
NOUN_CASES = ("ノ", "ヘ", "ニ対シテ", "複合", "ト")
"""How the noun of an idiom says who is its object: みずほの傘下に入る."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A predicate that no rule takes, with its noun where the two may be an idiom; its object's case and class, and the sentence.

    The case is as `object` of a rule has it: ノ is before the noun of an idiom, 句 that noun itself.
    """

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
            yield _of_object(filler, predicate, structure, discourse)


def _of_object(filler: Filler, predicate: Predicate, structure: Structure, discourse: Discourse) -> Gap:
    """The predicate with its object; of what may be an idiom that is who stands with its noun (USスチールの[買収を完了]), else the noun."""
    if not _is_idiom(filler):
        return Gap(_compound(predicate, structure), filler.cases[0], filler.is_actor, structure.text)
    noun = structure.predicate_at(filler.argument.phrase)
    owners = [f for f in fillers(noun, structure, discourse) if f.cases[0] in NOUN_CASES and f.is_actor] if noun is not None else []
    name = f"{filler.argument.head_lemma}{PARTICLE_OF_CASE[filler.cases[0]]}{_compound(predicate, structure)}"
    return Gap(name, owners[0].cases[0] if owners else "句", bool(owners), structure.text)


def _is_idiom(filler: Filler) -> bool:
    """True for a thing in を or に, which may make an idiom with the verb: 溝を埋める, 傘下に入る."""
    return not filler.entities and filler.cases[0] in ("ヲ", "ニ") and not filler.argument.is_clause


def _compound(predicate: Predicate, structure: Structure) -> str:
    """The predicate's dictionary form with the front of its compound."""
    return "".join(m.text for m in structure.phrases[predicate.phrase].content[:-1]) + predicate.lemma


def suggest(gaps: Iterable[Gap], examples: int = 3) -> tuple[Suggestion, ...]:
    """The gaps by predicate, case and class, the most frequent first."""
    found: dict[tuple[str, str, bool], list[str]] = defaultdict(list)
    for gap in gaps:
        found[gap.predicate, gap.case, gap.is_actor].append(gap.sentence)
    rows = [Suggestion(p, c, a, len(s), tuple(dict.fromkeys(s))[:examples]) for (p, c, a), s in found.items()]
    return tuple(sorted(rows, key=lambda r: (-r.count, r.predicate, r.case, r.is_actor)))
