"""Repairs of what belongs into what is said, where the parser hung it on the verb of saying."""

from __future__ import annotations

from kg.grammar import words
from kg.phrases import Phrase, WordClass, is_act_beside, is_topic, rehung, takes_suru
from kg.quotations import is_quoted, says

ANNOUNCING_VERBS = words("announcing_verbs")
AUDIENCES = words("audiences")
CONDITIONS = tuple(words("conditions"))
EXISTING = frozenset({"ある", "有る", "ない", "無い"})
JUDGING = words("judging")
PLAIN_SPEECH = words("plain_speech")


def lower_objects(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """を and a second は before what is said are its own, に before what is announced too.

    会談を「中止した」と述べた; ロシアに [制裁を科す]と 発表した.
    """
    for verb_of in (_quoted_verb_of, _announced_verb_of, _verb_of_theme):
        phrases = rehung(phrases, verb_of)
    return phrases


def _verb_of_theme(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    """The clause told behind a second は or a が, which is its own: 団体は、[解決は受け入れられない]と 反発した.

    So is the が of its condition: ロシアは、[ウクライナが 拒否すれば]続けると 表明した.
    """
    is_inner = is_topic(phrase) or phrase.particles == ("ガ",)
    if not is_inner or phrase.in_quote or phrase.is_temporal or phrase.parent is None:
        return None
    if phrases[phrase.parent].head.lemma in JUDGING:
        return None  # 新聞は、声明は暗示したものと みる: what is judged
    before = [p for p in phrases[: phrase.index] if p.parent == phrase.parent and is_topic(p) and not p.is_temporal]
    verbs = {phrase.parent, *(p.index for p in phrases if p.parent == phrase.parent and is_act_beside(p))}  # …ないと批判し、迫った
    told = [p for p in phrases[phrase.index + 1 : phrase.parent] if p.parent in verbs and is_quoted(p, phrases)]
    if not before or not told or told[0].closes_quote:
        return None
    clause = told[0]
    if phrase.particles == ("ガ",):
        conditions = (p for p in phrases[phrase.index + 1 : clause.index] if p.parent == clause.index and p.tail.endswith(CONDITIONS))
        clause = next(conditions, clause)
    own = {"ハ"} if clause.head.lemma in EXISTING and is_topic(phrase) else {"ガ", "ハ"}  # [党は 必要が ある]と
    return None if any(p.parent == clause.index and own & set(p.particles) for p in phrases) else clause.index


def _announced_verb_of(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    """The verb of what is announced right behind に, which a verb of announcing has not: 記者団に対し発表した has に対し."""
    if phrase.particles != ("ニ",) or phrase.has_comma or phrase.in_quote or phrase.parent is None:
        return None
    verb = phrases[phrase.parent]
    if verb.head.lemma not in ANNOUNCING_VERBS or phrase.head.lemma in AUDIENCES or not phrase.is_plain_noun or phrase.is_temporal:
        return None
    told = [p for p in phrases[phrase.index + 1 : verb.index] if p.parent == verb.index and is_quoted(p, phrases) and not p.closes_quote]
    if not told or any(is_topic(p) or p.particles == ("ガ",) for p in phrases[phrase.index : told[0].index]):
        return None
    return None if any(p.parent == told[0].index and "ニ" in p.particles for p in phrases) else told[0].index


def _quoted_verb_of(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    """The verb that ends the quotation right after the phrase, under a verb that only says (事件を「テロだ」と呼んだ judges)."""
    if phrase.particles != ("ヲ",) or phrase.parent is None or phrase.in_quote or phrases[phrase.parent].head.lemma not in PLAIN_SPEECH:
        return None
    quoted = [p for p in phrases[phrase.index + 1 : phrase.parent] if p.in_quote]
    if not quoted or quoted[0].index != phrase.index + 1 or quoted[-1].parent != phrase.parent or not quoted[-1].closes_quote:
        return None
    verb = quoted[-1]
    is_active = (verb.word_class is WordClass.VERB or takes_suru(verb)) and not any(m.lemma in ("れる", "られる") for m in verb.function)
    has_object = any(p.parent == verb.index and "ヲ" in p.particles for p in quoted)
    return verb.index if is_active and not has_object else None


def lower_conditions(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """A condition right before what is said is part of it: 首相は [応じなければ] 攻撃すると警告した."""
    return rehung(phrases, _said_under)


def _said_under(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    """The clause with と after a condition, where both hang on a verb of saying and no speaker stands between."""
    if phrase.parent is None or not phrase.tail.endswith(("ば", "なら", "たら")) or phrase.in_quote or not says(phrases[phrase.parent]):
        return None
    between = phrases[phrase.index + 1 : phrase.parent]
    if any(p.parent == phrase.parent and set(p.particles) & {"ハ", "ガ", "モ"} for p in between):
        return None
    return next((p.index for p in between if p.parent == phrase.parent and is_quoted(p, phrases) and not p.closes_quote), None)
