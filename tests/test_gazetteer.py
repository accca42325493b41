"""The names that ship are of their form, and a wrong file is refused with its place."""

from __future__ import annotations

import csv
import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from kg.errors import RuleError
from kg.gazetteer import NAMES_FOLDER, PATTERNS_FILE, load_gazetteer, make_gazetteer
from kg.model import EntityType
from kg.namerecords import Name, Tenure
from kg.people import entity_of
from tests.shared import SHARED, needs_shared

GAZETTEER = load_gazetteer()
FILES = [path for path in sorted(NAMES_FOLDER.glob("*.toml")) if path.name != PATTERNS_FILE]
GOOD = '[[name]]\nkey = "USA"\nja = "米国"\nen = "United States"\ntype = "State"\n'


def records(path: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = tomllib.loads(path.read_text(encoding="utf-8"))["name"]
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_records_are_sorted_by_key(path: Path) -> None:
    keys = [str(record["key"]) for record in records(path)]
    assert keys == sorted(keys)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_record_names_itself_twice(path: Path) -> None:
    for name in (GAZETTEER.by_key[str(record["key"])] for record in records(path)):
        assert len(set(name.names)) == len(name.names), name.key
        assert not set(name.names) & set(name.short), name.key
        assert name.ja not in name.names, name.key


def test_every_file_says_where_its_facts_are_from() -> None:
    assert [name.key for name in GAZETTEER.by_key.values() if not name.source] == []


def test_ids_are_wikidata_ids_and_nobody_shares_one() -> None:
    ids = [name.wikidata for name in GAZETTEER.by_key.values() if name.wikidata]
    assert [wikidata for wikidata in ids if not re.fullmatch(r"Q[1-9][0-9]*", wikidata)] == []
    assert len(ids) == len(set(ids))


def test_every_name_has_an_english_label() -> None:
    assert [n.key for n in GAZETTEER.by_key.values() if re.search(r"[ぁ-ヿ一-鿿]", n.en)] == []


@needs_shared
@pytest.mark.parametrize("table", ["states-wikidata.csv", "bodies-wikidata.csv"])
def test_ids_of_states_and_bodies_are_those_of_the_source(table: str) -> None:
    with (SHARED / "names" / table).open(encoding="utf-8") as file:
        labels = {row["wikidata"]: row["label_en"] for row in csv.DictReader(file)}
    stem = "states" if table.startswith("states") else "bodies"
    ids = [str(record["wikidata"]) for record in records(NAMES_FOLDER / f"{stem}.toml") if "wikidata" in record]
    assert {wikidata for wikidata in ids if wikidata not in labels} <= {"Q55"}  # the Netherlands, from gold


@needs_shared
def test_ids_agree_with_the_gold_files() -> None:
    for path in sorted((SHARED / "gold").glob("*.toml")):
        for key, entity in tomllib.loads(path.read_text(encoding="utf-8"))["entities"].items():
            found = {n for s in entity["surfaces"] for n in GAZETTEER.by_form.get(s, ()) if n.wikidata and n.type == entity["type"]}
            assert not entity.get("wikidata") or {n.wikidata for n in found} <= {entity["wikidata"]}, (path.name, key)


def test_the_tenures_of_an_office_do_not_overlap() -> None:
    single = {
        ("JPN", "首相"),
        ("USA", "大統領"),
        ("RUS", "大統領"),
        ("FRA", "大統領"),
        ("DEU", "首相"),
        ("KOR", "大統領"),
        ("CHN", "国家主席"),
    }
    for of, office in sorted(single):
        tenures = sorted(
            (t.since or "", t.until or "9999") for n in GAZETTEER.by_key.values() for t in n.offices if (t.of, t.office) == (of, office)
        )
        assert all(one[1] <= other[0] for one, other in pairwise(tenures)), (of, office, tenures)


@pytest.mark.parametrize(
    ("date", "held"),
    [
        ("2012-12-25", False),
        ("2012-12-26", True),
        ("2013", True),
        ("2020-09", True),
        ("2020-09-17", False),
        ("2012", True),
        ("2011", False),
    ],
)
def test_a_tenure_covers_the_days_and_months_in_which_it_runs(date: str, held: bool) -> None:
    assert Tenure("首相", "JPN", "2012-12-26", "2020-09-16").covers(date) is held


@pytest.mark.parametrize(("date", "held"), [("2013", True), ("2012", False), ("2012-12", False), ("2020-08", True), ("2020-09", False)])
def test_a_tenure_covers_all_of_a_month_or_year_only_from_end_to_end(date: str, held: bool) -> None:
    assert Tenure("首相", "JPN", "2012-12-26", "2020-09-16").covers_all(date) is held


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("[[name]]\nkey =", "not TOML"),
        (GOOD.replace('en = "United States"\n', ""), "en is missing"),
        (GOOD + 'nmaes = ["アメリカ"]\n', "'nmaes' is unknown"),
        (GOOD + 'names = "アメリカ"\n', "names is a list"),
        (GOOD.replace("State", "Empire"), "'Empire' is unknown"),
        (GOOD + 'member_of = ["UNO"]\n', "'UNO' is nobody's"),
        (GOOD + GOOD, "'USA' stands twice"),
        (GOOD + 'offices = [{ office = "首相" }]\n', "not of its form"),
    ],
)
def test_a_wrong_file_is_refused(tmp_path: Path, text: str, what: str) -> None:
    (tmp_path / "states.toml").write_text(text, encoding="utf-8")
    (tmp_path / PATTERNS_FILE).write_bytes((NAMES_FOLDER / PATTERNS_FILE).read_bytes())
    with pytest.raises(RuleError, match=what):
        load_gazetteer(tmp_path)


@pytest.mark.parametrize(("text", "what"), [("[persons]\n", "missing or unknown"), ("[persons", "not TOML")])
def test_wrong_patterns_are_refused(tmp_path: Path, text: str, what: str) -> None:
    (tmp_path / PATTERNS_FILE).write_text(text, encoding="utf-8")
    with pytest.raises(RuleError, match=what):
        load_gazetteer(tmp_path)


def test_a_short_label_is_no_form_of_its_own() -> None:
    diet = Name("DIET", "国会", "National Diet", EntityType.ORGANIZATION, names=("日本の国会",), short=("国会",))
    gazetteer = make_gazetteer([diet], GAZETTEER.patterns)
    assert (list(gazetteer.by_form), list(gazetteer.by_short)) == (["日本の国会"], ["国会"])


def test_the_hash_is_of_the_files(tmp_path: Path) -> None:
    (tmp_path / PATTERNS_FILE).write_bytes((NAMES_FOLDER / PATTERNS_FILE).read_bytes())
    (tmp_path / "states.toml").write_text(GOOD, encoding="utf-8")
    first = load_gazetteer(tmp_path).hash
    load_gazetteer.cache_clear()
    (tmp_path / "states.toml").write_text(GOOD + 'names = ["アメリカ"]\n', encoding="utf-8")
    assert load_gazetteer(tmp_path).hash != first


def test_the_lists_of_patterns_are_sorted_and_hold_nothing_twice() -> None:
    tables = tomllib.loads((NAMES_FOLDER / PATTERNS_FILE).read_text(encoding="utf-8"))
    lists = [(name, words) for table in tables.values() for name, words in table.items() if isinstance(words, list)]
    assert [name for name, words in lists if words != sorted(set(words))] == []


def test_no_two_names_make_one_entity() -> None:
    ids = [entity_of(name).id for name in GAZETTEER.by_key.values()]
    assert len(ids) == len(set(ids))
