"""The command line: what it prints, how it ends, and that no input gets a traceback. No model is loaded here."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kg import cli
from kg.model import Article, KnowledgeGraph
from tests.graphs import SUMMIT_GRAPH

TEXT = "プーチン大統領はウクライナ問題を棚上げした。"
FILES = {
    *("article.txt", "claims.jsonl", "claims.csv", "entities.csv"),
    *("graph.ttl", "graph.html", "graph.graphml", "run.json", "datapackage.json"),
}


@dataclass(frozen=True, slots=True)
class Ended:
    code: int
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """The command, run in an empty folder with an engine that finds the sample graph's claims in every text."""

    def build_graph(article: Article, _: object) -> KnowledgeGraph:
        if "失敗" in article.text:
            raise ZeroDivisionError("division by zero")
        return replace(SUMMIT_GRAPH, articles=(replace(SUMMIT_GRAPH.articles[0], warnings=article.warnings),))

    engine = SimpleNamespace(load_tools=lambda *_, **__: None, build_graph=build_graph)
    monkeypatch.setitem(sys.modules, "kg.pipeline", engine)
    monkeypatch.chdir(tmp_path)

    def run_command(*arguments: str) -> Ended:
        monkeypatch.setattr(sys, "argv", ["kg", *arguments])
        code = 0
        try:
            cli.main()
        except SystemExit as end:
            code = int(end.code or 0)
        return Ended(code, *capsys.readouterr())

    return run_command


def write(name: str, content: str | bytes = TEXT) -> str:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return name


class TestBuild:
    def test_files_and_summary(self, run: Run) -> None:
        ended = run("build", write("news.txt"))
        assert {path.name for path in Path("outputs/news").iterdir()} == FILES
        assert ended.code == 0
        for shown in ("9 claims of", "ロシア", "Q159", "deprioritizes", "優先順位を下げる", str(Path("outputs/news/graph.html"))):
            assert shown in ended.out

    def test_no_progress_where_there_is_no_terminal(self, run: Run) -> None:
        ended = run("build", write("news.txt"))
        assert (ended.err, "Reading" in ended.out, "\x1b" in ended.out) == ("", False, False)

    def test_quiet_says_only_what_is_amiss(self, run: Run) -> None:
        assert run("build", write("news.txt"), "--quiet").out == ""
        ended = run("build", write("bell.txt", "米国は\x07停戦を求めた。"), "-q")
        assert (ended.out, ended.err) == ("", "warning: 1 control character passed over\n")

    def test_json_is_all_that_is_on_stdout(self, run: Run) -> None:
        told = json.loads(run("build", write("news.txt"), "--json").out)
        assert (told["folder"], told["claims"], told["warnings"]) == (str(Path("outputs/news")), 9, [])
        assert set(told["files"]) == FILES

    def test_japanese_where_the_locale_is(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
        ended = run("build", write("news.txt", "米国は\x07停戦を求めた。"))
        assert "主張 9 件、実体 13 個、警告 1 件" in ended.out
        assert "をブラウザーで開く" in ended.out
        assert ended.err == "警告: 制御文字 1 個を読み飛ばした\n"
        failed = run("build", "none.txt")
        assert failed.err == "エラー: none.txt: そのファイルはない\nテキストファイルの場所を示す。\n"

    def test_folder_is_chosen(self, run: Run) -> None:
        run("build", write("news.txt"), "-o", "here")
        assert Path("here/claims.jsonl").is_file()
        assert not Path("outputs").exists()

    def test_sample(self, run: Run) -> None:
        assert run("build", "--sample").code == 0
        assert Path("outputs/alaska-summit/graph.html").is_file()

    def test_page_without_engine_is_smaller(self, run: Run) -> None:
        run("build", write("news.txt"), "-o", "full")
        run("build", "news.txt", "-o", "light", "--light", "--no-text", "--language", "en")
        assert Path("light/graph.html").stat().st_size < Path("full/graph.html").stat().st_size / 2

    def test_warning_is_told_and_counted(self, run: Run) -> None:
        ended = run("build", write("news.txt", "米国は\x07停戦を求めた。"))
        assert "warning: 1 control character passed over" in ended.err
        assert ", 1 warning\n" in ended.out
        assert len(json.loads(Path("outputs/news/run.json").read_text(encoding="utf-8"))["warnings"]) == 1

    @pytest.mark.parametrize(
        ("content", "message"),
        [
            (b"", "empty"),
            (b"\x89PNG\r\n\x1a\n\0\0", "PNG"),
            (b"English only.", "no Japanese"),
            (b"\xff\xfe\xfd\x81 \x80\xa0", "encoding is unknown"),
            (TEXT.encode() + b"\xed\xa0\x80", "damaged UTF-8"),
        ],
    )
    def test_bad_article(self, content: bytes, message: str, run: Run) -> None:
        ended = run("build", write("bad.txt", content))
        assert (ended.code, ended.out) == (1, "")
        assert message in ended.err
        assert len(ended.err.strip().splitlines()) == 2, "what is wrong, and what to do"
        assert not Path("outputs").exists()

    @pytest.mark.parametrize("path", ["none.txt", "."])
    def test_no_article(self, path: str, run: Run) -> None:
        assert run("build", path).code == 1

    def test_folder_with_the_user_s_files_is_refused_before_the_work(self, run: Run) -> None:
        write("mine/notes.md", "keep")
        ended = run("build", write("news.txt"), "-o", "mine")
        assert (ended.code, "Reading" in ended.err) == (1, False)
        assert [path.name for path in Path("mine").iterdir()] == ["notes.md"]

    @pytest.mark.parametrize("arguments", [[], ["a.txt", "--sample"], ["a.txt", "--wrong"], ["a.txt", "--language", "fr"]])
    def test_wrong_options(self, arguments: list[str], run: Run) -> None:
        assert run("build", *arguments).code == 2


class TestUnexpectedError:
    def test_is_told_without_traceback(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("KG_DEBUG", raising=False)
        ended = run("build", write("news.txt", "米国は失敗した。"))
        assert (ended.code, "Traceback" in ended.err) == (3, False)
        assert "ZeroDivisionError: division by zero" in ended.err
        assert not Path("outputs").exists()

    def test_is_raised_for_developers(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("KG_DEBUG", "1")
        with pytest.raises(ZeroDivisionError):
            run("build", write("news.txt", "米国は失敗した。"))


class TestQuery:
    @pytest.fixture
    def folder(self, run: Run) -> str:
        run("build", write("news.txt"))
        return "outputs/news"

    def test_sparql(self, run: Run, folder: str) -> None:
        ended = run("query", folder, "SELECT ?who WHERE { ent:Q7747 rel:pressures ?whom . ?whom skos:prefLabel ?who }")
        assert (ended.code, "西欧諸国" in ended.out) == (0, True)

    def test_shipped_query_with_parameter(self, run: Run, folder: str) -> None:
        for words in (["--actor", "プーチン大統領"], ["--actor=プーチン大統領"]):
            assert "ウクライナ問題" in run("query", folder, "actor", *words).out

    def test_query_file(self, run: Run, folder: str) -> None:
        write("q.rq", "ASK { ent:Q7747 rel:pressures ?whom }")
        assert "True" in run("query", folder, "q.rq").out

    @pytest.mark.parametrize("form", ["csv", "tsv", "json", "xml"])
    def test_forms(self, form: str, run: Run, folder: str) -> None:
        out = run("query", folder, "SELECT ?n WHERE { ent:Q159 skos:prefLabel ?n FILTER(LANG(?n) = 'ja') }", "--format", form).out
        assert "ロシア" in out
        assert form != "json" or json.loads(out)["head"]["vars"] == ["n"]

    def test_no_answer_is_said(self, run: Run, folder: str) -> None:
        assert "Nothing" in run("query", folder, "SELECT ?a WHERE { ?a rel:mediates ?b }").out

    @pytest.mark.parametrize(
        "arguments",
        [
            ["SELECT"],
            ["SELECT ?a WHERE { ?a rel:presures ?b }"],
            ["nosuchquery"],
            ["actor", "プーチン"],
            ["actor", "--nobody", "x"],
            ["none.rq"],
        ],
    )
    def test_bad_query(self, arguments: list[str], run: Run, folder: str) -> None:
        ended = run("query", folder, *arguments)
        assert (ended.code, ended.out) == (1, "")
        assert ended.err.startswith("error: ")

    def test_folder_without_graph(self, run: Run) -> None:
        assert run("query", ".", "actors").code == 1

    def test_list(self, run: Run) -> None:
        assert "who-pressures-whom" in run("query", "--list").out

    def test_folder_and_query_are_needed(self, run: Run) -> None:
        assert run("query").code == 2


class TestEvaluate:
    GOLD = f'[entities.P]\ntype = "Person"\nsurfaces = ["プーチン大統領"]\n[[claims]]\nsentence = "{TEXT}"\n'
    CLAIM = 'subject = ["P"]\nrelation = ["deprioritizes"]\nobject = ["ウクライナ問題"]\n'

    def test_article_beside_the_gold_is_built(self, run: Run) -> None:
        write("news.txt")
        ended = run("evaluate", write("news.toml", self.GOLD + self.CLAIM), "--resamples", "0")
        assert [line.split()[:4] for line in ended.out.splitlines()[-2:]] == [["news", "9", "1", "11.1"], ["ALL", "9", "1", "11.1"]]

    def test_scores_have_their_intervals(self, run: Run) -> None:
        write("news.txt")
        lines = [line.split() for line in run("evaluate", write("news.toml", self.GOLD + self.CLAIM), "--by", "modality").out.splitlines()]
        assert ["recall", "100.0", "20.7–100.0"] in lines
        assert ["asserted", "4", "1", "25.0"] in [line[:4] for line in lines]

    def test_json_and_quiet(self, run: Run) -> None:
        write("news.txt")
        command = ["evaluate", write("news.toml", self.GOLD + self.CLAIM), "--by", "modality", "-v"]
        told = json.loads(run(*command, "--json").out)
        assert told["scores"]["ALL"]["strict"]["recall"] == 100.0
        assert told["intervals"]["recall"] == {"value": 100.0, "low": pytest.approx(20.7, abs=0.1), "high": 100.0}
        assert {part["name"]: part["found"] for part in told["by"]["parts"]}["asserted"] == 4
        assert len(told["differences"]["news"]["extra"]) == 8
        assert run(*command, "--quiet").out == ""

    def test_claims_file_is_scored(self, run: Run) -> None:
        run("build", write("news.txt"))
        gold = write("other.toml", self.GOLD + self.CLAIM)
        ended = run("evaluate", gold, "--claims", "outputs/news/claims.jsonl", "--by", "relation", "-v")
        assert ended.code == 0
        assert "extra" in ended.out
        assert any(line.split()[:3] == ["deprioritizes", "1", "1"] for line in ended.out.splitlines())

    def test_as_many_claims_files_as_gold_files(self, run: Run) -> None:
        gold = write("news.toml", self.GOLD + self.CLAIM)
        assert run("evaluate", gold, gold, "--claims", "a.jsonl").code == 2

    def test_bad_gold(self, run: Run) -> None:
        ended = run("evaluate", write("news.toml", self.GOLD))
        assert (ended.code, "object is missing" in ended.err) == (1, True)


class TestStart:
    def test_version(self, run: Run) -> None:
        assert run("--version").out.startswith("ronten ")

    @pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["query", "--help"], ["evaluate", "--help"]])
    def test_help_loads_no_library(self, arguments: list[str]) -> None:
        heavy = "{'spacy', 'ginza', 'rdflib', 'pyoxigraph', 'networkx', 'pyvis', 'numpy', 'rich', 'jinja2'}"
        code = (
            f"import sys; sys.argv = {['kg', *arguments]!r}\n"
            "from kg import cli\n"
            "try: cli.main()\n"
            f"finally: print('LOADED', sorted({heavy} & set(sys.modules)))"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, encoding="utf-8")
        assert done.stdout.rstrip().endswith("LOADED []")

    def test_exit_codes_are_listed(self, run: Run) -> None:
        assert "Exit codes" in run("--help").out

    def test_terminal_that_lacks_letters_gets_a_substitute(self, tmp_path: Path) -> None:
        environment: dict[str, Any] = {"PYTHONIOENCODING": "ascii", "PYTHONPATH": str(Path(cli.__file__).parents[1])}
        code = "import sys; sys.argv = ['kg', 'build', '停戦.txt']; from kg import cli; cli.main()"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=tmp_path, env=environment)
        assert (done.returncode, "no such file" in done.stderr, "Traceback" in done.stderr) == (1, True, False)


class TestCorrections:
    WHO = 'by = "佐藤"\non = 2026-11-20\n'
    PARTS = 'subject = "プーチン氏"\nrelation = "deprioritizes"\nobject = "ウクライナ問題"\n'

    def test_a_build_uses_those_in_its_folder_and_leaves_them_there(self, run: Run) -> None:
        run("build", write("news.txt"))
        write("outputs/news/corrections.toml", f'[[claim]]\nsentence = "{TEXT}"\n{self.PARTS}{self.WHO}')
        ended = run("build", "news.txt")
        assert "8 claims of" in ended.out
        assert "1 correction applied" in ended.out
        assert {path.name for path in Path("outputs/news").iterdir()} == {*FILES, "corrections.toml"}
        (told,) = json.loads(Path("outputs/news/run.json").read_text(encoding="utf-8"))["corrections"]
        assert (told["before"], told["after"], told["problem"]) == ("ウラジーミル・プーチン | deprioritizes | ウクライナ問題", "", "")
        assert "sound" in run("check", "outputs/news", "--shapes").out

    def test_one_that_matches_nothing_is_told(self, run: Run) -> None:
        ended = run("build", write("news.txt"), "--corrections", write("more.toml", f'[[alias]]\nentity = "日本"\nname = "和"\n{self.WHO}'))
        assert "matches nothing: 日本 = 和 (佐藤, 2026-11-20): the article has no such entity" in ended.err
