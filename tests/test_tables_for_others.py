"""What Gephi, R and the Discourse Network Analyzer import."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli import app
from kg.export import export, left_out
from kg.forms import Export
from kg.model import Claim, Polarity
from kg.quads import to_nquads
from kg.store import load_nquads
from kg.vocabulary import load_vocabulary
from tests.graphs import SUMMIT, SUMMIT_CLAIMS, SUMMIT_GRAPH, VIEWS_CLAIMS, VIEWS_GRAPH
from tests.stores import sample_store, write_article

CLAIMS = {claim.id: claim for claim in SUMMIT_CLAIMS + VIEWS_CLAIMS}


@cache
def exported(form: Export) -> bytes:
    output = io.BytesIO()
    export(sample_store(), form, output)
    return output.getvalue()


def rows(form: Export) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(exported(form).decode("utf-8"), newline="")))


@pytest.fixture(scope="module")
def base() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(exported(Export.DNA))
    return connection


def test_gephi_finds_the_columns_that_it_knows_and_each_end_of_an_edge_among_the_nodes() -> None:
    nodes, edges = rows(Export.GEPHI_NODES), rows(Export.GEPHI_EDGES)
    assert list(nodes[0])[:2] == ["Id", "Label"]
    assert list(edges[0])[:4] == ["Source", "Target", "Type", "Weight"]
    assert {edge[end] for edge in edges for end in ("Source", "Target")} == {node["Id"] for node in nodes}


def test_weights_count_claims_of_the_same_two_entities_relation_and_polarity() -> None:
    found = {(e["Source"], e["Target"], e["Relation"], e["Polarity"]): int(e["Weight"]) for e in rows(Export.GEPHI_EDGES)}
    expected = Counter(key(claim) for claim in CLAIMS.values())
    assert found == expected


def key(claim: Claim) -> tuple[str, str, str, str]:
    ends = [claim.subject.entity.id, claim.object.entity.id]
    one, other = sorted(ends) if load_vocabulary().relations[claim.relation].symmetric else ends
    return one, other, claim.relation, claim.polarity.value


def test_edges_of_symmetric_relations_are_undirected() -> None:
    kinds = {edge["Relation"]: edge["Type"] for edge in rows(Export.GEPHI_EDGES)}
    assert (kinds["meetsWith"], kinds["demands"]) == ("Undirected", "Directed")


def test_a_tidy_row_is_a_claim_and_says_what_it_says() -> None:
    found = rows(Export.TIDY)
    assert {row["claim"] for row in found} == set(CLAIMS)
    for row in found:
        claim = CLAIMS[row["claim"]]
        assert (row["subject"], row["relation"], row["object"]) == (claim.subject.entity.label, claim.relation, claim.object.entity.label)
        assert (row["modality"], row["polarity"], row["about"], row["frame"]) == (
            *(claim.modality, claim.polarity),
            *(claim.about or "", claim.frame or ""),
        )
        assert (row["words"], row["words_begin"]) == (claim.evidence.text, str(claim.evidence.span.start))


def test_tidy_rows_begin_with_a_name_and_no_byte_order_mark() -> None:
    assert exported(Export.TIDY).startswith(b"claim,article,")


def test_dna_finds_its_tables_whole(base: sqlite3.Connection) -> None:
    assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    assert base.execute("SELECT Value FROM SETTINGS WHERE Property = 'version'").fetchone()[0].startswith("3.0")


def statements(base: sqlite3.Connection, kind: str) -> list[dict[str, str | int]]:
    """The statements of a type: the values of its variables, and `words`, cut from the text as Java does, by UTF-16 offsets."""
    query = """SELECT s.ID, v.Variable, COALESCE(e.Value, b.Value, l.Value) FROM STATEMENTS s
      JOIN STATEMENTTYPES t ON t.ID = s.StatementTypeId
      JOIN VARIABLES v ON v.StatementTypeId = t.ID
      LEFT JOIN DATASHORTTEXT d ON d.StatementId = s.ID AND d.VariableId = v.ID LEFT JOIN ENTITIES e ON e.ID = d.Entity
      LEFT JOIN DATABOOLEAN b ON b.StatementId = s.ID AND b.VariableId = v.ID
      LEFT JOIN DATALONGTEXT l ON l.StatementId = s.ID AND l.VariableId = v.ID WHERE t.Label = ?"""
    places = "SELECT s.ID, s.Start, s.Stop, d.Text FROM STATEMENTS s JOIN DOCUMENTS d ON d.ID = s.DocumentId"
    words = {number: text.encode("utf-16-le")[2 * a : 2 * b].decode("utf-16-le") for number, a, b, text in base.execute(places)}
    found: dict[int, dict[str, str | int]] = {}
    for number, variable, value in base.execute(query, (kind,)):
        found.setdefault(number, {"words": words[number]})[variable] = value
    return list(found.values())


def test_every_claim_is_a_statement_with_its_words(base: sqlite3.Connection) -> None:
    found = statements(base, "Claim")
    assert {row["claim"] for row in found} == set(CLAIMS)
    for row in found:
        claim = CLAIMS[str(row["claim"])]
        assert row["words"] == claim.evidence.text
        assert (row["subject"], row["relation"], row["object"]) == (claim.subject.entity.label, claim.relation, claim.object.entity.label)
        assert row["polarity"] == (claim.polarity is Polarity.POSITIVE)
        assert row["speaker"] == (claim.attributed_to.entity.label if claim.attributed_to else "")


def test_stances_on_issues_are_dna_statements(base: sqlite3.Connection) -> None:
    found = {(row["person"], row["organization"], row["concept"], row["agreement"]) for row in statements(base, "DNA Statement")}
    assert found == {
        ("ウラジーミル・プーチン", "", "ウクライナ問題", 0),
        ("ウラジーミル・プーチン", "", "ウクライナ問題", 1),
        ("", "ロシア", "NATOの結束", 0),
    }


def test_documents_bear_the_date_of_their_article(base: sqlite3.Connection) -> None:
    dates = base.execute("SELECT Title, date(Date, 'unixepoch') FROM DOCUMENTS")
    assert dict(dates.fetchall()) == {"アラスカ会談の余波": "2025-08-20", "欧州の見方": "2025-08-23"}


def test_an_article_without_a_date_is_left_out_of_dna_and_named() -> None:
    undated = replace(SUMMIT_GRAPH, articles=(replace(SUMMIT, date=None),))
    store = load_nquads(to_nquads(undated, load_vocabulary()) + to_nquads(VIEWS_GRAPH, load_vocabulary()))
    output = io.BytesIO()
    export(store, Export.DNA, output)
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(output.getvalue())
        assert connection.execute("SELECT Title, date(Date, 'unixepoch') FROM DOCUMENTS").fetchall() == [("欧州の見方", "2025-08-23")]
    assert left_out(store, Export.DNA) == ("アラスカ会談の余波",)
    assert left_out(store, Export.TIDY) == ()


def test_what_dna_leaves_out_is_told(tmp_path: Path) -> None:
    undated = replace(SUMMIT_GRAPH, articles=(replace(SUMMIT, date=None),))
    folder = write_article(tmp_path / "undated", undated)
    ended = CliRunner().invoke(app, ["export", str(folder), "dna", "-o", str(tmp_path / "x.dna")])
    assert (ended.exit_code, (tmp_path / "x.dna").is_file()) == (4, True)
    assert "left out: アラスカ会談の余波: it has no date" in ended.stderr
