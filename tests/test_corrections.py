"""The file of corrections: what it may hold, and what it says where it is not of its form."""

from __future__ import annotations

import json
import tomllib
from contextlib import suppress
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg import correction_schema
from kg.correction_schema import schema, schema_text
from kg.corrections import Corrections, Verdict, corrections_near, load_corrections, read_corrections
from kg.errors import CorrectionError
from kg.measuring import measure, measure_all, measured

WHO = 'by = "佐藤"\non = 2026-11-20\n'
CLAIM = f'[[claim]]\nsentence = "日本は米国を支持した。"\nsubject = "日本"\nrelation = "supports"\nobject = "米国"\n{WHO}'


def write(folder: Path, text: str) -> Path:
    file = folder / "corrections.toml"
    file.write_text(text, encoding="utf-8")
    return file


REFUSED = [
    ("[[claim", "this is not TOML", "corrections.toml"),
    (f"claim = {'[' * 5000}", "this is not TOML", "corrections.toml"),
    ("[[claims]]\n", "unknown key 'claims'", "corrections.toml"),
    ("claim = 1\n", "claim is no list of tables", "corrections.toml"),
    (CLAIM.replace("sentence", "satz"), "unknown key 'satz'", "claim, number 1"),
    (CLAIM.replace('subject = "日本"\n', ""), "subject is missing", "claim, number 1"),
    (CLAIM.replace('"日本"', "3"), "subject is no text: 3", "claim, number 1"),
    (CLAIM.replace("2026-11-20", '"gestern"'), "on is no date", "claim, number 1"),
    (f'{CLAIM}verdict = "maybe"\n', "verdict is none of its values: 'maybe'", "claim, number 1"),
    (f'{CLAIM}verdict = "mended"\n', "a mended claim has a change", "claim, number 1"),
    (f'{CLAIM}verdict = "right"\nchange = {{ modality = "possible" }}\n', "a mended claim has a change", "claim, number 1"),
    (f'{CLAIM}change = {{ modality = "maybe" }}\n', "modality is none of its values: 'maybe'", "claim, number 1, key change"),
    (f'{CLAIM}change = {{ modality = ["possible"] }}\n', "modality is none of its values: ['possible']", "key change"),
    (f'{CLAIM}change = {{ relation = "likes" }}\n', "relation is no relation: 'likes'", "key change"),
    (f'{CLAIM}change = {{ rule = "x" }}\n', "unknown key 'rule'", "key change"),
    (f'{CLAIM}change = "x"\n', "change is no table", "claim, number 1"),
    (f'[[merge]]\nentity = "日本"\n{WHO}', "into is missing", "merge, number 1"),
    (f'[[merge]]\nentity = "日本"\ninto = {{ label = "米国", type = "Land" }}\n{WHO}', "type is none of its values: 'Land'", "key into"),
    (f'[[split]]\nentity = "日本"\ninto = "米国"\n{WHO}', "it does not say where", "split, number 1"),
    (f'[[split]]\nentity = "日本"\nwords = "同国"\ninto = "米国"\n{WHO}', "words is no list of texts", "split, number 1"),
    (f'[[alias]]\nentity = "日本"\nname = ""\n{WHO}', "name is no text", "alias, number 1"),
    (f'[[relation]]\nrelation = "supports"\nto = "likes"\n{WHO}', "to is no relation", "relation, number 1"),
    ('[[alias]]\nentity = "日本"\nname = "我が国"\non = 2026-11-20\n', "by is missing", "alias, number 1"),
]


@pytest.mark.parametrize(("text", "what", "where"), REFUSED)
def test_what_is_not_of_the_form_is_refused_with_its_place(tmp_path: Path, text: str, what: str, where: str) -> None:
    with pytest.raises(CorrectionError) as error:
        read_corrections(write(tmp_path, text))
    assert error.value.what.startswith(what)
    assert where in error.value.where


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CorrectionError, match="cannot be read"):
        read_corrections(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("more", "verdict"),
    [("", Verdict.WRONG), ('change = { modality = "possible" }\n', Verdict.MENDED), ('verdict = "right"\n', Verdict.RIGHT)],
)
def test_a_claim_with_nothing_else_is_rejected(tmp_path: Path, more: str, verdict: Verdict) -> None:
    assert read_corrections(write(tmp_path, CLAIM + more)).claims[0].verdict is verdict


def test_the_same_record_in_two_files_counts_once(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    files = [write(tmp_path, CLAIM), write(tmp_path / "b", CLAIM + CLAIM.replace("日本は", "韓国は"))]
    assert len(load_corrections(files).claims) == 2


def test_files_are_found_in_the_folder_and_beside_the_article(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    for name in ("out/corrections.toml", "corrections.toml", "news.corrections.toml"):
        (tmp_path / name).write_text("", encoding="utf-8")
    near = corrections_near(tmp_path / "out", tmp_path / "news.txt")
    assert [file.relative_to(tmp_path.resolve()).as_posix() for file in near] == [
        "out/corrections.toml",
        "news.corrections.toml",
        "corrections.toml",
    ]


def test_only_claims_whose_sentence_is_in_a_text_may_touch_it(tmp_path: Path) -> None:
    corrections = read_corrections(write(tmp_path, CLAIM + f'[[alias]]\nentity = "日本"\nname = "我が国"\n{WHO}'))
    assert len(corrections.about("…日本は米国を\n支持した。…").records) == 2
    assert [type(record).__name__ for record in corrections.about("韓国は").records] == ["Alias"]


def test_no_corrections_have_no_hash() -> None:
    assert Corrections().hash == ""


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(alphabet='[]{}="\n abclaimmergeon1#', max_size=60))
def test_any_text_is_read_or_refused(tmp_path: Path, text: str) -> None:
    with suppress(CorrectionError):
        assert read_corrections(write(tmp_path, text)).records is not None


class TestMeasured:
    def verdicts(self, folder: Path, *verdicts: str) -> Corrections:
        records = [f'{CLAIM.replace("日本は", f"{i}は")}verdict = "{verdict}"\nrule = "a.b"\n' for i, verdict in enumerate(verdicts)]
        return read_corrections(write(folder, "".join(records)))

    def test_doubtful_claims_are_left_out_and_mended_ones_were_wrong(self, tmp_path: Path) -> None:
        text = CLAIM.replace("日本は", "英国は") + 'change = { modality = "possible" }\nrule = "a.b"\n'
        corrections = self.verdicts(tmp_path, "right", "right", "wrong", "unsure")
        file = tmp_path / "more.toml"
        file.write_text(text, encoding="utf-8")
        (figures,) = measure((corrections + read_corrections(file)).claims)
        assert (figures.rule, figures.judged, figures.right, figures.precision) == ("a.b", 4, 2, 0.5)

    @pytest.mark.parametrize(("right", "judged"), [(0, 1), (1, 1), (5, 10), (37, 50), (999, 1000)])
    def test_interval_is_wilson_s(self, right: int, judged: int) -> None:
        """The closed form of the interval, with the 97.5 % point of the normal distribution."""
        z, p = 1.959963984540054, right / judged
        middle = (p + z * z / (2 * judged)) / (1 + z * z / judged)
        half = z * (p * (1 - p) / judged + z * z / (4 * judged * judged)) ** 0.5 / (1 + z * z / judged)
        figures = measured("a.b", right, judged)
        assert (figures.low, figures.high) == pytest.approx((middle - half, middle + half), abs=1e-12)

    def test_nothing_judged_says_nothing(self) -> None:
        figures = measure_all(())
        assert (figures.judged, figures.low, figures.high) == (0, 0.0, 1.0)


class TestSchema:
    def valid(self, file: Path) -> bool:
        data = json.loads(json.dumps(tomllib.loads(file.read_text(encoding="utf-8")), default=str))
        return bool(jsonschema.Draft202012Validator(schema()).is_valid(data))

    def test_the_file_is_current_and_a_schema(self) -> None:
        assert correction_schema.FILE.read_text(encoding="utf-8") == schema_text()
        jsonschema.Draft202012Validator.check_schema(schema())

    def test_corrections_of_every_kind_are_valid(self) -> None:
        assert self.valid(Path(__file__).parent / "corrections" / "alaska-summit.toml")

    @pytest.mark.parametrize("text", [text for text, what, _ in REFUSED if "TOML" not in what and "no date" not in what])
    def test_what_is_refused_is_not_valid(self, tmp_path: Path, text: str) -> None:
        assert not self.valid(write(tmp_path, text))
