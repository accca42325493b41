"""TOML → rules, strictly: what is wrong is refused with file, rule and key; what is right is found by its predicates."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.errors import RuleError
from kg.rulebook import RELATION_FILES, RULES, RuleBook, Slot, load_rulebook
from kg.vocabulary import Vocabulary, load_vocabulary

RIGHT = {
    "id": '"aids.lend"',
    "relation": '"aids"',
    "predicates": '["貸す", "手を貸す"]',
    "object": '["ニ:actor"]',
    "why": '"Who lends helps."',
    "examples": '[{ text = "ガーナはトーゴに手を貸した。", claims = ["ガーナ | aids | トーゴ"] }]',
}


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary()


def rule(**changes: str | None) -> str:
    """A right rule with some keys written otherwise, or left out (None)."""
    keys = {key: value for key, value in {**RIGHT, **changes}.items() if value is not None}
    return "[[rule]]\n" + "\n".join(f"{key} = {value}" for key, value in keys.items()) + "\n"


def load(text: str, folder: Path, vocabulary: Vocabulary) -> RuleBook:
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return load_rulebook(vocabulary, [path])


BROKEN = [
    ("an unknown key", rule(objekt='["ヲ"]'), "mine.toml, rule aids.lend", "unknown key 'objekt'"),
    ("no id", rule(id=None), "mine.toml, rule no. 1", "'id'"),
    ("no relation", rule(relation=None), "mine.toml, rule aids.lend", "'relation'"),
    ("no predicates", rule(predicates=None), "mine.toml, rule aids.lend", "'predicates'"),
    ("empty predicates", rule(predicates="[]"), "mine.toml, rule aids.lend", "'predicates'"),
    ("no object", rule(object=None), "mine.toml, rule aids.lend", "'object'"),
    ("no why", rule(why=None), "mine.toml, rule aids.lend", "'why'"),
    ("no examples", rule(examples=None), "mine.toml, rule aids.lend", "'examples'"),
    ("an unknown relation", rule(relation='"helps"'), "mine.toml, rule aids.lend, key relation", "'helps'"),
    ("a relation that is no text", rule(relation="3"), "mine.toml, rule aids.lend, key relation", "3 is no text"),
    ("a blank why", rule(why='" "'), "mine.toml, rule aids.lend, key why", "no text"),
    ("an unknown relation where negated", rule(when_negated='"refuses"'), "mine.toml, rule aids.lend, key when_negated", "'refuses'"),
    ("predicates that are no list", rule(predicates='"貸す"'), "mine.toml, rule aids.lend, key predicates", "not a list"),
    ("a predicate that is no text", rule(predicates='["貸す", 1]'), "mine.toml, rule aids.lend, key predicates", "not a list of texts"),
    ("a predicate twice", rule(predicates='["貸す", "貸す"]'), "mine.toml, rule aids.lend, key predicates", "twice"),
    ("an unknown case", rule(object='["二:actor"]'), "mine.toml, rule aids.lend, key object", "'二'"),
    ("an unknown class", rule(object='["ニ:actors"]'), "mine.toml, rule aids.lend, key object", "'actors'"),
    ("an unknown case of about", rule(about='["を"]'), "mine.toml, rule aids.lend, key about", "'を'"),
    ("an unknown case of subject", rule(subject='["主"]'), "mine.toml, rule aids.lend, key subject", "'主'"),
    ("an unknown case of frame", rule(frame='["として"]'), "mine.toml, rule aids.lend, key frame", "'として'"),
    ("examples that are no list", rule(examples='"例"'), "mine.toml, rule aids.lend, key examples", "not a list"),
    ("an example without claims", rule(examples='[{ text = "例。" }]'), "mine.toml, rule aids.lend, key examples", "no example"),
    (
        "an example with an unknown key",
        rule(examples='[{ text = "例。", claims = [], note = "x" }]'),
        "mine.toml, rule aids.lend, key examples",
        "no example",
    ),
    ("counterexamples that are no list", rule(counterexamples='"例"'), "mine.toml, rule aids.lend, key counterexamples", "not a list"),
    (
        "a source that is no text",
        rule(examples='[{ text = "例。", claims = ["ガーナ | aids | トーゴ"], source = 3 }]'),
        "mine.toml, rule aids.lend, key examples, key source",
        "no text",
    ),
    ("a nominal that is neither true nor false", rule(nominal='"false"'), "mine.toml, rule aids.lend, key nominal", "false"),
    ("one id twice", rule() + rule(), "rule aids.lend, key id", "twice"),
    ("a yield to no rule", rule(unless='["aids.borrow"]'), "rule aids.lend, key unless", "'aids.borrow'"),
]


@pytest.mark.parametrize(("text", "where", "what"), [pytest.param(t, w, m, id=name) for name, t, w, m in BROKEN])
def test_a_wrong_file_is_refused_with_file_rule_and_key(text: str, where: str, what: str, tmp_path: Path, vocabulary: Vocabulary) -> None:
    with pytest.raises(RuleError) as error:
        load(text, tmp_path, vocabulary)
    assert re.sub(r", line [0-9]+", "", error.value.where) == where
    assert what in error.value.what
    assert error.value.remedy


def test_a_place_says_the_line_of_the_key(tmp_path: Path, vocabulary: Vocabulary) -> None:
    with pytest.raises(RuleError) as error:
        load(rule() + "\n# another\n" + rule(id='"aids.give"', object='["二"]'), tmp_path, vocabulary)
    assert error.value.where == "mine.toml, line 14, rule aids.give, key object"


def test_toml_that_cannot_be_read_is_refused_with_its_line(tmp_path: Path, vocabulary: Vocabulary) -> None:
    with pytest.raises(RuleError, match="line 2") as error:
        load('[[rule]]\nid = "aids.lend\n', tmp_path, vocabulary)
    assert error.value.where.endswith("mine.toml")


@pytest.mark.parametrize(
    "text",
    [rule().replace("[[rule]]", "[[rules]]"), rule().replace("[[rule]]", "[rule]"), "rule = 3"],
    ids=["[[rules]]", "[rule]", "rule = 3"],
)
def test_a_file_of_another_form_is_refused(text: str, tmp_path: Path, vocabulary: Vocabulary) -> None:
    with pytest.raises(RuleError) as error:
        load(text, tmp_path, vocabulary)
    assert "mine.toml" in error.value.where


def test_bytes_that_are_no_utf8_are_refused(tmp_path: Path, vocabulary: Vocabulary) -> None:
    path = tmp_path / "sjis.toml"
    path.write_bytes("[[rule]]\nwhy = '貸す'".encode("shift_jis"))
    with pytest.raises(RuleError, match="not a readable rule file"):
        load_rulebook(vocabulary, [path])


def test_a_file_that_is_not_there_is_refused(tmp_path: Path, vocabulary: Vocabulary) -> None:
    with pytest.raises(RuleError, match="not a readable rule file"):
        load_rulebook(vocabulary, [tmp_path / "none.toml"])


def test_what_is_left_out_has_its_default(tmp_path: Path, vocabulary: Vocabulary) -> None:
    (made,) = load(rule(), tmp_path, vocabulary).rules
    assert made.subject == (Slot("ガ"),)
    assert made.object == (Slot("ニ", "actor"),)
    assert (made.about, made.frame, made.unless, made.when_negated, made.nominal) == ((), (), (), None, True)


def test_a_rule_is_found_by_each_of_its_predicates(tmp_path: Path, vocabulary: Vocabulary) -> None:
    book = load(rule(), tmp_path, vocabulary)
    assert {word: [r.id for r in rules] for word, rules in book.by_predicate.items()} == {"貸す": ["aids.lend"], "手を貸す": ["aids.lend"]}


def test_rules_keep_the_order_of_their_file(tmp_path: Path, vocabulary: Vocabulary) -> None:
    book = load(rule(id='"aids.second"') + rule(id='"aids.first"'), tmp_path, vocabulary)
    assert [r.id for r in book.by_predicate["貸す"]] == ["aids.second", "aids.first"]


@pytest.mark.parametrize(("relation", "symmetric"), [("aids", False), ("meetsWith", True)])
def test_symmetry_comes_from_the_vocabulary(relation: str, symmetric: bool, tmp_path: Path, vocabulary: Vocabulary) -> None:
    (made,) = load(rule(relation=f'"{relation}"'), tmp_path, vocabulary).rules
    assert made.is_symmetric is symmetric


def test_the_hash_names_the_rules(tmp_path: Path, vocabulary: Vocabulary) -> None:
    first = load(rule(), tmp_path, vocabulary).hash
    assert load(rule() + "\n# a comment\n", tmp_path, vocabulary).hash == first
    assert load(rule(why='"Otherwise."'), tmp_path, vocabulary).hash != first


def test_a_rule_is_given_by_its_id(tmp_path: Path, vocabulary: Vocabulary) -> None:
    book = load(rule(), tmp_path, vocabulary)
    assert book.rule("aids.lend").why == "Who lends helps."
    with pytest.raises(RuleError, match=r"there is no rule aids\.borrow"):
        book.rule("aids.borrow")


def test_the_shipped_files_are_those_that_are_read() -> None:
    others = {"certainty", "grammar", "lexicon", "speech", "transitive"}
    assert {path.stem for path in RULES.glob("*.toml")} == {*RELATION_FILES, *others}
