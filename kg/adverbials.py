"""Repairs round adverbials and plans: 視野に 協力を求めた, 会談し、確認したい 考えだ."""

from __future__ import annotations

from dataclasses import replace

from kg.grammar import words
from kg.phrases import (
    Phrase,
    WordClass,
    ends_in_you,
    is_act_beside,
    is_adnominal,
    is_adverbial_noun,
    is_predicative,
    is_topic,
    rehung,
    takes_suru,
    under,
)

ADVERBIAL_VERBS = words("adverbial_verbs")
BARE_ADVERBS = words("bare_adverbs")
BECOMING = words("becoming")
GOING_ON = words("going_on")
IDIOM_VERBS = words("idiom_verbs")
MEETINGS = words("meetings")
PLAN_NOUNS = words("plan_nouns")
STANCE_ADJECTIVES = words("stance_adjectives")
STANCE_VERBS = words("stance_verbs")
TOLD_AT_MEETINGS = words("told_at_meetings")


def attach_adverbials(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """を and も before the に of an adverbial belong to it: [連立も 視野に] 協力を求めた, [納めることを 条件に] 容認した."""
    return tuple(
        replace(p, parent=_owner(p.index + 1, phrases))
        if p.particles[-1:] in (("モ",), ("ヲ",)) and (_is_adverbial(p.index + 1, phrases) or _is_label(p, phrases))
        else p
        for p in phrases
    )


def _is_adverbial(index: int, phrases: tuple[Phrase, ...]) -> bool:
    return index < len(phrases) and is_adverbial_noun(phrases[index]) and phrases[index].particles == ("ニ",)


def _owner(adverbial: int, phrases: tuple[Phrase, ...]) -> int:
    """The adverbial, or the verb right after it with which it makes one idiom: 復活を [視野に 入れる], 資源を [てこに する]."""
    verb = phrases[adverbial].parent
    return verb if verb == adverbial + 1 and phrases[verb].head.lemma in IDIOM_VERBS else adverbial


def _is_label(phrase: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    """True before として where the verb has an を of its own behind: [「新しい政治」を テーマとして] 当選を目指した."""
    if phrase.particles != ("ヲ",) or phrase.index + 1 >= len(phrases) or phrases[phrase.index + 1].particles != ("トシテ",):
        return False
    return any(p.parent == phrase.parent and p.particles == ("ヲ",) for p in phrases[phrase.index + 2 :])


def attach_to_stances(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """に before an adjective of a stance belongs to it, where GiNZA hung it on the verb behind: [減税には 否定的な] 考えを示した."""
    return tuple(
        replace(p, parent=p.index + 1)
        if p.particles[:1] == ("ニ",) and (_is_stance(p.index + 1, phrases) or _is_standpoint(p, phrases))
        else p
        for p in phrases
    )


def _is_stance(index: int, phrases: tuple[Phrase, ...]) -> bool:
    return index < len(phrases) and phrases[index].head.lemma in STANCE_ADJECTIVES and is_adnominal(phrases[index])


def _is_standpoint(phrase: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    """True for に before the の of being for or against, hung on the noun that this describes: [増税に 反対の] 立場だ."""
    after = phrases[phrase.index + 1] if phrase.index + 1 < len(phrases) else None
    is_stand = after is not None and after.particles == ("ノ",) and after.head.lemma in STANCE_VERBS
    return after is not None and is_stand and phrase.parent == after.parent


def lift_meetings(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """A meeting is no part of what is agreed on there, where GiNZA hung it on that: 会談し、[関係を修復することで] 一致した."""
    return rehung(phrases, _verb_after_meeting)


def _verb_after_meeting(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    """The verb over the noun whose clause a meeting hangs on, or over what is asked or told: 会談し、[影響を避けるよう] 申し入れた."""
    if phrase.head.lemma not in MEETINGS or not is_act_beside(phrase):
        return None
    clause = phrases[phrase.parent] if phrase.parent is not None else None
    if clause is not None and not clause.in_quote and (ends_in_you(clause) or _is_told_apart(phrase, clause, phrases)):
        return clause.parent
    if clause is None or not is_predicative(clause) or not is_adnominal(clause) or clause.parent is None:
        return None
    noun = phrases[clause.parent]
    return noun.parent if noun.is_nominal and set(noun.particles) & {"デ", "ヲ", "ニ"} else None


def _is_told_apart(meeting: Phrase, clause: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    """True for a meeting before what is told there, of which it is no part: 外相と協議し、[支援を続けると] 伝えた."""
    met = [p for p in phrases if p.parent == meeting.index and set(p.particles) & {"ガ", "ト", "デ"}]
    tells = clause.parent is not None and phrases[clause.parent].head.lemma in TOLD_AT_MEETINGS
    return clause.tail.endswith("と") and tells and bool(met) and not any("ガ" in p.particles for p in met)


def join_plans(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """A clause before a plan is part of it, where GiNZA hung it on the noun; its topic is the whole's: 会談し、[確認したい]考えだ."""
    plans = {p.index: plan for p in phrases if (plan := _plan_beside(p, phrases)) is not None}
    return tuple(
        under(p, plans[p.index])
        if p.index in plans
        else under(p, _end_of_plan(phrases[plans[p.parent]], phrases))
        if p.parent in plans and is_topic(p)
        else p
        for p in phrases
    )


def _end_of_plan(clause: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    """The verb over the noun of a plan (考えを 示した), or the noun where it ends the sentence (狙いだ)."""
    noun = phrases[clause.parent] if clause.parent is not None else clause
    return noun.index if noun.parent is None else noun.parent


def _plan_beside(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    """The clause of the plan which the phrase hangs on, or which it stands beside as what goes on with it: 注視し、[期す]考えを示した."""
    noun = phrases[phrase.parent] if phrase.parent is not None else None
    if noun is None or not is_act_beside(phrase):
        return None
    if noun.head.lemma not in PLAN_NOUNS and phrase.head.lemma in GOING_ON:
        plans = (p for p in phrases[phrase.index + 1 : noun.index] if p.parent == noun.index and p.particles == ("ヲ",))
        noun = next((p for p in plans if p.head.lemma in PLAN_NOUNS), noun)
    if noun.head.lemma not in PLAN_NOUNS:
        return None
    explains = (p.index for p in phrases[phrase.index + 1 : noun.index] if p.parent == noun.index and is_predicative(p))
    return next(explains, None)


def _join_volition(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """What stands with the する of 〜ようとする belongs to the verb before it: 台湾を 支配下に [置こうと] する."""
    wills = {p.parent: p.index for p in phrases if _is_will(p, phrases)}
    return tuple(
        replace(p, parent=wills[p.parent]) if p.parent in wills and p.index < wills[p.parent] and not is_predicative(p) else p
        for p in phrases
    )


def _is_will(phrase: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    """True for 置こうと right before する."""
    last = phrase.function[0] if len(phrase.function) > 1 else phrase.head
    is_next = phrase.parent == phrase.index + 1 and phrases[phrase.index + 1].head.lemma == "する"
    return is_next and phrase.tail.endswith("と") and (last.form.startswith("意志推量形") or last.lemma in ("う", "よう"))


def pass_adverbs(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Arguments of an adverb go on to the verb after it: 大統領と 相次いで 会談した, 対応を 痛烈に 批判した."""
    phrases = _join_volition(phrases)
    adverbs = {p.index for p in phrases if _is_adverb(p) and _shares_object(p, phrases)}
    passed = adverbs | {p.index for p in phrases if _is_manner(p, phrases)}
    moved = (replace(p, parent=phrases[p.parent].parent) if p.parent in passed and p.parent is not None else p for p in phrases)
    return tuple(replace(p, word_class=WordClass.OTHER) if p.index in adverbs else p for p in moved)


def _is_adverb(phrase: Phrase) -> bool:
    """True for 相次いで and 一貫して, and for 繰り返し right before its verb."""
    name = "".join(m.text for m in phrase.content[:-1]) + phrase.head.norm  # 相 次いで
    is_bare = not phrase.function and not phrase.has_comma and phrase.head.norm in BARE_ADVERBS and phrase.parent == phrase.index + 1
    endings = ("して",) if phrase.word_class is WordClass.VERBAL_NOUN else ("て", "で")
    return is_bare or (bool({name, phrase.head.norm} & ADVERBIAL_VERBS) and phrase.tail in endings)


def _is_manner(phrase: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    """True for an adjective that says how the verb right after it does it: 手厳しく 批判した, 痛烈に 批判した."""
    if phrase.word_class is not WordClass.ADJECTIVE or phrase.has_comma or phrase.parent != phrase.index + 1:
        return False
    is_adverbial = phrase.tail == "に" or (not phrase.function and phrase.head.form.startswith("連用形"))
    verb = phrases[phrase.parent]
    return is_adverbial and (takes_suru(verb) or (verb.word_class is WordClass.VERB and verb.head.lemma not in BECOMING))


def _shares_object(phrase: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    """True where the two verbs have no を each: 考えを 重ねて 示した, not 対話を 重ねて 信頼を 築いた."""
    objects = [p for p in phrases if "ヲ" in p.particles and p.parent in (phrase.index, phrase.parent)]
    return phrase.parent is not None and len(objects) < 2
