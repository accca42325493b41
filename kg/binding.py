"""What fills a rule's slots."""

from __future__ import annotations

from dataclasses import dataclass

from kg.discourse import Discourse, Filler, Group
from kg.grammar import words
from kg.matching import Match
from kg.rulebook import Rule
from kg.slots import first_filler

COUNTED_ACTORS = words("counted_actors")
WORDED = frozenset(
    {
        "supports", "promises", "demands", "criticizes", "rejects", "warns", "proposes", "prioritizes", "deprioritizes", "emphasizes",
        "avoids", "questions", "fears", "recognizes", "frames",
    }
)  # fmt: skip
"""What can be done in writing: 声明は中国を非難した. Of what is 成立を目指す it is not said who seeks it."""


@dataclass(frozen=True, slots=True)
class Binding:
    """What fills a rule's slots: subject and object as groups of coordinated fillers, one group for both where they do it to each other."""

    match: Match
    subject: Group
    object: Group
    about: Filler | None
    frame: Filler | None
    is_reciprocal: bool = False


def complete(match: Match, subject: Group, objects: Group, found: list[Filler], discourse: Discourse) -> Binding | None:
    """The binding of these groups with the matter and the frame among what is left; None where a part is missing."""
    used = {f.argument for f in (*subject, *objects)}
    free = [f for f in found if f.argument not in used]
    about, frame = first_filler(match.rule.about, free, discourse), first_filler(match.rule.frame, free, discourse)
    is_whole = (about or not match.rule.needs_about) and (frame or not match.rule.frame)
    return Binding(match, subject, objects, about, frame) if subject and objects and is_whole else None


def default_subject_class(rule: Rule) -> str | None:
    """Who acts or feels is an actor, who says or wants also a document; what strengthens, weakens or causes may be anything."""
    if rule.relation in ("strengthens", "weakens", "influences", "dependsOn", "causes", "violates"):
        return None
    return "author" if rule.relation in WORDED else "actor"


def without_count(group: Group) -> Group:
    """The named ones of a list that ends with their number: イギリスやフランスなど13か国が."""
    named = tuple(f for f in group if f.is_actor)
    return named if named and all(f.is_actor or f.argument.head_lemma in COUNTED_ACTORS for f in group) else group
