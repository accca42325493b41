"""The counting of arguments against gold in KNP's format, on two sentences annotated by hand."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

pytest.importorskip("rhoknp", reason="rhoknp, which reads gold in KNP's format, is not installed")

from benchmarks.knp import CASES, Frame, Head, Place, article_of, document_of, gold_frames
from benchmarks.wac import Score, compare, kind_of, score

TEXT = """\
# S-ID:m-00
* 2D
+ 2D
政府 せいふ 政府 名詞 6 普通名詞 1 * 0 * 0 NIL
は は は 助詞 9 副助詞 2 * 0 * 0 NIL
* 2D
+ 2D
法案 ほうあん 法案 名詞 6 普通名詞 1 * 0 * 0 NIL
を を を 助詞 9 格助詞 1 * 0 * 0 NIL
* -1D
+ -1D <rel type="ガ" target="政府" sid="m-00" id="0"/><rel type="ヲ" target="法案" sid="m-00" id="1"/><rel type="ニ" target="不特定:人"/>
出した だした 出す 動詞 2 * 0 子音動詞サ行 5 タ形 10 NIL
。 。 。 特殊 1 句点 1 * 0 * 0 NIL
EOS
# S-ID:m-01
* 1D
+ 1D <rel type="=" target="法案" sid="m-00" id="1"/><rel type="=構" target="政府" sid="m-00" id="0"/>
これ これ これ 指示詞 7 名詞形態指示詞 1 * 0 * 0 NIL
が が が 助詞 9 格助詞 1 * 0 * 0 NIL
* 2D
+ 2D <rel type="ガ" target="法案" sid="m-00" id="1"/>
審議 しんぎ 審議 名詞 6 サ変名詞 2 * 0 * 0 NIL
さ さ する 動詞 2 * 0 サ変動詞 16 未然形 3 NIL
れ れ れる 接尾辞 14 動詞性接尾辞 7 母音動詞 1 基本連用形 8 NIL
* -1D
+ -1D
通る とおる 通る 動詞 2 * 0 子音動詞ラ行 10 基本形 2 NIL
EOS
"""
DOCUMENT = document_of(TEXT)
SUBMITTED, DEBATED = Place(0, 6, 9), Place(1, 3, 7)
GOVERNMENT, BILL, IT = Place(0, 0, 1), Place(0, 4, 5), Place(1, 0, 2)


def read(place: Place, heads: Mapping[str, tuple[Place, ...]]) -> Frame:
    return Frame(place, {case: tuple(Head((p,), is_overt=True) for p in heads.get(case, ())) for case in CASES})


def test_gold_has_the_verbs_to_which_it_gives_a_case() -> None:
    assert [frame.place for frame in gold_frames(DOCUMENT)] == [SUBMITTED, DEBATED]


def test_who_is_not_in_the_text_is_no_argument() -> None:
    assert next(gold_frames(DOCUMENT)).heads["ニ"] == ()


def test_an_argument_of_an_earlier_sentence_is_not_overt() -> None:
    submitted, debated = gold_frames(DOCUMENT)
    assert [h.is_overt for frame in (submitted, debated) for h in frame.heads["ガ"]] == [True, False]


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        ({}, Score(wanted=3, found=0, given=0, right=0)),
        ({SUBMITTED: {"ガ": (GOVERNMENT,), "ヲ": (BILL,)}, DEBATED: {"ガ": (BILL,)}}, Score(3, 3, 3, 3)),
        ({DEBATED: {"ガ": (IT,)}}, Score(3, 1, 1, 1)),
        ({DEBATED: {"ガ": (GOVERNMENT,)}}, Score(3, 0, 1, 0)),
        ({SUBMITTED: {"ヲ": (GOVERNMENT, BILL)}}, Score(3, 1, 2, 1)),
        ({Place(1, 7, 9): {"ガ": (IT,)}}, Score(3, 0, 1, 0)),
    ],
    ids=["nothing read", "all right", "another mention", "said to be, not the same", "one too many", "verb without a case in gold"],
)
def test_heads_that_gold_has_too_are_right(heads: Mapping[Place, Mapping[str, tuple[Place, ...]]], expected: Score) -> None:
    assert score(compare(gold_frames(DOCUMENT), [read(place, cases) for place, cases in heads.items()])) == expected


def test_overt_recall_leaves_the_unspoken_out_and_precision_counts_all() -> None:
    ours = [read(SUBMITTED, {"ガ": (GOVERNMENT,)}), read(DEBATED, {"ガ": (BILL,)})]
    assert score(compare(gold_frames(DOCUMENT), ours), overt_only=True) == Score(wanted=2, found=1, given=2, right=2)


def test_an_error_is_named_by_case_and_kind() -> None:
    outcomes = compare(gold_frames(DOCUMENT), [read(SUBMITTED, {"ガ": (GOVERNMENT,), "ヲ": (GOVERNMENT,)})])
    assert [kind for outcome in outcomes if (kind := kind_of(outcome))] == ["ヲ overt wrong", "ガ unspoken missing"]


def test_sentences_stay_as_they_are_given() -> None:
    article = article_of(DOCUMENT)
    assert [s.text for s in article.sentences] == ["政府は法案を出した。", "これが審議され通る"]
    assert all(article.words(s.words.span) == s.words for s in article.sentences)
