"""Graphs are sent to a Graph Store each once; a load that broke off goes on where it stopped."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from urllib.error import URLError
from urllib.parse import parse_qs, urlsplit
from urllib.request import Request, urlopen

import pyoxigraph as ox
import pytest

from kg.errors import KgError
from kg.export import articles
from kg.load import Sent, journal_file, send_graphs
from tests.graphs import SUMMIT, VIEWS
from tests.stores import sample_store

GRAPHS = sorted(f"https://w3id.org/ronten/article/{article.id}" for article in (SUMMIT, VIEWS))


@dataclass
class Remote:
    """A Graph Store that keeps what it is sent, and refuses with `status` once it has `room` graphs."""

    room: int = 100
    status: int = 507
    requests: list[str] = field(default_factory=list)
    headers: list[str | None] = field(default_factory=list)
    store: ox.Store = field(default_factory=ox.Store)
    url: str = ""

    def put(self, graph: str, body: bytes, authorization: str | None) -> int:
        self.requests.append(graph)
        self.headers.append(authorization)
        if len(list(self.store.named_graphs())) >= self.room:
            return self.status
        self.store.clear_graph(ox.NamedNode(graph))
        self.store.load(body, format=ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode(graph))
        return 204


@contextmanager
def running(remote: Remote) -> Iterator[Remote]:
    class Handler(BaseHTTPRequestHandler):
        def do_PUT(self) -> None:
            (graph,) = parse_qs(urlsplit(self.path).query)["graph"]
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(remote.put(graph, body, self.headers["Authorization"]))
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    remote.url = f"http://127.0.0.1:{server.server_port}/data"
    try:
        yield remote
    finally:
        server.shutdown()
        server.server_close()


def send(remote: Remote, folder: Path, **options: str) -> list[Sent]:
    return list(send_graphs(sample_store(), remote.url, journal_file(folder, remote.url), **options))


def test_remote_store_has_the_same_quads(tmp_path: Path) -> None:
    with running(Remote()) as remote:
        sent = send(remote, tmp_path)
    assert set(remote.store) == {quad for _, quads in articles(sample_store()) for quad in quads}
    assert [each.graph for each in sent] == GRAPHS
    assert not any(each.is_old for each in sent)


def test_second_load_sends_nothing(tmp_path: Path) -> None:
    with running(Remote()) as remote:
        send(remote, tmp_path)
        assert all(each.is_old for each in send(remote, tmp_path))
    assert remote.requests == GRAPHS


def test_load_that_broke_off_goes_on(tmp_path: Path) -> None:
    with running(Remote(room=1)) as remote:
        with pytest.raises(KgError, match="answered 507"):
            send(remote, tmp_path)
        remote.room = 2
        assert [each.is_old for each in send(remote, tmp_path)] == [True, False]
    assert remote.requests == [GRAPHS[0], GRAPHS[1], GRAPHS[1]]


def test_authorization_is_sent(tmp_path: Path) -> None:
    with running(Remote()) as remote:
        send(remote, tmp_path, authorization="Basic bmFtZTpwYXNz")
    assert set(remote.headers) == {"Basic bmFtZTpwYXNz"}


def test_refusal_for_want_of_a_password_says_so(tmp_path: Path) -> None:
    with running(Remote(room=0, status=401)) as remote, pytest.raises(KgError) as caught:
        send(remote, tmp_path)
    assert "--user" in caught.value.remedy


@pytest.mark.parametrize(
    ("url", "what"), [("ftp://x/", "no address"), ("file:///etc/passwd", "no address"), ("http://127.0.0.1:1/", "cannot be reached")]
)
def test_wrong_address_is_an_error(tmp_path: Path, url: str, what: str) -> None:
    with pytest.raises(KgError, match=what):
        list(send_graphs(sample_store(), url, journal_file(tmp_path, url)))


def test_each_address_has_its_own_journal(tmp_path: Path) -> None:
    assert journal_file(tmp_path, "http://a/") != journal_file(tmp_path, "http://b/")


OXIGRAPH = shutil.which("oxigraph", path=str(Path(sys.executable).parent))


@pytest.mark.skipif(not (OXIGRAPH or os.environ.get("CI")), reason="the server of Oxigraph is not installed")
def test_a_server_of_others_takes_the_graphs_and_answers_from_them(tmp_path: Path) -> None:
    with oxigraph_server(tmp_path / "store") as address:
        sent = list(send_graphs(sample_store(), f"{address}/store", journal_file(tmp_path, address)))
        with urlopen(Request(f"{address}/store", headers={"Accept": "application/n-quads"})) as response:  # noqa: S310 - our own server
            taken = set(ox.parse(response.read(), format=ox.RdfFormat.N_QUADS))
    assert taken == {quad for _, quads in articles(sample_store()) for quad in quads}
    assert sum(each.triples for each in sent) == len(taken)


@contextmanager
def oxigraph_server(place: Path) -> Iterator[str]:
    """The address of Oxigraph's own server, with an empty store in `place`."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    server = subprocess.Popen([OXIGRAPH or "oxigraph", "serve", "--location", str(place), "--bind", address], stderr=subprocess.DEVNULL)
    try:
        _await(f"http://{address}/")
        yield f"http://{address}"
    finally:
        server.terminate()
        server.wait()


def _await(url: str, seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while True:
        try:
            urlopen(url).close()  # noqa: S310 - our own server
            return
        except URLError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)
