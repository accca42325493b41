"""Which rules a predicate falls under, in what order, and what binds their slots."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.application import bind
from kg.discourse import Discourse
from kg.matching import Match, matches
from kg.predicates import Structure
from kg.rulebook import RuleBook, load_rulebook
from kg.vocabulary import load_vocabulary
from tests.readings import discourse_of


def book(folder: Path, **rules: str) -> RuleBook:
    """A rule book of one line a rule: name = the keys after `why`."""
    example = '[{ text = "例。", claims = ["甲 | aids | 乙"] }]'
    records = [f'[[rule]]\nid = "{name}"\nrelation = "aids"\nwhy = "—"\nexamples = {example}\n{keys}\n' for name, keys in rules.items()]
    path = folder / "rules.toml"
    path.write_text("\n".join(records), encoding="utf-8")
    return load_rulebook(load_vocabulary(), [path])


def found(sentence: str, lemma: str, rules: RuleBook) -> tuple[list[Match], Structure, Discourse]:
    discourse = discourse_of(sentence)
    (structure,) = discourse.structures
    (predicate,) = (p for p in structure.predicates if p.lemma == lemma)
    return matches(predicate, structure, discourse, rules), structure, discourse


KEYS = [
    ("a verb", "カナダは支援を求めた。", "求める", "求める"),
    ("a verbal noun without する", "カナダは米国を批判した。", "批判", "批判"),
    ("an idiom", "議員は計画に疑問を呈した。", "呈する", "疑問を呈する"),
    ("an idiom of a topic", "議員は計画に疑問は呈した。", "呈する", "疑問を呈する"),
    ("an idiom with に", "首相は憲法改正を後回しにした。", "する", "後回しにする"),
    ("an idiom of a verbal noun with する", "両国は軍事の情報を共有した。", "共有", "情報を共有する"),
    ("a noun with its modifier", "首相は歓迎の意を表した。", "表す", "歓迎の意を表す"),
    ("a compound's last word", "両国は首脳会談を拒否した。", "会談", "会談"),
    ("a compound whole", "両国は首脳会談を拒否した。", "会談", "首脳会談"),
    ("a passive of its own", "計画は議会に左右される。", "左右", "左右される"),
    ("a state of its own", "成否は議会の判断にかかっている。", "かかる", "かかっている"),
    ("a causative of its own", "首相は法案を成立させた。", "成立", "成立させる"),
    ("a negation of its own", "首相は計画に懸念を隠さなかった。", "隠す", "懸念を隠さない"),
    ("another spelling of ずる", "新聞は首相の辞任を報じた。", "報ずる", "報じる"),
]


@pytest.mark.parametrize(("sentence", "lemma", "key"), [pytest.param(*row, id=name) for name, *row in KEYS])
def test_a_predicate_is_found_under(sentence: str, lemma: str, key: str, tmp_path: Path) -> None:
    rules = book(tmp_path, rule=f'predicates = ["{key}"]\nobject = ["ヲ"]')
    assert [m.rule.id for m in found(sentence, lemma, rules)[0]] == ["rule"]


NOT_KEYS = [
    ("another word", "カナダは米国を批判した。", "批判", "非難"),
    ("another noun", "議員は計画に疑問を呈した。", "呈する", "苦言を呈する"),
    ("another particle", "議員は計画に疑問を呈した。", "呈する", "疑問に呈する"),
    ("the plain verb of a causative", "首相は法案を成立させた。", "成立", "成立"),
    ("the state of a plain verb", "成否は議会の判断にかかった。", "かかる", "かかっている"),
]


@pytest.mark.parametrize(("sentence", "lemma", "key"), [pytest.param(*row, id=name) for name, *row in NOT_KEYS])
def test_a_predicate_is_not_found_under(sentence: str, lemma: str, key: str, tmp_path: Path) -> None:
    rules = book(tmp_path, rule=f'predicates = ["{key}"]\nobject = ["ヲ"]')
    assert found(sentence, lemma, rules)[0] == []


def test_an_idiom_comes_before_its_verb_and_long_words_before_short(tmp_path: Path) -> None:
    rules = book(
        tmp_path,
        verb='predicates = ["行う"]\nobject = ["ヲ"]',
        idiom='predicates = ["会談を行う"]\nobject = ["ト"]',
        compound='predicates = ["首脳会談を行う"]\nobject = ["ト"]',
    )
    assert [m.rule.id for m in found("日本は韓国と首脳会談を行った。", "行う", rules)[0]] == ["compound", "idiom", "verb"]


def test_rules_for_one_word_keep_their_order(tmp_path: Path) -> None:
    rules = book(tmp_path, second='predicates = ["批判"]\nobject = ["ヲ"]', first='predicates = ["批判"]\nobject = ["ニ"]')
    assert [m.rule.id for m in found("カナダは米国を批判した。", "批判", rules)[0]] == ["second", "first"]


@pytest.mark.parametrize(
    ("sentence", "taken"),
    [("米国への支援が続く。", False), ("米国への支援を行った。", True), ("米国を支援した。", True)],
    ids=["a bare noun", "a noun with a light verb", "a verb"],
)
def test_a_rule_that_is_not_nominal_takes_no_bare_noun(sentence: str, taken: bool, tmp_path: Path) -> None:
    rules = book(tmp_path, rule='predicates = ["支援"]\nobject = ["ヲ"]\nnominal = false')
    assert bool(found(sentence, "支援", rules)[0]) is taken


def bound(sentence: str, lemma: str, rules: RuleBook) -> str | None:
    """The first rule's binding as `subject → object / about / frame`."""
    (first, *_), structure, discourse = found(sentence, lemma, rules)
    binding = bind(first, structure, discourse)
    if binding is None:
        return None
    groups = [binding.subject, binding.object, *((part,) if part else () for part in (binding.about, binding.frame))]
    subject, other, about, frame = ("・".join(sentence[f.argument.start : f.argument.end] for f in group) for group in groups)
    return f"{subject} → {other}" + (f" / {about}" if about else "") + (f" / as {frame}" if frame else "")


BOUND = [
    ("subject and object", "カナダは米国を支援した。", 'object = ["ヲ"]', "カナダ → 米国"),
    ("the first slot that is filled", "カナダは米国に戦車を支援した。", 'object = ["ニ", "ヲ"]', "カナダ → 米国"),
    ("the next where it is not", "カナダは戦車を支援した。", 'object = ["ニ", "ヲ"]', "カナダ → 戦車"),
    ("に対して stands for に", "カナダは米国に対して支援した。", 'object = ["ニ"]', "カナダ → 米国"),
    ("に stands for へ", "カナダは米国に支援した。", 'object = ["ヘ"]', "カナダ → 米国"),
    ("を stands for nothing else", "カナダは米国を支援した。", 'object = ["ニ"]', None),
    ("an actor", "カナダは米国を支援した。", 'object = ["ヲ:actor"]', "カナダ → 米国"),
    ("no actor", "カナダは計画を支援した。", 'object = ["ヲ:actor"]', None),
    ("an issue", "カナダは計画を支援した。", 'object = ["ヲ:issue"]', "カナダ → 計画"),
    ("no issue", "カナダは米国を支援した。", 'object = ["ヲ:issue"]', None),
    ("a state", "カナダは米国を支援した。", 'object = ["ヲ:state"]', "カナダ → 米国"),
    ("no person", "カナダは米国を支援した。", 'object = ["ヲ:person"]', None),
    ("no pronoun", "カナダはそれを支援した。", 'object = ["ヲ"]', None),
    ("a region acts as its states do", "カナダは欧州を支援した。", 'object = ["ヲ:actor"]', "カナダ → 欧州"),
    ("what it is about", "カナダは米国に戦車を支援した。", 'object = ["ニ"]\nabout = ["ヲ"]', "カナダ → 米国 / 戦車"),
    ("about may be absent", "カナダは米国に支援した。", 'object = ["ニ"]\nabout = ["ヲ"]', "カナダ → 米国"),
    ("a frame", "カナダは友好国として米国を支援した。", 'object = ["ヲ"]\nframe = ["トシテ"]', "カナダ → 米国 / as 友好国"),
    ("a frame may not be absent", "カナダは米国を支援した。", 'object = ["ヲ"]\nframe = ["トシテ"]', None),
    ("a subject from the other side", "カナダは米国から支援した。", 'subject = ["カラ:actor"]\nobject = ["ガ"]', "米国 → カナダ"),
    ("a thing does not act", "計画は米国を支援した。", 'object = ["ヲ"]', None),
]


@pytest.mark.parametrize(("sentence", "keys", "expected"), [pytest.param(*row, id=name) for name, *row in BOUND])
def test_what_binds(sentence: str, keys: str, expected: str | None, tmp_path: Path) -> None:
    rules = book(tmp_path, rule=f'predicates = ["支援"]\n{keys}')
    assert bound(sentence, "支援", rules) == expected


NOMINAL = [
    ("Aによる Bへの", "カナダによる米国への支援が続く。", 'object = ["ヲ"]', "カナダ → 米国"),
    ("Aの Bへの", "カナダの米国への支援が続く。", 'object = ["ヲ"]', "カナダ → 米国"),
    ("Aの, where nothing else is named", "カナダの支援が続く。", 'object = ["ヲ"]', None),
    ("Aによる Bの", "カナダによる米国の支援が続く。", 'object = ["ヲ"]', "カナダ → 米国"),
    ("Aの B compound", "カナダの米国支援が続く。", 'object = ["複合:actor"]', "カナダ → 米国"),
    ("a compound only where the rule lists it", "カナダの米国支援が続く。", 'object = ["ニ"]', None),
    ("a light verb's subject", "カナダは米国への支援を行った。", 'object = ["ヲ"]', "カナダ → 米国"),
    ("a light verb's に", "カナダは米国に支援を行った。", 'object = ["ニ"]', "カナダ → 米国"),
    ("a light verb in the passive", "カナダによる米国への支援が行われた。", 'object = ["ヲ"]', "カナダ → 米国"),
]


@pytest.mark.parametrize(("sentence", "keys", "expected"), [pytest.param(*row, id=name) for name, *row in NOMINAL])
def test_what_binds_a_noun(sentence: str, keys: str, expected: str | None, tmp_path: Path) -> None:
    rules = book(tmp_path, rule=f'predicates = ["支援"]\n{keys}')
    assert bound(sentence, "支援", rules) == expected


def test_who_does_it_to_each_other_is_both() -> None:
    rules = load_rulebook(load_vocabulary())
    matched, structure, discourse = found("ギリシャとトルコは会談した。", "会談", rules)
    binding = bind(matched[0], structure, discourse)
    assert binding is not None
    assert binding.is_reciprocal
    assert binding.subject == binding.object
