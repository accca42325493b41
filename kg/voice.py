"""Passives, causatives and topics turned round: the cases that an argument bears in the active voice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.discourse import Filler
from kg.grammar import words
from kg.lexicon import Lexicon
from kg.model import EntityType
from kg.predicates import Predicate

PATIENT = ("ヲ", "ニ", "ニ対シテ")
"""What the が of a passive is in the active voice: 政府は批判された."""

RECIPIENT = ("ニ", "ニ対シテ", "カラ")
"""What it is beside an を: 政府は説明を求められた."""


CHAMBERS = tuple(words("chambers"))
DATIVE_VERBS = words("dative_verbs")
ERAS = tuple(words("eras"))
GIVING_VERBS = words("giving_verbs")
UTTERANCE_VERBS = words("utterance_verbs")
ADDRESSING = UTTERANCE_VERBS | words("asking_verbs") | {"言う"}
"""Verbs whose に is to whom it is said."""
WITHOUT_PASSIVE = words("without_passive")


def as_active(predicate: Predicate, found: list[Filler], lexicon: Lexicon, *, has_other_topic: bool) -> Iterator[Filler]:
    """The fillers with the cases that they bear in the active voice; topics take the cases that are free."""
    taken = {case for f in found for case in f.cases}
    has_topic = "ハ" in taken
    is_moved = any("ヲ" in f.cases and f.is_actor for f in found)
    has_doer = "ガ" in taken or any(f.cases[0] in ("ハ", "モ") and f.is_actor for f in found)
    for f in found:
        if not has_doer and (_acts_in_place(f, has_other_topic=has_other_topic) or _tells(f, predicate) or _stands_for_itself(f)):
            f = replace(f, cases=("ガ",))
        if f.cases[0] in ("ハ", "モ"):
            f = replace(f, cases=_cases_of_topic(predicate, f, taken, has_topic, lexicon))
        cases = _active_cases(predicate, f, taken, is_moved)
        yield f if cases == f.cases else replace(f, cases=cases)


def _stands_for_itself(filler: Filler) -> bool:
    """True for an actor before としては, who is the topic: 大統領としては 早期の停戦を実現したい."""
    return filler.cases == ("トシテ",) and filler.argument.is_topic and filler.is_actor


def _acts_in_place(filler: Filler, *, has_other_topic: bool) -> bool:
    """True for those among whom it is done, where nobody else does it: EUでは 支援を目指す, 日米韓で 連携する, 26カ国で 採択した."""
    if filler.cases != ("デ",) or not filler.entities:
        return False
    types = {e.type for e in filler.entities}
    if filler.argument.is_topic:
        nobodys = (*ERAS, *CHAMBERS) if has_other_topic else ERAS  # 野党は、参院では…連携する
        return types == {EntityType.ORGANIZATION} and not filler.argument.head_lemma.endswith(nobodys)
    is_numbered = types == {EntityType.GROUP} and filler.entities[0].label[0].isnumeric()
    return is_numbered or (len(filler.entities) > 1 and types == {EntityType.STATE})


def _tells(filler: Filler, predicate: Predicate) -> bool:
    """True for who speaks in から, as ministries write: 大臣から 支援を続ける旨を 述べた."""
    is_verb = not predicate.is_noun and not predicate.is_passive
    return is_verb and filler.cases == ("カラ",) and filler.is_actor and predicate.lemma in UTTERANCE_VERBS


def _active_cases(predicate: Predicate, filler: Filler, taken: set[str], is_moved: bool) -> tuple[str, ...]:
    case = filler.cases[0]
    if len(filler.cases) > 1:
        return filler.cases
    if predicate.makes_others_act:
        return _causative_cases(case, filler, predicate, is_moved)
    if predicate.is_benefactive and predicate.lemma in ADDRESSING:
        return (case,)  # 世界に 言っていただく, 政府は 中国に 働きかけてもらいたい: to whom
    if predicate.is_benefactive and case == "ニ" and filler.is_actor:
        return ("ガ",)
    if predicate.is_benefactive and case == "ガ" and "ニ" in taken:
        return RECIPIENT if "ヲ" in taken else PATIENT
    if predicate.is_passive and not is_potential(predicate):
        return _passive_cases(case, filler, predicate.lemma, bool({"ヲ", "ト"} & taken) if case == "ニ" else "ヲ" in taken)
    return (case,)


def _cases_of_topic(predicate: Predicate, filler: Filler, taken: set[str], has_topic: bool, lexicon: Lexicon) -> tuple[str, ...]:
    """は stands for が where none is spoken, else for を, as も beside a は does (ガーナはトーゴも支援した); a thing may be either.

    What is named is を (国際連合は、国連ともいう), and a verb that takes no を leaves が alone (選挙君主も存在する).
    """
    is_speaker = "ト" in taken and len(predicate.having("ハ")) == 1  # 「…」と判事は主張した
    takes_object = predicate.lemma in lexicon.transitive_verbs or predicate.lemma in lexicon.naming_verbs
    is_undergone = predicate.is_passive and not (is_potential(predicate) and "られる" in {m.lemma for m in predicate.tail})
    may_be_object = takes_object and "ヲ" not in taken and not is_speaker and not is_undergone
    if "ガ" in taken:
        if predicate.lemma in DATIVE_VERBS and not {"ニ", "ニ対シテ", "ヲ"} & taken:
            return ("ハ", "ニ")  # 改正案は 野党が反対した
        return ("ヲ",) if may_be_object else ("ハ",) if "ヲ" in taken else ("ハ", "ヲ")
    if may_be_object and "モ" in filler.cases and has_topic:
        return ("ヲ",)
    if not may_be_object or filler.is_actor:
        return ("ガ",)
    return ("ヲ", "ガ") if predicate.lemma in lexicon.naming_verbs else ("ガ", "ヲ")


def _causative_cases(case: str, filler: Filler, predicate: Predicate, is_moved: bool) -> tuple[str, ...]:
    """Who is made to do it does it: に of 受け入れさせた, が of 謝罪させられた; beside somebody in を the に is a place (駐屯させた)."""
    if predicate.is_passive:
        return ("使役",) if case == "ニ" else (case,)
    if case == "ニ":
        return ("ガ",) if filler.is_actor and not is_moved else ("ニ",)
    return ("使役",) if case == "ガ" else (case,)


def is_potential(predicate: Predicate) -> bool:
    """True where られる means can: 受け入れられない with a は that is no actor and nobody by whom; 応じられない, which has no passive.

    Beside を it can (支持を広げられない), unless one may have it done to him: 説明を求められなかった.
    """
    lemmas = {m.lemma for m in predicate.tail}
    negated = bool(lemmas & {"ない", "ぬ", "ず"}) and "られる" in lemmas  # 許されない, 容認されない are passives only
    if predicate.lemma in WITHOUT_PASSIVE:
        return True
    if negated and predicate.having("ヲ") and predicate.lemma not in GIVING_VERBS:
        return True
    return negated and not predicate.having("ニヨッテ") and any(a.is_topic and a.case in ("ハ", "モ") for a in predicate.arguments)


def _passive_cases(case: str, filler: Filler, lemma: str, has_object: bool) -> tuple[str, ...]:
    """A passive turned round: its が is を, or に beside an を (制裁を科された); who did it has によって, から, に, a body で."""
    if case == "ガ":
        return RECIPIENT if has_object else PATIENT
    if case == "ニヨッテ":
        return ("ガ",)
    if case == "カラ" and filler.is_actor:
        return ("ガ",)
    if case == "デ" and filler.entities and all(e.type is EntityType.ORGANIZATION for e in filler.entities):
        return ("ガ",)  # 法案は衆議院で可決された
    if case == "ニ" and lemma in GIVING_VERBS and not has_object:
        return ("ニ",)  # 元大統領に資格が認められた: to whom, not by whom
    return ("ガ", "ニ") if case == "ニ" and not filler.argument.is_topic else (case,)
