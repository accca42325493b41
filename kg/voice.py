"""Passives, causatives and topics turned round: the cases that an argument bears in the active voice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.discourse import Filler
from kg.predicates import Predicate

PATIENT = ("ヲ", "ニ", "ニ対シテ")


RECIPIENT = ("ニ", "ニ対シテ", "カラ")
"""What the が of a passive is in the active voice, without and beside an を."""


def as_active(predicate: Predicate, found: list[Filler]) -> Iterator[Filler]:
    """The fillers with the cases that they bear in the active voice; the topic takes the case that is free."""
    has_subject = any("ガ" in f.cases for f in found)
    has_object = any("ヲ" in f.cases for f in found)
    for f in found:
        yield replace(f, cases=_active_cases(predicate, f, has_subject, has_object))


def _active_cases(predicate: Predicate, filler: Filler, has_subject: bool, has_object: bool) -> tuple[str, ...]:
    case = filler.cases[0]
    if case == "ハ":
        case = "ガ" if not has_subject else "ヲ" if not has_object else "ハ"
        if case == "ガ" and not predicate.is_passive and not has_object and not filler.is_actor:
            return ("ガ", "ヲ")
    if predicate.is_passive and not is_potential(predicate):
        return _passive_cases(case, filler, has_object)
    if predicate.is_causative and case == "ニ":
        return ("ガ", "ニ")
    if predicate.is_causative and case == "ガ":
        return ("使役",)
    return (case,)


def is_potential(predicate: Predicate) -> bool:
    """True where られる means can: 受け入れられない with a は that is no actor and nobody by whom."""
    negated = any(m.lemma in ("ない", "ぬ", "ず") for m in predicate.tail)
    return negated and not predicate.having("ニヨッテ") and any(a.is_topic and a.case == "ハ" for a in predicate.arguments)


def _passive_cases(case: str, filler: Filler, has_object: bool) -> tuple[str, ...]:
    """A passive turned round: its が is を, or に beside an を (制裁を科された); who did it stands with によって, から or に."""
    if case == "ガ":
        return RECIPIENT if has_object else PATIENT
    if case == "ニヨッテ":
        return ("ガ",)
    if case == "カラ" and filler.is_actor:
        return ("ガ",)
    return ("ガ", "ニ") if case == "ニ" else (case,)
