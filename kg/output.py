"""The files of a build: what each is called and what stands in it."""

from __future__ import annotations

import json
import platform
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from kg import datapackage
from kg.html import PageQuery, PageRdf, to_html
from kg.model import Article, KnowledgeGraph, Span, Words
from kg.namespaces import PREFIXES
from kg.network import to_graphml, to_network
from kg.queries import shipped_queries
from kg.rdf import to_rdf
from kg.resources import ontology_folder
from kg.tables import to_claims_csv, to_entities_csv, to_jsonl
from kg.vocabulary import Vocabulary

FILES = (*datapackage.KINDS, datapackage.NAME)
"""The names of a build's files, in the order in which a user meets them."""


@dataclass(frozen=True, slots=True)
class PageChoice:
    """What the page is to hold: its language ("ja" or "en"), the SPARQL engine, and the whole text of the article."""

    language: str = "ja"
    with_engine: bool = True
    with_text: bool = True


def to_files(graph: KnowledgeGraph, vocabulary: Vocabulary, page: PageChoice, clock: Mapping[str, object]) -> dict[str, bytes]:
    """The files of the build of one article by name; `clock`, what took how long and when, goes into run.json alone."""
    turtle = to_rdf(graph, vocabulary).serialize(format="turtle")
    texts = {
        "article.txt": graph.articles[0].text,
        "claims.jsonl": to_jsonl(graph),
        "claims.csv": to_claims_csv(graph),
        "entities.csv": to_entities_csv(graph),
        "graph.ttl": turtle,
        "graph.html": to_page(graph, vocabulary, page, turtle),
        "graph.graphml": to_graphml(to_network(graph)),
        "run.json": json.dumps(run_record(graph, clock), ensure_ascii=False, indent=2) + "\n",
    }
    files = {name: text.encode("utf-8") for name, text in texts.items()}
    return files | {datapackage.NAME: datapackage.to_datapackage(graph, files).encode("utf-8")}


def run_record(graph: KnowledgeGraph, clock: Mapping[str, object]) -> dict[str, Any]:
    """What run.json tells: versions, the hash of rules and names, counts, warnings, and the stretches that no sentence took in."""
    (article,) = graph.articles
    return {
        "versions": {key: value for key, value in asdict(graph.run).items() if key != "rules"} | {"python": platform.python_version()},
        "rules": graph.run.rules,
        "article": {"id": article.id, "name": article.name, "title": article.title, "date": article.date, **_origin(article)},
        "counts": {
            "characters": len(article.text),
            "sentences": len(article.sentences),
            "entities": len(graph.entities),
            "mentions": len(graph.mentions),
            "facts": len(graph.facts),
            "claims": len(graph.claims),
            "relations": dict(sorted(Counter(claim.relation for claim in graph.claims).items())),
        },
        "warnings": list(article.warnings),
        "skipped": [{"text": words.text, "start": words.span.start, "end": words.span.end} for words in skipped(article)],
        **({"corrections": [asdict(correction) for correction in graph.corrections]} if graph.corrections else {}),
        "clock": dict(clock),
    }


def _origin(article: Article) -> dict[str, str]:
    """The kind of file that the article was taken from, and what a page says of itself."""
    return {key: value for key, value in asdict(article.origin).items() if value} if article.origin else {}


def skipped(article: Article) -> list[Words]:
    """The stretches of the text that belong to no sentence and are more than white space: date, source list, the site's lines."""
    ends = [0, *(sentence.words.span.end for sentence in article.sentences)]
    starts = [*(sentence.words.span.start for sentence in article.sentences), len(article.text)]
    between = (article.words(Span(end, start)) for end, start in zip(ends, starts, strict=True))
    return [_stripped(words) for words in between if words.text.strip()]


def _stripped(words: Words) -> Words:
    lead = len(words.text) - len(words.text.lstrip())
    text = words.text.strip()
    return Words(text, Span(words.span.start + lead, words.span.start + lead + len(text)))


def to_page(graph: KnowledgeGraph, vocabulary: Vocabulary, page: PageChoice, turtle: str) -> str:
    """The page of a build, with its RDF (`turtle`), the ontology and the shipped queries in it."""
    queries = [PageQuery(query.name, query.title_ja, query.title_en, query.text) for query in shipped_queries().values()]
    ontology = (ontology_folder() / "kg.ttl").read_text(encoding="utf-8")
    rdf = PageRdf(turtle, ontology, {prefix: str(namespace) for prefix, namespace in PREFIXES.items()}, queries)
    return to_html(graph, vocabulary, rdf=rdf, language=page.language, with_engine=page.with_engine, with_text=page.with_text)
