"""The newspaper's own voice, aims, what is told of a noun, clefts and meetings: one manner a row."""

from __future__ import annotations

import pytest

from tests.readings import claims_of, said

SENTENCES = [
    ("a judgement that nobody is named for", "民間人への攻撃は断じて許されない。", ["筆者 | rejects | 民間人への攻撃"]),
    ("a judgement by できない", "イランの核開発は看過できない。", ["筆者 | rejects | イランの核開発"]),
    ("how things are is no judgement", "教団では、テレビを見ることが許されていない。", []),
    ("what the clause before says is not tolerated", "条約の精神を踏みにじる行為であり、容認できない。", ["筆者 | rejects | 行為"]),
    ("somebody's own refusal", "野党は、増税は容認できない。", ["野党 | rejects | 増税"]),
    ("a fear of the writer's", "情勢の悪化が懸念される。", ["筆者 | fears | 情勢の悪化"]),
    ("a fear that is abroad", "情勢の悪化が懸念されている。", []),
    (
        "a demand in the newspaper's own name",
        "イランのアラグチ外相は演説した。イランに査察の受け入れを求める。",
        ["筆者 | demands | イラン"],
    ),
    ("a wish with a thing in も", "ベトナムとの連携も深めたい。", ["筆者 | cooperatesWith | ベトナム (obligatory)"]),
    (
        "who is asked to ask another",
        "日本政府は許可の迅速化を中国側に働きかけてもらいたい。",
        ["日本 | demands | 中国 (obligatory)"],
    ),
    (
        "who is asked to ask another, from the sentence before",
        "トランプ大統領は演説した。イスラエルに自制を促してほしい。",
        ["ドナルド・トランプ | demands | イスラエル (obligatory)"],
    ),
    ("an aim in ことだ", "ロシアの狙いはウクライナを弱体化させることだ。", ["ロシア | weakens | ウクライナ (intended)"]),
    ("an aim in ことにある", "ロシアの狙いはウクライナを弱体化させることにある。", ["ロシア | weakens | ウクライナ (intended)"]),
    ("a failure is no aim", "首相の失敗は増税を見送ったことだ。", ["首相 | deprioritizes | 増税"]),
    (
        "who is only said to have done it",
        "米国はテロに関与したとされるロシアを批判した。",
        ["米国 | criticizes | ロシア", "ロシア | involvedIn | テロ (reported)"],
    ),
    (
        "of whom it is only told stands in no list",
        "米国はテロに関与したとみられる団体を批判した。",
        ["米国 | criticizes | テロに関与したとみられる団体"],
    ),
    ("a cleft with も", "ロシア黒海艦隊の増強を阻んだのもトルコだった。", ["トルコ | rejects | ロシア黒海艦隊の増強"]),
    ("no cleft", "増税に反対するのも一案だ。", []),
    (
        "who is told at a meeting",
        "ルビオ国務長官はラザロ外相と電話で協議し、支援を続けると伝えた。",
        [
            "マルコ・ルビオ | meetsWith | ラザロ",
            "マルコ・ルビオ | informs | ラザロ",
            "マルコ・ルビオ: マルコ・ルビオ | maintains | 支援 (reported)",
        ],
    ),
    (
        "what is put to somebody",
        "立憲民主党の野田代表は議長に法案の撤回を申し入れた。",
        ["野田佳彦 | demands | 議長"],
    ),
    ("who is only worked upon", "安倍首相は議員に働きかけた。", ["安倍晋三 | influences | 議員"]),
    (
        "a thing that is the topic goes on doing",
        "英国は演説した。制裁はイラン経済に打撃を与える一方、政権の足元を揺るがしている。",
        ["制裁 | weakens | イラン経済", "制裁 | weakens | 政権の足元"],
    ),
    ("する after a compound at the end", "首相は経済対策を最優先する。", ["首相 | prioritizes | 経済対策"]),
    ("an adverb between an object and its verb", "ロシアは関与を一貫して否定している。", ["ロシア | rejects | 関与"]),
    ("a draft by the end of its word", "改正案は与党が提出した。", ["与党 | proposes | 改正案"]),
    (
        "who is put on a list for it",
        "欧州委員会は、テロに関わったとして、ロシアを制裁対象に加えた。",
        ["欧州委員会 | sanctions | ロシア", "欧州委員会: ロシア | involvedIn | テロ"],
    ),
    ("a man without a name is arrested for it", "警察は、テロに関わったとして男を逮捕した。", []),
    (
        "a list that is counted",
        "米国とエジプトの2カ国が休戦案を示した。",
        ["米国 | proposes | 休戦案", "エジプト | proposes | 休戦案"],
    ),
    ("two who plan to do it together", "日本と米国は共同訓練を行う予定だ。", ["日本 | cooperatesWith | 米国 (intended)"]),
    ("of whom an idiom with が tells", "EUは石油への依存度が高い。", ["欧州連合 | dependsOn | 石油"]),
    ("what others are told to do", "市民は「増税を撤回しろ」と声を上げた。", []),
    (
        "what others are told not to do",
        "市民は政府に「増税を強行するな」と訴えた。",
        ["市民: 日本 | enacts | 増税 (obligatory, negative)"],
    ),
    (
        "what is seen as something that a clause describes",
        "インドはカシミール問題を二国間で解決すべき課題と位置付けた。",
        ["インド | frames | カシミール問題"],
    ),
    ("who resists what", "行程表づくりは産油国の抵抗に遭った。", ["産油国 | rejects | 行程表づくり"]),
    ("a judgement that a court hands down", "判決は原告の主張を認めなかった。", ["判決 | rejects | 原告の主張"]),
    ("what one does not yield to the last", "欧州連合は最後まで譲らなかった。", []),
    ("who speaks round a prime minister", "首相周辺は増税に反対した。", ["首相周辺 | rejects | 増税"]),
]


@pytest.mark.parametrize(("sentences", "expected"), [pytest.param(s, e, id=name) for name, s, e in SENTENCES])
def test_own_voice_and_aims(sentences: str, expected: list[str]) -> None:
    assert sorted(said(claim) for claim in claims_of(sentences)) == sorted(expected)
