"""Ronten (論点): Japanese political writing as a knowledge graph of actors and claims.

`kg.build` makes the graph of a text, `kg.archive` that of many, `kg.open` opens what was built. What is imported is loaded at its first
use, so that `import kg` costs nothing.

>>> import kg
>>> graph = kg.open("outputs/sample")
>>> for actor, relation in graph.query("SELECT DISTINCT ?a ?r WHERE { ?a rel:deprioritizes ?b . BIND(rel:deprioritizes AS ?r) }"):
...     print(actor, relation)
https://w3id.org/ronten/entity/Q7747 https://w3id.org/ronten/relation/deprioritizes
"""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.api import archive, build
    from kg.errors import ArticleError, KgError, QueryError
    from kg.graph import Graph, Listing
    from kg.model import Article, Claim, Entity
    from kg.queries import OpenGraph
    from kg.queries import open_graph as open  # noqa: A004 - kg.open, as one says gzip.open
    from kg.resources import SAMPLE
    from kg.results import Table

__version__ = "0.1.0"

__all__ = [
    "SAMPLE",
    "Article",
    "ArticleError",
    "Claim",
    "Entity",
    "Graph",
    "KgError",
    "Listing",
    "OpenGraph",
    "QueryError",
    "Table",
    "archive",
    "build",
    "open",
]

_PLACES = MappingProxyType(
    {
        "Article": "kg.model:Article",
        "ArticleError": "kg.errors:ArticleError",
        "Claim": "kg.model:Claim",
        "Entity": "kg.model:Entity",
        "Graph": "kg.graph:Graph",
        "KgError": "kg.errors:KgError",
        "Listing": "kg.graph:Listing",
        "OpenGraph": "kg.queries:OpenGraph",
        "QueryError": "kg.errors:QueryError",
        "SAMPLE": "kg.resources:SAMPLE",
        "Table": "kg.results:Table",
        "archive": "kg.api:archive",
        "build": "kg.api:build",
        "open": "kg.queries:open_graph",
    }
)


def __getattr__(name: str) -> object:
    if name not in _PLACES:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    module, _, attribute = _PLACES[name].partition(":")
    return getattr(import_module(module), attribute)


def __dir__() -> list[str]:
    return [*globals(), *__all__]
