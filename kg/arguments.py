"""The arguments of a predicate: noun phrases and clauses with the case that the text writes, and how far their words reach."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

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
)

ADVERBS_WITH_NI = words("adverbs_with_ni")
BARE_ENDINGS = words("bare_endings")
JOINT_NOUNS = words("joint_nouns")
_LONGEST_NAME = 4
"""Phrases that a name in quotation marks may have."""
EXPLAINED_NOUNS = words("explained_nouns")
FUNCTION_NOUNS = words("function_nouns")


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
        phrase.head.lemma,
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


def coordinated_with(index: int, phrases: tuple[Phrase, ...]) -> list[Phrase]:
    """The phrases that share a place with the phrase `index` and stand before it: ドイツと in ドイツとフランスは."""
    found: list[Phrase] = []
    for p in phrases:
        if p.parent == index and is_coordinated(p, phrases):
            found += [*coordinated_with(p.index, phrases), p]
    return found


def extent(index: int, phrases: tuple[Phrase, ...]) -> int:
    """Where the noun phrase of `index` begins: with what modifies it by の, and with its clause where it names nothing by itself (こと)."""
    phrase = phrases[index]
    start, reached = phrase.start, index
    for p in reversed(phrases[:index]):
        if p.index + 1 == reached and (_describes(p, index, phrases) or _is_postposition(p, index, phrases)):
            reached = p.index  # 国会再開の具体的な日程, 憲法改正に[向けた]審議
        if p.parent == index and reached == p.index + 1 and _belongs(p, phrase, phrases):
            begins = subtree_start if phrase.head.lemma in FUNCTION_NOUNS | EXPLAINED_NOUNS else _joint_extent
            start = begins(p.index, phrases)
            reached = next(q.index for q in phrases if q.start >= start)
    return start


def _is_postposition(phrase: Phrase, head: int, phrases: tuple[Phrase, ...]) -> bool:
    """True for a verb that serves as a particle of the noun before it: 憲法改正に[向けた]."""
    before = phrases[phrase.index - 1] if phrase.index else None
    return phrase.word_class is WordClass.OTHER and before is not None and before.parent == head and before.particles[1:] == ("ノ",)


def _joint_extent(index: int, phrases: tuple[Phrase, ...]) -> int:
    """Where a modifier begins with those coordinated with it: 選挙や国会再開の in 選挙や国会再開の日程."""
    start, reached = extent(index, phrases), index
    for p in reversed(coordinated_with(index, phrases)):
        first = next(q.index for q in phrases if q.start >= start)
        if p.index + 1 != first or p.index >= reached or (p.particles == ("ト",) and not _is_joint(index, phrases)):
            break  # 韓国と 水素の 分野で: と may be whom with
        start, reached = extent(p.index, phrases), p.index
    return start


def _is_joint(modifier: int, phrases: tuple[Phrase, ...]) -> bool:
    """True before a noun of what two have together: ロシアとウクライナの 首脳会談."""
    parent = phrases[modifier].parent
    return parent is not None and phrases[parent].head.lemma in JOINT_NOUNS


def _belongs(modifier: Phrase, noun: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    if is_coordinated(modifier, phrases):
        return False
    if noun.head.lemma in FUNCTION_NOUNS | EXPLAINED_NOUNS:
        return True
    return modifier.is_plain_noun and ("ノ" in modifier.particles or _is_compounded(modifier, noun))


def _is_compounded(modifier: Phrase, noun: Phrase) -> bool:
    """True for the front of a compound that GiNZA parted from it: 立候補|届け出."""
    is_bare = not modifier.function and not modifier.has_comma and not modifier.is_temporal and modifier.in_quote == noun.in_quote
    return is_bare and modifier.word_class is WordClass.VERBAL_NOUN and modifier.index + 1 == noun.index and modifier.end == noun.start


def described_start(argument: Argument, phrases: tuple[Phrase, ...]) -> int:
    """Where the words of an argument begin with the adjectives before it, which say what it is like: 包括的な合意, 強い懸念.

    What quotation marks hold together is said whole: 「核なき世界」.
    """
    if (quoted := quoted_start(phrases[argument.phrase], phrases, is_whole=phrases[argument.phrase].particles == ("ト",))) is not None:
        return min(quoted, argument.start)
    start = argument.start
    first = next((p.index for p in phrases if p.start == start), 0)
    while first and _describes(phrases[first - 1], argument.phrase, phrases):
        first -= 1
        start = phrases[first].start
    return start


def quoted_start(head: Phrase, phrases: tuple[Phrase, ...], *, is_whole: bool = False) -> int | None:
    """Where a short quotation begins that ends with the noun `head`; with `is_whole` also no name (「熟慮した結果の判断」と)."""
    if not head.closes_quote or not head.in_quote or not head.is_plain_noun:
        return None
    inside = [p for p in phrases[: head.index + 1] if p.in_quote >= head.in_quote]
    first = inside[-1].index
    while first and phrases[first - 1].in_quote >= head.in_quote and not phrases[first - 1].closes_quote:
        first -= 1
    before = phrases[first : head.index]
    if is_whole:
        return phrases[first].start if len(before) <= 2 * _LONGEST_NAME else None
    is_name = len(before) < _LONGEST_NAME and not any("ハ" in p.particles or p.word_class is WordClass.VERB for p in before)
    return phrases[first].start if is_name else None


def _describes(phrase: Phrase, head: int, phrases: tuple[Phrase, ...]) -> bool:
    """True for an adjective before a noun, without arguments of its own (国内で高い関心 has one)."""
    is_bare = phrase.word_class is WordClass.ADJECTIVE and is_adnominal(phrase) and not any(p.parent == phrase.index for p in phrases)
    return is_bare and phrase.parent is not None and phrase.index < phrase.parent <= head


def subtree_start(index: int, phrases: tuple[Phrase, ...]) -> int:
    """Where the first phrase under `index` begins; a topic (Xは) and what stands before it belong to the whole sentence."""
    start = phrases[index].start
    for p in sorted((p for p in phrases if p.parent == index and p.index < index), key=lambda p: -p.index):
        is_set_apart = p.is_temporal and p.has_comma and not p.particles  # 首相は28日、軍が砲撃を続けていると非難した
        is_topic = "ハ" in p.particles and p.is_nominal and "ガ" not in p.particles and not _is_second_topic(p, phrases)
        is_all = p.in_quote and start == phrases[index].start  # 「上昇は避けられない」と懸念する
        if is_set_apart or ((is_topic or _holds_topic(p.index, phrases)) and not is_all):
            break
        start = min(start, subtree_start(p.index, phrases))
    return start


def _is_second_topic(phrase: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    """True for a は after the sentence's own: 大統領はまた、[欧州との関係は 重要である]との 認識を示した."""
    return any(p.particles == ("ハ",) and p.is_nominal and not p.is_temporal for p in phrases[: phrase.index])


def _holds_topic(index: int, phrases: tuple[Phrase, ...]) -> bool:
    return any(p.parent == index and "ハ" in p.particles and p.is_nominal for p in phrases)


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
    if not phrase.is_nominal:
        return None
    if phrase.particles == ("ニ",) and (phrase.head.lemma in ADVERBS_WITH_NI or _is_adverbial(phrase, phrases)):
        return "φ"
    return (*named, _caseless(phrase, phrases))[0]


def _is_adverbial(phrase: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    """True for the 中心に of 欧米を中心に."""
    return is_adverbial_noun(phrase) and any(p.parent == phrase.index and p.particles[-1:] in (("ヲ",), ("モ",)) for p in phrases)


def _caseless(phrase: Phrase, phrases: tuple[Phrase, ...]) -> str:
    """What stands for a case where no particle names one; の is が in a clause that modifies a noun (政府の定める基準)."""
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
        return False
    return takes_suru(phrase) or is_verb_without_suru(phrase, phrases)
