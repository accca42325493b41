"""Verbs that only carry the noun before them (村木 1991, 機能動詞): 協議を行う is 協議する."""

from __future__ import annotations

from kg.clauses import joined_clauses
from kg.discourse import Discourse, Filler, Group
from kg.fillers import fillers
from kg.grammar import words
from kg.phrases import Phrase, WordClass, is_coordinated
from kg.predicates import Link, Predicate, Structure

EMBARKING = words("embarking")
VOICES = words("voices")
NEEDS = words("needs")


def light_verb_over(predicate: Predicate, structure: Structure, discourse: Discourse) -> Predicate | None:
    """The light verb that carries a noun (協議を 行った; 出馬の 意向を 表明した), or the noun itself with a copula (狙いは牽制である)."""
    if predicate.link in (Link.MAIN, Link.QUOTE) or predicate.governor is None:
        return predicate if predicate.having("ハ", "モ", "ガ") else None
    phrase = bearer(structure.phrases[predicate.phrase], structure, discourse)
    if phrase.parent is None and phrase.index != predicate.phrase:
        return structure.predicate_at(phrase.index)  # 反対の 立場だ
    verb = structure.predicate_at(phrase.parent)
    if verb is not None and verb.lemma in EMBARKING and phrase.particles == ("ニ",):
        return verb  # 攻撃に 踏み切った
    if (
        verb is None
        or verb.is_noun
        or not set(phrase.particles) & {"ヲ", "ガ", "モ", "ハ"}
        or ("ヲ" not in phrase.particles and verb.having("ヲ"))
        or _is_subject_of_active(phrase, verb, discourse)
        or _has_complement(verb, structure, discourse)
    ):
        return None
    is_voiced = predicate.lemma in VOICES and verb.lemma in discourse.lexicon.existential_verbs  # 反発が広がる, not 成長阻害がみられる
    return verb if is_voiced or {verb.lemma, verb.norm} & discourse.lexicon.light_verbs else None


def _is_subject_of_active(phrase: Phrase, verb: Predicate, discourse: Discourse) -> bool:
    """True for a noun that acts itself (会談が 決める): a light verb carries its が only in the passive, or says that it is there."""
    return "ガ" in phrase.particles and not verb.is_passive and verb.lemma not in discourse.lexicon.existential_verbs


def _has_complement(verb: Predicate, structure: Structure, discourse: Discourse) -> bool:
    """True for a verb whose complement stands right before it: 輸出を [許可制に] した, 支援を [必要と] する, 同意は [必要] ない."""
    before = structure.phrases[verb.phrase - 1]
    if verb.lemma in ("する", "す"):
        is_adjective = before.word_class is WordClass.ADJECTIVE and before.tail == "に"
        is_result = is_adjective and before.head.lemma not in discourse.lexicon.light_verbs  # 行使を [可能に] する, not 明らかにする
        return is_result or before.particles == ("ニ",) or (before.particles == ("ト",) and before.head.lemma in NEEDS)
    return verb.lemma in ("ある", "有る", "ない", "無い") and not before.function and before.head.lemma in NEEDS


def is_carried(predicate: Predicate, structure: Structure, discourse: Discourse) -> bool:
    """True where a light verb makes a verb of the noun (演習を行った)."""
    verb = light_verb_over(predicate, structure, discourse)
    return verb is not None and not verb.is_noun


def bearer(phrase: Phrase, structure: Structure, discourse: Discourse) -> Phrase:
    """The phrase that bears a noun's case: the last of coordinated ones (支持と 断念を), the noun of intent over it (辞任の 意向を)."""
    while phrase.parent is not None:
        parent = structure.phrases[phrase.parent]
        is_content = phrase.particles == ("ノ",) and parent.head.lemma in discourse.lexicon.will_nouns
        if not (is_coordinated(phrase, structure.phrases) or is_content):
            break
        phrase = parent
    return phrase


def source_of(carrier: Predicate, structure: Structure, discourse: Discourse) -> Group:
    """Whose it is that there is: 野党から 批判が出る, 国民の間で 反発が高まる.

    A topic reaches the clauses beside: 党内では 反発が広がり、異論も多い.
    """
    own = fillers(carrier, structure, discourse)
    beside = (f for p in joined_clauses(carrier, structure) for f in fillers(p, structure, discourse) if f.argument.is_topic)
    return next((found for f in (*own, *beside) if (found := _whose(f, structure, discourse))), ())


def _whose(place: Filler, structure: Structure, discourse: Discourse) -> Group:
    """Who is in a place that a noun is said to be found in."""
    if place.cases[0] not in ("カラ", "デ", "ニ"):
        return ()
    if place.is_actor:
        return (place,)
    owner = structure.predicate_at(place.argument.phrase) if place.argument.head_lemma in ("間", "中", "内", "なか") else None
    return tuple(o for o in fillers(owner, structure, discourse) if o.cases[0] == "ノ" and o.is_actor) if owner else ()
