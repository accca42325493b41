"""Deeds to come: the plain non-past of a verb of action tells a plan (首相は25日に訪米する), that of a state or habit a fact.

Japanese has no future tense; the non-past of a dynamic verb about a single deed is one (工藤 1995, アスペクト・テンス体系とテクスト).
"""

from __future__ import annotations

from kg.cuebook import CueBook
from kg.grammar import words
from kg.phrases import is_topic
from kg.predicates import Link, Predicate, Structure
from kg.trail import SIDE_BY_SIDE, Trail

AIMS = words("aims")
DECLARING = words("declaring")
_ENDS = (Link.QUOTE, Link.BUT, Link.SHI)
"""Links of clauses with a tense of their own."""

_PLAIN = frozenset({"する", "す", "れる", "られる", "せる", "させる", "ます", "と", "が", "し", "けれど", "けれども"})
"""What may follow a verb that stays plain: no た, no ている, no ない."""


def is_to_come(predicate: Predicate, trail: Trail, structure: Structure, cues: CueBook) -> bool:
    """True where the predicate tells a deed that is yet to be done."""
    if _is_declared(predicate, structure, cues) or _is_aim(predicate, structure):
        return True
    step = _end_of_clause(trail, cues)
    if step is None or not _is_plain(trail, step) or _is_of_another(predicate, trail, step, structure):
        return False
    carried = {trail.steps[step].phrase.head.lemma} if predicate.is_noun else set()  # 圧力を [強化する]
    is_deed = bool(({predicate.lemma} | carried) & cues.deeds)
    return is_deed or (_looks_ahead(predicate, structure, cues) and predicate.lemma not in cues.stative)


def _is_declared(predicate: Predicate, structure: Structure, cues: CueBook) -> bool:
    """True for a deed that its doer announces: 辞任を 表明した."""
    phrase = structure.phrases[predicate.phrase]
    verb = structure.predicate_at(phrase.parent)
    is_deed = predicate.is_noun and predicate.lemma in cues.deeds and "ヲ" in phrase.particles
    return is_deed and verb is not None and verb.lemma in DECLARING and not verb.is_passive


def _is_aim(predicate: Predicate, structure: Structure) -> bool:
    """True in the clause that tells an aim: ロシアの狙いは [欧州を弱める]ことだ, …ことにある."""
    above = structure.predicate_at(predicate.governor)
    while above is not None and above.link in SIDE_BY_SIDE and not above.is_noun:
        above = structure.predicate_at(above.governor)
    if above is None or above.lemma != "こと":
        return False
    is_there = "ニ" in structure.phrases[above.phrase].particles
    end = above.governor if is_there else above.phrase
    return end is not None and any(p.head.lemma in AIMS and is_topic(p) for p in structure.children(end))


def _end_of_clause(trail: Trail, cues: CueBook) -> int | None:
    """The step whose tense is the predicate's: of the clause that ends a chain of て, of the light verb over a noun; None elsewhere."""
    step = 0
    while step + 1 < len(trail.steps) and _shares_tense(trail, step, cues):
        step += 1
    if step + 1 == len(trail.steps):
        return step
    after = trail.steps[step + 1]
    return step if after.link in _ENDS or after.phrase.head.lemma in cues.coordinators else None


def _shares_tense(trail: Trail, step: int, cues: CueBook) -> bool:
    after = trail.steps[step + 1]
    carries = step == 0 and after.link is Link.NOUN and after.phrase.head.lemma in cues.carriers
    return after.link in SIDE_BY_SIDE or carries


def _is_plain(trail: Trail, step: int) -> bool:
    """True for 会談する, 開かれる and 会談します; not for 会談した, している, しない."""
    words = [m for m in trail.steps[step].words if m.tag.startswith(("動詞", "助動詞", "形容詞", "助詞-接続助詞"))]
    verbs = [m for m in words if m.tag.startswith(("動詞", "助動詞"))]
    if not verbs or not verbs[-1].form.startswith(("終止形", "連体形")):
        return False
    return all(m.lemma in _PLAIN for m in words if m is not trail.steps[step].phrase.head)


def _is_of_another(predicate: Predicate, trail: Trail, step: int, structure: Structure) -> bool:
    """True in a quotation for what the speaker says of somebody else (「中国が撤収する」と述べた): a forecast, no plan."""
    quoted = step + 1 < len(trail.steps) and trail.steps[step + 1].link is Link.QUOTE
    verb = structure.predicate_at(trail.steps[step + 1].phrase.index) if quoted else None
    is_object = verb is not None and bool(verb.having("ハ")) and not predicate.having("ヲ", "ガ")  # 党は[選挙は ボイコットする]と述べた
    return quoted and bool(predicate.having("ガ", "ハ")) and not is_object


def _looks_ahead(predicate: Predicate, structure: Structure, cues: CueBook) -> bool:
    """True beside a time to come: 来月, 今後."""
    return any(p.head.lemma in cues.ahead or structure.text[p.start : p.end] in cues.ahead for p in structure.children(predicate.phrase))
