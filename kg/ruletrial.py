"""What a rule would take before it is written: the claims that it would make of texts, beside those that are made already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.explain import Case, ExplainedPredicate, explained_phrase, explained_predicates
from kg.model import Article, Claim
from kg.own import OwnFile
from kg.parse import parse
from kg.pipeline import Tools, extract, read_discourse
from kg.predicates import Structure
from kg.rulebook import load_rulebook
from kg.tomltext import text, texts

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Trial:
    """A rule to try: predicates, relation and slots as a rule file has them."""

    predicates: tuple[str, ...]
    relation: str
    subject: tuple[str, ...] = ("ガ",)
    object: tuple[str, ...] = ("ヲ", "ニ", "ト", "ニ対シテ", "ノ:actor")

    @property
    def asks_for_actors(self) -> bool:
        """True where the object must be a name that is known."""
        return any(slot.endswith(":actor") or ":" not in slot for slot in self.object)

    @property
    def has_idiom(self) -> bool:
        """True where a predicate is a phrase with its particle: 協議を打ち切る."""
        return any(particle in predicate[1:] for predicate in self.predicates for particle in ("を", "に"))

    def to_toml(self) -> str:
        """The rule as it would stand in a file."""
        return (
            f"[[rule]]\nid = {text(f'{self.relation}.trial')}\nrelation = {text(self.relation)}\npredicates = {texts(self.predicates)}\n"
            f"subject = {texts(self.subject)}\nobject = {texts(self.object)}\n"
            'why = "A trial."\nexamples = [{ text = "…", claims = ["A | relation | B"] }]\n'
        )


@dataclass(frozen=True, slots=True)
class Taken:
    """A claim that the rule would make; `before` are the claims that the same predicate makes without it."""

    article: Article
    claim: Claim
    before: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Missed:
    """A sentence that has the rule's predicate, and yet makes no claim: no case of it holds what the rule asks for.

    `cases` are those of the predicate, `beside` the words elsewhere in the sentence that may be its unspoken subject.
    """

    sentence: str
    cases: tuple[Case, ...]
    beside: tuple[str, ...]


def try_rule(trial: Trial, articles: Iterable[Article], tools: Tools) -> Iterator[Taken | Missed]:
    """What `trial` alone would take of the articles, and where it would take nothing.

    Raises `RuleError` for an unknown relation, case or class.
    """
    vocabulary = tools.books.vocabulary
    alone = load_rulebook(vocabulary, files=(), own=(OwnFile("the rule on trial", trial.to_toml()),))
    tried = replace(tools, books=replace(tools.books, rules=alone))
    for article in articles:
        docs = parse(article, tools.nlp)
        before = extract(article, docs, tools).claims
        for claim in extract(article, docs, tried).claims:
            yield Taken(article, claim, tuple(c for c in before if _overlap(c, claim)))
        yield from _missed(article, docs, tried)


def _overlap(one: Claim, other: Claim) -> bool:
    """True for claims of one predicate, or of an idiom's noun and its verb: 反対 in 反対を表明する."""
    same_pair = {one.subject.entity.id, one.object.entity.id} == {other.subject.entity.id, other.object.entity.id}
    return one.predicate.span == other.predicate.span or (same_pair and one.sentence == other.sentence)


def _missed(article: Article, docs: tuple[Doc, ...], tried: Tools) -> Iterator[Missed]:
    discourse = read_discourse(article, docs, tried)
    for structure in discourse.structures:
        for predicate in explained_predicates(structure, discourse, tried):
            if predicate.asked and not any(asked.fired for asked in predicate.asked):
                yield Missed(structure.text, predicate.cases, tuple(_beside(structure, predicate)))


def _beside(structure: Structure, predicate: ExplainedPredicate) -> Iterator[str]:
    spoken = {case.words for case in predicate.cases}
    for phrase in (explained_phrase(each, structure) for each in structure.phrases):
        if {"ハ", "ガ"} & set(phrase.particles) and not any(phrase.words.startswith(words) for words in spoken):
            yield phrase.words
