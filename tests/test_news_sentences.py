"""Sentences as long as those of the news, where several behaviours meet: all their claims, and who says them."""

from __future__ import annotations

import pytest

from tests.readings import claims_of, said

SENTENCES = [
    (
        "a meeting, what was agreed and what it holds",
        "ドイツのショルツ首相は4日、ベルリンでポーランドのトゥスク首相と会談し、ウクライナへの軍事支援を継続することで一致した。",
        [
            "オラフ・ショルツ | meetsWith | ドナルド・トゥスク",
            "オラフ・ショルツ | aids | ウクライナ (intended)",
            "オラフ・ショルツ | agreesWith | ドナルド・トゥスク",
        ],
    ),
    (
        "a quotation, then an act of the same subject",
        "トゥスク首相は会談後の記者会見で、「ロシアに譲歩すべきではない」と述べ、欧州各国に防衛費の増額を呼びかけた。",
        [
            "ドナルド・トゥスク: ドナルド・トゥスク | yieldsTo | ロシア (obligatory, negative)",
            "ドナルド・トゥスク | demands | 欧州諸国",
        ],
    ),
    (
        "an intention not to",
        "ハンガリーのオルバン首相は、スウェーデンのNATO加盟に反対しない意向を示した。",
        ["オルバーン・ヴィクトル | rejects | スウェーデンのNATO加盟 (intended, negative)"],
    ),
    (
        "three states that act as one",
        "ノルウェー、スペイン、アイルランドの3カ国は、パレスチナを国家として承認した。",
        [
            "ノルウェー | recognizes | パレスチナ",
            "スペイン | recognizes | パレスチナ",
            "アイルランド | recognizes | パレスチナ",
        ],
    ),
    (
        "a compound object with its own name",
        "トルコ議会は、スウェーデンのNATO加盟を承認した。",
        ["トルコ議会 | enacts | スウェーデンのNATO加盟"],
    ),
    (
        "a relative clause with its own subject under a topic",
        "ジョージア議会は、大統領が拒否権を行使した法案を再可決した。",
        ["大統領 | leverages | 拒否権", "ジョージア議会 | enacts | 法案"],
    ),
    (
        "what he professes is attributed to him",
        "スロバキアのフィツォ首相は、ウクライナへの武器供与を停止すると公言してきた。",
        ["ロベルト・フィツォ: ロベルト・フィツォ | abandons | ウクライナへの武器供与 (intended)"],
    ),
    (
        "what is not done, by the head of a relative clause",
        "メキシコの新大統領に就任したシェインバウム氏は、スペイン国王を就任式に招待しなかった。",
        ["クラウディア・シェインバウム | promises | スペイン国王 (negative)"],
    ),
    (
        "an accusation and whom it accuses",
        "コンゴ民主共和国は、ルワンダが反政府勢力を支援していると非難した。",
        ["コンゴ民主共和国: ルワンダ | aids | 反政府勢力", "コンゴ民主共和国 | criticizes | ルワンダ"],
    ),
    (
        "two clauses, two subjects",
        "野党は辞任を求めているが、大統領はこれを拒否した。",
        ["野党 | seeks | 辞任", "大統領 | rejects | 辞任"],
    ),
    (
        "who suffers it leaves",
        "首相は学生の抗議デモを受けて辞任した。",
        [],
    ),
    (
        "をめぐる is no journey",
        "エチオピアとエリトリアは、国境をめぐる20年にわたる対立を終わらせることで合意した。",
        ["エチオピア | agreesWith | エリトリア"],
    ),
    (
        "a critic is not the subject of what he criticizes",
        "インド外務省の報道官は、中国が国境地域で道路の建設を進めていることについて、「合意に反する」と批判した。",
        ["インド外務省の報道官 | criticizes | 中国が国境地域で道路の建設を進めていること", "中国 | enacts | 道路の建設"],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), [pytest.param(s, e, id=name) for name, s, e in SENTENCES])
def test_a_sentence_of_the_news(sentence: str, expected: list[str]) -> None:
    assert sorted(said(claim) for claim in claims_of(sentence)) == sorted(expected)
