"""Repairs of what belongs to the next noun: 国民民主党の 代表, 民主党や 維新の会, 東京など 3カ所."""

from __future__ import annotations

from dataclasses import replace

from kg.grammar import words
from kg.phrases import Phrase, is_adnominal, is_predicative

PARTY_ENDS = words("party_ends")
_PLACE = "名詞-固有名詞-地名"
_STATE = "名詞-固有名詞-地名-国"
PARTY_FRONTS = words("party_fronts")


def attach_genitives(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """の before a verb that modifies no noun belongs to the next noun, where GiNZA hung it on the verb: 国民民主党の 代表と 接触した."""
    attached = tuple(
        replace(p, parent=p.index + 1) if _is_stray_genitive(p, phrases) or _is_front_of_name(p, phrases) else p for p in phrases
    )
    return tuple(replace(p, parent=attached[p.index + 1].parent) if _acts_on_next(p, attached) else p for p in attached)


def _acts_on_next(phrase: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    """True for a state before another at which something is aimed: [中国の] 台湾への 圧力."""
    if phrase.particles != ("ノ",) or phrase.parent != phrase.index + 1 or not phrase.head.tag.startswith(_STATE):
        return False
    after = phrases[phrase.parent]
    return after.head.tag.startswith(_PLACE) and after.particles in (("ヘ", "ノ"), ("ニ対シテ", "ノ"))


def _is_front_of_name(phrase: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    """True for the first half of a party's name: [みんなの]党の 幹事長."""
    return phrase.particles == ("ノ",) and phrase.head.lemma in PARTY_FRONTS and phrases[phrase.index + 1].head.lemma in PARTY_ENDS


def _is_stray_genitive(phrase: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    if (
        phrase.particles not in (("ノ",), ("ナド", "ノ"))
        or not phrase.is_plain_noun
        or phrase.has_comma
        or phrase.parent in (None, phrase.index + 1)
    ):
        return False
    governor, after = phrases[phrase.parent or 0], phrases[phrase.index + 1]
    modifies = governor.parent is not None and is_adnominal(governor)  # 政府の 定める 基準
    return is_predicative(governor) and not modifies and after.is_plain_noun and after.in_quote == phrase.in_quote


def attach_examples(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """や joins the next noun, など names an instance of it, where GiNZA hung them on the verb: 民主党や 維新の会に; 東京など 3カ所を."""
    return tuple(_before_noun(p, phrases) if _is_example(p, phrases) else p for p in phrases)


def _is_example(phrase: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    if phrase.particles not in (("ヤ",), ("ナド",)) or phrase.parent is None or not phrase.is_plain_noun:
        return False
    after = phrases[phrase.index + 1]
    passes = (
        phrase.particles == ("ナド",) and phrase.parent > after.index and after.particles == ("ニヨッテ", "ノ")
    )  # 甲党など 主要政党による 同盟
    is_beyond = passes or (not phrases[phrase.parent].is_plain_noun and after.in_quote == phrase.in_quote)
    return after.is_plain_noun and is_beyond


def _before_noun(phrase: Phrase, phrases: tuple[Phrase, ...]) -> Phrase:
    bearer = next((p.index for p in phrases[phrase.index + 1 :] if p.is_plain_noun and p.particles != ("ノ",)), phrase.index + 1)
    return replace(phrase, parent=bearer) if phrase.particles == ("ヤ",) else replace(phrase, parent=bearer, particles=("ノ",))
