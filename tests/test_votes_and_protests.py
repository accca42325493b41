"""Votes and parties, protests and reasons: what news of parliaments and governments leaves to grammar, one manner a row."""

from __future__ import annotations

import pytest

from tests.readings import claims_of, said

SENTENCES = [
    (
        "what was voted on in the sentence before",
        "衆院は12日、労働基準法改正案を可決した。共産党と社民党は反対した。",
        ["衆議院 | enacts | 労働基準法改正案", "日本共産党 | rejects | 労働基準法改正案", "社会民主党 | rejects | 労働基準法改正案"],
    ),
    (
        "what was voted on two sentences before",
        "衆院は12日、予算案を可決した。立憲民主党は反対した。国民民主党も反対に回った。",
        ["衆議院 | enacts | 予算案", "立憲民主党 | rejects | 予算案", "国民民主党 | rejects | 予算案"],
    ),
    (
        "what was decided before, which others are for",
        "EUは加盟国の負担を増やす計画を決めた。フランスとイタリアは賛成した。",
        [
            "欧州連合 | enacts | 加盟国の負担を増やす計画",
            "フランス | supports | 加盟国の負担を増やす計画",
            "イタリア | supports | 加盟国の負担を増やす計画",
        ],
    ),
    (
        "by whose votes a bill passes",
        "労働基準法改正案は12日の参院本会議で採決され、自民、公明両党の賛成多数で可決された。",
        ["自由民主党 | supports | 労働基準法改正案", "公明党 | supports | 労働基準法改正案"],
    ),
    (
        "by whose votes it passes, with により",
        "予算案は自民党と国民民主党などの賛成多数により可決された。",
        ["自由民主党 | supports | 予算案", "国民民主党 | supports | 予算案"],
    ),
    (
        "the last of a list of parties",
        "立憲民主、国民民主、共産各党は法案に反対した。",
        ["立憲民主党 | rejects | 法案", "国民民主党 | rejects | 法案", "日本共産党 | rejects | 法案"],
    ),
    (
        "a short name beside another party",
        "立民は、共産や国民民主に同調を呼びかける方針だ。",
        ["立憲民主党 | demands | 日本共産党 (intended)", "立憲民主党 | demands | 国民民主党 (intended)"],
    ),
    (
        "a chamber is a place where parties act",
        "野党は参院では公明党と連携する構えだ。",
        ["野党 | cooperatesWith | 公明党 (intended)"],
    ),
    (
        "a chamber beside who asks",
        "首相は、参院でも各党に協力を求めていく考えを示した。",
        ["首相 | demands | 各党 (intended)"],
    ),
    (
        "who only hears it",
        "石破首相は記者団に、改正案は抜け穴だらけだと批判した上で、企業献金の禁止を求めた。",
        ["石破茂 | criticizes | 改正案", "石破茂 | seeks | 企業献金の禁止"],
    ),
    (
        "a share of the people",
        "世論調査では、有権者の6割が改憲を支持した。",
        ["有権者 | supports | 改憲"],
    ),
    (
        "half of those who act",
        "議員の半数は法案に反対した。",
        ["議員 | rejects | 法案"],
    ),
    (
        "who is summoned and protested to",
        "外務省は12日、東京駐在のロシア大使を呼び、抗議した。",
        ["外務省 | criticizes | ロシア大使"],
    ),
    (
        "to whom one protests at a meeting, and asks",
        "茂木外相はルビオ国務長官との電話会談で抗議し、措置の撤回を求めた。",
        ["茂木敏充 | criticizes | マルコ・ルビオ", "茂木敏充 | demands | マルコ・ルビオ"],
    ),
    (
        "a voice inside a ministry",
        "防衛省内では、中国が圧力を強めることを警戒する声が出ている。",
        ["中国 | strengthens | 圧力 (possible)", "防衛省 | fears | 中国が圧力を強めること"],
    ),
    (
        "two acts in what is feared",
        "米国は、中国がこの危機を利用し、域内での影響力を強めることを警戒している。",
        [
            "中国 | leverages | 危機 (possible)",
            "中国 | strengthens | 域内での影響力 (possible)",
            "米国 | fears | 中国がこの危機を利用し、域内での影響力を強めること",
        ],
    ),
    (
        "a topic of which a judgement in words tells",
        "首相は、法案は資金の透明性を高めるものだと説明した。",
        ["首相: 法案 | strengthens | 資金の透明性"],
    ),
    (
        "who tells of a judgement is not its topic",
        "人権団体は報道の自由を脅かすものであるとして、懸念を表明した。",
        [],
    ),
    (
        "a reason of another before a verb",
        "ロシアは、決議案がスーダンの主権を侵害するとして反対した。",
        ["ロシア: 決議案 | violates | スーダンの主権", "ロシア | rejects | 決議案"],
    ),
    (
        "a reason names who is asked",
        "野党は、首相が約束を破ったとして辞任を求めた。",
        ["野党: 首相 | violates | 約束", "野党 | demands | 首相"],
    ),
    (
        "a list before with whom one meets",
        "マナロ外相は7日、上川陽子外相、ブリンケン米国務長官と電話で協議した。",
        ["マナロ | meetsWith | 上川陽子", "マナロ | meetsWith | アントニー・ブリンケン"],
    ),
    (
        "before 一方 with a verbal noun behind",
        "日本政府は国連に追加の支援を要請する一方、国境の警備を強化した。",
        ["日本 | demands | 国際連合", "日本 | strengthens | 国境の警備"],
    ),
    (
        "the topic acts before a clause on a noun",
        "タイ政府は宣言の履行を停止し、拘束している兵士18人の解放も見送った。",
        ["タイ | abandons | 宣言の履行", "タイ | deprioritizes | 兵士18人の解放"],
    ),
    (
        "an amount and its verb",
        "議員の定数を45減らす公職選挙法改正案が4日、委員会で可決された。",
        ["委員会 | enacts | 公職選挙法改正案"],
    ),
    (
        "a duty in a bill",
        "改正案は、事業者に報告書の提出を義務付け、罰金の上限を100万円に引き上げる。",
        ["改正案 | demands | 事業者", "改正案 | strengthens | 罰金の上限 (intended)"],
    ),
    (
        "who is asked, past a verb that only describes",
        "人権団体は当局に独立した調査を要求している。",
        ["人権団体 | demands | 当局"],
    ),
    (
        "after whose example it is done",
        "フランスに続いて英国もロシアの資産を凍結した。",
        ["英国 | sanctions | ロシア"],
    ),
    (
        "what one announces that weakens another",
        "ルビオ国務長官は、政府当局者への査証発給を制限すると発表した。",
        ["マルコ・ルビオ: マルコ・ルビオ | weakens | 政府当局者への査証発給 (intended)"],
    ),
    (
        "a gap between two",
        "トランプ政権と欧州連合（EU）との溝は深く、協議は停滞している。",
        ["トランプ政権 | opposes | 欧州連合"],
    ),
    (
        "more is bought from somebody",
        "EUは米国やノルウェーからの調達を増やした。",
        ["米国 | supplies | 欧州連合", "ノルウェー | supplies | 欧州連合"],
    ),
    (
        "who calls it a breach",
        "中国は世界貿易機関に協定違反と認定された。",
        ["世界貿易機関 | frames | 中国"],
    ),
    (
        "an association by its ending",
        "日本医師会は改定案に反対した。",
        ["日本医師会 | rejects | 改定案"],
    ),
    (
        "a group of professionals",
        "弁護士らの団体は18日、国会前で集会を開き、企業献金に抗議した。",
        ["弁護士らの団体 | criticizes | 企業献金"],
    ),
    (
        "a reprisal explained by its clause",
        "経済界は、中国が果物の輸入を制限する報復に出る事態を恐れている。",
        ["経済界 | fears | 中国が果物の輸入を制限する報復に出る事態"],
    ),
    (
        "who flees war avoids nothing",
        "住民は戦火を逃れ、隣国に向かった。",
        [],
    ),
    (
        "a place that cannot be entered",
        "支援団体は砲撃の続く地域には立ち入れていない。",
        [],
    ),
    (
        "two states of which the text speaks most",
        "タイとカンボジアの国境で戦闘が続いている。カンボジアはタイの責任を追及した。マレーシアも関心を寄せる。国連は両国に停戦を求めた。",
        ["カンボジア | criticizes | タイ", "国際連合 | demands | カンボジア", "国際連合 | demands | タイ"],
    ),
]


@pytest.mark.parametrize(("sentences", "expected"), [pytest.param(s, e, id=name) for name, s, e in SENTENCES])
def test_votes_and_protests(sentences: str, expected: list[str]) -> None:
    assert sorted(said(claim) for claim in claims_of(sentences)) == sorted(expected)
