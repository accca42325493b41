"""Repairs of lists: a coordinated phrase joins its neighbour."""

from __future__ import annotations

from dataclasses import replace

from kg.grammar import words
from kg.phrases import Phrase, is_coordinated

ENDS_LISTS = frozenset({"ガ", "ヲ", "ハ", "モ", "ニ"})
"""Particles of the noun that ends a list."""

LEADERS = words("leaders")


def join_neighbours(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """A coordinated phrase joins the next noun with a case, not one beyond it (AとBもCとして), and its like (仏の大統領と独の首相)."""
    return tuple(replace(p, parent=_parallel(p, phrases) or _case_bearer(p, phrases)) if is_coordinated(p, phrases) else p for p in phrases)


def _parallel(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    """The noun that stands to the next phrase as the phrase stands to the one before it: フランスの 大統領と ドイツの 首相."""
    before, after = phrases[phrase.index - 1] if phrase.index else None, phrases[phrase.index + 1]
    if phrase.particles == ("ト",) and (like := _of_like_head(phrase, after, phrases)) is not None:
        return like
    if before is None or before.parent != phrase.index or not before.particles == after.particles == ("ノ",):
        return None
    return after.parent if phrase.parent == after.index and after.parent == after.index + 1 else None


def _of_like_head(phrase: Phrase, after: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    """The noun of the same head behind のs: 甲党の 幹事長と [乙の 党の 幹事長ら]の 会談."""
    while after.particles == ("ノ",):
        after = phrases[after.index + 1]
        is_titled = phrase.head.lemma in LEADERS and after.head.lemma in LEADERS  # 米大統領と [中国の 国家主席]
        if is_titled or any(phrase.head.lemma.endswith(m.lemma) for m in after.content[-2:]):
            return after.index
    return None


def _case_bearer(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    between = phrases[phrase.index + 1 : phrase.parent]
    return next((q.index for q in between if q.is_nominal and _ends_list(q)), phrase.parent)


def _ends_list(phrase: Phrase) -> bool:
    """True for a noun in a case, and before への, which a list shares: [診療所や 防災事業]への 資金を."""
    return bool(set(phrase.particles) & ENDS_LISTS) or phrase.particles == ("ヘ", "ノ")
