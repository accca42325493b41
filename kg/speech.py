"""Who says what a predicate states: the verbs of saying over it, the quotations round it, the source named before it.

A verb of saying speaks with its quotation alone: 「…」と強調した says, 協力を強調した is a claim of its own. Thinking is no speech
(懸念, 認識, 考え). What stands in 「…」 and is followed by と and a verb is said by that verb's subject, sentence for sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.certainty import CuePlace
from kg.cuesearch import is_volitional
from kg.hearsay import source_over
from kg.model import CueKind
from kg.phrases import Phrase, takes_suru
from kg.predicates import COORDINATE, Argument, Link, Predicate, Structure
from kg.speechbook import SpeechBook, load_speech

__all__ = ["SpeechAct", "SpeechBook", "load_speech", "speech_over"]


@dataclass(frozen=True, slots=True)
class SpeechAct:
    """An act of speech over a predicate.

    `kind` is `say`, `report`, `claim` or `according`. `predicate` is the verb of saying, whose subject speaks; `speaker` the argument that
    speaks where that is said otherwise (朝日新聞によると, 同国から「国家テロだ」と非難された).
    """

    kind: str
    predicate: Predicate | None
    speaker: Argument | None
    cue: CuePlace


def speech_over(predicate: Predicate, structure: Structure, speech: SpeechBook) -> tuple[SpeechAct, ...]:
    """The acts of speech under which `predicate` stands, the nearest first, a source at the head of the sentence last."""
    acts = tuple(_climb(structure.phrases[predicate.phrase], structure, speech))
    source = source_over(predicate, structure, speech.sources)
    if source is None:
        return acts
    return (*acts, SpeechAct("according", None, source.speaker, CuePlace(CueKind.SPEAKER, source.start, source.end)))


def _climb(phrase: Phrase, structure: Structure, speech: SpeechBook) -> Iterator[SpeechAct]:
    """The acts met on the way outward; inside 「…」 the way leads from its last phrase."""
    below: list[Phrase] = []
    while True:
        last = _last_in_quote(phrase, structure)
        below.append(phrase)
        if last.parent is None:
            return
        act = _act(last, structure, speech)
        if act and not _stands_outside(below, act, structure):
            yield act
        if act or last is not phrase:
            below = []
        phrase = structure.phrases[last.parent]


def _last_in_quote(phrase: Phrase, structure: Structure) -> Phrase:
    """The phrase that closes the quotation round `phrase`; `phrase` itself outside of any."""
    if not phrase.in_quote:
        return phrase
    after = (p for p in structure.phrases[phrase.index :] if p.closes_quote and p.in_quote <= phrase.in_quote)
    return next(after, phrase)


def _act(last: Phrase, structure: Structure, speech: SpeechBook) -> SpeechAct | None:
    """The act of speech that stands over what ends in `last`, if one does."""
    clause = structure.predicate_at(last.index)
    if clause is None or clause.governor is None:
        return None
    over = structure.phrases[clause.governor]
    verb = structure.predicate_at(over.index)
    if verb is None:
        return None
    if clause.link is Link.QUOTE or (clause.link is Link.CONDITION and last.tail.endswith("と")):
        kind = _kind_of_quote(last, clause, verb, structure, speech)
        return _by_verb(kind, verb) if kind else None
    if clause.link is Link.QUOTED_NOUN:
        return _by_noun(over, structure) if _compounds(over) & speech.saying_nouns else None
    if last.closes_quote and last.tail.endswith(("として", "とし")):
        return _by_verb("say", verb)
    if "ヲ" in last.particles and (clause.link is Link.NOMINALIZED or last.head.lemma in ("こと", "旨")):
        return _by_verb("say", verb) if _names(over, structure) & speech.announcing else None
    return None


def _kind_of_quote(last: Phrase, clause: Predicate, verb: Predicate, structure: Structure, speech: SpeechBook) -> str | None:
    """What kind of speech a verb makes of its quotation; None where it makes none (とみられる, 距離を縮めようとする)."""
    over = structure.phrases[verb.phrase]
    kinds = frozenset[str]().union(*(speech.kinds.get(name, ()) for name in _names(over, structure)))
    is_direct, is_sentence = last.closes_quote, not clause.is_noun or _is_copular(last)
    if verb.lemma == "いう" and not is_direct and not verb.having("ガ", "ハ"):
        return None
    if verb.lemma == "する" and (not is_sentence or is_volitional(last.head) or is_volitional(last.function[0]) or verb.is_passive):
        return None
    if "report" in kinds and not verb.having("ニ", "ニ対シテ"):
        return "report"
    told = next((kind for kind in ("say", "claim", "report") if kind in kinds), None)
    return told or ("say" if is_direct and is_sentence and "think" not in kinds else None)


def _is_copular(phrase: Phrase) -> bool:
    return any(m.tag.startswith("助動詞") for m in phrase.function)


def _by_verb(kind: str, verb: Predicate) -> SpeechAct:
    """The act of a verb, said by its subject, or by から, によって or に under a passive (同国から「国家テロだ」と非難された)."""
    cue = CuePlace(CueKind.SPEAKER, verb.start, verb.end)
    if not verb.is_passive:
        return SpeechAct(kind, verb, None, cue)
    agents = [a for case in ("ニヨッテ", "カラ", "ニ") for a in verb.having(case)]
    return SpeechAct(kind, None, agents[0] if agents else None, cue)


def _by_noun(noun: Phrase, structure: Structure) -> SpeechAct:
    """The act of a noun (との声明): said by the subject of the verb over it, by who stands with の or から (野党から批判が出た)."""
    verb = structure.predicate_at(noun.parent)
    if verb is not None and "ヲ" in noun.particles:
        return _by_verb("say", verb)
    own = structure.predicate_at(noun.index)
    owners = list(own.having("ノ", "カラ", "ニヨッテ")) if own else []
    sources = list(verb.having("カラ")) if verb else []
    return SpeechAct("say", None, next(iter((*owners, *sources)), None), CuePlace(CueKind.SPEAKER, noun.start, noun.end))


def _names(verb: Phrase, structure: Structure) -> frozenset[str]:
    """The forms by which the book may name a verb: 述べる, 発表, 考えを示す, 明らかにする; SudachiPy gives 報ずる for 報じる."""
    head = {verb.head.lemma, verb.head.norm, *(f"{f[:-2]}じる" for f in (verb.head.lemma,) if f.endswith("ずる"))}
    full = head | ({f"{name}する" for name in head} if takes_suru(verb) else set())
    idioms = {f"{c.head.lemma}{_particle(c)}{name}" for c in structure.children(verb.index) if _particle(c) for name in full}
    return frozenset(full | idioms)


def _compounds(noun: Phrase) -> frozenset[str]:
    """A noun with what is compounded before it: 声明文, 文."""
    words = [m.text for m in noun.content]
    return frozenset("".join(words[i:]) for i in range(len(words)))


def _particle(phrase: Phrase) -> str:
    return phrase.tail if phrase.tail in ("を", "に", "で") else ""


def _stands_outside(below: list[Phrase], act: SpeechAct, structure: Structure) -> bool:
    """True for 会談し in 首相は会談し、支援すると述べた: a clause with the speaker's topic comes before what he says."""
    if act.predicate is None or below[-1].in_quote or any(a.phrase != below[-1].index for a in act.predicate.having("ガ", "ハ")):
        return False
    clauses = [p for p in map(structure.predicate_at, (q.index for q in below[:-1])) if p is not None and p.link in COORDINATE]
    return any(a.is_topic for p in clauses for a in p.having("ガ", "ハ"))
