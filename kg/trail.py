"""A predicate's chain with the cues that stand in it: which words, in which step, and whether they decide there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from kg.chain import Step, chain_of
from kg.cuebook import CueBook
from kg.cuesearch import FoundCue, find_cues, is_imperative, is_volitional
from kg.phrases import Morpheme, takes_suru
from kg.predicates import Link, Predicate, Structure

SIDE_BY_SIDE = (Link.TE, Link.CONTINUATIVE, Link.WHILE)
"""Links of clauses that stand side by side and share what stands at their end."""


@dataclass(frozen=True, slots=True)
class Trail:
    """The chain of a predicate with the cues found in its words; `owners` is the step of each word."""

    steps: tuple[Step, ...]
    words: tuple[Morpheme, ...]
    owners: tuple[int, ...]
    found: tuple[FoundCue, ...]

    def covers(self, step: int) -> bool:
        """True where the content of a step belongs to an expression that decides something (可能性 in 可能性がある)."""
        head = self.steps[step].phrase.head
        return any(head in self.words[cue.first : cue.last + 1] for cue in self.found if not cue.rule.is_mask)

    def beginning_in(self, step: int) -> tuple[FoundCue, ...]:
        """The cues whose first word stands in a step."""
        return tuple(cue for cue in self.found if self.owners[cue.first] == step)

    def place(self, cue: FoundCue) -> tuple[int, int]:
        """Where the words of a cue stand in `Sentence.text`: from the last back to the first gap; the predicate's own only for 与えよう."""
        says_all = cue.last == 0 or is_volitional(self.words[0]) or is_imperative(self.words[0])
        words = self.words[cue.first if says_all else max(cue.first, 1) : cue.last + 1]
        start = words[-1].start
        for word in reversed(words):
            start = word.start if word.end == start else start
        return start, words[-1].end


def trail_of(predicate: Predicate, structure: Structure, cues: CueBook) -> Trail:
    """The chain of `predicate` with the cues that decide something in it."""
    steps = chain_of(predicate, structure, cues.stage)
    words = tuple(word for step in steps for word in step.words)
    owners = tuple(index for index, step in enumerate(steps) for _ in step.words)
    found = tuple(cue for first, last in _stretches(steps, owners) for cue in find_cues(words, cues, first, last))
    trail = Trail(steps, words, owners, found)
    return replace(trail, found=tuple(cue for cue in found if _is_valid(cue, trail, structure)))


def _stretches(steps: tuple[Step, ...], owners: tuple[int, ...]) -> list[tuple[int, int]]:
    """The ranges of words that one expression may take up: a condition (強化すると、…と警告した) is not quoted by what follows it."""
    cuts = [i for i, step in enumerate(steps) if step.link is Link.CONDITION and step.phrase.index > steps[i - 1].phrase.index + 1]
    bounds = [0, *(owners.index(i) for i in cuts), len(owners)]
    return list(pairwise(bounds))


def _is_valid(cue: FoundCue, trail: Trail, structure: Structure) -> bool:
    """False where the words stand but do not decide."""
    return _has_right_place(cue, trail) and _has_right_surroundings(cue, trail, structure)


def _has_right_place(cue: FoundCue, trail: Trail) -> bool:
    """False for a noun of another clause (会談し、…見通しだ), a verbal noun used as a verb (決定した) and against the rule's limits."""
    at, end = trail.owners[cue.first], trail.owners[cue.last]
    step, word = trail.steps[at], trail.words[cue.first]
    is_content = at > 0 and word in step.phrase.content
    if is_content and (cue.rule.narrow or (step.link in SIDE_BY_SIDE and step.phrase.is_nominal)):
        return False
    if trail.words[cue.last] == trail.steps[end].phrase.head and takes_suru(trail.steps[end].phrase):
        return False
    return not (cue.rule.final and step.phrase.in_quote)


def _has_right_surroundings(cue: FoundCue, trail: Trail, structure: Structure) -> bool:
    """False where what stands before or after the words gives them another sense."""
    at, end = trail.owners[cue.first], trail.owners[cue.last]
    after = trail.steps[end + 1] if end + 1 < len(trail.steps) else None
    if after is not None and (
        cue.rule.last or (cue.rule.unless_past and after.is_past) or (cue.rule.final and _is_before_noun(cue, trail))
    ):
        return False
    if at < end and trail.words[cue.first].text in ("は", "も") and _has_object(trail.steps[end], structure):
        return False
    return not (cue.rule.polarity and any("シカ" in p.particles for p in structure.children(trail.steps[at].phrase.index)))


def _is_before_noun(cue: FoundCue, trail: Trail) -> bool:
    """True for the という of 不可能という状況."""
    end = trail.owners[cue.last]
    step, after = trail.steps[end], trail.steps[end + 1]
    return trail.words[cue.last] == step.words[-1] and after.phrase.is_nominal and not step.phrase.has_comma


def _has_object(step: Step, structure: Structure) -> bool:
    """True for a verb with を: the topic before it is no object (会談は核実験を否定した)."""
    verb = structure.predicate_at(step.phrase.index)
    return verb is not None and bool(verb.having("ヲ"))
