"""The page as a file: what is in it, and that nothing in it can be loaded or run that is not the page's own."""

from __future__ import annotations

import json
import re
import subprocess
from base64 import b64decode
from dataclasses import replace
from gzip import decompress
from pathlib import Path
from typing import Any

import pytest

from kg.html import PAGE_FOLDER, PageQuery, PageRdf, page_layout, to_html, to_pyvis
from kg.model import KnowledgeGraph, Span
from kg.page.build import command, is_current
from kg.pagedata import marks, page_data
from kg.positions import LABEL_BOX, lay_out
from kg.vocabulary import load_vocabulary
from tests.graphs import PUTIN, SAMPLE_GRAPH, SUMMIT, SUMMIT_CLAIMS, SUMMIT_GRAPH, UKRAINE_ISSUE

VOCABULARY = load_vocabulary()
HOSTILE = """</script><script>document.title='owned'</script><img src=x onerror="document.title='owned'">'"javascript:alert(1)<!--"""


def element(page: str, name: str) -> str:
    found = re.search(rf'<script type="[^"]+" id="{name}">(.*?)</script>', page, re.DOTALL)
    assert found, name
    return found[1]


def packed(page: str, name: str) -> str:
    return decompress(b64decode(element(page, name))).decode("utf-8")


def data_of(page: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(packed(page, "data"))
    return data


def hostile(graph: KnowledgeGraph) -> KnowledgeGraph:
    """`graph` with hostile words in every text field that is not bound to an offset."""
    articles = tuple(replace(article, title=HOSTILE, name=HOSTILE) for article in graph.articles)
    entities = tuple(replace(entity, label=HOSTILE, label_en=HOSTILE, wikidata=HOSTILE, names=(HOSTILE,)) for entity in graph.entities)
    claims = tuple(replace(claim, about=HOSTILE, frame=HOSTILE, time=HOSTILE, place=HOSTILE, rule=HOSTILE) for claim in graph.claims)
    return replace(graph, articles=articles, entities=entities, claims=claims)


PAGE = to_html(SAMPLE_GRAPH, VOCABULARY)


def test_pyvis_builds_nodes_edges_and_options() -> None:
    network = to_pyvis(SAMPLE_GRAPH, VOCABULARY, page_layout(SAMPLE_GRAPH))
    assert json.loads(element(PAGE, "network-nodes")) == network.nodes
    assert json.loads(element(PAGE, "network-edges")) == network.edges
    assert json.loads(element(PAGE, "network-options"))["physics"] == {"enabled": False}


@pytest.mark.parametrize(("language", "label"), [("ja", "優先順位を下げる"), ("en", "de-prioritizes")])
def test_edges_carry_their_relation_in_the_language(language: str, label: str) -> None:
    edges = json.loads(element(to_html(SUMMIT_GRAPH, VOCABULARY, language=language), "network-edges"))
    number = {entity.id: place for place, entity in enumerate(SUMMIT_GRAPH.entities)}
    [edge] = [edge for edge in edges if (edge["from"], edge["to"]) == (number[PUTIN.id], number[UKRAINE_ISSUE.id])]
    assert edge["label"] == label


def test_claims_between_the_same_two_are_one_edge() -> None:
    network = to_pyvis(SAMPLE_GRAPH, VOCABULARY, page_layout(SAMPLE_GRAPH))
    pairs = {(claim.subject.entity.id, claim.object.entity.id) for claim in SAMPLE_GRAPH.claims}
    assert len(network.edges) == len(pairs)
    assert sum(edge["value"] for edge in network.edges) == len(SAMPLE_GRAPH.claims)


def test_a_denied_claim_is_marked_on_its_edge() -> None:
    network = to_pyvis(SUMMIT_GRAPH, VOCABULARY, page_layout(SUMMIT_GRAPH))
    assert "否定: 支援する" in [edge["label"] for edge in network.edges]


def test_the_page_is_the_same_each_time() -> None:
    assert to_html(SAMPLE_GRAPH, VOCABULARY) == PAGE


def test_nothing_is_loaded_from_anywhere() -> None:
    markup = re.sub(r"<script.*?</script>|<style.*?</style>", "", PAGE, flags=re.DOTALL)
    assert not re.search(r'\b(?:src|href)="(?!data:)', markup)
    assert not re.search(r"@import|url\(", "".join(re.findall(r"<style[^>]*>(.*?)</style>", PAGE, re.DOTALL)))


def test_scripts_run_by_nonce_only_and_nothing_may_connect() -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', PAGE)
    assert policy
    assert "default-src 'none'" in policy[1]
    assert "connect-src 'none'" in policy[1]
    assert "unsafe-inline" not in policy[1]
    nonce = re.search(r"script-src 'nonce-([0-9a-f]{32})'", policy[1])
    assert nonce
    assert set(re.findall(r'<(?:script|style) nonce="([^"]*)"', PAGE)) == {nonce[1]}


def test_hostile_words_stay_words() -> None:
    rdf = PageRdf(HOSTILE, HOSTILE, {HOSTILE: HOSTILE}, [PageQuery(HOSTILE, HOSTILE, HOSTILE, HOSTILE)])
    page = to_html(hostile(SAMPLE_GRAPH), VOCABULARY, rdf=rdf)
    own = to_html(SAMPLE_GRAPH, VOCABULARY, rdf=PageRdf("", "", {}, [PageQuery("a", "b", "c", "d")]))
    assert page.count("<script") == own.count("<script")
    assert "<img" not in page
    assert packed(page, "turtle") == HOSTILE
    assert json.loads(element(page, "queries"))[0]["text"] == HOSTILE


def test_half_a_surrogate_does_not_break_the_page() -> None:
    entities = tuple(replace(entity, label=entity.label + "\ud800") for entity in SUMMIT_GRAPH.entities)
    article = replace(SUMMIT, title="壊れた\udfff題")
    to_html(replace(SUMMIT_GRAPH, entities=entities, articles=(article,)), VOCABULARY).encode("utf-8")


def test_marks_point_at_their_words_in_code_points() -> None:
    quoted = SUMMIT_CLAIMS[4]
    mentions = [mention for mention in SUMMIT_GRAPH.mentions if mention.sentence == 4]
    words = {part: quoted.sentence.text[int(start) : int(end)] for start, end, part in marks(quoted, mentions)}
    assert words == {
        "speaker": "𠮷田氏",
        "subject": "トランプ氏",
        "object": "ウクライナ",
        "predicate": "支援しない",
        "cue-polarity": "ない",
        "cue-speaker": "と述べた",
    }


def test_marks_outside_the_sentence_are_left_out() -> None:
    claim = SUMMIT_CLAIMS[0]
    elsewhere = replace(claim.predicate, span=Span(0, 3))
    assert "predicate" not in [part for *_, part in marks(replace(claim, predicate=elsewhere), [])]


def test_without_text_only_the_sentences_of_claims_are_in_the_page() -> None:
    graph = replace(SUMMIT_GRAPH, claims=SUMMIT_CLAIMS[:1])
    data = data_of(to_html(graph, VOCABULARY, with_text=False))
    assert [article["text"] for article in data["articles"]] == [None]
    assert [sentence["text"] for sentence in data["sentences"]] == [SUMMIT_CLAIMS[0].sentence.text]
    assert SUMMIT.sentences[3].words.text not in json.dumps(data, ensure_ascii=False)


def test_data_names_every_claim_with_its_sentence() -> None:
    data = page_data(SAMPLE_GRAPH, VOCABULARY, page_layout(SAMPLE_GRAPH))
    told = [(claim["id"], data["sentences"][claim["sentence"]]["text"]) for claim in data["claims"]]
    assert told == [(claim.id, claim.sentence.text) for claim in SAMPLE_GRAPH.claims]


def test_an_empty_graph_has_a_page() -> None:
    empty = replace(SUMMIT_GRAPH, entities=(), mentions=(), facts=(), claims=())
    assert data_of(to_html(empty, VOCABULARY))["claims"] == []


def test_names_do_not_lie_on_each_other() -> None:
    star = {(0, other): 1 for other in range(1, 30)}
    points = list(lay_out(range(30), star).positions.values())
    near = [
        (a, b)
        for i, a in enumerate(points)
        for b in points[:i]
        if abs(a[0] - b[0]) < 0.8 * LABEL_BOX[0] and abs(a[1] - b[1]) < 0.8 * LABEL_BOX[1]
    ]
    assert near == []


def test_parts_that_nothing_binds_stand_apart() -> None:
    placed = lay_out(range(4), {(0, 1): 1, (2, 3): 1})
    assert placed.community[0] == placed.community[1] != placed.community[2]
    assert len(set(placed.positions.values())) == 4


def test_who_most_claims_are_about_is_most_central() -> None:
    centrality = lay_out(range(5), {(other, 0): 1 for other in range(1, 5)}).centrality
    assert max(centrality, key=lambda node: centrality[node]) == 0
    assert centrality[0] == 1


def test_a_kept_layout_is_reused_while_the_network_is_the_same(tmp_path: Path) -> None:
    first = page_layout(SAMPLE_GRAPH, tmp_path)
    [file] = tmp_path.iterdir()
    file.write_text(file.read_text(encoding="utf-8").replace(str(first.positions[0][0]), "4321", 1), encoding="utf-8")
    assert 4321 in {x for x, _ in page_layout(SAMPLE_GRAPH, tmp_path).positions.values()}
    page_layout(SUMMIT_GRAPH, tmp_path)
    assert len(list(tmp_path.iterdir())) == 2


def test_a_kept_layout_is_the_one_that_was_made(tmp_path: Path) -> None:
    assert page_layout(SAMPLE_GRAPH, tmp_path) == page_layout(SAMPLE_GRAPH, tmp_path) == page_layout(SAMPLE_GRAPH)


def test_the_bundle_is_built_from_the_sources_as_they_are() -> None:
    assert is_current(), "the page's JavaScript has changed: python -m kg.page.build"


def test_the_modules_of_the_page_pass_their_own_tests() -> None:
    done = subprocess.run([*command("node"), "--test"], cwd=PAGE_FOLDER, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
