"""Who does what to whom where the sentence says it in a roundabout way: the claims of short texts."""

from __future__ import annotations

import pytest

from tests.readings import as_told, claims_of

OFFICES = [
    ("the office of two states", "日本と韓国の外相が会談した。", ["日本 | meetsWith | 韓国"]),
    ("states in letters with their office", "日韓外相が会談した。", ["日本 | meetsWith | 韓国"]),
    ("the office of two parties", "自民党と公明党の幹事長が会談した。", ["自由民主党 | meetsWith | 公明党"]),
    ("ministers of a union", "G7外相は中国を非難した。", ["主要7カ国 | criticizes | 中国"]),
    ("no meeting of ministers", "日韓外相会談で両国は協力を確認した。", ["日本 | agreesWith | 韓国"]),
    (
        "the body of whose officer alone was spoken",
        "中国商務省の報道官が会見した。同省は米国を批判した。",
        ["中国商務省 | criticizes | 米国"],
    ),
    ("states by number", "ハンガリー以外の26か国の首脳は合意を目指す。", ["ハンガリー以外の26か国の首脳 | seeks | 合意"]),
]
DOERS = [
    ("those in whose midst", "NATOでは、弾薬の増産を目指す。", ["北大西洋条約機構 | seeks | 弾薬の増産"]),
    ("who speaks in から", "岩屋大臣から、カナダを支援すると述べた。", ["岩屋 | aids | カナダ"]),
    ("a verbal noun at the end is a verb", "25日にはペルーの特使がチリの大統領と会談。", ["ペルーの特使 | meetsWith | チリの大統領"]),
    ("the first of two が", "台湾国防部は、中国が圧力を強める可能性があるとみて警戒している。", ["中国 | strengthens | 圧力 (assessed)"]),
    ("not whom the object names", "ペルーは法案を可決した。ペルーの提案を歓迎した。", ["ペルー | enacts | 法案"]),
    ("not who fears the harm", "首相は和平を損なう可能性を懸念した。", ["首相 | fears | 和平を損なう可能性"]),
    (
        "the named ones of a counted list",
        "決議案には、イギリスやフランスなど13か国が賛成した。",
        ["英国 | supports | 決議案", "フランス | supports | 決議案"],
    ),
    ("no label", "チリは規制を「世界の敵」だと非難した。", ["チリ | criticizes | 規制"]),
]
ADDRESSEES = [
    ("with whom one met", "首相は維新の吉村代表と会い、協力を要請した。", ["首相 | meetsWith | 吉村洋文", "首相 | demands | 吉村洋文"]),
    ("whom one accused before", "チリはペルーを非難し、自制を求めた。", ["チリ | criticizes | ペルー", "チリ | demands | ペルー"]),
    (
        "an act before him is no part of what is asked",
        "外相は訪米し、ペルーに協力するよう求めた。",
        ["外相 | visits | 米国", "外相 | demands | ペルー"],
    ),
]
SENTENCES = [
    (
        "a meeting is no part of what is agreed on",
        "チリの大統領はペルーの大統領と会談し、関係を修復することで一致した。",
        ["チリの大統領 | meetsWith | ペルーの大統領", "チリの大統領 | agreesWith | ペルーの大統領"],
    ),
    ("を before a quoted verb", "首相はペルーとの会談を「中止した」と述べた。", ["首相 | abandons | ペルーとの会談"]),
    ("に before an adjective of a stance", "首相は減税には否定的な考えを示した。", ["首相 | rejects | 減税 (intended)"]),
    ("what is not let happen", "中国は台湾の独立を許さない。", ["中国 | rejects | 台湾の独立"]),
    ("whose strike it was", "イスラエル軍の空爆で4人が死亡した。", ["イスラエル軍 | attacks | 4人"]),
    ("what is important to whom", "韓国にとって日本との関係は重要だ。", ["韓国 | prioritizes | 日本との関係"]),
]
NAMES = [
    (
        "parties in quotation marks",
        "第1党の「法と正義」は、中道右派の「市民プラットフォーム」と連立を組んだ。",
        ["法と正義 | cooperatesWith | 市民プラットフォーム"],
    ),
    ("the quoted thing of a party is none", "チリは右派の「暴力」を批判した。", ["チリ | criticizes | 右派の暴力"]),
    (
        "a party whose name does not end in 党",
        "れいわ新選組は野党を批判した。同党は政府を批判している。",
        ["れいわ新選組 | criticizes | 野党", "れいわ新選組 | criticizes | 日本"],
    ),
    (
        "the two parties",
        "第1党の「法と正義」と第2党の「市民の広場」は協議した。両党は対立している。",
        ["市民の広場 | meetsWith | 法と正義", "法と正義 | opposes | 市民の広場"],
    ),
    ("a clause that its noun explains", "与党は法案を可決した模様だ。", ["与党 | enacts | 法案 (assessed)"]),
]
NEGATIVE_WORDS = [
    (
        "a word that holds its negation",
        "首相は中国の動きに懸念を隠さず、会談を見送った。",
        ["首相 | fears | 中国の動き", "首相 | deprioritizes | 会談"],
    ),
    ("and is denied", "チリはペルーの要求を受け付けないわけではない。", ["チリ | rejects | ペルーの要求 (negative)"]),
]
CASES = [*OFFICES, *DOERS, *ADDRESSEES, *SENTENCES, *NAMES, *NEGATIVE_WORDS]


@pytest.mark.parametrize(("text", "claims"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_claims_of_a_short_text(text: str, claims: list[str]) -> None:
    assert [as_told(claim) for claim in claims_of(text)] == claims


def test_what_is_not_because_of_something_is_denied() -> None:
    (claim, *_) = claims_of("政府は制裁を緩和しないため、批判された。")
    assert claim.polarity == "negative"
