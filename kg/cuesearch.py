"""Where the words of a chain say an expression of the cue book."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.cuebook import CueBook, CueRule
from kg.phrases import Morpheme


@dataclass(frozen=True, slots=True)
class FoundCue:
    """A rule at the words `first` to `last` (indices into the words searched, both inclusive)."""

    rule: CueRule
    first: int
    last: int


def find_cues(words: Sequence[Morpheme], cues: CueBook, begin: int, end: int) -> tuple[FoundCue, ...]:
    """The expressions in `words[begin:end]`, from the left, the longest first, none overlapping another.

    The last word may stand in any inflection (なければならなかった), those before as written in the book. The first of `words` is the
    predicate itself: it is no cue but for its inflection (与えよう).
    """
    found: list[FoundCue] = []
    at = begin
    while at < end:
        cue = _longest_at(words[:end], at, cues)
        if cue:
            found.append(cue)
        at = cue.last + 1 if cue else at + 1
    return tuple(found)


def _longest_at(words: Sequence[Morpheme], at: int, cues: CueBook) -> FoundCue | None:
    candidates = [c for begin, prefix in _beginnings(words, at, cues) for c in _from(words, at, begin, prefix, cues)]
    return max(candidates, key=lambda c: c.last, default=None)


def _beginnings(words: Sequence[Morpheme], at: int, cues: CueBook) -> Iterator[tuple[int, str]]:
    """Where and with what the text of a form may begin: at the word itself, or after a verb whose form alone matters."""
    if at > 0:
        yield at, ""
    if is_volitional(words[at]):
        yield at + 1, "〜う"
    if is_imperative(words[at]):
        yield at + 1, "〜ろ"
    if is_plain(words[at], cues):
        yield at + 1, "〜る"


def _from(words: Sequence[Morpheme], at: int, begin: int, prefix: str, cues: CueBook) -> Iterator[FoundCue]:
    """All expressions from `begin` on; as written before inflected (ように is not ようだ)."""
    if prefix in cues.by_form:
        yield from _allowed(prefix, at, at, words, cues)
    text = prefix
    for last in range(begin, len(words)):
        written, inflected = text + words[last].text, text + words[last].lemma
        yield from _allowed(written if written in cues.by_form else inflected, at, last, words, cues)
        text = written
        if len(text) > cues.longest:
            return


def _allowed(form: str, at: int, last: int, words: Sequence[Morpheme], cues: CueBook) -> Iterator[FoundCue]:
    for rule in sorted(cues.by_form.get(form, ()), key=lambda r: not r.tag):
        if words[last].tag.startswith(rule.tag):
            yield FoundCue(rule, at, last)


def is_volitional(word: Morpheme) -> bool:
    """True for 与えよう, しよう; だろう is an expression of its own."""
    return word.form.startswith("意志推量形") and not word.lemma.startswith(("だ", "です"))


def is_imperative(word: Morpheme) -> bool:
    """True for せよ, 撤退しろ."""
    return word.form.startswith("命令形")


def is_plain(word: Morpheme, cues: CueBook) -> bool:
    """True for a verb of action in its plain non-past form (続ける, される), not for a stative one (ある)."""
    is_verbal = word.tag.startswith("動詞") or (word.tag.startswith("助動詞") and word.lemma in ("れる", "られる", "せる", "させる"))
    return is_verbal and word.form.startswith(("終止形", "連体形")) and word.lemma not in cues.stative
