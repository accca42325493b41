"""The store of a folder: one article, several, or an archive; the union of all graphs is what a query asks."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import KgError, QueryError
from kg.forms import Format
from kg.queries import open_graph
from kg.results import Table, python_value, short, to_table, to_text
from kg.store import check_query, known_terms, open_store, query
from tests.graphs import SUMMIT, VIEWS
from tests.stores import sample_store, write_archive, write_article, write_articles

COUNT = "SELECT (COUNT(*) AS ?n) { ?claim a kg:Claim }"
XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.fixture(scope="module")
def both() -> ox.Store:
    return sample_store()


@pytest.mark.parametrize(("writer", "claims"), [(write_article, 9), (write_articles, 16), (write_archive, 16)])
def test_folder_opens_whatever_its_kind(tmp_path: Path, writer: Callable[[Path], Path], claims: int) -> None:
    folder = writer(tmp_path / "out")
    assert to_table(query(open_store(folder), COUNT)).rows == ((claims,),)


def test_triple_of_two_articles_counts_once(both: ox.Store) -> None:
    rows = to_table(query(both, "SELECT ?label { ent:Q7747 skos:prefLabel ?label } ORDER BY ?label")).rows
    assert rows == (("Vladimir Putin",), ("ウラジーミル・プーチン",))


def test_each_article_is_a_named_graph(both: ox.Store) -> None:
    rows = to_table(query(both, "SELECT DISTINCT ?g { GRAPH ?g { ?claim a kg:Claim } }")).rows
    assert {row[0] for row in rows} == {f"https://w3id.org/ronten/article/{article.id}" for article in (SUMMIT, VIEWS)}


def test_from_asks_one_graph_only(both: ox.Store) -> None:
    text = COUNT.replace("{", f"FROM <https://w3id.org/ronten/article/{SUMMIT.id}> {{")
    assert to_table(query(both, text)).rows == ((9,),)


def test_ontology_can_be_asked(both: ox.Store) -> None:
    text = 'SELECT ?name { rel:deprioritizes skos:broader/skos:prefLabel ?name FILTER(LANG(?name) = "en") }'
    assert to_table(query(both, text)).rows == (("stance on an issue",),)


def test_archive_is_stored_on_disk_and_built_anew_when_the_file_is_newer(tmp_path: Path) -> None:
    folder = write_archive(tmp_path)
    open_store(folder)
    assert (folder / "store").is_dir()
    (folder / "graph.nq").write_text("", encoding="utf-8")
    later = (folder / "store").stat().st_mtime + 5
    os.utime(folder / "graph.nq", (later, later))
    assert to_table(query(open_store(folder), COUNT)).rows == ((0,),)


def test_archive_store_cannot_be_written(tmp_path: Path) -> None:
    store = open_store(write_archive(tmp_path))
    with pytest.raises(RuntimeError, match="read-write"):
        store.add(ox.Quad(ox.NamedNode("a:a"), ox.NamedNode("a:b"), ox.NamedNode("a:c")))


def test_readers_share_an_archive(tmp_path: Path) -> None:
    folder = write_archive(tmp_path)
    stores = [open_store(folder) for _ in range(3)]
    assert {to_table(query(store, COUNT)).rows for store in stores} == {((16,),)}


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [(None, "", "no graph is here"), ("graph.ttl", "this is no Turtle", "cannot be read"), ("graph.nq", "<a> <b>", "cannot be read")],
)
def test_folder_without_a_readable_graph_is_an_error(tmp_path: Path, name: str | None, text: str, what: str) -> None:
    if name:
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(KgError, match=what):
        open_store(tmp_path)


def test_broken_archive_leaves_no_store(tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_text("<a> <b>", encoding="utf-8")
    with pytest.raises(KgError):
        open_store(tmp_path)
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize("text", ["SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "DROP ALL", "SELECT ?x { ?x"])
def test_query_that_cannot_be_answered_is_an_error(both: ox.Store, text: str) -> None:
    with pytest.raises(QueryError):
        query(both, text)


def test_term_that_the_ontology_lacks_is_refused() -> None:
    with pytest.raises(QueryError, match="rel:presures is unknown"):
        check_query("SELECT * { ?a rel:presures ?b }")


def test_known_terms_hold_relations_in_both_forms() -> None:
    assert {"rel:pressures", "asr:pressures", "kg:Claim", "kg:as", "mod:assessed", "plover:COERCE"} <= known_terms()


@pytest.mark.parametrize(
    ("literal", "value"),
    [
        (ox.Literal("7", datatype=ox.NamedNode(f"{XSD}integer")), 7),
        (ox.Literal("2025-08-15", datatype=ox.NamedNode(f"{XSD}date")), date(2025, 8, 15)),
        (ox.Literal("2025-08", datatype=ox.NamedNode(f"{XSD}gYearMonth")), "2025-08"),
        (ox.Literal("15日", language="ja"), "15日"),
        (ox.Literal("true", datatype=ox.NamedNode(f"{XSD}boolean")), True),
        (ox.Literal("seven", datatype=ox.NamedNode(f"{XSD}integer")), "seven"),
        (ox.NamedNode("a:b"), "a:b"),
        (None, None),
    ],
)
def test_python_values(literal: ox.Literal | ox.NamedNode | None, value: object) -> None:
    assert python_value(literal) == value


def test_table_of_each_kind_of_query(both: ox.Store) -> None:
    assert to_table(query(both, "ASK { ent:Q7747 rel:pressures ?x }")) == Table(("answer",), ((True,),))
    triples = to_table(query(both, "CONSTRUCT WHERE { ent:Q7747 rel:pressures ?x }"))
    assert triples.dicts()[0]["predicate"] == "https://w3id.org/ronten/relation/pressures"
    assert to_table(query(both, "SELECT ?x ?y { ent:Q7747 rel:pressures ?x }")).rows[0][1] is None


@pytest.mark.parametrize(
    ("form", "start"),
    [
        (Format.CSV, b"n\r\n16\r\n"),
        (Format.TSV, b"?n\n16\n"),
        (Format.JSON, b'{"head":{"vars":["n"]}'),
        (Format.XML, b'<?xml version="1.0"?><sparql'),
    ],
)
def test_rows_as_text(both: ox.Store, form: Format, start: bytes) -> None:
    assert to_text(query(both, COUNT), form).startswith(start)


def test_triples_as_turtle_are_sorted_with_the_prefixes_used(both: ox.Store) -> None:
    text = to_text(query(both, "CONSTRUCT WHERE { ent:Q7747 rel:prioritizes ?x }"), Format.TURTLE).decode()
    assert "@prefix rel:" in text
    assert "@prefix plover:" not in text
    assert "ent:Q7747 rel:prioritizes ent:issue\\/ウクライナ問題 ." in text


@pytest.mark.parametrize(("text", "form"), [(COUNT, Format.TURTLE), ("CONSTRUCT WHERE { ?s a kg:Claim }", Format.CSV)])
def test_format_that_cannot_hold_the_answer_is_refused(both: ox.Store, text: str, form: Format) -> None:
    with pytest.raises(QueryError, match="cannot be written"):
        to_text(query(both, text), form)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("https://w3id.org/ronten/entity/Q7747", "ent:Q7747"),
        ("https://w3id.org/ronten/entity/issue/ウクライナ問題", "https://w3id.org/ronten/entity/issue/ウクライナ問題"),
        (None, ""),
        (3, "3"),
        ("日本", "日本"),
    ],
)
def test_short_form_for_the_eye(value: str | int | None, text: str) -> None:
    assert short(value) == text


def test_python_interface_gives_rows(tmp_path: Path) -> None:
    rows = open_graph(write_article(tmp_path)).query("who-pressures-whom", actor="プーチン").dicts()
    assert [(row["actorName"], row["targetName"]) for row in rows] == [("ウラジーミル・プーチン", "西欧諸国")]
