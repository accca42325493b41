"""Which rules a predicate falls under, and what fills their slots."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.context import Discourse, Filler, Group, Origin, fillers, is_place, subject_candidates
from kg.model import EntityType
from kg.phrases import Phrase
from kg.predicates import Argument, Link, Predicate, Structure
from kg.rulebook import Rule, RuleBook, Slot

PARTICLE_OF_CASE = {
    "ヲ": "を",
    "ニ": "に",
    "ガ": "が",
    "ト": "と",
    "ヘ": "へ",
    "カラ": "から",
    "デ": "で",
    "トシテ": "として",
    "ハ": "を",
    "ニ向ケテ": "に",
}
"""How a case is written in an idiom of the rules; a topic stands for を (疑問は呈した)."""

STANDS_FOR = {
    "ニ": ("ニ", "ニ対シテ", "ヘ"),
    "ヘ": ("ヘ", "ニ"),
    "ニ対シテ": ("ニ対シテ", "ニ", "ヘ"),
    "ニツイテ": ("ニツイテ", "ヲメグッテ"),
}
"""The cases that may fill a slot: who is asked stands with に or に対し."""

NOMINAL_OBJECT = {"ヲ": ("ヘ", "ニ対シテ", "ノ"), "ニ": ("ヘ", "ニ対シテ", "ニ"), "ニ対シテ": ("ニ対シテ", "ヘ")}
"""How a noun says its object: 欧州への牽制, ロシアに対する制裁, 制裁の解除; a compound (ウクライナ侵攻) where the rule lists 複合."""

NOMINAL_SUBJECT = ("ニヨッテ", "ノ", "カラ", "複合")
"""How a noun says its subject: ロシアによる侵攻, ロシアの侵攻, 野党からの批判."""


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that takes a predicate; `noun` is the phrase that makes the idiom with it (疑問 in 疑問を呈する)."""

    rule: Rule
    predicate: Predicate
    noun: int | None


@dataclass(frozen=True, slots=True)
class Binding:
    """What fills a rule's slots: subject and object as groups of coordinated fillers."""

    match: Match
    subject: Group
    object: Group
    about: Filler | None
    frame: Filler | None


def matches(predicate: Predicate, structure: Structure, rulebook: RuleBook) -> list[Match]:
    """The rules for a predicate, idioms first, longer words before shorter, then in the order of the rule book."""
    found: dict[str, Match] = {}
    keys = _keys(structure.phrases[predicate.phrase], predicate)
    verbs = [key + suru for key in keys for suru in ("", "する")]
    for argument in predicate.arguments:
        particle = PARTICLE_OF_CASE.get(argument.case)
        if particle is None or predicate.is_noun:
            continue
        for noun in _keys(structure.phrases[argument.phrase], None):
            for verb in verbs:
                for rule in rulebook.by_predicate.get(f"{noun}{particle}{verb}", ()):
                    found.setdefault(rule.id, Match(rule, predicate, argument.phrase))
    for key in keys:
        for rule in rulebook.by_predicate.get(key, ()):
            if rule.nominal or not predicate.is_noun:
                found.setdefault(rule.id, Match(rule, predicate, None))
    return list(found.values())


def _keys(phrase: Phrase, predicate: Predicate | None) -> list[str]:
    """The forms by which a rule may name a phrase's content, longest first: 首脳会談, 会談; a causative bears させる."""
    words = [m.text for m in phrase.content[:-1]]
    heads = dict.fromkeys((phrase.head.lemma, phrase.head.norm, *_variants(phrase.head.lemma)))
    suffix = "させる" if predicate is not None and predicate.is_causative and not predicate.having("ニ") else ""
    keys = ["".join(words[i:]) + head for i in range(len(words)) for head in heads] + list(heads)
    return [key + suffix for key in keys] + (keys if suffix and predicate is not None and predicate.having("ヲ") else [])


def _variants(lemma: str) -> tuple[str, ...]:
    """SudachiPy gives 報ずる for 報じる, 欲しい for ほしい: both spellings of the 一段 verbs."""
    return (lemma[:-2] + "じる",) if lemma.endswith("ずる") else ()


def bind(match: Match, structure: Structure, discourse: Discourse) -> Binding | None:
    """The fillers of a match's slots; None where subject or object is missing or of the wrong class."""
    found = _all_fillers(match, structure, discourse)
    if match.predicate.is_noun and match.noun is None:
        return _bind_noun(match, found, structure, discourse)
    objects = _first_group(match.rule.object, found, structure, discourse) or _unspoken_object(match, structure, discourse)
    used = {f.argument for f in objects}
    subject = _subject(match, [f for f in found if f.argument not in used], structure, discourse)
    return _binding(match, subject, objects, found)


def _unspoken_object(match: Match, structure: Structure, discourse: Discourse) -> Group:
    """The object of a rule seen from who gets it (支持を受ける: the object is the が), which a clause may leave unspoken."""
    for slot in match.rule.object:
        for group in subject_candidates(match.predicate, structure, discourse) if slot.case == "ガ" else ():
            if all(is_of_class(f, slot.kind, structure, discourse) for f in group):
                return group
    return ()


def _all_fillers(match: Match, structure: Structure, discourse: Discourse) -> list[Filler]:
    """The predicate's fillers; with an idiom those of its noun too (NATOへの関与に疑問を呈する), and last the noun itself (採決に応じない)."""
    found = [*fillers(match.predicate, structure, discourse), *_inside(match.predicate, structure, discourse)]
    noun = structure.predicate_at(match.noun)
    if noun is None:
        return found
    others = [f for f in found if f.argument.phrase != match.noun or f.origin is Origin.RELATIVE]
    own = [f for f in found if f.argument.phrase == match.noun and f.origin is not Origin.RELATIVE]
    return others + [_of_noun(f) for f in fillers(noun, structure, discourse)] + own


def _inside(predicate: Predicate, structure: Structure, discourse: Discourse) -> list[Filler]:
    """The name inside the predicate's own word as case 語: 米 in 訪米."""
    inside = discourse.mentions_within(predicate.start, predicate.end, structure.sentence)
    return [
        Filler(Argument("語", predicate.phrase, m.start, m.end, m.start, m.end, ""), structure.sentence, m.entities, ("語",), Origin.OVERT)
        for m in inside
    ]


def _of_noun(filler: Filler) -> Filler:
    """A noun's modifier as an argument of the idiom: 米国の影響を受ける, EUとの関係を絶つ."""
    cases = {
        "ノ": ("ノ", "ニ", "ヲ", "ト"),
        "複合": ("複合", "ニ", "ヲ", "ト"),
        "ヘ": ("ニ", "ヘ", "ヲ"),
        "ニ対シテ": ("ニ対シテ", "ニ", "ヲ"),
    }.get(filler.cases[0])
    return replace(filler, cases=cases) if cases else filler


def _first_group(slots: tuple[Slot, ...], found: list[Filler], structure: Structure, discourse: Discourse) -> Group:
    """The fillers of the first slot that any fit, coordinated ones together."""
    for slot in slots:
        for case in STANDS_FOR.get(slot.case, (slot.case,)):
            group = tuple(f for f in found if case in f.cases and is_of_class(f, slot.kind, structure, discourse))
            if group:
                return group
    return ()


def is_of_class(filler: Filler, kind: str | None, structure: Structure, discourse: Discourse) -> bool:
    """True where a filler is of a rule's class; pronouns and dates are of none."""
    if filler.argument.head_lemma in discourse.lexicon.pronouns and not filler.entities and not _has_clause(filler, structure):
        return False
    match kind:
        case "actor":
            return filler.is_actor
        case "person":
            return bool(filler.entities) and all(e.type is EntityType.PERSON for e in filler.entities)
        case "state":
            return bool(filler.entities) and all(e.type is EntityType.STATE for e in filler.entities)
        case "place":
            return bool(filler.entities) and all(is_place(e) for e in filler.entities)
        case "issue":
            return (
                not filler.argument.is_clause
                and not filler.is_actor
                and not (filler.entities and all(is_place(e) for e in filler.entities))
            )
        case "phrase":
            return not filler.argument.is_clause
        case "clause":
            return filler.argument.is_clause or _has_clause(filler, structure)
        case _:
            return True


def _has_clause(filler: Filler, structure: Structure) -> bool:
    """True for こと and its like with the clause that they carry."""
    return filler.argument.start < filler.argument.head_start


def _subject(match: Match, found: list[Filler], structure: Structure, discourse: Discourse) -> Group:
    slot_cases = [s.case for s in match.rule.subject]
    kind = match.rule.subject[0].kind or default_subject_class(match.rule)
    own = tuple(f for f in found if f.cases and f.cases[0] in slot_cases)
    if any(case != "ガ" for case in slot_cases):
        own = own or tuple(f for f in found if set(f.cases) & set(slot_cases))
        return own if own and all(is_of_class(f, kind, structure, discourse) for f in own) else ()
    for group in (own, *subject_candidates(match.predicate, structure, discourse)):
        if group and all(is_of_class(f, kind, structure, discourse) for f in group):
            return group
    return ()


def default_subject_class(rule: Rule) -> str | None:
    """Who acts, says, wants or feels is an actor; what strengthens, weakens or causes may be anything."""
    return None if rule.relation in ("strengthens", "weakens", "influences", "dependsOn", "causes", "violates") else "actor"


def _binding(match: Match, subject: Group, objects: Group, found: list[Filler]) -> Binding | None:
    if not subject or not objects or (match.rule.frame and _one(match.rule.frame, found) is None):
        return None
    used = {f.argument for f in (*subject, *objects)}
    free = [f for f in found if f.argument not in used]
    return Binding(match, subject, objects, _one(match.rule.about, free), _one(match.rule.frame, free))


def _one(slots: tuple[Slot, ...], found: list[Filler]) -> Filler | None:
    return next((f for slot in slots for f in found if slot.case in f.cases), None)


def _bind_noun(match: Match, found: list[Filler], structure: Structure, discourse: Discourse) -> Binding | None:
    """A noun's own arguments (ロシアによるウクライナ侵攻), then those of the light verb that carries it (米国と協議を行う)."""
    carrier = light_verb_over(match.predicate, structure, discourse)
    carried = [f for f in fillers(carrier, structure, discourse) if f.argument.phrase != match.predicate.phrase] if carrier else []
    objects = _nominal_object(match.rule, found, carried, structure, discourse)
    rest = [f for f in found if f.argument not in {o.argument for o in objects}]
    subject = _nominal_subject(match, rest, carrier, structure, discourse)
    return _binding(match, subject, objects, [*rest, *carried])


def _nominal_object(rule: Rule, found: list[Filler], carried: list[Filler], structure: Structure, discourse: Discourse) -> Group:
    for slot in rule.object:
        for case in NOMINAL_OBJECT.get(slot.case, (slot.case,)):
            group = tuple(f for f in found if f.cases[:1] == (case,) and is_of_class(f, slot.kind, structure, discourse))
            if group and not (case == "ノ" and _is_better_subject(group, found, carried)):
                return group
    return _first_group(rule.object, carried, structure, discourse)


def _is_better_subject(group: Group, found: list[Filler], carried: list[Filler]) -> bool:
    """An actor with の is who does it (首相の辞任) unless another is named as such (議会による首相の解任)."""
    return (
        all(f.is_actor for f in group)
        and not any(f.cases[:1] in (("ニヨッテ",), ("カラ",)) for f in found)
        and not any(f.cases[:1] == ("ガ",) and f.is_actor for f in carried)
    )


def _nominal_subject(match: Match, rest: list[Filler], carrier: Predicate | None, structure: Structure, discourse: Discourse) -> Group:
    kind = match.rule.subject[0].kind or default_subject_class(match.rule)
    for case in NOMINAL_SUBJECT:
        group = tuple(f for f in rest if f.cases[:1] == (case,) and is_of_class(f, kind, structure, discourse))
        if group:
            return group
    if carrier is None:
        return ()
    for candidates in subject_candidates(carrier, structure, discourse):
        if all(f.is_actor and f.argument.phrase != match.predicate.phrase for f in candidates):
            return candidates
    return ()


def light_verb_over(predicate: Predicate, structure: Structure, discourse: Discourse) -> Predicate | None:
    """The light verb that carries a noun (協議を 行った), or the copula that makes it the predicate (狙いは牽制である: itself)."""
    if predicate.link in (Link.MAIN, Link.QUOTE) or predicate.governor is None:
        return predicate if predicate.having("ハ", "ガ") else None
    verb = structure.predicate_at(predicate.governor)
    particles = set(structure.phrases[predicate.phrase].particles)
    if verb is None or verb.is_noun or not particles & {"ヲ", "ガ", "ニ", "モ", "ハ"}:
        return None
    return verb if verb.lemma in discourse.lexicon.light_verbs or verb.norm in discourse.lexicon.light_verbs else None
