"""The wheel and the sdist in an empty environment, on a PATH without Node, make or the checkout, as who installs with pip has them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browsers import Reader, running
from tests.test_cli_rdf import free_port, wait_for

ROOT = Path(__file__).parents[1]
ARTICLE = "プーチン大統領はウクライナ問題を棚上げした。米国はロシアに停戦を求めた。"
PRESSED = "SELECT ?issue { ent:Q7747 rel:deprioritizes ?x . ?x skos:prefLabel ?issue }"

pytestmark = [pytest.mark.slow, pytest.mark.model]


@dataclass(frozen=True, slots=True)
class Place:
    """An empty folder in which somebody works who has installed the wheel."""

    folder: Path
    programs: Path
    packed: Path

    @property
    def environment(self) -> dict[str, str]:
        """Nothing of this machine's but the locale: no Node, no make, no checkout."""
        return {"PATH": str(self.programs), "HOME": str(self.folder), "LC_ALL": "C.UTF-8", "SYSTEMROOT": os.environ.get("SYSTEMROOT", "")}

    def run(self, *command: str) -> str:
        """What the command prints."""
        program = str(self.programs / command[0])
        done = subprocess.run([program, *command[1:]], cwd=self.folder, env=self.environment, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """The wheel, installed by pip from the index as it would be for a user."""
    base = tmp_path_factory.mktemp("installed")
    called([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-t", "sdist", "-d", str(base / "packed")], ROOT)
    called([sys.executable, "-m", "venv", str(base / "venv")], base)
    programs = base / "venv" / ("Scripts" if os.name == "nt" else "bin")
    (wheel,) = (base / "packed").glob("*.whl")
    called([str(programs / "python"), "-m", "pip", "install", "--quiet", "--no-compile", str(wheel), "hatchling==1.33.0"], base)
    (base / "work").mkdir()
    (base / "work" / "news.txt").write_text(ARTICLE, encoding="utf-8")
    return Place(base / "work", programs, base / "packed")


@pytest.fixture(scope="module")
def built(place: Place) -> Place:
    """The place after a build."""
    place.run("kg", "build", "news.txt")
    return place


def called(command: Sequence[str], folder: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_nothing_of_the_checkout_is_used(place: Place) -> None:
    assert place.run("python", "-c", "import kg, shutil; print(kg.__file__, shutil.which('node'), shutil.which('make'))").endswith(
        "site-packages/kg/__init__.py None None\n".replace("/", os.sep)
    )


def test_build_writes_all_files(built: Place) -> None:
    assert {"graph.html", "graph.ttl", "claims.jsonl", "run.json"} <= {path.name for path in (built.folder / "outputs" / "news").iterdir()}
    assert "sound" in built.run("kg", "check", "outputs/news")


def test_doctor_finds_all_that_is_needed(place: Place) -> None:
    assert [each for each in json.loads(place.run("kg", "doctor", "--json")) if each["needed"] and not each["found"]] == []


def test_query_answers(built: Place) -> None:
    assert built.run("kg", "query", "outputs/news", PRESSED, "--format", "csv").split() == ["issue", "ウクライナ問題"]


def test_serve_answers_and_shows_the_graph(built: Place) -> None:
    port = free_port()
    command = [str(built.programs / "kg"), "serve", "outputs/news", "--port", str(port)]
    with subprocess.Popen(command, cwd=built.folder, env=built.environment, stderr=subprocess.DEVNULL) as server:
        try:
            answer = json.loads(wait_for(f"http://127.0.0.1:{port}/sparql?query={quote(PRESSED)}"))
            page = wait_for(f"http://127.0.0.1:{port}/").decode()
        finally:
            server.terminate()
    assert [row["issue"]["value"] for row in answer["results"]["bindings"]] == ["ウクライナ問題"]
    assert "<html" in page


@pytest.fixture
def reader(built: Place, tmp_path: Path) -> Iterator[Reader]:
    with running("chromium", tmp_path) as browser:
        yield Reader(browser, built.folder / "outputs" / "news", tmp_path)


@pytest.mark.browser
def test_page_shows_the_graph_and_answers_without_a_network(reader: Reader) -> None:
    page = reader.open("graph", "#view=sparql")
    page.locator(".sparql-head").get_by_role("button", name=re.compile("実行|Run")).click()
    expect(page.locator(".sparql-head [role=status]")).to_contain_text(re.compile("ms|ミリ秒"))
    assert reader.errors == []
    assert [url for url in reader.requests if not url.startswith(("file:", "blob:", "data:", "about:"))] == []


def test_sdist_gives_the_same_wheel_without_node(place: Place) -> None:
    (sdist,), (wheel,) = place.packed.glob("*.tar.gz"), place.packed.glob("*.whl")
    with tarfile.open(sdist) as packed:
        packed.extractall(place.folder, filter="data")
    folder = place.folder / sdist.name.removesuffix(".tar.gz")
    subprocess.run(
        [str(place.programs / "python"), "-m", "hatchling", "build", "-t", "wheel", "-d", "again"],
        cwd=folder,
        env=place.environment,
        check=True,
    )
    assert contents(folder / "again" / wheel.name) == contents(wheel)


def contents(wheel: Path) -> dict[str, int]:
    with zipfile.ZipFile(wheel) as packed:
        return {file.filename: file.CRC for file in packed.infolist() if "/RECORD" not in file.filename}
