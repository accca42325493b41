"""The whole flow, from an article to its graph."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from kg import __version__
from kg.attachment import repair
from kg.bunsetsu import find_phrases
from kg.certainty import load_cues
from kg.claims import Books, Found, make_claims
from kg.discourse import Discourse
from kg.entities import LinkedEntities, link_entities
from kg.gazetteer import Gazetteer, load_gazetteer
from kg.ids import digest, local_entity_iri
from kg.lexicon import Lexicon, load_lexicon
from kg.model import Article, Entity, EntityType, KnowledgeGraph, Mention, Run
from kg.own import NOTHING, Own
from kg.parse import MODEL, label_of, load_model, model_label, parse
from kg.predicates import Structure, find_predicates
from kg.rulebook import RULES, load_rulebook
from kg.speech import load_speech
from kg.times import times_of
from kg.tokens import TokenizedSentence, read_docs
from kg.topics import with_topics
from kg.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


AUTHOR = "筆者"
"""The label of the newspaper's own voice."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What a run works with, loaded once: the model, the names and the rules."""

    nlp: Language
    gazetteer: Gazetteer
    lexicon: Lexicon
    books: Books


def load_tools(model: str = MODEL, own: Own = NOTHING, *, gpu: bool = False) -> Tools:
    """The names and rules, the user's `own` with the shipped ones, and the GiNZA model `model`; takes seconds, nearly all the model's.

    Raises `RuleError` where a file of the user's is not of its form, before the model is loaded.
    """
    with_model = _all_but_model(own)
    return with_model(load_model(model, gpu=gpu))


def tools_with(nlp: Language, own: Own = NOTHING) -> Tools:
    """The names and rules with a pipeline that is loaded."""
    return _all_but_model(own)(nlp)


def _all_but_model(own: Own) -> Callable[[Language], Tools]:
    vocabulary = load_vocabulary()
    books = Books(load_rulebook(vocabulary, own=own.rules), load_cues(), load_speech(), vocabulary)
    gazetteer = load_gazetteer(own=own.names)
    return lambda nlp: Tools(nlp, gazetteer, load_lexicon(verbs_with_object=books.rules.verbs_with_object()), books)


def build_graph(article: Article, tools: Tools) -> KnowledgeGraph:
    """The graph of one article."""
    return extract(article, parse(article, tools.nlp), tools)


def extract(article: Article, docs: tuple[Doc, ...], tools: Tools) -> KnowledgeGraph:
    """The graph of an article whose sentences are parsed."""
    sentences = read_docs(docs)
    linked = link_entities(article, sentences, tools.gazetteer)
    return _assemble(article, linked, make_claims(article, _discourse(article, sentences, linked, tools), tools.books), tools)


def read_discourse(article: Article, docs: tuple[Doc, ...], tools: Tools) -> Discourse:
    """The sentences of a parsed article with their predicates, names, times and topics: what rules are asked about."""
    sentences = read_docs(docs)
    return _discourse(article, sentences, link_entities(article, sentences, tools.gazetteer), tools)


def _discourse(article: Article, sentences: Sequence[TokenizedSentence], linked: LinkedEntities, tools: Tools) -> Discourse:
    structures = find_structures(article, sentences)
    author = Entity(local_entity_iri(article.id, EntityType.AUTHOR, AUTHOR), AUTHOR, "the author", EntityType.AUTHOR, names=(AUTHOR,))
    return with_topics(Discourse(structures, linked.by_sentence(), tools.lexicon, article.sentences, times_of(article), author))


def find_structures(article: Article, sentences: Sequence[TokenizedSentence]) -> tuple[Structure, ...]:
    """The predicates of each sentence."""
    pairs = zip(article.sentences, sentences, strict=True)
    return tuple(find_predicates(sentence.index, sentence.text, repair(find_phrases(tokenized.tokens))) for sentence, tokenized in pairs)


def _assemble(article: Article, linked: LinkedEntities, found: Found, tools: Tools) -> KnowledgeGraph:
    facts = sorted(set(linked.facts) | set(found.facts), key=repr)
    return KnowledgeGraph(
        run=run_of(tools),
        articles=(article,),
        entities=_all_entities(linked, found),
        mentions=_mentions(article, linked),
        facts=tuple(facts),
        claims=found.claims,
    )


def _all_entities(linked: LinkedEntities, found: Found) -> tuple[Entity, ...]:
    entities = {entity.id: entity for entity in (*found.entities, *linked.entities)}
    return tuple(entities[iri] for iri in sorted(entities))


def _mentions(article: Article, linked: LinkedEntities) -> tuple[Mention, ...]:
    return tuple(
        Mention(m.sentence, article.words(article.sentences[m.sentence].span(m.start, m.end)), entity.id)
        for m in linked.mentions
        for entity in m.entities
    )


def run_of(tools: Tools) -> Run:
    """Versions and the hash of rules and names: what the same bytes depend on."""
    return _run(label_of(tools.nlp.meta), tools.books.rules.hash, tools.gazetteer.hash)


def run_with(model: str, own: Own = NOTHING) -> Run:
    """The run of the rules and names with the model of that name, which is not loaded."""
    return _run(model_label(model), load_rulebook(load_vocabulary(), own=own.rules).hash, load_gazetteer(own=own.names).hash)


def _run(model: str, rules: str, names: str) -> Run:
    spacy, ginza = _versions()
    return Run(__version__, model, spacy, ginza, rules=digest(rules, _word_lists(), names))


@cache
def _versions() -> tuple[str, str]:
    return version("spacy"), version("ginza")


@cache
def _word_lists() -> str:
    """The hash of the shipped lists of words beside the rules, as they stand in their files."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(RULES.glob("*.toml"))]
    return digest(*texts)
