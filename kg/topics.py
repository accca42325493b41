"""Who carries over from sentence to sentence (centering: Walker, Iida and Cote 1994, Japanese discourse and the process of centering)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from kg.arguments import arguments_of
from kg.clauses import joined_clauses
from kg.discourse import Discourse, Filler, Group, Origin
from kg.doers import subjects
from kg.embedding import genitive_of
from kg.phrases import is_topic
from kg.predicates import Link, Predicate, Structure


def with_topics(discourse: Discourse) -> Discourse:
    """The discourse with the topic that each sentence takes over from those before it.

    A paragraph begins with whom the article has made its topic most often so far: the protagonist needs no name there.
    """
    topics: list[Group] = []
    current: Group = ()
    set_so_far: list[Group] = []
    set_by_each: list[Group] = []
    for i, structure in enumerate(discourse.structures):
        if set_so_far and _begins_paragraph(i, discourse):
            current = _most_frequent(set_so_far)
        topics.append(() if _names_source(structure) else current)
        new = () if discourse.sentences[i].is_heading else _topic_set_by(structure, replace(discourse, topics=tuple(topics)))
        set_by_each.append(new)
        if new:
            current = new
            set_so_far.append(new)
        elif _speaks_of_another(structure):
            current = ()
    return replace(discourse, topics=tuple(topics), themes=tuple(_themes(discourse)), actors_before=((), *set_by_each[:-1]))


def _themes(discourse: Discourse) -> Iterator[Group]:
    """The thing that each sentence takes over from those before it in its paragraph as what is spoken of (法案は…。12日に可決された)."""
    current: Group = ()
    for i, structure in enumerate(discourse.structures):
        if _begins_paragraph(i, discourse):
            current = ()
        yield () if all(f.is_actor for f in current) else current
        current = _theme_set_by(structure, discourse) or current


def _theme_set_by(structure: Structure, discourse: Discourse) -> Group:
    """The first topic of a sentence, with those coordinated with it."""
    phrase = next((p for p in structure.phrases if is_topic(p) and not p.is_temporal), None)
    arguments = arguments_of(phrase, structure.phrases) if phrase is not None else []
    return tuple(Filler(a, structure.sentence, discourse.entities_of(a, structure.sentence), ("ガ",), Origin.CARRIED) for a in arguments)


def _names_source(structure: Structure) -> bool:
    """True where another is said to tell what follows (聯合ニュースによると): the thread breaks."""
    return any(p.particles[-1:] == ("ニヨルト",) for p in structure.phrases)


def _speaks_of_another(structure: Structure) -> bool:
    """True where a sentence has a topic of its own that is no actor: after 暴動は地方に拡大した nobody carries over."""
    return any(is_topic(p) and not p.is_temporal for p in structure.phrases)


def _begins_paragraph(index: int, discourse: Discourse) -> bool:
    return index > 0 and discourse.sentences[index].paragraph != discourse.sentences[index - 1].paragraph


def _most_frequent(groups: list[Group]) -> Group:
    """The group named most often, the latest of equals."""
    counts = Counter(_entity_ids(g) for g in groups)
    best = max(counts.values())
    return next(g for g in reversed(groups) if counts[_entity_ids(g)] == best)


def _entity_ids(group: Group) -> tuple[str, ...]:
    return tuple(e.id for f in group for e in f.entities)


def _topic_set_by(structure: Structure, discourse: Discourse) -> Group:
    """The actor that a sentence leaves as topic: its は, else the main clause's が, else whose thing the topic is (ハマスの責任も重い)."""
    main = [p for p in structure.predicates if p.link is Link.MAIN] or list(structure.predicates[-1:])
    for predicate in main:
        if predicate.lemma in discourse.lexicon.reporting_verbs:
            continue
        clauses = joined_clauses(_hedged(predicate, structure, discourse), structure)
        told = [(p, g) for p in (*clauses, *_topic_clauses(clauses, structure)) for g in subjects(p, structure, discourse)]
        groups = [g for p, g in told if not _is_crowd(g) and (g[0].argument.is_topic or not p.is_passive)]
        actors = [g for g in groups if all(f.is_actor for f in g)]
        topics = [g for g in actors if g[0].argument.is_topic]
        owners = [g for group in groups if group[0].argument.is_topic for g in genitive_of(group, structure, discourse)]
        for group in (topics or actors or owners)[:1]:
            return tuple(replace(f, origin=Origin.CARRIED, cases=("ガ",)) for f in group)
    return ()


def _is_crowd(group: Group) -> bool:
    """True for people by number (6,000人以上が), of whom the next sentence does not go on to speak."""
    labels = [e.label.removeprefix("約") for f in group for e in f.entities]
    return bool(labels) and all(label[0].isnumeric() or label.startswith("数") for label in labels)


def _hedged(predicate: Predicate, structure: Structure, discourse: Discourse) -> Predicate:
    """The clause inside とみられる, とされる and the like, which have no subject of their own."""
    quoted = next((p for p in structure.predicates if p.link is Link.QUOTE and p.governor == predicate.phrase), None)
    return quoted if quoted is not None and predicate.is_passive and not subjects(predicate, structure, discourse) else predicate


def _topic_clauses(clauses: list[Predicate], structure: Structure) -> list[Predicate]:
    """The clause of a cleft: プーチン氏が重んじたのは、…ことだった; 支持を広げたのが、極右だ."""
    return [
        p
        for c in clauses
        for a in c.arguments
        if a.is_clause and (a.is_topic or a.case == "ガ") and (p := structure.predicate_at(a.phrase)) is not None
    ]
