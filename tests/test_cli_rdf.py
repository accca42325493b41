"""The commands on a graph that is built: what they print and write, and how they end."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from SPARQLWrapper import SPARQLWrapper
from typer.testing import CliRunner

from kg.cli import app
from tests.stores import write_archive, write_article, write_articles

KG = [sys.executable, "-c", "from kg.cli import main; main()"]
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_articles(tmp_path_factory.mktemp("cli"))


def run(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    return result.exit_code, result.output


@pytest.mark.parametrize("options", [(), ("--shapes",)])
@pytest.mark.parametrize("writer", [write_article, write_articles, write_archive])
def test_check_of_a_sound_graph(writer: Callable[[Path], Path], options: tuple[str, ...], tmp_path: Path) -> None:
    assert run("check", writer(tmp_path), *options) == (0, "The graph is sound.\n")


def test_shapes_look_at_an_archive(tmp_path: Path) -> None:
    file = write_archive(tmp_path) / "graph.nq"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(line for line in lines if "officeOf" not in line), encoding="utf-8")
    code, shown = run("check", tmp_path, "--shapes")
    assert code == 1
    assert "an office is of one state or organization" in shown


def test_check_shows_what_is_wrong_and_ends_with_1(tmp_path: Path) -> None:
    file = write_article(tmp_path) / "graph.ttl"
    text = file.read_text(encoding="utf-8").replace("ent:Q7747 a kg:Person", "ent:Q7747 a kg:Person, kg:State")
    file.write_text(text, encoding="utf-8")
    code, shown = run("check", tmp_path)
    assert code == 1
    assert "an entity of two types" in shown
    assert "https://w3id.org/ronten/entity/Q7747" in shown


def test_export_to_a_file_leaves_no_part(folder: Path, tmp_path: Path) -> None:
    assert run("export", folder, "jsonld", "-o", tmp_path / "graph.jsonld") == (0, "")
    assert len(json.loads((tmp_path / "graph.jsonld").read_text(encoding="utf-8"))["@graph"]) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["graph.jsonld"]


def test_export_to_standard_output(folder: Path) -> None:
    done = subprocess.run([*KG, "export", str(folder), "events"], capture_output=True, check=True)
    assert done.stdout.decode("utf-8-sig").startswith("event_id,date,source")


def test_archive_is_exported_as_its_articles_are(tmp_path: Path) -> None:
    archive = write_archive(tmp_path)
    for name, source in (("a", archive), ("b", archive / "articles")):
        run("export", source, "trig", "-o", tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_unknown_form_is_a_wrong_option(folder: Path) -> None:
    code, shown = run("export", folder, "xls")
    assert code == 2
    assert "nanopubs" in shown


def test_load_to_nowhere_is_an_error_without_traceback(folder: Path) -> None:
    done = subprocess.run([*KG, "load", str(folder), "http://127.0.0.1:1/"], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "cannot be reached" in done.stderr
    assert "Traceback" not in done.stderr


def test_serve_of_no_graph_is_an_error_without_traceback(tmp_path: Path) -> None:
    done = subprocess.run([*KG, "serve", str(tmp_path)], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert "no graph is here" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_port_that_is_taken_is_told(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = subprocess.run([*KG, "serve", str(folder), "--port", str(port)], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, "the port cannot be used" in done.stderr, "--port" in done.stderr) == (1, True, True)


@pytest.mark.skipif(os.name != "posix", reason="SIGTERM is POSIX's")
@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_serve_answers_and_stops_cleanly(folder: Path, stop: signal.Signals) -> None:
    port = free_port()
    server = subprocess.Popen([*KG, "serve", str(folder), "--port", str(port)], stderr=subprocess.PIPE, text=True)
    try:
        assert b"true" in wait_for(f"http://127.0.0.1:{port}/sparql?query=ASK%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D")
        assert pressured(f"http://127.0.0.1:{port}/sparql") == ["https://w3id.org/ronten/entity/group/西欧諸国"]
    finally:
        server.send_signal(stop)
        _, shown = server.communicate(timeout=20)
    assert server.returncode in {0, 128 + stop, -stop}
    assert "Traceback" not in shown


def pressured(endpoint: str) -> list[str]:
    """Whom somebody pressures, asked with a client of another project."""
    client = SPARQLWrapper(endpoint, returnFormat="json")
    client.setQuery("SELECT ?target { ?actor rel:pressures ?target }")
    answer: Any = client.queryAndConvert()
    return [row["target"]["value"] for row in answer["results"]["bindings"]]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(url: str) -> bytes:
    for _ in range(200):
        try:
            with urlopen(url, timeout=5) as answer:  # noqa: S310 - a server of our own
                body: bytes = answer.read()
                return body
        except (URLError, ConnectionError):
            time.sleep(0.1)
    raise TimeoutError(url)
