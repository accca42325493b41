"""Graphs in notebooks: what IPython would display."""

from __future__ import annotations

import re
from html import unescape

from IPython.core.interactiveshell import InteractiveShell

from kg.graph import Graph
from kg.html import to_html
from kg.vocabulary import load_vocabulary
from tests.graphs import SUMMIT_GRAPH


def test_a_frame_holds_the_light_page_and_cannot_reach_the_notebook() -> None:
    html = Graph(SUMMIT_GRAPH).show()._repr_html_()
    held = re.search(r'srcdoc="([^"]*)"', html)
    assert held
    assert unescape(held[1]) == to_html(SUMMIT_GRAPH, load_vocabulary())
    assert "allow-same-origin" not in html


def test_a_frame_opens_in_the_language_and_size_that_are_asked_for() -> None:
    frame = Graph(SUMMIT_GRAPH).show(language="en", height=300)
    assert 'height="300"' in frame._repr_html_()
    assert frame.page == to_html(SUMMIT_GRAPH, load_vocabulary(), language="en")


def test_a_notebook_shows_graph_claims_and_answers_by_themselves() -> None:
    shell = InteractiveShell.instance()
    assert shell.display_formatter
    graph = Graph(SUMMIT_GRAPH)
    for thing, start in ((graph, "<iframe"), (graph.claims[:2], "<table"), (graph.query("claims"), "<table")):
        shown, _ = shell.display_formatter.format(thing)
        assert shown["text/html"].startswith(start)
