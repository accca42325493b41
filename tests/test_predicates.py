"""Phrases → predicates: their form, how their clause hangs on the next, and their arguments by case."""

from __future__ import annotations

import pytest

from kg.arguments import Argument, is_whether
from kg.predicates import Link
from tests.readings import predicate_of, structure_of

LINKS = [
    ("ドイツは制裁を支持した。", "支持", Link.MAIN),
    ("首相は米国を訪れて、大統領と会談した。", "訪れる", Link.TE),
    ("首相は米国を訪れ、大統領と会談した。", "訪れる", Link.CONTINUATIVE),
    ("首相は米国を訪問し、大統領と会談した。", "訪問", Link.CONTINUATIVE),
    ("首相は減税を検討するし、増税も約束した。", "検討", Link.SHI),
    ("ドイツは対話を続けつつ、制裁を科した。", "続ける", Link.WHILE),
    ("ドイツは対話を続けながら、制裁を科した。", "続ける", Link.WHILE),
    ("首相は法案を出したが、議会は否決した。", "出す", Link.BUT),
    ("首相は法案を出したものの、議会は否決した。", "出す", Link.BUT),
    ("首相が謝罪したのに、野党は批判した。", "謝罪", Link.BUT),
    ("議会が否決したので、首相は辞任した。", "否決", Link.CAUSE),
    ("議会が否決したから、首相は辞任した。", "否決", Link.CAUSE),
    ("議会が否決すれば、首相は辞任する。", "否決", Link.CONDITION),
    ("議会が否決したら、首相は辞任する。", "否決", Link.CONDITION),
    ("議会が否決するなら、首相は辞任する。", "否決", Link.CONDITION),
    ("首相は増税を見送ると述べた。", "見送る", Link.QUOTE),
    ("首相は「増税を見送る」と述べた。", "見送る", Link.QUOTE),
    ("首相は議会に法案を可決するよう求めた。", "可決", Link.PURPOSE),
    ("首相は議会に法案を可決するように求めた。", "可決", Link.PURPOSE),
    ("議会が否決した法案は重要だった。", "否決", Link.ADNOMINAL),
    ("議会が審議している法案は重要だ。", "審議", Link.ADNOMINAL),
    ("増税を見送る方針を首相は示した。", "見送る", Link.ADNOMINAL),
    ("増税を見送るという方針を首相は示した。", "見送る", Link.QUOTED_NOUN),
    ("増税を見送るとの方針を首相は示した。", "見送る", Link.QUOTED_NOUN),
    ("首相が恐れるのは議会の否決だ。", "恐れる", Link.NOMINALIZED),
    ("議会が法案を否決するかは不明だ。", "否決", Link.QUESTION),
    ("中国による牽制が続いた。", "牽制", Link.NOUN),
]


@pytest.mark.parametrize(("sentence", "lemma", "link"), LINKS, ids=[f"{link.value}-{s}" for s, _, link in LINKS])
def test_a_clause_hangs_by(sentence: str, lemma: str, link: Link) -> None:
    assert predicate_of(sentence, lemma).link is link


VOICES = [
    ("首相は野党を批判した。", "批判", ""),
    ("首相は野党に批判された。", "批判", "passive"),
    ("法案は議会で認められた。", "認める", "passive"),
    ("首相は大臣を辞任させた。", "辞任", "causative"),
    ("首相は計画を進めさせた。", "進める", "causative"),
    ("大臣は首相に辞任させられた。", "辞任", "passive causative"),
    ("日本は中国に謝罪してもらった。", "謝罪", "benefactive"),
    ("国連に調査していただいた。", "調査", "benefactive"),
    ("首相の批判が続いた。", "批判", "noun"),
    ("首相は野党の支持を確認、会談を終えた。", "確認", ""),
]


@pytest.mark.parametrize(("sentence", "lemma", "expected"), VOICES, ids=[s for s, _, _ in VOICES])
def test_voice(sentence: str, lemma: str, expected: str) -> None:
    found = predicate_of(sentence, lemma)
    voices = {"passive": found.is_passive, "causative": found.is_causative, "benefactive": found.is_benefactive, "noun": found.is_noun}
    assert " ".join(name for name, holds in voices.items() if holds) == expected


def arguments(sentence: str, lemma: str) -> list[str]:
    """The arguments as `case words`, in text order."""
    return [f"{a.case} {sentence[a.start : a.end]}" for a in predicate_of(sentence, lemma).arguments]


ARGUMENTS = [
    ("cases as written", "ドイツがポーランドに戦車を供与した。", "供与", ["ガ ドイツ", "ニ ポーランド", "ヲ 戦車"]),
    ("a topic", "ドイツは戦車を供与した。", "供与", ["ハ ドイツ", "ヲ 戦車"]),
    ("a topic in a case keeps the case", "ポーランドにはドイツが戦車を供与した。", "供与", ["ニ ポーランド", "ガ ドイツ", "ヲ 戦車"]),
    ("も is a case until the others are known", "ドイツも戦車を供与した。", "供与", ["モ ドイツ", "ヲ 戦車"]),
    ("a time has no case", "首相は18日、増税を見送った。", "見送る", ["ハ 首相", "φ 18日", "ヲ 増税"]),
    ("modifiers by の belong to it", "首相は国境の安全の確保を約束した。", "約束", ["ハ 首相", "ヲ 国境の安全の確保"]),
    ("coordinated nouns are two", "首相はドイツとフランスを批判した。", "批判", ["ハ 首相", "ヲ ドイツ", "ヲ フランス"]),
    ("こと takes its clause along", "首相は議会が法案を否決したことを批判した。", "批判", ["ハ 首相", "ヲ 議会が法案を否決したこと"]),
    ("a relative clause stays outside", "首相は議会が否決した法案を批判した。", "批判", ["ハ 首相", "ヲ 法案"]),
    (
        "よう is a case of clauses",
        "首相は議会に対し、法案を可決するよう求めた。",
        "求める",
        ["ハ 首相", "ニ対シテ 議会", "ヨウ 法案を可決する"],
    ),
    ("と is a case of clauses", "首相は増税を見送ると約束した。", "約束", ["ハ 首相", "ト 増税を見送る"]),
    ("かどうか makes a clause an argument", "議会が可決するかどうかを首相は懸念する。", "懸念", ["ヲ 議会が可決するかどうか", "ハ 首相"]),
    ("の makes a clause an argument", "議会が増税するのを首相は止めた。", "止める", ["ヲ 議会が増税", "ハ 首相"]),
    ("の of a noun", "中国による台湾への牽制が続いた。", "牽制", ["ニヨッテ 中国", "ヘ 台湾"]),
    ("the front of a compound", "米中対立が続いた。", "対立", ["複合 米中"]),
    ("a source", "保健省によると、首相は入院した。", "入院", ["ニヨルト 保健省", "ハ 首相"]),
    ("より", "首相は経済を安全より優先した。", "優先", ["ハ 首相", "ヲ 経済", "ヨリ 安全"]),
]


@pytest.mark.parametrize(("sentence", "lemma", "expected"), [pytest.param(*row, id=name) for name, *row in ARGUMENTS])
def test_arguments_by_case(sentence: str, lemma: str, expected: list[str]) -> None:
    assert arguments(sentence, lemma) == expected


def argument(sentence: str, lemma: str, case: str) -> Argument:
    (found,) = predicate_of(sentence, lemma).having(case)
    return found


@pytest.mark.parametrize(
    ("sentence", "lemma", "case", "clause", "topic", "temporal"),
    [
        pytest.param("ドイツは戦車を供与した。", "供与", "ハ", False, True, False, id="a topic"),
        pytest.param("ドイツが戦車を供与した。", "供与", "ガ", False, False, False, id="a subject"),
        pytest.param("首相は増税を見送ると約束した。", "約束", "ト", True, False, False, id="a clause"),
        pytest.param("首相は2日に会談した。", "会談", "ニ", False, False, True, id="a time"),
        pytest.param("議会が可決するかどうかは不明だ。", "不明", "ハ", True, True, False, id="a question"),
    ],
)
def test_an_argument_knows_what_it_is(sentence: str, lemma: str, case: str, clause: bool, topic: bool, temporal: bool) -> None:
    found = argument(sentence, lemma, case)
    assert (found.is_clause, found.is_topic, found.is_temporal) == (clause, topic, temporal)


def test_the_head_of_an_argument_is_its_last_noun() -> None:
    sentence = "首相は国境の安全を約束した。"
    found = argument(sentence, "約束", "ヲ")
    assert (sentence[found.head_start : found.head_end], found.head_lemma) == ("安全", "安全")


@pytest.mark.parametrize(
    ("sentence", "head", "expected"),
    [
        ("議会が可決するかどうかは不明だ。", "どう", True),
        ("議会が可決するか否かは不明だ。", "否", True),
        ("議会はどう判断するかを決めた。", "どう", False),
    ],
)
def test_whether(sentence: str, head: str, expected: bool) -> None:
    (phrase,) = (p for p in structure_of(sentence).phrases if p.head.text == head)
    assert is_whether(phrase) is expected


def test_a_predicate_is_found_at_its_phrase() -> None:
    structure = structure_of("首相は増税を見送ると約束した。")
    promise = predicate_of(structure.text, "約束")
    assert structure.predicate_at(promise.phrase) == promise
    assert structure.predicate_at(None) is None


def test_the_children_of_a_phrase() -> None:
    structure = structure_of("首相は増税を見送った。")
    assert [p.head.text for p in structure.children(structure.phrases[-1].index)] == ["首相", "増税"]


def test_conjunctions_are_no_predicates() -> None:
    assert [p.lemma for p in structure_of("しかし、首相は増税を見送った。").predicates if not p.is_noun] == ["見送る"]


@pytest.mark.parametrize("sentence", sorted({row[1] for row in ARGUMENTS}))
def test_offsets_are_those_of_the_sentence(sentence: str) -> None:
    structure = structure_of(sentence)
    for predicate in structure.predicates:
        head = structure.phrases[predicate.phrase].head
        assert sentence[predicate.start : predicate.end] == head.text
        assert all(0 <= a.start <= a.head_start < a.head_end <= a.end <= len(sentence) for a in predicate.arguments)
