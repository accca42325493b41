"""The arguments of a predicate: noun phrases and clauses with the case that the text writes, and how far their words reach."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from kg.extents import coordinated_with, describes, extent, quoted_start, subtree_start
from kg.grammar import words
from kg.particles import CASES, TOPICS
from kg.phrases import (
    Phrase,
    WordClass,
    ends_in_quote,
    ends_in_you,
    is_adnominal,
    is_adverbial_noun,
    is_coordinated,
    is_copular,
    is_defined,
    is_predicative,
    is_verb_without_suru,
    takes_suru,
    uncounted,
)

ADVERBS_WITH_NI = words("adverbs_with_ni")
LEVERS = words("levers")
OTHERS = words("others")
ATTITUDES = words("attitudes")
BARE_ENDINGS = words("bare_endings")


@dataclass(frozen=True, slots=True)
class Argument:
    """A noun phrase or clause beside a predicate.

    `case` is the particle's name, `ハ` for a bare topic, `複合` for the front of a compound (ウクライナ in ウクライナ侵攻), `φ` for none.
    Offsets in `Sentence.text`: `start`–`end` with the noun phrases that modify it, `head_start`–`head_end` without. `phrase` is the index
    of its phrase.
    """

    case: str
    phrase: int
    start: int
    end: int
    head_start: int
    head_end: int
    head_lemma: str
    is_topic: bool = False
    is_clause: bool = False
    is_temporal: bool = False
    is_explained: bool = False

    @property
    def is_bare(self) -> bool:
        """True for a noun that stands alone: nothing modifies it, and it is no compound."""
        return self.start == self.head_start and self.head_end - self.head_start == len(self.head_lemma)


def arguments_of(phrase: Phrase, phrases: tuple[Phrase, ...]) -> list[Argument]:
    """The phrase as an argument of its parent, and those that are coordinated with it."""
    case = _case(phrase, phrases)
    if case is None:
        return []
    return [_argument(p, case, phrase, phrases) for p in (*coordinated_with(phrase.index, phrases), phrase)]


def _argument(phrase: Phrase, case: str, last: Phrase, phrases: tuple[Phrase, ...]) -> Argument:
    is_clause = is_whether(phrase) or is_verbal(phrase, phrases) or (case in ("ト", "ヨウ") and is_copular(phrase))
    end = _end_of(phrase, case, is_clause)
    start = subtree_start(phrase.index, phrases) if is_clause else extent(phrase.index, phrases)
    topic = bool(set(last.particles) & {"ハ", "モ"})
    return Argument(
        case,
        phrase.index,
        start,
        end,
        phrase.start,
        phrase.end,
        uncounted(phrase)[-1].lemma,
        topic,
        is_clause,
        _is_time(phrase, phrases),
        _is_explained(phrase, phrases),
    )


def _end_of(phrase: Phrase, case: str, is_clause: bool) -> int:
    """Where an argument's words end: a noun's before its particles, a clause's before と or よう (妨害しない | よう; 攻撃し得る | と).

    A bare する or だ says nothing more: 外交官を追放 | すると, 国家テロ | だと.
    """
    if case == "ヨウ":
        return next((m.start for m in phrase.function if m.lemma in ("よう", "様")), phrase.end)
    if case == "ト" and is_clause and not is_whether(phrase):
        tail = list(takewhile(lambda m: m.lemma not in ("と", "の"), phrase.function))  # 取引する | のではないかと
        return tail[-1].end if tail and "".join(m.text for m in tail) not in BARE_ENDINGS else phrase.end
    return phrase.end + 1 if is_whether(phrase) else phrase.end


def compound_front(phrase: Phrase, phrases: tuple[Phrase, ...]) -> list[Argument]:
    """The front of a compound as an argument: 米中 in 米中対立."""
    if len(phrase.content) < 2 or not phrase.is_nominal:
        return []
    front = phrase.content[:-1]
    while front and front[-1].tag.startswith("接頭辞"):
        front = front[:-1]  # 制裁の[再]発動
    if not front:
        return []
    has_doer = any(p.parent == phrase.index and "ニヨッテ" in p.particles for p in phrases)  # 政府による [デモ]弾圧
    start = front[0].start if has_doer or front[-1].tag.startswith("名詞-固有名詞") else extent(phrase.index, phrases)
    return [Argument("複合", phrase.index, start, front[-1].end, front[0].start, front[-1].end, front[-1].lemma)]


def _is_time(phrase: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    """True for times and amounts, but not where a noun says whose: 交渉の結果, ウクライナの将来."""
    is_owned = any(p.parent == phrase.index and "ノ" in p.particles for p in phrases[: phrase.index])
    return phrase.is_temporal and not (is_owned and len(phrase.content) == 1)


def _is_explained(phrase: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    """True where a clause modifies the noun: 受け入れない考え."""
    return any(p.parent == phrase.index and is_predicative(p) for p in phrases[: phrase.index])


def _case(phrase: Phrase, phrases: tuple[Phrase, ...]) -> str | None:
    """The case in which the phrase stands beside its parent; None where it is no argument."""
    if is_coordinated(phrase, phrases):
        return None
    named = [p for p in phrase.particles if p in CASES]
    if is_whether(phrase):
        return (*named, "ハ")[0]
    if is_verbal(phrase, phrases):
        return "ト" if ends_in_quote(phrase) else "ヨウ" if ends_in_you(phrase) else _nominalized_case(phrase)
    if is_defined(phrase):
        return "ハ"
    if not phrase.is_nominal or _is_compared(phrase, phrases):
        return None
    is_manner = phrase.head.tag.startswith("形状詞") and len(phrase.content) == 1  # 乱暴に
    if phrase.particles == ("ニ",) and (is_manner or phrase.head.lemma in ADVERBS_WITH_NI or _is_adverbial(phrase, phrases)):
        return "φ"
    return (*named, _caseless(phrase, phrases))[0]


def _is_compared(phrase: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    """True for what something else is compared with: 同盟とは 別の 枠組みを."""
    after = phrases[phrase.index + 1] if phrase.index + 1 < len(phrases) else None
    return phrase.particles == ("ト", "ハ") and after is not None and after.index != phrase.parent and after.head.lemma in OTHERS


def _is_adverbial(phrase: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    """True for the 中心に of 欧米を中心に."""
    return is_adverbial_noun(phrase) and any(p.parent == phrase.index and p.particles[-1:] in (("ヲ",), ("モ",)) for p in phrases)


def _caseless(phrase: Phrase, phrases: tuple[Phrase, ...]) -> str:
    """What stands for a case where no particle names one; の is が in a clause that modifies a noun (政府の定める基準)."""
    if phrase.particles[:1] == ("φ",) and "ノ" in phrase.particles:
        return "φ"  # 自民党を除く 各党の賛成
    if "ノ" in phrase.particles:
        return "ガ" if phrase.particles == ("ノ",) and not phrase.has_comma and _modifies(phrase.parent, phrases) else "ノ"
    if _is_time(phrase, phrases):
        return "φ"
    if TOPICS & set(phrase.particles):
        return "モ" if "モ" in phrase.particles and "ハ" not in phrase.particles else "ハ"
    return "ヨウ" if ends_in_you(phrase) else "φ"


def _modifies(index: int | None, phrases: tuple[Phrase, ...]) -> bool:
    """True for a verb or adjective that modifies a noun."""
    return index is not None and is_adnominal(phrases[index]) and is_verbal(phrases[index], phrases)


def is_whether(phrase: Phrase) -> bool:
    """True for the どうか of 〜かどうか, which makes a clause an argument."""
    return phrase.head.lemma in ("どう", "否") and any(m.lemma == "か" for m in phrase.function)


def _nominalized_case(phrase: Phrase) -> str | None:
    """The case of a clause with の (送金するのを止めた)."""
    lemmas = [m.lemma for m in phrase.function]
    if "の" not in lemmas:
        return None
    return next((p for p in phrase.particles if p in CASES), "ハ" if TOPICS & set(phrase.particles) else None)


def is_verbal(phrase: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    """True for verbs, adjectives and verbal nouns used as verbs (する follows, or at the end of a clause: 支持を確認、)."""
    if phrase.word_class in (WordClass.VERB, WordClass.ADJECTIVE):
        return True
    if phrase.word_class is not WordClass.VERBAL_NOUN:
        return _is_lever(phrase, phrases) or (phrase.head.lemma in ATTITUDES and is_copular(phrase))
    return takes_suru(phrase) or is_verb_without_suru(phrase, phrases)


def _is_lever(phrase: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    """True for what stands for its verb too: 資源を [てこに]、投資を引き出した."""
    is_one = phrase.head.lemma in LEVERS and phrase.particles == ("ニ",) and len(phrase.content) == 1
    return is_one and any(p.parent == phrase.index and p.particles == ("ヲ",) for p in phrases)


def described_start(argument: Argument, phrases: tuple[Phrase, ...]) -> int:
    """Where the words of an argument begin with the adjectives before it, which say what it is like: 包括的な合意, 強い懸念.

    What quotation marks hold together is said whole: 「核なき世界」.
    """
    if (quoted := quoted_start(phrases[argument.phrase], phrases, is_whole=phrases[argument.phrase].particles == ("ト",))) is not None:
        return min(quoted, argument.start)
    start = argument.start
    first = next((p.index for p in phrases if p.start == start), 0)
    while first and describes(phrases[first - 1], argument.phrase, phrases):
        first -= 1
        start = phrases[first].start
    return start
