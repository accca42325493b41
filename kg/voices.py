"""Repairs of whose voice it is: 党内からは [連携を探るべきだ]との意見が 相次ぐ."""

from __future__ import annotations

from dataclasses import replace

from kg.grammar import words
from kg.phrases import Phrase, is_adnominal, is_predicative, rehung

VOICES = words("voices")


def lower_quotes(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """What is said belongs to the verb right after it before a voice: [競争に拍車がかかると] 危ぶむ 声が 出る."""
    return tuple(replace(p, parent=p.index + 1) if _is_told_by_next(p, phrases) else p for p in phrases)


def _is_told_by_next(phrase: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    if not phrase.function or phrase.function[-1].lemma != "と" or phrase.parent is None or phrase.parent <= phrase.index + 1:
        return False
    verb = phrases[phrase.index + 1]
    return is_predicative(verb) and is_adnominal(verb) and verb.parent is not None and _is_voice(phrases[verb.parent])


def lift_voices(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """From where a voice comes stands with the verb that says it is there, where GiNZA hung it inside what the voice says."""
    return rehung(phrases, _verb_of_voice)


def join_voices(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """A clause that tells of one voice stands beside the one that tells of the next: [反発が広がり]、首相を警戒する声も 強い."""
    return rehung(phrases, _verb_of_next_voice)


def _verb_of_next_voice(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    clause = phrases[phrase.parent] if phrase.parent is not None else None
    if clause is None or not phrase.has_comma or not is_predicative(phrase) or not is_adnominal(clause) or clause.parent is None:
        return None
    after = phrases[clause.parent]
    return after.parent if _is_voice(after) and any(p.parent == phrase.index and _is_voice(p) for p in phrases) else None


def _is_voice(phrase: Phrase) -> bool:
    return phrase.head.lemma in VOICES and bool(set(phrase.particles) & {"ガ", "モ"})


def _verb_of_voice(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    if phrase.particles[:1] not in (("カラ",), ("デ",), ("ニ",)) or phrase.in_quote or not _is_set_apart(phrase):
        return None
    above = phrase.parent
    while above is not None and (is_predicative(phrases[above]) or phrases[above].is_nominal):
        if phrases[above].head.lemma in VOICES and set(phrases[above].particles) & {"ガ", "モ", "ハ"}:
            verb = phrases[above].parent
            return verb if verb is not None and is_predicative(phrases[verb]) else None
        above = phrases[above].parent
    return None


def _is_set_apart(phrase: Phrase) -> bool:
    """True for 野党からは, for 与党内で and for 住民側で."""
    return "ハ" in phrase.particles or phrase.head.text[-1] in "内中間側"
