"""What fills the cases of a predicate in the active voice, and who an unspoken subject is."""

from __future__ import annotations

import pytest

from kg.context import subject_candidates
from kg.discourse import Discourse, Filler, Origin
from kg.fillers import fillers
from kg.predicates import Predicate, Structure
from tests.readings import discourse_of


def at(text: str, lemma: str) -> tuple[Predicate, Structure, Discourse]:
    """The last predicate of that dictionary form that is no bare noun, where it stands."""
    discourse = discourse_of(text)
    found = [(p, s) for s in discourse.structures for p in s.predicates if p.lemma == lemma and not p.is_noun]
    return (*found[-1], discourse)


def words(filler: Filler, discourse: Discourse) -> str:
    """The label of what a filler names, else its words."""
    text = discourse.structures[filler.sentence].text
    return "・".join(e.label for e in filler.entities) or text[filler.argument.start : filler.argument.end]


def filled(text: str, lemma: str) -> list[str]:
    """The fillers as `first case words`."""
    predicate, structure, discourse = at(text, lemma)
    return [f"{f.cases[0]} {words(f, discourse)}" for f in fillers(predicate, structure, discourse)]


FILLERS = [
    ("a topic is the subject", "カナダは米国を批判した。", "批判", ["ガ カナダ", "ヲ 米国"]),
    ("a topic is the object beside が", "米国はカナダが批判した。", "批判", ["ヲ 米国", "ガ カナダ"]),
    ("a passive, に", "米国はカナダに批判された。", "批判", ["ヲ 米国", "ガ カナダ"]),
    ("a passive, によって", "米国はカナダによって批判された。", "批判", ["ヲ 米国", "ガ カナダ"]),
    ("a passive, から", "米国はカナダから批判された。", "批判", ["ヲ 米国", "ガ カナダ"]),
    ("a passive beside を", "トルコは国際連合から制裁を科された。", "科す", ["ニ トルコ", "ガ 国際連合", "ヲ 制裁"]),
    ("から that names nobody is no doer", "法案は議会の要求から修正された。", "修正", ["ヲ 法案", "カラ 議会の要求"]),
    ("a causative", "首相は軍に国境を封鎖させた。", "封鎖", ["使役 首相", "ガ 軍", "ヲ 国境"]),
    ("a noun with a gap for が", "米国を批判したカナダは孤立した。", "批判", ["ヲ 米国", "ガ カナダ"]),
    ("a noun with a gap for を", "カナダが批判した米国は反発した。", "批判", ["ガ カナダ", "ヲ 米国"]),
    ("a thing with a gap for を", "輸入した石油を首相は備蓄した。", "輸入", ["ヲ 石油"]),
    ("no gap beside が and を", "カナダが米国を批判した会議は終わった。", "批判", ["ガ カナダ", "ヲ 米国"]),
    ("no gap for a reason", "米国を批判した理由は不明だ。", "批判", ["ヲ 米国"]),
    ("the other end of a cleft", "カナダが批判したのは米国だった。", "批判", ["ガ カナダ", "ヲ 米国"]),
    ("これ is what stands before", "野党は減税を要求したが、首相はこれを拒否した。", "拒否", ["ガ 首相", "ヲ 減税"]),
    ("a companion beside a thing", "首相は韓国と水素の分野で連携する。", "連携", ["ガ 首相", "デ 水素の分野", "ト 韓国"]),
    ("the matter above", "首相は台湾問題について、内政として扱う姿勢を示した。", "扱う", ["トシテ 内政", "ニツイテ 台湾問題"]),
    ("も beside は is the object", "カナダは米国も批判した。", "批判", ["ガ カナダ", "ヲ 米国"]),
    ("also in a later case", "カナダは米国にも抗議した。", "抗議", ["ガ カナダ", "ニ 米国"]),
]


@pytest.mark.parametrize(("text", "lemma", "expected"), [pytest.param(*row, id=name) for name, *row in FILLERS])
def test_cases_of_the_active_voice(text: str, lemma: str, expected: list[str]) -> None:
    assert filled(text, lemma) == expected


def who(text: str, lemma: str) -> str:
    """The likeliest subject that can act, with where it comes from."""
    predicate, structure, discourse = at(text, lemma)
    for group in subject_candidates(predicate, structure, discourse):
        if all(f.is_actor for f in group):
            return f"{'と'.join(words(f, discourse) for f in group)} {group[0].origin}"
    return "nobody"


SUBJECTS = [
    ("spoken", "カナダは米国を批判した。", "批判", "カナダ overt"),
    ("spoken together", "カナダとメキシコは米国を批判した。", "批判", "カナダとメキシコ overt"),
    ("the head of a relative clause", "米国を批判したカナダは孤立した。", "批判", "カナダ relative"),
    # clauses side by side
    ("て", "ドイツはフランスを訪れて、ポーランドを批判した。", "批判", "ドイツ shared"),
    ("連用形", "ドイツはフランスを訪れ、ポーランドを批判した。", "批判", "ドイツ shared"),
    ("つつ", "ドイツはフランスを訪れつつ、ポーランドを批判した。", "批判", "ドイツ shared"),
    ("ながら", "ドイツはフランスを支援しながら、ポーランドを批判した。", "支援", "ドイツ shared"),
    ("が", "ドイツはフランスを支援したが、ポーランドを批判した。", "批判", "ドイツ shared"),
    ("ものの", "ドイツはフランスを支援したものの、ポーランドを批判した。", "批判", "ドイツ shared"),
    ("ため", "ドイツは支援を約束したため、ポーランドを訪れた。", "約束", "ドイツ shared"),
    ("the first of three", "ドイツはフランスを訪れ、スペインと協議し、ポーランドを批判した。", "批判", "ドイツ shared"),
    ("the subject comes with the second", "フランスを訪れ、ドイツはポーランドを批判した。", "訪れる", "ドイツ shared"),
    ("each clause its own", "ドイツはフランスを支援し、スペインはポーランドを批判した。", "批判", "スペイン overt"),
    ("a passive's subject is shared as written", "ドイツは批判され、法案を撤回した。", "撤回", "ドイツ shared"),
    # clauses inside others
    ("方針", "ドイツはポーランドを支援する方針を決めた。", "支援", "ドイツ embedding"),
    ("考えだ", "ドイツはポーランドを支援する考えだ。", "支援", "ドイツ embedding"),
    ("と言明した", "ドイツはポーランドを支援すると言明した。", "支援", "ドイツ embedding"),
    ("「…」と述べた", "ドイツは「ポーランドを支援する」と述べた。", "支援", "ドイツ embedding"),
    ("よう求めた is who is asked", "ドイツはスペインに対し、ポーランドを支援するよう求めた。", "支援", "スペイン embedding"),
    ("ことを決めた", "ドイツはポーランドを支援することを決めた。", "支援", "ドイツ embedding"),
    ("可能性がある", "ドイツはポーランドを支援する可能性がある。", "支援", "ドイツ embedding"),
    ("必要がある", "ドイツはポーランドを支援する必要がある。", "支援", "ドイツ embedding"),
    ("the の of the noun", "ドイツの、ポーランドを支援する方針が固まった。", "支援", "ドイツ genitive"),
    ("whose thing the subject is", "ドイツの目標は、ポーランドを支援することにある。", "支援", "ドイツ genitive"),
    # sentences one after the other
    ("the sentence before", "ドイツはフランスを訪れた。ポーランドを批判した。", "批判", "ドイツ carried"),
    (
        "the last of the sentences before",
        "ドイツは雨だった。スペインはフランスを訪れた。ポーランドを批判した。",
        "批判",
        "スペイン carried",
    ),
    (
        "a paragraph begins with the protagonist",
        "ドイツはフランスを訪れた。ドイツは条約を結んだ。スペインは反対した。\n\nポーランドを批判した。",
        "批判",
        "ドイツ carried",
    ),
    ("who reports is no topic", "ドイツはフランスを訪れた。共同通信が報じた。ポーランドを批判した。", "批判", "ドイツ carried"),
    ("nobody before", "ポーランドを批判した。", "批判", "nobody"),
    ("a passive leaves no doer unspoken", "ドイツはフランスを訪れた。ポーランドが批判された。", "批判", "nobody"),
]


@pytest.mark.parametrize(("text", "lemma", "expected"), [pytest.param(*row, id=name) for name, *row in SUBJECTS])
def test_who_does_it(text: str, lemma: str, expected: str) -> None:
    assert who(text, lemma) == expected


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        pytest.param("ドイツはフランスを訪れた。雨が降った。", [[], ["ドイツ"]], id="a topic carries over"),
        pytest.param("ドイツがフランスを訪れた。雨が降った。", [[], ["ドイツ"]], id="a subject where there is no topic"),
        pytest.param(
            "ドイツはフランスを訪れた。スペインは反発した。雨が降った。", [[], ["ドイツ"], ["スペイン"]], id="a new one takes its place"
        ),
        pytest.param("雨が降った。ドイツはフランスを訪れた。", [[], []], id="a thing is no topic"),
        pytest.param("ドイツとスペインはフランスを訪れた。雨が降った。", [[], ["ドイツ", "スペイン"]], id="two together"),
    ],
)
def test_topics_carry_over(text: str, topics: list[list[str]]) -> None:
    discourse = discourse_of(text)
    assert [[e.label for f in group for e in f.entities] for group in discourse.topics] == topics


def test_a_name_is_found_under_a_suffix() -> None:
    predicate, structure, discourse = at("米国側が反発した。", "反発")
    (filler,) = fillers(predicate, structure, discourse)
    assert words(filler, discourse) == "米国"


def test_mentions_within_lie_wholly_inside() -> None:
    discourse = discourse_of("カナダは米国を批判した。")
    assert [m.entities[0].label for m in discourse.mentions_within(0, 6, 0)] == ["カナダ", "米国"]
    assert [m.entities[0].label for m in discourse.mentions_within(0, 5, 0)] == ["カナダ"]


def test_an_actor_is_somebody_who_can_act() -> None:
    predicate, structure, discourse = at("カナダは憲法を批判した。", "批判")
    subject, other = fillers(predicate, structure, discourse)
    assert (subject.is_actor, other.is_actor) == (True, False)
    assert subject.origin is Origin.OVERT
