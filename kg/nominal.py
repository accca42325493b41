"""Rules on nouns: ロシアによるウクライナ侵攻, 欧州への牽制, and nouns that a light verb carries."""

from __future__ import annotations

from dataclasses import replace

from kg.arguments import Argument
from kg.binding import Binding, complete, default_subject_class, without_count
from kg.context import subject_candidates, unspoken
from kg.discourse import Discourse, Filler, Group, Origin
from kg.embedding import genitive_of
from kg.fillers import fillers, name_inside
from kg.grammar import words
from kg.light_verbs import bearer, light_verb_over, source_of
from kg.matching import Match
from kg.model import EntityType
from kg.predicates import Link, Predicate, Structure
from kg.rulebook import Rule
from kg.slots import first_filler, first_group, fits, is_of_class

_MOST_NAMED = 3
"""日米韓の協力 names each pair; of 4カ国の結束 nobody says who stands with whom."""

RECEIVING_VERBS = words("receiving_verbs")
RETELLING_VERBS = words("retelling_verbs")

NOMINAL_OBJECT = {"ヲ": ("ヘ", "ニ対シテ", "ノ"), "ニ": ("ヘ", "ニ対シテ", "ニ"), "ニ対シテ": ("ニ対シテ", "ヘ")}
"""How a noun says its object: 欧州への牽制, ロシアに対する制裁, 制裁の解除; a compound (ウクライナ侵攻) where the rule lists 複合."""

NOMINAL_SUBJECT = ("ニヨッテ", "ノ", "カラ", "複合")
"""How a noun says its subject: ロシアによる侵攻, ロシアの侵攻, 野党からの批判."""


def bind_noun(match: Match, structure: Structure, discourse: Discourse) -> Binding | None:
    """A noun's own arguments (ロシアによるウクライナ侵攻), then those of the light verb that carries it (米国と協議を行う)."""
    found = [*fillers(match.predicate, structure, discourse), *name_inside(match.predicate, structure, discourse)]
    if _is_whole_word(match, structure):
        found = [f for f in found if f.cases[:1] != ("複合",)]
    carrier = light_verb_over(match.predicate, structure, discourse)
    own = {match.predicate.phrase, bearer(structure.phrases[match.predicate.phrase], structure, discourse).index}
    carried = [f for f in fillers(carrier, structure, discourse) if f.argument.phrase not in own] if carrier else []
    pair = _named_pair(match.rule, found)
    if pair:
        return Binding(match, pair, pair, first_filler(match.rule.about, found, discourse), None, is_reciprocal=True)
    objects = _nominal_object(match.rule, found, carried, structure, discourse)
    rest = [f for f in found if not any(_is_part(f.argument, o) for o in objects)]
    subject = _nominal_subject(match, rest, carrier, structure, discourse)
    if not objects and match.rule.is_symmetric and _are_named(subject, match.rule):
        return Binding(match, subject, subject, first_filler(match.rule.about, rest, discourse), None, is_reciprocal=True)
    return complete(match, subject, objects, [*rest, *carried], discourse)


def _is_part(argument: Argument, of: Filler) -> bool:
    """True for an argument that is a filler's, or whose that is: 野党 in 野党の出方次第; 首相の靖国神社参拝 is his, not his shrine's."""
    inside = of.argument.start <= argument.start and argument.end <= of.argument.end
    return argument == of.argument or (argument.case == "ノ" and not of.entities and inside)


def _is_whole_word(match: Match, structure: Structure) -> bool:
    """True where the rule names the compound as one word, so that its front is no argument: 警戒感."""
    return "".join(m.text for m in structure.phrases[match.predicate.phrase].content) in match.rule.predicates


def _named_pair(rule: Rule, found: list[Filler]) -> Group:
    """The two in a compound, where a symmetric rule lists it: 米中対立."""
    if not rule.is_symmetric or not any(s.case == "複合" for s in rule.object):
        return ()
    return tuple(f for f in found if f.argument.case == "複合" and f.is_actor and len(f.entities) > 1)


def _are_named(subject: Group, rule: Rule) -> bool:
    """True for a noun that names two who do it to each other (露と北朝鮮の協力), in a compound where the rule lists it (米中対立).

    Those who plan it are named too: 日本と米国は [訓練を行う]予定だ.
    """
    sure = [f for f in subject if f.origin in (Origin.OVERT, Origin.EMBEDDING)]
    spoken = [f for f in sure if f.argument.case != "複合" or any(s.case == "複合" for s in rule.object)]
    return 1 < sum(len(f.entities) for f in spoken) <= _MOST_NAMED


def _nominal_object(rule: Rule, found: list[Filler], carried: list[Filler], structure: Structure, discourse: Discourse) -> Group:
    for slot in rule.object:
        compound = ("複合",) if carried and slot.case == "ヲ" else ()
        for case in (*compound, *NOMINAL_OBJECT.get(slot.case, (slot.case,))):
            group = tuple(f for f in found if f.cases[:1] == (case,) and fits(f, slot.kind, discourse))
            if group and not (case == "ノ" and (_is_person_for_thing(group, slot.kind) or _is_better_subject(group, found, carried))):
                return group
    carried_cases = [replace(f, cases=("ヲ", *f.cases)) if f.cases[0] in ("ニ対シテ", "ヘ") else f for f in carried]
    return first_group(rule.object, carried_cases, structure, discourse)


def _is_person_for_thing(group: Group, kind: str | None) -> bool:
    """A person with の is who does it where the rule asks for a thing: 長官の辞任を発表した is no leaving of him."""
    return kind in ("issue", "phrase") and all(f.entities and all(e.type is EntityType.PERSON for e in f.entities) for f in group)


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
        group = tuple(f for f in rest if f.cases[:1] == (case,) and is_of_class(f, kind, discourse) and (case != "複合" or f.is_actor))
        if group and not (case == "ノ" and _has_own_doer(carrier, match, structure, discourse)):
            return group
    if carrier is None or (carrier.lemma in RECEIVING_VERBS and not match.rule.is_symmetric):
        return ()  # 県名変更には 過半数の賛成を 得る: who gets it does not consent
    if {carrier.lemma, carrier.norm} & discourse.lexicon.existential_verbs and carrier.phrase != match.predicate.phrase:
        return source_of(carrier, structure, discourse) or _whose_it_is(match, rest, carrier, structure, discourse)
    spoken = (g for g in subject_candidates(carrier, structure, discourse) if g[0].argument.phrase != match.predicate.phrase)
    owned = ((without_count(g), *genitive_of(g, structure, discourse)) for g in spoken)
    return next((g for groups in owned for g in groups if all(f.is_actor or (kind is None and f.argument.is_topic) for f in g)), ())


def _has_own_doer(carrier: Predicate | None, match: Match, structure: Structure, discourse: Discourse) -> bool:
    """True for a light verb that says who does it (党は[候補者の調整]を進めた): its subject is the noun's (村木 1991)."""
    if carrier is None or carrier.phrase == match.predicate.phrase or carrier.is_passive:
        return False
    if {carrier.lemma, carrier.norm} & discourse.lexicon.existential_verbs:
        return False
    return any(f.cases[0] in ("ガ", "ハ", "モ") and f.is_actor for f in fillers(carrier, structure, discourse))


def _whose_it_is(match: Match, rest: list[Filler], carrier: Predicate, structure: Structure, discourse: Discourse) -> Group:
    """Of a noun that is there with its own object, the topic: 発言の裏には [周辺国への牽制]がある."""
    own = fillers(match.predicate, structure, discourse)
    told = structure.predicate_at(carrier.governor) if carrier.link is Link.QUOTE else None
    if carrier.lemma not in ("ある", "有る") or len(rest) >= len(own) or (told is not None and told.lemma in RETELLING_VERBS):
        return ()  # 日経は、[懸念が]あると伝えた: the paper has none
    return next((g for g in unspoken(carrier, structure, discourse) if all(f.is_actor for f in g)), ())
