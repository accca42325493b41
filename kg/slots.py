"""What may fill a slot of a rule: cases that stand for each other, and classes of fillers."""

from __future__ import annotations

from dataclasses import replace

from kg.clauses import joined_clauses
from kg.discourse import PLACES, Discourse, Filler, Group
from kg.doers import is_document
from kg.fillers import fillers
from kg.model import EntityType
from kg.predicates import Structure
from kg.rulebook import Slot

STANDS_FOR = {
    "ニ": ("ニ", "ニ対シテ", "ヘ"),
    "ヘ": ("ヘ", "ニ"),
    "ニ対シテ": ("ニ対シテ", "ニ", "ヘ"),
    "ニツイテ": ("ニツイテ", "ヲメグッテ"),
    "ヲ": ("ヲ", "マデ"),
}
"""The cases that may fill a slot: who is asked stands with に or に対し."""


def first_group(slots: tuple[Slot, ...], found: list[Filler], structure: Structure, discourse: Discourse) -> Group:
    """The fillers of the first slot that any fit, coordinated ones together."""
    for slot in slots:
        for case in STANDS_FOR.get(slot.case, (slot.case,)):
            candidates = [_who(f, slot.kind, structure, discourse) for f in found if case in f.cases]
            fitting = [f for f in candidates if fits(f, slot.kind, discourse)]
            if fitting:
                return tuple(f for f in fitting if f.cases[0] == case) or tuple(fitting)
    return ()


def _who(filler: Filler, kind: str | None, structure: Structure, discourse: Discourse) -> Filler:
    """Who or what a clause is about, where a rule asks for that.

    米国が擁護していると批判した is criticism of 米国 (doer), 「首相の説明は不十分だ」と批判した of 首相の説明 (topic); he may stand in
    a clause beside: 隣国が合意に違反し、攻撃したと批判した.
    """
    clause = structure.predicate_at(filler.argument.phrase) if kind in ("doer", "topic") and filler.argument.is_clause else None
    clauses = [c for c in joined_clauses(clause, structure) if c.phrase <= clause.phrase] if clause is not None else []
    inner = [f for c in reversed(clauses) for f in fillers(c, structure, discourse)]
    fitting = (f for f in inner if (f.cases[0] == "ガ" and f.is_actor) or (kind == "topic" and f.argument.case in ("ハ", "ガ")))
    found = next(fitting, None)
    return replace(found, cases=filler.cases) if found is not None else filler


def is_of_class(filler: Filler, kind: str | None, discourse: Discourse) -> bool:
    """True where a filler is of a rule's class (None: any); pronouns and dates are of none."""
    argument = filler.argument
    if not filler.entities and (argument.is_temporal or (argument.head_lemma in discourse.lexicon.pronouns and argument.is_bare)):
        return False
    return kind is None or _is_of_class(filler, kind, discourse)


def fits(filler: Filler, kind: str | None, discourse: Discourse) -> bool:
    """True where a filler is of a class and says something by itself: not 内容, nor 考え, whose clause is the claim (受け入れない考え).

    The noun of an idiom says as much as the idiom: 方針を翻した.
    """
    argument, lexicon = filler.argument, discourse.lexicon
    is_vague = (
        not filler.entities
        and filler.cases[:1] != ("句",)
        and argument.is_bare
        and not argument.is_explained
        and argument.head_lemma in lexicon.vague_nouns
    )
    if argument.head_lemma in lexicon.adverbial_ends:
        return False  # 真実のために署名した
    is_only_will = argument.is_explained and argument.head_lemma in lexicon.will_nouns - lexicon.made_nouns
    return not is_vague and not is_only_will and is_of_class(filler, kind, discourse)


def _is_of_class(filler: Filler, kind: str, discourse: Discourse) -> bool:
    is_clause, types = filler.argument.is_clause, {e.type for e in filler.entities}
    match kind:
        case "actor":
            return _acts(filler, discourse)
        case "author":
            return _acts(filler, discourse) or is_document(filler)
        case "doer":
            return filler.is_actor and not is_clause
        case "person" | "group" | "state":
            return types == {EntityType(kind.capitalize())}
        case "place":
            return bool(types) and types <= PLACES
        case "issue":
            return not is_clause and not filler.is_actor and not (types and types <= PLACES)
        case "clause":
            return is_clause or has_clause(filler)
        case _:  # topic, phrase
            return not is_clause


def _acts(filler: Filler, discourse: Discourse) -> bool:
    return filler.is_actor or discourse.is_region(filler) or _is_commune(filler, discourse) or is_rally(filler, discourse)


def _is_commune(filler: Filler, discourse: Discourse) -> bool:
    """True for a prefecture or town that acts through its authorities (沖縄県は反対した); what is done in or to it is done to a place."""
    if filler.cases[0] not in ("ガ", "ハ", "モ") or not filler.entities:
        return False
    return all(e.type is EntityType.PLACE and e.label[-1] in discourse.lexicon.communes for e in filler.entities)


def is_rally(filler: Filler, discourse: Discourse) -> bool:
    """True for a gathering, which stands for those who gather (数千人のデモが退陣を求めた)."""
    return not filler.entities and filler.argument.head_lemma in discourse.lexicon.rallies


def has_clause(filler: Filler) -> bool:
    """True for こと and its like with the clause that they carry."""
    return filler.argument.start < filler.argument.head_start


def first_filler(slots: tuple[Slot, ...], found: list[Filler], discourse: Discourse) -> Filler | None:
    """The first filler of the slots, in their order; a slot for one part that may be absent."""
    return next((f for slot in slots for f in found if slot.case in f.cases and is_of_class(f, slot.kind, discourse)), None)
