"""What many articles say together stands in the RDF: support, dates, hardening and contradictions, and the shipped queries tell it."""

from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.batch import build_batch
from kg.checks import check_shapes, shaped_graph
from kg.corpus import build_archive
from kg.engines import run_here
from kg.queries import answer
from kg.results import to_table
from kg.sources import Columns
from kg.statement_rdf import GRAPH, statement_lines
from kg.statements import Said, by_pair, contradictions
from kg.store import open_store, query

ENDS = ("http://h/Q159", "http://h/Q30")
SAID = Said(*ENDS, "supports", "positive", "a1", "asserted", "2025-08-15", None, "a1", "露", "米", "State", "State", "c1")
INTENDED = replace(SAID, modality="intended", issued="2025-08-10", article="a0", copies="a0", id="c0")


def store_of(*claims: Said) -> ox.Store:
    store = ox.Store()
    for pair in by_pair(claims):
        store.extend(ox.parse(b"".join(statement_lines(pair, list(contradictions(pair)))), format=ox.RdfFormat.N_QUADS))
    return store


def values(store: ox.Store, term: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in to_table(query(store, f"SELECT ?value {{ GRAPH <{GRAPH}> {{ ?statement kg:{term} ?value }} }}")).rows]


def test_a_statement_tells_its_support_and_its_dates() -> None:
    copy = replace(SAID, issued="2025-08-16", article="a2", copies="a1", id="c2")
    store = store_of(SAID, INTENDED, copy)
    terms = ("support", "statementArticles", "statementClaims", "firstSeen", "lastSeen", "hardenedOn", "firstIntended", "firstAsserted")
    told = {term: [str(row[0]) for row in values(store, term)] for term in terms}
    days = {"firstSeen": "2025-08-10", "lastSeen": "2025-08-16", "hardenedOn": "2025-08-15"}
    counts = {"support": "2", "statementArticles": "3", "statementClaims": "3"}
    modalities = {"firstIntended": "2025-08-10", "firstAsserted": "2025-08-15"}
    assert told == {term: [value] for term, value in (counts | days | modalities).items()}


@pytest.mark.parametrize("claims", [(SAID,), (SAID, replace(SAID, object="http://h/Q148", id="c2"))])
def test_a_statement_of_one_claim_is_left_out(claims: tuple[Said, ...]) -> None:
    assert list(store_of(*claims)) == []


@pytest.mark.parametrize(
    "claims",
    [
        (replace(INTENDED, issued="2025-08-15"), SAID),
        (replace(INTENDED, issued="2025-08-20"), SAID),
        (replace(INTENDED, issued=None), SAID),
        (SAID, replace(SAID, id="c2", modality="possible", issued="2025-08-01")),
    ],
)
def test_what_was_not_intended_before_has_not_hardened(claims: tuple[Said, ...]) -> None:
    assert values(store_of(*claims), "hardenedOn") == []


def test_statements_that_contradict_each_other_say_so_both_ways() -> None:
    store = store_of(SAID, replace(SAID, relation="opposes", article="a2", copies="a2", id="c2"))
    assert len(values(store, "contradicts")) == 2
    assert query(store, f"ASK {{ GRAPH <{GRAPH}> {{ ?one kg:contradicts ?other . ?other kg:contradicts ?one ; kg:support 1 }} }}")


ARTICLES = """id,title,text,date,source
1,支援,フランスはウクライナを支援する方針だ。日本は米国を支持する。,2025-08-01,甲
2,支援,フランスはウクライナを支援した。,2025-08-09,乙
3,反対,日本は米国に反対した。,2025-08-10,丙
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    (folder / "in.csv").write_text(ARTICLES, encoding="utf-8")
    build_archive([str(folder / "in.csv")], Columns(), folder, run_here(build_batch), "ja_ginza", lambda _: None)
    return folder


@pytest.mark.parametrize(("name", "said"), [("support", "フランス"), ("hardening", "フランス"), ("opposed-statements", "日本")])
def test_the_shipped_queries_tell_what_articles_say_together(archive: Path, name: str, said: str) -> None:
    rows = to_table(answer(open_store(archive), name, {})).rows
    assert any(said in map(str, row) for row in rows)


def test_an_archive_with_statements_has_the_right_shape(archive: Path) -> None:
    store = open_store(archive)
    assert gzip.decompress((archive / "graph" / "statements.nq.gz").read_bytes())
    assert check_shapes(shaped_graph(store)) == ()
