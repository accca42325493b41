"""Who an anaphor stands for: 両国, 両首脳, 三者, 同氏, 同大統領, 同国, 我が国."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from kg.anaphors import STATE_ITSELF
from kg.candidates import Candidate, Kind, Reference
from kg.gazetteer import Gazetteer
from kg.grammar import words
from kg.ids import named_entity_iri
from kg.model import Entity, EntityType
from kg.people import People, entity_of
from kg.plurals import is_party, listed, members
from kg.setting import HOME

BODIES_WITH_OFFICERS = words("bodies_with_officers")
"""Bodies that speak through an officer: 同省 after 中国商務省の報道官."""

_AGENCIES = ("通信社",)
"""Who tells the news, of whom 同社 is not said: 共同通信によると、…。同社は."""
_PAPERS = ("新聞", "タイムズ", "ポスト", "ジャーナル", "紙", "日報", "新報", "タイムス")


def resolve(candidate: Candidate, before: Sequence[Reference], people: People, gazetteer: Gazetteer) -> tuple[Entity, ...]:
    """The entities that an anaphor stands for, () where the text before names none that fit."""
    patterns, form = gazetteer.patterns.anaphors, candidate.name
    if form in patterns.two:
        return listed(2, form, before)
    for count, forms in ((2, patterns.both), (3, patterns.three), (4, patterns.four)):
        if form in forms:
            return members(count, forms[form], form, before, people, gazetteer)
    if form in patterns.own_state or candidate.title == STATE_ITSELF:
        return (entity_of(gazetteer.by_key[HOME]),)
    heard = (
        before if form in patterns.same_person else [r for r in before if r.line.index != candidate.line or not _is_in_closed_quotation(r)]
    )
    named = _one(_fits(candidate, before, gazetteer), heard, candidate.line) or _owner_of_office(candidate.title, before, gazetteer)
    return (_state_of_topic(candidate.line, before, gazetteer) or named) if form in patterns.same_state else named


def _state_of_topic(line: int, before: Sequence[Reference], gazetteer: Gazetteer) -> tuple[Entity, ...]:
    """The state in the name of the body that is the sentence's topic: カンボジア国防省は反論し、同国は…."""
    for reference in before:
        if reference.line.index == line and reference.is_topic and reference.candidate.kind is Kind.BODY:
            known = (n for f in gazetteer.longest_form(reference.candidate.name, 0) for n in gazetteer.by_form[f])
            return tuple(entity_of(n) for n in known if n.type is EntityType.STATE)[:1]
    return ()


def _fits(candidate: Candidate, before: Sequence[Reference], gazetteer: Gazetteer) -> Callable[[Reference], bool]:
    """What the anaphor asks of the one that it takes up."""
    patterns, form, asked = gazetteer.patterns, candidate.name, candidate.title
    if form in patterns.anaphors.same_state:
        return lambda r: r.entities[0].type is EntityType.STATE
    holders = {r.entities[0].id for r in before if asked and r.candidate.title.endswith(asked)}
    if holders and asked in patterns.persons.honorifics | patterns.persons.offices:
        return lambda r: r.entities[0].id in holders
    if form in patterns.anaphors.same_person or asked in patterns.persons.honorifics:
        return lambda r: r.entities[0].type is EntityType.PERSON and r.candidate.kind is not Kind.ROLE
    if asked in patterns.persons.offices:
        return lambda r: r.candidate.kind is Kind.PERSON and not _has_other_office(r, patterns.persons.offices)
    if asked == "党":
        return lambda r: is_party(r, r.entities[0])
    if asked in ("紙", "誌"):
        return lambda r: r.entities[0].label.endswith(_PAPERS)
    if asked == "社":
        return lambda r: _is_named(r, asked) and not r.entities[0].label.endswith(_AGENCIES)
    return lambda r: _is_named(r, asked)


def _has_other_office(reference: Reference, offices: Collection[str]) -> bool:
    """True for somebody whom the text names with an office, where no one has the one asked for: 知事 is not 同所長."""
    return any(reference.candidate.title.endswith(office) for office in offices)


def _is_named(reference: Reference, asked: str) -> bool:
    """True for a body whose name ends in what 同 asks for."""
    entity = reference.entities[0]
    return entity.type in _bodies(asked) and (reference.candidate.name.endswith(asked) or entity.label.endswith(asked))


def _bodies(asked: str) -> tuple[EntityType, ...]:
    """What 同委員会, 同社 and 同派 can take up."""
    return (EntityType.ORGANIZATION, EntityType.GROUP) if asked in ("派", "団体", "グループ", "勢力") else (EntityType.ORGANIZATION,)


def _one(fits: Callable[[Reference], bool], before: Sequence[Reference], line: int) -> tuple[Entity, ...]:
    """The last one that fits in the anaphor's own sentence, else the topic of the last sentence that has one, else the last one."""
    own = [r for r in before if r.line.index == line and len(r.entities) == 1 and fits(r)]
    if own:
        return own[-1].entities
    for sentence in _backwards(before):
        fitting = [r for r in sentence if len(r.entities) == 1 and fits(r)]
        if fitting:
            return next((r for r in fitting if r.is_topic), fitting[-1]).entities
    return ()


def _owner_of_office(asked: str, before: Sequence[Reference], gazetteer: Gazetteer) -> tuple[Entity, ...]:
    """The body of whose officer alone the text has spoken: 中国商務省の報道官は … 同省."""
    owners = [r.candidate.owner for r in reversed(before) if asked in BODIES_WITH_OFFICERS and r.candidate.owner.endswith(asked)]
    if not owners:
        return ()
    known = [name for name in gazetteer.by_form.get(owners[0], ()) if name.type is EntityType.ORGANIZATION]
    kind = EntityType.ORGANIZATION
    return (entity_of(known[0]) if known else Entity(named_entity_iri(kind, owners[0]), owners[0], None, kind),)


def _is_in_closed_quotation(reference: Reference) -> bool:
    """True for a name in words that were another's: カンボジア国防省は「タイの侵略だ」と反論し、同国は…; 同氏 may be whom he spoke of."""
    text, place = reference.line.text, reference.candidate.start
    return text.count("「", 0, place) > text.count("」", 0, place) and "」" in text[place:]


def _backwards(before: Sequence[Reference]) -> Iterator[list[Reference]]:
    """The references by sentence, the last sentence first."""
    sentence: list[Reference] = []
    for reference in reversed(before):
        if sentence and reference.line.index != sentence[0].line.index:
            yield sentence
            sentence = []
        sentence.insert(0, reference)
    if sentence:
        yield sentence
