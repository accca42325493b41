"""Who says what a predicate states: tables of sentences with the acts of speech over a predicate, the nearest first."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import RuleError
from kg.speech import SpeechAct, load_speech, speech_over, told_before
from kg.speechbook import KINDS
from tests.readings import structure_of

SPEECH = load_speech()

SENTENCES = [
    # quoted and indirect speech
    ("首相は「対話を続ける」と述べた。", "続ける", ["say 述べる"]),
    ("首相は「対話を続ける」と述べ、支援も約束した。", "続ける", ["say 述べる"]),
    ("首相は「支援する。制裁も科す」と述べた。", "支援", ["say 述べる"]),
    ("「合意を歓迎する」と国連事務総長は語った。", "歓迎", ["say 語る"]),
    ("合意を歓迎する、と国連事務総長は語った。", "歓迎", ["say 語る"]),
    ("中国外務省は声明で、日本が約束を破ったと主張した。", "破る", ["claim 主張"]),
    ("大統領は報復すると警告した。", "報復", ["say 警告"]),
    ("首相は辞任すると言った。", "辞任", ["say 言う"]),
    ("大統領は合意を守るとした。", "守る", ["claim する"]),
    ("韓国は「約束を破った」として抗議した。", "破る", ["say 抗議"]),
    ("政府は「政治空白をつくるべきではない」として提出を見送った。", "つくる", ["say 見送る"]),
    ("韓国の尹大統領は、北朝鮮が挑発を続ければ断固対応すると、ソウルで開かれた式典で強調した。", "対応", ["say 強調"]),
    ("北朝鮮が発射を続けると、米国は強い懸念を表明した。", "続ける", []),
    ("中国外交部は、参拝は感情を傷つけるという声明を発表した。", "傷つける", ["say 発表"]),
    # what a verb of saying says with ことを
    ("首相は訪米することを発表した。", "訪米", ["say 発表"]),
    ("首相は関係を強化することを明らかにした。", "強化", ["say する"]),
    ("報道官は演習を延期することを批判した。", "延期", []),
    # nested speech
    ("議員は、首相が「辞任する」と話したと証言した。", "辞任", ["say 話す", "say 証言"]),
    ("共同通信によると、首相は「辞任しない」と語った。", "辞任", ["say 語る", "according by 共同通信"]),
    ("政府が支援を打ち切ると通告したと報じられた。", "打ち切る", ["say 通告", "report"]),
    # the press and other sources
    ("朝日新聞は、首相が支援を拒否したと報じた。", "拒否", ["report 報ずる"]),
    ("共同通信によると、首相は辞任する。", "辞任", ["according by 共同通信"]),
    ("朝鮮中央通信によりますと、北朝鮮は実験を行いました。", "行う", ["according by 朝鮮中央通信"]),
    ("国防省の発表によると、軍は基地を攻撃した。", "攻撃", ["according by 国防省"]),
    ("関係者の話では、両国は協議を再開する。", "再開", ["according by 関係者"]),
    ("ロイター通信が伝えたところによると、軍は撤退した。", "撤退", ["according by ロイター通信"]),
    # nouns of speech
    ("首相は改革を進めるという声明を発表した。", "進める", ["say 発表"]),
    ("野党からは「説明が足りない」との批判が相次いだ。", "足りる", ["say by 野党"]),
    ("政府は「侵略だ」との批判に反論した。", "侵略", ["say"]),
    # who speaks under a passive
    ("同国は米国から「約束を破った」と非難された。", "破る", ["say by 米国"]),
    # what is demanded
    ("欧州は米国に制裁を緩和するよう求めた。", "緩和", ["demand 求める"]),
    ("首相は「各国に停戦に応じるよう求める」と述べた。", "応じる", ["demand 求める", "say 述べる"]),
    # what is no speech
    ("財務相は党本部で会見し、総裁選に出馬することを表明した。", "会見", []),
    ("財務相は党本部で会見し、総裁選に出馬することを表明した。", "出馬", ["say 表明"]),
    ("政権は軍を撤収する方向だったが、作戦で成果を挙げたとした。", "撤収", []),
    ("米国はテロ組織を匿っていた政権に容疑者を引き渡すよう求めた。", "匿う", []),
    ("首相は「対話を続ける」と述べ、支援も約束した。", "約束", []),
    ("首相は大統領と会談し、支援を続けると伝えた。", "会談", []),
    ("首相は関係を強化する方針を明らかにした。", "強化", []),
    ("両首脳は連携を強化することを確認した。", "強化", []),
    ("大統領は日本が約束を守ると考えている。", "守る", []),
    ("大統領は日本が約束を守るとみている。", "守る", []),
    ("米国は関係を改善しようとした。", "改善", []),
    ("首相が辞任するという。", "辞任", []),
    ("外相は協力を強調した。", "協力", []),
]
"""Sentences with the dictionary form of a predicate and the acts over it: kind, verb of saying, `by` whom where the act names him."""

GOOD = """
[[speech]]
predicates = ["述べる"]
kind = "say"
speaker = ["ガ"]
hearer = []
why = "to say"
examples = [{ text = "首相は「続ける」と述べた。", speaker = "首相" }]

[announcing]
words = ["発表"]
[demanding]
words = ["求める"]
[saying_nouns]
words = ["声明"]
[sources]
words = ["話"]
[stage]
words = ["会談"]
"""
"""The least that a book of speech holds."""

BAD = [
    ('kind = "say"', 'kind = "sing"', "speech no. 1, key kind"),
    ('["述べる"]', '["述べる", "述べる"]', "speech no. 1, key predicates"),
    ('["述べる"]', '"述べる"', "speech no. 1, key predicates"),
    ('why = "to say"', 'reason = "to say"', "speech no. 1"),
    ('["求める"]', "[]", "table demanding, key words"),
    ("[sources]", "[source]", "table sources, key words"),
]
"""What is put for what in a good book, and what the error must name."""


def told(act: SpeechAct, text: str) -> str:
    """An act in a line."""
    verb = f" {act.predicate.lemma}" if act.predicate else ""
    by = f" by {text[act.speaker.start : act.speaker.end]}" if act.speaker else ""
    return f"{act.kind}{verb}{by}"


@pytest.mark.parametrize("text, lemma, acts", SENTENCES)
def test_a_predicate_stands_under_its_acts_of_speech(text: str, lemma: str, acts: list[str]) -> None:
    structure = structure_of(text)
    predicate = next(p for p in structure.predicates if lemma in (p.lemma, p.norm))
    assert [told(act, text) for act in speech_over(predicate, structure, SPEECH)] == acts


@pytest.mark.parametrize(
    "text, lemma, cue",
    [
        ("首相は「対話を続ける」と述べた。", "続ける", "述べ"),
        ("共同通信によると、首相は辞任する。", "辞任", "共同通信によると"),
        ("野党からは「説明が足りない」との批判が相次いだ。", "足りる", "批判"),
    ],
)
def test_the_words_that_make_it_speech_are_pointed_to(text: str, lemma: str, cue: str) -> None:
    structure = structure_of(text)
    predicate = next(p for p in structure.predicates if lemma in (p.lemma, p.norm))
    (act,) = speech_over(predicate, structure, SPEECH)
    assert text[act.cue.start : act.cue.end] == cue


SOURCE, HEARSAY, PLAIN = "朝日新聞によると、首相は辞任する。", "後任には外相が就くという。", "外相は会見を開いた。"


@pytest.mark.parametrize(
    "earlier, sentence, source",
    [
        ([SOURCE], HEARSAY, "朝日新聞"),
        ([SOURCE, PLAIN], HEARSAY, "朝日新聞"),
        ([SOURCE, PLAIN, PLAIN], HEARSAY, None),
        ([PLAIN], HEARSAY, None),
        ([], HEARSAY, None),
        ([SOURCE], "共同通信によると、外相も辞任する。", None),
    ],
)
def test_hearsay_goes_on_from_the_source_that_the_paragraph_named(earlier: list[str], sentence: str, source: str | None) -> None:
    found = told_before(structure_of(sentence), [structure_of(text) for text in earlier], SPEECH)
    assert (found[0].text[found[1].start : found[1].end] if found else None) == source


def test_the_shipped_book_has_verbs_of_every_kind() -> None:
    assert {kind for kinds in SPEECH.kinds.values() for kind in kinds} == set(KINDS)
    assert SPEECH.kinds["述べる"] == {"say"}


def test_a_good_book_is_read(tmp_path: Path) -> None:
    path = tmp_path / "speech.toml"
    path.write_text(GOOD, encoding="utf-8")
    book = load_speech(path)
    assert (dict(book.kinds), book.sources) == ({"述べる": frozenset({"say"})}, frozenset({"話"}))


@pytest.mark.parametrize("old, new, where", BAD)
def test_a_bad_book_is_refused_with_its_place(tmp_path: Path, old: str, new: str, where: str) -> None:
    path = tmp_path / "speech.toml"
    path.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load_speech(path)
    assert caught.value.where == f"speech.toml, {where}"
    assert caught.value.remedy


def test_a_book_that_is_no_toml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "speech.toml"
    path.write_text("[[speech", encoding="utf-8")
    with pytest.raises(RuleError):
        load_speech(path)
