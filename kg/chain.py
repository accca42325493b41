"""The chain of phrases that govern a predicate: 緩めさせ → かける → 構えだ → とされる.

Japanese puts what decides how certain a clause is after it, and often after words that are no part of it (可能性が今後さらに
高まる). The words of the chain, read in order, are therefore the place to look for functional expressions.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from kg.arguments import Argument
from kg.grammar import words
from kg.phrases import Morpheme, Phrase, is_adnominal
from kg.predicates import COORDINATE, Link, Predicate, Structure

_VOICELESS = {"だ": "た", "だら": "たら", "で": "て", "だり": "たり"}

FUNCTION_NOUNS = words("function_nouns")
UTTERANCE_VERBS = words("utterance_verbs")


@dataclass(frozen=True, slots=True)
class Step:
    """A phrase of the chain; `link` is how the phrase before hangs on it (None for the predicate's own)."""

    link: Link | None
    phrase: Phrase
    words: tuple[Morpheme, ...]

    @property
    def is_past(self) -> bool:
        """True where the phrase has た."""
        return any(m.lemma == "た" for m in self.words)


def chain_of(predicate: Predicate, structure: Structure, stage: Collection[str]) -> tuple[Step, ...]:
    """The predicate's phrase and all that govern it, outward, to the end of the sentence or of a sentence in a quotation."""
    phrase = structure.phrases[predicate.phrase]
    steps = [Step(None, phrase, _unvoiced((phrase.head, *phrase.function)))]
    while phrase.parent is not None and not ends_sentence(phrase, structure.text):
        governor = governor_of(phrase, structure, stage) or phrase
        steps.append(Step(link_of(phrase, structure), governor, _unvoiced(_words(phrase, governor, structure))))
        phrase = governor
    return tuple(steps)


def governor_of(phrase: Phrase, structure: Structure, stage: Collection[str]) -> Phrase | None:
    """The phrase that governs `phrase`, None at the end; its parent, but where a clause is known to belong further out.

    `stage` are the acts that set the stage for speech (会談, 会見).
    """
    if phrase.parent is None:
        return None
    return _complement(phrase, structure) or _outside(phrase, structure, stage) or _next_governor(phrase, structure)


def link_of(phrase: Phrase, structure: Structure) -> Link:
    """How the phrase hangs on its parent: 強まっているという is quoted for a noun, かけるには names an act."""
    predicate = structure.predicate_at(phrase.index)
    if predicate is None or phrase.parent is None:
        return Link.NOUN
    if predicate.link in (Link.TE, Link.ADNOMINAL) and structure.phrases[phrase.parent].is_nominal and is_adnominal(phrase):
        return Link.QUOTED_NOUN if phrase.tail.endswith(("という", "とする")) else Link.ADNOMINAL
    if predicate.link is Link.CONTINUATIVE and phrase.tail.endswith("ので"):
        return Link.CAUSE
    if predicate.link is Link.CONTINUATIVE and not predicate.is_noun and phrase.tail in ("に", "には", "にも"):
        return Link.NOMINALIZED
    return predicate.link


def ends_sentence(phrase: Phrase, text: str) -> bool:
    """True before a full stop, which also stands inside quotations (「支援する。制裁も科す」と述べた)."""
    end = phrase.function[-1].end if phrase.function else phrase.end
    return text[end : end + 1] in ("。", "！", "？", "!", "?")


def _words(below: Phrase, governor: Phrase, structure: Structure) -> tuple[Morpheme, ...]:
    """The governor's words, with the adjectival noun that makes one verb with it (明らかに する)."""
    before = structure.phrases[governor.index - 1]
    aside = (*before.content, *before.function) if before.index > below.index and _is_part(before, governor) else ()
    return (*aside, *governor.content, *governor.function)


def _is_part(phrase: Phrase, verb: Phrase) -> bool:
    return (
        phrase.parent == verb.index and verb.head.lemma in ("する", "なる") and phrase.head.tag.startswith("形状詞") and phrase.tail == "に"
    )


def _next_governor(phrase: Phrase, structure: Structure) -> Phrase:
    """The parent, but where grammar forbids it.

    Clauses hang on a predicate, never on a plain noun (設けるほか、; 脅かすものだ、と観光相は語った); and one with a topic on none in
    a condition, which has no room for topics (民主党は反対し、否決されれば不信任案を出す; 南 1974).
    """
    governor = structure.phrases[phrase.parent or 0]
    while governor.parent is not None and _is_passed_over(governor, phrase, structure):
        governor = structure.phrases[governor.parent]
    return governor


def _is_passed_over(governor: Phrase, phrase: Phrase, structure: Structure) -> bool:
    if governor.is_plain_noun:
        return _hangs_on_predicate(phrase, structure)
    clause, above = structure.predicate_at(phrase.index), structure.predicate_at(governor.index)
    if clause is None or above is None or clause.link not in COORDINATE or above.link is not Link.CONDITION:
        return False
    return any(a.is_topic for a in clause.having("ガ", "ハ"))


def _hangs_on_predicate(phrase: Phrase, structure: Structure) -> bool:
    if phrase.is_plain_noun:
        return phrase.head.lemma in FUNCTION_NOUNS and phrase.has_comma
    return phrase.tail.endswith("と") or link_of(phrase, structure) in COORDINATE


def _complement(phrase: Phrase, structure: Structure) -> Phrase | None:
    """狙いと in 牽制が狙いとみられる, 政策と in 維持を政策とする: what the phrase is said to be, before the verb that both hang on."""
    if not phrase.is_plain_noun or not set(phrase.particles) & {"ガ", "ハ", "モ", "ヲ"} or phrase.parent is None:
        return None
    between = [p for p in structure.children(phrase.parent) if p.index > phrase.index]
    return next((p for p in between if p.is_nominal and p.tail in ("と", "だと", "であると")), None)


def _outside(phrase: Phrase, structure: Structure, stage: Collection[str]) -> Phrase | None:
    """The verb that a clause belongs to beside what the verb embeds.

    首相は反対していたが、支援すると述べた: the speaker's topic stands before what he says. 会談し、支援を続ける方針を伝えた: acts
    that set the stage for speech are no part of it. Under a passive (計画だと分析されている) the topic is not the speaker's, and
    nobody speaks in 面会し、側近も同席したという.
    """
    clause = structure.predicate_at(phrase.index)
    if clause is None or clause.governor is None or clause.link not in COORDINATE:
        return None
    is_joined = any(m.tag.startswith("名詞") for m in clause.tail)  # 理解を求めた上で、案を出す考えを示した: both are meant
    acts = {clause.lemma, *(a.head_lemma for a in clause.having("ヲ"))}  # 会談し, 会談を重ね
    sets_stage = bool(acts & set(stage)) and clause.link in (Link.TE, Link.CONTINUATIVE) and not is_joined
    sets_stage = sets_stage or (
        is_joined and clause.lemma in UTTERANCE_VERBS and bool(clause.having("ト"))
    )  # …と批判した上で、…すべきだとした
    if not sets_stage and (clause.link in (Link.TE, Link.CONTINUATIVE, Link.WHILE) or not _has_topic_alone(clause)):
        return None
    verb = _embedder(clause.governor, structure, with_nouns=sets_stage)
    if verb is None or verb.is_passive or verb.lemma == "いう" or any(_stands_after(a, phrase) for a in verb.having("ガ", "ハ")):
        return None
    inner = structure.predicate_at(clause.governor)
    shared = [a for a in inner.having("ガ", "ハ") if a.start < clause.start] if inner is not None and inner is not verb else []
    own, speakers = [*clause.having("ガ", "ハ"), *shared], verb.having("ガ", "ハ")
    if own and any(a.start < own[0].start for a in speakers):
        return None  # 国務省は、[米国は平和を支持し]、変更に反対すると強調した
    return structure.phrases[verb.phrase]


def _stands_after(subject: Argument, clause: Phrase) -> bool:
    """True for a subject behind the clause, but for the noun that a clause explains ([必要であるとの]意見が 一致した)."""
    return subject.start > clause.end and not subject.is_clause and not subject.is_explained


def _embedder(inner: int, structure: Structure, *, with_nouns: bool) -> Predicate | None:
    """The verb whose quotation ends at or above the phrase `inner`; `with_nouns` also what it embeds with こと or a noun (方針を伝えた)."""
    above, in_quote = structure.predicate_at(inner), structure.phrases[inner].in_quote
    while above is not None and above.governor is not None and structure.phrases[above.phrase].in_quote == in_quote:
        phrase = structure.phrases[above.phrase]
        governor = structure.predicate_at(above.governor)
        if with_nouns and not above.is_noun and above.link is Link.QUOTED_NOUN and governor is not None and governor.is_noun:
            return structure.predicate_at(governor.governor)
        if above.link is Link.QUOTE or (with_nouns and above.phrase != inner and above.is_noun and set(phrase.particles) & {"ヲ", "デ"}):
            return governor
        above = governor
    return None


def _has_topic_alone(clause: Predicate) -> bool:
    """True where a topic is all the subject there is; beside が it may belong further out (朝日新聞は…10人が会を結成したが、…と伝えた)."""
    subjects = clause.having("ガ", "ハ")
    return any(a.is_topic for a in subjects) and all(a.is_topic for a in subjects)


def _unvoiced(words: tuple[Morpheme, ...]) -> tuple[Morpheme, ...]:
    """The words with た and て where a nasal or voiced stem makes them だ and で (拒んだ, 急いで)."""
    pairs = zip((None, *words), words, strict=False)
    return tuple(replace(w, text=_VOICELESS[w.text], lemma=_VOICELESS[w.text][0]) if _is_voiced(w, before) else w for before, w in pairs)


def _is_voiced(word: Morpheme, before: Morpheme | None) -> bool:
    return before is not None and word.text in _VOICELESS and before.tag.startswith("動詞") and before.form.endswith(("撥音便", "イ音便"))
