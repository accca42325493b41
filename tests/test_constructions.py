"""Frequent constructions of newspapers: one a row."""

from __future__ import annotations

import pytest

from tests.readings import claims_of, said

SENTENCES = [
    ("a feeling that an adjective describes", "トルコは隣国の対応に強い懸念を示した。", ["トルコ | fears | 隣国の対応"]),
    ("a penalty that an adjective describes", "カナダはイランに厳しい関税を課した。", ["カナダ | sanctions | イラン"]),
    ("an adverb before the verb", "共産党は政府の対応を痛烈に批判した。", ["日本共産党 | criticizes | 政府の対応"]),
    ("an adverb after who does it", "岸田首相は野党から手厳しく批判された。", ["野党 | criticizes | 岸田文雄"]),
    ("what an adjective makes of a thing is no adverb", "政府は賛否を明らかにした。", []),
    ("a topic in the place of に", "憲法改正案は立憲民主党が反対した。", ["立憲民主党 | rejects | 憲法改正案"]),
    (
        "a clause that lacks に",
        "野党が反対する増税を与党は決めた。",
        ["野党 | rejects | 増税", "与党 | enacts | 増税"],
    ),
    (
        "a clause that lacks に, past the nouns of its noun",
        "首相が意欲を示した化石燃料からの脱却に向けた行程表づくりは行き詰まった。",
        ["首相 | seeks | 化石燃料からの脱却に向けた行程表づくり"],
    ),
    (
        "to whom it is done stands before what is announced",
        "カナダはイランに制裁を科すと発表した。",
        ["カナダ: カナダ | sanctions | イラン (intended)"],
    ),
    ("an act that one embarks on", "トルコはシリアへの侵攻に踏み切った。", ["トルコ | attacks | シリア"]),
    ("what is enacted by embarking on it", "首相は衆院の解散に踏み切った。", ["首相 | enacts | 衆院の解散"]),
    (
        "means with no verb of its own",
        "カナダは資源をてこに影響力を強めた。",
        ["カナダ | leverages | 資源", "カナダ | strengthens | 影響力"],
    ),
    ("means that nobody uses", "武装勢力は武器は持っていない。", []),
    ("an idiom with に", "首相は解散を視野に入れる。", ["首相 | seeks | 解散"]),
    ("two in a cleft", "制裁に反対しているのは中国とロシアだ。", ["中国 | rejects | 制裁", "ロシア | rejects | 制裁"]),
    (
        "with whom one agrees, named by the occasion",
        "岸田首相はバイデン大統領との会談で、対中政策で一致した。",
        ["岸田文雄 | agreesWith | ジョー・バイデン"],
    ),
    (
        "a topic before a view in で",
        "安倍首相はトランプ大統領と会談した。両首脳は非核化が必要だとの認識で一致した。",
        ["安倍晋三 | meetsWith | ドナルド・トランプ", "安倍晋三 | agreesWith | ドナルド・トランプ"],
    ),
    (
        "to whom one protests, named in a clause with て",
        "カナダはイランに書簡を送って抗議した。",
        ["カナダ | informs | イラン", "カナダ | criticizes | イラン"],
    ),
    (
        "an appeal to all is not aimed at whom one blames",
        "トルコはイランを非難した上で、停戦を呼びかけた。",
        ["トルコ | criticizes | イラン", "トルコ | seeks | 停戦"],
    ),
    (
        "of what those are accused on whom a penalty is laid",
        "米国は人権侵害に関与したとして中国企業に制裁を科した。",
        ["米国: 中国企業 | involvedIn | 人権侵害", "米国 | sanctions | 中国企業"],
    ),
    ("a document that asks for it", "ロシアは停戦を求める決議案に反対した。", ["ロシア | rejects | 停戦を求める決議案"]),
    (
        "a document by which its author asks for it",
        "フランスはイランを非難する決議案を提出した。",
        ["フランス | criticizes | イラン", "フランス | proposes | イランを非難する決議案"],
    ),
    ("a journey is no state", "野党は安倍首相の訪米を批判した。", ["安倍晋三 | visits | 米国", "野党 | criticizes | 安倍首相の訪米"]),
    ("a part of the world beside a state", "欧米はイランに制裁を科した。", ["欧州 | sanctions | イラン", "米国 | sanctions | イラン"]),
    ("those who lead two states", "日中両首脳は通商で合意した。", ["日本 | agreesWith | 中国"]),
    ("relations between two that a compound names", "日韓関係が悪化した。", ["日本 | opposes | 韓国"]),
    ("of whom a rift is told", "自民党は公明党との溝が深まった。", ["自由民主党 | opposes | 公明党"]),
    ("a place with what is near it", "中国軍は台湾周辺で軍事演習を行った。", ["中国軍 | mobilizes | 台湾"]),
    ("a headline", "トルコ、イランを非難", ["トルコ | criticizes | イラン"]),
    ("a list of places in a headline", "東京、大阪で集会を開催", []),
    ("the government that deals with another state", "政府はトルコに抗議した。", ["日本 | criticizes | トルコ"]),
    (
        "the government that a newspaper tells what to do",
        "イランは査察を拒否した。イランは孤立した。政府はイランとの関係を維持する必要がある。",
        ["イラン | rejects | 査察", "日本 | maintains | イランとの関係 (obligatory)"],
    ),
    ("what may come of something", "首相の発言は混乱を招く恐れがある。", ["首相の発言 | causes | 混乱 (possible)"]),
    ("a judgement that commends", "関与の姿勢は評価できる。", ["筆者 | supports | 関与の姿勢"]),
    ("somebody else's judgement", "首相は改革を評価できると述べた。", ["首相: 首相 | supports | 改革"]),
    (
        "who is spoken of after ており",
        "エジプトとも関係を深めており、出口を求めるエチオピアは圧力を警戒する。",
        ["エチオピア | seeks | 出口", "エチオピア | fears | 圧力"],
    ),
    (
        "an act before a reason for protest",
        "カンボジアの外相は敷設を否定し、死者が出ているとしてタイに抗議した。",
        ["カンボジアの外相 | rejects | 敷設", "カンボジアの外相 | criticizes | タイ"],
    ),
    (
        "who did it first",
        "フランスに続き、英国もパレスチナを承認した。",
        ["フランス | recognizes | パレスチナ", "英国 | recognizes | パレスチナ"],
    ),
    ("a standpoint with の", "公明党は増税に反対の立場だ。", ["公明党 | rejects | 増税"]),
    ("an attitude with だ", "公明党は減税に及び腰だ。", ["公明党 | avoids | 減税"]),
    ("a state that acts on another", "中国の台湾への圧力が強まっている。", ["中国 | pressures | 台湾"]),
    (
        "with whom one agrees, met in the sentence before",
        "岸田首相はバイデン大統領と会談した。通商の拡大で合意した。",
        ["岸田文雄 | meetsWith | ジョー・バイデン", "岸田文雄 | agreesWith | ジョー・バイデン"],
    ),
    (
        "others agree after a meeting",
        "首相はトランプ氏と会談した。与野党は予算で合意した。",
        ["首相 | meetsWith | ドナルド・トランプ"],
    ),
    (
        "what another is against, after のに対し",
        "米国が攻撃を支持したのに対し、フランスは反対した。",
        ["米国 | supports | 攻撃", "フランス | rejects | 攻撃"],
    ),
    ("a causative that is a word of its own", "米国はイランににらみを利かせている。", ["米国 | pressures | イラン"]),
    (
        "who is blamed, named with the first of two acts",
        "タイの外相は、カンボジアが合意に違反し、地雷を敷設したと非難した。",
        ["タイの外相: カンボジア | violates | 合意", "タイの外相 | criticizes | カンボジア"],
    ),
    (
        "whom quoted words charge in both of their clauses",
        "中国外務省は「中国の脅威を口実に軍拡を進めている」と日本を非難した。",
        ["中国外務省: 日本 | leverages | 中国の脅威", "中国外務省: 日本 | enacts | 軍拡", "中国外務省 | criticizes | 日本"],
    ),
    (
        "a speaker does no harm by what he judges",
        "知事は「自治をないがしろにする判断で、受け入れられない」と述べた。",
        [],
    ),
    ("who reigns under a number", "モロッコ国王のムハンマド6世は決議を歓迎した。", ["ムハンマド6世 | supports | 決議"]),
    (
        "who joins in is not aimed at",
        "乗組員は関与を否定し、ペスコフ報道官も「言いがかりだ」と反発した。",
        ["乗組員 | rejects | 関与"],
    ),
    (
        "who writes what asks for it",
        "フランスではマクロン大統領が自治案を支持する書簡を国王に送った。",
        ["エマニュエル・マクロン | supports | 自治案", "エマニュエル・マクロン | informs | 国王"],
    ),
    ("a part of the world that is asked", "チリの大統領は欧州に制裁を緩めないよう呼びかけた。", ["チリの大統領 | demands | 欧州"]),
    ("where somebody is taken", "釈放された人々はウクライナに移送された。", []),
    (
        "a second は in what is said",
        "イランは、査察は受け入れられないと反発した。",
        ["イラン: イラン | rejects | 査察", "イラン | criticizes | 査察"],
    ),
    ("a party by its short name", "維新は自民党との協議に応じた。", ["日本維新の会 | yieldsTo | 自民党との協議"]),
    ("what one makes known too", "首相は北朝鮮に抗議したことも明らかにした。", ["首相: 首相 | criticizes | 北朝鮮"]),
    (
        "a second は before what there is need of",
        "サルムサイ外相は、ASEANは結束を強化する必要があると呼びかけた。",
        ["サルムサイ: 東南アジア諸国連合 | strengthens | 結束 (obligatory)"],
    ),
    ("whom blame is for", "泉代表は、岸田首相は政権を担う資格がないと批判した。", ["泉健太 | criticizes | 岸田文雄"]),
    (
        "the が of a condition in what is said",
        "ロシアは、ウクライナが停戦案を拒否すれば軍事作戦を継続すると表明した。",
        ["ロシア: ウクライナ | rejects | 停戦案 (hypothetical)", "ロシア: ロシア | maintains | 軍事作戦 (intended)"],
    ),
    (
        "who cannot tolerate it",
        "菅氏は「挑発行為を容認できない」と北朝鮮を非難した。",
        ["菅: 菅 | rejects | 挑発行為", "菅 | criticizes | 北朝鮮"],
    ),
    (
        "what a law makes possible",
        "岡田代表は、集団的自衛権の行使を可能にする安全保障関連法を批判した。",
        ["岡田克也 | criticizes | 安全保障関連法"],
    ),
    (
        "who does it one after another",
        "ロシアの無人機が相次いで領空を侵犯したことを受け、NATOは防空態勢を強化した。",
        ["ロシアの無人機 | violates | 領空", "北大西洋条約機構 | strengthens | 防空態勢"],
    ),
    (
        "two things that somebody is asked to do",
        "国務省の副報道官は、中国に対し軍事的圧力をやめ、対話を行うよう求めた。",
        ["国務省の副報道官: 中国 | abandons | 軍事的圧力 (obligatory)", "国務省の副報道官 | demands | 中国"],
    ),
    ("what is feared is not done", "欧州各国は領土の割譲を認めることに強い懸念を示した。", ["欧州諸国 | fears | 領土の割譲を認めること"]),
    (
        "in whose clause with て it is done",
        "英国は棄権し、米国が拒否権を使って採択を阻止した。",
        ["米国 | rejects | 採択"],
    ),
    (
        "who ought to, as one who is told",
        "トランプ政権はNATO加盟国に対し、国防費を引き上げるべきだと主張した。",
        ["トランプ政権: NATO諸国 | strengthens | 国防費 (obligatory)"],
    ),
    (
        "what is blamed has the effect",
        "国務省は中国の演習について「緊張を高めている」と非難した。",
        ["米国務省: 中国の演習 | strengthens | 緊張", "米国務省 | criticizes | 中国の演習"],
    ),
    (
        "what is planned beside a plan",
        "首相は中国とも協調し、包囲網を構築する考えを示した。",
        ["首相 | cooperatesWith | 中国 (intended)"],
    ),
    (
        "a meeting beside a plan",
        "首相は大統領と会談し、対話を続ける考えを示した。",
        ["首相 | meetsWith | 大統領", "首相 | maintains | 対話 (intended)"],
    ),
    (
        "both of the acts of whom somebody speaks",
        "米国務省は、アメリカは平和を支持し、現状変更に反対すると強調した。",
        ["米国務省: 米国 | supports | 平和", "米国務省: 米国 | rejects | 現状変更"],
    ),
    (
        "what is done before one asks",
        "高市首相は吉村氏と会い、遅れを陳謝したうえで、協力するよう求めた。",
        ["高市早苗 | meetsWith | 吉村", "高市早苗 | demands | 吉村"],
    ),
]


@pytest.mark.parametrize(("sentences", "expected"), [pytest.param(s, e, id=name) for name, s, e in SENTENCES])
def test_constructions(sentences: str, expected: list[str]) -> None:
    assert sorted(said(claim) for claim in claims_of(sentences)) == sorted(expected)
