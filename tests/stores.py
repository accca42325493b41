"""Folders and stores of the sample graph, as `kg build` writes them and `kg query` opens them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from kg.model import KnowledgeGraph
from kg.rdf import to_rdf
from kg.store import open_store
from kg.vocabulary import load_vocabulary
from tests.graphs import SUMMIT_GRAPH, VIEWS_GRAPH


def write_article(folder: Path, graph: KnowledgeGraph = SUMMIT_GRAPH) -> Path:
    """`folder` with the Turtle of `graph`."""
    folder.mkdir(parents=True, exist_ok=True)
    to_rdf(graph, load_vocabulary()).serialize(folder / "graph.ttl", format="turtle", encoding="utf-8")
    return folder


def write_articles(folder: Path) -> Path:
    """`folder` with a folder for each article."""
    write_article(folder / "summit")
    write_article(folder / "views", VIEWS_GRAPH)
    return folder


def write_archive(folder: Path) -> Path:
    """`folder` with both articles in one N-Quads file, each in its graph."""
    store = open_store(write_articles(folder / "articles"))
    quads = [quad for quad in store if isinstance(quad.graph_name, ox.NamedNode) and "/article/" in quad.graph_name.value]
    ox.serialize(quads, folder / "graph.nq", format=ox.RdfFormat.N_QUADS)
    return folder


@cache
def sample_store() -> ox.Store:
    """The store of both articles, in memory."""
    with TemporaryDirectory() as folder:
        return open_store(write_articles(Path(folder)))
