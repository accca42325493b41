"""What a bare noun refers to: the fuller phrase before it that ends in the same noun (Lee et al. 2013, the sieve of head match)."""

from __future__ import annotations

from collections.abc import Iterator

from kg.arguments import Argument
from kg.discourse import Discourse, Filler, Origin
from kg.extents import extent
from kg.grammar import words
from kg.phrases import Phrase
from kg.predicates import Structure

PASSING = words("passing")
SAME_WORDS = tuple(words("same_words"))
MEMORY = 8
"""How many sentences back a noun is looked for; the headline is always asked."""

LONGEST = 30
"""Code points that a phrase may have to be taken up by its noun alone."""


def referent(filler: Filler, structure: Structure, discourse: Discourse) -> tuple[Filler, Structure] | None:
    """The phrase that `filler` takes up, with its sentence: 判決 after 元大統領への死刑判決; None where it says itself what it is."""
    argument = filler.argument
    taken_up = _taken_up(argument, structure)
    is_asked = bool(taken_up) or (_is_bare(argument, structure) and len(argument.head_lemma) > 1)
    if filler.entities or argument.is_explained or argument.is_clause or not is_asked:
        return None
    for before in _sentences_before(structure, discourse):
        for phrase in reversed(before.phrases):
            is_before = before.sentence < structure.sentence or phrase.index < argument.phrase
            fuller = _fuller(phrase, before) if is_before and _is_of_kind(phrase, argument, taken_up) else None
            if fuller is not None and discourse.mention_at(phrase.start, phrase.end, before.sentence) is None:
                return Filler(fuller, before.sentence, (), filler.cases, Origin.OVERT), before
    return None


def _taken_up(argument: Argument, structure: Structure) -> str:
    """What 同 takes up: 法案 of 同法案, 館 of 同館; nothing where the noun has no 同."""
    whole = structure.text[argument.start : argument.head_end]
    return whole[1:] if whole.startswith("同") and not whole.startswith(SAME_WORDS) and len(whole) > 1 else ""


def _is_of_kind(phrase: Phrase, argument: Argument, taken_up: str) -> bool:
    """True for a phrase of the same noun, or with 同 of one that ends so: 記念館 for 同館."""
    if taken_up:
        whole = "".join(m.text for m in phrase.content)
        return whole.endswith(taken_up) and not whole.startswith("同")
    return phrase.head.lemma == argument.head_lemma


def _is_bare(argument: Argument, structure: Structure) -> bool:
    """True for a noun that says nothing but its kind: 選挙, 今回の選挙."""
    if argument.is_bare:
        return True
    is_one_word = argument.head_end - argument.head_start == len(argument.head_lemma)
    front = [p for p in structure.phrases[: argument.phrase] if p.start >= argument.start]
    return is_one_word and bool(front) and all(p.head.lemma in PASSING for p in front)


def _sentences_before(structure: Structure, discourse: Discourse) -> Iterator[Structure]:
    """The sentence and those before it, the nearest first, and the headline last."""
    first = max(structure.sentence - MEMORY, 0)
    yield from reversed(discourse.structures[first : structure.sentence + 1])
    if first:
        yield discourse.structures[0]


def _fuller(phrase: Phrase, structure: Structure) -> Argument | None:
    """The noun phrase that ends in `phrase`, where that is more than its noun."""
    start = extent(phrase.index, structure.phrases)
    owners = [p for p in structure.phrases[: phrase.index] if p.parent == phrase.index and "ノ" in p.particles]
    if any(p.is_temporal or p.head.lemma in PASSING for p in owners):
        return None  # 前回の停戦, 19日の解散
    if not phrase.is_nominal or phrase.is_temporal or phrase.end - start > LONGEST or start == phrase.head.start:
        return None
    return Argument("ノ", phrase.index, start, phrase.end, phrase.start, phrase.end, phrase.head.lemma)
