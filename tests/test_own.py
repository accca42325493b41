"""One's own rules and names: what they change, what is refused, and that nothing of them is forgotten by a cache."""

from __future__ import annotations

import tomllib
from pathlib import Path

import jsonschema
import pytest

from kg.article import article_from_text
from kg.errors import RuleError
from kg.gazetteer import NAMES_FOLDER, PATTERNS_FILE, load_gazetteer
from kg.own import NOTHING, Own, OwnFile, read_own
from kg.own_schemas import FOLDER, schema_texts, schemas
from kg.people import entity_of
from kg.pipeline import build_graph, load_tools
from kg.rulebook import KEYS, RELATION_FILES, RULES, Rule, load_rulebook
from kg.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()
SHIPPED = load_rulebook(VOCABULARY)
MERGE = """
[[rule]]
id = "cooperatesWith.merge"
relation = "cooperatesWith"
predicates = ["合併"]
object = ["ト:actor"]
why = "Companies that merge act together."
examples = [{ text = "甲社は乙社と合併した。", claims = ["甲社 | cooperatesWith | 乙社"] }]
"""


def rules(text: str) -> dict[str, Rule]:
    """The rule book with one file of own rules, by id."""
    return {rule.id: rule for rule in load_rulebook(VOCABULARY, own=(OwnFile("own.toml", text),)).rules}


def test_a_new_rule_is_asked_before_the_shipped_ones() -> None:
    assert next(iter(rules(MERGE))) == "cooperatesWith.merge"


def test_a_word_given_to_a_shipped_rule_is_asked_there_first() -> None:
    own = OwnFile("own.toml", '[[rule]]\nextends = "abandons.drop"\npredicates = ["売却"]\n')
    asked = load_rulebook(VOCABULARY, own=(own,)).by_predicate["売却"]
    assert [SHIPPED.by_predicate["売却"][0].id, asked[0].id] == ["supplies.deliver", "abandons.drop"]


@pytest.mark.model
def test_an_own_idiom_comes_before_a_shipped_rule_on_its_noun() -> None:
    own = Own((OwnFile("own.toml", MERGE.replace("合併", "懸念を示す").replace("ト:actor", "ニ:actor")),))
    text = "フランス政府はドイツに懸念を示した。"
    assert [claim.rule for claim in build_graph(article_from_text(text, "x"), load_tools(own=own)).claims] == ["cooperatesWith.merge"]


def test_a_rule_under_a_shipped_id_takes_its_place() -> None:
    changed = rules(MERGE.replace("cooperatesWith.merge", "cooperatesWith.join"))
    assert changed["cooperatesWith.join"].predicates == ("合併",)
    assert list(changed) == [rule.id for rule in SHIPPED.rules]


def test_a_shipped_rule_gets_more_words() -> None:
    changed = rules('[[rule]]\nextends = "criticizes.accuse"\npredicates = ["炎上させる"]\nnot_with = ["自分"]\n')["criticizes.accuse"]
    shipped = SHIPPED.rule("criticizes.accuse")
    assert changed.predicates == (*shipped.predicates, "炎上させる")
    assert changed.not_with == shipped.not_with | {"自分"}


def test_a_rule_that_is_switched_off_is_gone_and_nothing_yields_to_it() -> None:
    changed = rules('[[rule]]\nid = "demands.ask"\ndisabled = true\n')
    assert "demands.ask" not in changed
    assert all("demands.ask" not in rule.unless for rule in changed.values())


WRONG = [
    ("an unknown rule to extend", '[[rule]]\nextends = "criticizes.acuse"\n', "own.toml, line 2, rule criticizes.acuse, key extends"),
    ("an unknown rule to switch off", '[[rule]]\nid = "x.y"\ndisabled = true\n', "own.toml, line 2, rule x.y, key id"),
    (
        "a key that cannot be extended",
        '[[rule]]\nextends = "seeks.aim"\nrelation = "aids"\n',
        "own.toml, line 3, rule seeks.aim, key relation",
    ),
    ("a yield to no rule", MERGE + 'unless = ["x.y"]\n', "rule cooperatesWith.merge, key unless"),
]


@pytest.mark.parametrize(("text", "where"), [pytest.param(*row, id=name) for name, *row in WRONG])
def test_a_wrong_record_is_refused_with_line_and_key(text: str, where: str) -> None:
    with pytest.raises(RuleError) as caught:
        rules(text)
    assert caught.value.where == where
    assert caught.value.remedy


def test_the_most_alike_id_is_named() -> None:
    with pytest.raises(RuleError) as caught:
        rules('[[rule]]\nextends = "criticizes.acuse"\n')
    assert "criticizes.accuse" in caught.value.remedy


def names(text: str) -> object:
    return load_gazetteer(own=(OwnFile("own.toml", text),))


def test_own_names_add_to_the_shipped_ones() -> None:
    known = load_gazetteer(own=(OwnFile("own.toml", '[[name]]\nja = "架空電力"\ntype = "Organization"\nnames = ["架空電"]\n'),))
    (power,) = known.by_form["架空電"]
    assert (power.ja, entity_of(power).label_en) == ("架空電力", None)
    assert entity_of(known.by_form["CNN"][0]).label_en == "CNN"
    assert known.by_form["米国"] == load_gazetteer().by_form["米国"]
    assert known.hash != load_gazetteer().hash


def test_a_shipped_name_gets_more_forms_or_is_left_out() -> None:
    known = load_gazetteer(own=(OwnFile("own.toml", '[[name]]\nextends = "USA"\nnames = ["アンクルサム"]\n'),))
    assert [name.key for name in known.by_form["アンクルサム"]] == ["USA"]
    without = load_gazetteer(own=(OwnFile("own.toml", '[[name]]\nkey = "ARABSTATES"\ndisabled = true\n'),))
    assert "ARABSTATES" not in without.by_key


@pytest.mark.parametrize(
    "text",
    ['[[name]]\nextends = "USB"\n', '[[name]]\nextends = "USA"\nja = "x"\n', '[[name]]\nextends = "USA"\nnames = [1]\n', "name = ["],
    ids=["nobody", "a key that cannot be extended", "no text", "no TOML"],
)
def test_wrong_names_are_refused(text: str) -> None:
    with pytest.raises(RuleError) as caught:
        names(text)
    assert "own.toml" in caught.value.where


def test_files_and_folders_are_read_as_texts(tmp_path: Path) -> None:
    (tmp_path / "b.toml").write_text(MERGE, encoding="utf-8")
    (tmp_path / "a.toml").write_text("", encoding="utf-8")
    own = read_own([tmp_path], [tmp_path / "a.toml"])
    assert [file.name for file in own.rules] == ["a.toml", "b.toml"]
    assert own.rules[1].text == MERGE
    with pytest.raises(RuleError):
        read_own([tmp_path / "missing.toml"])


def test_results_depend_on_what_is_own() -> None:
    assert NOTHING.hash == ""
    one, other = Own((OwnFile("a.toml", MERGE),)), Own((OwnFile("a.toml", MERGE + "\n"),))
    assert len({one.hash, other.hash, ""}) == 3


def test_the_schemas_are_current() -> None:
    assert {name: (FOLDER / name).read_text(encoding="utf-8") for name in schema_texts()} == schema_texts()


def test_the_schema_knows_the_keys_that_a_rule_has() -> None:
    whole = schemas()["rules.json"]["properties"]["rule"]["items"]["anyOf"][0]
    assert set(whole["properties"]) == KEYS


SHIPPED_FILES = [
    *(("rules.json", RULES / f"{name}.toml") for name in RELATION_FILES),
    *(("names.json", path) for path in sorted(NAMES_FOLDER.glob("*.toml")) if path.name != PATTERNS_FILE),
]


@pytest.mark.parametrize(("schema", "path"), [pytest.param(s, p, id=p.name) for s, p in SHIPPED_FILES])
def test_the_shipped_files_are_valid_by_their_schema(schema: str, path: Path) -> None:
    jsonschema.validate(tomllib.loads(path.read_text(encoding="utf-8")), schemas()[schema])


PLANTED = [
    ("rules.json", MERGE.replace("ト:actor", "と:actor")),
    ("rules.json", MERGE.replace('relation = "cooperatesWith"', 'relation = "merges"')),
    ("rules.json", MERGE.replace("predicates", "predikates")),
    ("rules.json", '[[rule]]\nextends = "seeks.aim"\nrelation = "aids"\n'),
    ("names.json", '[[name]]\nja = "架空電力"\ntype = "Company"\n'),
    ("names.json", '[[name]]\nja = "架空電力"\n'),
    ("kg.json", "rules = 3\n"),
    ("kg.json", 'rule = ["x"]\n'),
]


@pytest.mark.parametrize(("schema", "text"), PLANTED)
def test_planted_errors_are_caught(schema: str, text: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(tomllib.loads(text), schemas()[schema])
