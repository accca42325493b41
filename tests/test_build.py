"""Real builds, with GiNZA: what the sample and a longer article give, and that it is the same each time."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Build, kg
from tests.shared import SHARED, needs_shared

pytestmark = pytest.mark.model

KEPT = Path(__file__).parents[1] / "outputs" / "sample"


def claims_of(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines()]


def said(folder: Path) -> set[tuple[str, str, str]]:
    return {(claim["subject"]["label"], claim["relation"], claim["object"]["label"]) for claim in claims_of(folder)}


def assert_grounded(folder: Path) -> None:
    """Every claim has a rule, and words and sentence that stand where it says."""
    text = (folder / "article.txt").read_text(encoding="utf-8")
    claims = claims_of(folder)
    assert claims
    for claim in claims:
        evidence, sentence = claim["evidence"], claim["evidence"]["sentence"]
        assert claim["rule"]
        assert text[evidence["start"] : evidence["end"]] == evidence["text"]
        assert text[sentence["start"] : sentence["end"]] == sentence["text"]
        assert sentence["start"] <= evidence["start"] < evidence["end"] <= sentence["end"]
    assert len({claim["id"] for claim in claims}) == len(claims)


class TestSample:
    def test_claims_are_grounded(self, sample_build: Build) -> None:
        assert_grounded(sample_build.folder)

    def test_what_the_article_is_about(self, sample_build: Build) -> None:
        assert {
            ("ウラジーミル・プーチン", "deprioritizes", "ウクライナ問題"),
            ("ドナルド・トランプ", "meetsWith", "ウラジーミル・プーチン"),
        } <= said(sample_build.folder)

    def test_is_the_one_that_is_kept(self, sample_build: Build) -> None:
        """What a change of rules, names or outputs changes shows in the diff of outputs/sample/; `make sample` renews it."""
        kept = {path.name for path in KEPT.iterdir()}
        assert kept == {"article.txt", "claims.jsonl", "claims.csv", "entities.csv", "graph.ttl", "graph.graphml"}
        assert [name for name in sorted(kept) if (KEPT / name).read_bytes() != (sample_build.folder / name).read_bytes()] == []

    def test_same_bytes_under_another_hash_seed(self, sample_build: Build, tmp_path: Path) -> None:
        kg(tmp_path, "build", "--sample", seed="4711")
        again = tmp_path / "outputs" / "alaska-summit"
        names = sorted(path.name for path in sample_build.folder.iterdir())
        assert [name for name in names if (again / name).read_bytes() != (sample_build.folder / name).read_bytes()] == ["run.json"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The build of the article that the project was begun for."""
    place = tmp_path_factory.mktemp("first")
    kg(place, "build", str(SHARED / "article.txt"))
    return place / "outputs" / "article"


@needs_shared
class TestFirstArticle:
    def test_claims_are_grounded(self, folder: Path) -> None:
        assert_grounded(folder)

    @pytest.mark.parametrize("wikidata", ["Q7747", "Q22686", "Q7184", "Q458", "Q212", "Q159", "Q30", "Q183", "Q142"])
    def test_entity_has_its_wikidata_id(self, wikidata: str, folder: Path) -> None:
        rows = csv.DictReader((folder / "entities.csv").read_text(encoding="utf-8-sig").splitlines())
        assert wikidata in {row["wikidata"] for row in rows}

    def test_pipeline_is_an_entity(self, folder: Path) -> None:
        assert "ノルドストリーム2" in (folder / "entities.csv").read_text(encoding="utf-8")

    @pytest.mark.parametrize(("relation", "target"), [("deprioritizes", "ウクライナ問題"), ("pressures", "西欧諸国")])
    def test_claim_of_putin(self, relation: str, target: str, folder: Path) -> None:
        assert ("ウラジーミル・プーチン", relation, target) in said(folder)

    def test_site_s_lines_are_no_evidence(self, folder: Path) -> None:
        assert not [
            claim for claim in claims_of(folder) if "TIMES" in claim["evidence"]["text"] or "政治•経済" in claim["evidence"]["text"]
        ]
