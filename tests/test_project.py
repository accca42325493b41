"""A researcher's own project: kg.toml, and the commands that lay it, check its rules and try new ones."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner

from kg.cli import app
from kg.errors import RuleError
from kg.own_schemas import schemas
from kg.project import NO_PROJECT, find_project, load_project

RUN = CliRunner()
RULE = """
[[rule]]
id = "coerces.takeover"
relation = "coerces"
predicates = ["買収"]
object = ["ヲ:actor"]
why = "A company that is taken over is no longer its own master."
examples = [{ text = "日本製鉄はUSスチールを買収した。", claims = ["日本製鉄 | coerces | USスチール"] }]
counterexamples = ["日本製鉄は土地を買収した。"]
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh project as `kg init` lays it, which is the working folder."""
    monkeypatch.chdir(tmp_path)
    assert RUN.invoke(app, ["init"]).exit_code == 0
    return tmp_path


def test_a_fresh_project_says_nothing_and_is_valid(project: Path) -> None:
    found = find_project(project / "rules")
    assert (found.own().hash == "", found.model, found.output) == (False, None, None)
    for name, schema in (("kg.toml", "kg.json"), ("rules/own.toml", "rules.json"), ("names/own.toml", "names.json")):
        jsonschema.validate(tomllib.loads((project / name).read_text(encoding="utf-8")), schemas()[schema])
        first = (project / name).read_text(encoding="utf-8").splitlines()[0]
        assert (project / name).parent.joinpath(first.removeprefix("#:schema ")).is_file()


def test_nothing_that_is_there_is_overwritten(project: Path) -> None:
    (project / "rules" / "own.toml").write_text(RULE, encoding="utf-8")
    assert RUN.invoke(app, ["init"]).exit_code == 1
    assert (project / "rules" / "own.toml").read_text(encoding="utf-8") == RULE


def test_the_nearest_project_counts(tmp_path: Path) -> None:
    (tmp_path / "kg.toml").write_text('model = "outer"\n', encoding="utf-8")
    (tmp_path / "in" / "deep").mkdir(parents=True)
    assert find_project(tmp_path / "in" / "deep").model == "outer"
    (tmp_path / "in" / "kg.toml").write_text('model = "inner"\noutput = "made"\n', encoding="utf-8")
    found = find_project(tmp_path / "in" / "deep")
    assert (found.model, found.output) == ("inner", tmp_path / "in" / "made")
    assert find_project(tmp_path, tmp_path / "in" / "kg.toml").model == "inner"


def test_no_project_is_one_that_says_nothing(tmp_path: Path) -> None:
    assert find_project(tmp_path) == NO_PROJECT


@pytest.mark.parametrize(
    ("text", "key"),
    [('rule = ["x"]', "rule"), ("rules = 3", "rules"), ('rules = ["missing"]', "rules"), ("model = 3", "model")],
)
def test_a_wrong_project_is_refused_with_its_key(text: str, key: str, tmp_path: Path) -> None:
    path = tmp_path / "kg.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load_project(path)
    assert caught.value.where == f"{path}, key {key}"


def test_own_rules_are_listed_and_shown(project: Path) -> None:
    (project / "rules" / "own.toml").write_text(RULE, encoding="utf-8")
    assert "coerces.takeover" in RUN.invoke(app, ["rules", "list"]).output
    assert "own master" in RUN.invoke(app, ["rules", "show", "coerces.takeover"]).output


@pytest.mark.model
def test_a_rule_whose_sentences_are_read_as_it_says_passes(project: Path) -> None:
    (project / "rules" / "own.toml").write_text(RULE, encoding="utf-8")
    done = RUN.invoke(app, ["rules", "check"])
    assert done.exit_code == 0, done.output
    assert "1 rule, 2 sentences: all read as they say" in done.output


@pytest.mark.model
def test_a_sentence_that_is_not_read_so_is_named_with_line_and_key(project: Path) -> None:
    (project / "rules" / "own.toml").write_text(
        RULE.replace("日本製鉄は土地を買収した。", "USスチールは日本製鉄を買収した。"), encoding="utf-8"
    )
    done = RUN.invoke(app, ["rules", "check"])
    assert done.exit_code == 1
    assert "own.toml, line 9, rule coerces.takeover, key counterexamples: USスチールは日本製鉄を買収した。" in done.output
    assert "made too: USスチール | coerces | 日本製鉄" in done.output


@pytest.mark.model
def test_a_rule_is_tried_before_it_is_written(project: Path) -> None:
    (project / "news.txt").write_text("再編\n\n日本製鉄は米国のUSスチールを買収した。\n", encoding="utf-8")
    done = RUN.invoke(app, ["rules", "try", "買収", "news.txt", "--relation", "coerces", "--object", "ヲ:actor"])
    assert "日本製鉄 | coerces | USスチール" in done.output
    assert 'predicates = ["買収"]' in done.output


@pytest.mark.model
def test_a_build_reads_with_the_project_s_rules_and_says_so(project: Path) -> None:
    (project / "rules" / "own.toml").write_text(RULE, encoding="utf-8")
    (project / "news.txt").write_text("再編\n\n日本製鉄は米国のUSスチールを買収した。\n", encoding="utf-8")
    assert RUN.invoke(app, ["build", "news.txt", "-o", "own"]).exit_code == 0
    claims = (project / "own" / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["rule"] for line in claims] == ["coerces.takeover"]
    (project / "kg.toml").unlink()
    assert RUN.invoke(app, ["build", "news.txt", "-o", "plain"]).exit_code == 0
    runs = [json.loads((project / name / "run.json").read_text(encoding="utf-8"))["rules"] for name in ("own", "plain")]
    assert runs[0] != runs[1]


@pytest.mark.model
def test_a_sentence_that_a_rule_on_trial_would_miss_says_what_was_read(project: Path) -> None:
    (project / "news.txt").write_text("再編\n\n伊藤忠商事はファミリーマートを買収した。\n", encoding="utf-8")
    told = RUN.invoke(app, ["rules", "try", "買収", "news.txt", "--relation", "coerces", "--object", "ヲ:actor"]).output
    assert "⇒ nothing: ハ (active ガ) 伊藤忠商事 = 伊藤忠商事, ヲ ファミリーマート\n" in told
    assert "teach it in names/own.toml" in told
    (project / "plan.txt").write_text("再編\n\nホンダは日産自動車と合併する方針だ。\n", encoding="utf-8")
    planned = RUN.invoke(app, ["rules", "try", "合併", "plan.txt", "--relation", "cooperatesWith", "--object", "ト:actor"]).output
    assert "⇒ nothing: ト 日産自動車 = 日産自動車, … ホンダは\n" in planned
    assert "No sentence has the predicate." in RUN.invoke(app, ["rules", "try", "撤退", "news.txt"]).output


@pytest.mark.model
def test_a_text_that_cannot_be_read_leaves_the_others(project: Path) -> None:
    (project / "english.txt").write_text("No Japanese here.\n", encoding="utf-8")
    (project / "news.txt").write_text("首相はペルーを非難した。\n", encoding="utf-8")
    done = RUN.invoke(app, ["rules", "try", "非難", "english.txt", "news.txt"])
    assert "left out: english.txt: there is no Japanese in the text" in done.output
    assert "首相 | influences | ペルー" in done.output
    alone = RUN.invoke(app, ["rules", "suggest", "english.txt"])
    assert alone.exit_code == 1


@pytest.mark.model
def test_a_rule_that_was_not_filled_in_is_named_with_line_and_key(project: Path) -> None:
    told = RUN.invoke(app, ["rules", "try", "買収", str(project), "--relation", "coerces"]).output
    (project / "rules" / "own.toml").write_text(told[told.index("[[rule]]") :], encoding="utf-8")
    done = RUN.invoke(app, ["rules", "check"])
    assert (done.exit_code, "own.toml, line 8, rule coerces.trial, key examples: …" in done.output) == (1, True)


def test_a_relation_that_is_not_there_gets_the_most_alike(project: Path) -> None:
    (project / "rules" / "own.toml").write_text(RULE.replace('"coerces"', '"cooperates"'), encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        RUN.invoke(app, ["rules", "list"], catch_exceptions=False)
    assert caught.value.remedy.startswith("did you mean cooperatesWith?")
