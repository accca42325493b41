"""Who says what a predicate states: the verbs of saying over it, the quotations round it, the source named before it.

A verb of saying speaks with its quotation alone: 「…」と強調した says, 協力を強調した is a claim of its own. Thinking is no speech
(懸念, 認識, 考え). What stands in 「…」 and is followed by と and a verb is said by that verb's subject, sentence for sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.arguments import Argument
from kg.certainty import CuePlace
from kg.chain import ends_sentence, governor_of, link_of
from kg.cuesearch import is_volitional
from kg.grammar import words
from kg.hearsay import source_in, source_over, speaking
from kg.model import CueKind
from kg.phrases import Phrase, is_copular, takes_suru
from kg.predicates import Link, Predicate, Structure
from kg.speechbook import SpeechBook, load_speech

__all__ = ["SpeechAct", "SpeechBook", "load_speech", "speech_over", "told_before"]

MEMORY = 2
"""How many sentences a source named with によると lasts over sentences in という."""

DECLARING = words("declaring")
FUNCTION_NOUNS = words("function_nouns")
PLAN_NOUNS = words("plan_nouns")


@dataclass(frozen=True, slots=True)
class SpeechAct:
    """An act of speech over a predicate.

    `kind` is `say`, `report`, `claim` or `according`. `predicate` is the verb of saying, whose subject speaks; `speaker` the argument that
    speaks where that is said otherwise (朝日新聞によると, 野党から「公約違反だ」と非難された).
    """

    kind: str
    predicate: Predicate | None
    speaker: Argument | None
    cue: CuePlace


def speech_over(predicate: Predicate, structure: Structure, speech: SpeechBook) -> tuple[SpeechAct, ...]:
    """The acts of speech under which `predicate` stands, the nearest first, a source at the head of the sentence last.

    A source that the speaker cites stands nearer than he: 産経新聞は、ロイターによるとして、軍が包囲していると伝えた.
    """
    acts = tuple(_climb(structure.phrases[predicate.phrase], structure, speech))
    source = source_over(predicate, structure, speech.sources)
    if source is None:
        return acts
    acts = acts or _announced(predicate, structure, speech)
    acts = tuple(replace(a, predicate=None, speaker=source.speaker) if _is_of_source(a) else a for a in acts)
    according = SpeechAct("according", None, source.speaker, CuePlace(CueKind.SPEAKER, source.start, source.end))
    return (according, *acts) if source.is_cited else (*acts, according)


def _announced(predicate: Predicate, structure: Structure, speech: SpeechBook) -> tuple[SpeechAct, ...]:
    """Who makes a plan known of which a source tells: NHKによれば、司令官は 暫定首相を任命する方針を 明らかにした."""
    noun: Phrase | None = structure.phrases[predicate.phrase]
    while noun is not None and not (noun.head.lemma in PLAN_NOUNS and "ヲ" in noun.particles):
        noun = structure.phrases[noun.parent] if noun.parent is not None else None
    verb = structure.predicate_at(noun.parent) if noun is not None else None
    is_told = verb is not None and _names(structure.phrases[verb.phrase], structure) & speech.announcing
    return (_by_verb("say", verb),) if verb is not None and is_told else ()


def told_before(structure: Structure, earlier: Sequence[Structure], speech: SpeechBook) -> tuple[Structure, Argument] | None:
    """Who tells a sentence of hearsay that names no source (…したという。): the last named in one of the `MEMORY` sentences before.

    `earlier` are the sentences of the paragraph before this one. Gives the sentence in which the source stands and its argument. Whether
    the sentence is hearsay, its predicate's certainty says (`Modality.REPORTED` with no act of speech over it).
    """
    if source_in(structure, speech.sources):
        return None
    named = ((before, source_in(before, speech.sources)) for before in reversed(earlier[-MEMORY:]))
    return next(((before, source.speaker) for before, source in named if source and source.speaker), None)


def _is_of_source(act: SpeechAct) -> bool:
    """True for 伝えている in NHKによると、…と伝えている: told by the source, since no other subject stands there."""
    return act.kind == "report" and act.predicate is not None and not act.predicate.having("ガ", "ハ")


def _climb(phrase: Phrase, structure: Structure, speech: SpeechBook) -> Iterator[SpeechAct]:
    """The acts met on the way outward; from a sentence inside 「…」 the way leads over the quotation's last phrase.

    What describes a noun is said with it, but not demanded (匿っていた政権に引き渡すよう求めた).
    """
    above: Phrase | None = phrase
    describes = False
    while above is not None:
        act = _act(above, structure, speech)
        if act and not (act.kind == "demand" and describes):
            yield act
        describes = describes or link_of(above, structure) is Link.ADNOMINAL
        last, governor = _last_in_quote(above, structure), governor_of(above, structure, speech.stage)
        leaves = governor is None or governor.index > last.index or ends_sentence(above, structure.text)
        above = last if leaves and last is not above else governor


def _last_in_quote(phrase: Phrase, structure: Structure) -> Phrase:
    """The phrase that closes the quotation round `phrase`; `phrase` itself outside of any."""
    if not phrase.in_quote:
        return phrase
    after = (p for p in structure.phrases[phrase.index :] if p.closes_quote and p.in_quote <= phrase.in_quote)
    return next(after, phrase)


def _act(last: Phrase, structure: Structure, speech: SpeechBook) -> SpeechAct | None:
    """The act of speech that stands over what ends in `last`, if one does."""
    clause, over = structure.predicate_at(last.index), governor_of(last, structure, speech.stage)
    verb = structure.predicate_at(over.index) if over else None
    if clause is None or over is None or verb is None:
        return None
    match link_of(last, structure):
        case Link.QUOTE | Link.CONDITION as link if link is Link.QUOTE or _is_adjacent(last, over):
            kind = _kind_of_quote(last, clause, verb, structure, speech)
            return _by_verb(kind, verb) if kind else None
        case Link.QUOTED_NOUN:
            return _by_noun(over, structure) if _compounds(over) & speech.saying_nouns else None
        case Link.PURPOSE if _names(over, structure) & speech.demanding:
            return _by_verb("demand", verb)
        case _ if last.closes_quote and last.tail.endswith(("として", "とし")):
            return _by_verb("say", verb)
        case Link.NOMINALIZED | Link.NOUN if _is_matter(last) and (not clause.is_noun or last.head.lemma in FUNCTION_NOUNS):
            return _by_verb(_kind_of_telling(last, verb, structure, speech), verb) if _names(over, structure) & speech.announcing else None
        case Link.NOUN if "ヲ" in last.particles and last.head.lemma in speech.deeds and _names(over, structure) & DECLARING:
            return _by_verb("say", verb)  # 辞任を 表明した
        case _:
            return None


def _is_matter(last: Phrase) -> bool:
    """True for what a verb of telling tells: 抗議したことを, 抗議したことも."""
    return "ヲ" in last.particles or (last.particles == ("モ",) and last.head.lemma in FUNCTION_NOUNS)


def _is_adjacent(last: Phrase, over: Phrase) -> bool:
    """True for 買うと 約束した, whose と GiNZA takes for a condition; a condition stands apart."""
    return last.tail.endswith("と") and over.index == last.index + 1


def _kind_of_quote(last: Phrase, clause: Predicate, verb: Predicate, structure: Structure, speech: SpeechBook) -> str | None:
    """What kind of speech a verb makes of its quotation; None where it makes none (とみられる, 距離を縮めようとする)."""
    over = structure.phrases[verb.phrase]
    kinds = frozenset[str]().union(*(speech.kinds.get(name, ()) for name in _names(over, structure)))
    is_direct, is_sentence = last.closes_quote, not clause.is_noun or is_copular(last)
    if verb.lemma == "いう" and not is_direct and (not verb.having("ガ", "ハ") or _is_hearsay(verb)):
        return None
    if verb.lemma == "する" and _is_charge_of_passive(verb, structure):
        return None
    if verb.lemma == "する" and (not is_sentence or is_volitional(last.head) or is_volitional(last.function[0]) or verb.is_passive):
        return None
    if "report" in kinds and not _addresses(last, verb):
        return "report"
    told = next((kind for kind in ("say", "claim", "report") if kind in kinds), None)
    return told or ("say" if is_direct and is_sentence and "think" not in kinds else None)


def _kind_of_telling(last: Phrase, verb: Predicate, structure: Structure, speech: SpeechBook) -> str:
    """What kind of speech ことを伝える is: the press reports, and informs nobody."""
    kinds = frozenset[str]().union(*(speech.kinds.get(name, ()) for name in _names(structure.phrases[verb.phrase], structure)))
    return "report" if "report" in kinds and not _addresses(last, verb) else "say"


def _addresses(last: Phrase, verb: Predicate) -> bool:
    """True for who informs somebody (首相に…と伝えた); not under 伝えている, nor where who tells it stands behind (…と 新聞が伝えた)."""
    tells_last = any(a.start > last.end for a in verb.having("ガ", "ハ")) or any(m.lemma == "いる" for m in verb.tail)
    return any(not tells_last or a.start > last.end for a in verb.having("ニ", "ニ対シテ"))


def _is_hearsay(verb: Predicate) -> bool:
    """True for という at the end, whose topic is who is spoken of: 首相は賞金を寄付するという."""
    return verb.link is Link.MAIN and not verb.tail and not verb.having("ガ")


def _is_charge_of_passive(verb: Predicate, structure: Structure) -> bool:
    """True where として gives the charge on which somebody is tried or held, said by no subject: 処刑を命じたとして 求刑された."""
    above = structure.predicate_at(verb.governor)
    return verb.link is Link.TE and above is not None and above.is_passive


def _by_verb(kind: str, verb: Predicate) -> SpeechAct:
    """The act of a verb, said by its subject, or by から, によって or に under a passive (野党から「公約違反だ」と非難された)."""
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
    beside = structure.children(noun.parent) if noun.parent is not None else ()
    speakers = [p for p in structure.children(noun.index) if set(p.particles) & {"ノ", "カラ", "ニヨッテ"} and p.is_plain_noun]
    speakers += [p for p in beside if "カラ" in p.particles and not p.is_temporal]
    speaker = speaking(speakers[0], structure) if speakers else None
    return SpeechAct("say", None, speaker, CuePlace(CueKind.SPEAKER, noun.start, noun.end))


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
