"""The server: the W3C's protocol, pages of what has an IRI, limits, and nothing that changes, fetches or leaks."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import pytest
from rdflib import Graph, URIRef
from starlette.testclient import TestClient

from kg.protocol import GRAPH_TYPES, LARGEST_BODY, ROWS_TYPES, choose
from kg.server import make_app
from kg.webpages import iri_of
from kg.workers import Limits
from tests.graphs import SUMMIT, SUMMIT_CLAIMS, SUMMIT_GRAPH, VIEWS
from tests.stores import write_article, write_articles

ASK = "ASK { ?s ?p ?o }"
COUNT = "SELECT (COUNT(*) AS ?n) { ?claim a kg:Claim }"
CROSS = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c < ?f && ?f < ?i && ?c > ?i) }"
FORM = {"content-type": "application/x-www-form-urlencoded"}
DIRECT = {"content-type": "application/sparql-query"}
GRAPHS = [f"https://w3id.org/ronten/article/{article.id}" for article in (SUMMIT, VIEWS)]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = write_articles(tmp_path_factory.mktemp("served"))
    (folder / "graph.html").write_text("<!DOCTYPE html><title>page</title>", encoding="utf-8")
    (folder.parent / "secret.txt").write_text("secret", encoding="utf-8")
    with TestClient(make_app(folder, Limits(seconds=2, rows=100, processes=2))) as running:
        yield running


def count(body: bytes) -> int:
    return int(json.loads(body)["results"]["bindings"][0]["n"]["value"])


# The requests of the W3C's tests of the protocol (sparql11/data-sparql11/protocol) that apply to a query service.


def test_query_via_get(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": ASK})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/sparql-results+json")
    assert answer.json()["boolean"] is True


def test_query_via_url_encoded_post(client: TestClient) -> None:
    assert client.post("/sparql", data={"query": ASK}).json()["boolean"] is True


def test_query_via_direct_post(client: TestClient) -> None:
    assert client.post("/sparql", content=ASK, headers=DIRECT).json()["boolean"] is True


@pytest.mark.parametrize(("graphs", "claims"), [(GRAPHS[:1], 9), (GRAPHS[1:], 7), (GRAPHS, 16), (["https://example.org/none"], 0)])
def test_default_graph_of_the_request(client: TestClient, graphs: list[str], claims: int) -> None:
    fields = [("default-graph-uri", graph) for graph in graphs]
    text = "&".join(f"{name}={quote(value, safe='')}" for name, value in fields)
    assert count(client.get("/sparql", params=[("query", COUNT), *fields]).content) == claims
    assert count(client.post(f"/sparql?{text}", content=COUNT, headers=DIRECT).content) == claims
    assert count(client.post("/sparql", content=f"query={quote(COUNT)}&{text}", headers=FORM).content) == claims


def test_named_graphs_of_the_request(client: TestClient) -> None:
    text = "SELECT (COUNT(DISTINCT ?claim) AS ?n) { GRAPH ?g { ?claim a kg:Claim } }"
    assert count(client.get("/sparql", params=[("query", text), ("named-graph-uri", GRAPHS[0])]).content) == 9
    assert count(client.get("/sparql", params=[("query", text)]).content) == 16


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_bad_query_method(client: TestClient, method: str) -> None:
    assert client.request(method, "/sparql", params={"query": ASK}).status_code == 405


@pytest.mark.parametrize(
    ("url", "body", "headers", "status"),
    [
        ("/sparql?query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D", None, {}, 400),  # bad_multiple_queries
        ("/sparql", "ASK {}", {"content-type": "text/plain"}, 415),  # bad_query_wrong_media_type
        ("/sparql", "query=ASK%20%7B%7D", {}, 415),  # bad_query_missing_form_type
        ("/sparql", "ASK {}", {"content-type": ""}, 415),  # bad_query_missing_direct_type
        ("/sparql", "ASK { ?s ?p '日本' }".encode("utf-16"), DIRECT, 400),  # bad_query_non_utf8
        ("/sparql", b"query=%ff%fe", FORM, 400),
        ("/sparql?query=ASK%20%7B", None, {}, 400),  # bad_query_syntax
        ("/sparql", "foo=bar", FORM, 400),  # the query is missing
        ("/sparql", "", DIRECT, 400),
        ("/sparql", "x" * (LARGEST_BODY + 1), DIRECT, 413),
        ("/sparql?query=ASK%7B%7D&default-graph-uri=no%20iri", None, {}, 400),
    ],
)
def test_bad_request_gets_its_status_and_a_message(
    client: TestClient, url: str, body: str | bytes | None, headers: dict[str, str], status: int
) -> None:
    answer = client.get(url) if body is None else client.post(url, content=body, headers=headers)
    assert answer.status_code == status
    assert answer.text.strip()


@pytest.mark.parametrize(
    ("fields", "content", "headers"),
    [
        ({"update": "CLEAR ALL"}, None, None),
        (None, "INSERT DATA { <a:a> <a:b> <a:c> }", {"content-type": "application/sparql-update"}),
        ({"query": "DELETE WHERE { ?s ?p ?o }"}, None, None),
        ({"query": "LOAD <http://127.0.0.1:9/x>"}, None, None),
        ({"query": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"}, None, None),
        ({"query": "SELECT * { ?s ?p ?o . { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } } }"}, None, None),
    ],
)
def test_what_changes_or_fetches_is_refused(
    client: TestClient, fields: dict[str, str] | None, content: str | None, headers: dict[str, str] | None
) -> None:
    answer = client.post("/sparql", data=fields, content=content, headers=headers)
    assert answer.status_code in {400, 403}
    assert count(client.get("/sparql", params={"query": COUNT}).content) == 16


@pytest.mark.parametrize("accept", ROWS_TYPES)
def test_rows_come_as_accepted(client: TestClient, accept: str) -> None:
    answer = client.get("/sparql", params={"query": COUNT}, headers={"accept": accept})
    assert answer.headers["content-type"].split(";")[0] == ROWS_TYPES[accept]
    assert "16" in answer.text


@pytest.mark.parametrize("accept", GRAPH_TYPES)
def test_triples_come_as_accepted_and_read_back(client: TestClient, accept: str) -> None:
    text = "CONSTRUCT WHERE { ent:Q7747 rel:pressures ?x }"
    answer = client.get("/sparql", params={"query": text}, headers={"accept": accept})
    assert answer.headers["content-type"].split(";")[0] == GRAPH_TYPES[accept]
    assert len(list(ox.parse(answer.content, format=ox.RdfFormat.from_media_type(GRAPH_TYPES[accept])))) == 1


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("text/csv", "text/csv"),
        ("text/csv;q=0.5, application/sparql-results+xml", "application/sparql-results+xml"),
        ("image/png, text/*", "text/csv"),
        ("application/json;q=0, text/csv;q=0.1", "text/csv"),
        ("text/csv;q=high, application/json;q=0.2", "application/sparql-results+json"),
    ],
)
def test_choice_of_media_type(accept: str, chosen: str) -> None:
    assert choose(accept, ROWS_TYPES) == chosen


def test_any_origin_may_ask(client: TestClient) -> None:
    answer = client.get("/sparql", params={"query": ASK}, headers={"origin": "https://example.org"})
    assert answer.headers["access-control-allow-origin"] == "*"
    preflight = {"origin": "https://example.org", "access-control-request-method": "POST"}
    assert client.options("/sparql", headers=preflight).status_code == 200


def test_service_description(client: TestClient) -> None:
    answer = client.get("/sparql", headers={"accept": "text/turtle"})
    described = Graph().parse(data=answer.text, format="turtle")
    (endpoint,) = described.objects(None, URIRef("http://www.w3.org/ns/sparql-service-description#endpoint"))
    assert str(endpoint) == "http://testserver/sparql"


def test_rows_are_cut_at_the_limit_and_the_answer_says_so(client: TestClient) -> None:
    text = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
    answer = client.get("/sparql", params={"query": text})
    assert len(answer.json()["results"]["bindings"]) == 100
    assert answer.headers["x-rows-cut-at"] == "100"
    assert "x-rows-cut-at" not in client.get("/sparql", params={"query": f"{text} LIMIT 100"}).headers


def test_runaway_query_is_stopped_while_others_are_answered(client: TestClient) -> None:
    with ThreadPoolExecutor(2) as threads:
        start = time.monotonic()
        runaway = threads.submit(client.get, "/sparql", params={"query": CROSS})
        while not runaway.done():
            assert client.get("/sparql", params={"query": ASK}).status_code == 200
        answer = runaway.result()
    assert answer.status_code == 503
    assert "more than 2 s" in answer.text
    assert time.monotonic() - start < 10


def test_process_that_was_killed_is_replaced(client: TestClient) -> None:
    for _ in range(3):
        assert client.get("/sparql", params={"query": CROSS}).status_code == 503
    assert client.get("/sparql", params={"query": ASK}).status_code == 200


def test_index_shows_an_article_without_a_date(tmp_path: Path) -> None:
    undated = replace(SUMMIT_GRAPH, articles=(replace(SUMMIT, date=None),))
    with TestClient(make_app(write_article(tmp_path / "undated", undated), Limits(seconds=5, rows=100, processes=1))) as running:
        answer = running.get("/", headers={"accept": "text/html"})
    assert (answer.status_code, SUMMIT.title in answer.text) == (200, True)


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/entity/Q7747", "ウラジーミル・プーチン"),
        ("/entity/issue/ウクライナ問題", "ウクライナ問題"),
        (f"/article/{SUMMIT.id}", "アラスカ会談の余波"),
        (f"/claim/{SUMMIT_CLAIMS[0].id}", "優先順位を下げる"),
        ("/relation/pressures", "牽制する"),
        ("/", "アラスカ会談の余波"),
    ],
)
def test_page_of_a_thing(client: TestClient, path: str, shown: str) -> None:
    answer = client.get(path, headers={"accept": "text/html"})
    assert (answer.status_code, answer.headers["content-type"].split(";")[0]) == (200, "text/html")
    assert shown in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(("query", "form"), [("?format=turtle", "turtle"), ("?format=jsonld", "json-ld")])
def test_thing_dereferences_to_rdf(client: TestClient, query: str, form: str) -> None:
    answer = client.get(f"/entity/Q7747{query}")
    read = Graph().parse(data=answer.text, format=form)
    assert (URIRef("https://w3id.org/ronten/entity/Q7747"), None, None) in read
    assert (None, None, URIRef("https://w3id.org/ronten/entity/Q7747")) in read


def test_accept_header_chooses_between_page_and_rdf(client: TestClient) -> None:
    browser = {"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
    assert "<!DOCTYPE html>" in client.get("/entity/Q7747", headers=browser).text
    assert client.get("/entity/Q7747", headers={"accept": "text/turtle"}).headers["content-type"].startswith("text/turtle")


def test_page_of_a_thing_loads_nothing_from_elsewhere(client: TestClient) -> None:
    page = client.get("/sparql", headers={"accept": "text/html"}).text
    assert 'src="http' not in page
    assert 'rel="stylesheet" href="/static/site.css"' in page
    assert client.get("/static/site.css").status_code == client.get("/static/editor.js").status_code == 200


def test_editor_holds_the_shipped_queries(client: TestClient) -> None:
    page = client.get("/sparql", headers={"accept": "text/html"}).text
    assert "誰が誰を牽制するか — Who pressures whom" in page


@pytest.mark.parametrize("path", ["/entity/Q1", "/nothing", "/entity/%3E%20DROP", "/static/base.html", "/static/../base.html"])
def test_what_is_not_there_is_404(client: TestClient, path: str) -> None:
    assert client.get(path, headers={"accept": "text/html"}).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/static/%2e%2e/%2e%2e/secret.txt",
        "/graph.html/../../secret.txt",
        "/summit/graph.ttl",
        "/static//etc/passwd",
    ],
)
def test_no_other_file_is_ever_sent(client: TestClient, path: str) -> None:
    answer = client.get(path, headers={"accept": "text/html"})
    assert answer.status_code == 404
    assert "secret" not in answer.text.replace("secret.txt", "")


def test_page_of_the_graph_is_served_as_it_was_built(client: TestClient) -> None:
    assert client.get("/graph.html").text == "<!DOCTYPE html><title>page</title>"


@pytest.mark.parametrize(
    ("path", "iri"),
    [
        (b"/entity/Q7747", "https://w3id.org/ronten/entity/Q7747"),
        ("/entity/issue/" + quote("停戦"), "https://w3id.org/ronten/entity/issue/停戦"),
        (b"/entity/thing/a%2Fb%20c", "https://w3id.org/ronten/entity/thing/a%2Fb%20c"),
        (b"/entity/Q1>", None),
        (b"/entity/{", None),
    ],
)
def test_iri_of_a_path(path: bytes | str, iri: str | None) -> None:
    assert iri_of(path if isinstance(path, bytes) else path.encode()) == iri
