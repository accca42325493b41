"""Graphs in Jupyter: the page in a frame of its own, under the cell."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

from kg.html import to_html
from kg.model import KnowledgeGraph
from kg.vocabulary import load_vocabulary

SANDBOX = "allow-scripts allow-downloads allow-popups"
"""The page may run, hand out files and open Wikidata; it cannot reach the notebook round it."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The page of a graph, for a notebook to display."""

    page: str = field(repr=False)
    height: int

    def _repr_html_(self) -> str:
        return f'<iframe sandbox="{SANDBOX}" srcdoc="{escape(self.page)}" width="100%" height="{self.height}" style="border:0"></iframe>'


def show(graph: KnowledgeGraph, *, language: str = "ja", height: int = 640) -> Frame:
    """The page of `graph` without its SPARQL engine, in a frame of `height` pixels."""
    return Frame(to_html(graph, load_vocabulary(), language=language), height)
