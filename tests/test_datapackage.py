"""The data statement beside a build: of the standard's form, and true of the files."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from kg.archivestatement import write_statement
from kg.datapackage import CLAIM_COLUMNS, ENTITY_COLUMNS, KINDS, NAME, to_datapackage
from kg.output import FILES, PageChoice, to_files
from kg.stances import matrix_csv
from kg.tables import claim_columns, entity_columns
from kg.vocabulary import load_vocabulary
from tests.graphs import SUMMIT, SUMMIT_GRAPH, VIEWS_GRAPH

PROFILE = Path(__file__).parent / "schemas" / "datapackage-2.0.json"
"""https://datapackage.org/profiles/2.0/datapackage.json, in the public domain."""


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes]:
    return to_files(SUMMIT_GRAPH, load_vocabulary(), PageChoice(with_engine=False), {})


@pytest.fixture(scope="module")
def package(files: Mapping[str, bytes]) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(files[NAME])
    return read


def rows(resource: Mapping[str, Any], files: Mapping[str, bytes]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[resource["path"]].decode("utf-8-sig"))))


def tables(package: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [resource for resource in package["resources"] if resource.get("type") == "table"]


@pytest.mark.parametrize("graph", [SUMMIT_GRAPH, VIEWS_GRAPH, replace(SUMMIT_GRAPH, articles=(replace(SUMMIT, date=None),))])
def test_it_is_of_the_form_of_the_standard(graph: Any) -> None:
    package = json.loads(to_datapackage(graph, {"claims.csv": b"", "run.json": b"{}"}))
    profile = json.loads(PROFILE.read_text(encoding="utf-8"))
    jsonschema.Draft7Validator(profile).validate(package)


def test_the_standard_would_refuse_another_form() -> None:
    profile = json.loads(PROFILE.read_text(encoding="utf-8"))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft7Validator(profile).validate({"resources": [{"path": 1}]})


def test_it_names_every_file_but_itself(package: dict[str, Any]) -> None:
    assert [resource["path"] for resource in package["resources"]] == [name for name in FILES if name != NAME]
    assert list(KINDS) == [name for name in FILES if name != NAME]
    assert len({resource["name"] for resource in package["resources"]}) == len(KINDS)


def test_sizes_and_hashes_are_those_of_the_files(package: dict[str, Any], files: Mapping[str, bytes]) -> None:
    for resource in package["resources"]:
        data = files[resource["path"]]
        if resource["path"] != "run.json":
            assert (resource["bytes"], resource["hash"]) == (len(data), f"sha256:{sha256(data).hexdigest()}")


def test_columns_are_those_of_the_tables(package: dict[str, Any], files: Mapping[str, bytes]) -> None:
    assert (list(CLAIM_COLUMNS), list(ENTITY_COLUMNS)) == (list(claim_columns(SUMMIT_GRAPH)), list(entity_columns(SUMMIT_GRAPH)))
    for resource in tables(package):
        assert [field["name"] for field in resource["schema"]["fields"]] == list(rows(resource, files)[0])


def test_values_are_of_the_types_that_it_says(package: dict[str, Any], files: Mapping[str, bytes]) -> None:
    for resource in tables(package):
        for field in resource["schema"]["fields"]:
            values = [row[field["name"]] for row in rows(resource, files)]
            assert field["type"] == "string" or all(value.isdecimal() for value in values)
            assert not ({*values} - {*field.get("constraints", {}).get("enum", values)})


def test_keys_hold(package: dict[str, Any], files: Mapping[str, bytes]) -> None:
    claims, entities = (rows(resource, files) for resource in tables(package))
    assert len({row["id"] for row in claims}) == len(claims)
    assert {row["subject_id"] for row in claims} | {row["object_id"] for row in claims} <= {row["id"] for row in entities}


def test_statement_of_an_archive_names_its_files(tmp_path: Path) -> None:
    for name in ("graph/a.nq.gz", "graph/b.nq.gz", "networks/a.graphml", "networks/b.graphml", "matrix.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    write_statement(tmp_path, {"claims": 3, "articles": 2})
    package = json.loads((tmp_path / NAME).read_text(encoding="utf-8"))
    jsonschema.Draft7Validator(json.loads(PROFILE.read_text(encoding="utf-8"))).validate(package)
    paths = {resource["name"]: resource["path"] for resource in package["resources"]}
    assert paths["graph-nq-gz"] == ["graph/a.nq.gz", "graph/b.nq.gz"]
    assert set(paths) == {"graph-nq-gz", "networks-a-graphml", "networks-b-graphml", "matrix-csv", "run-json"}


def test_columns_of_the_matrix_are_described(tmp_path: Path) -> None:
    (tmp_path / "matrix.csv").write_bytes(b"")
    write_statement(tmp_path, {"claims": 0, "articles": 0})
    (table,) = tables(json.loads((tmp_path / NAME).read_text(encoding="utf-8")))
    assert [field["name"] for field in table["schema"]["fields"]] == matrix_csv([]).strip().split(",")


def test_it_says_what_was_done_and_from_what(package: dict[str, Any]) -> None:
    assert SUMMIT_GRAPH.run.model in package["description"]
    assert package["sources"] == [{"title": SUMMIT.title, "path": "article.txt", "version": "2025-08-20"}]
