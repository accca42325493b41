"""Repairs of clauses before nouns, where the parser hung them on something further off."""

from __future__ import annotations

from dataclasses import replace

from kg.phrases import Phrase, WordClass, is_act_beside, is_adnominal, is_topic, rehung


def attach_adnominals(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Verbs in 連体形 without a comma modify the next noun phrase, where GiNZA hung them on a verb (反発していたD66が)."""
    attached = tuple(replace(p, parent=p.index + 1) if _is_stray_adnominal(p, phrases) else p for p in phrases)
    return tuple(replace(p, parent=attached[p.index + 1].parent) if _is_before_adjective(p, attached) else p for p in attached)


def _is_before_adjective(phrase: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    """True for a clause hung on the adjective that stands before its noun: [円安を招く] 投機的な 動き."""
    if phrase.word_class is not WordClass.VERB or not is_adnominal(phrase) or phrase.parent != phrase.index + 1:
        return False
    adjective = phrases[phrase.parent]
    is_bare = adjective.word_class is WordClass.ADJECTIVE and is_adnominal(adjective)
    return is_bare and adjective.parent is not None and phrases[adjective.parent].is_nominal


def _is_stray_adnominal(phrase: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    if phrase.parent is None or phrase.index + 1 >= len(phrases) or not is_adnominal(phrase):
        return False
    after = phrases[phrase.index + 1]
    if after.particles == ("ヘ", "ノ") and phrase.parent == after.parent and after.is_nominal and not phrase.has_comma:
        return True  # [支えてきた] 会員への 思い
    return not phrases[phrase.parent].is_nominal and after.is_nominal and after.in_quote == phrase.in_quote and not phrase.closes_quote


def attach_amounts(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """What becomes more or less by an amount, which GiNZA reads as one word with the verb: [定数を 45減らす] 改正案が 可決された."""
    return rehung(phrases, _verb_with_amount)


def _verb_with_amount(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    if phrase.particles != ("ヲ",) or phrase.parent is None:
        return None
    verb = phrases[phrase.index + 1]
    is_by_amount = verb.content[0].tag.startswith("名詞-数詞") and verb.head.tag.startswith("動詞")
    return verb.index if is_by_amount and is_adnominal(verb) else None


def lift_over_nouns(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """What the topic does before a bare clause on a noun is no part of it: 政府は [履行を停止し]、拘束している兵士の解放も 見送った."""
    return rehung(phrases, _verb_past_noun)


def _verb_past_noun(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    if not is_act_beside(phrase) or phrase.parent != phrase.index + 1 or not is_adnominal(phrases[phrase.parent]):
        return None
    above = phrases[phrase.parent].parent
    while above is not None and phrases[above].is_plain_noun:
        above = phrases[above].parent
    before = phrases[: phrase.index]
    has_object = any(p.parent == phrase.index and p.particles == ("ヲ",) for p in before)
    return above if has_object and any(p.parent == above and is_topic(p) and not p.is_temporal for p in before) else None
