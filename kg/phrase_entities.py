"""The entity of an object that is only a phrase: an issue where it holds a name (ウクライナ問題), else a thing of its article."""

from __future__ import annotations

import re

from kg.arguments import described_start, subtree_start
from kg.discourse import Discourse, Filler
from kg.ids import local_entity_iri, named_entity_iri
from kg.model import ACTOR_TYPES, Entity, EntityType, Fact, FactKind
from kg.predicates import Structure

_MARKS = " 　、。・■●◆\"'"
_BRACKETS = {"「": "」", "『": "』", "【": "】", "〈": "〉", "《": "》", "“": "”", "（": "）", "(": ")"}
_TORN = re.compile(r"^(?:との|という|の)(?=[^、。])")
"""What is left of a quotation before a noun: 「…」[との]状況."""
_QUOTED_BEFORE = re.compile(r"^.*[」』](?:として|などと|と)、?")


def phrase_of(filler: Filler, structure: Structure) -> str:
    """The words of a filler: the noun phrase with its modifiers and adjectives, without marks at its edges."""
    words = structure.text[described_start(filler.argument, structure.phrases) : filler.argument.end]
    return _TORN.sub("", _without_brackets(words.replace(" ", "")))


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
    """The entity of a filler that names none; None where nothing is left of its words."""
    label = phrase_of(filler, structure)
    if len(label) < 2:
        label = _with_clause(filler, structure)
    if len(label) < 2 or (filler.argument.is_explained and label in discourse.lexicon.vague_nouns):
        return None
    named = discourse.mentions_within(filler.argument.start, filler.argument.end, structure.sentence)
    is_global = any(not m.is_anaphor for m in named)
    kind = _kind(filler, is_global, discourse)
    iri = named_entity_iri(kind, label) if is_global else local_entity_iri(article, kind, label)
    return Entity(iri, label, None, kind, names=(label,))


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
