"""Whatever stands in a file or a request, the end is a result or an error that says what is wrong; benchmarks/fuzz.py asks on."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote_from_bytes

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from kg.addresses import address_name
from kg.article import article_from_document
from kg.errors import KgError, RuleError
from kg.gazetteer import load_gazetteer
from kg.namerecords import names_in
from kg.own import OwnFile
from kg.ownrules import records_of, with_own
from kg.project import load_project
from kg.readers import DOCX, HTML, MARKDOWN, PDF, RTF, TEXT, read_kind
from kg.rulebook import KEYS, load_rulebook
from kg.server import make_app
from kg.sources import Columns, read_sources
from kg.vocabulary import load_vocabulary
from kg.webget import parsed
from kg.workers import Limits
from tests.stores import write_articles

WORDS = st.sampled_from(
    ["", " ", "a", "日本", "ガ", "ヲ:Actor", "aids", "A | aids | B", "A | B", "Person", "JPN", "criticizes.sue", "Q17", "Q", "2025-13"]
)
TEXTS = WORDS | st.text(max_size=8)
SIMPLE = TEXTS | st.integers() | st.booleans() | st.floats(allow_nan=False, allow_infinity=False)
VALUES: st.SearchStrategy[Any] = st.recursive(
    SIMPLE,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["text", "claims", "office", "of", "since", "x"]), inner),
)
RULE_KEYS = (*KEYS, "extends", "disabled", "x")
NAME_KEYS = (
    "key",
    "ja",
    "en",
    "type",
    "names",
    "short",
    "letters",
    "offices",
    "member_of",
    "located_in",
    "wikidata",
    "extends",
    "disabled",
    "x",
)
SHIPPED = load_rulebook(load_vocabulary()).rules
BRIEF = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def toml(value: object) -> str:
    """A value as TOML writes it."""
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{json.dumps(key)} = {toml(each)}' for key, each in value.items())} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    if isinstance(value, str):
        return "".join(["'''\n", value, "'''"]) if "'" not in value and value.isprintable() else '"?"'
    return json.dumps(value)


def ends_well(work: Callable[[], object], place: str) -> bool:
    """True where `work` is done, or fails with an error that names the place."""
    try:
        work()
    except KgError as error:
        return error.where.startswith(place)
    return True


def tables(table: str, keys: tuple[str, ...]) -> st.SearchStrategy[str]:
    records = st.lists(st.dictionaries(st.sampled_from(keys), VALUES), max_size=3)
    return records.map(lambda found: "\n".join(f"[[{table}]]\n" + "\n".join(f"{k} = {toml(v)}" for k, v in each.items()) for each in found))


@BRIEF
@given(tables("rule", RULE_KEYS) | st.text(max_size=40))
def test_rules_of_any_content(text: str) -> None:
    assert ends_well(lambda: with_own(SHIPPED, list(records_of(OwnFile("own.toml", text))), load_vocabulary()), "own.toml")


@BRIEF
@given(tables("name", NAME_KEYS) | st.text(max_size=40))
def test_names_of_any_content(text: str) -> None:
    assert ends_well(lambda: names_in("own.toml", text), "own.toml")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("name = 3", "no list of tables"),
        ("[name]\nja = 'x'", "no list of tables"),
        ("[[names]]\nja = 'x'", "unknown table 'names'"),
        ("[[name]]\nextends = 'JPN'\nnames = 3", "names is a list of texts"),
        ("[[name]]\nja = 'x'\ntype = 'Person'\nnames = [1]", "names is a list of texts"),
        ("[[name]]\nja = 'x'\ntype = 'Person'\nnames = ['']", "names is a list of texts"),
        ("[[name]]\nja = 'x'\ntype = 'Person'\nwikidata = 'Q1> .'", "no item of Wikidata"),
        ("[[name]]\nja = 'x'\ntype = 'Person'\noffices = ['首相']", "an office is not of its form"),
        ("[[name]]\nja = 'x'\ntype = 'Person'\noffices = [{ office = '首相', of = 'JPN', since = 2024 }]", "an office is not of its form"),
        ("[[name]]\nja = 'x'\ntype = 'Person'\noffices = [{ office = '首相', of = 'JPN', since = '2024-13' }]", "no date of an office"),
    ],
)
def test_names_that_are_not_of_their_form(text: str, what: str) -> None:
    with pytest.raises(RuleError, match=what):
        load_gazetteer(own=(OwnFile("own.toml", text),))


@pytest.mark.parametrize("claim", ["A | aids", "A | aids | ", "A"])
def test_an_example_whose_claim_is_none_is_refused(claim: str) -> None:
    text = f"[[rule]]\nextends = 'criticizes.sue'\nexamples = [{{ text = '日本は中国を訴えた。', claims = ['{claim}'] }}]"
    with pytest.raises(RuleError, match="is no claim"):
        load_rulebook(load_vocabulary(), own=[OwnFile("own.toml", text)])


@BRIEF
@given(st.dictionaries(st.sampled_from(["rules", "names", "corrections", "model", "output", "x"]), VALUES))
def test_a_project_of_any_content(tmp_path: Path, table: dict[str, Any]) -> None:
    file = tmp_path / "kg.toml"
    file.write_text("\n".join(f"{key} = {toml(value)}" for key, value in table.items()), encoding="utf-8")
    assert ends_well(lambda: load_project(file).own(), str(tmp_path))


@pytest.mark.parametrize("paths", [f"rules = ['{'a' * 5000}']", 'names = ["\\u0000"]', f"rules = {'[' * 3000}"])
def test_a_project_of_paths_that_no_file_can_have(tmp_path: Path, paths: str) -> None:
    (tmp_path / "kg.toml").write_text(paths, encoding="utf-8")
    with pytest.raises(RuleError, match=r"kg\.toml"):
        load_project(tmp_path / "kg.toml")


@BRIEF
@given(
    st.sampled_from([HTML, PDF, DOCX, RTF, MARKDOWN, TEXT]),
    st.binary(max_size=200) | st.text(max_size=200).map(lambda t: t.encode("utf-8", "ignore")),
)
def test_articles_of_any_bytes(kind: str, data: bytes) -> None:
    head = {HTML: b"<html><p>", PDF: b"%PDF-1.4\n", DOCX: b"PK\x03\x04", RTF: b"{\\rtf1 "}.get(kind, b"")
    for whole in (data, head + data):
        assert ends_well(partial(lambda each: article_from_document(read_kind(each, kind, "file"), "file"), whole), "file")


OPENED = '<script type="application/ld+json">{"articleBody":"'


def test_control_characters_in_the_head_of_a_page_get_no_traceback() -> None:
    head = "<title>題\x0b\x01</title><meta name='author' content='" + "\x02" * 3000 + f"'>{OPENED}\x03\"}}</script>"
    assert ends_well(lambda: read_kind(f"<html><head>{head}</head><body><p>首相は野党を批判した。".encode(), HTML, "file"), "file")


@pytest.mark.parametrize(
    "part",
    [
        "あ" * 200_000,
        OPENED + "<" * 200_000 + '"}</script>',
        OPENED + '"author"' * 50_000 + "</script>",
        OPENED.replace('{"articleBody":"', "[" * 200_000) + "</script>",
        f"<meta name='author' content='{'a' * 200_000}'>",
        f"<title>{' - a' * 50_000}</title>",
        "<div>" * 20_000,
        "<h2>あああああ</h2><p>首相は野党を批判した。</p>" * 2_000,
    ],
    ids=range(8),
)
def test_no_page_takes_long(part: str) -> None:
    start = time.monotonic()
    assert ends_well(lambda: read_kind(f"<html><body>{part}<p>日本".encode(), HTML, "file"), "file")
    assert time.monotonic() - start < 20


@pytest.mark.parametrize("word", ["\\u-99999999?", "\\u99999999999999?", "\\uc", "\\'zz", "\\ansicpg0 \\'82"])
def test_a_damaged_word_of_rtf_gets_no_traceback(word: str) -> None:
    assert ends_well(lambda: read_kind(f"{{\\rtf1 {word}}}".encode(), RTF, "a.rtf"), "a.rtf")


def test_rtf_writes_signs_beyond_the_first_plane_as_two_halves() -> None:
    assert read_kind(b"{\\rtf1 \\u-10174?\\u-8265?\\u30000?}", RTF, "a.rtf").text == "𠮷田"


@BRIEF
@given(
    st.sampled_from(["jsonl", "csv", "tsv", "zip", "parquet", "txt"]),
    st.binary(max_size=100) | st.text(max_size=100).map(lambda t: t.encode("utf-8", "ignore")),
)
def test_sources_of_any_bytes(tmp_path: Path, ending: str, data: bytes) -> None:
    file = tmp_path / f"news.{ending}"
    file.write_bytes(data)
    assert ends_well(lambda: list(read_sources([str(file)], Columns())), str(file))


@BRIEF
@given(st.text(max_size=40) | st.text(max_size=20).map("http://".__add__))
def test_addresses_of_any_text(text: str) -> None:
    assert ends_well(lambda: address_name(parsed(text).url), "")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = write_articles(tmp_path_factory.mktemp("served"))
    with TestClient(make_app(folder, Limits(seconds=2, rows=100, processes=1))) as running:
        yield running


@BRIEF
@given(
    st.sampled_from(["query", "update", "default-graph-uri", "named-graph-uri", "format", ""]),
    st.binary(max_size=40) | st.sampled_from([b"ASK {}", b"SELECT * {", b"DESCRIBE <a b>", b"SELECT (1/0 AS ?x) {}"]),
    st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=20),
)
def test_requests_of_any_parameters(client: TestClient, name: str, value: bytes, accept: str) -> None:
    field = f"{name}={quote_from_bytes(value)}"
    for answer in (
        client.get(f"/sparql?{field}", headers={"accept": accept}),
        client.get(f"/sparql?query=ASK%7B%7D&{field}", headers={"accept": accept}),
        client.post("/sparql", content=field, headers={"accept": accept, "content-type": "application/x-www-form-urlencoded"}),
    ):
        assert answer.status_code < 500
