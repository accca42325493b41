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
            "欧州連合 | strengthens | 加盟国の負担 (intended)",
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
        ["フランス | sanctions | ロシア", "英国 | sanctions | ロシア"],
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
    (
        "what nobody votes on",
        "首相は会談の日程を決めた。核開発には多くの国が懸念を示す。米国も反対だ。",
        ["首相 | enacts | 会談の日程"],
    ),
    (
        "nobody is against what he decided",
        "政府は3日、ガソリン税の暫定税率の廃止を決定した。全国の知事は財源が失われるとして反対した。",
        ["日本 | abandons | ガソリン税の暫定税率 (intended)"],
    ),
    (
        "a nearer matter than the bill",
        "自民党が改憲案を提出した。立憲民主党は議論の進め方に反対した。共産党も反対した。",
        ["自由民主党 | proposes | 改憲案", "立憲民主党 | rejects | 議論の進め方", "日本共産党 | rejects | 議論の進め方"],
    ),
    (
        "a paper handed in is no bill",
        "小沢氏は離党届を提出した。鳩山氏は反対した。",
        [],
    ),
    (
        "what a man proposed of whom another speaks",
        "首相は、消費税の廃止を提案した山本代表を批判した。自民党も反対した。",
        ["山本太郎 | proposes | 消費税の廃止", "首相 | criticizes | 山本太郎"],
    ),
    (
        "the matter in a reason",
        "ロシアは、国連の決議案が主権を侵害するとして反対した。",
        ["ロシア: 国連の決議案 | violates | 主権", "ロシア | rejects | 国連の決議案"],
    ),
    (
        "a harm in a reason is no matter",
        "政府は制度が複雑になるとして反対した。",
        [],
    ),
    (
        "support is not asked of who is blamed",
        "ウクライナは、ロシアが民間人を攻撃したとして、追加の軍事支援を求めた。",
        ["ウクライナ: ロシア | attacks | 民間人", "ウクライナ | seeks | 追加の軍事支援"],
    ),
    (
        "whom a meeting named is not asked for another's doing",
        "首相は尹大統領との会談で協力を確認し、北朝鮮の自制を求めた。",
        ["首相 | agreesWith | 尹錫悦", "首相 | seeks | 北朝鮮の自制"],
    ),
    (
        "a bill is criticised by who blames",
        "増税は自民党が公約違反だとして批判した。",
        ["自由民主党 | criticizes | 増税"],
    ),
    (
        "all but one",
        "内閣不信任案は自民党を除く各党の賛成多数で可決された。",
        ["各党 | supports | 内閣不信任案"],
    ),
    (
        "an inner doer before に of a stance",
        "中国は、米国が台湾に武器を売却することに反対した。",
        ["米国 | supplies | 台湾", "中国 | rejects | 米国が台湾に武器を売却すること"],
    ),
    (
        "a house that acts",
        "韓国国会では弾劾訴追案を可決した。",
        ["韓国国会 | enacts | 弾劾訴追案"],
    ),
    (
        "reporters who are attacked",
        "警察は記者団に催涙弾を発射した。",
        ["警察 | attacks | 記者団"],
    ),
    (
        "reporters who are ordered",
        "大統領府は報道陣に出国を命じた。",
        ["大統領府 | demands | 報道陣"],
    ),
    (
        "one's own breach is not announced",
        "国連は国際法に違反していると発表した。",
        [],
    ),
    (
        "a harm is no plan of who speaks",
        "人権団体は、報道の自由を損なうと表明した。",
        [],
    ),
    (
        "two with whom a third deals",
        "米国やロシアとの協議を続けている。",
        [],
    ),
    (
        "some of a party",
        "自民党の一部が首相を批判した。",
        [],
    ),
    (
        "a third of the people is not the people",
        "国民の3割が増税に反対した。",
        [],
    ),
    (
        "an age is no party",
        "昭和維新と自民党は対立した。",
        [],
    ),
    (
        "a war that is avoided",
        "米国は中国との戦闘を避けた。",
        ["米国 | avoids | 中国との戦闘"],
    ),
    (
        "under a duty",
        "入国者に義務付けられていた検査を政府は廃止した。",
        ["日本 | abandons | 入国者に義務付けられていた検査"],
    ),
    (
        "a plan announced",
        "防衛省はミサイル部隊の配備計画を発表した。",
        ["防衛省 | proposes | ミサイル部隊の配備計画"],
    ),
    (
        "what is waved away as baseless",
        "フィリピン政府は中国の主張を根拠がないと一蹴した。",
        ["フィリピン | rejects | 中国の主張"],
    ),
    (
        "a warning after a request",
        "米国はイランに対し撤退を要求し、応じなければ攻撃すると警告した。",
        ["米国 | demands | イラン", "米国 | warns | イラン"],
    ),
    (
        "a law that lays a duty on somebody",
        "市議会は、議員に出席を義務付けた条例を廃止した。",
        ["条例 | demands | 議員", "市議会 | abandons | 議員に出席を義務付けた条例"],
    ),
    (
        "who passes it beside those by whose votes",
        "米上院は共和党の賛成多数でヘグセス氏の指名を承認した。",
        ["米上院 | enacts | ヘグセス氏の指名", "共和党 | supports | ヘグセス氏の指名"],
    ),
    (
        "where bombs fall",
        "イスラエル軍はシリアで空爆を続けた。",
        ["イスラエル軍 | attacks | シリア"],
    ),
]


@pytest.mark.parametrize(("sentences", "expected"), [pytest.param(s, e, id=name) for name, s, e in SENTENCES])
def test_votes_and_protests(sentences: str, expected: list[str]) -> None:
    assert sorted(said(claim) for claim in claims_of(sentences)) == sorted(expected)
