"""The files that tell what the articles of an archive say together: statements, contradictions, networks, and a page of the strongest."""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

import networkx as nx

from kg import __version__
from kg.cache import Cache, Entry, unpacked
from kg.copies import copy_groups
from kg.html import to_html
from kg.merge import merge, strongest
from kg.model import Run
from kg.overview import Overview, opposed_to
from kg.stances import affiliation, conflict, congruence, matrix_csv, stances
from kg.statement_model import Contradiction, Statement
from kg.statement_rdf import statement_lines
from kg.statements import Said, by_pair, contradictions, said_in, to_line
from kg.vocabulary import load_vocabulary
from kg.wholefiles import write_lines

STATEMENT_QUADS = "statements.nq.gz"
"""Beside the shards of the articles' graphs."""
STATEMENTS, CONTRADICTIONS, MATRIX, PAGE = "statements.jsonl", "contradictions.jsonl", "matrix.csv", "graph.html"


def write_together(cache: Cache, folder: Path, *, with_page: bool) -> dict[str, int]:
    """Write the archive's statements, contradictions, networks and page; gives what of it the page shows, nothing where there is none."""
    groups = copy_groups({entry.result.article: entry.result.signature for entry in cache.entries() if entry.result})
    _write_statements(cache, folder, groups)
    write_lines(folder / MATRIX, [matrix_csv(_said(cache.entries(), groups)).encode("utf-8-sig")])
    _write_networks(folder)
    if with_page:
        return _write_page(cache, folder)
    (folder / PAGE).unlink(missing_ok=True)
    return {}


def _write_statements(cache: Cache, folder: Path, groups: Mapping[str, str]) -> None:
    with tempfile.TemporaryFile() as found, tempfile.TemporaryFile() as quads:

        def lines() -> Iterator[bytes]:
            for statements in by_pair(_said(cache.entries(), groups)):
                opposed = list(contradictions(statements))
                found.writelines(to_line(asdict(each)) for each in opposed)
                quads.writelines(statement_lines(statements, opposed))
                yield from (to_line(asdict(each)) for each in statements)

        write_lines(folder / STATEMENTS, lines())
        for kept, file in ((found, folder / CONTRADICTIONS), (quads, folder / "graph" / STATEMENT_QUADS)):
            kept.seek(0)
            write_lines(file, kept)


def _write_networks(folder: Path) -> None:
    labels: dict[str, str] = {}
    for statement in _statements(folder):
        labels[statement.subject], labels[statement.object] = statement.subject_label, statement.object_label
    found = stances(_statements(folder))
    for network in (affiliation, congruence, conflict):
        out = io.BytesIO()
        nx.write_graphml_xml(network(found, labels), out, prettyprint=True)
        write_lines(folder / "networks" / f"{network.__name__}.graphml", [out.getvalue()])


def _statements(folder: Path) -> Iterator[Statement]:
    with (folder / STATEMENTS).open(encoding="utf-8") as lines:
        yield from (Statement(**json.loads(line)) for line in lines)


def _contradictions(folder: Path) -> Iterator[Contradiction]:
    with (folder / CONTRADICTIONS).open(encoding="utf-8") as lines:
        for line in map(json.loads, lines):
            yield Contradiction(Statement(**line["one"]), Statement(**line["other"]))


def _write_page(cache: Cache, folder: Path) -> dict[str, int]:
    """The strongest statements as a page without the articles' texts; what it shows, of how much, and from which support on."""
    chosen = strongest(_statements(folder))
    run = Run(__version__, "", version("spacy"), version("ginza"), "")
    thinned = merge(_articles(cache.entries()), chosen, run)
    overview = Overview(chosen, opposed_to(chosen, _contradictions(folder)), thinned.claims, thinned.least_support)
    page = to_html(thinned.graph, load_vocabulary(), with_engine=False, with_text=False, overview=overview)
    write_lines(folder / PAGE, [page.encode("utf-8")])
    return {"claims": len(thinned.graph.claims), "of_claims": thinned.claims, "least_support": thinned.least_support}


def _articles(entries: Iterable[Entry]) -> Iterator[tuple[dict[str, Any], Iterator[dict[str, Any]]]]:
    """The row of each article with the rows of its claims."""
    for entry in entries:
        if entry.result:
            yield json.loads(entry.result.row), map(json.loads, unpacked(entry.result.claims).splitlines())


def _said(entries: Iterable[Entry], groups: Mapping[str, str]) -> Iterator[Said]:
    for article, claims in _articles(entries):
        yield from said_in(claims, article, groups[article["id"]])
