"""Manners of writing in the news, one a row: the claims of a sentence, and who says them."""

from __future__ import annotations

import pytest

from tests.readings import claims_of, said

SENTENCES = [
    (
        "an addition in brackets parts no name",
        "フィリピン外務省（DFA、本部マニラ）は中国を批判した。",
        ["フィリピン外務省 | criticizes | 中国"],
    ),
    ("who is said after an addition", "登録者1200人（うち代理人3人を含む）が増税に反対した。", ["1200人 | rejects | 増税"]),
    ("an aim before に向けた", "ペルー政府は鉱山の再開に向けた調整に入った。", ["ペルー | seeks | 鉱山の再開"]),
    ("an aim before に向けて", "チリとペルーは国境の画定に向けて協議を始めた。", ["チリ | meetsWith | ペルー"]),
    ("a light verb's doer is the noun's", "自由党は総選挙に向けて立候補者の調整を進めた。", ["自由党 | seeks | 総選挙"]),
    (
        "each of several speakers speaks for himself",
        "ノルウェーとアイルランドは、パレスチナを承認すると発表した。",
        ["ノルウェー: ノルウェー | recognizes | パレスチナ (intended)", "アイルランド: アイルランド | recognizes | パレスチナ (intended)"],
    ),
    ("in a compound the noun of an adverbial is none", "カナダはロシア企業を禁輸対象に加えた。", ["カナダ | sanctions | ロシア企業"]),
    (
        "an unknown name that と joins to an announced one",
        "カナダは石油大手ペトロノルドとガスノルドを制裁対象に指定した。",
        ["カナダ | sanctions | ペトロノルド", "カナダ | sanctions | ガスノルド"],
    ),
    (
        "what is refused stands in the clause before",
        "議会は歳出案を可決したが、大統領が拒否権を行使した。",
        ["議会 | enacts | 歳出案", "大統領 | rejects | 歳出案"],
    ),
    (
        "what one does not agree to stands in the clause before",
        "ペルーは賠償をチリに求めたが、チリは応じなかった。",
        ["ペルー | demands | チリ", "チリ | rejects | 賠償"],
    ),
    (
        "the theme of quoted words",
        "官房長官はペルーの禁輸措置について「容認できない」と述べた。",
        ["官房長官: 官房長官 | rejects | ペルーの禁輸措置"],
    ),
    ("a judgement on a theme", "外相はチリ軍の砲撃について「極めて遺憾だ」と語った。", ["外相: 外相 | criticizes | チリ軍の砲撃"]),
    ("a prefecture acts through its authorities", "長崎県は国に財政支援を求めた。", ["長崎県 | demands | 日本"]),
    ("the state as a party", "国は判決を不服とした。", ["日本 | rejects | 判決"]),
    ("a verb joined to a noun", "自由党は移民の受け入れ拡大に反対した。", ["自由党 | rejects | 移民の受け入れ拡大"]),
    ("に after an act that may be a state", "ペルーは島の独立に反対した。", ["ペルー | rejects | 島の独立"]),
    ("a speaker after と", "チリはペルーとの和解を望んでいるとロイターは伝えた。", ["ロイター: チリ | seeks | ペルーとの和解 (reported)"]),
    (
        "a clause with が is outside the quotation after it",
        "軍は選挙を実施すると発表したが、自由党は「茶番だ」と反発した。",
        ["軍: 軍 | enacts | 選挙 (intended)", "自由党 | criticizes | 軍"],
    ),
    ("a position grown onto a name", "ペルーの外相は坂本勇人内野手と面会した。", ["ペルーの外相 | meetsWith | 坂本勇人"]),
    (
        "a clause as it is said",
        "チリはペルーが核開発を続けていると懸念した。",
        ["ペルー | maintains | 核開発 (possible)", "チリ | fears | ペルーが核開発を続けている"],
    ),
    ("frames in a word before と", "最高裁は選挙区割りを違憲と判断した。", ["最高裁判所 | frames | 選挙区割り"]),
    ("ramming and water cannon", "中国海警局の船がベトナムの漁船に放水した。", ["中国海警局 | attacks | ベトナムの漁船"]),
    (
        "whom one met too",
        "石破首相はトランプ大統領と会談した。ペルーの大統領とも会談した。",
        ["石破茂 | meetsWith | ドナルド・トランプ", "石破茂 | meetsWith | ペルーの大統領"],
    ),
    (
        "what two have together",
        "ローマ教皇はチリとペルーの首脳会談を模索している。",
        ["チリ | meetsWith | ペルー (intended)", "ローマ教皇 | seeks | チリとペルーの首脳会談"],
    ),
    (
        "the states of two who met, past a third named alone",
        "岸田首相はドイツのシュタインマイヤー大統領と会談した。中国を念頭に、両国の連携を強化した。",
        ["岸田文雄 | meetsWith | フランクワルター・シュタインマイヤー", "日本 | cooperatesWith | ドイツ"],
    ),
    ("who stands for himself", "ペルー政府としては、関税を引き上げたい考えだ。", ["ペルー | strengthens | 関税 (intended)"]),
    (
        "a plan after として",
        "チリはペルーに制裁を科すとして、輸出を止めた。",
        ["チリ: チリ | sanctions | ペルー (intended)", "チリ | abandons | 輸出"],
    ),
    ("the leaders of each", "首相は各国の首脳らと協議した。", ["首相 | meetsWith | 各国の首脳"]),
    ("what is needed for an act", "外相は「平和を実現する上で同盟は重要だ」と述べた。", ["外相: 外相 | enacts | 平和 (hypothetical)"]),
    ("whose fault it is", "外相は、ペルーのチリ侵攻の責任はチリにあると発言した。", ["外相: ペルー | attacks | チリ"]),
    ("the party that stands with its kind", "野党は国会で反対したが、与党「民衆の力」は支持した。", []),
    (
        "a が before a condition in what is said",
        "ペルーの外相は、欧州が制裁を復活させれば条約から脱退すると警告した。",
        ["ペルーの外相: 欧州 | enacts | 制裁 (hypothetical)", "ペルーの外相: ペルーの外相 | leaves | 条約 (possible)"],
    ),
    (
        "what a bill is to do",
        "自由党は、徴兵制を廃止する法案を提出した。",
        ["自由党 | abandons | 徴兵制 (intended)", "自由党 | proposes | 法案"],
    ),
    ("a negation after ている", "チリはペルーの要請を受け付けていない。", ["チリ | rejects | ペルーの要請"]),
    (
        "a noun after the verb that explains it",
        "チリとペルーは、攻撃を侵略とみなす防衛協定を結んだ。",
        ["チリ | frames | 攻撃", "ペルー | frames | 攻撃", "チリ | agreesWith | ペルー"],
    ),
    ("the members of a group", "旧安倍派の議員らは総裁の辞任を求めた。", ["旧安倍派の議員 | demands | 総裁"]),
    ("not to comply", "チリは核査察には応じない構えだ。", ["チリ | rejects | 核査察 (intended)"]),
    ("what quotation marks hold together", "チリの大統領は「名誉ある和平」を実現した。", ["チリの大統領 | enacts | 名誉ある和平"]),
    (
        "who does it, past what a thing is called",
        "ペルー軍が、ゲリラの最後の拠点とされた村を制圧した。",
        ["ペルー軍 | coerces | ゲリラの最後の拠点とされた村"],
    ),
    ("what cannot be allowed is not", "外相は、ペルーの行動は許し難いと述べた。", ["外相: 外相 | rejects | ペルーの行動"]),
    (
        "what the press tells is not its own",
        "ロイター通信は、米国がウクライナに割譲を迫る和平案を示したと報じた。",
        ["ロイター: 米国 | demands | ウクライナ (reported)", "ロイター: 米国 | proposes | 和平案 (reported)"],
    ),
    (
        "who is charged",
        "ペルーの外相は、チリの指導者が越えてはならない一線を越えたと批判した。",
        ["ペルーの外相 | criticizes | チリの指導者"],
    ),
    (
        "what a thing causes, before an adjective",
        "財務相は、円安を招く投機的な動きを牽制した。",
        ["投機的な動き | causes | 円安", "財務相 | pressures | 円安を招く投機的な動き"],
    ),
    (
        "a body is not its state",
        "スーダンの準軍事組織は、停戦案を受け入れると表明した。",
        ["スーダンの準軍事組織: スーダンの準軍事組織 | yieldsTo | 停戦案"],
    ),
    (
        "what a proposal is to do",
        "欧州委員会は、ウクライナに融資する案を加盟国に提示した。",
        ["欧州委員会 | aids | ウクライナ (intended)", "欧州委員会 | proposes | ウクライナに融資する案"],
    ),
    ("a support that one tells", "ペルーの外相は、チリの軍事作戦への支持を伝えた。", ["ペルーの外相 | supports | チリの軍事作戦"]),
    ("これに対し governs nothing", "米軍はこれに対し、イエメンの拠点を空爆した。", ["米軍 | attacks | イエメンの拠点"]),
    ("a place that its kind announces", "反政府勢力M23は、東部の要衝ゴマを制圧した。", ["M23 | coerces | ゴマ"]),
    ("what is done again", "英国は制裁の再発動を国連に通告した。", ["英国 | enacts | 制裁"]),
]


@pytest.mark.parametrize(("sentence", "expected"), [pytest.param(s, e, id=name) for name, s, e in SENTENCES])
def test_a_manner_of_writing(sentence: str, expected: list[str]) -> None:
    assert sorted(said(claim) for claim in claims_of(sentence)) == sorted(expected)
