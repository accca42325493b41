"""Repairs of which phrase depends on which, by what Japanese grammar forbids.

GiNZA's parser is right on most phrases; what it gets wrong often breaks a rule of the language that can be checked: a phrase
in a case depends on a predicate, nothing but its last phrase leaves a quotation, a coordinated phrase joins its neighbour.
"""

from __future__ import annotations

from dataclasses import replace

from kg.addressees import lift_addressees, lift_before_addressees, lift_over_adjectives, lower_acts_asked
from kg.adnominals import attach_adnominals, attach_amounts, lift_over_nouns
from kg.adverbials import attach_adverbials, attach_to_stances, join_plans, lift_meetings, pass_adverbs
from kg.between import join_opponents, join_relations, read_between, read_with_whom
from kg.clause_borders import lift_firsts, lift_over_clefts, lower_told
from kg.genitives import attach_examples, attach_genitives
from kg.grammar import words
from kg.headlines import read_headlines
from kg.inner_subjects import (
    lift_accused,
    lift_over_names,
    lower_accused,
    lower_clauses,
    lower_into_conditions,
    lower_second_subjects,
    lower_subjects,
)
from kg.neighbours import join_neighbours
from kg.particles import POSTPOSITIONAL_VERBS
from kg.phrases import (
    Phrase,
    WordClass,
    ends_in_quote,
    ends_in_you,
    is_adnominal,
    is_adverbial_noun,
    is_defined,
    is_predicative,
    is_topic,
    rehung,
    takes_suru,
)
from kg.quotation_marks import keep_quotations_whole
from kg.quotations import (
    hear_quotations,
    lift_accusers,
    lift_acts,
    lift_reasons,
    lift_speakers,
    lift_tellers,
    pass_contrasts,
)
from kg.said_parts import lower_conditions, lower_objects
from kg.voices import join_voices, lift_voices, lower_quotes

PREDICATE_CASES = frozenset({"ガ", "ヲ", "ハ", "モ"})
"""Particles after which a phrase depends on a predicate, never on a plain noun."""

POINTING = words("pointing")
VOICES = words("voices")
WISHED = words("wished")


def repair(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """The phrases with their parents mended."""
    for step in _STEPS:
        phrases = step(phrases)
    return phrases


def _attach_cases_to_predicates(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """A phrase with が, を or は that GiNZA hung on a plain noun goes on to what the noun depends on (価格もカードとして使い)."""
    return rehung(phrases, _predicate_of_case)


def _predicate_of_case(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    return _predicate_above(phrase, phrases) if _needs_predicate(phrase, phrases) else None


def _needs_predicate(phrase: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    """True for a phrase in a case that no noun governs; に only where the noun has a case (EVに 関税を 課した) or begins a list."""
    if phrase.parent is None:
        return False
    if is_predicative(phrase):
        is_clause = not phrase.is_nominal or takes_suru(phrase)
        return phrase.has_comma and is_clause and not is_adnominal(phrase) and phrases[phrase.parent].is_plain_noun
    if set(phrase.particles) & PREDICATE_CASES:
        return True
    if phrase.particles == ("カラ",):
        return phrases[phrase.parent].is_plain_noun and phrases[phrase.parent].head.lemma not in VOICES
    return phrase.particles == ("ニ",) and bool(set(phrases[phrase.parent].particles) & (PREDICATE_CASES | {"ノ", "ヤ", "ナド"}))


def _predicate_above(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    target = phrase.parent
    if target is not None and "ヲ" in phrase.particles and is_adverbial_noun(phrases[target]) and "ニ" in phrases[target].particles:
        return target
    while target is not None and phrases[target].parent is not None and _cannot_govern(phrases[target], phrase):
        target = phrases[target].parent
    return target


def _cannot_govern(noun: Phrase, phrase: Phrase) -> bool:
    """True for a plain noun, これに対し, and beside を for a judgement told: 攻撃を [違法だ]と 非難した, 主張を [根拠がない]と 一蹴した."""
    if noun.word_class is WordClass.OTHER and noun.content[0].lemma in POINTING:
        return True
    if noun.is_plain_noun:
        return not _ends_clause(noun)
    if "ヲ" in phrase.particles and noun.word_class is WordClass.ADJECTIVE and ends_in_quote(noun) and noun.in_quote == phrase.in_quote:
        return noun.head.lemma not in WISHED
    return "ヲ" in phrase.particles and noun.is_nominal and not takes_suru(noun) and noun.in_quote == phrase.in_quote


def _ends_clause(phrase: Phrase) -> bool:
    """True for a verbal noun that ends a clause without する (会合を実施、)."""
    return phrase.word_class is WordClass.VERBAL_NOUN and not phrase.function and phrase.has_comma


def _lift_definitions(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """What とは defines is the topic of the whole sentence: 条約とは、国家が [交渉して] 結ぶ約束である."""
    last = len(phrases) - 1
    return tuple(replace(p, parent=last) if is_defined(p) and p.index < last and not p.in_quote else p for p in phrases)


def _lift_topics(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """A topic, and a clause that has one, stands outside an adnominal clause (南 1974: は belongs to class C).

    ウクライナは支援を求めており、[支援が縮小される]ことを懸念する: 求めており hangs on 懸念する.
    """
    return tuple(replace(p, parent=_above_adnominal(p, phrases)) if _bears_topic(p, phrases) else p for p in phrases)


def _bears_topic(phrase: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    if is_predicative(phrase):
        return any(p.parent == phrase.index and is_topic(p) for p in phrases)
    return is_topic(phrase) or _is_topic_of_request(phrase, phrases)


def _is_topic_of_request(phrase: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    """True for も beside the を of what is asked, where it is who asks: 弁務官も [調査を行う]よう促した."""
    if phrase.particles != ("モ",) or phrase.parent is None or not ends_in_you(phrases[phrase.parent]):
        return False
    return any(p.parent == phrase.parent and p.particles == ("ヲ",) for p in phrases[phrase.index : phrase.parent])


def _above_adnominal(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    """The first predicate over the phrase that modifies no noun, or the phrase's own parent where the quotation ends before."""
    target = phrase.parent
    while target is not None and is_predicative(phrases[target]) and (is_adnominal(phrases[target]) or ends_in_you(phrases[target])):
        noun = phrases[target].parent
        if noun is not None and ends_in_you(phrases[target]) and phrases[noun].in_quote == phrase.in_quote:
            target = noun
            continue
        if (
            noun is None
            or "と" in [m.text for m in phrases[target].function]
            or not phrases[noun].is_nominal
            or phrases[noun].in_quote != phrase.in_quote
            or is_adnominal(phrase)
        ):
            break
        target = noun if is_predicative(phrases[noun]) else _predicate_above(replace(phrase, parent=noun), phrases)
    return target


def _lift_agents(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Who does it, or at whom, before the noun's other phrase, belongs to it: 中国による 台湾への 牽制, 日本への 鉱物の 輸出."""
    return tuple(replace(p, parent=phrases[p.index + 1].parent) if _is_agent_of_next(p, phrases) else p for p in phrases)


def _is_agent_of_next(phrase: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    if phrase.particles not in (("ニヨッテ", "ノ"), ("ヘ", "ノ")) or phrase.parent != phrase.index + 1:
        return False
    after = phrases[phrase.index + 1]
    if phrase.particles == ("ヘ", "ノ") and phrases[after.parent or after.index].word_class is not WordClass.VERBAL_NOUN:
        return False
    return after.is_plain_noun and after.word_class is WordClass.NOUN and "ノ" in after.particles and after.parent is not None


def _collapse_postpositions(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Verbs that serve as particles (をめぐり, に向けて) give the noun before them their name and parent, and are no predicates."""
    names = {p.index: name for p in phrases if (name := _postposition(p, phrases)) is not None}
    verbs = {index + 1 for index in names}
    marked = (_with_postposition(p, names[p.index], phrases) if p.index in names else _past(p, verbs, phrases) for p in phrases)
    return tuple(replace(p, word_class=WordClass.OTHER) if p.index in verbs else p for p in marked)


def _postposition(phrase: Phrase, phrases: tuple[Phrase, ...]) -> str | None:
    """The name of the particle that the phrase's own one makes with the verb after it, where that has nothing else and stands not last."""
    if phrase.parent != phrase.index + 1 or not phrase.is_nominal or not phrase.particles:
        return None
    verb = phrases[phrase.parent]
    others = [p for p in phrases if p.parent == verb.index and p.index != phrase.index]
    if verb.parent is None or not all(_goes_past(p) for p in others):
        return None
    return POSTPOSITIONAL_VERBS.get((phrase.particles[0], verb.head.norm))


def _goes_past(phrase: Phrase) -> bool:
    """True for topics, subjects, sources, scenes and clauses, which belong to the verb behind (首相は 会見で [増税を巡り] 釈明した)."""
    is_apart = bool(set(phrase.particles) & {"ハ", "モ", "ガ", "カラ", "デ"}) or phrase.is_temporal
    return is_predicative(phrase) or is_apart or not phrase.is_nominal


def _past(phrase: Phrase, verbs: set[int], phrases: tuple[Phrase, ...]) -> Phrase:
    if phrase.parent not in verbs or phrase.parent is None:
        return phrase
    return replace(phrase, parent=_predicate_above(replace(phrase, parent=phrases[phrase.parent].parent), phrases))


def _with_postposition(phrase: Phrase, name: str, phrases: tuple[Phrase, ...]) -> Phrase:
    verb = phrases[phrase.index + 1]
    adnominal = ("ノ",) if is_adnominal(verb) and verb.parent is not None and phrases[verb.parent].is_nominal else ()
    topics = tuple(x for x in verb.particles if x in ("ハ", "モ"))
    return replace(phrase, particles=(name, *adnominal, *topics), parent=verb.parent, has_comma=verb.has_comma)


_STEPS = (
    read_headlines,
    hear_quotations,
    _lift_definitions,
    keep_quotations_whole,
    read_between,
    read_with_whom,
    attach_genitives,
    attach_examples,
    pass_adverbs,
    attach_adnominals,
    attach_amounts,
    _attach_cases_to_predicates,
    lower_subjects,
    lower_clauses,
    lower_second_subjects,
    lift_firsts,
    lower_into_conditions,
    lift_over_names,
    attach_adverbials,
    attach_to_stances,
    join_plans,
    lift_meetings,
    _lift_topics,
    lift_over_nouns,
    lift_over_clefts,
    lift_speakers,
    lower_conditions,
    lower_told,
    lift_acts,
    lift_accusers,
    lift_tellers,
    lift_reasons,
    lift_accused,
    lower_quotes,
    lift_voices,
    join_voices,
    _lift_agents,
    lift_before_addressees,
    lift_addressees,
    lower_acts_asked,
    lift_over_adjectives,
    join_neighbours,
    keep_quotations_whole,
    lower_accused,
    lower_objects,
    pass_contrasts,
    join_relations,
    join_opponents,
    _collapse_postpositions,
)
"""The repairs, each of which takes the ones before as made."""
