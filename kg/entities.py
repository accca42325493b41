"""Candidates → entities: one for each thing, whatever it is called; anaphors resolved; facts of office and membership."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.candidates import Candidate, Kind, Line, Reference
from kg.coreference import resolve
from kg.facts import facts_of
from kg.gazetteer import Gazetteer
from kg.ids import local_entity_iri, named_entity_iri
from kg.institutions import body_entity
from kg.letters import LEADERS
from kg.mentions import find_mentions, lines_of
from kg.model import Article, Entity, EntityType, Fact
from kg.people import People, entity_of, find_people, with_names
from kg.plurals import joint_owners, leaders
from kg.roles import role_holder
from kg.tokens import TokenizedSentence

_SINGLE = frozenset({"幹部"})


@dataclass(frozen=True, slots=True)
class LinkedMention:
    """Words that name entities: `text[start:end]` of the sentence's normalised text, title and bracketed abbreviation included.

    There are two entities or more for 米露, 両国, 三者. `is_anaphor` marks words that name only through others (両国, 同氏, 我が国).
    """

    sentence: int
    start: int
    end: int
    entities: tuple[Entity, ...]
    is_anaphor: bool


@dataclass(frozen=True, slots=True)
class LinkedEntities:
    """The mentions of an article in text order, what the text and the gazetteer state of its entities, and these sorted by id."""

    mentions: tuple[LinkedMention, ...]
    facts: tuple[Fact, ...]
    entities: tuple[Entity, ...]

    def by_sentence(self) -> Mapping[int, tuple[LinkedMention, ...]]:
        """The mentions of each sentence that has any."""
        found: dict[int, list[LinkedMention]] = {}
        for mention in self.mentions:
            found.setdefault(mention.sentence, []).append(mention)
        return {sentence: tuple(mentions) for sentence, mentions in found.items()}


def link_entities(article: Article, sentences: Iterable[TokenizedSentence], gazetteer: Gazetteer) -> LinkedEntities:
    """The entities that `article` names, given its sentences in order."""
    lines = lines_of(sentences)
    candidates = find_mentions(lines, gazetteer)
    people = find_people(article, candidates, gazetteer)
    references: list[Reference] = []
    for candidate, following in zip(candidates, (*candidates[1:], None), strict=False):
        apposed = following if following and _is_apposed(candidate, following, lines[candidate.line]) else candidate
        entities = _entities(article, apposed, people, references, gazetteer)
        if entities:
            references.append(Reference(candidate, entities, lines[candidate.line]))
    return _collect(references, facts_of(references, gazetteer))


def _is_apposed(candidate: Candidate, following: Candidate, line: Line) -> bool:
    """True for words that only say who or what comes next: 委員長 in 委員長のジェハンギル氏, 同盟国 in 同盟国の日本, 議長国スウェーデン."""
    if candidate.line != following.line or line.text[candidate.end : following.start] not in ("", "の", "・", "、", "である"):
        return False
    if candidate.kind is Kind.GROUP:
        return candidate.name.endswith("国") and following.type is EntityType.STATE and len(following.known) == 1
    return candidate.kind is Kind.ROLE and following.kind is Kind.PERSON


def _entities(
    article: Article, candidate: Candidate, people: People, before: Sequence[Reference], gazetteer: Gazetteer
) -> tuple[Entity, ...]:
    """What a candidate names."""
    match candidate.kind:
        case Kind.PERSON:
            return (people.entity(candidate),)
        case Kind.ANAPHOR:
            return resolve(candidate, before, people, gazetteer)
        case Kind.ROLE:
            owners = joint_owners(candidate, before, gazetteer)
            if owners:
                return _owners_or_holders(candidate, owners, people, before, gazetteer)
            holder = role_holder(candidate, people, before, gazetteer)
            return (holder,) if holder else _own_role(article, candidate, gazetteer)
        case Kind.LETTERS:
            return _states_or_holders(candidate, people, before, gazetteer)
        case _ if candidate.known:
            name = people.setting.likeliest(candidate.known) or candidate.known[0]
            members = [gazetteer.by_key[key] for key in name.stands_for]
            return tuple(entity_of(member) for member in members or [name])
        case Kind.BODY:
            return (body_entity(candidate, people, before, gazetteer) or _own(article, candidate, gazetteer),)
    return (_own(article, candidate, gazetteer),)


def _states_or_holders(candidate: Candidate, people: People, before: Sequence[Reference], gazetteer: Gazetteer) -> tuple[Entity, ...]:
    """The states of 日韓; the people of 日韓首脳 and 日韓外相 where they are all known."""
    states = tuple(entity_of(name) for name in candidate.known)
    if candidate.title != LEADERS:
        return _owners_or_holders(candidate, states, people, before, gazetteer) if candidate.title else states
    named = leaders(people.candidates, people, gazetteer)
    return tuple(named[s.id] for s in states) if all(s.id in named for s in states) else states


def _owners_or_holders(
    candidate: Candidate, owners: tuple[Entity, ...], people: People, before: Sequence[Reference], gazetteer: Gazetteer
) -> tuple[Entity, ...]:
    """Who bears the office for each of several states, where they are all known; else those whose office it is, who act through it."""
    if any(owner.type is not EntityType.STATE for owner in owners):
        return owners
    held = [role_holder(replace(candidate, owner=owner.label), people, before, gazetteer) for owner in owners]
    holders = tuple(dict.fromkeys(holder for holder in held if holder))
    return holders if len(holders) == len(owners) else owners


def _own(article: Article, candidate: Candidate, gazetteer: Gazetteer) -> Entity:
    """The entity of a name that the gazetteer has not: a proper name is the same in every article, a common noun is the article's own."""
    kind = _own_type(candidate, gazetteer)
    iri = named_entity_iri(kind, candidate.name) if candidate.is_proper else local_entity_iri(article.id, kind, candidate.name)
    return Entity(iri, candidate.name, None, kind)


def _own_role(article: Article, candidate: Candidate, gazetteer: Gazetteer) -> tuple[Entity, ...]:
    """The unnamed holder of an office: 中国外務省の報道官; a bare 候補 is nobody."""
    bare = candidate.name in gazetteer.patterns.persons.only_named
    return () if bare and _own_type(candidate, gazetteer) is EntityType.PERSON else (_own(article, candidate, gazetteer),)


def _own_type(candidate: Candidate, gazetteer: Gazetteer) -> EntityType:
    """議員 and 閣僚 without a name are a group; a 報道官 or the 幹部 who speaks is one person."""
    endings = gazetteer.patterns.groups.endings - _SINGLE
    is_group = candidate.kind is Kind.ROLE and (candidate.is_plural or any(candidate.title.endswith(e) for e in endings))
    return EntityType.GROUP if is_group else candidate.type


def _collect(references: Sequence[Reference], facts: Sequence[tuple[Fact, Entity]]) -> LinkedEntities:
    """Mentions, facts and entities with all their names."""
    entities = {e.id: e for _, e in facts} | {e.id: e for r in references for e in r.entities}
    names: dict[str, list[str]] = {iri: [] for iri in entities}
    for reference in references:
        for entity in reference.entities:
            names[entity.id] += _names(reference)
    whole = {iri: with_names(entity, names[iri]) for iri, entity in entities.items()}
    mentions = tuple(_mention(reference, whole) for reference in references)
    return LinkedEntities(mentions, tuple(dict.fromkeys(fact for fact, _ in facts)), tuple(whole[iri] for iri in sorted(whole)))


def _names(reference: Reference) -> Iterable[str]:
    """The names that a reference gives: its words, the bare name, what stands in brackets; an anaphor gives none, letters only alone."""
    candidate = reference.candidate
    if candidate.kind is Kind.ANAPHOR or len(reference.entities) > 1:
        return ()
    return (reference.line.text[candidate.start : candidate.end], candidate.name, *candidate.aliases)


def _mention(reference: Reference, entities: Mapping[str, Entity]) -> LinkedMention:
    c = reference.candidate
    return LinkedMention(c.line, c.start, c.end, tuple(entities[e.id] for e in reference.entities), c.kind is Kind.ANAPHOR)
