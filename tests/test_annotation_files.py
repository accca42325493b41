"""Annotations of other tools as gold: brat, doccano, Label Studio and INCEpTION, on files as those tools export them."""

from __future__ import annotations

import json
import shutil
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from kg.annotated import Document
from kg.annotation_files import read_documents
from kg.annotations_to_gold import parse_names, to_gold
from kg.cli import app
from kg.errors import GoldError, KgError
from kg.gold import Gold, read_gold
from kg.utf16 import code_points

FOLDER = Path(__file__).parent / "annotations"
SHELVED = "プーチン大統領はウクライナ問題を棚上げした。", "プーチン大統領", "deprioritizes", "ウクライナ問題", "asserted", "positive", ""
AIDED = "𠮷田氏は米国がロシアを支援しないと述べた。", "米国", "aids", "ロシア", "asserted", "negative", "𠮷田氏"
SUPPORTED = "ロシアは中国を支持する可能性がある。", "ロシア", "supports", "中国", "possible", "positive", ""


LABELLED_WITHOUT_LABEL = json.dumps(
    [
        {
            "id": 1,
            "data": {"text": "日本"},
            "annotations": [{"result": [{"id": "a", "type": "labels", "value": {"start": 0, "end": 2, "labels": []}}]}],
        }
    ]
)


def told(gold: Gold) -> list[tuple[str, ...]]:
    return [
        (c.sentence, c.subject[0], c.relation[0], c.object[0], c.modality[0], c.polarity, "".join(c.attributed_to)) for c in gold.claims
    ]


def only(name: str) -> Document:
    (document,) = read_documents(FOLDER / name)
    return document


@pytest.mark.parametrize(
    ("name", "claims"),
    [
        ("brat.ann", [SHELVED, AIDED, SUPPORTED]),
        ("label-studio.json", [SHELVED, SUPPORTED]),
        ("inception/news.xmi", [SHELVED, AIDED, SUPPORTED]),
        ("inception.json", [SHELVED, AIDED, SUPPORTED]),
    ],
)
def test_claims_are_read_with_all_that_they_say(name: str, claims: list[tuple[str, ...]]) -> None:
    """The texts begin with a letter outside the BMP, which shifts every offset that is counted in UTF-16."""
    assert told(to_gold(only(name), {})) == claims


def test_doccano_has_a_document_a_line_and_names_in_japanese() -> None:
    one, other = read_documents(FOLDER / "doccano.jsonl")
    assert (one.name, other.name) == ("doccano-1", "doccano-2")
    assert told(to_gold(one, {})) == [SHELVED, (*SUPPORTED[:4], "asserted", "positive", "")]
    assert {key: entity.type for key, entity in to_gold(one, {}).entities.items()} == {
        "プーチン大統領": "Person",
        "ロシア": "State",
        "中国": "State",
    }


@pytest.mark.parametrize("name", ["brat.ann", "inception/news.xmi"])
def test_an_entity_has_its_wikidata_id(name: str) -> None:
    assert to_gold(only(name), {}).entities["プーチン大統領"].wikidata == "Q7747"


def test_equivalent_words_are_one_entity() -> None:
    assert to_gold(only("brat.ann"), {}).entities["プーチン大統領"].surfaces == ("プーチン大統領", "プーチン氏")


def test_what_is_only_a_phrase_stands_as_words() -> None:
    assert "ウクライナ問題" not in to_gold(only("brat.ann"), {}).entities


def test_an_export_of_inception_may_be_a_zip(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
        for file in (FOLDER / "inception").iterdir():
            archive.write(file, file.name)
    (document,) = read_documents(tmp_path / "export.zip")
    assert (document.name, len(to_gold(document, {}).claims)) == ("export", 3)


@pytest.mark.parametrize(("units", "place"), [(0, 0), (1, 1), (3, 2), (4, 3)])
def test_a_letter_outside_the_bmp_counts_two_in_utf_16(units: int, place: int) -> None:
    assert code_points("あ𠮷い", units) == place


@pytest.mark.parametrize("units", [-1, 2, 5])
def test_no_place_is_within_a_letter_or_outside(units: int) -> None:
    with pytest.raises(ValueError, match=r"outside|unexpected end"):
        code_points("あ𠮷い", units)


class TestLabels:
    def document(self, tmp_path: Path, label: str, relation: str) -> Document:
        entities = [
            {"id": 1, "label": label, "start_offset": 0, "end_offset": 2},
            {"id": 2, "label": label, "start_offset": 3, "end_offset": 5},
        ]
        row = {"text": "日本は米国を支持した。", "entities": entities, "relations": [{"from_id": 1, "to_id": 2, "type": relation}]}
        (tmp_path / "a.jsonl").write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
        (document,) = read_documents(tmp_path / "a.jsonl")
        return document

    def test_unknown_ones_are_all_named(self, tmp_path: Path) -> None:
        with pytest.raises(GoldError, match="labels are unknown: Land, likes") as error:
            to_gold(self.document(tmp_path, "Land", "likes"), {})
        assert "--map 'Land=ID'" in error.value.remedy

    def test_they_are_taken_for_what_they_are_mapped_to(self, tmp_path: Path) -> None:
        gold = to_gold(self.document(tmp_path, "Land", "likes"), parse_names(["Land=State", "likes=supports"]))
        assert [(claim.relation, gold.entities["日本"].type) for claim in gold.claims] == [(("supports",), "State")]

    @pytest.mark.parametrize("dropped", ["Land", "likes"])
    def test_a_dropped_one_makes_no_claim(self, tmp_path: Path, dropped: str) -> None:
        names = {"Land": "State", "likes": "supports"} | {dropped: "-"}
        assert to_gold(self.document(tmp_path, "Land", "likes"), names).claims == ()

    @pytest.mark.parametrize("pair", ["Land", "=State", "Land=Country", "a=b=c"])
    def test_a_pair_that_maps_nothing_is_refused(self, pair: str) -> None:
        with pytest.raises(GoldError, match="maps no label"):
            parse_names([pair])


class TestWhatIsNotOfTheForm:
    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("a.ann", "T1\tPerson 0 99\tx\n"),
            ("a.ann", "T1\tPerson x y\tx\n"),
            ("a.ann", "A1\n"),
            ("a.jsonl", "{}"),
            ("a.jsonl", "[1]"),
            ("a.jsonl", "not json"),
            ("a.jsonl", '{"text": "あ", "entities": [{"id": 1, "label": "x", "start_offset": 0, "end_offset": 5}]}'),
            ("a.jsonl", '{"text": "あ", "label": [[0, 1]]}'),
            ("a.json", "3"),
            ("a.json", "[3]"),
            ("a.json", '[{"id": 1, "annotations": [], "data": {"a": "x", "b": "y"}}]'),
            ("a.json", '[{"id": 1, "annotations": [{"result": [{"type": "labels"}]}], "data": {"text": "x"}}]'),
            ("a.json", '{"%TYPES": {}}'),
            ("a.json", LABELLED_WITHOUT_LABEL),
            ("a.xmi", "<x/>"),
            ("a.zip", "PK"),
            ("a.csv", "x"),
        ],
    )
    def test_it_is_refused_with_its_place(self, tmp_path: Path, name: str, content: str) -> None:
        (tmp_path / name).write_text(content, encoding="utf-8")
        (tmp_path / "a.txt").write_text("日本", encoding="utf-8")
        with pytest.raises(KgError) as error:
            read_documents(tmp_path / name)
        assert str(tmp_path) in error.value.where
        assert error.value.remedy

    @pytest.mark.parametrize("name", ["a.ann", "a.jsonl", "a.json", "a.xmi", "a.zip"])
    def test_a_file_that_is_not_there_is_an_error(self, tmp_path: Path, name: str) -> None:
        with pytest.raises(KgError):
            read_documents(tmp_path / name)

    @pytest.mark.parametrize(
        ("before", "after"),
        [('sofaString="', 'other="'), ('begin="54" end="57"', 'begin="54" end="570"'), ('Dependent="9"', 'Dependent="2"')],
    )
    def test_a_damaged_cas_is_refused(self, tmp_path: Path, before: str, after: str) -> None:
        shutil.copy(FOLDER / "inception" / "TypeSystem.xml", tmp_path)
        text = (FOLDER / "inception" / "news.xmi").read_text(encoding="utf-8")
        (tmp_path / "a.xmi").write_text(text.replace(before, after), encoding="utf-8")
        with pytest.raises(GoldError):
            to_gold(read_documents(tmp_path / "a.xmi")[0], {})

    def test_half_a_letter_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "a.jsonl").write_text('{"text": "\\ud800", "entities": []}', encoding="utf-8")
        with pytest.raises(GoldError, match="half a letter"):
            to_gold(read_documents(tmp_path / "a.jsonl")[0], {})

    def test_a_link_without_an_end_is_refused(self) -> None:
        document = read_documents(FOLDER / "doccano.jsonl")[0]
        broken = Document(document.name, document.text, document.named[1:], document.links)
        with pytest.raises(GoldError, match="has no end"):
            to_gold(broken, {})

    def test_words_of_label_studio_must_stand_where_they_are_said_to(self, tmp_path: Path) -> None:
        text = (FOLDER / "label-studio.json").read_text(encoding="utf-8").replace('"text": "中国"', '"text": "韓国"')
        (tmp_path / "a.json").write_text(text, encoding="utf-8")
        with pytest.raises(GoldError, match="'韓国' does not stand"):
            read_documents(tmp_path / "a.json")

    @settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
    @given(st.sampled_from(["a.ann", "a.jsonl", "a.json"]), st.text(alphabet='[]{}":,\n\tTREAN*# 0123abtexlid_ofs%', max_size=80))
    def test_any_text_is_read_or_refused(self, tmp_path: Path, name: str, content: str) -> None:
        (tmp_path / name).write_text(content, encoding="utf-8")
        (tmp_path / "a.txt").write_text("日本は米国を支持した。", encoding="utf-8")
        with suppress(KgError):
            for document in read_documents(tmp_path / name):
                assert to_gold(document, {}).article == document.name


class TestCommand:
    def run(self, *arguments: str) -> str:
        result = CliRunner().invoke(app, ["gold", "import", *arguments], catch_exceptions=False)
        assert result.exit_code == 0
        return result.output

    def test_gold_and_text_are_written_and_read_again(self, tmp_path: Path) -> None:
        said = self.run(str(FOLDER / "brat.ann"), "-o", str(tmp_path))
        assert "3 claims of 5 entities" in said
        assert told(read_gold(tmp_path / "brat.toml")) == [SHELVED, AIDED, SUPPORTED]
        assert (tmp_path / "brat.txt").read_bytes() == (FOLDER / "brat.txt").read_bytes()

    def test_the_form_may_be_named(self, tmp_path: Path) -> None:
        shutil.copy(FOLDER / "doccano.jsonl", tmp_path / "export.dat")
        assert "2 claims" in self.run(str(tmp_path / "export.dat"), "--form", "doccano", "-o", str(tmp_path / "out"))

    def test_what_is_left_out_is_told(self, tmp_path: Path) -> None:
        assert "1 earlier annotations of task 31" in self.run(str(FOLDER / "label-studio.json"), "-o", str(tmp_path))

    def test_gold_that_is_there_is_left_alone(self, tmp_path: Path) -> None:
        self.run(str(FOLDER / "brat.ann"), "-o", str(tmp_path))
        with pytest.raises(GoldError, match="is there already"):
            self.run(str(FOLDER / "brat.ann"), "-o", str(tmp_path))
