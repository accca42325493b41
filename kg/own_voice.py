"""What a newspaper says of itself, which no words name: 歓迎したい, 容認できない, 悪化が懸念される."""

from __future__ import annotations

from kg.arguments import Argument
from kg.discourse import Discourse, Filler, Origin
from kg.grammar import words
from kg.model import Entity
from kg.phrases import is_topic
from kg.predicates import Link, Predicate, Structure

ASKING = words("asked_for_oneself")
COMMENDING = words("commending")
DREADING = words("dreading")
TOLERATING = words("tolerating")


def is_own_voice(predicate: Predicate, structure: Structure, discourse: Discourse) -> bool:
    """True for a wish or judgement in the text's own voice, at the end of a sentence where nobody is named who has it.

    たい is the first person's (歓迎したい); that a thing cannot be tolerated or is feared (悪化が懸念される) is the writer's view.
    """
    if predicate.link is not Link.MAIN or structure.phrases[predicate.phrase].in_quote:
        return False
    if predicate.is_benefactive or any(_is_somebody(a, structure, discourse) for a in predicate.having("ガ", "ハ", "モ")):
        return False
    return _wishes(predicate) or _judges(predicate) or _asks(predicate, structure)


def _is_somebody(argument: Argument, structure: Structure, discourse: Discourse) -> bool:
    """True for names and for 住民, 男性."""
    return bool(discourse.entities_of(argument, structure.sentence)) or argument.head_lemma in discourse.lexicon.actor_nouns


def _wishes(predicate: Predicate) -> bool:
    """True for 歓迎したい and 連携も深めたい."""
    return bool(predicate.tail) and predicate.tail[-1].lemma == "たい" and not predicate.having("ガ")


def _asks(predicate: Predicate, structure: Structure) -> bool:
    """True for a plain 求める where nothing is the topic: it does what it says; of others it would be told with た or ている."""
    is_plain = not predicate.is_passive and all(m.lemma in ("する", "と", "も") for m in predicate.tail)
    return is_plain and predicate.lemma in ASKING and not any(is_topic(p) and not p.in_quote for p in structure.phrases)


def _judges(predicate: Predicate) -> bool:
    """True for 評価できる, 容認できない, 許されない and 懸念される; 懸念されている and 許されていない tell how things are."""
    if any(m.lemma == "いる" for m in predicate.tail):
        return False
    if predicate.lemma in DREADING:
        return predicate.is_passive
    is_denied = bool(predicate.tail) and predicate.tail[-1].lemma == "ない"
    can = any(m.lemma in ("できる", "出来る", "得る") for m in predicate.tail)
    is_commended = predicate.lemma in COMMENDING and can and predicate.tail[-1].lemma in ("できる", "出来る", "ない")
    return is_commended or (predicate.lemma in TOLERATING and is_denied and (predicate.is_passive or can))


def voice_of(author: Entity) -> Filler:
    """The newspaper as a subject that no words name."""
    return Filler(Argument("ガ", 0, 0, 0, 0, 0, ""), -1, (author,), ("ガ",), Origin.CARRIED)
