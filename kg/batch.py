"""A batch of articles → their results: what one process does at a time, whether of this machine or of a cluster."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache, partial
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeAlias

from kg.collecting import rare_collections
from kg.copies import signature
from kg.correcting import correct
from kg.corrections import NONE, Corrections
from kg.engines import Run, run_here, run_in_processes, run_on_cluster
from kg.errors import KgError
from kg.jobs import Job, Outcome, Result
from kg.keptparses import bare_pipeline, pack, unpack
from kg.lostcorrections import correction_row
from kg.mappedfiles import give_back
from kg.own import NOTHING, Own
from kg.parse import MODEL, load_model, parse_texts
from kg.pipeline import Tools, extract, tools_with
from kg.quads import OPEN_RUN, to_nquads
from kg.rulechanges import noting, to_text
from kg.sources import Source, read_source
from kg.tables import to_jsonl
from kg.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from kg.model import Article, KnowledgeGraph

    Parsed: TypeAlias = tuple[tuple[Doc, ...], bool]
    """The sentences of an article, and whether they are newly parsed."""

_DICTIONARY = "system.dic"
"""Sudachi's: each text needs other pages of its 207 MB, and a process that reads an archive would come to hold them all."""
_ONE_BATCH = Lock()
"""A process has one model, whose memory zones must not overlap, whatever number of threads a cluster's worker has."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A job whose article could be read."""

    job: Job
    article: Article


def build_batch(
    jobs: Sequence[Job], model: str = MODEL, corrections: Corrections = NONE, own: Own = NOTHING, *, gpu: bool = False
) -> tuple[Outcome, ...]:
    """The outcomes of `jobs`, corrected; an article that cannot be built spoils no other.

    The model is loaded once a process, and only where an article has no kept parse.
    """
    outcomes: list[Outcome] = []
    read: list[_Read] = []
    for job in jobs:
        try:
            read.append(_Read(job, read_source(job.source)))
        except KgError as error:
            outcomes.append(Outcome(job.key, job.parse_key, None, error.what))
    tools = _tools(own)
    with _ONE_BATCH, rare_collections(), _parses(read, partial(_model, model, gpu)) as parses:
        outcomes.extend(_build(each, parsed, tools, corrections) for each, parsed in zip(read, parses, strict=True))
    return tuple(outcomes)


def engine(
    model: str,
    workers: int = 1,
    scheduler: str | None = None,
    corrections: Corrections = NONE,
    own: Own = NOTHING,
    *,
    gpu: bool = False,
) -> Run:
    """What builds batches with `model` and the user's `own` rules and names: a Dask cluster, several processes, or this one."""
    build = partial(build_batch, model=model, corrections=corrections, own=own, gpu=gpu)
    if scheduler:
        return run_on_cluster(build, scheduler)
    return run_in_processes(build, workers) if workers > 1 else run_here(build)


@cache
def _model(model: str, gpu: bool) -> Language:
    return load_model(model, gpu=gpu)


@cache
def _tools(own: Own) -> Tools:
    """What reads parsed sentences, without the model that parses them."""
    return tools_with(_bare(), own)


@cache
def _bare() -> Language:
    return bare_pipeline()


@contextmanager
def _parses(read: Sequence[_Read], load: Callable[[], Language]) -> Iterator[Iterator[Parsed]]:
    """The parse of each article; those that are not kept are parsed together, in batches that fit.

    They hold inside the context only: behind it spaCy forgets the words that it met, of which a newspaper's archive has no end.
    """
    with _bare().memory_zone():
        kept = {each.job.key: docs for each in read if (docs := _kept_parse(each)) is not None}
        new = [each for each in read if each.job.key not in kept]
        with _parsed(new, load) as parsed:
            yield ((kept[each.job.key], False) if each.job.key in kept else (_of(each, parsed), True) for each in read)


@contextmanager
def _parsed(new: Sequence[_Read], load: Callable[[], Language]) -> Iterator[Iterator[Doc]]:
    """The sentences of the articles, parsed; the model is loaded only where there are any."""
    if not new:
        yield iter(())
        return
    nlp = load()
    with nlp.memory_zone():
        yield iter(parse_texts((sentence.text for each in new for sentence in each.article.sentences), nlp))
    give_back(_DICTIONARY)


def _of(each: _Read, parsed: Iterator[Doc]) -> tuple[Doc, ...]:
    return tuple(next(parsed) for _ in each.article.sentences)


def _kept_parse(each: _Read) -> tuple[Doc, ...] | None:
    """The kept parse, where its sentences are still those of the article."""
    if each.job.parse is None:
        return None
    docs = unpack(each.job.parse, _bare().vocab)
    texts = [sentence.text for sentence in each.article.sentences]
    return docs if [doc.text for doc in docs] == texts else None


def _build(each: _Read, parsed: Parsed, tools: Tools, corrections: Corrections) -> Outcome:
    docs, is_new = parsed
    job, packed = each.job, pack(docs) if is_new else None
    try:
        own = corrections.about(each.article.text)
        graph, asked = _extract(each.article, docs, tools)
        return Outcome(job.key, job.parse_key, _result(job.source, correct(graph, own), own, asked), parse=packed)
    except Exception as error:
        return Outcome(job.key, job.parse_key, None, f"kg failed ({type(error).__name__}: {error}); please report this article", packed)


def _extract(article: Article, docs: tuple[Doc, ...], tools: Tools) -> tuple[KnowledgeGraph, set[str]]:
    """The article's graph, with the names by which rules could touch it: those it asked for, and its words, which may be verbs with を."""
    asked = {token.lemma_ for doc in docs for token in doc}
    books = replace(tools.books, rules=noting(tools.books.rules, asked))
    return extract(article, docs, replace(tools, books=books)), asked


def _result(source: Source, made: KnowledgeGraph, corrections: Corrections, asked: set[str]) -> Result:
    graph = replace(made, run=OPEN_RUN, measured=())  # both are the archive's, not an article's
    (article,) = graph.articles
    return Result(
        article=article.id,
        row=_json(_article_row(source, article, graph) | correction_row(corrections, graph)),
        claims=zlib.compress(to_jsonl(graph).encode("utf-8")),
        quads=zlib.compress(to_nquads(graph, load_vocabulary())),
        entities=zlib.compress(_json(_entity_counts(graph)).encode("utf-8")),
        signature=signature(sentence.text for sentence in article.sentences),
        asked=zlib.compress(to_text(asked).encode("utf-8")),
    )


def _article_row(source: Source, article: Article, graph: KnowledgeGraph) -> dict[str, Any]:
    return {
        "id": article.id,
        "name": article.name,
        "title": article.title,
        "date": article.date,
        "source": source.source,
        "url": source.url,
        "author": source.author,
        "characters": len(article.text),
        "sentences": len(article.sentences),
        "claims": len(graph.claims),
        "warnings": list(article.warnings),
    }


def _entity_counts(graph: KnowledgeGraph) -> list[dict[str, Any]]:
    """The entities with how often they are mentioned; those in claims are counted from the claims."""
    mentions: dict[str, int] = {}
    for mention in graph.mentions:
        mentions[mention.entity] = mentions.get(mention.entity, 0) + 1
    return [
        {
            "id": entity.id,
            "label": entity.label,
            "label_en": entity.label_en,
            "type": entity.type.value,
            "wikidata": entity.wikidata,
            "names": list(entity.names),
            "mentions": mentions.get(entity.id, 0),
        }
        for entity in graph.entities
    ]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
