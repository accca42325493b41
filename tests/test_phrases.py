"""Doc → phrases: where bunsetsu are cut, what is content and what function, particles by name."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from kg.bunsetsu import find_phrases
from kg.phrases import Phrase, WordClass, is_adnominal, is_coordinated, is_predicative, takes_suru
from kg.tokens import read_docs
from tests import parsed
from tests.readings import phrases_of


def content(phrase: Phrase) -> str:
    return "".join(m.text for m in phrase.content)


def cut(sentence: str) -> list[str]:
    """The phrases as `content+function`."""
    return [f"{content(p)}+{p.tail}" if p.tail else content(p) for p in phrases_of(sentence)]


def phrase_of(sentence: str, head: str) -> Phrase:
    """The first phrase whose content is `head`."""
    return next(p for p in phrases_of(sentence) if content(p) == head)


CUTS = [
    ("a case closes a phrase", "カナダはメキシコを支援した。", ["カナダ+は", "メキシコ+を", "支援+した"]),
    ("a compound is one content", "欧州連合は緊急首脳会議を開いた。", ["欧州連合+は", "緊急首脳会議+を", "開い+た"]),
    ("an ending belongs to its noun", "外相らは停戦を呼びかけた。", ["外相ら+は", "停戦+を", "呼びかけ+た"]),
    (
        "auxiliaries are function",
        "チェコの首相は議会に批判されていなかった。",
        ["チェコ+の", "首相+は", "議会+に", "批判+されていなかった"],
    ),
    ("a compound particle is function", "ペルーは関税について抗議した。", ["ペルー+は", "関税+について", "抗議+した"]),
    (
        "two run together are cut again",
        "地元紙などによると、ガーナの首相が辞任した。",
        ["地元紙+などによると", "ガーナ+の", "首相+が", "辞任+した"],
    ),
    (
        "a bracketed addition is no content",
        "世界保健機関（WHO）は支援を求めた。",
        ["世界保健機関+は", "支援+を", "求め+た"],
    ),
    ("a quotation opens a phrase", "首相は「対話を望む」と語った。", ["首相+は", "対話+を", "望む+と", "語っ+た"]),
    ("べき keeps the す of する", "政府は制裁を実施すべきだ。", ["政府+は", "制裁+を", "実施+すべきだ"]),
]


@pytest.mark.parametrize(("sentence", "expected"), [pytest.param(s, e, id=name) for name, s, e in CUTS])
def test_phrases_are_cut(sentence: str, expected: list[str]) -> None:
    assert cut(sentence) == expected


PARTICLES = [
    ("ドイツはフランスを支援した。", "ドイツ", ("ハ",)),
    ("ドイツはフランスを支援した。", "フランス", ("ヲ",)),
    ("ドイツがポーランドへ部隊を送った。", "ドイツ", ("ガ",)),
    ("ドイツがポーランドへ部隊を送った。", "ポーランド", ("ヘ",)),
    ("ケニアもウガンダから難民を受け入れた。", "ケニア", ("モ",)),
    ("ケニアもウガンダから難民を受け入れた。", "ウガンダ", ("カラ",)),
    ("チリとペルーは海岸で交渉した。", "チリ", ("ト",)),
    ("チリとペルーは海岸で交渉した。", "海岸", ("デ",)),
    ("ベトナムは米国より中国を優先した。", "米国", ("ヨリ",)),
    ("エジプトはスーダンへの支援を続けた。", "スーダン", ("ヘ", "ノ")),
    ("エジプトはスーダンとの国境を閉じた。", "スーダン", ("ト", "ノ")),
    ("エジプトはスーダンからの要請を断った。", "スーダン", ("カラ", "ノ")),
    ("インドネシアには艦隊がある。", "インドネシア", ("ニ", "ハ")),
    ("カナダは米国に対し抗議した。", "米国", ("ニ対シテ",)),
    ("カナダは米国に対して抗議した。", "米国", ("ニ対シテ",)),
    ("カナダは米国に対する関税を決めた。", "米国", ("ニ対シテ", "ノ")),
    ("議会は予算について協議した。", "予算", ("ニツイテ",)),
    ("議会は予算についての協議を始めた。", "予算", ("ニツイテ", "ノ")),
    ("議会は予算に関する協議を始めた。", "予算", ("ニツイテ", "ノ")),
    ("予算は議会によって否決された。", "議会", ("ニヨッテ",)),
    ("議会による否決が続いた。", "議会", ("ニヨッテ", "ノ")),
    ("保健省によると、首相は入院した。", "保健省", ("ニヨルト",)),
    ("イランは特使としてアリ氏を送った。", "特使", ("トシテ",)),
    ("ネパールにとって中国は隣国だ。", "ネパール", ("ニトッテ",)),
    ("首相は会見において謝罪した。", "会見", ("デ",)),
    ("トルコはシリアとともにイラクを批判した。", "シリア", ("ト",)),
    ("ロシアやベラルーシが反発した。", "ロシア", ("ヤ",)),
    ("ロシアだけが反発した。", "ロシア", ("ダケ", "ガ")),
    ("首相しか反対しなかった。", "首相", ("シカ",)),
]


@pytest.mark.parametrize(("sentence", "head", "expected"), PARTICLES, ids=[f"{h}-{'・'.join(e)}" for _, h, e in PARTICLES])
def test_particles_have_names(sentence: str, head: str, expected: tuple[str, ...]) -> None:
    assert phrase_of(sentence, head).particles == expected


def test_the_de_of_a_copula_is_no_case() -> None:
    assert "デ" not in phrase_of("彼は野党の党首である。", "党首").particles


CLASSES = [
    ("カナダはメキシコを支援した。", "メキシコ", WordClass.NOUN),
    ("カナダはメキシコを支援した。", "支援", WordClass.VERBAL_NOUN),
    ("カナダは支援を求めた。", "求め", WordClass.VERB),
    ("両国の関係は悪い。", "悪い", WordClass.ADJECTIVE),
    ("しかし、カナダは支援を求めた。", "しかし", WordClass.OTHER),
    ("一方、カナダは支援を求めた。", "一方", WordClass.OTHER),
]


@pytest.mark.parametrize(("sentence", "head", "expected"), CLASSES, ids=[f"{h}-{e.value}" for _, h, e in CLASSES])
def test_word_class(sentence: str, head: str, expected: WordClass) -> None:
    assert phrase_of(sentence, head).word_class is expected


TEMPORAL = [
    ("首相は18日に会見した。", "18日", True),
    ("首相は翌日に会見した。", "翌日", True),
    ("首相は3回会見した。", "3回", True),
    ("首相は7日夜に会見した。", "7日夜", True),
    ("首相は3党の党首と会見した。", "3党", False),
    ("政府は5人を釈放した。", "5人", False),
    ("政府は全員を釈放した。", "全員", False),
    ("政府は大半を釈放した。", "大半", False),
    ("政府は議員を釈放した。", "議員", False),
]


@pytest.mark.parametrize(("sentence", "head", "expected"), TEMPORAL, ids=[h for _, h, _ in TEMPORAL])
def test_times_and_amounts_fill_no_part_of_a_claim(sentence: str, head: str, expected: bool) -> None:
    assert phrase_of(sentence, head).is_temporal is expected


COORDINATED = [
    ("ドイツとフランスは協議した。", "ドイツ", True),
    ("ロシアやベラルーシが反発した。", "ロシア", True),
    ("政府は石油、ガスを輸入した。", "石油", True),
    ("ドイツはフランスと協議した。", "フランス", False),
    ("ドイツは協議を続けた。", "ドイツ", False),
]


@pytest.mark.parametrize(("sentence", "head", "expected"), COORDINATED, ids=[f"{h}-{s}" for s, h, _ in COORDINATED])
def test_nouns_that_share_a_place(sentence: str, head: str, expected: bool) -> None:
    assert is_coordinated(phrase_of(sentence, head), phrases_of(sentence)) is expected


@pytest.mark.parametrize(
    ("sentence", "head", "adnominal", "predicative", "suru"),
    [
        pytest.param("交渉を拒否した政府は孤立した。", "拒否", True, True, True, id="た before a noun"),
        pytest.param("交渉を拒む政府は孤立した。", "拒む", True, True, False, id="a bare verb before a noun"),
        pytest.param("交渉を拒否し、政府は孤立した。", "拒否", False, True, True, id="連用形 with a comma"),
        pytest.param("狙いは交渉だ。", "交渉", True, True, False, id="a noun with a copula"),
        pytest.param("政府は交渉を拒否した。", "交渉", False, False, False, id="a noun in a case"),
        pytest.param("両国は会談できる。", "会談", True, True, True, id="できる makes a verb of a noun"),
    ],
)
def test_form_of_a_predicate(sentence: str, head: str, adnominal: bool, predicative: bool, suru: bool) -> None:
    phrase = phrase_of(sentence, head)
    assert (is_adnominal(phrase), is_predicative(phrase), takes_suru(phrase)) == (adnominal, predicative, suru)


def test_quotation_marks_are_counted() -> None:
    depths = {content(p): p.in_quote for p in phrases_of("首相は「議会は『増税』を望む」と語った。")}
    assert depths == {"首相": 0, "議会": 1, "増税": 2, "望む": 1, "語っ": 0}


def test_the_last_phrase_of_a_quotation_closes_it() -> None:
    assert [content(p) for p in phrases_of("首相は「対話を望む」と語った。") if p.closes_quote] == ["望む"]


def test_offsets_are_those_of_the_sentence() -> None:
    sentence = "世界保健機関（WHO）は、各国に支援を求めた。"
    for phrase in phrases_of(sentence):
        for morpheme in (*phrase.content, *phrase.function):
            assert sentence[morpheme.start : morpheme.end] == morpheme.text


def test_every_phrase_but_the_last_depends_on_a_later_one() -> None:
    phrases = phrases_of("首相は「対話を望む」と語り、各国に支援を求めた。")
    assert all(p.parent is not None and p.parent > p.index for p in phrases[:-1])
    assert phrases[-1].parent is None


@pytest.mark.parametrize("text", ["。", "「」"])
def test_punctuation_alone_is_no_phrase(text: str) -> None:
    assert phrases_of(text) == ()


def test_a_document_without_bunsetsu_is_cut_at_every_content_word() -> None:
    doc: Doc = parsed.doc("カナダはメキシコを支援した。")
    doc.user_data.clear()
    assert [content(p) for p in find_phrases(read_docs([doc])[0].tokens)][:2] == ["カナダ", "は"]
