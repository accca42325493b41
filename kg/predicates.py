"""Phrases → predicates (述語) with their arguments by case.

Verbs, adjectives, verbal nouns and the nouns that carry a predicate (〜への牽制, 〜する方針) all become `Predicate`s whose
arguments bear the case that the text writes. Who an unspoken argument is, and what a passive turns round, is decided
later, where entities are known (`kg.context`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.particles import CASES, FUNCTION_NOUNS, TOPICS
from kg.phrases import Morpheme, Phrase, WordClass, is_adnominal, is_coordinated, takes_suru


class Link(StrEnum):
    """How a clause hangs on the phrase that governs it."""

    MAIN = "主節"
    TE = "て"
    CONTINUATIVE = "連用"
    SHI = "し"
    WHILE = "つつ"
    BUT = "が"
    CAUSE = "ので"
    CONDITION = "ば"
    QUOTE = "と"
    QUESTION = "か"
    PURPOSE = "よう"
    ADNOMINAL = "連体"
    QUOTED_NOUN = "という"
    NOMINALIZED = "の"
    NOUN = "体言"


COORDINATE = frozenset({Link.TE, Link.CONTINUATIVE, Link.SHI, Link.WHILE, Link.BUT})
"""Links between clauses that stand side by side and tend to share their subject (南 1974, 現代日本語の構造, classes A to C)."""


@dataclass(frozen=True, slots=True)
class Argument:
    """A noun phrase or clause beside a predicate.

    `case` is the particle's name, `ハ` for a bare topic, `複合` for the front of a compound (ウクライナ in ウクライナ侵攻), `φ` for none. Offsets in
    `Sentence.text`: `start`–`end` with the noun phrases that modify it, `head_start`–`head_end` without. `phrase` is the index of its phrase.
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


@dataclass(frozen=True, slots=True)
class Predicate:
    """A predicate of one sentence. `lemma` is its dictionary form, verbal nouns without する; offsets in `Sentence.text`.

    `governor` is the index of the phrase that its clause depends on, by the kind of `link`; `tail` are the function words that follow.
    """

    phrase: int
    lemma: str
    norm: str
    start: int
    end: int
    is_noun: bool
    is_passive: bool
    is_causative: bool
    is_benefactive: bool
    tail: tuple[Morpheme, ...]
    arguments: tuple[Argument, ...]
    link: Link
    governor: int | None

    def having(self, *cases: str) -> tuple[Argument, ...]:
        """The arguments in one of these cases, in text order."""
        return tuple(a for a in self.arguments if a.case in cases)


@dataclass(frozen=True, slots=True)
class Structure:
    """What the grammar gives of one sentence; `predicates` in text order."""

    sentence: int
    text: str
    phrases: tuple[Phrase, ...]
    predicates: tuple[Predicate, ...]

    def predicate_at(self, phrase: int | None) -> Predicate | None:
        """The predicate whose content word is that of `phrase`."""
        return next((p for p in self.predicates if p.phrase == phrase), None)

    def children(self, phrase: int) -> tuple[Phrase, ...]:
        """The phrases that depend on `phrase`."""
        return tuple(p for p in self.phrases if p.parent == phrase)


def find_predicates(sentence: int, text: str, phrases: tuple[Phrase, ...]) -> Structure:
    """All predicates of a sentence, given its normalised text and its phrases."""
    predicates = tuple(_predicate(p, phrases) for p in phrases if p.word_class is not WordClass.OTHER)
    return Structure(sentence, text, phrases, predicates)


def _predicate(phrase: Phrase, phrases: tuple[Phrase, ...]) -> Predicate:
    is_noun = not _is_verbal(phrase, phrases)
    lemmas = [m.lemma for m in phrase.function]
    link, governor = _link(phrase, phrases, is_noun)
    arguments = [a for p in phrases if p.parent == phrase.index for a in _arguments(p, phrases)]
    return Predicate(
        phrase=phrase.index,
        lemma=phrase.head.lemma,
        norm=phrase.head.norm,
        start=phrase.head.start,
        end=phrase.head.end,
        is_noun=is_noun,
        is_passive=_has(phrase, "れる", "られる"),
        is_causative=_has(phrase, "せる", "させる"),
        is_benefactive="もらう" in lemmas or "いただく" in lemmas or "ほしい" in lemmas,
        tail=phrase.function,
        arguments=tuple(_compound(phrase) + arguments),
        link=link,
        governor=governor,
    )


def _has(phrase: Phrase, *auxiliaries: str) -> bool:
    return any(m.lemma in auxiliaries and m.tag.startswith("助動詞") for m in phrase.function)


def _is_verbal(phrase: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    """True for verbs, adjectives and verbal nouns used as verbs (する follows, or at the end of a clause: 支持を確認、)."""
    if phrase.word_class in (WordClass.VERB, WordClass.ADJECTIVE):
        return True
    if phrase.word_class is not WordClass.VERBAL_NOUN:
        return False
    if takes_suru(phrase):
        return True
    return not set(phrase.particles) & (CASES | {"ノ"}) and any(
        p.parent == phrase.index and set(p.particles) & {"ヲ", "ガ"} for p in phrases
    )


def _compound(phrase: Phrase) -> list[Argument]:
    """The front of a compound as an argument: 米中 in 米中対立."""
    if len(phrase.content) < 2 or not phrase.is_nominal:
        return []
    front = phrase.content[:-1]
    return [Argument("複合", phrase.index, front[0].start, front[-1].end, front[0].start, front[-1].end, front[-1].lemma)]


def _arguments(phrase: Phrase, phrases: tuple[Phrase, ...]) -> list[Argument]:
    """The phrase as an argument of its parent, and those that are coordinated with it."""
    case = _case(phrase, phrases)
    if case is None:
        return []
    return [_argument(p, case, phrase, phrases) for p in (*coordinated_with(phrase.index, phrases), phrase)]


def _argument(phrase: Phrase, case: str, last: Phrase, phrases: tuple[Phrase, ...]) -> Argument:
    end = phrase.end + 1 if is_whether(phrase) else phrase.end
    is_clause = is_whether(phrase) or _is_verbal(phrase, phrases) or (case in ("ト", "ヨウ") and _is_copular(phrase))
    start = _subtree_start(phrase.index, phrases) if is_clause else extent(phrase.index, phrases)
    topic = bool(set(last.particles) & {"ハ", "モ"})
    return Argument(case, phrase.index, start, end, phrase.start, phrase.end, phrase.head.lemma, topic, is_clause, phrase.is_temporal)


def coordinated_with(index: int, phrases: tuple[Phrase, ...]) -> list[Phrase]:
    """The phrases that share a place with the phrase `index` and stand before it: ドイツと in ドイツとフランスは."""
    found: list[Phrase] = []
    for p in phrases:
        if p.parent == index and is_coordinated(p, phrases):
            found += [*coordinated_with(p.index, phrases), p]
    return found


def extent(index: int, phrases: tuple[Phrase, ...]) -> int:
    """Where the noun phrase of `index` begins: with its modifiers by の and its adjectives, and with its clause where it names nothing by itself (こと)."""
    phrase = phrases[index]
    start, reached = phrase.start, index
    for p in reversed(phrases[:index]):
        if p.parent == index and reached == p.index + 1 and _belongs(p, phrase, phrases):
            start = _subtree_start(p.index, phrases) if phrase.head.lemma in FUNCTION_NOUNS else extent(p.index, phrases)
            reached = next(q.index for q in phrases if q.start >= start)
    return start


def _belongs(modifier: Phrase, noun: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    if is_coordinated(modifier, phrases):
        return False
    if noun.head.lemma in FUNCTION_NOUNS:
        return True
    return modifier.is_nominal and "ノ" in modifier.particles


def _subtree_start(index: int, phrases: tuple[Phrase, ...]) -> int:
    """Where the first phrase under `index` begins; a topic (Xは) and what stands before it belong to the whole sentence."""
    start = phrases[index].start
    for p in sorted((p for p in phrases if p.parent == index and p.index < index), key=lambda p: -p.index):
        if ("ハ" in p.particles and p.is_nominal and "ガ" not in p.particles) or _holds_topic(p.index, phrases):
            break
        start = min(start, _subtree_start(p.index, phrases))
    return start


def _holds_topic(index: int, phrases: tuple[Phrase, ...]) -> bool:
    return any(p.parent == index and "ハ" in p.particles and p.is_nominal for p in phrases)


def _case(phrase: Phrase, phrases: tuple[Phrase, ...]) -> str | None:
    """The case in which the phrase stands beside its parent; None where it is no argument."""
    if is_coordinated(phrase, phrases):
        return None
    if is_whether(phrase):
        return next((p for p in phrase.particles if p in CASES), "ハ")
    if _is_verbal(phrase, phrases):
        return "ト" if _ends_in_quote(phrase) else "ヨウ" if _ends_in_you(phrase) else _nominalized_case(phrase)
    named = [p for p in phrase.particles if p in CASES]
    if named:
        return named[0]
    if "ノ" in phrase.particles:
        return "ノ"
    if TOPICS & set(phrase.particles):
        return "φ" if phrase.is_temporal else "ハ"
    return "ヨウ" if _ends_in_you(phrase) else "φ"


def is_whether(phrase: Phrase) -> bool:
    """True for the どうか of 〜かどうか, which makes a clause an argument."""
    return phrase.head.lemma in ("どう", "否") and any(m.lemma == "か" for m in phrase.function)


def _nominalized_case(phrase: Phrase) -> str | None:
    """The case of a clause with の (送金するのを止めた)."""
    lemmas = [m.lemma for m in phrase.function]
    if "の" not in lemmas:
        return None
    return next((p for p in phrase.particles if p in CASES), "ハ" if TOPICS & set(phrase.particles) else None)


def _ends_in_quote(phrase: Phrase) -> bool:
    last = [m for m in phrase.function if m.lemma not in ("は", "も", "の")]
    return bool(last) and last[-1].lemma == "と" and last[-1].tag == "助詞-格助詞"


def _ends_in_you(phrase: Phrase) -> bool:
    lemmas = [m.lemma for m in phrase.function]
    return bool(lemmas) and (lemmas[-1] == "よう" or lemmas[-2:] == ["よう", "に"])


def _is_copular(phrase: Phrase) -> bool:
    return any(m.tag.startswith("助動詞") for m in phrase.function)


_CONJUNCTIONS = {
    "て": Link.TE, "で": Link.TE, "つつ": Link.WHILE, "ながら": Link.WHILE, "が": Link.BUT, "けれど": Link.BUT, "けれども": Link.BUT, "けど": Link.BUT,
    "ものの": Link.BUT, "のに": Link.BUT, "し": Link.SHI, "ば": Link.CONDITION, "と": Link.CONDITION, "から": Link.CAUSE, "ので": Link.CAUSE,
}  # fmt: skip


def _link(phrase: Phrase, phrases: tuple[Phrase, ...], is_noun: bool) -> tuple[Link, int | None]:
    """How the phrase's clause hangs on its parent; という and とする before a noun are seen through (続くという見方)."""
    if phrase.parent is None:
        return Link.MAIN, None
    parent = phrases[phrase.parent]
    if _ends_in_quote(phrase) and not is_coordinated(phrase, phrases):
        return (
            (Link.QUOTED_NOUN, _seen_through(parent))
            if _is_quoting(parent, phrases) or (parent.is_nominal and phrase.tail.endswith("との"))
            else (Link.QUOTE, phrase.parent)
        )
    if is_noun and not _is_copular(phrase):
        return Link.NOUN, phrase.parent
    return _clause_link(phrase, parent), phrase.parent


def _is_quoting(parent: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    """True for the いう of という見方: a bare adnominal verb of saying with nothing but its quotation."""
    return (
        parent.head.lemma in ("いう", "言う", "する", "の")
        and is_adnominal(parent)
        and parent.parent is not None
        and phrases[parent.parent].is_nominal
        and sum(p.parent == parent.index for p in phrases) == 1
    )


def _seen_through(parent: Phrase) -> int | None:
    return parent.index if parent.is_nominal and parent.word_class is not WordClass.VERB else parent.parent


def _clause_link(phrase: Phrase, parent: Phrase) -> Link:
    if _ends_in_you(phrase):
        return Link.PURPOSE
    lemmas = [m.lemma for m in phrase.function]
    if "の" in lemmas and phrase.function[-1].tag.startswith("助詞") and phrase.function[lemmas.index("の")].tag == "助詞-準体助詞":
        return Link.BUT if lemmas[-1] == "に" else Link.CAUSE if lemmas[-1] == "で" else Link.NOMINALIZED
    text = phrase.tail
    if text.endswith("ものの"):
        return Link.BUT
    for m in reversed(phrase.function):
        if m.tag == "助詞-接続助詞":
            return _CONJUNCTIONS.get(m.lemma, Link.TE)
        if m.lemma == "か" and m.tag.startswith("助詞"):
            return Link.QUESTION
        if m.form.startswith("仮定形") or m.lemma == "なら" or m.text == "たら":
            return Link.CONDITION
    last = phrase.function[-1] if phrase.function else phrase.head
    if parent.is_nominal and phrase.particles[-1:] == ("ノ",):
        return Link.ADNOMINAL
    if parent.is_nominal and (is_adnominal(phrase) or last.form.startswith(("連体形", "終止形"))):
        return Link.ADNOMINAL
    return Link.CONTINUATIVE
