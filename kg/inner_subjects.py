"""Repairs of a が that belongs inside a clause, where the parser hung it on the verb outside."""

from __future__ import annotations

from kg.grammar import words
from kg.phrases import SURU, Phrase, WordClass, ends_in_quote, is_act_beside, is_adnominal, is_predicative, is_topic, rehung

CHARGING_VERBS = words("accusing_verbs") | words("press_verbs")
CONDITIONS = tuple(words("conditions"))
DOCUMENTS = words("documents") | words("authored")
STANCE_VERBS = words("stance_verbs")
VOICES = words("voices")
VOTABLE = tuple(words("votable"))


def lower_subjects(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """The first of two が, or a が beside a topic, belongs to the clause that explains the noun after it.

    [中国が 圧力を強める]可能性が ある; 決議は、[評議会が 統治を担う]ことを 認めた; [[中国が 圧力を強める]ことを 警戒する]声が 出る.
    """
    lowered = rehung(phrases, _clause_of)
    return rehung(lowered, _clause_of)  # once more, into the clause inside a clause


def _clause_of(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    if phrase.particles != ("ガ",) or phrase.parent is None:
        return None
    return _clause_explaining(phrase, _explained(phrase, phrases), phrases)


def _clause_explaining(phrase: Phrase, cases: tuple[tuple[str, ...], ...], phrases: tuple[Phrase, ...]) -> int | None:
    """The last clause between a phrase and its verb that modifies an argument of that verb in one of `cases` and has no が of its own."""
    between = phrases[phrase.index + 1 : phrase.parent]
    nouns = {p.index for p in between if p.parent == phrase.parent and p.particles in cases}
    clauses = [p for p in between if p.parent in nouns and is_predicative(p) and is_adnominal(p) and p.in_quote == phrase.in_quote]
    is_free = clauses and not any(p.parent == clauses[-1].index and "ガ" in p.particles for p in phrases)
    return clauses[-1].index if is_free else None


def lower_clauses(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """An act with a が of its own, beside a topic, belongs to the clause that explains the noun after it, as its が would.

    米国は、[中国が 危機を利用し、影響力を強める]ことを 警戒した.
    """
    return rehung(phrases, _clause_beside)


def _clause_beside(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    if phrase.parent is None or not is_act_beside(phrase):
        return None
    own = [p for p in phrases if p.parent == phrase.index and p.index < phrase.index]
    if not any(p.particles == ("ガ",) for p in own) or any(is_topic(p) for p in own):
        return None
    if not any(p.parent == phrase.parent and is_topic(p) and not p.is_temporal for p in phrases[: phrase.index]):
        return None
    return _clause_explaining(phrase, _of_object(phrases[phrase.parent]), phrases)


def lower_second_subjects(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """The second of two が belongs to the clause in のを after it: 警察が、[住民が 商店を略奪する]のを 防いでいる."""
    return rehung(phrases, _nominalized_after)


def _nominalized_after(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    if phrase.particles != ("ガ",) or phrase.parent is None:
        return None
    is_second = any(p.parent == phrase.parent and {"ガ", "ハ"} & set(p.particles) and p.index < phrase.index for p in phrases)
    clauses = [p for p in phrases[phrase.index + 1 : phrase.parent] if p.parent == phrase.parent and p.tail.endswith(("のを", "のは"))]
    is_free = is_second and clauses and not any(p.parent == clauses[0].index and "ガ" in p.particles for p in phrases)
    return clauses[0].index if is_free else None


def lift_accused(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """A が at the head of what is reported or charged does that, past a clause on its を: 中国が[越えた一線]を 越えたと批判した.

    Who reports or accuses is not the subject of his charge, which would have none; what he promises may be his own.
    """
    return rehung(phrases, _verb_of_charge)


def _verb_of_charge(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    """The verb that ends the charge, where a clause on its を holds the が and it has no other."""
    if phrase.particles != ("ガ",) or phrase.parent is None or not is_adnominal(phrases[phrase.parent]):
        return None
    noun = phrases[phrases[phrase.parent].parent or 0]
    charge = phrases[noun.parent] if noun.particles == ("ヲ",) and noun.parent is not None else None
    if charge is None or charge.parent is None or not ends_in_quote(charge) or phrases[charge.parent].head.lemma not in CHARGING_VERBS:
        return None
    return None if any(p.parent == charge.index and {"ガ", "ハ"} & set(p.particles) for p in phrases) else charge.index


def lower_accused(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """A が before the last words of what is said, alone in quotation marks, is theirs, as an を before a charge is, and a second は.

    政府は、[大統領が 移民を「犯罪者扱いしている」]と 非難した; 首相は、[遅れが「害になる」]と 危惧し、[連鎖は「土台を揺るがす」]と 述べた.
    """
    return rehung(phrases, _charge_after)


def _charge_after(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    """The verb in quotation marks between a が or を and a verb that has a topic of its own."""
    if phrase.parent is None:
        return None
    is_theme = is_topic(phrase) and phrases[phrase.index + 1].in_quote > phrase.in_quote  # 連鎖は「土台を揺るがす」と警告した
    verb = phrases[phrase.parent] if is_theme or phrase.particles in (("ガ",), ("ヲ",)) else None
    if verb is None or (phrase.particles == ("ヲ",) and verb.head.lemma not in CHARGING_VERBS):
        return None
    before = [p for p in phrases[: phrase.index + 1] if p.parent == verb.index]
    if not any(is_topic(p) and not p.is_temporal and p.head.lemma not in DOCUMENTS and p is not phrase for p in before):
        return None  # 28日は、首相が「…」と述べた; 改革案は、首相が「…」と批判した: who tells is the が
    if not is_theme and not any(p.particles == ("ガ",) for p in before):
        return None
    between = phrases[phrase.index + 1 : verb.index]
    charge = next((p for p in between if p.parent == verb.index and p.closes_quote and ends_in_quote(p) and is_predicative(p)), None)
    if charge is None and not any(_is_thing(p) for p in before if is_topic(p)):
        charge = _reason_in(between, verb, phrases)
    return charge.index if charge is not None else None


def _is_thing(topic: Phrase) -> bool:
    """True for an act or a bill, which blames nobody: 増税は、自民党が 公約違反だとして 批判した."""
    return topic.word_class is WordClass.VERBAL_NOUN or topic.head.lemma.endswith(VOTABLE)


def _reason_in(between: tuple[Phrase, ...], verb: Phrase, phrases: tuple[Phrase, ...]) -> Phrase | None:
    """The clause in として before a verb, which has no が of its own: ロシアは、[決議案が 主権を侵害する]として 反対した."""
    carriers = {p.index for p in between if p.parent == verb.index and p.head.lemma == "する" and p.tail == "て"}
    reason = next((p for p in between if p.parent in carriers and ends_in_quote(p) and is_predicative(p)), None)
    has_own = reason is not None and any(p.parent == reason.index and "ガ" in p.particles for p in phrases)
    return None if has_own else reason


def lift_over_names(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """A が before a clause that says what a thing is called belongs to the verb after it: 部隊が、[拠点とされた]町を 制圧した."""
    return rehung(phrases, _verb_past_name)


def _verb_past_name(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    if phrase.particles != ("ガ",) or phrase.parent is None:
        return None
    naming = phrases[phrase.parent]
    is_named = any(p.parent == naming.index and p.particles == ("ト",) for p in phrases)  # 拠点と された, not 置き去りに された
    is_naming = (
        is_named and naming.head.lemma in SURU and is_adnominal(naming) and any(m.lemma in ("れる", "られる") for m in naming.function)
    )
    thing = phrases[naming.parent] if is_naming and naming.parent is not None else None
    if thing is None or thing.parent is None or thing.particles != ("ヲ",) or not is_predicative(phrases[thing.parent]):
        return None
    return None if any(p.parent == thing.parent and "ガ" in p.particles for p in phrases) else thing.parent


def lower_into_conditions(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """A が right before a condition in what is said is the condition's: 外相は、[欧州が 制裁を復活させれば] 脱退すると警告した.

    A condition holds a が of its own (南 1974, class B); who the main clause is about is the speaker, or has another が.
    """
    return rehung(phrases, _condition_after)


def _condition_after(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    if phrase.particles != ("ガ",) or phrase.parent is None:
        return None
    main = phrases[phrase.parent]
    condition = next((p for p in phrases[phrase.index + 1 : main.index] if p.parent == main.index), None)
    if condition is None or not condition.tail.endswith(CONDITIONS) or not is_predicative(condition):
        return None
    has_own = any(p.parent == condition.index and {"ガ", "ハ"} & set(p.particles) for p in phrases)
    is_said = ends_in_quote(main) and main.parent is not None and any(p.parent == main.parent and is_topic(p) for p in phrases)
    has_other = any(p.parent == main.index and p.particles in (("ガ",), ("ハ",)) and p.index > condition.index for p in phrases)
    return condition.index if not has_own and (is_said or has_other) else None


def _explained(phrase: Phrase, phrases: tuple[Phrase, ...]) -> tuple[tuple[str, ...], ...]:
    """The cases of a noun that a clause may explain: が, of which a verb has one, and を where a topic is the subject."""
    is_said = phrase.parent is not None and ends_in_quote(phrases[phrase.parent])  # 通信は、米国が[案を示した]と報じた: は speaks
    has_topic = not is_said and any(p.parent == phrase.parent and is_topic(p) and p.index < phrase.index for p in phrases)
    is_voice = phrase.parent is not None and _modifies_voice(phrases[phrase.parent], phrases)  # [中国が 圧力を強める]ことを 警戒する 声
    named = (("ガ",), ("ハ",), ("ニヨルト",))  # [首相が 示した]案は, [ロイターが 入手した]文書によれば
    return (*named, *_of_object(phrases[phrase.parent or 0])) if has_topic or is_voice else named


def _of_object(verb: Phrase) -> tuple[tuple[str, ...], ...]:
    """The case of what a verb is about: を, and に of being for or against it ([米国が 武器を売却する]ことに 反対した)."""
    return (("ヲ",), ("ニ",)) if verb.head.lemma in STANCE_VERBS else (("ヲ",),)


def _modifies_voice(verb: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    return is_adnominal(verb) and verb.parent is not None and phrases[verb.parent].head.lemma in VOICES
