"""Data statements, datapackage.json: what each file is, its columns, where it comes from (Data Package 2.0).

The standard: https://datapackage.org/standard/data-package/. Times are left to run.json, so that the same build gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType
from typing import Any, TypeAlias

from kg.ids import article_iri
from kg.messages import counted
from kg.model import Article, EntityType, KnowledgeGraph, Modality, Polarity

Record: TypeAlias = dict[str, Any]

NAME = "datapackage.json"
_PACKED = ".gz"
_SEPARATORS = str.maketrans("./", "--")
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_WHOLE_NUMBERS = frozenset({"start", "end", "mentions", "claims", "texts"})
_VALUES = MappingProxyType({"modality": Modality, "polarity": Polarity, "type": EntityType})


@dataclass(frozen=True, slots=True)
class Kind:
    """What a file is; `columns` describes those of a table by name."""

    title: str
    mediatype: str
    columns: Mapping[str, str] | None = None


CLAIM_COLUMNS = MappingProxyType(
    {
        "title": "the article's title",
        "subject": "who or what acts, wants, fears or feels",
        "relation": "the relation's id; its definition stands in the ontology",
        "object": "towards whom or what",
        "modality": "how certain the text makes it; the outermost cue decides",
        "polarity": "affirmed or denied",
        "attributed_to": "who says it; empty: the text itself",
        "reported_by": "who passes it on",
        "about": "the matter that is talked of",
        "as": "what the object is taken for",
        "time": "when, as an ISO 8601 date where it can be worked out, else in the words of the text",
        "place": "where, in the words of the text",
        "evidence": "the words that it rests on",
        "sentence": "the sentence that they stand in",
        "start": "where the evidence begins in article.txt, in code points",
        "end": "where it ends",
        "cues": "the words that decided modality, polarity and speaker",
        "rule": "the rule that found it",
        "match": "how: rule, or the correction of a person",
        "subject_id": "the IRI of the subject",
        "object_id": "the IRI of the object",
        "article": "the article's id, a hash of its title and text",
        "id": "the claim's id, a hash of its place and content",
    }
)
ENTITY_COLUMNS = MappingProxyType(
    {
        "label": "its name in Japanese",
        "label_en": "its name in English",
        "type": "its class",
        "wikidata": "its id in Wikidata",
        "mentions": "how often it is named",
        "claims": "in how many claims it is subject or object",
        "names": "what the text calls it, apart by '; '",
        "id": "its IRI",
    }
)
KINDS = MappingProxyType(
    {
        "article.txt": Kind("The article as read, to which all offsets refer", "text/plain"),
        "claims.jsonl": Kind("The claims, one a line, with offsets", "application/jsonl"),
        "claims.csv": Kind("The claims, for spreadsheets", "text/csv", CLAIM_COLUMNS),
        "entities.csv": Kind("The entities, for spreadsheets", "text/csv", ENTITY_COLUMNS),
        "graph.ttl": Kind("The graph as RDF", "text/turtle"),
        "graph.html": Kind("The graph for the browser, in one file", "text/html"),
        "graph.graphml": Kind("The network of entities and claims", "application/graphml+xml"),
        "run.json": Kind("How it was made: versions, counts, what was skipped, times", "application/json"),
    }
)


def to_datapackage(graph: KnowledgeGraph, files: Mapping[str, bytes]) -> str:
    """The data statement of the build of one article, whose files are `files`."""
    (article,) = graph.articles
    return package(
        {
            "name": f"ronten-{article.id}",
            "id": article_iri(article.id),
            "title": f"論点: {article.title}",
            "description": _description(graph, article),
            "version": graph.run.ronten,
            "sources": [_source(article)],
        },
        [_resource(name, files[name]) for name in KINDS if name in files],
    )


def package(told: Mapping[str, Any], resources: Sequence[Record]) -> str:
    """A data statement of `resources`, with what is `told` of them together."""
    record = {
        "$schema": PROFILE,
        **told,
        "keywords": ["knowledge graph", "political text", "event coding", "Japanese"],
        "contributors": [{"title": f"Ronten {told['version']}", "roles": ["processor"]}],
        "resources": resources,
    }
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def describe(name: str, path: str | Sequence[str], kind: Kind) -> Record:
    """A resource: a file, or several that are one in parts."""
    stem, _, suffix = name.partition(".")
    record: Record = {"name": f"{stem}-{suffix}".translate(_SEPARATORS), "path": path, "title": kind.title}
    record |= {"format": suffix.removesuffix(_PACKED), "mediatype": kind.mediatype, "encoding": "utf-8"}
    if suffix.endswith(_PACKED):
        record["compression"] = "gz"
    if kind.columns:
        record |= {"type": "table", "schema": _table_schema(kind.columns)}
    return record


def _description(graph: KnowledgeGraph, article: Article) -> str:
    run = graph.run
    claims, entities = counted(len(graph.claims), "claim"), counted(len(graph.entities), "entity", "entities")
    return (
        f"{claims} of {entities}, found by rules in Japanese text ({article.date or 'undated'}): "
        f"Ronten {run.ronten}, rules {run.rules}, {run.model}, spaCy {run.spacy}, GiNZA {run.ginza}. "
        "A claim is what somebody says in the text, not what is so; rules misread, so look at the sentence before citing. "
        f"People made {counted(len(graph.corrections), 'correction')}. The rights in the article's words remain with those whose they are."
    )


def _source(article: Article) -> Record:
    known = {"title": article.title, "path": "article.txt", "version": article.date}
    return {key: value for key, value in known.items() if value}


def _resource(name: str, data: bytes) -> Record:
    """A file with its size and hash; run.json has neither, for it tells the time of the run."""
    known = {} if name == "run.json" else {"bytes": len(data), "hash": f"sha256:{sha256(data).hexdigest()}"}
    return describe(name, name, KINDS[name]) | known


def _table_schema(columns: Mapping[str, str]) -> Record:
    to = {"resource": "entities-csv", "fields": ["id"]}
    keys = [{"fields": [column], "reference": to} for column in columns if column.endswith("_id")]
    schema: Record = {"fields": [_field(name, text) for name, text in columns.items()]}
    return schema | ({"primaryKey": ["id"]} if "id" in columns else {}) | ({"foreignKeys": keys} if keys else {})


def _field(name: str, description: str) -> Record:
    field: Record = {"name": name, "type": "integer" if name in _WHOLE_NUMBERS else "string", "description": description}
    if name in _VALUES:
        field["constraints"] = {"enum": [value.value for value in _VALUES[name]]}
    return field
