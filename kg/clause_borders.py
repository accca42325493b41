"""Repairs at the border of a clause: a second が, を or は that a verb cannot have belongs to the clause inside or outside."""

from __future__ import annotations

from dataclasses import replace

from kg.grammar import words
from kg.phrases import (
    Phrase,
    WordClass,
    ends_in_quote,
    is_act_beside,
    is_adnominal,
    is_predicative,
    is_topic,
    rehung,
    rehung_without_topics,
    takes_suru,
)
from kg.quotations import says

AIMS = words("aims")
AUTHORED = words("authored")
AUTHORING = words("authoring")
CONDITIONS = tuple(words("conditions"))
FUNCTION_NOUNS = words("function_nouns")
CHARGES = words("charges")
FRAMING = words("framing")
THREAT_VERBS = words("threat_verbs")
EXPECTING_VERBS = words("expecting_verbs")


def lift_firsts(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """The first of two が, or of two を under a charge, is the outer verb's, and so is the を before a clause that only says as what."""
    return rehung(_lift_first_objects(_lift_first_subjects(phrases)), _framing_verb)


def _framing_verb(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    """The verb that needs the を which begins the clause of its と: 対立を [二国間で解決すべき 課題と] 位置付けた."""
    clause = phrases[phrase.parent] if phrase.particles == ("ヲ",) and phrase.parent is not None else None
    if clause is None or not is_adnominal(clause) or clause.parent is None:
        return None
    noun = phrases[clause.parent]
    verb = phrases[noun.parent] if noun.particles == ("ト",) and noun.parent is not None else None
    if verb is None or not _frames(verb):
        return None
    has_own = any(p.parent == verb.index and "ヲ" in p.particles for p in phrases)
    begins = not any(p.parent == clause.index and p.index < phrase.index for p in phrases)
    return verb.index if begins and not has_own else None


def _frames(verb: Phrase) -> bool:
    name = "".join(m.text for m in verb.content[:-1]) + verb.head.lemma  # 位置 付ける
    return name in FRAMING and not any(m.lemma in ("れる", "られる") for m in verb.function)


def lift_over_clefts(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """The topic before a cleft is who tells it: 新聞は、[大統領を 招いたのが 教授であった]としている; the topic of ことだ may be an aim."""
    return _lift_aims(rehung(phrases, _teller_of_cleft))


def _teller_of_cleft(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    if phrase.parent is None or not is_topic(phrase) or phrase.in_quote or not phrases[phrase.parent].tail.endswith("のが"):
        return None
    noun = phrases[phrases[phrase.parent].parent or 0]
    is_told = noun.is_nominal and noun.tail.endswith("と") and noun.parent is not None
    verb = phrases[noun.parent or 0]
    return verb.index if is_told and not any(is_topic(p) and p.parent == verb.index for p in phrases) else None


def _lift_aims(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """What an aim is stands in all clauses up to こと: ロシアの狙いは、[欧州を揺さぶり、米国を遠ざける]ことにある."""
    ends = [p for p in phrases if p.head.lemma == "こと" and _ends_sentence(p, phrases)]
    return tuple(replace(p, parent=_end_of_aim(ends[0])) if ends and _is_aim(p, ends[0]) else p for p in phrases)


def _is_aim(phrase: Phrase, end: Phrase) -> bool:
    return is_topic(phrase) and phrase.head.lemma in AIMS and phrase.index < end.index and phrase.in_quote == end.in_quote


def _ends_sentence(phrase: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    """True for ことだ at the end, and for the ことに of ことにある."""
    if phrase.index == len(phrases) - 1:
        return True
    return phrase.particles == ("ニ",) and phrase.parent == len(phrases) - 1 and phrases[-1].head.lemma == "ある"


def _end_of_aim(phrase: Phrase) -> int:
    return phrase.index if phrase.particles != ("ニ",) or phrase.parent is None else phrase.parent


def lower_told(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Conditions, second topics and clauses beside are part of what is told."""
    return _join_told(_lower_second_topics(_lower_told_conditions(phrases)))


def _lift_first_subjects(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """The first of two が is the outer verb's: 住民が、[市長が 着服した]と 非難した; so is a writer's: 首相が [頼む]書簡を 送った."""
    return rehung(rehung(phrases, _verb_of_first_subject), _verb_of_author)


def _verb_of_author(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    """The verb by which somebody makes or sends a document, where the clause on that has taken his が and nobody else is named."""
    if phrase.particles != ("ガ",) or phrase.parent is None or not is_adnominal(phrases[phrase.parent]):
        return None
    document = phrases[phrases[phrase.parent].parent or 0]
    if document.particles != ("ヲ",) or document.head.lemma not in AUTHORED or document.parent is None:
        return None
    verb = phrases[document.parent]
    spoken = [p for p in phrases if p.parent == verb.index and p.is_nominal and not p.is_temporal and "デ" not in p.particles]
    named = any(set(p.particles) & {"ガ", "ハ", "モ"} for p in spoken)
    return verb.index if verb.head.lemma in AUTHORING and not named else None


def _verb_of_first_subject(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    if phrase.particles != ("ガ",) or phrase.parent is None or not _is_verb(phrases[phrase.parent]):
        return None
    clause = phrases[phrase.parent]
    is_first = any(p.parent == clause.index and p.particles == ("ガ",) and p.index > phrase.index for p in phrases)
    verb = _verb_over(clause, phrases) if is_first else None
    if (
        verb is None
        or verb.in_quote != phrase.in_quote
        or any(p.parent == verb.index and p.particles in (("ガ",), ("ハ",), ("モ",)) for p in phrases)
    ):
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


def _lift_first_objects(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """The first of two を is the outer verb's, where a clause tells the charge: 閣僚を [政権の転覆を 図った]容疑で 逮捕した."""
    return rehung(phrases, _verb_of_first_object)


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


def _lower_second_topics(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """A second は before what is said, seen or recognised is its own: 大統領はまた、[欧州との関係は 重要である]との 認識を示した."""
    return rehung(phrases, _clause_of_second_topic)


def _clause_of_second_topic(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    if phrase.parent is None or not is_topic(phrase) or phrase.is_temporal:
        return None
    is_second = any(is_topic(p) and p.parent == phrase.parent and not p.is_temporal for p in phrases[: phrase.index])
    clause = _told_under(phrase.parent, phrases) if is_second else None
    if clause is None or clause.index < phrase.index or clause.in_quote != phrase.in_quote:
        return None
    return None if any(p.parent == clause.index and {"ガ", "ハ"} & set(p.particles) for p in phrases) else clause.index


def _lower_told_conditions(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """A condition before a threat is part of it: 政府は [再開しなければ] 許可を取り消すとの 通告を出した."""
    return rehung(phrases, _threat_after)


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


def _join_told(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """A clause with a が of its own goes with the one that is told after it: 新聞は、[衝突があり、逮捕者が出たこと]を伝えた."""
    return rehung_without_topics(phrases, _told_with)


def _told_with(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    """The clause before こと, in を under the verb of saying that `phrase` hangs on; None where `phrase` has no が or is none beside it."""
    if phrase.parent is None or phrase.in_quote or not is_act_beside(phrase) or not says(phrases[phrase.parent]):
        return None
    has_subject = any(p.parent == phrase.index and p.particles == ("ガ",) for p in phrases)
    has_speaker = any(p.parent in (phrase.index, phrase.parent) and is_topic(p) and p.index < phrase.index for p in phrases)
    inner = _matter_told(phrase, phrases) if has_subject and has_speaker else []
    return inner[-1] if inner else None


def _matter_told(phrase: Phrase, phrases: tuple[Phrase, ...]) -> list[int]:
    """The clauses after a phrase, in ことを or と, that its verb of saying tells: 外相は、[隣国が違反し、敷設した]と非難した."""
    matter = [p for p in phrases if p.parent == phrase.parent and p.particles == ("ヲ",) and p.head.lemma in FUNCTION_NOUNS]
    inner = [p.index for p in phrases if matter and p.parent == matter[-1].index and is_adnominal(p) and p.index > phrase.index]
    beside = [p for p in phrases[phrase.index + 1 : phrase.parent] if p.parent == phrase.parent and p.in_quote == phrase.in_quote]
    quoted = [p for p in beside if ends_in_quote(p) and is_predicative(p)]
    has_own = quoted and any(p.parent == quoted[-1].index and {"ガ", "ハ"} & set(p.particles) for p in phrases)
    return inner or ([] if has_own else [p.index for p in quoted])
