"""The vocabulary is the table of relations, and a wrong record is refused with file, record and key."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.errors import RuleError
from kg.vocabulary import Relation, load_vocabulary

TABLE = Path(__file__).parents[2] / "shared" / "relations.md"
GROUP = '[groups.g]\nja = "群"\nen = "group"\ndefinition_ja = "説明"\ndefinition_en = "Text."\n'
RELATION = '[relations.r]\nja = "関係"\nen = "relates"\ngroup = "g"\ndefinition_ja = "説明"\ndefinition_en = "Text."\n'


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def table_rows() -> list[list[str]]:
    rows = [cells(line) for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    return [row for row in rows if len(row) == 7 and row[0] != "id" and not row[0].startswith("-")]


@pytest.mark.skipif(not TABLE.exists(), reason="the table of relations is not here")
def test_vocabulary_is_the_table_of_relations() -> None:
    relations = load_vocabulary().relations.values()
    ours = [[r.id, r.ja, r.en, r.group, r.plover or "-", r.symmetric] for r in relations]
    assert ours == [[*row[:5], "symmetric" in row[5]] for row in table_rows()]


def test_symmetric_relations_are_these_four() -> None:
    symmetric = {relation.id for relation in load_vocabulary().relations.values() if relation.symmetric}
    assert symmetric == {"meetsWith", "agreesWith", "cooperatesWith", "opposes"}


def test_support_and_rejection_take_opposite_sides_and_talks_none() -> None:
    sides = {relation.id: relation.side for relation in load_vocabulary().relations.values()}
    assert (sides["supports"], sides["rejects"], sides["meetsWith"]) == ("for", "against", None)


@pytest.mark.parametrize("relation", load_vocabulary().relations.values(), ids=lambda relation: relation.id)
def test_definitions_are_in_their_language_and_name_only_known_relations(relation: Relation) -> None:
    named = set(re.findall(r"`(\w+)`", relation.definition_en)) - {"about", "as"}
    assert named <= set(load_vocabulary().relations)
    assert not re.search(r"[぀-ヿ一-鿿]", relation.definition_en)
    assert relation.definition_ja.endswith("。")


@pytest.mark.parametrize("relation", load_vocabulary().relations.values(), ids=lambda relation: relation.id)
def test_japanese_definitions_name_only_known_relations(relation: Relation) -> None:
    known = {other.ja for other in load_vocabulary().relations.values()} | {"左右される", "…と強調した"}
    assert set(re.findall(r"「(.+?)」", relation.definition_ja)) <= known


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        (GROUP + RELATION.replace('"g"', '"h"'), "relations.r", "'h' is unknown"),
        (GROUP + RELATION + 'colour = "red"\n', "relations.r", "'colour' is unknown"),
        (GROUP + RELATION.replace('ja = "関係"\n', ""), "relations.r", "ja is missing"),
        (GROUP + RELATION + 'symmetric = "yes"\n', "relations.r", "true or false"),
        (GROUP + RELATION + 'side = "pro"\n', "relations.r", "'pro' is unknown"),
        (GROUP.replace('"説明"', '" "'), "groups.g", "definition_ja is missing"),
        (GROUP + "[relation.r]\n", "v.toml", "'relation' is unknown"),
        ("[groups", "v.toml", "not TOML"),
    ],
)
def test_wrong_record_is_refused(tmp_path: Path, text: str, where: str, what: str) -> None:
    file = tmp_path / "v.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load_vocabulary(file)
    assert where in caught.value.where
    assert what in caught.value.what
