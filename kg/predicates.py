"""Phrases → predicates (述語) with their arguments by case.

Verbs, adjectives, verbal nouns and the nouns that carry a predicate (〜への牽制, 〜する方針) all become `Predicate`s whose
arguments bear the case that the text writes. Who an unspoken argument is, and what a passive turns round, is decided
later, where entities are known (`kg.context`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.arguments import Argument, arguments_of, compound_front, is_verbal
from kg.grammar import words
from kg.phrases import Morpheme, Phrase, WordClass, ends_in_quote, ends_in_you, is_adnominal, is_coordinated, is_copular, is_predicative

BENEFACTIVES = words("benefactives")
CONTRASTS = words("contrasts")
OWN_CAUSATIVES = words("own_causatives")


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
class Predicate:
    """A predicate of one sentence. `lemma` is its dictionary form, verbal nouns without する; offsets in `Sentence.text`.

    `governor` is the index of the phrase that its clause depends on, by the kind of `link`; `tail` are the function words after it.
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

    @property
    def makes_others_act(self) -> bool:
        """True for a causative that is no word of its own: 受け入れさせる, not 不満を募らせる."""
        return self.is_causative and self.lemma not in OWN_CAUSATIVES

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
    is_noun = not is_verbal(phrase, phrases)
    lemmas = [m.lemma for m in phrase.function]
    link, governor = _link(phrase, phrases, is_noun)
    arguments = [a for p in phrases if p.parent == phrase.index for a in arguments_of(p, phrases)]
    return Predicate(
        phrase=phrase.index,
        lemma=phrase.head.lemma,
        norm=phrase.head.norm,
        start=phrase.head.start,
        end=phrase.head.end,
        is_noun=is_noun,
        is_passive=_has(phrase, "れる", "られる"),
        is_causative=_has(phrase, "せる", "させる"),
        is_benefactive=bool(BENEFACTIVES & set(lemmas)),
        tail=phrase.function,
        arguments=tuple(compound_front(phrase, phrases) + arguments),
        link=link,
        governor=governor,
    )


def _has(phrase: Phrase, *auxiliaries: str) -> bool:
    return any(m.lemma in auxiliaries and m.tag.startswith("助動詞") for m in phrase.function)


_CONJUNCTIONS = {
    **dict.fromkeys(("て", "で"), Link.TE),
    **dict.fromkeys(("つつ", "ながら"), Link.WHILE),
    **dict.fromkeys(("が", "けれど", "けれども", "けど", "ものの", "のに"), Link.BUT),
    **dict.fromkeys(("ば", "と"), Link.CONDITION),
    **dict.fromkeys(("から", "ので"), Link.CAUSE),
    "し": Link.SHI,
}


def _link(phrase: Phrase, phrases: tuple[Phrase, ...], is_noun: bool) -> tuple[Link, int | None]:
    """How the phrase's clause hangs on its parent; という and とする before a noun are seen through (続くという見方)."""
    if phrase.parent is None:
        return Link.MAIN, None
    parent = phrases[phrase.parent]
    if parent.is_nominal and phrase.tail.endswith(("という", "といった", "とする")) and not is_noun:
        return Link.QUOTED_NOUN, phrase.parent
    if _wills(phrase) and _is_quoting(parent, phrases):
        return Link.ADNOMINAL, _seen_through(parent)  # 麻薬を密輸しようとしていた 船
    if phrase.closes_quote and phrase.tail == "として" and is_predicative(phrase):
        return Link.QUOTE, phrase.parent  # 「…を招く」として 反対した
    if ends_in_quote(phrase) and not is_coordinated(phrase, phrases):
        return (
            (Link.QUOTED_NOUN, _seen_through(parent))
            if _is_quoting(parent, phrases) or (parent.is_nominal and phrase.tail.endswith("との"))
            else (Link.QUOTE, phrase.parent)
        )
    if is_noun and not is_copular(phrase):
        return Link.NOUN, phrase.parent
    if phrase.parent > phrase.index + 1 and phrases[phrase.index + 1].head.lemma in CONTRASTS:
        return Link.CONTINUATIVE, phrase.parent  # 支援を要請する一方、警備を強化した
    return _clause_link(phrase, parent), phrase.parent


def _wills(phrase: Phrase) -> bool:
    """True before the と of しようとする."""
    return any(m.form.startswith("意志推量形") for m in (phrase.head, *phrase.function))


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
    """The link of a clause that is no quotation, by its last function words."""
    if ends_in_you(phrase):
        return Link.PURPOSE
    return _nominalized_link(phrase) or _conjunction_link(phrase) or _link_by_form(phrase, parent)


def _nominalized_link(phrase: Phrase) -> Link | None:
    """The link of a clause with the nominalising の: のは, のに, ので."""
    texts = [m.text for m in phrase.function]
    at = next((i for i, m in enumerate(phrase.function) if m.tag == "助詞-準体助詞"), None)
    if at is None or texts[at + 1 :] not in (["は"], ["も"], ["に"], ["で"], ["が"], ["を"], ["には"]):
        return None
    return {"に": Link.BUT, "で": Link.CAUSE}.get(texts[-1], Link.NOMINALIZED)


def _conjunction_link(phrase: Phrase) -> Link | None:
    """The link that the last conjunction names."""
    if phrase.tail.endswith("ものの"):
        return Link.BUT
    for m in reversed(phrase.function):
        if m.tag == "助詞-接続助詞":
            return _CONJUNCTIONS.get(m.lemma, Link.TE)
        if m.lemma == "か" and m.tag.startswith("助詞"):
            return Link.QUESTION
        if m.form.startswith("仮定形") or m.lemma == "なら" or m.text == "たら":
            return Link.CONDITION
        if not m.tag.startswith("助詞"):
            break  # 支援している: the て joins no clauses
    return None


def _link_by_form(phrase: Phrase, parent: Phrase) -> Link:
    """Before a noun the clause modifies it, where its last word has the form for that; else it is continuative."""
    last = phrase.function[-1] if phrase.function else phrase.head
    modifies = phrase.particles[-1:] == ("ノ",) or is_adnominal(phrase) or last.form.startswith(("連体形", "終止形"))
    return Link.ADNOMINAL if parent.is_nominal and modifies else Link.CONTINUATIVE
