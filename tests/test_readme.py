"""README's commands, run: what it shows is what the program prints."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer

from kg import cli
from tests.conftest import Build
from tests.examples import check_example, examples

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = examples(README)


@pytest.mark.model
@pytest.mark.parametrize(("command", "shown"), EXAMPLES, ids=[command[:30] for command, _ in EXAMPLES])
def test_example(command: str, shown: str, sample_build: Build) -> None:
    check_example(command, shown, sample_build)


def test_every_command_is_named() -> None:
    commands = set(typer.main.get_group(cli.app).commands)
    assert commands <= set(re.findall(r"\bkg ([a-z]+)", README))


def test_examples_are_found() -> None:
    assert len(EXAMPLES) >= 3


def test_files_it_names_are_there() -> None:
    for path in re.findall(r"\]\(([\w./-]+)\)|`((?:kg|docs|ontology)/[\w./-]+)`", README):
        assert (ROOT / (path[0] or path[1])).exists(), path


@pytest.mark.model
def test_python_examples_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    code = "\n".join(re.findall(r"```python\n(.+?)```", README, re.DOTALL))
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "one.txt").write_text("プーチン大統領はウクライナ問題を棚上げした。", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    exec(code, {})  # noqa: S102 - our own README
    assert capsys.readouterr().out == "ウラジーミル・プーチン deprioritizes ウクライナ問題 asserted\n"
