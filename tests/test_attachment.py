"""Which phrase depends on which, after what Japanese grammar forbids is mended."""

from __future__ import annotations

import pytest

from kg.attachment import repair
from kg.phrases import Phrase, is_topic
from tests.readings import phrases_of


def content(phrase: Phrase) -> str:
    return "".join(m.text for m in phrase.content)


def mended(sentence: str) -> tuple[Phrase, ...]:
    return repair(phrases_of(sentence))


def governor_of(sentence: str, head: str) -> str | None:
    """The content of the phrase on which the first phrase of content `head` depends."""
    phrases = mended(sentence)
    parent = next(p for p in phrases if content(p) == head).parent
    return content(phrases[parent]) if parent is not None else None


GOVERNORS = [
    # が, を and は depend on a predicate, not on a noun
    ("a が", "議会が審議の結果を公表した。", "議会", "公表"),
    ("an を", "政府は関税も交渉の手段として使った。", "関税", "使っ"),
    ("a は", "首相は閣僚の任命を急いだ。", "首相", "急い"),
    ("an を before an adverbial noun stays with it", "首相は若手を中心に起用した。", "若手", "中心"),
    # quotations
    ("inside a quotation", "首相は「同盟を強め、対話も続ける」と述べた。", "同盟", "強め"),
    ("the speaker stands outside of it", "首相は「同盟を強め、対話も続ける」と述べた。", "首相", "述べ"),
    ("the last of it hangs on the verb of saying", "首相は「同盟を強め、対話も続ける」と述べた。", "続ける", "述べ"),
    ("a noun before it is the quoting verb's", "委員会は、授賞理由を「核なき世界を目指す理念を重視する」とした。", "授賞理由", "し"),
    ("the speaker of an unmarked one", "首相は支援を続けると述べた。", "首相", "述べ"),
    ("the last speaker of two", "長官は、中国が大豆を買うと約束したと語った。", "長官", "語っ"),
    ("the speaker whom he quotes", "長官は、中国が大豆を買うと約束したと語った。", "中国", "約束"),
    ("where it is said", "首相は会見で、米国が関税を課せば対抗すると述べた。", "会見", "述べ"),
    ("a topic before a plan that is told", "米国は27日、ハマスが攻撃を続ければ、支援を打ち切るとする方針を示した。", "米国", "示し"),
    ("who accuses stands with the verb", "エチオピアの警察が、暴動に関与したとして元議員を逮捕した。", "警察", "逮捕"),
    # between two
    ("two between whom it is are whose it is", "フランスとドイツの間で首脳会談が行われた。", "ドイツ", "首脳会談"),
    # relative clauses
    ("a verb in 連体形 modifies the next noun", "増税に反対していた野党が政府を批判した。", "反対", "野党"),
    ("the topic stands outside of a relative clause", "議会は大統領が指名した長官の承認を拒否した。", "議会", "拒否"),
    ("its subject stays inside", "議会は大統領が指名した長官の承認を拒否した。", "大統領", "指名"),
    ("a clause with a topic stands outside too", "ガーナは援助を求めており、日本が援助を減らすことを懸念している。", "求め", "懸念"),
    # agents and addressees
    ("who does it belongs to the noun", "中国による台湾への牽制が続いた。", "中国", "牽制"),
    ("at whom it aims too", "中国による台湾への牽制が続いた。", "台湾", "牽制"),
    ("who is addressed with に対し stands with the asking", "カナダはメキシコに対し、関税を撤廃するよう求めた。", "メキシコ", "求め"),
    ("what is asked stays", "カナダはメキシコに対し、関税を撤廃するよう求めた。", "関税", "撤廃"),
    # coordination and postpositions
    ("a coordinated noun joins its neighbour", "ドイツとフランスが制裁を支持した。", "ドイツ", "フランス"),
    ("を通じて is a particle", "モンゴルは交渉を通じて譲歩を求めた。", "交渉", "求め"),
    ("をめぐり is a particle", "国境をめぐり、インドと中国は対立した。", "国境", "対立"),
]


@pytest.mark.parametrize(("sentence", "head", "expected"), [pytest.param(*row, id=name) for name, *row in GOVERNORS])
def test_a_phrase_depends_on(sentence: str, head: str, expected: str) -> None:
    assert governor_of(sentence, head) == expected


POSTPOSITIONS = [
    ("国境をめぐり、インドと中国は対立した。", "国境", ("ヲメグッテ",)),
    ("国境をめぐる対立が続いた。", "国境", ("ヲメグッテ", "ノ")),
    ("国境をめぐっては、両国が対立している。", "国境", ("ヲメグッテ", "ハ")),
    ("モンゴルは交渉を通じて譲歩を求めた。", "交渉", ("デ",)),
    ("政府は選挙に向けて準備を進めた。", "選挙", ("ニ向ケテ",)),
    ("政府は選挙に向けた準備を進めた。", "選挙", ("ニ向ケテ", "ノ")),
    ("両国は国境の安全について協議を行った。", "安全", ("ニツイテ",)),
    ("政府は法律に基づいて制裁を科した。", "法律", ("φ",)),
    ("政府は改革に先立って野党と協議した。", "改革", ("φ",)),
    ("政府は野党を除いて協議した。", "野党", ("φ",)),
    ("ノルウェーはスウェーデンと並んでロシアを批判した。", "スウェーデン", ("ト",)),
]


@pytest.mark.parametrize(("sentence", "head", "expected"), POSTPOSITIONS, ids=[f"{h}-{'・'.join(e)}-{s}" for s, h, e in POSTPOSITIONS])
def test_a_verb_that_serves_as_particle_gives_its_name(sentence: str, head: str, expected: tuple[str, ...]) -> None:
    particles = next(p for p in mended(sentence) if content(p) == head).particles
    assert tuple(p for p in particles if p != "ハ" or "ハ" in expected) == expected


@pytest.mark.parametrize(
    ("sentence", "head", "expected"),
    [
        ("首相は辞任した。", "首相", True),
        ("首相が辞任した。", "首相", False),
        ("議会では審議が続いた。", "議会", False),
        ("米国からは抗議が届いた。", "米国", False),
        ("首相も辞任した。", "首相", False),
    ],
    ids=["は", "が", "では", "からは", "も"],
)
def test_a_topic_is_a_noun_with_a_bare_wa(sentence: str, head: str, expected: bool) -> None:
    assert is_topic(next(p for p in phrases_of(sentence) if content(p) == head)) is expected


@pytest.mark.parametrize("sentence", sorted({row[1] for row in GOVERNORS}))
def test_every_phrase_still_depends_on_a_later_one(sentence: str) -> None:
    phrases = mended(sentence)
    assert [content(p) for p in phrases[:-1] if p.parent is None or p.parent <= p.index] == []


@pytest.mark.parametrize("sentence", sorted({row[1] for row in GOVERNORS}))
def test_repair_changes_nothing_that_is_mended(sentence: str) -> None:
    assert repair(mended(sentence)) == mended(sentence)


def test_no_phrases_are_mended_to_none() -> None:
    assert repair(()) == ()
