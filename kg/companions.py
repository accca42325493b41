"""With whom a thing is done, and who does it too."""

from __future__ import annotations

from kg.clauses import joined_clauses
from kg.discourse import Discourse, Filler, Group
from kg.fillers import fillers
from kg.grammar import words
from kg.matching import Match
from kg.predicates import Link, Structure
from kg.slots import first_group

FOLLOWING = words("following")
MEETINGS = words("meetings")


def shared_companion(match: Match, structure: Structure, discourse: Discourse) -> Group:
    """With whom, named in a clause beside or by the occasion: メルケル氏と会談し、協定に署名した; 首相との会談で一致した."""
    clauses = joined_clauses(match.predicate, structure) if match.rule.is_symmetric else []
    before = [p for p in clauses if p.phrase < match.predicate.phrase]
    occasions = [structure.predicate_at(a.phrase) for p in clauses for a in p.having("デ") if a.head_lemma in MEETINGS]
    found = [f for p in (*before, *occasions) if p for f in fillers(p, structure, discourse) if f.cases == ("ト",)]
    return first_group(match.rule.object, found or _met_before(match, structure, discourse), structure, discourse)


def _met_before(match: Match, structure: Structure, discourse: Discourse) -> list[Filler]:
    """Whom the sentence before says was met, where nobody is named who agrees: 首相は大統領と会談した。貿易の拡大で合意した."""
    names_nobody = not any(p.is_nominal and set(p.particles) & {"ハ", "ガ", "モ"} for p in structure.phrases)
    if match.rule.relation != "agreesWith" or match.predicate.link is not Link.MAIN or not structure.sentence or not names_nobody:
        return []
    last = discourse.structures[structure.sentence - 1]
    meetings = [p for p in last.predicates if p.lemma in MEETINGS]
    return [f for p in meetings[-1:] for f in fillers(p, last, discourse) if f.cases == ("ト",)]


def companions(match: Match, found: list[Filler], structure: Structure) -> Group:
    """Who does it too, where と is neither with whom it is done nor as what something is seen."""
    takes_to = any(s.case == "ト" and s.kind not in ("doer", "topic", "clause") for s in match.rule.object)
    if takes_to or match.rule.frame or not match.rule.object:
        return ()
    return tuple(f for f in found if _is_companion(f, structure) or _is_followed(f, structure))


def _is_followed(filler: Filler, structure: Structure) -> bool:
    """True for who did it first: フランスに続き、英国も承認した, 米国に加え、英国も承認した."""
    after = structure.phrases[filler.argument.phrase + 1 : filler.argument.phrase + 2]
    return filler.argument.case == "φ" and filler.is_actor and bool(after) and after[0].head.lemma in FOLLOWING


def _is_companion(filler: Filler, structure: Structure) -> bool:
    """True for who does it too (ドイツと); not for a label (「中国対世界」だと), nor inside the noun of an idiom (国民との約束を果たす)."""
    is_inside = "ノ" in structure.phrases[filler.argument.phrase].particles
    return filler.cases == ("ト",) and filler.is_actor and not filler.argument.is_clause and not is_inside
