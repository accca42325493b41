"""What the engine makes of a text whose sentences are frozen: phrases, predicates, discourse, graph."""

from __future__ import annotations

from functools import cache

import spacy

from kg.article import article_from_text
from kg.attachment import repair
from kg.bunsetsu import find_phrases
from kg.certainty import load_cues
from kg.claims import Books
from kg.discourse import Discourse
from kg.gazetteer import load_gazetteer
from kg.lexicon import load_lexicon
from kg.model import Article, Claim, KnowledgeGraph
from kg.phrases import Phrase
from kg.pipeline import Tools, extract, read_discourse
from kg.predicates import Predicate, Structure, find_predicates
from kg.rulebook import load_rulebook
from kg.speech import load_speech
from kg.tokens import read_docs
from kg.vocabulary import load_vocabulary
from tests import parsed


@cache
def tools() -> Tools:
    """The shipped names and rules with a pipeline that reads nothing: every sentence comes parsed."""
    vocabulary = load_vocabulary()
    books = Books(load_rulebook(vocabulary), load_cues(), load_speech(), vocabulary)
    lexicon = load_lexicon(verbs_with_object=books.rules.verbs_with_object())
    return Tools(spacy.blank("xx"), load_gazetteer(), lexicon, books)


def article_of(text: str) -> Article:
    """The article that is `text` alone."""
    return article_from_text(text, "example")


def phrases_of(sentence: str) -> tuple[Phrase, ...]:
    """The phrases as GiNZA gives them, before any repair."""
    return find_phrases(read_docs([parsed.doc(sentence)])[0].tokens)


def structure_of(sentence: str) -> Structure:
    """The predicates of one sentence."""
    return find_predicates(0, sentence, repair(phrases_of(sentence)))


def predicate_of(sentence: str, lemma: str) -> Predicate:
    """The one predicate of that dictionary form."""
    (found,) = (p for p in structure_of(sentence).predicates if p.lemma == lemma)
    return found


def discourse_of(text: str) -> Discourse:
    """The sentences of a text with names and topics."""
    article = article_of(text)
    return read_discourse(article, tuple(parsed.doc(s.text) for s in article.sentences), tools())


def graph_of(text: str) -> KnowledgeGraph:
    """The whole graph of a text."""
    article = article_of(text)
    return extract(article, tuple(parsed.doc(s.text) for s in article.sentences), tools())


def claims_of(text: str) -> tuple[Claim, ...]:
    """The claims of a text in text order."""
    return graph_of(text).claims


def told(text: str) -> list[str]:
    """The claims as `subject | relation | object`, with `(modality)`, `(negative)` where they are not plainly asserted."""
    return [as_told(claim) for claim in claims_of(text)]


def as_told(claim: Claim) -> str:
    """One claim in a line."""
    marks = [mark for mark, plain in ((claim.modality, "asserted"), (claim.polarity, "positive")) if mark != plain]
    line = f"{claim.subject.entity.label} | {claim.relation} | {claim.object.entity.label}"
    return f"{line} ({', '.join(marks)})" if marks else line


def said(claim: Claim) -> str:
    """A claim in a line, with who says it in front."""
    return f"{claim.attributed_to.entity.label}: {as_told(claim)}" if claim.attributed_to else as_told(claim)
