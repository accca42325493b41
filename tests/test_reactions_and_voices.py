"""Whose voice it is and at whom it is aimed, over clauses and sentences: the claims of short texts."""

from __future__ import annotations

import pytest

from tests.readings import as_told, claims_of

REACTIONS = [
    (
        "to the sentence before",
        "カナダは鉄鋼への関税を引き上げた。これに対しメキシコは「協定違反だ」と反発した。",
        ["カナダ | sanctions | 鉄鋼", "メキシコ | criticizes | カナダ"],
    ),
    ("to the doer in the quotation", "ペルー外務省は「チリによる挑発だ」と反論した。", ["ペルー外務省 | rejects | チリ"]),
    (
        "to the clause before",
        "カナダ政府は関税を引き上げたが、メキシコは反発した。",
        ["カナダ | strengthens | 関税", "メキシコ | criticizes | カナダ"],
    ),
    (
        "to whom the clause with て deals with",
        "外務省は、チリの大使を呼び出して厳重に抗議した。",
        ["外務省 | demands | チリの大使", "外務省 | criticizes | チリの大使"],
    ),
    ("これ is who did it", "アルゼンチンは演習を始めた。チリはこれを挑発と非難した。", ["チリ | criticizes | アルゼンチン"]),
    ("nobody where nothing is quoted", "アルゼンチンは演習を始めた。チリは反発した。", []),
]
VOICES = [
    ("inside a party", "与党内では増税への慎重論が根強い。", ["与党 | rejects | 増税"]),
    (
        "two in one sentence",
        "野党では大連立への反発が広がり、首相を警戒する声も強い。",
        ["野党 | criticizes | 大連立", "野党 | fears | 首相"],
    ),
    (
        "of experts who are afraid of something",
        "専門家からは、軍拡競争に拍車がかかりかねないと危ぶむ声が出ている。",
        ["専門家 | fears | 軍拡競争に拍車がかかりかねない"],
    ),
    ("of a body named in quotation marks", "「世界第一」派は首相を支持した。", ["「世界第一」派 | supports | 首相"]),
]
SUBJECTS = [
    (
        "a cleft sets the topic",
        "支持を広げているのが、自由党だ。減税を掲げて首相を批判した。",
        ["自由党 | strengthens | 支持", "自由党 | emphasizes | 減税", "自由党 | criticizes | 首相"],
    ),
    ("a condition does not share what follows", "核合意から脱退すれば、トルコが核開発に乗り出す。", ["トルコ | enacts | 核開発"]),
    (
        "a condition under a threat is for the one threatened",
        "フランスはイランに、交渉に応じなければ制裁すると警告した。",
        ["イラン | rejects | 交渉 (hypothetical)", "フランス | warns | イラン"],
    ),
    ("a ship is its owner's", "台湾の海岸警備隊の船がフィリピンの領海に侵入した。", ["海岸警備隊 | violates | フィリピン"]),
    (
        "a list without particles",
        "自民党、公明党、国民民主党は減税に否定的だ。",
        ["自由民主党 | rejects | 減税", "公明党 | rejects | 減税", "国民民主党 | rejects | 減税"],
    ),
    ("whom one meets is asked", "石破首相は習近平国家主席との会談で、禁輸の撤廃を要請した。", ["石破茂 | demands | 習近平"]),
    ("what the speaker does first", "ボリビアはこれを否定し、チリが合意を破ったと主張した。", ["チリ | violates | 合意"]),
    (
        "同国 is whose ministry speaks",
        "ポーランド国防省は「ベラルーシの挑発だ」と反論し、同国は国連に会合の開催を要請した。",
        ["ポーランド | demands | 国際連合"],
    ),
]
ROWS = [pytest.param(text, claims, id=name) for name, text, claims in (*REACTIONS, *VOICES, *SUBJECTS)]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_claims_of_a_short_text(text: str, expected: list[str]) -> None:
    assert [as_told(claim) for claim in claims_of(text)] == expected
