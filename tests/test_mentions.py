"""Names are found with their titles and brackets, and what only looks like a name is none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.gazetteer import load_gazetteer
from kg.mentions import find_mentions
from tests.lines import lines

GAZETTEER = load_gazetteer()


def found(*sentences: str) -> list[str]:
    """The words of the mentions of an article, in text order."""
    kept = lines(*sentences)
    return [kept[c.line].text[c.start : c.end] for c in find_mentions(kept, GAZETTEER)]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("米国製品に関税を課した。", ["米国"]),
        ("アメリカ合衆国とイギリスが合意した。", ["アメリカ合衆国", "イギリス"]),
        ("米政府とロシア側は協議した。", ["米政府", "ロシア側"]),
        ("欧州連合（EU）は警戒する。", ["欧州連合（EU）"]),
        ("北大西洋条約機構(NATO)に加盟した。", ["北大西洋条約機構(NATO)"]),
        ("国連安全保障理事会の決議案が採択された。", ["国連安全保障理事会"]),
        ("「ノルドストリーム2」も使う。", ["ノルドストリーム2"]),
        ("ウォール・ストリート・ジャーナルが報じた。", ["ウォール・ストリート・ジャーナル"]),
        ("パレスチナ自治区ガザで戦闘が続く。", ["パレスチナ自治区ガザ"]),
    ],
)
def test_known_names_are_found_whole(sentence: str, words: list[str]) -> None:
    assert found(sentence) == words


@pytest.mark.parametrize(
    "sentence",
    [
        "英語と韓国語を学ぶ。",
        "日本時間の15日に発表した。",
        "大米を食べる。",
        "アメリカンドッグを売る。",
        "8日に会見した。",
        "会議中に発言した。",
        "米の価格が上がった。",
    ],
)
def test_what_only_holds_a_states_characters_is_no_state(sentence: str) -> None:
    states = {name.ja for c in find_mentions(lines(sentence), GAZETTEER) for name in c.known if name.type == "State"}
    assert states == set()


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("米露関係の改善を図る。", ["米露"]),
        ("日米韓3か国の連携を強化する。", ["日米韓3か国"]),
        ("中露両国が反対した。", ["中露両国"]),
        ("中露が接近した。", ["中露"]),
        ("米英豪の枠組みを作る。", ["米英豪"]),
        ("対露制裁を強化する。", ["露"]),
        ("首脳の訪米を歓迎した。", ["米"]),
        ("反日感情が強い。", ["日"]),
        ("米企業の利益に訴えた。", ["米企業"]),
        ("日中の関係が悪化した。", ["日中"]),
        ("日中に気温が上がった。", []),
        ("前日米国を訪れた。", ["米国"]),
        ("米農家の苦境を語った。", ["米農家"]),
        ("朝日が昇る。", []),
        ("独自の外交を進める。", []),
    ],
)
def test_letters_stand_for_states_only_where_news_writes_them_so(sentence: str, words: list[str]) -> None:
    assert found(sentence) == words


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("トランプ米大統領が会談した。", ["トランプ米大統領"]),
        ("ブラウン英首相が主張した。", ["ブラウン英首相"]),
        ("江藤拓農相が更迭された。", ["江藤拓農相"]),
        ("福田康夫・元官房長官が立候補した。", ["福田康夫・元官房長官"]),
        ("麻生太郎・幹事長が立候補した。", ["麻生太郎・幹事長"]),
        ("フォンデアライエン欧州委員長が打ち出した。", ["フォンデアライエン欧州委員長"]),
        ("モーゼス・ドライヴァー文民警察長官が非難した。", ["モーゼス・ドライヴァー文民警察長官"]),
        ("ロシア外務省のカムイニン情報局長が警告した。", ["ロシア外務省", "カムイニン情報局長"]),
        ("イ・ジェミョン（李在明）大統領が応じた。", ["イ・ジェミョン（李在明）大統領"]),
        ("カダフィ(本名・ムアンマル・アル=カッザーフィー)大佐が死亡した。", ["カダフィ(本名・ムアンマル・アル=カッザーフィー)大佐"]),
        ("アメリカ・オバマ大統領が演説した。", ["アメリカ", "オバマ大統領"]),
        ("アルカイダ・ビンラディン容疑者が死亡した。", ["アルカイダ", "ビンラディン容疑者"]),
        ("エリツィン前大統領の葬儀が行われた。", ["エリツィン前大統領"]),
        ("ジョン・ガラン第1副大統領が死亡した。", ["ジョン・ガラン第1副大統領"]),
        ("民主党の福山政策調査会長が会談した。", ["民主党", "福山政策調査会長"]),
        ("朴槿恵(パク・クネ)候補が当選した。", ["朴槿恵(パク・クネ)候補"]),
    ],
)
def test_people_are_found_with_their_titles(sentence: str, words: list[str]) -> None:
    assert found(sentence) == words


@pytest.mark.parametrize(
    "sentence",
    [
        "大統領選挙が行われた。",
        "首相に就任した。",
        "大統領として演説した。",
        "比例代表で当選した。",
        "記者会見を開いた。",
        "真相を究明する。",
        "議長声明を採択した。",
        "相次いで辞任した。",
    ],
)
def test_a_post_or_a_word_that_ends_like_one_is_nobody(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("中国商務省は批判した。", ["中国商務省"]),
        ("七党同盟は要求した。", ["七党同盟"]),
        ("治安部隊が排除した。", ["治安部隊"]),
        ("バルケネンデ内閣が総辞職した。", ["バルケネンデ内閣"]),
        ("プーチン政権は働きかけた。", ["プーチン政権"]),
        ("「民主66(D66)」が離脱した。", ["民主66(D66)"]),
        ("ネパール共産党毛沢東主義派(毛派)と合意した。", ["ネパール共産党毛沢東主義派(毛派)"]),
        ("Expaticaによると、辞任する。", ["Expatica"]),
        ("毎日によると、辞任する。", ["毎日"]),
        ("解散ドイツ憲法裁判所が判断した。", ["ドイツ憲法裁判所"]),
        ("衆院選民主党が勝った。", ["民主党"]),
        ("拡声機放送を停止した。", []),
        ("将軍が離党した。", ["将軍"]),
        ("社会が変わる。", []),
    ],
)
def test_bodies_are_found_by_their_endings(sentence: str, words: list[str]) -> None:
    assert found(sentence) == words


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("欧州の首脳らが訪れた。", ["欧州の首脳ら"]),
        ("西欧諸国を牽制した。", ["西欧諸国"]),
        ("閣僚2人が辞任した。", ["閣僚2人"]),
        ("市民ら約1200人を殺害した。", ["市民ら約1200人"]),
        ("国民1人当たり2万円を配る。", []),
        ("数千人が行進した。", ["数千人"]),
        ("インド系の住民が支持した。", ["インド系の住民"]),
        ("弁護側は控訴する。", ["弁護側"]),
        ("タミル人が棄権した。", ["タミル人"]),
        ("住民投票を実施した。", []),
        ("海外派兵を決めた。", []),
    ],
)
def test_groups_are_found_with_their_owners_and_numbers(sentence: str, words: list[str]) -> None:
    assert found(sentence) == words


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("中国外務省の報道官が述べた。", ["中国外務省の報道官"]),
        ("移民相は決めた。", ["移民相"]),
        ("駐韓日本大使を呼んだ。", ["駐韓日本大使"]),
        ("駐日大使を呼んだ。", ["駐日大使"]),
        ("米大統領報道官が発表した。", ["米大統領報道官"]),
    ],
)
def test_offices_without_a_name_are_found_whole(sentence: str, words: list[str]) -> None:
    assert found(sentence) == words


def test_a_name_explained_anywhere_is_found_short_elsewhere() -> None:
    assert found("D66が辞任を求めた。", "連立与党の「民主66(D66)」が離脱した。")[0] == "D66"
    assert found("ヒルシアリの国籍を剥奪した。", "アヤーン・ヒルシアリ元議員が亡命した。")[0] == "ヒルシアリ"


def test_a_surname_that_is_a_place_is_a_person_where_the_article_gives_it_in_full() -> None:
    assert found("福島社民党首が会見した。", "福島みずほ党首が会見した。")[0] == "福島社民党首"


@given(st.text(alphabet="米中露日韓のは大統領首相側政府ら両国同氏・（）()「」欧州プーチン0123人、。 ", max_size=40))
def test_mentions_lie_in_their_line_and_never_overlap(text: str) -> None:
    kept = lines(text) if text.strip() else ()
    spans = [(c.line, c.start, c.end) for c in find_mentions(kept, GAZETTEER)]
    assert all(0 <= start < end <= len(text) for _, start, end in spans)
    assert all(one[2] <= other[1] for one, other in pairwise(spans))
