"""Sentences and the claims that they make, one behaviour of the language each."""

from __future__ import annotations

import pytest

from kg.model import Claim
from tests.readings import as_told, claims_of, told


def rows(table: list[tuple[str, str, list[str]]]) -> list[object]:
    return [pytest.param(sentence, claims, id=name) for name, sentence, claims in table]


CASES = [
    ("を", "ブラジルはアルゼンチンを批判した。", ["ブラジル | criticizes | アルゼンチン"]),
    ("に", "カナダは米国政府に抗議した。", ["カナダ | criticizes | 米国"]),
    ("へ", "ガーナはトーゴへ部隊を派遣した。", ["ガーナ | mobilizes | トーゴ"]),
    ("と", "ブラジルはアルゼンチンとエネルギー分野で協力する。", ["ブラジル | cooperatesWith | アルゼンチン"]),
    ("から is who sells", "インドはロシアから石油を輸入した。", ["ロシア | supplies | インド"]),
    ("から is what is left", "ハンガリーは欧州連合から離脱した。", ["ハンガリー | leaves | 欧州連合"]),
    ("に対し", "キューバは米国に対し制裁の解除を要求した。", ["キューバ | demands | 米国"]),
    ("に対して", "中国は台湾に対して軍事演習を実施した。", ["中国 | mobilizes | 台湾"]),
    ("に対する", "米国はロシアに対する制裁を強化した。", ["米国 | sanctions | ロシア"]),
    ("への", "日本による韓国への支援が続いた。", ["日本 | aids | 韓国"]),
    ("より stands aside", "ガーナはトーゴより経済を優先した。", ["ガーナ | prioritizes | 経済"]),
    ("a topic in に", "ベネズエラにはブラジルが部隊を派遣した。", ["ブラジル | mobilizes | ベネズエラ"]),
    ("a topic that is the object", "トーゴはガーナが支援した。", ["ガーナ | aids | トーゴ"]),
    ("the object first", "トーゴをガーナが支援した。", ["ガーナ | aids | トーゴ"]),
    ("も for が", "ガーナもトーゴを支援した。", ["ガーナ | aids | トーゴ"]),
    ("も for を", "ガーナはトーゴも支援した。", ["ガーナ | aids | トーゴ"]),
    (
        "も for を, the subject carried over",
        "ドイツはフランスを訪れた。石炭の輸出も武器として使った。",
        ["ドイツ | visits | フランス", "ドイツ | leverages | 石炭の輸出"],
    ),
    ("だけ", "ガーナはトーゴだけを支援した。", ["ガーナ | aids | トーゴ"]),
    ("a state inside the word", "首相は訪米した。", ["首相 | visits | 米国"]),
    ("にとって makes nobody act", "ガーナにとってトーゴは重要な隣国だ。", []),
    ("a time is no object", "首相は18日に会談した。", []),
]

GROUPS = [
    (
        "subjects with と",
        "ポーランドとリトアニアはベラルーシに制裁を科した。",
        ["ポーランド | sanctions | ベラルーシ", "リトアニア | sanctions | ベラルーシ"],
    ),
    ("objects with や", "フランスはドイツやイタリアを批判した。", ["フランス | criticizes | イタリア", "フランス | criticizes | ドイツ"]),
    ("および", "ガーナは、トーゴおよびベナンと協力する。", ["ガーナ | cooperatesWith | トーゴ", "ガーナ | cooperatesWith | ベナン"]),
    (
        "a companion acts too",
        "ガーナはトーゴとともにベナンを支援した。",
        ["ガーナ | aids | ベナン", "トーゴ | aids | ベナン"],
    ),
    (
        "と並んで",
        "ノルウェーはスウェーデンと並んでロシアを批判した。",
        ["スウェーデン | criticizes | ロシア", "ノルウェー | criticizes | ロシア"],
    ),
    (
        "who is accused in the charge",
        "検察はイランが施設を攻撃したとして提訴した。",
        ["検察 | criticizes | イラン", "イラン | attacks | 施設"],
    ),
    ("a rally acts", "判決を歓迎する数千人のデモが行われた。", ["数千人のデモ | supports | 判決"]),
    ("blamed in a quotation", "野田代表は「首相の説明は不十分だ」と批判した。", ["野田佳彦 | criticizes | 首相の説明"]),
    ("praised in one", "国連は「合意は前進だ」と歓迎した。", ["国際連合 | supports | 合意"]),
    ("not with that noun", "警察は身柄を確保した。", []),
    (
        "told by somebody",
        "幹部は、安倍首相から議長を辞任する意向を伝えられた。",
        ["安倍晋三 | informs | 幹部", "安倍晋三 | leaves | 議長 (intended)"],
    ),
    ("a body in the passive", "法案は衆議院で可決された。", ["衆議院 | enacts | 法案"]),
    ("whose leaving is announced", "ブッシュ大統領はラムズフェルド国防長官の辞任を発表した。", []),
    ("adverbial を中心に", "欧米を中心に各報道機関は歩み寄りに注目している。", ["各報道機関 | watches | 歩み寄り"]),
    ("adjective inside a name of a thing", "国王は国会再開の具体的な日程を明言した。", ["国王 | emphasizes | 国会再開の具体的な日程"]),
    (
        "another does it than in the condition",
        "国王が要求を認めなければデモを激化させるとの決定もあった。",
        ["国王 | rejects | 要求 (hypothetical)"],
    ),
    ("whose responsibility is the topic", "ハマスの責任も重い。市民ら約1200人を殺害した。", ["ハマス | attacks | 市民ら約1200人"]),
    ("whose attack is the topic", "イスラエルによる攻撃は続いた。ハマスの交渉団を空爆した。", ["イスラエル | attacks | ハマスの交渉団"]),
    (
        "nobody in whether something is",
        "米国はイランを批判した。和平を実現できるかどうかは、ロシアの関与にかかっている。",
        ["米国 | criticizes | イラン", "和平 | dependsOn | ロシアの関与"],
    ),
    ("under a copula", "ロシアは米国の攻撃を国際法違反だと非難した。", ["ロシア | criticizes | 米国の攻撃"]),
    (
        "や before a noun",
        "野田代表は野党候補の一本化を国民民主党や日本維新の会に呼びかけている。",
        ["野田佳彦 | demands | 国民民主党", "野田佳彦 | demands | 日本維新の会"],
    ),
    (
        "an instance with など",
        "トランプ大統領はフォルドゥなど3カ所の核施設を攻撃した。",
        ["ドナルド・トランプ | attacks | フォルドゥなど3カ所の核施設"],
    ),
    ("coordinated modifiers", "国王は選挙や国会再開の具体的な日程を明言した。", ["国王 | emphasizes | 選挙や国会再開の具体的な日程"]),
    ("an attack of one's own", "イスラエル軍は拠点を空爆したと明らかにした。", ["イスラエル軍 | attacks | 拠点"]),
    ("to whom it is given", "元大統領に候補資格が認められるかどうかは未定だ。", []),
    ("a body that its kind announces", "人権団体アムネスティは政府を批判した。", ["アムネスティ | criticizes | 日本"]),
    ("crowds do not carry over", "6000人が集まった。政府を批判した。", []),
    ("a mutual thing once", "イランと米国は対立し、米国とイランは衝突した。", ["イラン | opposes | 米国"]),
    ("between two", "フランスとドイツの間で首脳会談が行われた。", ["フランス | meetsWith | ドイツ"]),
    ("passed on by the press", "BBCは、イランが施設を攻撃したと報じた。", ["イラン | attacks | 施設 (reported)"]),
    ("members of a noun", "首相は大臣らと米国を訪れた。", ["大臣 | visits | 米国", "首相 | visits | 米国"]),
    ("と with a thing between", "首相は韓国と水素の分野で連携する。", ["首相 | cooperatesWith | 韓国"]),
    ("two letters are two states", "日米は関税について協議した。", ["日本 | meetsWith | 米国"]),
    (
        "three letters are three states, each pair once",
        "日米韓はワシントンで会談した。",
        ["日本 | meetsWith | 米国", "日本 | meetsWith | 韓国", "米国 | meetsWith | 韓国"],
    ),
    ("who do it to each other, symmetric", "サウジアラビアとイランは国交の正常化で合意した。", ["サウジアラビア | agreesWith | イラン"]),
    (
        "who do it to each other, both ways",
        "トルコとギリシャは互いに批判し合った。",
        ["トルコ | criticizes | ギリシャ", "ギリシャ | criticizes | トルコ"],
    ),
    (
        "each to the other in two clauses",
        "タイはカンボジアに抗議し、カンボジアもタイに抗議した。",
        ["タイ | criticizes | カンボジア", "カンボジア | criticizes | タイ"],
    ),
]

RELATIVE_CLAUSES = [
    ("the noun is the subject", "中国に反発する台湾が米国と協議した。", ["台湾 | criticizes | 中国", "台湾 | meetsWith | 米国"]),
    (
        "the noun is the subject, ている",
        "フィリピンを支援している米国は中国を批判した。",
        ["米国 | aids | フィリピン", "米国 | criticizes | 中国"],
    ),
    ("the noun is the object", "野党が求めた減税を首相は拒否した。", ["野党 | seeks | 減税", "首相 | rejects | 減税"]),
    (
        "the noun is the object, ている",
        "米国が支援しているフィリピンは中国を批判した。",
        ["米国 | aids | フィリピン", "フィリピン | criticizes | 中国"],
    ),
    ("the object is a noun with its の", "日本が求める禁輸の撤廃は実現していない。", ["日本 | seeks | 禁輸の撤廃"]),
    (
        "coordinated nouns share the clause",
        "資源をロシアに依存するハンガリーやスロバキアが反発した。",
        ["ハンガリー | dependsOn | ロシア", "スロバキア | dependsOn | ロシア"],
    ),
    ("外の関係: a reason is no gap", "米国がイエメンを攻撃した理由を国防長官は説明した。", ["米国 | attacks | イエメン"]),
    ("外の関係: a plan is no gap", "首相はウクライナを支援する考えを示した。", ["首相 | aids | ウクライナ (intended)"]),
    (
        "a noun inside another clause",
        "クリミア半島を併合したロシアに、欧州連合は制裁を科した。",
        ["ロシア | coerces | クリミア", "欧州連合 | sanctions | ロシア"],
    ),
    ("an idiom with its noun outside", "首相が提出した法案を議会は否決した。", ["首相 | proposes | 法案", "議会 | rejects | 法案"]),
    ("a cleft for が", "イエメンを攻撃したのは米国だった。", ["米国 | attacks | イエメン"]),
    ("a cleft for を", "米国が攻撃したのはイエメンだった。", ["米国 | attacks | イエメン"]),
    ("a cleft for a phrase", "大統領が恐れるのは、同盟の分裂だ。", ["大統領 | fears | 同盟の分裂"]),
    ("a cleft of a verbal noun", "首相が重視したのは、同盟の強化だった。", ["首相 | prioritizes | 同盟の強化"]),
]

VOICES = [
    ("passive, によって", "ブラジルはトルコによって批判された。", ["トルコ | criticizes | ブラジル"]),
    ("passive, に", "エジプトは欧州連合に批判された。", ["欧州連合 | criticizes | エジプト"]),
    ("passive, から", "首相は野党から批判された。", ["野党 | criticizes | 首相"]),
    ("passive beside を", "トルコは国際連合から制裁を科された。", ["国際連合 | sanctions | トルコ"]),
    ("passive of a demand", "首相は野党に辞任を求められた。", ["野党 | demands | 首相"]),
    ("passive with nobody named", "法案は可決された。", []),
    ("passive: a post is no doer", "ブーデン氏は首相に任命された。", []),
    ("received", "首相は野党の追及を受けた。", ["野党 | criticizes | 首相"]),
    (
        "received, in a clause before",
        "野党からの批判を受け、首相は法案を撤回した。",
        ["野党 | criticizes | 首相", "首相 | abandons | 法案"],
    ),
    ("causative: に acts", "首相は軍に国境を封鎖させた。", ["軍 | coerces | 国境"]),
    ("causative: に acts, idiom", "首相は議会に提案を受け入れさせた。", ["議会 | yieldsTo | 提案"]),
    ("causative of a change", "首相は党内の対立を激化させた。", ["首相 | strengthens | 党内の対立"]),
    ("causative-passive: the topic acts", "首相は議員らに謝罪させられた。", []),
    ("てもらう: に acts", "日本は中国に謝罪してもらった。", ["中国 | reassures | 日本"]),
    ("左右される is a word of its own", "計画の成否は議会の判断に左右される。", ["計画の成否 | dependsOn | 議会の判断"]),
    ("かかっている is a word of its own", "合意の成否は議会の判断にかかっている。", ["合意の成否 | dependsOn | 議会の判断"]),
    ("受け入れられない is cannot", "アイスランドは提案を受け入れられない。", ["アイスランド | rejects | 提案"]),
]

NOUNS = [
    ("Aによる Bへの", "欧州連合によるハンガリーへの制裁が始まった。", ["欧州連合 | sanctions | ハンガリー"]),
    (
        "Aの B compound",
        "イスラエルのイラン攻撃をトルコは非難した。",
        ["イスラエル | attacks | イラン", "トルコ | criticizes | イスラエルのイラン攻撃"],
    ),
    ("AB対立", "日中対立が深まっている。", ["日本 | opposes | 中国"]),
    ("Aと Bの対立", "米国と中国の対立が深まっている。", ["米国 | opposes | 中国"]),
    ("nobody named", "対立が深まっている。", []),
    ("a light verb", "ガーナはトーゴと協議を行った。", ["ガーナ | meetsWith | トーゴ"]),
    ("a light verb that aims", "ガーナは関係の強化を図った。", ["ガーナ | strengthens | 関係 (intended)"]),
    ("an idiom", "議員は計画に疑問を呈した。", ["議員 | questions | 計画"]),
    ("an idiom with a noun's modifier", "議員はNATOへの関与に疑問を呈した。", ["議員 | questions | NATOへの関与"]),
    ("a noun of intent is no object", "首相は辞任の意向を示した。", []),
    ("a noun of intent carries an act", "首相は野党との協議の意向を示した。", ["首相 | meetsWith | 野党 (intended)"]),
]

NEGATION = [
    ("plain", "インドはパキスタンと対話しなかった。", ["インド | meetsWith | パキスタン (negative)"]),
    ("not to comply is to reject", "中国は調査の要求に応じない。", ["中国 | rejects | 調査の要求"]),
    ("not to admit is to reject", "ラトビアは制裁の延長を認めなかった。", ["ラトビア | rejects | 制裁の延長"]),
    ("not to mention is to avoid", "ラトビアは核兵器の配備に触れなかった。", ["ラトビア | avoids | 核兵器の配備"]),
    ("not to join keeps its relation", "ラトビアは会議に参加しなかった。", ["ラトビア | involvedIn | 会議 (negative)"]),
    ("one rule for one act", "セルビアはコソボを国家として承認していない。", ["セルビア | recognizes | コソボ (negative)"]),
]

CERTAINTY = [
    ("ていない", "ガーナはトーゴを支援していない。", ["ガーナ | aids | トーゴ (negative)"]),
    ("ずに", "ガーナはトーゴを支援せずに、ベナンを支援した。", ["ガーナ | aids | トーゴ (negative)", "ガーナ | aids | ベナン"]),
    ("ようとしている", "ガーナはトーゴを支援しようとしている。", ["ガーナ | aids | トーゴ (intended)"]),
    ("たい考えだ", "ガーナはトーゴを支援したい考えだ。", ["ガーナ | aids | トーゴ (intended)"]),
    ("べきだ", "ガーナはトーゴを支援すべきだ。", ["ガーナ | aids | トーゴ (obligatory)"]),
    ("かもしれない", "ガーナはトーゴを支援するかもしれない。", ["ガーナ | aids | トーゴ (possible)"]),
    ("可能性がある", "ガーナはトーゴを支援する可能性がある。", ["ガーナ | aids | トーゴ (possible)"]),
    ("必要がある", "ガーナはトーゴを支援する必要がある。", ["ガーナ | aids | トーゴ (obligatory)"]),
    ("とみられる", "ガーナはトーゴを支援するとみられる。", ["ガーナ | aids | トーゴ (assessed)"]),
    ("ていないとされる", "ガーナはトーゴを支援していないとされる。", ["ガーナ | aids | トーゴ (reported, negative)"]),
    ("a light verb that promises", "ガーナはトーゴへの支援を約束した。", ["ガーナ | aids | トーゴ (intended)"]),
    ("to refuse an act", "ガーナはトーゴへの支援を拒否した。", ["ガーナ | rejects | トーゴへの支援"]),
]

STANDS_ASIDE = [
    ("相次いで", "ガーナはトーゴと相次いで会談した。", ["ガーナ | meetsWith | トーゴ"]),
    ("ではなく", "ガーナはトーゴではなくベナンを支援した。", ["ガーナ | aids | ベナン"]),
    ("にもかかわらず", "ベナンの反対にもかかわらず、ガーナは協定に署名した。", ["ガーナ | enacts | 協定"]),
    ("に続き", "ベナンに続き、ガーナもトーゴに制裁を科した。", ["ガーナ | sanctions | トーゴ", "ベナン | sanctions | トーゴ"]),
    ("に代わって", "ベナンに代わって、ガーナが交渉を仲介した。", ["ガーナ | mediates | 交渉"]),
    ("を除く", "ベナンを除く加盟国は決議に賛成した。", ["ベナンを除く加盟国 | supports | 決議"]),
]

OWN_VOICE = [
    ("a wish that nobody is named for", "両国の歩み寄りを歓迎したい。", ["筆者 | supports | 両国の歩み寄り (obligatory)"]),
    ("a wish of the one named", "首相は両国の歩み寄りを歓迎したい考えだ。", ["首相 | supports | 両国の歩み寄り (intended)"]),
]

SENTENCES = [*OWN_VOICE, *CASES, *GROUPS, *RELATIVE_CLAUSES, *VOICES, *NOUNS, *NEGATION, *CERTAINTY, *STANDS_ASIDE]


@pytest.mark.parametrize(("sentence", "expected"), rows(SENTENCES))
def test_a_sentence_makes_its_claims(sentence: str, expected: list[str]) -> None:
    assert sorted(told(sentence)) == sorted(expected)


def detail(sentence: str, relation: str) -> Claim:
    """The one claim of that relation."""
    (found,) = (c for c in claims_of(sentence) if c.relation == relation)
    return found


ABOUT = [
    ("について", "カナダは関税について米国に抗議した。", "criticizes", "関税"),
    ("をめぐって", "タイは国境をめぐってカンボジアと対立している。", "opposes", "国境"),
    ("で", "サウジアラビアはイランと国交の正常化で合意した。", "agreesWith", "国交の正常化"),
    ("を beside に", "ガーナはトーゴに医薬品を提供した。", "supplies", "医薬品"),
    ("ように", "カナダはメキシコに対し、関税を撤廃するよう求めた。", "demands", "関税を撤廃する"),
    ("に向けて", "モンゴルは石炭の輸出に向けて中国と協議した。", "meetsWith", "石炭の輸出"),
    ("none", "カナダは米国に抗議した。", "criticizes", None),
    ("what is denied with ではなく is none", "ガーナはトーゴではなくベナンを支援した。", "aids", None),
    ("without who is asked", "日本は中国に水産物の禁輸を撤廃するよう求めた。", "demands", "水産物の禁輸を撤廃する"),
    ("a cause is no matter", "ロシアの仲介で、アルメニアとアゼルバイジャンは停戦に合意した。", "agreesWith", "停戦"),
]


@pytest.mark.parametrize(("sentence", "relation", "expected"), [pytest.param(*row, id=name) for name, *row in ABOUT])
def test_what_a_claim_is_about(sentence: str, relation: str, expected: str | None) -> None:
    assert detail(sentence, relation).about == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("ドイツは中国を競争相手と位置付けた。", "競争相手"),
        ("首相は移民問題を国内問題として扱った。", "国内問題"),
        ("首相は拉致問題を最優先課題と位置付けている。", "最優先課題"),
    ],
)
def test_what_something_is_framed_as(sentence: str, expected: str) -> None:
    assert detail(sentence, "frames").frame == expected


EMBEDDED = [
    ("よう求める", "カナダはメキシコに対し、関税を撤廃するよう求めた。", "demands", "メキシコ | abandons | 関税 (obligatory)"),
    ("よう求める, に", "日本は中国に水産物の禁輸を撤廃するよう求めた。", "demands", "中国 | abandons | 水産物の禁輸 (obligatory)"),
    ("ことに", "スペインが軍事費の増額を拒んだことに、米国は不満を表明した。", "criticizes", "スペイン | rejects | 軍事費の増額"),
    ("a noun", "ロシアによるジョージアへの侵攻を欧州連合は非難した。", "criticizes", "ロシア | attacks | ジョージア"),
]


@pytest.mark.parametrize(("sentence", "relation", "inner"), [pytest.param(*row, id=name) for name, *row in EMBEDDED])
def test_a_claim_embeds_the_one_inside(sentence: str, relation: str, inner: str) -> None:
    embeds = detail(sentence, relation).embeds
    assert [as_told(c) for c in claims_of(sentence) if c.id == embeds] == [inner]


SPEAKERS = [
    ("a quotation", "首相は「中国が台湾を威圧している」と述べた。", ["首相"]),
    ("two in one sentence", "米国は「イランが合意に違反した」と言い、イランは「米国が合意を破った」と述べた。", ["米国", "イラン"]),
    ("who asks", "カナダはメキシコに対し、関税を撤廃するよう求めた。", ["カナダ", None]),
    ("the text itself", "カナダは米国に抗議した。", [None]),
]


@pytest.mark.parametrize(("sentence", "expected"), [pytest.param(*row, id=name) for name, *row in SPEAKERS])
def test_who_says_so(sentence: str, expected: list[str | None]) -> None:
    assert [c.attributed_to.entity.label if c.attributed_to else None for c in claims_of(sentence)] == expected


def test_a_sentence_says_a_thing_once() -> None:
    assert told("カナダは米国に抗議し、米国に抗議した。") == ["カナダ | criticizes | 米国"]


def test_nobody_does_it_to_himself() -> None:
    assert told("カナダはカナダを批判した。") == []


def test_an_unspoken_subject_has_no_words() -> None:
    first, second = claims_of("カナダは米国に抗議した。メキシコを支援した。")
    assert (first.subject.surface, second.subject.surface) == ("カナダ", None)


def test_evidence_reaches_from_first_to_last_word() -> None:
    (claim,) = claims_of("18日、カナダは関税について米国に抗議した。")
    assert claim.evidence.text == "カナダは関税について米国に抗議"


def test_claims_come_in_text_order() -> None:
    text = "カナダは米国に抗議した。ブラジルはアルゼンチンを批判した。ガーナもトーゴを支援した。"
    places = [c.predicate.span.start for c in claims_of(text)]
    assert len(places) == 3
    assert places == sorted(places)


@pytest.mark.parametrize("before", ["", "雨が降った。", "風も強かった。", "雨が降った。風も強かった。"])
def test_claims_of_one_predicate_come_as_they_are_named(before: str) -> None:
    assert told(f"{before}ベラルーシはポーランドとラトビアとリトアニアを批判した。") == [
        "ベラルーシ | criticizes | ポーランド",
        "ベラルーシ | criticizes | ラトビア",
        "ベラルーシ | criticizes | リトアニア",
    ]
