"""The chain of phrases that govern a predicate: 緩めさせ → かける → 構えだ → とされる.

Japanese puts what decides how certain a clause is after it, and often after words that are no part of it (可能性が今後さらに
高まる). The words of the chain, read in order, are therefore the place to look for functional expressions.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.phrases import Morpheme, Phrase
from kg.predicates import Link, Predicate, Structure

_VOICELESS = {"だ": "た", "だら": "たら", "で": "て", "だり": "たり"}


@dataclass(frozen=True, slots=True)
class Step:
    """A phrase of the chain; `link` is how the phrase before hangs on it (None for the predicate's own)."""

    link: Link | None
    phrase: Phrase
    words: tuple[Morpheme, ...]

    @property
    def is_past(self) -> bool:
        """True where the phrase has た."""
        return any(m.lemma == "た" for m in self.words)


def chain_of(predicate: Predicate, structure: Structure) -> tuple[Step, ...]:
    """The predicate's phrase and all that govern it, outward, to the end of the sentence or of a sentence in a quotation."""
    phrase, link = structure.phrases[predicate.phrase], predicate.link
    steps = [Step(None, phrase, _unvoiced((phrase.head, *phrase.function)))]
    while phrase.parent is not None and not ends_sentence(phrase, structure.text):
        governor = _complement(phrase, structure) or structure.phrases[phrase.parent]
        steps.append(Step(link, governor, _unvoiced(_words(phrase, governor, structure))))
        above = structure.predicate_at(governor.index)
        phrase, link = governor, above.link if above else Link.NOUN
    return tuple(steps)


def ends_sentence(phrase: Phrase, text: str) -> bool:
    """True before a full stop, which also stands inside quotations (「支援する。制裁も科す」と述べた)."""
    end = phrase.function[-1].end if phrase.function else phrase.end
    return text[end : end + 1] in ("。", "！", "？", "!", "?")


def _words(below: Phrase, governor: Phrase, structure: Structure) -> tuple[Morpheme, ...]:
    """The governor's words, with the adjectival noun that makes one verb with it (明らかに する)."""
    before = structure.phrases[governor.index - 1]
    aside = (*before.content, *before.function) if before.index > below.index and _is_part(before, governor) else ()
    return (*aside, *governor.content, *governor.function)


def _is_part(phrase: Phrase, verb: Phrase) -> bool:
    return phrase.parent == verb.index and phrase.head.tag.startswith("形状詞") and phrase.tail == "に"


def _complement(phrase: Phrase, structure: Structure) -> Phrase | None:
    """狙いと in 牽制が狙いとみられる: the noun that the phrase is said to be, before the verb that both hang on."""
    if not phrase.is_nominal or not set(phrase.particles) & {"ガ", "ハ", "モ"} or phrase.parent is None:
        return None
    between = [p for p in structure.children(phrase.parent) if p.index > phrase.index]
    return next((p for p in between if p.is_nominal and p.tail in ("と", "だと", "であると")), None)


def _unvoiced(words: tuple[Morpheme, ...]) -> tuple[Morpheme, ...]:
    """The words with た and て where a nasal or voiced stem makes them だ and で (拒んだ, 急いで)."""
    pairs = zip((None, *words), words, strict=False)
    return tuple(replace(w, text=_VOICELESS[w.text], lemma=_VOICELESS[w.text][0]) if _is_voiced(w, before) else w for before, w in pairs)


def _is_voiced(word: Morpheme, before: Morpheme | None) -> bool:
    return before is not None and word.text in _VOICELESS and before.tag.startswith("動詞") and before.form.endswith(("撥音便", "イ音便"))
