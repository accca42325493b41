"""Many articles are drawn as one graph, thinned to what most sources say."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from kg.html import to_html
from kg.merge import CLAIMS_PER_STATEMENT, merge, strongest
from kg.model import Article, KnowledgeGraph
from kg.statement_model import Statement
from kg.statements import by_pair, said_in
from kg.tables import claim_rows
from kg.vocabulary import load_vocabulary
from tests.graphs import SUMMIT_GRAPH

COPIES = 5
ROOT = Path(__file__).parents[1]


def rows() -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """The sample article, printed by five papers."""
    graph = SUMMIT_GRAPH
    for number in range(COPIES):
        article = replace(graph.articles[0], id=f"a{number}")
        claims = tuple(replace(claim, id=f"{claim.id}{number}", article=article.id) for claim in graph.claims)
        of_one = replace(graph, articles=(article,), claims=claims)
        yield article_row(article), list(claim_rows(of_one))


def article_row(article: Article) -> dict[str, Any]:
    return {"id": article.id, "name": article.name, "title": article.title, "date": article.date, "source": None}


def statements() -> list[Statement]:
    said = (each for row, claims in rows() for each in said_in(claims, row, row["id"]))
    return [statement for pair in by_pair(said) for statement in pair]


def merged(most: int) -> KnowledgeGraph:
    return merge(rows(), strongest(statements(), most), SUMMIT_GRAPH.run).graph


def test_a_claim_comes_back_from_its_row_as_it_was() -> None:
    graph = SUMMIT_GRAPH
    row = article_row(graph.articles[0])
    of_one = [each for pair in by_pair(said_in(claim_rows(graph), row, "a")) for each in pair]
    thinned = merge([(row, json.loads(json.dumps(list(claim_rows(graph)))))], of_one, graph.run)
    assert sorted(thinned.graph.claims, key=lambda claim: claim.id) == sorted(graph.claims, key=lambda claim: claim.id)


def test_each_statement_keeps_its_first_claims_only() -> None:
    (one,) = strongest(statements(), 1)
    graph = merged(1)
    assert one.claims == COPIES
    assert len(graph.claims) == len(graph.articles) == CLAIMS_PER_STATEMENT


def test_what_is_left_out_is_counted() -> None:
    thinned = merge(rows(), strongest(statements(), 1), SUMMIT_GRAPH.run)
    assert thinned.claims == COPIES * len(SUMMIT_GRAPH.claims)
    assert thinned.least_support == COPIES


def test_the_strongest_statements_are_the_same_in_whatever_order_they_come() -> None:
    assert strongest(statements(), 2) == strongest(reversed(statements()), 2)


def test_every_entity_of_a_claim_stands_in_the_graph() -> None:
    graph = merged(100)
    known = {entity.id for entity in graph.entities}
    parts = {part.entity.id for c in graph.claims for part in (c.subject, c.object, c.attributed_to, c.reported_by) if part}
    assert parts == known


def test_the_merged_graph_makes_a_page() -> None:
    page = to_html(merged(100), load_vocabulary(), with_engine=False, with_text=False)
    assert "<html" in page


def test_the_page_is_the_same_bytes_in_every_process() -> None:
    code = (
        "import hashlib; from kg.html import to_html; from kg.vocabulary import load_vocabulary; from tests.graphs import SUMMIT_GRAPH; "
        "print(hashlib.sha256(to_html(SUMMIT_GRAPH, load_vocabulary(), with_engine=False).encode()).hexdigest())"
    )
    hashes = {
        subprocess.run(
            [sys.executable, "-c", code], env=os.environ | {"PYTHONHASHSEED": seed}, cwd=ROOT, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(hashes) == 1
