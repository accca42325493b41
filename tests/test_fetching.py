"""Pages fetched from a real server of this machine: politely, within limits, and from no private network unless told."""

from __future__ import annotations

import gzip
import ipaddress
import json
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

import kg
from kg import hosts
from kg.addresses import address_name, read_address
from kg.errors import ArticleError
from kg.fetching import fetch, is_address
from kg.webget import Limits
from tests.pages import article_of, page, recall
from tests.pdfs import one_column
from tests.test_cli import Run, run
from tests.webserver import Page, Site, serving

__all__ = ["run"]

HTML = {"Content-Type": "text/html; charset=utf-8"}
HERE = Limits(allow_private=True, seconds=10)
TITLE, *PARAGRAPHS = article_of("newspaper").splitlines()


def slowly(handler: BaseHTTPRequestHandler) -> None:
    """A byte now and then, for ever."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    for _ in range(1000):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)


def endlessly(handler: BaseHTTPRequestHandler) -> None:
    """A mebibyte after another, without a length."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(bytes(2**20))


def to(goal: str) -> Page:
    return Page(status=302, headers={"Location": goal})


PAGES: dict[str, Page | Callable[[BaseHTTPRequestHandler], None]] = {
    "/robots.txt": Page(b"User-agent: *\nDisallow: /closed\nDisallow: /*?print=\n\nUser-agent: ronten\nDisallow: /not-for-ronten\n"),
    "/news.html": Page(page("newspaper").read_bytes(), headers=HTML),
    "/packed.html": Page(gzip.compress(page("newspaper").read_bytes()), headers={**HTML, "Content-Encoding": "gzip"}),
    "/bomb.html": Page(gzip.compress(bytes(50 * 2**20)), headers={**HTML, "Content-Encoding": "gzip"}),
    "/local": Page(page("local").read_bytes().replace(b"charset=EUC-JP", b"x=y"), headers={"Content-Type": "text/html; charset=EUC-JP"}),
    "/paper.pdf": Page(one_column(TITLE, PARAGRAPHS), headers={"Content-Type": "application/pdf"}),
    "/text": Page("首相は野党を批判した。".encode("cp932"), headers={"Content-Type": "text/plain; charset=Shift_JIS"}),
    "/picture": Page(b"\x89PNG", headers={"Content-Type": "image/png"}),
    "/moved": to("/news.html"),
    "/round": to("/round"),
    "/to-neighbour": to("http://127.0.0.2:9/secret"),
    "/to-file": to("file:///etc/passwd"),
    "/to-not-for-ronten": to("/not-for-ronten"),
    "/not-for-ronten": Page(b"", headers=HTML),
    "/slow": slowly,
    "/endless": endlessly,
    "/broken": Page(status=500),
}


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serving(PAGES) as running:
        yield running


@pytest.fixture
def public(monkeypatch: pytest.MonkeyPatch) -> None:
    """127.0.0.1 passes for an address of the public internet; its neighbours do not."""
    private = hosts.is_public
    monkeypatch.setattr(hosts, "is_public", lambda address: str(address) == "127.0.0.1" or private(address))


def names(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> list[str]:
    """Have every name looked up give `addresses`; the names that were looked up."""
    asked: list[str] = []

    def look_up(host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    monkeypatch.setattr("kg.hosts.socket.getaddrinfo", look_up)
    return asked


@pytest.mark.parametrize("path", ["/news.html", "/packed.html", "/moved"])
def test_a_page_is_read_with_what_it_says_of_itself(site: Site, path: str) -> None:
    article = read_address(site.url(path), HERE)
    assert article.origin is not None
    assert (article.title, article.date, article.origin.site) == (TITLE, "2025-08-20", "東都新聞デジタル")
    assert (article.name, article.origin.kind) == (f"127.0.0.1-{Path(article.origin.url or '').stem}", "html")
    assert recall(article_of("newspaper"), article.text) == 1


def test_the_servers_charset_is_believed(site: Site) -> None:
    assert recall(article_of("local"), read_address(site.url("/local"), HERE).text) == 1
    assert read_address(site.url("/text"), HERE).text == "首相は野党を批判した。"


def test_a_pdf_is_read(site: Site) -> None:
    article = read_address(site.url("/paper.pdf"), HERE)
    assert (article.name, article.origin and article.origin.kind) == ("127.0.0.1-paper", "pdf")
    assert recall(article_of("newspaper"), article.text) == 1


def test_the_server_is_told_who_asks(site: Site) -> None:
    fetch(site.url("/news.html"), HERE)
    path, headers = site.asked[-1]
    assert path == "/news.html"
    assert headers["user-agent"].startswith("ronten/")
    assert headers["host"] == f"127.0.0.1:{site.port}"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/closed/a.html", "the server answers 404"),  # closed to others only: robots.txt has a group for ronten
        ("/not-for-ronten", "robots.txt keeps programs from this page"),
        ("/to-not-for-ronten", "robots.txt keeps programs from this page"),
        ("/picture", "gives image/png, no article"),
        ("/nowhere", "the server answers 404"),
        ("/broken", "the server answers 500"),
        ("/round", "redirects more than 5 times"),
        ("/to-file", "no address of a web page"),
    ],
)
def test_what_cannot_be_fetched_says_why(site: Site, path: str, message: str) -> None:
    with pytest.raises(ArticleError, match=message):
        read_address(site.url(path), HERE)


def test_what_robots_txt_closes_is_not_asked_for(site: Site) -> None:
    before = len(site.asked)
    with pytest.raises(ArticleError, match="keeps programs"):
        fetch(site.url("/not-for-ronten"), HERE)
    assert site.paths[before:] == ["/robots.txt"]


def test_wildcards_of_robots_txt_are_heeded() -> None:
    with (
        serving({"/robots.txt": Page(b"User-agent: *\nDisallow: /*?print=\n")}) as running,
        pytest.raises(ArticleError, match="keeps programs"),
    ):
        fetch(running.url("/a?print=1"), HERE)


@pytest.mark.parametrize(("status", "message"), [(404, "the server answers 404"), (503, "robots.txt answers 503")])
def test_a_site_without_robots_txt_is_open_and_one_that_cannot_tell_is_closed(status: int, message: str) -> None:
    with serving({"/robots.txt": Page(status=status)}) as running, pytest.raises(ArticleError, match=message):
        fetch(running.url("/a"), HERE)


@pytest.mark.parametrize("path", ["/endless", "/bomb.html"])
def test_a_page_beyond_the_size_limit_is_given_up_while_it_comes(site: Site, path: str) -> None:
    with pytest.raises(ArticleError, match="more than 3,000,000 bytes"):
        fetch(site.url(path), Limits(allow_private=True, largest=3_000_000))


def test_a_server_that_dribbles_is_given_up_in_time(site: Site) -> None:
    start = time.monotonic()
    with pytest.raises(ArticleError, match="took too long"):
        fetch(site.url("/slow"), Limits(allow_private=True, seconds=0.5))
    assert time.monotonic() - start < 3


def test_a_server_that_says_nothing_is_given_up_in_time() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(ArticleError, match=r"too long|cannot be reached"):
        fetch(f"http://127.0.0.1:{silent.getsockname()[1]}/", Limits(allow_private=True, seconds=5, silence=0.3))


def test_nobody_home_is_said() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(ArticleError, match="cannot be reached"):
        fetch(f"http://127.0.0.1:{port}/", HERE)


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "localhost", "2130706433", "0x7f.1", "0.0.0.0"),  # noqa: S104
        *("10.0.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1", "[::1]", "[fe80::1]", "[fd00::1]"),
        *("[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]"),
    ],
)
def test_no_private_address_is_fetched(host: str) -> None:
    with pytest.raises(ArticleError, match=r"private network|no server named|no address of a page"):
        fetch(f"http://{host}:9/", Limits(seconds=10))


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "8.8.8.8"])
def test_public_addresses_are_known(address: str) -> None:
    assert hosts.is_public(ipaddress.ip_address(address))


def test_a_name_with_one_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    names(monkeypatch, "93.184.216.34", "10.0.0.5")
    with pytest.raises(ArticleError, match=r"private network \(10\.0\.0\.5\)"):
        fetch("http://news.example/")


@pytest.mark.usefixtures("public")
def test_a_redirect_to_a_private_address_is_refused(site: Site) -> None:
    with pytest.raises(ArticleError, match=r"private network \(127\.0\.0\.2\)"):
        fetch(site.url("/to-neighbour"))


@pytest.mark.usefixtures("public")
def test_the_connection_goes_to_the_address_that_was_checked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name server that answers otherwise the second time is not asked a second time for one connection."""
    asked = names(monkeypatch, "127.0.0.1")
    connected: list[str] = []
    connect = socket.socket.connect

    def note(self: socket.socket, place: Any) -> None:
        connected.append(place[0])
        connect(self, place)

    monkeypatch.setattr("socket.socket.connect", note)
    fetch(site.url("/news.html", "news.example"))
    assert connected == ["127.0.0.1", "127.0.0.1"]
    assert [host for host in asked if host == "news.example"] == ["news.example"] * 2  # for robots.txt and for the page
    assert site.asked[-1][1]["host"] == f"news.example:{site.port}"


def test_the_next_address_is_tried_where_one_takes_no_connection(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    names(monkeypatch, "127.0.0.3", "127.0.0.1")
    assert fetch(site.url("/news.html", "news.example"), HERE).data


@pytest.fixture
def certified(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ssl.SSLContext:
    """A server's certificate for news.example, which this machine trusts."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "news.example")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now - timedelta(1), now + timedelta(1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("news.example")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    files = tmp_path / "cert.pem", tmp_path / "key.pem"
    files[0].write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    files[1].write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
    monkeypatch.setenv("SSL_CERT_FILE", str(files[0]))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*files)
    return context


@pytest.mark.parametrize(("host", "message"), [("news.example", None), ("other.example", "certificate|[Hh]ostname")])
def test_the_certificate_must_be_the_named_servers(
    certified: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch, host: str, message: str | None
) -> None:
    names(monkeypatch, "127.0.0.1")
    with serving(PAGES, certified) as running:
        if message is None:
            assert fetch(running.url("/news.html", host, "https"), HERE).media_type == "text/html"
        else:
            with pytest.raises(ArticleError, match=message):
                fetch(running.url("/news.html", host, "https"), HERE)


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("ftp://example.org/a", "no address of a web page"),
        ("http://", "no address of a"),
        ("http://user:secret@example.org/", "holds a user name"),
        ("http://example.org:99999999/", "no address of a page"),
        (f"http://{'a' * 300}.example/", "no server named"),
    ],
)
def test_what_is_no_address_says_so(address: str, message: str) -> None:
    with pytest.raises(ArticleError, match=message) as raised:
        fetch(address)
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("https://example.org/a", True), ("HTTP://EXAMPLE.ORG", True), ("https://example.org を見た。", False), ("news/http.txt", False)],
)
def test_addresses_are_told_from_texts(text: str, expected: bool) -> None:
    assert is_address(text) is expected


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.example.org/news/2025/a123.html", "www.example.org-a123"),
        ("https://example.org/", "example.org"),
        ("https://example.org/view.php?id=5&p=1", "example.org-view-id-5-p-1"),
        ("https://example.org/%E6%94%BF%E6%B2%BB/", "example.org-政治"),
        ("https://example.org/..%2F..%2Fetc", "example.org-etc"),
    ],
)
def test_an_article_is_named_after_its_address(url: str, name: str) -> None:
    assert address_name(url) == name


class TestCommand:
    def test_what_was_taken_is_shown_and_kept(self, run: Run, site: Site) -> None:
        ended = run("build", site.url("/news.html"), "--allow-private")
        assert ended.code == 0
        folder = Path("outputs/127.0.0.1-news")
        assert f"Taken from the html: {TITLE} · 2025-08-20 · 東都新聞デジタル · " in ended.err
        assert (folder / "article.txt").is_file()

    def test_a_private_address_is_refused_unless_told(self, run: Run, site: Site) -> None:
        ended = run("build", site.url("/news.html"))
        assert ended.code == 1
        assert "--allow-private" in ended.err
        assert not Path("outputs").exists()

    def test_what_was_taken_of_a_saved_page_is_shown(self, run: Run) -> None:
        assert f"Taken from the html: {TITLE} · 2025-08-20" in run("build", str(page("newspaper"))).err

    def test_nothing_is_shown_for_plain_text(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("首相は野党を批判した。", encoding="utf-8")
        assert "Taken" not in run("build", "a.txt").err


@pytest.mark.model
def test_python_builds_from_an_address(site: Site, tmp_path: Path) -> None:
    graph = kg.build(site.url("/news.html"), allow_private=True)
    assert len(graph.claims) >= 5
    graph.save(tmp_path / "out")
    told = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))["article"]
    assert (told["kind"], told["url"], told["site"]) == ("html", site.url("/news.html"), "東都新聞デジタル")
