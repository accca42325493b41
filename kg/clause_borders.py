"""Repairs at the border of a clause: a second が, を or は that a verb cannot have belongs to the clause inside or outside."""

from __future__ import annotations

from dataclasses import replace

from kg.grammar import words
from kg.phrases import Phrase, WordClass, ends_in_quote, is_act_beside, is_adnominal, is_predicative, is_topic, takes_suru
from kg.quotations import says

CONDITIONS = tuple(words("conditions"))
FUNCTION_NOUNS = words("function_nouns")
CHARGES = words("charges")
THREAT_VERBS = words("threat_verbs")
EXPECTING_VERBS = words("expecting_verbs")


def lift_first_subjects(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """The first of two が is the outer verb's: 住民が、[市長が 着服した]と 非難した; 市民が [両国が 停戦する]ことを 期待している."""
    return tuple(replace(p, parent=verb) if (verb := _verb_of_first_subject(p, phrases)) is not None else p for p in phrases)


def _verb_of_first_subject(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    if phrase.particles != ("ガ",) or phrase.parent is None or not _is_verb(phrases[phrase.parent]):
        return None
    clause = phrases[phrase.parent]
    is_first = any(p.parent == clause.index and p.particles == ("ガ",) and p.index > phrase.index for p in phrases)
    verb = _verb_over(clause, phrases) if is_first else None
    if verb is None or verb.in_quote != phrase.in_quote or any(p.parent == verb.index and p.particles in (("ガ",), ("ハ",), ("モ",)) for p in phrases):
        return None
    return verb.index


def _verb_over(clause: Phrase, phrases: tuple[Phrase, ...]) -> Phrase | None:
    """The verb that says or expects what the clause tells, with と or ことを."""
    while is_act_beside(clause) and clause.parent is not None and is_predicative(phrases[clause.parent]):
        clause = phrases[clause.parent]  # [指導力を発揮し、腐敗を浄化する]ことを
    above = phrases[clause.parent] if clause.parent is not None else None
    if above is not None and ends_in_quote(clause) and says(above):
        return above
    if above is None or above.head.lemma not in FUNCTION_NOUNS or above.particles != ("ヲ",) or above.parent is None:
        return None
    verb = phrases[above.parent]
    return verb if verb.head.lemma in EXPECTING_VERBS or says(verb) else None


def lift_first_objects(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """The first of two を is the outer verb's, where a clause tells the charge: 閣僚を [政権の転覆を 図った]容疑で 逮捕した."""
    return tuple(replace(p, parent=verb) if (verb := _verb_of_first_object(p, phrases)) is not None else p for p in phrases)


def _verb_of_first_object(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    if phrase.particles != ("ヲ",) or phrase.parent is None or not is_adnominal(phrases[phrase.parent]):
        return None
    clause = phrases[phrase.parent]
    noun = phrases[clause.parent] if clause.parent is not None else None
    if noun is None or noun.parent is None or noun.head.lemma not in CHARGES or not {"デ", "ニヨッテ"} & set(noun.particles):
        return None
    is_first = any(p.parent == clause.index and p.particles == ("ヲ",) and p.index > phrase.index for p in phrases)
    has_own = any(p.parent == noun.parent and p.particles == ("ヲ",) for p in phrases)
    return noun.parent if is_first and not has_own else None


def lower_second_topics(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """A second は before what is said, seen or recognised is its own: 大統領はまた、[欧州との関係は 重要である]との 認識を示した."""
    return tuple(replace(p, parent=clause) if (clause := _clause_of_second_topic(p, phrases)) is not None else p for p in phrases)


def _clause_of_second_topic(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    if phrase.parent is None or not is_topic(phrase) or phrase.is_temporal:
        return None
    is_second = any(is_topic(p) and p.parent == phrase.parent and not p.is_temporal for p in phrases[: phrase.index])
    clause = _told_under(phrase.parent, phrases) if is_second else None
    if clause is None or clause.index < phrase.index or clause.in_quote != phrase.in_quote:
        return None
    return None if any(p.parent == clause.index and {"ガ", "ハ"} & set(p.particles) for p in phrases) else clause.index


def lower_told_conditions(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """A condition before a threat is part of it: 政府は [再開しなければ] 許可を取り消すとの 通告を出した."""
    return tuple(replace(p, parent=clause) if (clause := _threat_after(p, phrases)) is not None else p for p in phrases)


def _threat_after(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    if phrase.parent is None or phrase.in_quote or not phrase.tail.endswith(CONDITIONS):
        return None
    clause = _told_under(phrase.parent, phrases)
    if clause is None or clause.index < phrase.index or clause.parent is None or phrases[clause.parent].head.lemma not in THREAT_VERBS:
        return None
    return clause.index


def _told_under(verb: int, phrases: tuple[Phrase, ...]) -> Phrase | None:
    """The clause with との before the noun in を under a verb."""
    nouns = {p.index for p in phrases if p.parent == verb and p.particles == ("ヲ",)}
    return next((p for p in phrases if p.parent in nouns and p.tail.endswith(("との", "という")) and is_predicative(p)), None)


def _is_verb(phrase: Phrase) -> bool:
    """True for a verb, of which が stands once; an adjective may have two (首相が 外交が 得意だ)."""
    return phrase.word_class is WordClass.VERB or takes_suru(phrase)
