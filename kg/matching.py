"""Which rules a predicate falls under, and what fills their slots."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.context import Discourse, Filler, Group, Origin, fillers, is_place, joined_clauses, subject_candidates, unspoken
from kg.model import EntityType
from kg.phrases import Phrase, is_coordinated
from kg.predicates import Argument, Link, Predicate, Structure, is_whether
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


SPOKEN = frozenset({Origin.OVERT, Origin.RELATIVE, Origin.SHARED})
"""Only these may be other than actors: nobody leaves a thing unspoken."""


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that takes a predicate; `noun` is the phrase that makes the idiom with it (疑問 in 疑問を呈する)."""

    rule: Rule
    predicate: Predicate
    noun: int | None


@dataclass(frozen=True, slots=True)
class Binding:
    """What fills a rule's slots: subject and object as groups of coordinated fillers; the same group for both where they do it to each other."""

    match: Match
    subject: Group
    object: Group
    about: Filler | None
    frame: Filler | None
    is_reciprocal: bool = False


def matches(predicate: Predicate, structure: Structure, discourse: Discourse, rulebook: RuleBook) -> list[Match]:
    """The rules for a predicate, idioms first, longer words before shorter, then in the order of the rule book."""
    phrase = structure.phrases[predicate.phrase]
    passive = _passive_keys(phrase, predicate)
    found: dict[str, Match] = {}
    for match in (
        *_idioms(replace(predicate, is_passive=False), passive, structure, rulebook),
        *_idioms(predicate, _verb_keys(phrase, predicate), structure, rulebook),
        *_words(replace(predicate, is_passive=False), passive, rulebook),
        *_words(predicate, _verb_keys(phrase, predicate), rulebook),
    ):
        if match.rule.nominal or not predicate.is_noun or _is_carried(predicate, structure, discourse):
            found.setdefault(match.rule.id, match)
    return list(found.values())


def _idioms(predicate: Predicate, verbs: list[str], structure: Structure, rulebook: RuleBook) -> Iterator[Match]:
    """The rules that name the predicate together with one of its arguments (疑問を呈する)."""
    for argument in predicate.arguments if not predicate.is_noun else ():
        particle = PARTICLE_OF_CASE.get(argument.case)
        if particle is None:
            continue
        for noun in _noun_keys(argument.phrase, structure):
            for verb in verbs:
                for suru in ("", "する"):
                    yield from (
                        Match(rule, predicate, argument.phrase) for rule in rulebook.by_predicate.get(f"{noun}{particle}{verb}{suru}", ())
                    )


def _words(predicate: Predicate, keys: list[str], rulebook: RuleBook) -> Iterator[Match]:
    """The rules that name the predicate alone."""
    for key in keys:
        yield from (Match(rule, predicate, None) for rule in rulebook.by_predicate.get(key, ()))


def _keys(phrase: Phrase) -> list[str]:
    """The forms by which a rule may name a phrase's content, longest first: 首脳会談, 会談."""
    words = [m.text for m in phrase.content[:-1]]
    heads = dict.fromkeys((phrase.head.lemma, phrase.head.norm, *_variants(phrase.head.lemma)))
    return ["".join(words[i:]) + head for i in range(len(words)) for head in heads] + list(heads)


def _noun_keys(index: int, structure: Structure) -> list[str]:
    """The forms of an idiom's noun, first with its modifier: 歓迎の意 in 歓迎の意を表す."""
    own = _keys(structure.phrases[index])
    modifiers = [p for p in structure.phrases[:index] if p.parent == index and p.particles == ("ノ",)]
    return [f"{front}の{key}" for p in modifiers for front in _keys(p) for key in own] + own


def _verb_keys(phrase: Phrase, predicate: Predicate) -> list[str]:
    """The forms of a predicate; a causative that names nobody who is made to do it is a word of its own (法案を成立させる)."""
    if not predicate.is_causative or predicate.having("ニ", "ニ対シテ"):
        return _lasting_keys(phrase) + _keys(phrase)
    return [key + "させる" for key in _keys(phrase)] + [_stem(phrase, ("せる", "させる"))]


def _lasting_keys(phrase: Phrase) -> list[str]:
    """The state that ている makes of a verb, which may be a word of its own: 関与にかかっている, not 費用がかかる."""
    if len(phrase.function) < 2 or phrase.function[0].lemma not in ("て", "で") or phrase.function[1].lemma != "いる":
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


def bind(match: Match, structure: Structure, discourse: Discourse) -> Binding | None:
    """The fillers of a match's slots; None where subject or object is missing or of the wrong class."""
    found, noun = _all_fillers(match, structure, discourse)
    if match.predicate.is_noun and match.noun is None:
        return _bind_noun(match, found, structure, discourse)
    objects = (
        _first_group(match.rule.object, found, structure, discourse)
        or _unspoken_object(match, structure, discourse)
        or _shared_companion(match, structure, discourse)
        or _first_group(match.rule.object, [replace(f, cases=("句",)) for f in noun], structure, discourse)
    )
    used = {f.argument for f in objects}
    subject = _subject(match, [f for f in found if f.argument not in used], structure, discourse)
    if not objects and _is_reciprocal(match, subject, structure):
        return Binding(match, subject, subject, _one(match.rule.about, found, structure, discourse), None, is_reciprocal=True)
    return _binding(match, subject, objects, found, structure, discourse)


def _is_reciprocal(match: Match, subject: Group, structure: Structure) -> bool:
    """True where the members of the subject do it to each other: 両首脳は会談した; 両国は互いに関税をかけ合った."""
    if sum(len(f.entities) for f in subject) < 2:
        return False
    words = {p.head.lemma for p in structure.phrases if p.parent == match.predicate.phrase} | {m.lemma for m in match.predicate.tail}
    return match.rule.is_symmetric or bool(words & {"互い", "相互", "合う"}) or match.predicate.lemma.endswith("合う")


def _unspoken_object(match: Match, structure: Structure, discourse: Discourse) -> Group:
    """The object that is the clause's が: of a rule seen from who gets it (支持を受ける), and of a passive (野党から批判された); it may be unspoken."""
    predicate = match.predicate
    is_passive = predicate.is_passive and not predicate.having("ガ", "ハ") and any(s.case in ("ヲ", "ニ") for s in match.rule.object)
    candidates = unspoken(predicate, structure, discourse) if is_passive else subject_candidates(predicate, structure, discourse)
    for slot in match.rule.object:
        for group in candidates if is_passive or slot.case == "ガ" else ():
            if all(is_of_class(f, slot.kind, structure, discourse) and (not is_passive or f.is_actor) for f in group):
                return group
    return ()


def _shared_companion(match: Match, structure: Structure, discourse: Discourse) -> Group:
    """With whom, named in a clause beside: トランプ氏と会談し、文書に署名した."""
    clauses = joined_clauses(match.predicate, structure) if match.rule.is_symmetric else []
    found = [f for p in clauses for f in fillers(p, structure, discourse) if f.cases == ("ト",) and p.phrase < match.predicate.phrase]
    return _first_group(match.rule.object, found, structure, discourse)


def _all_fillers(match: Match, structure: Structure, discourse: Discourse) -> tuple[list[Filler], list[Filler]]:
    """The predicate's fillers, with an idiom those of its noun too (NATOへの関与に疑問を呈する); apart from them the noun itself (採決に応じない)."""
    found = [*fillers(match.predicate, structure, discourse), *_inside(match.predicate, structure, discourse)]
    noun = structure.predicate_at(match.noun)
    if noun is None:
        return found, []
    others = [f for f in found if f.argument.phrase != match.noun or f.origin is Origin.RELATIVE]
    own = [f for f in found if f.argument.phrase == match.noun and f.origin is not Origin.RELATIVE]
    return others + [_of_noun(f) for f in fillers(noun, structure, discourse)], own


def _inside(predicate: Predicate, structure: Structure, discourse: Discourse) -> list[Filler]:
    """The name inside the predicate's own word as case 語: 米 in 訪米."""
    inside = discourse.mentions_within(predicate.start, predicate.end, structure.sentence)
    return [
        Filler(Argument("語", predicate.phrase, m.start, m.end, m.start, m.end, ""), structure.sentence, m.entities, ("語",), Origin.OVERT)
        for m in inside
    ]


def _of_noun(filler: Filler) -> Filler:
    """A noun's modifier as an argument of the idiom: NATOへの関与に疑問を呈する; の only where the rule lists it."""
    cases = {"ヘ": ("ヘ", "ニ", "ヲ"), "ニ対シテ": ("ニ対シテ", "ニ", "ヲ")}.get(filler.cases[0])
    return replace(filler, cases=cases) if cases else filler


def _first_group(slots: tuple[Slot, ...], found: list[Filler], structure: Structure, discourse: Discourse) -> Group:
    """The fillers of the first slot that any fit, coordinated ones together."""
    for slot in slots:
        for case in STANDS_FOR.get(slot.case, (slot.case,)):
            candidates = [_who(f, slot.kind, structure, discourse) for f in found if case in f.cases]
            fitting = [f for f in candidates if is_of_class(f, slot.kind, structure, discourse)]
            if fitting:
                return tuple(f for f in fitting if f.cases[0] == case) or tuple(fitting)
    return ()


def _who(filler: Filler, kind: str | None, structure: Structure, discourse: Discourse) -> Filler:
    """The subject of a clause where an actor is wanted: 米国が擁護していると批判した is criticism of 米国."""
    clause = structure.predicate_at(filler.argument.phrase) if kind == "actor" and filler.argument.is_clause else None
    doer = next((f for f in fillers(clause, structure, discourse) if f.cases[0] == "ガ" and f.is_actor), None) if clause else None
    return replace(doer, cases=filler.cases) if doer else filler


def is_of_class(filler: Filler, kind: str | None, structure: Structure, discourse: Discourse) -> bool:
    """True where a filler is of a rule's class; pronouns and dates are of none."""
    if filler.argument.is_temporal and not filler.entities:
        return False
    if filler.argument.head_lemma in discourse.lexicon.pronouns and not filler.entities and not _has_clause(filler, structure):
        return False
    match kind:
        case "actor":
            return filler.is_actor or _is_region(filler, discourse)
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


def _is_region(filler: Filler, discourse: Discourse) -> bool:
    """True for parts of the world that act in the news like their states (西欧に圧力をかける)."""
    return bool(filler.entities) and all(e.label in discourse.lexicon.regions for e in filler.entities)


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
    companions = () if any(s.case == "ト" for s in match.rule.object) else tuple(f for f in found if f.cases == ("ト",) and f.is_actor)
    for candidates in (own, *subject_candidates(match.predicate, structure, discourse)):
        group = tuple(c for f in candidates for c in _core(f, structure, discourse))
        if group and all(is_of_class(f, kind, structure, discourse) and (f.is_actor or f.origin in SPOKEN) for f in group):
            return group + (companions if match.rule.object else ())
    return ()


def _core(filler: Filler, structure: Structure, discourse: Discourse) -> Group:
    """What a clause with かどうか is about: 戦略が in 戦略が実を結ぶかどうか."""
    if filler.sentence != structure.sentence or not is_whether(phrase := structure.phrases[filler.argument.phrase]):
        return (filler,)
    clause = next((p for p in structure.predicates if p.governor == phrase.index and p.link is Link.QUESTION), None)
    inner = fillers(clause, structure, discourse) if clause else ()
    return tuple(f for f in inner if f.cases[0] in ("ガ", "ハ")) or tuple(f for f in inner if f.cases[0] == "ヲ") or (filler,)


def default_subject_class(rule: Rule) -> str | None:
    """Who acts, says, wants or feels is an actor; what strengthens, weakens or causes may be anything."""
    return None if rule.relation in ("strengthens", "weakens", "influences", "dependsOn", "causes", "violates") else "actor"


def _binding(
    match: Match, subject: Group, objects: Group, found: list[Filler], structure: Structure, discourse: Discourse
) -> Binding | None:
    used = {f.argument for f in (*subject, *objects)}
    free = [f for f in found if f.argument not in used]
    frame = _one(match.rule.frame, free, structure, discourse)
    if not subject or not objects or (match.rule.frame and frame is None):
        return None
    return Binding(match, subject, objects, _one(match.rule.about, free, structure, discourse), frame)


def _one(slots: tuple[Slot, ...], found: list[Filler], structure: Structure, discourse: Discourse) -> Filler | None:
    return next((f for slot in slots for f in found if slot.case in f.cases and is_of_class(f, slot.kind, structure, discourse)), None)


def _bind_noun(match: Match, found: list[Filler], structure: Structure, discourse: Discourse) -> Binding | None:
    """A noun's own arguments (ロシアによるウクライナ侵攻), then those of the light verb that carries it (米国と協議を行う)."""
    carrier = light_verb_over(match.predicate, structure, discourse)
    carried = [f for f in fillers(carrier, structure, discourse) if f.argument.phrase != match.predicate.phrase] if carrier else []
    objects = _nominal_object(match.rule, found, carried, structure, discourse)
    rest = [f for f in found if f.argument not in {o.argument for o in objects}]
    subject = _nominal_subject(match, rest, carrier, structure, discourse)
    if not objects and match.rule.is_symmetric and sum(len(f.entities) for f in subject) > 1 and subject[0].origin is Origin.OVERT:
        return Binding(match, subject, subject, _one(match.rule.about, rest, structure, discourse), None, is_reciprocal=True)
    return _binding(match, subject, objects, [*rest, *carried], structure, discourse)


def _nominal_object(rule: Rule, found: list[Filler], carried: list[Filler], structure: Structure, discourse: Discourse) -> Group:
    for slot in rule.object:
        compound = ("複合",) if carried and slot.case == "ヲ" else ()
        for case in (*NOMINAL_OBJECT.get(slot.case, (slot.case,)), *compound):
            group = tuple(f for f in found if f.cases[:1] == (case,) and is_of_class(f, slot.kind, structure, discourse))
            if group and not (case == "ノ" and _is_better_subject(group, found, carried)):
                return group
    carried_cases = [replace(f, cases=("ヲ", *f.cases)) if f.cases[0] in ("ニ対シテ", "ヘ") else f for f in carried]
    return _first_group(rule.object, carried_cases, structure, discourse)


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
    if {carrier.lemma, carrier.norm} & discourse.lexicon.existential_verbs and (source := _source(carrier, structure, discourse)):
        return source
    spoken = (g for g in subject_candidates(carrier, structure, discourse) if g[0].argument.phrase != match.predicate.phrase)
    left_out = unspoken(carrier, structure, discourse) if carrier.lemma in ("ある", "有る") else ()
    return next((g for g in (*spoken, *left_out) if all(f.is_actor for f in g)), ())


def _source(carrier: Predicate, structure: Structure, discourse: Discourse) -> Group:
    """Whose it is that there is: 野党から 批判が出る, 国民の間で 反発が高まる."""
    for f in fillers(carrier, structure, discourse):
        if f.cases[0] not in ("カラ", "デ", "ニ"):
            continue
        if f.is_actor:
            return (f,)
        owner = structure.predicate_at(f.argument.phrase) if f.argument.head_lemma in ("間", "中", "内", "なか") else None
        owners = tuple(o for o in fillers(owner, structure, discourse) if o.cases[0] == "ノ" and o.is_actor) if owner else ()
        if owners:
            return owners
    return ()


def light_verb_over(predicate: Predicate, structure: Structure, discourse: Discourse) -> Predicate | None:
    """The light verb that carries a noun (協議を 行った; 出馬の 意向を 表明した), or the copula that makes it the predicate (狙いは牽制である: itself)."""
    if predicate.link in (Link.MAIN, Link.QUOTE) or predicate.governor is None:
        return predicate if predicate.having("ハ", "ガ") else None
    phrase = _bearer(structure.phrases[predicate.phrase], structure, discourse)
    verb = structure.predicate_at(phrase.parent)
    if (
        verb is None
        or verb.is_noun
        or not set(phrase.particles) & {"ヲ", "ガ", "モ", "ハ"}
        or _is_subject_of_active(phrase, verb, discourse)
    ):
        return None
    return verb if {verb.lemma, verb.norm} & discourse.lexicon.light_verbs else None


def _is_subject_of_active(phrase: Phrase, verb: Predicate, discourse: Discourse) -> bool:
    """True for a noun that acts itself (会談が 決める); a light verb carries its が only in the passive (会談が行われた) or where it says that it is there."""
    return "ガ" in phrase.particles and not verb.is_passive and verb.lemma not in discourse.lexicon.existential_verbs


def _is_carried(predicate: Predicate, structure: Structure, discourse: Discourse) -> bool:
    """True where a light verb makes a verb of the noun (演習を行った)."""
    verb = light_verb_over(predicate, structure, discourse)
    return verb is not None and not verb.is_noun


def _bearer(phrase: Phrase, structure: Structure, discourse: Discourse) -> Phrase:
    """The phrase that bears the case for a noun: the last of coordinated ones (支持と 断念を), the noun of intent over it (辞任の 意向を)."""
    while phrase.parent is not None:
        parent = structure.phrases[phrase.parent]
        is_content = phrase.particles == ("ノ",) and parent.head.lemma in discourse.lexicon.clause_nouns
        if not (is_coordinated(phrase, structure.phrases) or is_content):
            break
        phrase = parent
    return phrase
