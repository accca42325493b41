"""Which rules a predicate falls under: by its dictionary form, its voice, and the idioms that it makes with its arguments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.discourse import Discourse, Filler, Origin
from kg.fillers import fillers
from kg.grammar import words
from kg.light_verbs import is_carried
from kg.phrases import Phrase, WordClass, uncounted
from kg.predicates import Predicate, Structure
from kg.rulebook import NOT, Rule, RuleBook

PARTICLE_OF_CASE = {
    "ヲ": "を",
    "ニ": "に",
    "ガ": "が",
    "ト": "と",
    "ヘ": "へ",
    "カラ": "から",
    "デ": "で",
    "ニヨッテ": "により",
    "トシテ": "として",
    "ハ": "を",
    "モ": "を",
    "マデ": "を",
    "ニ向ケテ": "に",
}
"""How a case is written in an idiom of the rules; a topic stands for を (疑問は呈した)."""

DRAFTS = words("drafts")
LASTING = words("lasting")
NEGATIONS = words("negations")


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that takes a predicate by one of its words; `noun` is the phrase that makes the idiom with it (疑問 in 疑問を呈する)."""

    rule: Rule
    predicate: Predicate
    noun: int | None
    word: str

    @property
    def holds_negation(self) -> bool:
        """True where the negation is part of the word: 懸念を隠さない affirms a fear."""
        return self.word.endswith(NOT) and not self.predicate.lemma.endswith(NOT)


def matches(predicate: Predicate, structure: Structure, discourse: Discourse, rulebook: RuleBook) -> list[Match]:
    """The rules for a predicate, idioms first, longer words before shorter, then in the order of the rule book."""
    phrase = structure.phrases[predicate.phrase]
    passive = _passive_keys(phrase, predicate)
    keys = [*_made_keys(phrase, structure), *_verb_keys(phrase, predicate, _is_made(predicate, structure, discourse))]
    active = replace(predicate, is_passive=False) if predicate.is_passive else predicate
    found: dict[str, Match] = {}
    for match in (
        *(_idioms(active, passive, structure, discourse, rulebook) if passive else ()),
        *_idioms(predicate, keys, structure, discourse, rulebook),
        *_words(active, passive, rulebook),
        *_words(predicate, keys, rulebook),
    ):
        if match.rule.nominal or not predicate.is_noun or is_carried(predicate, structure, discourse):
            found.setdefault(match.rule.id, match)
    return list(found.values())


def _idioms(predicate: Predicate, verbs: list[str], structure: Structure, discourse: Discourse, rulebook: RuleBook) -> Iterator[Match]:
    """The rules that name the predicate together with one of its arguments (疑問を呈する), or with the noun it modifies (提出した法案)."""
    for filler in fillers(predicate, structure, discourse) if not predicate.is_noun else ():
        written = filler.cases[0] if filler.origin is Origin.RELATIVE else filler.argument.case
        particles = _particles_of(written, filler)
        if not particles or filler.sentence != structure.sentence:
            continue
        phrase = filler.argument.phrase
        nouns = [noun + particle for particle in particles for noun in _noun_keys(phrase, structure)]
        names = [f"{noun}{verb}{suru}" for noun in nouns for verb in verbs for suru in ("", "する")]
        yield from (Match(rule, predicate, phrase, name) for name in names for rule in rulebook.by_predicate.get(name, ()))


def _particles_of(written: str, filler: Filler) -> tuple[str, ...]:
    """How an idiom writes the case; a topic stands for を, and for が where it is the subject (関係は悪化した)."""
    particle = PARTICLE_OF_CASE.get(written)
    if particle is None:
        return ()
    return (particle, "が") if written in ("ハ", "モ") and "ガ" in filler.cases else (particle,)


def _is_made(predicate: Predicate, structure: Structure, discourse: Discourse) -> bool:
    """True for a causative that names who is made to do it (議会に受け入れさせた)."""
    made = [a for a in predicate.having("ニ", "ニ対シテ") if discourse.entities_of(a, structure.sentence)]
    return predicate.makes_others_act and (bool(made) or predicate.is_passive)


def _words(predicate: Predicate, keys: list[str], rulebook: RuleBook) -> Iterator[Match]:
    """The rules that name the predicate alone and do not rule out one of its arguments."""
    heads = {a.head_lemma for a in predicate.arguments}
    for key in keys:
        yield from (Match(rule, predicate, None, key) for rule in rulebook.by_predicate.get(key, ()) if not heads & rule.not_with)


def _keys(phrase: Phrase) -> list[str]:
    """The forms by which a rule may name a phrase's content, longest first: 首脳会談, 会談."""
    front = [m.text for m in phrase.content[:-1]]
    heads = dict.fromkeys((phrase.head.lemma, phrase.head.norm, *_variants(phrase.head.lemma)))
    return ["".join(front[i:]) + head for i in range(len(front)) for head in heads] + list(heads)


def _noun_keys(index: int, structure: Structure) -> list[str]:
    """The forms of an idiom's noun, first with its modifier: 歓迎の意 in 歓迎の意を表す."""
    phrase = structure.phrases[index]
    content = uncounted(phrase)
    own = _keys(phrase if content is phrase.content else replace(phrase, content=content))
    modifiers = [p for p in structure.phrases[:index] if p.parent == index and p.particles == ("ノ",)]
    ends = [end for end in DRAFTS if phrase.head.lemma.endswith(end) and phrase.head.lemma != end]
    return [f"{front}の{key}" for p in modifiers for front in _keys(p) for key in own] + own + ends


def _verb_keys(phrase: Phrase, predicate: Predicate, is_made: bool) -> list[str]:
    """The forms of a predicate; a causative that names nobody who is made to do it is a word of its own (法案を成立させる).

    A noun that stands for its verb has its に: 資源をてこに投資を引き出した.
    """
    if phrase.word_class is WordClass.NOUN and phrase.particles == ("ニ",) and not predicate.is_noun:
        return [phrase.head.lemma + "に"]
    if not predicate.is_causative or is_made:
        return _negated_keys(phrase) + _lasting_keys(phrase) + _keys(phrase)
    return [key + "させる" for key in _keys(phrase)] + [_stem(phrase, ("せる", "させる"))]


def _made_keys(phrase: Phrase, structure: Structure) -> list[str]:
    """する with the adjective before it that says what something becomes: 賛否を 明らかに する."""
    before = structure.phrases[phrase.index - 1] if phrase.index and phrase.head.lemma == "する" else None
    is_result = before is not None and before.word_class is WordClass.ADJECTIVE and before.tail == "に" and before.parent == phrase.index
    return [f"{before.head.lemma}にする"] if before is not None and is_result else []


def _negated_keys(phrase: Phrase) -> list[str]:
    """The negated verb, which may be a word of its own in any of its forms: 隠さない, 隠さず, 隠さなかった, 隠していない."""
    negation = next((m for m in phrase.function if m.lemma not in LASTING), None)
    return [phrase.head.lemma + NOT] if negation is not None and negation.lemma in NEGATIONS else []


def _lasting_keys(phrase: Phrase) -> list[str]:
    """The state that ている makes of a verb, which may be a word of its own: 関与にかかっている, not 費用がかかる."""
    if len(phrase.function) < 2 or phrase.function[0].lemma not in ("て", "で") or phrase.function[1].lemma not in ("いる", "おる"):
        return []
    return [phrase.head.text + phrase.function[0].text + "いる"]


def _passive_keys(phrase: Phrase, predicate: Predicate) -> list[str]:
    """The passive as a word of its own: 左右される means dependsOn, not influences turned round."""
    return [_stem(phrase, ("れる", "られる"))] if predicate.is_passive else []


def _stem(phrase: Phrase, auxiliaries: tuple[str, ...]) -> str:
    """The head with its function words as far as the auxiliary, that one in dictionary form: 左右さ+れる."""
    text = phrase.head.text
    for m in phrase.function:
        if m.lemma in auxiliaries:
            return text + m.lemma
        text += m.text
    return text


def _variants(lemma: str) -> tuple[str, ...]:
    """Other spellings of SudachiPy's lemmas: 報ずる is 報じる in the rules, 課する is 課す."""
    if lemma.endswith("ずる"):
        return (lemma[:-2] + "じる",)
    return (lemma[0] + "す",) if lemma.endswith("する") and len(lemma) == 3 else ()
