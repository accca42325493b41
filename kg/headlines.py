"""Headlines, whose topic has a comma for its は and whose verb has no する: ロシア、米国を非難."""

from __future__ import annotations

from dataclasses import replace

from kg.phrases import Phrase, WordClass

_OF_SUBJECT = frozenset({"ハ", "ガ", "モ"})


def read_headlines(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """The phrases with the first one as topic where it is a headline's: a bare noun before a comma, where nobody else is the subject."""
    if not phrases or not _ends_bare(phrases[-1]) or any(set(p.particles) & _OF_SUBJECT for p in phrases if not p.in_quote):
        return phrases
    first = next((p for p in phrases if p.particles != ("ノ",)), phrases[0])
    if first.particles or not first.has_comma or not first.is_plain_noun or first.is_temporal or first.word_class is not WordClass.NOUN:
        return phrases
    if phrases[first.index + 1].particles == ("デ",):
        return phrases  # 東京、大阪で集会を開催
    topic = replace(first, particles=("ハ",), parent=len(phrases) - 1)
    return (*phrases[: first.index], topic, *phrases[first.index + 1 :])


def _ends_bare(phrase: Phrase) -> bool:
    """True for the verbal noun that ends a headline."""
    return phrase.word_class is WordClass.VERBAL_NOUN and not phrase.function and phrase.index > 1
