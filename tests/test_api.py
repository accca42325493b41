"""What `import kg` gives a researcher: graphs, their claims and entities, and the ways into other libraries."""

from __future__ import annotations

import builtins
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import kg
from kg import api
from kg.errors import ArticleError, KgError, QueryError
from kg.graph import Graph
from kg.network import to_network
from kg.output import FILES
from kg.rdf import to_rdf
from kg.results import Table
from kg.tables import to_claims_csv, to_entities_csv
from kg.vocabulary import load_vocabulary
from tests.graphs import PUTIN, SUMMIT, SUMMIT_CLAIMS, SUMMIT_GRAPH

TEXT = "プーチン大統領はウクライナ問題を棚上げした。"
GRAPH = Graph(SUMMIT_GRAPH)


def columns_of(csv: str) -> list[str]:
    return csv.removeprefix("\ufeff").splitlines()[0].split(",")


@pytest.mark.parametrize("name", kg.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(kg, name)
    assert name in dir(kg)


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        kg.nothing  # noqa: B018


def test_importing_it_loads_nothing_else() -> None:
    code = "import sys; before = set(sys.modules); import kg; print(*sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    assert "kg" in loaded
    assert not [name for name in loaded if name.startswith("kg.") or name in {"spacy", "rdflib", "pyoxigraph", "networkx"}]


class TestGraph:
    def test_claims_stand_in_text_order_and_entities_by_their_claims(self) -> None:
        assert list(GRAPH.claims) == sorted(SUMMIT_CLAIMS, key=lambda claim: (claim.evidence.span, claim.predicate.span, claim.id))
        assert {entity.id for entity in GRAPH.entities} == {entity.id for entity in SUMMIT_GRAPH.entities}
        assert GRAPH.entities[0].label == "ロシア"

    def test_it_tells_its_article_and_run(self) -> None:
        assert (GRAPH.article, GRAPH.run) == (SUMMIT, SUMMIT_GRAPH.run)
        assert repr(GRAPH) == f"<Graph {SUMMIT.title}: 9 claims of {len(SUMMIT_GRAPH.entities)} entities>"

    def test_frames_have_the_columns_of_the_csv_files(self) -> None:
        assert list(GRAPH.to_pandas().columns) == columns_of(to_claims_csv(SUMMIT_GRAPH))
        assert list(GRAPH.entities.to_pandas().columns) == columns_of(to_entities_csv(SUMMIT_GRAPH))

    def test_frame_holds_the_claims(self) -> None:
        frame = GRAPH.to_pandas()
        assert len(frame) == 9
        row = frame[frame["relation"] == "deprioritizes"].iloc[0]
        assert (row["subject"], row["object"], row["modality"]) == (PUTIN.label, "ウクライナ問題", "asserted")

    def test_other_libraries_get_what_the_files_hold(self) -> None:
        rdf = GRAPH.to_rdf()
        assert rdf.isomorphic(to_rdf(SUMMIT_GRAPH, load_vocabulary()))
        assert dict(GRAPH.to_networkx().nodes) == dict(to_network(SUMMIT_GRAPH).nodes)

    @pytest.mark.parametrize(
        ("given", "values", "found"),
        [
            ("who-pressures-whom", {}, 1),
            ("actor", {"actor": "プーチン"}, 3),
            ("SELECT ?b WHERE { ent:Q7747 rel:deprioritizes ?b }", {}, 1),
        ],
    )
    def test_it_answers_queries(self, given: str, values: dict[str, str], found: int) -> None:
        assert len(GRAPH.query(given, **values)) == found

    def test_wrong_query_is_an_error(self) -> None:
        with pytest.raises(QueryError, match="no query named"):
            GRAPH.query("who-presures-whom")

    def test_page_is_light_where_asked(self) -> None:
        assert len(GRAPH.to_html(light=True)) < len(GRAPH.to_html()) / 2

    def test_saved_folder_is_a_build_that_opens(self, tmp_path: Path) -> None:
        folder = GRAPH.save(tmp_path / "out", light=True)
        assert {path.name for path in folder.iterdir()} == set(FILES)
        assert json.loads((folder / "run.json").read_text(encoding="utf-8"))["clock"]["saved"]
        assert kg.open(str(folder)).query("claims") == GRAPH.query("claims")


class TestListing:
    def test_slice_is_a_listing_that_shows_itself(self) -> None:
        html = GRAPH.claims[:2]._repr_html_()
        assert html.count("<tr>") == 3
        assert "ウラジーミル・プーチン" in html

    def test_place_is_the_item(self) -> None:
        assert GRAPH.claims[0] == SUMMIT_CLAIMS[0]
        assert GRAPH.claims[-1] == SUMMIT_CLAIMS[-1]

    def test_columns_can_be_chosen(self) -> None:
        assert GRAPH.claims[:1].to_table(["subject", "relation"]) == Table(("subject", "relation"), ((PUTIN.label, "deprioritizes"),))


class TestTable:
    def test_it_goes_row_by_row(self) -> None:
        assert list(Table(("a", "b"), ((1, "x"), (2, None)))) == [(1, "x"), (2, None)]

    def test_frame_has_its_columns_also_without_rows(self) -> None:
        assert list(Table(("a", "b"), ()).to_pandas().columns) == ["a", "b"]

    def test_notebook_shows_text_as_text_and_iris_short(self) -> None:
        html = Table(("a<b",), (("<script>",), (PUTIN.id,)))._repr_html_()
        assert "<td>&lt;script&gt;</td>" in html
        assert "<td>ent:Q7747</td>" in html
        assert "<th>a&lt;b</th>" in html

    def test_long_answer_is_cut_with_a_count(self) -> None:
        html = Table(("n",), tuple((n,) for n in range(130)))._repr_html_()
        assert html.count("<tr>") == 101
        assert "30 more" in html

    def test_without_pandas_it_says_what_to_install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        load = builtins.__import__

        def refuse(name: str, *arguments: Any) -> Any:
            if name == "pandas":
                raise ImportError(name)
            return load(name, *arguments)

        monkeypatch.setattr(builtins, "__import__", refuse)
        with pytest.raises(KgError, match="pandas is not installed") as caught:
            Table(("a",), ()).to_pandas()
        assert "ronten[analysis]" in caught.value.remedy


class TestSource:
    @pytest.mark.parametrize("source", [TEXT, TEXT.removesuffix("。"), f"題\n\n{TEXT}", "あ" * 5000, "三菱重工.comの見方。"])
    def test_text_is_text(self, source: str) -> None:
        assert api._article(source, "名").name == "名"

    def test_path_is_a_file_as_string_too(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        Path("記事").write_text(TEXT, encoding="utf-8")
        assert {api._article(source, "名").name for source in ("記事", Path("記事"), str(tmp_path / "記事"))} == {"記事"}

    @pytest.mark.parametrize("source", ["記事.txt", Path("記事"), "folder/article.html"])
    def test_file_that_is_not_there_is_an_error(self, source: str | Path) -> None:
        with pytest.raises(ArticleError, match="no such file"):
            api._article(source, "名")


@pytest.mark.model
class TestModel:
    def test_text_and_file_give_the_same_claims(self, tmp_path: Path) -> None:
        file = tmp_path / "article.txt"
        file.write_text(TEXT, encoding="utf-8")
        graph = kg.build(TEXT)
        assert [claim.relation for claim in graph.claims] == ["deprioritizes"]
        assert list(kg.build(file).claims) == list(graph.claims)

    def test_corrections_are_applied(self, tmp_path: Path) -> None:
        note = 'by = "佐藤"\non = 2026-11-20\nwhy = "test"\n'
        claim = f'[[claim]]\nsentence = "{TEXT}"\nsubject = "プーチン"\nrelation = "deprioritizes"\nobject = "ウクライナ問題"\n{note}'
        named, beside = tmp_path / "named.toml", tmp_path / "article.corrections.toml"
        named.write_text(f'{claim}verdict = "wrong"\n', encoding="utf-8")
        assert len(kg.build(TEXT, corrections=[named]).claims) == 0
        (tmp_path / "article.txt").write_text(TEXT, encoding="utf-8")
        named.rename(beside)
        assert len(kg.build(tmp_path / "article.txt").claims) == 0

    def test_archive_warns_of_what_is_left_out(self, tmp_path: Path) -> None:
        (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
        (tmp_path / "bad.txt").write_text("no", encoding="utf-8")
        with pytest.warns(UserWarning, match=r"1 article left out.*bad.txt: there is no Japanese"):
            kg.archive([tmp_path / "one.txt", tmp_path / "bad.txt"], tmp_path / "out", no_page=True)

    def test_archive_is_built_and_opened(self, tmp_path: Path) -> None:
        (tmp_path / "news").mkdir()
        (tmp_path / "news" / "one.txt").write_text(TEXT, encoding="utf-8")
        archive = kg.archive(tmp_path / "news", tmp_path / "out", no_page=True)
        assert archive.query("SELECT (COUNT(*) AS ?n) { ?claim a kg:Claim }").rows == ((1,),)
