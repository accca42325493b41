"""A query is looked at before it runs: nothing is changed or fetched, and an error points to the word at fault."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.errors import QueryError
from kg.sparql import check_names, refuse_side_effects, syntax_error, tokens

PREFIXES = {"rel": "https://example.org/rel/", "rdfs": "http://www.w3.org/2000/01/rdf-schema#"}
TERMS = {"rel:pressures", "rel:supports"}


def engine_error(query: str) -> QueryError:
    with pytest.raises(SyntaxError) as caught:
        ox.Store().query(query, prefixes=PREFIXES)
    return syntax_error(query, str(caught.value))


@pytest.mark.parametrize(
    "query",
    [
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "PREFIX x: <a:> delete where { ?s ?p ?o }",
        "LOAD <http://example.org/>",
        "# a comment\nCLEAR ALL",
        "BASE <a:> WITH <g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_update_is_refused(query: str) -> None:
    with pytest.raises(QueryError, match="read-only"):
        refuse_side_effects(query)


@pytest.mark.parametrize("keyword", ["SERVICE", "service", "Service"])
def test_service_is_refused_where_it_stands(keyword: str) -> None:
    with pytest.raises(QueryError) as caught:
        refuse_side_effects(f"SELECT * WHERE {{\n  {keyword} <http://example.org/> {{ ?s ?p ?o }} }}")
    assert caught.value.where == "line 2, column 3"


SERVICE = "SERVICE <http://127.0.0.1:9/> { ?s ?p ?o }"


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT * {{ # a carriage return ends a comment\r{SERVICE} }}",
        f"SELECT * {{ BIND('''a\\''' . }} #''' AS ?q) {SERVICE} }}",
        f'SELECT * {{ BIND("""a\\"""" AS ?q) {SERVICE} BIND("""x""" AS ?r) }}',
        f"SELECT * {{ BIND(<http://h/\\u0041#> AS ?q) {SERVICE} }}",
        f"SELECT * {{ BIND(<http://h/\u3000'> AS ?q) {SERVICE} BIND('x' AS ?r) }}",
        f"PREFIX a: <a:> SELECT * {{ BIND(a:x\u200d\\' AS ?q) {SERVICE} BIND('x' AS ?r) }}",
        f"SELECT * {{ {{ ?x ?y true{SERVICE} }} UNION {{ }} }}",
        "PREFIX a: <http://127.0.0.1:9/> SELECT * { SERVICEa:b { ?s ?p ?o } }",
        "SELECT * { SERVICESILENT <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { SERVICE # why\n SILENT#not>\n?x{ ?s ?p ?o } VALUES ?x { <http://127.0.0.1:9/> } }",
        "SELECT * { FILTER(1<2)SERVICE#>\n?x{ ?s ?p ?o } VALUES ?x { <http://127.0.0.1:9/> } }",
    ],
)
def test_service_is_refused_however_it_hides(query: str) -> None:
    with pytest.raises(QueryError, match="SERVICE is refused"):
        refuse_side_effects(query)


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { ?s ?p "SERVICE <x>" }',
        "SELECT * { ?s <http://example.org/SERVICE> ?service } # SERVICE <x>",
        "SELECT * { GRAPH <http://example.org/service/1> { ?s ?p ?o } }",
        "SELECT * { VALUES ?serviceName { 1 } GRAPH ?service { ?s rel:service ?o } }",
        "SELECT ?load { ?load ?insert ?delete }",
        '''SELECT * { ?s ?p """INSERT
        SERVICE""" }''',
    ],
)
def test_words_in_strings_comments_names_and_variables_are_not_refused(query: str) -> None:
    refuse_side_effects(query)


@pytest.mark.parametrize(
    ("query", "where", "what", "remedy"),
    [
        ("SELEC ?x { ?x ?y ?z }", "line 1, column 1", "SELEC", "SELECT"),
        ("SELECT ?x WHERE { ?x ?y 3 FILTR(?y > 3) }", "line 1, column 27", "FILTR", "FILTER"),
        ("SELECT ?x WHERE {\n  ?x ?y ?z .\n  OPTONAL { ?x ?y ?z } }", "line 3, column 3", "OPTONAL", "OPTIONAL"),
        ('SELECT ?x WHERE { ?x ?y "日本語" FLTER }', "line 1, column 31", "FLTER", "FILTER"),
        ("SELECT ?x WHERE { ?x ?y ?z ", "line 1, column 28", "breaks off", "missing"),
        ("", "line 1, column 1", "breaks off", "missing"),
        ("SELECT (COUNT(?z) AS ?n) ?y WHERE { ?x ?y ?z }", "the query", "not grouped", "GROUP BY"),
    ],
)
def test_syntax_error_points_to_the_word_at_fault(query: str, where: str, what: str, remedy: str) -> None:
    error = engine_error(query)
    assert error.where == where
    assert what in error.what
    assert remedy in error.remedy


def test_syntax_error_shows_the_line_with_a_mark_under_the_word() -> None:
    shown = engine_error('SELECT ?x WHERE {\n ?x ?y "米" FLTER }').remedy.splitlines()
    assert shown[0] == '   ?x ?y "米" FLTER }'
    assert shown[1].index("^") == shown[0].index("FLTER")


@pytest.mark.parametrize(
    ("query", "where", "remedy"),
    [
        ("SELECT * { ?a rel:presures ?b }", "line 1, column 15", "rel:pressures"),
        ("SELECT * { ?a rell:pressures ?b }", "line 1, column 15", "rel"),
        ("CONSTRUCT { ?a rel:mine ?b } WHERE { ?a rel:suports ?b }", "line 1, column 41", "rel:supports"),
    ],
)
def test_unknown_name_is_refused_with_the_nearest(query: str, where: str, remedy: str) -> None:
    with pytest.raises(QueryError) as caught:
        check_names(query, PREFIXES, TERMS)
    assert caught.value.where == where
    assert remedy in caught.value.remedy


@pytest.mark.parametrize(
    "query",
    [
        "PREFIX own: <a:> SELECT * { ?a own:anything ?b ; rdfs:label ?c }",
        "SELECT * { ?a rel:pressures ?b FILTER(STRSTARTS(STR(?a), STR(rel:))) }",
        "CONSTRUCT { ?a rel:mine ?b } WHERE { ?a rel:pressures ?b }",
        'SELECT * { ?a ?p "rel:nothing" } # rel:nothing',
    ],
)
def test_names_of_ones_own_and_known_ones_pass(query: str) -> None:
    check_names(query, PREFIXES, TERMS)


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("?x<5", ["variable", "sign", "number"]),
        ("ent:Q7747.", ["name", "sign"]),
        ("ent:日本.首相 .", ["name", "sign"]),
        ('"a\\"b"@ja-JP', ["text", "language"]),
        ("<http://example.org/#x>", ["iri"]),
        ("a # b\nc", ["word", "word"]),
    ],
)
def test_tokens(query: str, kinds: list[str]) -> None:
    assert [token.kind for token in tokens(query)] == kinds
