"""One entity for each thing, whatever it is called; anaphors and offices stand for whom the text means."""

from __future__ import annotations

import pytest

from kg.model import FactKind
from tests.lines import linked, named


@pytest.mark.parametrize("word", ["米国", "アメリカ", "アメリカ合衆国", "米政府", "アメリカ政府", "米側", "米国側"])
def test_a_state_is_one_with_its_government(word: str) -> None:
    assert named(f"{word}は反対した。") == [f"{word}=米国"]


@pytest.mark.parametrize("name", ["プーチン大統領", "プーチン氏", "ウラジーミル・プーチン大統領", "プーチン露大統領", "プーチン"])
def test_a_person_is_one_whatever_the_title(name: str) -> None:
    assert named(f"{name}は反対した。") == [f"{name}=ウラジーミル・プーチン"]


def test_leader_administration_and_state_are_three() -> None:
    assert named("トランプ大統領とトランプ政権と米国は違う。") == [
        "トランプ大統領=ドナルド・トランプ",
        "トランプ政権=トランプ政権",
        "米国=米国",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("米露関係は改善した。", ["米露=米国+ロシア"]),
        ("石破首相とイ・ジェミョン大統領が会った。日韓首脳は合意した。", ["日韓首脳=石破茂+李在明"]),
        ("日韓首脳は合意した。", ["日韓首脳=日本+韓国"]),
        ("自公両党が譲歩した。", ["自公両党=自由民主党+公明党"]),
    ],
)
def test_words_that_name_several_are_linked_to_each(text: str, words: list[str]) -> None:
    assert named(text)[-len(words) :] == words


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("米国は中国に関税を課した。両国は対立する。", "両国=米国+中国"),
        ("米国は中国に関税を課した。両国間の対立が続く。", "両国=米国+中国"),
        ("トランプ大統領とプーチン大統領が会談した。両首脳は合意した。", "両首脳=ドナルド・トランプ+ウラジーミル・プーチン"),
        (
            "習近平国家主席とトランプ氏が会談した。高市早苗首相も会談した。トランプ氏は中国を訪問し、両首脳は話す。",
            "両首脳=ドナルド・トランプ+習近平",
        ),
        ("イスラエルとハマスが合意した。米国は見守る。双方に圧力をかける。", "双方=イスラエル+ハマス"),
        ("自民党は公明党と協議した。両党は合意した。", "両党=自由民主党+公明党"),
        ("英仏独はイランと協議した。3カ国は警告した。", "3カ国=英国+フランス+ドイツ"),
        (
            "ハンガリーのオルバン首相はウクライナの加盟に反対し、スロバキアのフィツォ首相も同調した。両国は頼る。",
            "両国=ハンガリー+スロバキア",
        ),
        ("古賀誠氏、谷垣禎一氏、山崎拓氏が集まった。3氏は支持した。", "3氏=古賀誠+谷垣禎一+山崎拓"),
    ],
)
def test_plural_anaphors_take_up_those_named_last(text: str, last: str) -> None:
    assert named(text)[-1] == last


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("イスラエルは攻撃を再開した。同国は非難された。", "同国=イスラエル"),
        ("ゼレンスキー大統領はトランプ氏に要請した。同氏は受け入れない。", "同氏=ウォロディミル・ゼレンスキー"),
        ("首相は小泉進次郎氏を起用した。同氏は放出した。", "同氏=小泉進次郎"),
        ("トランプ大統領はプーチン氏と会った。同大統領は疑う。", "同大統領=ドナルド・トランプ"),
        ("自民党は提出した。同党は譲歩した。", "同党=自由民主党"),
        ("読売新聞が伝えた。同紙は論じた。", "同紙=読売新聞"),
        ("軍は、ライセニア・ガラセ首相を軟禁した。同首相は拒否した。", "同首相=ライセニア・ガラセ"),
    ],
)
def test_singular_anaphors_take_up_the_topic_that_fits(text: str, last: str) -> None:
    assert named(text)[-1] == last


def test_anaphors_are_marked_and_give_no_names() -> None:
    mention = linked("米国は中国に関税を課した。両国は対立する。").mentions[-1]
    assert mention.is_anaphor
    assert all("両国" not in entity.names for entity in mention.entities)


@pytest.mark.parametrize(
    ("text", "date", "last"),
    [
        ("日本の政権は変わった。首相は減税を否定した。", "2013/05/01", "首相=安倍晋三"),
        ("日本の政権は変わった。首相は減税を否定した。", "2025/06/23", "首相=石破茂"),
        ("米大統領は警告した。", "2010/01/01", "米大統領=バラク・オバマ"),
        ("ブッシュ大統領は警告した。", "2005/01/01", "ブッシュ大統領=ジョージ・W・ブッシュ"),
        ("ブッシュ大統領は警告した。", "1991/01/01", "ブッシュ大統領=ジョージ・H・W・ブッシュ"),
        ("石破茂首相は演説した。首相は否定した。", "2025/06/23", "首相=石破茂"),
        ("オランダのバルケネンデ首相は発表した。首相は拒否した。", "2006/06/30", "首相=ヤン・ペーター・バルケネンデ"),
        ("フェルドンク移民相が決めた。移民相は拒んだ。", "2006/06/30", "移民相=フェルドンク"),
        ("ギャネンドラ国王は演説した。ネパール国王は返還した。", "2006/04/22", "ネパール国王=ギャネンドラ"),
        ("福田首相は安倍首相の後に就いた。首相は辞めた。", "2008/09/01", "首相=福田康夫"),
    ],
)
def test_an_office_stands_for_who_holds_it_at_the_time(text: str, date: str, last: str) -> None:
    assert named(text, date)[-1] == last


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("維新の党の小沢幹事長が会談した。", "小沢幹事長=小沢"),
        ("オバマ氏が勝った。アメリカの民主党は喜んだ。", "民主党=米民主党"),
        ("安倍晋三首相に民主党が反対した。", "民主党=民主党"),
        ("ニュージーランドで労働党が勝った。", "労働党=労働党"),
        ("中国商務省は批判した。商務省は警告した。", "商務省=中国商務省"),
        ("ロシアの外務省が警告した。ロシアは怒った。外務省は黙った。", "外務省=ロシア外務省"),
    ],
)
def test_namesakes_are_kept_apart(text: str, last: str) -> None:
    assert named(text)[-1] == last


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("自民党が譲歩した。政府は凍結した。", "政府=日本"),
        ("ネパールでネパールの国王が演説した。政府は弾圧した。", "政府=ネパール"),
    ],
)
def test_the_government_is_the_articles_own(text: str, words: str) -> None:
    assert named(text)[-1] == words


def test_a_namesake_in_office_needs_more_than_san() -> None:
    assert named("山口さんが被爆した。", "2011/01/20") == ["山口さん=山口"]


def test_an_office_before_a_name_is_that_person() -> None:
    assert named("人権委員会委員長のアスマ・ジェハンギル氏が述べた。")[0].endswith("=アスマ・ジェハンギル")


def test_what_comes_before_a_state_is_that_state() -> None:
    assert named("同盟国の日本を支持した。") == ["同盟国=日本", "日本=日本"]


def test_the_text_gives_an_entity_its_names() -> None:
    trump = next(e for e in linked("トランプ米大統領が来た。トランプ氏は帰った。").entities if e.wikidata == "Q22686")
    assert trump.names == ("トランプ米大統領", "トランプ", "トランプ氏")


@pytest.mark.parametrize(
    ("text", "label", "role"),
    [
        ("トランプ米大統領が来た。", "米国", "米大統領"),
        ("ロシアのプーチン大統領が来た。", "ロシア", "大統領"),
        ("ロシア外務省のカムイニン情報局長が警告した。", "ロシア外務省", "情報局長"),
    ],
)
def test_titles_state_offices(text: str, label: str, role: str) -> None:
    found = linked(text)
    labels = {entity.id: entity.label for entity in found.entities}
    assert [(fact.kind, labels[fact.value], fact.role) for fact in found.facts] == [(FactKind.HOLDS_OFFICE, label, role)]


def test_proper_names_mean_the_same_in_every_article_and_common_nouns_do_not() -> None:
    one, other = linked("韓国の裁判所とザクセン州選挙管理委員会と市民団体は争う。"), linked("ザクセン州選挙管理委員会と市民団体は争う。")
    shared = {e.label for e in one.entities} & {e.label for e in other.entities if e.id in {x.id for x in one.entities}}
    assert shared == {"ザクセン州選挙管理委員会"}


def test_entities_are_sorted_and_hold_every_value_of_a_fact() -> None:
    found = linked("トランプ米大統領とロシア外務省のカムイニン情報局長が会った。")
    ids = [entity.id for entity in found.entities]
    assert ids == sorted(ids)
    assert {fact.value for fact in found.facts} | {fact.subject for fact in found.facts} <= set(ids)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("ドイツは欧州連合の方針に従う。", (FactKind.MEMBER_OF, "ドイツ", "欧州連合")),
        ("韓国の釜山で会った。", (FactKind.LOCATED_IN, "釜山", "韓国")),
        ("福田氏は古賀誠氏（古賀派）と会談した。", (FactKind.MEMBER_OF, "古賀誠", "古賀派")),
    ],
)
def test_membership_and_place_are_facts_where_both_are_named(text: str, fact: tuple[FactKind, str, str]) -> None:
    found = linked(text)
    labels = {entity.id: entity.label for entity in found.entities}
    assert [(f.kind, labels[f.subject], labels[f.value]) for f in found.facts] == [fact]


def test_what_the_article_does_not_name_is_no_fact_of_it() -> None:
    assert linked("ドイツは釜山を視察した。").facts == ()
