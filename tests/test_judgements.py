"""Judgements of claims: kept after each, undone, taken up again, and applied by the next build."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient
from typer.testing import CliRunner

from kg.cli import app
from kg.correcting import correct
from kg.corrections import Verdict, read_corrections
from kg.errors import CorrectionError, KgError
from kg.judgements import Judgements
from kg.reviewing import judged_state, page_state, read_claims, segments
from kg.reviewserver import LARGEST_BODY, make_review_app
from kg.tables import claim_rows, to_jsonl
from tests.graphs import SUMMIT, SUMMIT_GRAPH

ROWS = list(claim_rows(SUMMIT_GRAPH))
FIRST, SECOND = ROWS[0]["id"], ROWS[1]["id"]
_WORDS = ["right", "wrong", "mended", "possible", "negative", "supports", "EU", "", '"\n', "\x00\x7f", "\ud800"]
_TEXTS = st.sampled_from(_WORDS) | st.text(max_size=9)
_CHANGES = st.dictionaries(st.sampled_from(["subject", "relation", "object", "modality", "polarity", "attributed_to", "rule"]), _TEXTS)
_PLAIN = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | _TEXTS
_ANY = st.recursive(_PLAIN, st.lists, max_leaves=4)
JSON = _ANY | st.fixed_dictionaries(
    {"claim": st.sampled_from(["x", None]) | st.just(FIRST), "verdict": _TEXTS | _ANY, "change": _CHANGES | _ANY, "why": _TEXTS | _ANY}
)
"""Requests as the page makes them, and others."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "claims.jsonl").write_text(to_jsonl(SUMMIT_GRAPH), encoding="utf-8")
    (tmp_path / "article.txt").write_text(SUMMIT.text, encoding="utf-8", newline="")
    (tmp_path / "run.json").write_text(json.dumps({"article": {"title": SUMMIT.title}}), encoding="utf-8")
    return tmp_path


def sit(folder: Path, rows: list[dict[str, Any]] | None = None) -> Judgements:
    return Judgements(rows or read_claims(folder), folder / "corrections.toml", "佐藤", lambda: datetime(2026, 11, 20, 9, 30, tzinfo=UTC))


class TestJudgements:
    def test_each_is_kept_at_once(self, folder: Path) -> None:
        sit(folder).judge(FIRST, Verdict.RIGHT, {}, "")
        (record,) = read_corrections(folder / "corrections.toml").claims
        assert (record.verdict, record.rule, record.note.by, record.note.on) == (
            "right",
            ROWS[0]["rule"],
            "佐藤",
            "2026-11-20T09:30:00+00:00",
        )

    def test_what_stands_in_the_file_is_left_as_it_is(self, folder: Path) -> None:
        written = '# by hand\n[[alias]]\nentity = "EU"\nname = "欧"\nby = "私"\non = 2026-01-01\n'
        (folder / "corrections.toml").write_text(written, encoding="utf-8")
        sit(folder).judge(FIRST, Verdict.WRONG, {}, 'so "it" is\n')
        assert (folder / "corrections.toml").read_text(encoding="utf-8").startswith(written)
        assert read_corrections(folder / "corrections.toml").claims[0].note.why == 'so "it" is\n'

    def test_a_later_judgement_takes_the_place_of_an_earlier(self, folder: Path) -> None:
        desk = sit(folder)
        desk.judge(FIRST, Verdict.RIGHT, {}, "")
        desk.judge(FIRST, Verdict.WRONG, {}, "")
        assert [record.verdict for record in desk.corrections().claims] == ["wrong"]

    def test_undo_brings_back_what_was_before(self, folder: Path) -> None:
        desk = sit(folder)
        desk.judge(FIRST, Verdict.RIGHT, {}, "")
        desk.judge(FIRST, Verdict.WRONG, {}, "")
        assert (desk.undo(), desk.judged()[FIRST].verdict) == (FIRST, "right")
        assert (desk.undo(), desk.judged(), desk.undo()) == (FIRST, {}, None)

    def test_undo_leaves_a_file_alone_that_was_changed_since(self, folder: Path) -> None:
        desk = sit(folder)
        desk.judge(FIRST, Verdict.RIGHT, {}, "")
        with (folder / "corrections.toml").open("a", encoding="utf-8") as file:
            file.write("# mine\n")
        with pytest.raises(CorrectionError, match="changed since"):
            desk.undo()

    def test_another_session_goes_on(self, folder: Path) -> None:
        sit(folder).judge(SECOND, Verdict.UNSURE, {}, "")
        assert {claim: record.verdict for claim, record in sit(folder).judged().items()} == {SECOND: "unsure"}

    @pytest.mark.parametrize(
        ("claim", "verdict", "change"),
        [
            ("none", Verdict.RIGHT, {}),
            (FIRST, Verdict.MENDED, {}),
            (FIRST, Verdict.MENDED, {"relation": "likes"}),
            (FIRST, Verdict.RIGHT, {"modality": "possible"}),
        ],
    )
    def test_what_cannot_be_kept_leaves_the_file_as_it_was(
        self, folder: Path, claim: str, verdict: Verdict, change: dict[str, str]
    ) -> None:
        desk = sit(folder)
        desk.judge(SECOND, Verdict.RIGHT, {}, "")
        before = (folder / "corrections.toml").read_bytes()
        with pytest.raises(CorrectionError):
            desk.judge(claim, verdict, change, "")
        assert (folder / "corrections.toml").read_bytes() == before

    def test_a_mended_claim_that_is_right_now_stays_mended(self, folder: Path) -> None:
        sit(folder).judge(FIRST, Verdict.MENDED, {"relation": "avoids"}, "")
        built = correct(SUMMIT_GRAPH, read_corrections(folder / "corrections.toml"))
        again = sit(folder, list(claim_rows(built)))
        (mended,) = again.judged()
        again.judge(mended, Verdict.RIGHT, {}, "")
        again.judge(mended, Verdict.MENDED, {"modality": "intended"}, "")
        (record,) = again.corrections().claims
        assert (record.relation, record.change.relation, record.change.modality) == ("deprioritizes", "avoids", "intended")

    def test_a_build_does_what_was_judged(self, folder: Path) -> None:
        desk = sit(folder)
        desk.judge(FIRST, Verdict.WRONG, {}, "")
        desk.judge(SECOND, Verdict.MENDED, {"modality": "reported"}, "")
        graph = correct(SUMMIT_GRAPH, desk.corrections())
        assert graph.claims[0].modality == "reported"
        assert [(each.rule, each.judged, each.right) for each in graph.measured] == [
            ("deprioritizes.sample", 1, 0),
            ("meetsWith.sample", 1, 0),
        ]


class TestClaims:
    def test_those_of_an_archive_and_of_several_builds_are_read(self, folder: Path) -> None:
        (folder / "more").mkdir()
        (folder / "claims.jsonl").rename(folder / "more" / "claims.jsonl")
        assert len(read_claims(folder)) == 9
        (folder / "claims").mkdir()
        (folder / "claims" / "all.jsonl.gz").write_bytes(gzip.compress(to_jsonl(SUMMIT_GRAPH).encode()))
        assert len(read_claims(folder)) == 18

    def test_those_of_an_archive_have_their_titles(self, folder: Path) -> None:
        (folder / "claims").mkdir()
        (folder / "claims.jsonl").rename(folder / "claims" / "all.jsonl")
        (folder / "claims" / "all.jsonl.gz").write_bytes(gzip.compress((folder / "claims" / "all.jsonl").read_bytes()))
        (folder / "articles.jsonl").write_text(json.dumps({"id": SUMMIT.id, "title": "題"}) + "\n", encoding="utf-8")
        (folder / "run.json").unlink()
        assert {row["title"] for row in read_claims(folder, 3)} == {"題"}

    def test_an_empty_folder_is_an_error(self, tmp_path: Path) -> None:
        with pytest.raises(KgError, match="no claims are here"):
            read_claims(tmp_path)

    def test_a_sample_is_the_same_for_the_same_seed_and_draws_each_claim_alike(self, folder: Path) -> None:
        draws = [[row["id"] for row in read_claims(folder, 3, seed)] for seed in range(300)]
        assert draws[7] == [row["id"] for row in read_claims(folder, 3, 7)]
        counts = [sum(row["id"] in draw for draw in draws) for row in ROWS]
        assert sum(counts) == 900
        assert 70 < min(counts) <= max(counts) < 130  # 100 each; four standard deviations are 33

    def test_each_has_its_title_and_the_words_around(self, folder: Path) -> None:
        row = read_claims(folder)[1]
        assert row["title"] == SUMMIT.title
        assert row["context"][0].endswith("棚上げした。")
        assert row["context"][1].startswith("プーチン氏の発言")

    @pytest.mark.parametrize("row", ROWS, ids=lambda row: row["relation"])
    def test_stretches_are_the_sentence_with_its_words_marked(self, row: dict[str, Any]) -> None:
        cut = segments(row)
        kinds = {each["kind"]: each["text"] for each in cut if each["kind"]}
        assert "".join(each["text"] for each in cut) == row["evidence"]["sentence"]["text"]
        assert kinds["predicate"] == row["predicate"]["text"]
        assert kinds["subject"] == row["subject"]["surface"]


class TestServer:
    @pytest.fixture
    def client(self, folder: Path) -> TestClient:
        return TestClient(make_review_app(sit(folder)), base_url="http://127.0.0.1:8001")

    def test_the_page_loads_nothing_from_elsewhere(self, client: TestClient) -> None:
        page = client.get("/")
        assert "default-src 'none'" in page.headers["content-security-policy"]
        assert "http" not in page.text
        assert " on" not in "".join(part.split(">")[0] for part in page.text.split("<")[1:])

    def test_judging_gives_the_new_figures(self, client: TestClient) -> None:
        answer = client.post("/judge", json={"claim": FIRST, "verdict": "right"}).json()
        assert answer["judged"][FIRST]["verdict"] == "right"
        assert [(each["rule"], each["judged"]) for each in answer["figures"]] == [("", 1), ("deprioritizes.sample", 1)]
        nothing = {"rule": "", "judged": 0, "right": 0, "precision": 0.0, "low": 0.0, "high": 1.0}
        assert client.post("/undo", json={}).json() == {"claim": FIRST, "judged": {}, "figures": [nothing]}

    @pytest.mark.parametrize("host", ["evil.example", "evil.example:8001", "192.168.0.2"])
    def test_another_name_for_this_machine_is_refused(self, client: TestClient, host: str) -> None:
        assert client.get("/state", headers={"host": host}).status_code == 400

    @pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""])
    def test_what_a_page_elsewhere_could_send_is_refused(self, client: TestClient, folder: Path, kind: str) -> None:
        content = json.dumps({"claim": FIRST, "verdict": "wrong"})
        assert client.post("/judge", content=content, headers={"content-type": kind}).status_code == 400
        assert not (folder / "corrections.toml").exists()

    @pytest.mark.parametrize(
        "content",
        [
            b"", b"[]", b"{", b"\xff", b'"x"', b'{"claim": []}', b'{"verdict": "right"}', b'{"claim": "x", "verdict": []}',
            b'{"claim": "x", "verdict": "right", "why": 3}', b'{"claim": "x", "verdict": "mended", "change": {"rule": "x"}}',
            b'{"claim": "x", "verdict": "mended", "change": {"modality": 1}}', b"x" * (LARGEST_BODY + 1), b"[" * 5000,
        ],
    )  # fmt: skip
    def test_what_is_no_judgement_is_refused_with_a_reason(self, client: TestClient, folder: Path, content: bytes) -> None:
        answer = client.post("/judge", content=content, headers={"content-type": "application/json"})
        assert (answer.status_code, bool(answer.json()["error"])) == (400, True)
        assert not (folder / "corrections.toml").exists()

    @settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(st.sampled_from(["/judge", "/undo"]), JSON)
    def test_any_json_is_kept_or_refused(self, client: TestClient, folder: Path, path: str, value: object) -> None:
        answer = client.post(path, content=json.dumps(value), headers={"content-type": "application/json"})
        assert answer.status_code in (200, 400)
        assert ("error" in answer.json()) == (answer.status_code == 400)
        assert not (folder / "corrections.toml").is_file() or read_corrections(folder / "corrections.toml").records is not None

    def test_the_state_is_what_was_judged_and_what_may_be_chosen(self, folder: Path) -> None:
        desk = sit(folder)
        state = page_state(desk)
        assert len(state["claims"]) == 9
        assert len(state["relations"]) == 48
        assert "EU" in state["entities"][SUMMIT.id]
        assert {key: state[key] for key in ("judged", "figures")} == judged_state(desk)


class TestCommand:
    def test_figures_are_shown_without_the_page(self, folder: Path) -> None:
        sit(folder).judge(FIRST, Verdict.RIGHT, {}, "")
        result = CliRunner().invoke(app, ["review", str(folder), "--figures"])
        lines = [line.split() for line in result.output.splitlines()]
        assert ["ALL", "1", "1", "100.0", "20.7–100.0"] in lines
        assert ["deprioritizes.sample", "1", "1", "100.0", "20.7–100.0"] in lines

    def test_an_interrupted_session_ends_with_its_figures(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def stopped(judgements: Judgements, _: int) -> None:
            judgements.judge(FIRST, Verdict.WRONG, {}, "")
            raise KeyboardInterrupt

        monkeypatch.setattr("kg.reviewserver.serve_review", stopped)
        result = CliRunner().invoke(app, ["review", str(folder), "--by", "鈴木", "--file", str(folder / "second.toml")])
        assert (result.exit_code, "deprioritizes.sample" in result.output) == (0, True)
        assert read_corrections(folder / "second.toml").claims[0].note.by == "鈴木"
