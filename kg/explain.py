"""What the reading of a text saw: phrases, predicates with their cases, the rules asked with what bound, and the claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.application import bind
from kg.article import article_from_text
from kg.binding import Binding
from kg.discourse import Discourse, Filler
from kg.fillers import fillers
from kg.matching import Match, matches
from kg.model import Claim
from kg.parse import parse
from kg.phrases import Phrase
from kg.pipeline import Tools, extract, read_discourse
from kg.predicates import Predicate, Structure


@dataclass(frozen=True, slots=True)
class Case:
    """What stands beside a predicate: the case as written and in the active voice, its words, and the entities that they name."""

    written: str
    active: tuple[str, ...]
    words: str
    entities: tuple[str, ...]
    origin: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A rule asked about a predicate; `subject` and `object` are the words that bound, empty where the rule made nothing."""

    rule: str
    subject: tuple[str, ...]
    object: tuple[str, ...]

    @property
    def fired(self) -> bool:
        """True where both slots were filled."""
        return bool(self.subject and self.object)


@dataclass(frozen=True, slots=True)
class ExplainedPhrase:
    """A bunsetsu as written, its particles by name, and the words of the one that it depends on."""

    words: str
    particles: tuple[str, ...]
    depends_on: str | None


@dataclass(frozen=True, slots=True)
class ExplainedPredicate:
    """A predicate with its form, its cases and the rules asked about it."""

    lemma: str
    voice: str
    link: str
    tail: str
    cases: tuple[Case, ...]
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class ExplainedSentence:
    """All that the reading saw in one sentence."""

    text: str
    phrases: tuple[ExplainedPhrase, ...]
    predicates: tuple[ExplainedPredicate, ...]
    claims: tuple[Claim, ...]


def explain(text: str, tools: Tools) -> tuple[ExplainedSentence, ...]:
    """The reading of `text`, sentence by sentence; raises `ArticleError` where it holds no Japanese."""
    article = article_from_text(text, "explain")
    docs = parse(article, tools.nlp)
    discourse = read_discourse(article, docs, tools)
    claims = extract(article, docs, tools).claims
    spans = {s.index: s.words.span for s in article.sentences}
    return tuple(
        ExplainedSentence(
            structure.text,
            tuple(explained_phrase(p, structure) for p in structure.phrases),
            tuple(explained_predicates(structure, discourse, tools)),
            tuple(c for c in claims if c.sentence.span == spans[structure.sentence]),
        )
        for structure in discourse.structures
    )


def explained_phrase(phrase: Phrase, structure: Structure) -> ExplainedPhrase:
    """A bunsetsu of a sentence with its words."""
    parent = structure.phrases[phrase.parent] if phrase.parent is not None else None
    return ExplainedPhrase(_words(phrase) + phrase.tail, phrase.particles, _words(parent) if parent else None)


def _words(phrase: Phrase) -> str:
    return "".join(m.text for m in phrase.content)


def explained_predicates(structure: Structure, discourse: Discourse, tools: Tools) -> Iterator[ExplainedPredicate]:
    """The predicates of a sentence that are verbs, or that a rule of `tools` was asked about."""
    for predicate in structure.predicates:
        asked = tuple(_asked(m, structure, discourse) for m in matches(predicate, structure, discourse, tools.books.rules))
        if asked or not predicate.is_noun:
            cases = tuple(_case(f, structure) for f in fillers(predicate, structure, discourse))
            tail = "".join(m.text for m in predicate.tail)
            yield ExplainedPredicate(predicate.lemma, _voice(predicate), predicate.link.value, tail, cases, asked)


def _voice(predicate: Predicate) -> str:
    forms = {"passive": predicate.is_passive, "causative": predicate.is_causative, "benefactive": predicate.is_benefactive}
    named = [name for name, holds in forms.items() if holds]
    return "-".join(named) or ("noun" if predicate.is_noun else "active")


def _case(filler: Filler, structure: Structure) -> Case:
    words = structure.text[filler.argument.start : filler.argument.end]
    return Case(filler.argument.case, filler.cases, words, tuple(e.label for e in filler.entities), filler.origin.value)


def _asked(match: Match, structure: Structure, discourse: Discourse) -> Asked:
    binding: Binding | None = bind(match, structure, discourse)
    if binding is None:
        return Asked(match.rule.id, (), ())
    return Asked(match.rule.id, _names(binding.subject, discourse), _names(binding.object, discourse))


def _names(group: tuple[Filler, ...], discourse: Discourse) -> tuple[str, ...]:
    texts = discourse.structures
    return tuple(texts[f.sentence].text[f.argument.start : f.argument.end] for f in group)
