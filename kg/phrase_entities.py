"""The entity of an object that is only a phrase: an issue where it holds a name (ウクライナ問題), else a thing of its article."""

from __future__ import annotations

import re

from kg.arguments import described_start
from kg.discourse import Discourse, Filler
from kg.extents import subtree_start
from kg.ids import local_entity_iri, named_entity_iri
from kg.model import ACTOR_TYPES, Entity, EntityType, Fact, FactKind
from kg.phrases import Phrase, is_act_beside, is_adnominal, is_predicative
from kg.predicates import Structure
from kg.referents import referent

LONGEST = 40
"""Code points that a noun may have with the clause that explains it."""
_MARKS = " 　、。・■●◆\"'"
_BRACKETS = {"「": "」", "『": "』", "【": "】", "〈": "〉", "《": "》", "“": "”", "（": "）", "(": ")"}
_TORN = re.compile(r"^(?:との|という|の)(?=[^、。])")
"""What is left of a quotation before a noun: 「…」[との]状況."""
_QUOTED_BEFORE = re.compile(r"^.*[」』](?:として|などと|と)、?")


def phrase_of(filler: Filler, structure: Structure) -> str:
    """The words of a filler: the noun phrase with its modifiers and adjectives, without marks at its edges."""
    words = structure.text[described_start(filler.argument, structure.phrases) : filler.argument.end]
    return _TORN.sub("", _without_brackets(words.replace(" ", "")))


def _explained(filler: Filler, structure: Structure) -> str:
    """A bare noun with the clause that modifies it: 憲法改正に向けた審議; "" where none does, or it is too long to be said again."""
    argument, phrases = filler.argument, structure.phrases
    clause = next((p for p in phrases if p.parent == argument.phrase and is_predicative(p) and is_adnominal(p)), None)
    if clause is None or not argument.is_bare or not argument.is_explained or clause.index > argument.phrase:
        return ""
    if described_start(argument, phrases) < argument.head_start or _tells_of(clause, structure):
        return ""  # 「核なき世界」 is said whole already
    start = subtree_start(clause.index, phrases)
    beside = [p.index for p in phrases[: clause.index] if p.start >= start and is_act_beside(p)]  # 会談し、[供給網を強化する]文書
    start = phrases[beside[-1] + 1].start if beside else start
    words = structure.text[start : argument.end]
    return _without_brackets(words.replace(" ", "")) if len(words) <= LONGEST else ""


def _tells_of(clause: Phrase, structure: Structure) -> bool:
    """True for a clause that tells what somebody does to the noun, which is a claim of its own: 野党が求めた減税."""
    predicate = structure.predicate_at(clause.index)
    return predicate is not None and bool(predicate.having("ガ")) and not predicate.having("ヲ", "ニ", "ト")


def _with_clause(filler: Filler, structure: Structure) -> str:
    """A noun of one sign with the clause that explains it: 資産を支援に活用する案."""
    words = structure.text[subtree_start(filler.argument.phrase, structure.phrases) : filler.argument.end]
    return _without_brackets(words.replace(" ", "")) if filler.argument.is_explained else ""


def _without_brackets(words: str) -> str:
    """The words without marks at their edges, and without brackets that are round all of them or have no partner (会談」の延期)."""
    words = words.strip(_MARKS)
    loose = _loose(words)
    if any(words[i] in "」』" for i in loose) and (quoted := _QUOTED_BEFORE.match(words)):
        return _without_brackets(words[quoted.end() :])  # […時間を与えるだけ」として]開催するよう求めた
    kept = "".join(c for i, c in enumerate(words) if i not in loose).strip(_MARKS)
    is_wrapped = kept[:1] in _BRACKETS and kept.find(_BRACKETS[kept[0]]) == len(kept) - 1
    return _without_brackets(kept[1:-1]) if is_wrapped else kept


def _loose(words: str) -> set[int]:
    """Where brackets stand that have no partner."""
    opened: list[int] = []
    loose: set[int] = set()
    for i, c in enumerate(words):
        if c in _BRACKETS:
            opened.append(i)
        elif c in _BRACKETS.values():
            if opened and _BRACKETS[words[opened[-1]]] == c:
                opened.pop()
            else:
                loose.add(i)
    return loose | set(opened)


def phrase_entity(filler: Filler, structure: Structure, discourse: Discourse, article: str) -> Entity | None:
    """The entity of a filler that names none; None where nothing is left of its words.

    A bare noun is the phrase that it takes up (判決 after 元大統領への死刑判決); what explains it is said with it (供給網を強化する文書).
    """
    if (found := referent(filler, structure, discourse)) is not None:
        filler, structure = found
    label = _explained(filler, structure) or phrase_of(filler, structure)
    if len(label) < 2:
        label = _with_clause(filler, structure)
    if len(label) < 2 or (filler.argument.is_explained and label in discourse.lexicon.vague_nouns):
        return None
    named = discourse.mentions_within(filler.argument.start, filler.argument.end, structure.sentence)
    is_global = any(not m.is_anaphor for m in named)
    kind = _kind(filler, is_global, discourse)
    iri = named_entity_iri(kind, label) if is_global else local_entity_iri(article, kind, label)
    return Entity(iri, label, None, kind, names=(label,))


def described(filler: Filler, entity: Entity, structure: Structure, discourse: Discourse, article: str) -> Entity:
    """A group without a name of its own, said with whose or which it is: タウランガ選挙区の有権者, 一部の非常任理事国.

    Where the article speaks of the group again, it stays what all its mentions share.
    """
    argument = filler.argument
    is_named = entity.type is not EntityType.GROUP or entity.wikidata is not None or filler.sentence != structure.sentence
    if is_named or argument.start == argument.head_start or len(filler.entities) > 1 or _is_resumed(entity, discourse):
        return entity
    label = _without_brackets(structure.text[argument.start : argument.end].replace(" ", ""))
    if len(label) > LONGEST or entity.label not in label or not label.endswith(entity.label):
        return entity
    return Entity(local_entity_iri(article, EntityType.GROUP, label), label, None, EntityType.GROUP, names=(label, *entity.names))


def _is_resumed(entity: Entity, discourse: Discourse) -> bool:
    """True for what the article takes up by another word: 両者."""
    return any(m.is_anaphor and entity.id in {e.id for e in m.entities} for found in discourse.mentions.values() for m in found)


def _kind(filler: Filler, is_global: bool, discourse: Discourse) -> EntityType:
    if not is_global:
        return EntityType.THING
    return EntityType.EVENT if filler.argument.head_lemma in discourse.lexicon.event_nouns else EntityType.ISSUE


def facts_of(entity: Entity, filler: Filler, structure: Structure, discourse: Discourse) -> tuple[Fact, ...]:
    """Whom an issue concerns, and who takes part in an event: the entities that its words name."""
    if entity.type not in (EntityType.ISSUE, EntityType.EVENT):
        return ()
    named = [e for m in discourse.mentions_within(filler.argument.start, filler.argument.end, structure.sentence) for e in m.entities]
    if entity.type is EntityType.EVENT:
        return tuple(Fact(e.id, FactKind.PARTICIPANT_IN, entity.id) for e in named if e.type in ACTOR_TYPES)
    return tuple(Fact(entity.id, FactKind.CONCERNS, e.id) for e in named)
