"""Phrases (文節): words, particles and who depends on whom.

A phrase is one bunsetsu: a content word with the function words that follow it. Japanese dependencies hold between phrases and
point to the right (Kurohashi and Nagao 1994, KNP).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from kg.grammar import words
from kg.particles import CASES, COORDINATORS

BETWEEN_TWO = words("between_two")
NOUN_CONJUNCTIONS = words("noun_conjunctions")
SURU = words("suru")
TIME_UNITS = words("time_units")
COUNTERS = words("counters")
NO_TIMES = words("no_times")
COUNTED_ACTORS = words("counted_actors")
ADVERBIAL_NOUNS = words("adverbial_nouns")
_TEMPORAL_TAGS = ("名詞-数詞", "名詞-普通名詞-助数詞可能", "名詞-普通名詞-副詞可能", "接頭辞", "接尾辞")


class WordClass(StrEnum):
    """The class of a phrase's content word."""

    NOUN = "名詞"
    VERBAL_NOUN = "サ変名詞"
    VERB = "動詞"
    ADJECTIVE = "形容詞"
    OTHER = "他"


@dataclass(frozen=True, slots=True)
class Morpheme:
    """A word as SudachiPy cuts it (mode C); offsets in `Sentence.text`, `tag` its part of speech, `form` its inflection (連体形-一般)."""

    text: str
    lemma: str
    norm: str
    tag: str
    form: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """One bunsetsu. Offsets in `Sentence.text`; `parent` is the index of the phrase it depends on, None for the root.

    `content` are the morphemes of its content (a compound: 軍事 行動), `function` those that follow (を, に 対し, さ れ た); `head` is
    the last of the content that is no bracket. `particles` are its case and topic particles by name (ヲ, ニ対シテ, ハ). `ends_sentence` is
    true before a 。 (「譲らない。条約も守る」と述べた), `has_auxiliary` where a 助動詞 is among the function words (狙いだ).
    """

    index: int
    content: tuple[Morpheme, ...]
    function: tuple[Morpheme, ...]
    word_class: WordClass
    particles: tuple[str, ...]
    parent: int | None
    has_comma: bool
    in_quote: int
    closes_quote: bool
    ends_sentence: bool = False
    has_auxiliary: bool = False

    @property
    def head(self) -> Morpheme:
        """The content word that the phrase is about."""
        return self.content[-1]

    @property
    def start(self) -> int:
        """Where the content begins."""
        return self.content[0].start

    @property
    def end(self) -> int:
        """Where the content ends: particles lie outside."""
        return self.content[-1].end

    @property
    def is_temporal(self) -> bool:
        """True for times and amounts (18日, 翌日, 3時間), which fill no part of a claim."""
        if any(m.tag.startswith("名詞-数詞") for m in self.content):
            if self.content[0].text[0].isascii() and self.content[0].text[0].isupper():
                return False  # M23, G7
            return self.head.lemma not in COUNTED_ACTORS and (
                self.head.lemma in COUNTERS or all(m.tag.startswith(_TEMPORAL_TAGS) or m.lemma in TIME_UNITS for m in self.content)
            )
        is_since = self.head.tag.startswith("接尾辞") and self.head.lemma in TIME_UNITS  # 会談後
        return (len(self.content) == 1 or is_since) and "副詞可能" in self.head.tag and self.head.lemma not in NO_TIMES

    @property
    def tail(self) -> str:
        """The function words as written."""
        return "".join(m.text for m in self.function)

    @property
    def is_nominal(self) -> bool:
        """True for a noun phrase, verbal nouns included."""
        return self.word_class in (WordClass.NOUN, WordClass.VERBAL_NOUN)

    @property
    def is_plain_noun(self) -> bool:
        """True for a noun phrase without する or copula, which cannot govern a case."""
        return self.is_nominal and not is_predicative(self)


def is_adnominal(phrase: Phrase) -> bool:
    """True where the phrase is a predicate whose last word is in a form that modifies nouns (連体形, of same shape as 終止形)."""
    if phrase.word_class is WordClass.OTHER or phrase.has_comma:
        return False
    last = phrase.function[-1] if phrase.function else phrase.head
    return last.form.startswith(("連体形", "終止形")) and (
        bool(phrase.function) or phrase.word_class in (WordClass.VERB, WordClass.ADJECTIVE)
    )


def is_defined(phrase: Phrase) -> bool:
    """True for a noun with とは that a sentence defines: 外交とは、国家間の交渉のことだ."""
    return phrase.particles == ("ト", "ハ") and phrase.has_comma and phrase.is_nominal


def joins_clause(phrase: Phrase) -> bool:
    """True where a clause goes on into the next one in its 連用形, with て, or as a bare verbal noun: 会談し, 抗議して, 会談を実施、."""
    return not phrase.function or phrase.function[-1].lemma in ("する", "す", "て", "で")


def is_act_beside(phrase: Phrase) -> bool:
    """True where an act and a comma come before another act: 会談し、支援を約束した."""
    return phrase.has_comma and is_predicative(phrase) and joins_clause(phrase)


def rehung(phrases: tuple[Phrase, ...], parent_of: Callable[[Phrase, tuple[Phrase, ...]], int | None]) -> tuple[Phrase, ...]:
    """The phrases, each with the parent that `parent_of` finds for it, and as it was where that is None."""
    return tuple(under(p, parent_of(p, phrases)) for p in phrases)


def rehung_without_topics(phrases: tuple[Phrase, ...], parent_of: Callable[[Phrase, tuple[Phrase, ...]], int | None]) -> tuple[Phrase, ...]:
    """As `rehung`; the topic of a phrase that moves stays behind, with what the phrase hung on: 長官は、[やめ、行うよう] 求めた."""
    moved = {p.index: parent for p in phrases if (parent := parent_of(p, phrases)) is not None}
    return tuple(
        under(p, moved[p.index]) if p.index in moved else under(p, phrases[p.parent].parent) if p.parent in moved and is_topic(p) else p
        for p in phrases
    )


def under(phrase: Phrase, parent: int | None) -> Phrase:
    """The phrase with that parent, and as it was where that is None; nearly all have the right one, and a copy costs."""
    return phrase if parent is None or parent == phrase.parent else replace(phrase, parent=parent)


def uncounted(phrase: Phrase) -> tuple[Morpheme, ...]:
    """The content without the number behind its noun: 船 of 船4隻."""
    if len(phrase.content) < 3:
        return phrase.content
    before = phrase.content[:-1]
    while before and (before[-1].tag == "名詞-数詞" or before[-1].text == "数"):
        before = before[:-1]
    is_counter = phrase.content[-1].tag.startswith(("接尾辞-名詞的", "名詞-普通名詞-助数詞"))  # 船4隻, ミサイル数発
    is_number = is_counter and 0 < len(before) < len(phrase.content) - 1
    return before if is_number else phrase.content


def is_coordinated(phrase: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    """True where the phrase is one of several that share a place (ドイツと フランスは; 石油、ガスを)."""
    if phrase.particles and phrase.particles not in COORDINATORS:
        return False
    if phrase.parent is None or not phrase.is_plain_noun or not phrases[phrase.parent].is_nominal or takes_suru(phrases[phrase.parent]):
        return False
    if any(p.parent == phrase.index and set(p.particles) & {"ヲ", "ガ"} for p in phrases):
        return False
    if phrase.particles == ("ト",) and is_verb_without_suru(phrases[phrase.parent], phrases):
        return False  # 特使が 大統領と 会談。
    if phrase.particles == ("ト",) and phrases[phrase.parent].head.lemma in BETWEEN_TWO and phrases[phrase.parent].particles == ("ヲ",):
        return False  # 条約と 距離を 置く
    if not phrase.particles and phrases[phrase.index + 1].head.lemma in NOUN_CONJUNCTIONS:
        return True
    return phrase.particles in COORDINATORS or (not phrase.particles and phrase.has_comma and not phrase.is_temporal)


def is_verb_without_suru(phrase: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    """True for a verbal noun that is a verb at the end of a clause without する: 支持を 確認、 and 特使が 会談。 are verbs."""
    if phrase.word_class is not WordClass.VERBAL_NOUN or set(phrase.particles) & (CASES | {"ノ"}):
        return False
    return any(p.parent == phrase.index and set(p.particles) & {"ヲ", "ガ", "モ"} for p in phrases)


def is_predicative(phrase: Phrase) -> bool:
    """True for verbs, adjectives, verbal nouns with する and nouns with a copula (狙いだ)."""
    if phrase.word_class in (WordClass.VERB, WordClass.ADJECTIVE):
        return True
    return takes_suru(phrase) or is_copular(phrase)


def is_copular(phrase: Phrase) -> bool:
    """True where an auxiliary follows: 狙いだ."""
    return phrase.has_auxiliary


def is_adverbial_noun(phrase: Phrase) -> bool:
    """True for the bare noun of an adverbial that takes を (地方議会を 中心に); not in a compound (中国企業を 制裁対象に 加えた)."""
    return phrase.head.lemma in ADVERBIAL_NOUNS and len(phrase.content) == 1


def ends_in_quote(phrase: Phrase) -> bool:
    """True before the と of a quotation or a thought: 続くと."""
    last = [m for m in phrase.function if m.lemma not in ("は", "も", "の")]
    return bool(last) and last[-1].lemma == "と" and last[-1].tag == "助詞-格助詞"


def ends_in_you(phrase: Phrase) -> bool:
    """True for 〜よう and 〜ように."""
    return phrase.tail.endswith(("よう", "ように"))


def takes_suru(phrase: Phrase) -> bool:
    """True for a verbal noun that する or the like makes a verb of (会談した, 会談できる)."""
    return bool(phrase.function) and phrase.function[0].lemma in SURU


def is_topic(phrase: Phrase) -> bool:
    """True for a noun phrase with a bare は, or とは where it defines (外交とは、)."""
    if phrase.particles[-1:] != ("ハ",) or not phrase.is_plain_noun:
        return False
    return is_defined(phrase) or not set(phrase.particles) & {"ニ", "デ", "カラ", "ト"}
