"""The shipped queries: each has its titles, runs, and finds in the sample graph what stands there."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import QueryError
from kg.queries import ShippedQuery, answer, bind, find_query, shipped_queries
from kg.results import to_table
from kg.store import check_query, query
from tests.stores import sample_store


@pytest.fixture(scope="module")
def both() -> ox.Store:
    return sample_store()


QUERIES = list(shipped_queries().values())

ROWS = {
    "actor": 32,
    "actor-network": 22,
    "actors": 10,
    "articles": 2,
    "asserted-facts": 7,
    "asserted-graph": 7,
    "chains-of-conflict": 1,
    "claims": 16,
    "contradictions": 1,
    "cooperation-and-conflict": 0,
    "corrections": 0,
    "demands": 1,
    "describe-actor": 68,
    "events": 9,
    "framings": 1,
    "hardening": 0,
    "has-contradiction": 1,
    "hedged-and-asserted": 8,
    "hedged-claims": 8,
    "independent-sources": 15,
    "intentions": 1,
    "issues": 3,
    "mutual-conflict": 0,
    "offices": 2,
    "opposed-statements": 0,
    "ought": 3,
    "participants": 2,
    "passed-on": 1,
    "predicates": 16,
    "relations": 14,
    "reversals": 1,
    "rule-precision": 0,
    "rules": 14,
    "search": 16,
    "speakers": 3,
    "speakers-views": 4,
    "stances": 5,
    "support": 0,
    "timeline": 16,
    "unspoken-subjects": 1,
    "who-conflicts-with-whom": 4,
    "who-cooperates-with-whom": 5,
    "who-pressures-whom": 1,
    "who-whom": 9,
}


@pytest.mark.parametrize("shipped", QUERIES, ids=lambda shipped: shipped.name)
def test_query_is_described_in_both_languages(shipped: ShippedQuery) -> None:
    assert all((shipped.title_ja, shipped.title_en, shipped.description_ja, shipped.description_en))
    assert shipped.title_en.isascii() or max(shipped.title_en) < "\u3000"
    assert len(shipped.text.split("# param ")) - 1 == len(shipped.parameters)


@pytest.mark.parametrize("shipped", QUERIES, ids=lambda shipped: shipped.name)
def test_query_uses_known_names_and_orders_its_rows(shipped: ShippedQuery) -> None:
    check_query(shipped.text)
    assert "ORDER BY" in shipped.text or "\nSELECT" not in shipped.text


@pytest.mark.parametrize("shipped", QUERIES, ids=lambda shipped: shipped.name)
def test_query_finds_what_stands_in_the_sample(shipped: ShippedQuery, both: ox.Store) -> None:
    assert len(to_table(query(both, shipped.text))) == ROWS[shipped.name]


@pytest.mark.parametrize("shipped", [each for each in QUERIES if each.parameters], ids=lambda shipped: shipped.name)
def test_each_parameter_narrows_the_query(shipped: ShippedQuery, both: ox.Store) -> None:
    nothing = {"entity": "アラスカ", "relation": "coerces", "date": "1900-01-01", "text": "どこにもない語句"}
    for parameter in shipped.parameters:
        value = "2100-01-01" if parameter.name == "since" else nothing[parameter.kind]
        assert len(to_table(answer(both, shipped.name, {parameter.name: value}))) == 0, parameter.name


def test_contradiction_names_both_speakers(both: ox.Store) -> None:
    row = to_table(answer(both, "contradictions", {})).dicts()[0]
    assert (row["affirmedBy"], row["deniedBy"]) == (None, "𠮷田氏")


@pytest.mark.parametrize(
    ("values", "actor"), [({}, "ウクライナ"), ({"actor": "米国"}, "米国"), ({"actor": "ウラジーミル・プーチン"}, "ウラジーミル・プーチン")]
)
def test_chain_starts_from_the_actor_that_is_named(values: dict[str, str], actor: str, both: ox.Store) -> None:
    assert {row[0] for row in to_table(answer(both, "chains-of-conflict", values)).rows} == {actor}


def test_demand_shows_what_is_inside(both: ox.Store) -> None:
    row = to_table(answer(both, "demands", {})).dicts()[0]
    assert (row["about"], row["innerRelationName"], row["innerTargetName"]) == ("停戦", "譲歩する", "米国")


def test_asserted_facts_hold_nothing_hedged_or_quoted(both: ox.Store) -> None:
    found = {(row[0], row[1]) for row in to_table(answer(both, "asserted-facts", {})).rows}
    assert ("ウラジーミル・プーチン", "優先順位を下げる") in found
    assert not found & {("ウラジーミル・プーチン", "牽制する"), ("EU", "支持する"), ("EU", "制裁を科す")}


@pytest.mark.parametrize(
    "name",
    ["Q7747", "プーチン大統領", "Vladimir Putin", "vladimir putin", "プーチン", "https://w3id.org/ronten/entity/Q7747"],
)
def test_actor_is_found_by_any_of_its_names(name: str, both: ox.Store) -> None:
    assert "{ <https://w3id.org/ronten/entity/Q7747> }" in bind(find_query("actor"), {"actor": name}, both)


def test_whole_name_goes_before_a_part_of_one(both: ox.Store) -> None:
    text = bind(find_query("actor"), {"actor": "ウクライナ"}, both)  # and not ウクライナ問題
    assert "{ <https://w3id.org/ronten/entity/Q212> }" in text


def test_a_sub_query_is_held_to_the_actor_too(both: ox.Store) -> None:
    text = bind(find_query("contradictions"), {"actor": "プーチン"}, both)  # else it goes through the whole archive
    assert text.count("VALUES ?actor { <https://w3id.org/ronten/entity/Q7747> }") == 3


def test_a_sub_query_that_keeps_some_rows_only_is_left_as_it_is(both: ox.Store, tmp_path: Path) -> None:
    file = tmp_path / "first.rq"
    file.write_text(
        "# param actor entity: 主体 | actor\n"
        "SELECT ?actor WHERE { { SELECT ?actor { ?claim rdf:subject ?actor } ORDER BY ?actor LIMIT 1 } }",
        encoding="utf-8",
    )
    assert bind(find_query(str(file)), {"actor": "プーチン"}, both).count("VALUES") == 1


@pytest.mark.parametrize("name", ["pressures", "牽制する", "Pressures"])
def test_relation_is_found_by_id_and_label(name: str, both: ox.Store) -> None:
    assert "{ <https://w3id.org/ronten/relation/pressures> }" in bind(find_query("claims"), {"relation": name}, both)


@pytest.mark.parametrize(
    ("name", "values", "what", "remedy"),
    [
        ("actor", {"actor": "ブーチン"}, "nothing here is named", "プーチン"),
        ("actor", {"nobody": "x"}, "no parameter 'nobody'", "--actor"),
        ("claims", {"relation": "presure"}, "nothing here is named", "pressures"),
        ("actor", {"actor": '"} DROP ALL'}, "nothing here is named", "actors"),
    ],
)
def test_wrong_parameter_is_an_error(name: str, values: dict[str, str], what: str, remedy: str, both: ox.Store) -> None:
    with pytest.raises(QueryError) as caught:
        answer(both, name, values)
    assert what in caught.value.what
    assert remedy in caught.value.remedy


@pytest.mark.parametrize(
    ("given", "remedy"), [("who-presures-whom", "who-pressures-whom"), ("contradiction", "contradictions"), ("xyz", "--list")]
)
def test_mistyped_name_gets_the_nearest(given: str, remedy: str) -> None:
    with pytest.raises(QueryError) as caught:
        find_query(given)
    assert remedy in caught.value.remedy


def test_query_is_text_or_file_or_name(tmp_path: Path) -> None:
    file = tmp_path / "own.rq"
    file.write_text("# title@ja: 自作\n# param who entity: 誰 | who\nASK { ?who a kg:Actor }", encoding="utf-8")
    assert find_query("ASK { ?s ?p ?o }").text == "ASK { ?s ?p ?o }"
    assert (find_query(str(file)).title_ja, find_query(str(file)).parameters[0].name) == ("自作", "who")
    assert find_query("claims") is shipped_queries()["claims"]


def test_query_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="cannot be read"):
        find_query(str(tmp_path / "none.rq"))
