"""How far the words of an argument reach: the noun phrases, adjectives and clauses before its head that say what it is."""

from __future__ import annotations

from kg.grammar import words
from kg.phrases import Phrase, WordClass, is_adnominal, is_coordinated

CONTENTS = words("contents")
DESCRIBING = words("describing")
EXPLAINED_NOUNS = words("explained_nouns")
FUNCTION_NOUNS = words("function_nouns")
JOINT_NOUNS = words("joint_nouns")
OCCASIONS = words("occasions")
_LONGEST_NAME = 4
"""Phrases that a name in quotation marks may have."""


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
        if p.index + 1 == reached and (describes(p, index, phrases) or _is_postposition(p, index, phrases)):
            reached = p.index  # 国会再開の具体的な日程, 憲法改正に[向けた]審議
        if p.parent == index and reached == p.index + 1 and _belongs(p, phrase, phrases):
            is_explained = phrase.head.lemma in FUNCTION_NOUNS | EXPLAINED_NOUNS or p.head.lemma in CONTENTS  # [非難する]内容の決議
            begins = subtree_start if is_explained else _joint_extent
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


def describes(phrase: Phrase, head: int, phrases: tuple[Phrase, ...]) -> bool:
    """True for an adjective before a noun, without arguments of its own (国内で高い関心 has one)."""
    is_adjective = phrase.word_class is WordClass.ADJECTIVE and is_adnominal(phrase)
    is_describing = is_adjective or (not phrase.function and phrase.head.lemma in DESCRIBING)
    is_bare = is_describing and not any(p.parent == phrase.index for p in phrases)
    return is_bare and phrase.parent is not None and phrase.index < phrase.parent <= head


def subtree_start(index: int, phrases: tuple[Phrase, ...]) -> int:
    """Where the first phrase under `index` begins; a topic (Xは) and what stands before it belong to the whole sentence."""
    start = phrases[index].start
    for p in sorted((p for p in phrases if p.parent == index and p.index < index), key=lambda p: -p.index):
        is_topic = "ハ" in p.particles and p.is_nominal and "ガ" not in p.particles and not _is_second_topic(p, phrases)
        is_all = p.in_quote and start == phrases[index].start  # 「上昇は避けられない」と懸念する
        if _is_set_apart(p) or ((is_topic or _holds_topic(p.index, phrases)) and not is_all):
            break
        start = min(start, subtree_start(p.index, phrases))
    return start


def _is_set_apart(phrase: Phrase) -> bool:
    """True for what is said around a clause: when (首相は28日、), from whom (ロイターによると), on what occasion (県議会で), 「…」と、."""
    is_time = phrase.is_temporal and phrase.has_comma and not phrase.particles
    is_occasion = phrase.particles == ("デ",) and phrase.head.lemma in OCCASIONS
    closes_saying = phrase.closes_quote and phrase.has_comma and phrase.tail.endswith("と")
    return is_time or is_occasion or closes_saying or "ニヨルト" in phrase.particles


def _is_second_topic(phrase: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    """True for a は after the sentence's own: 大統領はまた、[欧州との関係は 重要である]との 認識を示した."""
    return any(p.particles == ("ハ",) and p.is_nominal and not p.is_temporal for p in phrases[: phrase.index])


def _holds_topic(index: int, phrases: tuple[Phrase, ...]) -> bool:
    return any(p.parent == index and "ハ" in p.particles and p.is_nominal for p in phrases)
