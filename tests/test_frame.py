"""Graphs in notebooks: what IPython would display."""

from __future__ import annotations

import re
from html import unescape

from IPython.core.interactiveshell import InteractiveShell

from kg.html import to_html
from kg.notebook import load_ipython_extension, show
from kg.vocabulary import load_vocabulary
from tests.graphs import SUMMIT_GRAPH


def test_a_frame_holds_the_light_page_and_cannot_reach_the_notebook() -> None:
    html = show(SUMMIT_GRAPH)._repr_html_()
    held = re.search(r'srcdoc="([^"]*)"', html)
    assert held
    assert unescape(held[1]) == to_html(SUMMIT_GRAPH, load_vocabulary())
    assert "allow-same-origin" not in html


def test_graphs_are_shown_after_the_extension_is_loaded() -> None:
    shell = InteractiveShell.instance()
    load_ipython_extension(shell)
    assert shell.display_formatter
    shown, _ = shell.display_formatter.format(SUMMIT_GRAPH)
    assert shown["text/html"].startswith("<iframe")
