"""The subjects that clauses speak, and those that they share with the clauses beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.clauses import JOINED
from kg.discourse import Discourse, Filler, Group, Origin
from kg.fillers import fillers
from kg.grammar import words
from kg.model import ACTOR_TYPES
from kg.phrases import Phrase, WordClass, is_coordinated, is_topic, is_verb_without_suru
from kg.predicates import COORDINATE, Link, Predicate, Structure
from kg.voice import PATIENT, RECIPIENT, is_potential

AUTHORED = words("authored")


def is_document(filler: Filler) -> bool:
    """True for a document of which is said what it says, for those who wrote it: 共同声明は 中国を非難した."""
    return filler.argument.is_topic and not filler.entities and filler.argument.head_lemma in AUTHORED


def doers(predicate: Predicate, structure: Structure, discourse: Discourse) -> list[Group]:
    """The spoken subject of the active voice, coordinated ones together."""
    return _groups([f for f in fillers(predicate, structure, discourse) if f.cases[0] in ("ガ", "使役")], structure)


def subjects(predicate: Predicate, structure: Structure, discourse: Discourse) -> list[Group]:
    """The spoken subject as written, which joined clauses share: of a passive the one to whom it is done (政府は抗議され、凍結した)."""
    if not predicate.is_passive or is_potential(predicate):
        return doers(predicate, structure, discourse)
    return _groups([f for f in fillers(predicate, structure, discourse) if f.cases in (PATIENT, RECIPIENT)], structure)


def _groups(found: list[Filler], structure: Structure) -> list[Group]:
    """Fillers that are coordinated together, the group nearest to the predicate first."""
    groups: list[list[Filler]] = []
    for f in found:
        phrase = structure.phrases[f.argument.phrase]
        if groups and _joins(structure.phrases[groups[-1][-1].argument.phrase], phrase, structure):
            groups[-1].append(f)
        else:
            groups.append([f])
    return [tuple(g) for g in reversed(groups)]


def _joins(before: Phrase, after: Phrase, structure: Structure) -> bool:
    between = structure.phrases[before.index + 1 : after.index]
    is_listed = not before.particles and before.has_comma and all(p.word_class is WordClass.OTHER for p in between)  # 日本、それに 米国は
    return is_listed or (is_coordinated(before, structure.phrases) and (before.parent == after.index or before.parent == after.parent))


def _keeps_its_subject(clause: Predicate, predicate: Predicate, structure: Structure) -> bool:
    """True inside a condition before the predicate, whose が reaches no further: [国王が拒み、認めなければ]、デモを激化させる."""
    above: Predicate | None = clause
    while above is not None and above.phrase < predicate.phrase and above.link in JOINED:
        if above.link is Link.CONDITION:
            return True
        above = structure.predicate_at(above.governor)
    return False


def shared(predicate: Predicate, clauses: list[Predicate], structure: Structure, discourse: Discourse) -> Iterator[Group]:
    """Subjects of the clauses beside: the nearest topic before the predicate first, then the nearest が, then what follows.

    A second topic reaches no clause before it: 大統領は[会見を開き]、米国は日本を支持すると述べた.
    """
    groups = [
        g
        for p in clauses
        if p.phrase != predicate.phrase
        for g in subjects(p, structure, discourse)
        if not (leaves_open(g) and g[0].argument.case == "モ")
        if not _keeps_its_subject(p, predicate, structure) or g[0].argument.is_topic
        if p.link in COORDINATE - {Link.BUT} or p.link not in JOINED or all(f.is_actor for f in g)
    ]
    before = [g for g in groups if g[0].argument.head_start < predicate.start and not _is_overruled(g, predicate, structure, discourse)]
    has_topic = any(is_topic(p) and not p.in_quote for p in structure.phrases[: predicate.phrase])
    after = [g for g in groups if g[0].argument.head_start >= predicate.start and not (has_topic and g[0].argument.is_topic)]
    if _goes_on(predicate):
        after = []  # 隣国とも[関係を深めており]、出口を求める政権は警戒する: another begins
    if predicate.link is Link.CONDITION:
        after = [g for g in after if g[0].argument.is_topic]  # [脱退すれば]、隣国が追随する: 隣国 does not withdraw
    if predicate.link is Link.BUT:
        after = [g for g in after if g[0].argument.is_topic]  # 取り締まりを[訴えたが]、過激派が反感を強めた: 過激派 did not call for it
    if is_verb_without_suru(structure.phrases[predicate.phrase], structure.phrases):
        after = [g for g in after if not g[0].argument.is_topic]  # 2400人を[釈放]、野党幹部は取り調べ: another begins
    topics = [g for g in reversed(before) if g[0].argument.is_topic]
    others = [g for g in reversed(before) if not g[0].argument.is_topic]
    for group in (
        *_of_means(predicate, clauses, before),
        *_of_governor(predicate, before, structure),
        *topics,
        *_topics_over(predicate, clauses, structure, discourse),
        *others,
        *after,
    ):
        yield tuple(replace(f, origin=Origin.SHARED) for f in group)


def _goes_on(predicate: Predicate) -> bool:
    """True for ており at the end of a clause, which tells how things stand before somebody else is spoken of."""
    return bool(predicate.tail) and predicate.tail[-1].lemma == "おる" and predicate.link not in (Link.MAIN, Link.QUOTE)


def _of_means(predicate: Predicate, clauses: list[Predicate], before: list[Group]) -> list[Group]:
    """The が of a clause in て of the predicate's own: 英国は棄権し、米国が[反対して]採択を 阻止した."""
    own = [a for p in clauses if p.link is Link.TE and p.governor == predicate.phrase for a in p.having("ガ")]
    return [g for g in before if g[0].argument in own]


def _of_governor(predicate: Predicate, before: list[Group], structure: Structure) -> list[Group]:
    """The が before a clause in て of the verb that governs it: 欧州は検討するが、ベルギーが[報復を恐れて]難色を示す."""
    above = structure.predicate_at(predicate.governor) if predicate.link is Link.TE else None
    return [g for g in before if above is not None and g[0].argument in above.having("ガ")]


def _is_overruled(group: Group, predicate: Predicate, structure: Structure, discourse: Discourse) -> bool:
    """True for who is named before a further topic who acts: トルコも望んでいるが、政権はこれを[認めない]構えだ."""
    last = max(f.argument.head_end for f in group)
    between = (p for p in structure.phrases[: predicate.phrase] if p.start > last and is_topic(p) and not p.in_quote)
    named = (discourse.mention_at(p.start, p.end, structure.sentence) for p in between)
    return any(m is not None and all(e.type in ACTOR_TYPES for e in m.entities) for m in named)


def _topics_over(predicate: Predicate, clauses: list[Predicate], structure: Structure, discourse: Discourse) -> Iterator[Group]:
    """The topic of a clause after, which has a が of its own: 政府は[自粛を呼びかけ]、取り消しが相次いでいる."""
    for clause in clauses:
        if clause.phrase > predicate.phrase and clause.having("ガ"):
            topics = (f for f in fillers(clause, structure, discourse) if f.argument.case == "ハ" and f.is_actor)
            yield from ((f,) for f in topics if f.argument.head_start < predicate.start)


def leaves_open(group: Group) -> bool:
    """True for a topic that may as well be the object (有益であることも承知している), so that the subject is still to be found."""
    return all("ヲ" in f.cases for f in group)
