"""The wheel: it holds all that the program needs, and works away from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel's files, as pip would lay them."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "site")
    return folder / "site"


def run_kg(installed: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    code = "from kg import cli; print(cli.__file__); cli.main()"
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=installed.parent, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("path", ["ontology/kg.ttl", "ontology/shapes.ttl", "data/alaska-summit.txt", "page/dist/page.js", "py.typed"])
def test_file_is_inside(path: str, installed: Path) -> None:
    assert (installed / "kg" / path).is_file()


@pytest.mark.parametrize(
    "pattern", ["rules/*.toml", "names/*.toml", "*.toml", "page/*.html", "page/*.css", "web/*.html", "web/static/*", "schemas/*.json"]
)
def test_all_files_of_a_kind_are_inside(pattern: str, installed: Path) -> None:
    assert {path.name for path in (installed / "kg").glob(pattern)} == {path.name for path in (ROOT / "kg").glob(pattern)} != set()


def test_all_queries_are_inside(installed: Path) -> None:
    queries = {path.name for path in (ROOT / "ontology" / "queries").glob("*.rq")}
    assert {path.name for path in (installed / "kg" / "ontology" / "queries").glob("*.rq")} == queries != set()


@pytest.mark.parametrize("name", ["node_modules", "src", "test"])
def test_what_only_builds_the_page_is_not_inside(name: str, installed: Path) -> None:
    assert not (installed / "kg" / "page" / name).exists()


def test_command_runs_away_from_the_checkout(installed: Path) -> None:
    done = run_kg(installed, "query", "--list")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(str(installed))
    assert "who-pressures-whom" in done.stdout


@pytest.mark.model
def test_spacy_finds_the_component(installed: Path) -> None:
    code = "import spacy; nlp = spacy.load('ja_ginza'); nlp.add_pipe('kg'); print(nlp('中国は日本を非難した。')._.kg.claims[0].relation)"
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    done = subprocess.run([sys.executable, "-c", code], cwd=installed.parent, env=environment, capture_output=True, text=True, check=False)
    assert done.stdout == "criticizes\n", done.stderr


@pytest.mark.model
def test_sample_is_built_away_from_the_checkout(installed: Path) -> None:
    done = run_kg(installed, "build", "--sample", "-o", "out")
    assert done.returncode == 0, done.stderr
    assert (installed.parent / "out" / "graph.html").is_file()
