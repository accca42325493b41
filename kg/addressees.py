"""Repairs round who is addressed: 各党に対し、出席するよう 呼びかけた."""

from __future__ import annotations

from dataclasses import replace

from kg.grammar import words
from kg.phrases import Phrase, WordClass, ends_in_you, is_act_beside, is_adnominal, is_predicative, rehung, rehung_without_topics

ADJECTIVAL_VERBS = words("adjectival_verbs")
ASKING_VERBS = words("asking_verbs")
DATIVE_ADJECTIVES = words("dative_adjectives")
FEELINGS = words("feelings") | words("reactions")
HEARSAY_VERBS = words("hearsay_verbs")
INTENSE = words("intense")
STANCE_ADJECTIVES = words("stance_adjectives")


def lift_before_addressees(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """An act before the one who is asked is no part of what is asked: 会合を開き、[各国に 協力するよう] 求めた."""
    return rehung(phrases, _request_after)


def _request_after(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    """The verb over the 〜よう that an act hangs on, or on whose て; right after the act stands a に."""
    if not is_act_beside(phrase) or phrase.parent is None or phrases[phrase.index + 1].particles != ("ニ",):
        return None
    clause = phrases[phrase.parent]
    while clause.tail.endswith("て") and clause.parent is not None:
        clause = phrases[clause.parent]
    return clause.parent if ends_in_you(clause) and clause.index > phrase.index + 1 else None


def lower_acts_asked(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """An act behind the one who is asked is part of what is asked: 長官は、[中国に対し 圧力をやめ、対話を行うよう] 求めた."""
    return rehung_without_topics(phrases, _request_with)


def _request_with(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    """The 〜よう that an act goes on with, where both hang on the verb and the act has taken the one who is asked."""
    if not is_act_beside(phrase) or phrase.parent is None or phrases[phrase.parent].head.lemma not in ASKING_VERBS:
        return None
    if not any(p.parent == phrase.index and p.particles[:1] == ("ニ対シテ",) for p in phrases):
        return None
    between = phrases[phrase.index + 1 : phrase.parent]
    return next((p.index for p in between if p.parent == phrase.parent and ends_in_you(p)), None)


def lift_over_adjectives(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Who is asked or felt about, past an adjective: 省に [詳しい 説明を] 要請した, 対応に [強い 懸念を] 示した."""
    return rehung(rehung(phrases, _request_past_adjective), _verb_of_feeling)


def _request_past_adjective(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    """The verb of asking over the noun that the adjective right after a に modifies, where it asks nobody else."""
    if phrase.particles != ("ニ",) or phrase.parent != phrase.index + 1:
        return None
    adjective = phrases[phrase.parent]
    describes = adjective.word_class is WordClass.ADJECTIVE or adjective.head.lemma in ADJECTIVAL_VERBS
    if not describes or adjective.head.lemma in DATIVE_ADJECTIVES:
        return None
    if not is_adnominal(adjective) or adjective.parent is None:
        return None
    noun = phrases[adjective.parent]
    if noun.particles != ("ヲ",) or noun.parent is None or phrases[noun.parent].head.lemma not in ASKING_VERBS:
        return None
    return None if any(p.parent == noun.parent and p.particles == ("ニ",) for p in phrases) else noun.parent


def _verb_of_feeling(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    """The verb over a feeling that an adjective right after に describes, where the verb has no に: 中国の対応に [深刻な 懸念を] 示した."""
    if phrase.particles[:1] != ("ニ",) or phrase.parent != phrase.index + 1:
        return None
    adjective = phrases[phrase.parent]
    governs = adjective.head.lemma in (DATIVE_ADJECTIVES - INTENSE) | STANCE_ADJECTIVES
    if adjective.word_class is not WordClass.ADJECTIVE or not is_adnominal(adjective) or governs:
        return None
    noun = phrases[adjective.parent] if adjective.parent is not None else None
    if noun is None or noun.parent is None or noun.head.lemma not in FEELINGS or noun.particles not in (("ヲ",), ("ガ",), ("モ",)):
        return None
    return None if any(p.parent == noun.parent and p.particles[:1] == ("ニ",) for p in phrases) else noun.parent


def lift_addressees(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Who is addressed with に対し stands with the verb of asking, not with what is asked (各党に対し、出席するよう呼びかけた)."""
    return tuple(
        replace(p, parent=phrases[p.parent].parent) if p.parent is not None and _addresses_embedded(p, phrases) else p for p in phrases
    )


def _addresses_embedded(phrase: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    if phrase.particles[:1] != ("ニ対シテ",) or "ノ" in phrase.particles or phrase.parent is None:
        return False
    clause = phrases[phrase.parent]
    if clause.parent is None or not is_predicative(clause) or phrases[clause.parent].head.lemma in HEARSAY_VERBS:
        return False
    return ends_in_you(clause) or clause.tail.endswith("と") or (clause.head.lemma == "する" and clause.tail == "て")
