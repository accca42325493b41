"""How certain a predicate is: every example of the cue book, sentences that no cue was written for, and the book's own form."""

from __future__ import annotations

from collections.abc import Iterator
from math import prod
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.certainty import Certainty, certainty_of, load_cues
from kg.cuebook import CueExample, CueRule, expand
from kg.cuesearch import find_cues
from kg.errors import RuleError
from kg.model import CueKind, Modality, Polarity
from kg.phrases import Morpheme
from tests.readings import structure_of

CUES = load_cues()

SENTENCES: dict[str, list[tuple[str, str, str]]] = {
    "asserted": [
        ("首相は大統領と会談し、支援を続ける方針を伝えた。", "会談", "positive"),
        ("大統領は軍の派遣を否定した。", "派遣", "negative"),
        ("大統領は軍を派遣することはないと明言した。", "派遣", "negative"),
        ("政府は批判を受けて計画を撤回した。", "批判", "positive"),
        ("首相が退陣を表明すると、野党は歓迎した。", "表明", "positive"),
        ("政府は支援を打ち切ったわけではない。", "打ち切る", "negative"),
        ("議会は政府が情報を隠したと批判した。", "隠す", "positive"),
        ("米国は中国を非難するにとどまった。", "非難", "positive"),
        ("政府は国民に節電を呼びかけている。", "呼びかける", "positive"),
        ("大統領は議会の承認なしに軍を派遣した。", "派遣", "positive"),
        ("大統領は議会に諮らずに軍を派遣した。", "諮る", "negative"),
        ("ロシアはウクライナに侵攻しておらず、軍を撤収させたと主張した。", "侵攻", "negative"),
        ("野党が反対したにもかかわらず、政府は法案を提出した。", "反対", "positive"),
        ("与党内には首相の退陣を求める声が広がっている。", "求める", "positive"),
        ("外務省は邦人の安全を確認中としている。", "確認", "positive"),
        ("議長が採決を拒んだため、法案は廃案となった。", "拒む", "positive"),
        ("米国は輸出規制を緩めるどころか、さらに強化した。", "緩める", "negative"),
        ("政府は輸出を認めていない。", "認める", "negative"),
        ("北朝鮮はミサイルを発射したとみられ、政府は情報収集を急いでいる。", "急ぐ", "positive"),
        ("両首脳は協力を確認したが、具体策では合意できなかった。", "確認", "positive"),
        ("両首脳は協力を確認したが、具体策では合意できなかった。", "合意", "negative"),
        ("首相は野党の要求を受け入れず、審議は中断した。", "受け入れる", "negative"),
        ("首相は野党の要求を受け入れず、審議は中断した。", "中断", "positive"),
        ("国連は停戦を実現できずにいる。", "実現", "negative"),
        ("政府は支援するばかりか、武器も供与した。", "支援", "positive"),
        ("米国はイランへの攻撃を思いとどまった。", "攻撃", "negative"),
        ("米国は、イランが核開発を続けていると非難した。", "続ける", "positive"),
        ("首相は「対話の窓口は閉ざさない」と述べた。", "閉ざす", "negative"),
        ("韓国は対北支援の再開に慎重だ。", "慎重", "positive"),
        ("野党は首相の辞任を要求したが、首相は応じなかった。", "応じる", "negative"),
        ("中国が譲歩したため、米国は関税の引き上げを見送った。", "譲歩", "positive"),
        ("中国が譲歩したため、米国は関税の引き上げを見送った。", "見送る", "positive"),
        ("中国が譲歩したため、米国は関税の引き上げを見送った。", "引き上げ", "negative"),
        ("政府は邦人の退避を進めている。", "退避", "positive"),
        ("与党は参院で過半数を割り込み、政権運営は厳しくなりそうだ。", "割り込む", "positive"),
        ("首相は「靖国神社には参拝しない」と明言していた。", "参拝", "negative"),
        ("軍事政権は民主派を弾圧し続けている。", "弾圧", "positive"),
        ("米国の関与なしには和平は実現しない。", "実現", "negative"),
        ("首相は責任を取って辞任するとしている。", "辞任", "positive"),
        ("日米は同盟を強化してきたとはいえ、課題は多い。", "強化", "positive"),
        ("政府は難民を受け入れると言いながら、対策を講じていない。", "講じる", "negative"),
        ("同国政府は関与を認めておらず、真相は明らかでない。", "認める", "negative"),
        ("政権は求心力を失いつつある。", "失う", "positive"),
    ],
    "intended": [
        ("民主党は採決で反対し、法案が可決されれば不信任案を提出する予定だ。", "反対", "positive"),
        ("政府は制裁を緩め、対話を再開する方針を伝えた。", "緩める", "positive"),
        ("政府は年内に対策をまとめたい意向だ。", "まとめる", "positive"),
        ("首相は訪米を検討していることを明らかにした。", "訪米", "positive"),
        ("与党は法案の今国会での成立を期す。", "成立", "positive"),
        ("米国が関税を引き上げれば、中国は報復する構えを見せている。", "報復", "positive"),
        ("首相は辞任しない意向を周辺に伝えた。", "辞任", "negative"),
        ("中国は米国の要求に応じない姿勢を崩していない。", "応じる", "negative"),
        ("両国は関係を改善しようと努力している。", "改善", "positive"),
        ("政府は制裁を科すことを決めた。", "科す", "positive"),
        ("政府は制裁を科すことを決定した。", "科す", "positive"),
        ("政府は制裁を科すと決めた。", "科す", "positive"),
        ("政府は制裁を科すと発表した。", "科す", "positive"),
        ("与野党は協議を再開することで一致した。", "再開", "positive"),
        ("両国は国交を回復させるべく交渉を続けている。", "回復", "positive"),
        ("野党が反対しても、政府は法案を提出する考えだ。", "提出", "positive"),
        ("政府は増税も辞さない構えだ。", "辞する", "negative"),
        ("政府は来年度から新制度を導入する予定だった。", "導入", "positive"),
        ("首相は改革を進めるつもりはない。", "進める", "negative"),
        ("日本は拉致問題を解決したいとの考えを示した。", "解決", "positive"),
        ("自民党は公明党との連立を維持したいとしている。", "維持", "positive"),
        ("首相は国民に理解を求めた上で、法案を提出する考えを示した。", "求める", "positive"),
        ("首相は25日に大統領と会談する。", "会談", "positive"),
        ("首相は大統領と会談するほか、国連総会で演説する。", "会談", "positive"),
        ("両首脳は来月ソウルで会談し、協定に署名する。", "会談", "positive"),
        ("政府は来月から関税を強化する。", "強化", "positive"),
        ("首相は支援を続けると述べた。", "続ける", "positive"),
        ("首相は会見で謝罪し、辞任する考えを示した。", "辞任", "positive"),
        ("政府は被災地を支援するため、自衛隊を派遣した。", "支援", "positive"),
        ("欧州連合はロシア産原油の輸入を禁止することで合意した。", "禁止", "positive"),
        ("中国は台湾を攻撃しないと約束した。", "攻撃", "negative"),
        ("首相は消費税を引き上げない方針を表明した。", "引き上げる", "negative"),
        ("政府は法案を提出したいとしていたが、断念した。", "提出", "positive"),
        ("イランは核兵器を持つ意思はないと強調した。", "持つ", "negative"),
        ("議会は予算案を可決する運びとなった。", "可決", "positive"),
        ("両国は軍縮交渉を始める方向で調整している。", "始める", "positive"),
        ("米国は制裁の解除を急がない考えを伝えた。", "急ぐ", "negative"),
        ("政府は関係国と連携して対応したいと話している。", "対応", "positive"),
        ("政府は関係国と連携して対応したいと話している。", "連携", "positive"),
        ("反対派は裁判に訴える用意があると表明した。", "訴える", "positive"),
        ("ゼレンスキー氏は領土を割譲しない考えを示した。", "割譲", "negative"),
        ("トランプ氏は中国からの輸入品に関税を課すと脅した。", "課す", "positive"),
        ("政府は邦人を退避させる準備を進めている。", "退避", "positive"),
        ("両首脳は、半導体の供給網で協力を深めていくことを確認した。", "深める", "positive"),
        ("NATOは部隊を増派することを検討し始めた。", "増派", "positive"),
        ("北朝鮮は対話に応じる意思を示していない。", "応じる", "positive"),
        ("両国は漁業協定を結ぶ予定だったが、交渉は決裂した。", "結ぶ", "positive"),
        ("首相は議員を除名しようとはしなかった。", "除名", "negative"),
    ],
    "possible": [
        ("北朝鮮は核実験を行う可能性が高い。", "行う", "positive"),
        ("北朝鮮が核実験に踏み切れば、日本は独自制裁を強化するだろう。", "強化", "positive"),
        ("政府高官は「制裁を解除することはあり得ない」と述べた。", "解除", "negative"),
        ("首相は国会を解散するかどうか明言を避けた。", "解散", "positive"),
        ("政府が対応を誤ると、批判が強まる恐れがある。", "強まる", "positive"),
        ("中国が譲歩するとは考えにくい。", "譲歩", "negative"),
        ("中国が譲歩するとは限らない。", "譲歩", "negative"),
        ("米軍は撤退する見込みがない。", "撤退", "negative"),
        ("首相は議会を解散しないとも限らない。", "解散", "positive"),
        ("米国は撤退するのではないかとの観測が出ている。", "撤退", "positive"),
        ("大統領は議会を解散することもあり得る。", "解散", "positive"),
        ("大統領の訪日が実現しそうだ。", "実現", "positive"),
        ("米国の孤立が深まりかねない。", "深まる", "positive"),
        ("首相は退陣する可能性を否定しなかった。", "退陣", "positive"),
        ("首相は退陣する可能性を否定した。", "退陣", "negative"),
        ("首相は近く訪朝するのではないか。", "訪朝", "positive"),
        ("ロシアは協議を拒否すると警告した。", "拒否", "positive"),
        ("欧州は結束できるかが問われる。", "結束", "positive"),
        ("同国は選挙を実施する見通しが立っていない。", "実施", "negative"),
        ("大統領は辞任に追い込まれる公算が大きい。", "追い込む", "positive"),
        ("首相の発言は近隣国を刺激しかねない。", "刺激", "positive"),
        ("改革が進まなければ、支持率は下がる一方だろう。", "下がる", "positive"),
        ("協議がまとまらない場合、首相は解散に踏み切る可能性がある。", "踏み切る", "positive"),
        ("イランは報復すると警告した。", "報復", "positive"),
        ("米朝首脳会談が実現するかは不透明だ。", "実現", "positive"),
        ("米国とイランの間接協議が再開されるとの期待が高まっている。", "再開", "positive"),
        ("与党が推す候補が勝利し、首相は続投する見込みとなった。", "続投", "positive"),
        ("中国は報復関税の対象を拡大する可能性も示唆した。", "拡大", "positive"),
        ("米国は同盟国に負担増を迫るつもりだろう。", "迫る", "positive"),
    ],
    "assessed": [
        ("大統領が重んじたのは、隣国との距離を縮めることだったとみられる。", "重んじる", "positive"),
        ("政府は追加制裁に踏み切るとみられる。", "踏み切る", "positive"),
        ("政府は追加制裁に踏み切るとの見方が広がっている。", "踏み切る", "positive"),
        ("両国は合意に達したもようだ。", "達する", "positive"),
        ("両国は合意に達していないもようだ。", "達する", "negative"),
        ("北朝鮮は核実験を行う可能性が高いとみられている。", "行う", "positive"),
        ("米国は制裁を緩和するらしい。", "緩和", "positive"),
        ("首相は衆院を解散するはずだ。", "解散", "positive"),
        ("北朝鮮はミサイルを発射したとみられ、政府は情報収集を急いでいる。", "発射", "positive"),
        ("政府は批判をかわす狙いがあるとみられる。", "かわす", "positive"),
        ("政府は米国に配慮し、決議案に反対しなかったとみられる。", "配慮", "positive"),
        ("政府は米国に配慮し、決議案に反対しなかったとみられる。", "反対", "negative"),
        ("両国は戦争を望んでいないと言える。", "望む", "negative"),
        ("米国は日本に防衛費の増額を求めるとみられる。", "求める", "positive"),
        ("国民は政府の説明に納得していないようだ。", "納得", "negative"),
        ("欧州は米国に依存しすぎてきたと言わざるを得ない。", "依存", "positive"),
        ("大統領が拒否権を行使する恐れはないとみられる。", "行使", "negative"),
    ],
    "reported": [
        ("外相は会談で、拉致問題の解決に向けて協力を要請したという。", "要請", "positive"),
        ("関係者によると、両首脳は電話で協議した。", "協議", "positive"),
        ("関係者によれば、政府は法案の提出を見送る方針だ。", "見送る", "positive"),
        ("共同通信は首相が辞任する意向を固めたと報じた。", "固める", "positive"),
        ("同国は核兵器を保有していないとされる。", "保有", "negative"),
        ("同国は核兵器を保有しているとされる。", "保有", "positive"),
        ("米国が攻撃を始めたとの情報がある。", "始める", "positive"),
        ("首相は審議に応じるよう野党に呼びかけたとされる。", "呼びかける", "positive"),
        ("首相は「対話の窓口は閉ざさない」と述べたという。", "述べる", "positive"),
        ("イスラエル軍がガザを空爆し、少なくとも10人が死亡したという。", "空爆", "positive"),
    ],
    "obligatory": [
        ("野党は説明責任を果たすよう政府に求めた。", "果たす", "positive"),
        ("首相は中国との対話を続ける必要性を強調した。", "続ける", "positive"),
        ("米国は同盟国を守らなければならない。", "守る", "positive"),
        ("首相は国会を解散せざるを得ない状況に追い込まれた。", "解散", "positive"),
        ("政府は支援を打ち切らないわけにはいかない。", "打ち切る", "positive"),
        ("政府は事態を見守るほかない。", "見守る", "positive"),
        ("政府は財政再建に取り組むべきだった。", "取り組む", "positive"),
        ("米国は関与を続けてほしい。", "続ける", "positive"),
        ("両国が対立を深めることは避けなければならない。", "深める", "negative"),
        ("中国は対話を通じて問題を解決すべきだと主張している。", "解決", "positive"),
        ("米国は台湾を見捨ててはならない。", "見捨てる", "negative"),
        ("米国は中国に対し、南シナ海の軍事化をやめるよう要求した。", "やめる", "positive"),
        ("ロシアは、ウクライナがNATOに加盟しないよう求めている。", "加盟", "negative"),
        ("日本は米国に追随するしかない。", "追随", "positive"),
        ("首相は留学生を受け入れるべきではないとの考えだ。", "受け入れる", "negative"),
        ("中国外務省は、日本は歴史を直視すべきだと反発した。", "直視", "positive"),
        ("国際社会は人道危機を放置してはなるまい。", "放置", "negative"),
    ],
    "hypothetical": [
        ("米国が関税を引き上げれば、中国は報復する構えを見せている。", "引き上げる", "positive"),
        ("政府が対応を誤ると、批判が強まる恐れがある。", "誤る", "positive"),
        ("中国軍が台湾に侵攻した場合に備え、米軍は演習を行った。", "侵攻", "positive"),
        ("首相が訪中するなら、関係は改善に向かう。", "訪中", "positive"),
        ("もし政府が約束を守っていたら、混乱は起きなかった。", "守る", "positive"),
        ("首相が靖国神社を参拝すれば、中国の反発は避けられない。", "参拝", "positive"),
        ("改革が進まなければ、支持率は下がる一方だろう。", "進む", "negative"),
        ("協議がまとまらない場合、首相は解散に踏み切る可能性がある。", "まとまる", "negative"),
        ("首相は、野党が協力しない限り法案は成立しないとの認識を示した。", "協力", "negative"),
        ("選挙で敗れれば退陣もやむを得ない。", "敗れる", "positive"),
        ("政府が拙速に結論を出せば、混乱を招くことは避けられない。", "出す", "positive"),
        ("米国が撤退したとしても、欧州は支援を続ける。", "撤退", "positive"),
    ],
}
"""Sentences by the modality of a predicate in them, with its dictionary form and its polarity."""

PLACES = [
    ("政府は支援する方針だ。", "支援", ["方針"], []),
    ("政府は支援する可能性がある。", "支援", ["可能性"], []),
    ("政府は支援しなかった。", "支援", [], ["なかっ"]),
    ("政府は支援しなければならない。", "支援", ["なければならない"], []),
    ("政府は支援する可能性を否定した。", "支援", ["可能性"], ["を否定し"]),
    ("朝日新聞によると、政府は支援する方針だ。", "支援", ["方針", "朝日新聞によると"], []),
    ("政府は米国に影響を与えようとしている。", "与える", ["与えようとし"], []),
    ("政府は支援した。", "支援", [], []),
]
"""Sentences with the words that decide the modality and the polarity of a predicate."""

GOOD = """
[[cue]]
id = "possible.maybe"
modality = "possible"
forms = ["かもしれない"]
why = "may be"
examples = [{ text = "政府は支援するかもしれない。", predicate = "支援", modality = "possible" }]

[carriers]
words = ["行う"]
[carrier_nouns]
words = ["立場"]
[coordinators]
words = ["ほか"]
[stative]
words = ["ある"]

[deeds]
why = "deeds"
words = ["会談"]

[ahead]
why = "times"
words = ["来月"]
"""
"""The least that a cue book holds."""

BAD = [
    ('modality = "possible"', 'modality = "perhaps"', "possible.maybe, key modality"),
    ('modality = "possible"', 'polarity = "none"', "possible.maybe, key polarity"),
    ('modality = "possible"', "", "possible.maybe"),
    ('why = "may be"', "", "possible.maybe, key why"),
    ('why = "may be"', 'why = "may be"\ncolour = "red"', "possible.maybe"),
    ('["かもしれない"]', '["かもしれない", "(なに"]', "possible.maybe, key forms"),
    ('["かもしれない"]', "[]", "possible.maybe, key forms"),
    ('["かもしれない"]', '["する〜る"]', "possible.maybe, key forms"),
    ('predicate = "支援", ', "", "possible.maybe, key examples"),
    ('words = ["行う"]', 'words = ["行う", "行う"]', "table carriers, key words"),
    ("[stative]", "[other]", "table stative, key words"),
    ("[[cue]]", "[[cue", ""),
]
"""What is put for what in a good book, and what the error must name."""


def read(text: str, lemma: str) -> Certainty:
    """The certainty of the first predicate of that dictionary form."""
    structure = structure_of(text)
    predicate = next(p for p in structure.predicates if lemma in (p.lemma, p.norm))
    return certainty_of(predicate, structure, CUES)


def all_examples() -> Iterator[tuple[CueRule, CueExample]]:
    for rule in CUES.rules:
        yield from ((rule, example) for example in (*rule.examples, *rule.counterexamples))


@pytest.mark.parametrize("rule, example", [pytest.param(r, e, id=f"{r.id}: {e.text}") for r, e in all_examples()])
def test_a_cue_reads_its_examples(rule: CueRule, example: CueExample) -> None:
    found = read(example.text, example.predicate)
    assert (found.modality, found.polarity) == (example.modality, example.polarity), rule.id


@pytest.mark.parametrize("modality, text, lemma, polarity", [(m, *row) for m, rows in SENTENCES.items() for row in rows])
def test_a_predicate_has_its_modality_and_polarity(modality: str, text: str, lemma: str, polarity: str) -> None:
    found = read(text, lemma)
    assert (found.modality, found.polarity) == (modality, polarity)


@pytest.mark.parametrize("text, lemma, modality, polarity", PLACES)
def test_the_words_that_decide_are_pointed_to(text: str, lemma: str, modality: list[str], polarity: list[str]) -> None:
    cues = read(text, lemma).cues
    assert [text[c.start : c.end] for c in cues if c.kind is CueKind.MODALITY] == modality
    assert [text[c.start : c.end] for c in cues if c.kind is CueKind.POLARITY] == polarity


@pytest.mark.parametrize(
    "form, full",
    [
        ("可能性(が|は)ある", ["可能性がある", "可能性はある"]),
        ("と(の|いう)見方(が|)", ["との見方が", "との見方", "という見方が", "という見方"]),
        ("を否定する", ["を否定する", "を否定"]),
        ("とする", ["とする"]),
        ("かもしれない", ["かもしれない"]),
    ],
)
def test_a_form_stands_for_all_its_alternatives(form: str, full: list[str]) -> None:
    assert list(expand(form)) == full


@given(st.lists(st.lists(st.text("あいうえお", min_size=0, max_size=2), min_size=1, max_size=3), min_size=1, max_size=3))
def test_alternatives_multiply(parts: list[list[str]]) -> None:
    form = "か".join(f"({'|'.join(part)})" for part in parts)
    full = expand(form)
    assert len(full) == prod(map(len, parts))
    assert "か".join(part[-1] for part in parts) in full


def words(*texts: str) -> list[Morpheme]:
    """Morphemes as they stand in a sentence; `text/lemma` where the two differ."""
    found, at = [], 0
    for text in texts:
        surface, _, lemma = text.partition("/")
        found.append(Morpheme(surface, lemma or surface, lemma or surface, "助動詞", "", at, at + len(surface)))
        at += len(surface)
    return found


@pytest.mark.parametrize(
    "tokens, ids",
    [
        (["支援", "なかっ/ない", "た"], ["negative.not"]),
        (["拡大", "か", "も", "しれ/しれる", "なかっ/ない", "た"], ["possible.stillPossible"]),
        (["辞任", "ざる/ぬ", "を", "得/得る", "ない"], ["obligatory.must"]),
        (["ない"], []),
        (["支援", "可能性", "が", "ない"], ["possible.noun", "negative.not"]),
    ],
)
def test_the_longest_expression_wins_and_hides_what_is_in_it(tokens: list[str], ids: list[str]) -> None:
    morphemes = words(*tokens)
    assert [cue.rule.id for cue in find_cues(morphemes, CUES, 0, len(morphemes))] == ids


def test_a_good_book_is_read(tmp_path: Path) -> None:
    path = tmp_path / "cues.toml"
    path.write_text(GOOD, encoding="utf-8")
    book = load_cues(path)
    assert [(r.id, r.modality, r.polarity) for r in book.rules] == [("possible.maybe", Modality.POSSIBLE, None)]
    assert book.carriers == {"行う"}


@pytest.mark.parametrize("old, new, where", BAD)
def test_a_bad_book_is_refused_with_its_place(tmp_path: Path, old: str, new: str, where: str) -> None:
    path = tmp_path / "cues.toml"
    path.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        load_cues(path)
    assert "cues.toml" in caught.value.where
    assert caught.value.where.endswith(where)
    assert caught.value.remedy


def test_an_expression_stands_in_one_cue_only(tmp_path: Path) -> None:
    path = tmp_path / "cues.toml"
    again = GOOD[: GOOD.index("[carriers]")].replace("possible.maybe", "possible.again")
    path.write_text(again + GOOD, encoding="utf-8")
    with pytest.raises(RuleError, match="かもしれない"):
        load_cues(path)


def test_the_book_covers_the_modalities_and_some_hundred_expressions() -> None:
    assert {r.modality for r in CUES.rules if r.modality} == set(Modality) - {Modality.ASSERTED}
    assert any(r.polarity is Polarity.NEGATIVE for r in CUES.rules)
    assert len(CUES.by_form) > 1000
