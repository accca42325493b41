"""Two, three or four things under one word: 両国, 両首脳, 双方, 三者, 4首脳, 日韓首脳."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from kg.candidates import TOPIC_MARKS, Candidate, Kind, Reference
from kg.gazetteer import Gazetteer
from kg.model import ACTOR_TYPES, Entity, EntityType
from kg.namerecords import Name
from kg.people import People, entity_of

_HEADS = ("大統領", "首相", "国家主席", "総書記", "国王", "総統")
"""The offices of those who are 首脳."""

_JOINED = re.compile(r"と(?:[^、。はがを]{1,8}の)?")
"""What stands between two whom the text joins: トランプ氏と習氏, 米大統領とエジプトのシシ大統領."""

_IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")

Fits = Callable[[Reference, Entity], bool]


def members(count: int, kind: str, form: str, before: Sequence[Reference], people: People, gazetteer: Gazetteer) -> tuple[Entity, ...]:
    """The `count` things of class `kind` that the text named last, in text order; for 双方 the two that stood last as XとY."""
    if counted := listed(count, form, before):
        return counted
    if form.endswith("首脳"):
        lately = _heads_lately(count, before, people, gazetteer)
        return lately or _other_heads(count, form, before, people, gazetteer) or _last(count, _leaders(before, people, gazetteer))
    fits = _fits(kind, form)
    named = _pair(kind, before, fits, people, gazetteer) if count == 2 else _named_together(count, before, fits)
    return named or _last(count, ((r, e) for r in reversed(before) for e in reversed(r.entities) if fits(r, e)))


def listed(count: int, form: str, before: Sequence[Reference]) -> tuple[Entity, ...]:
    """Those whom the list right before counts: フィリピンと日米豪の4カ国, 米国やエジプト(代表団)の2カ国."""
    if not before or not _IN_BRACKETS.sub("", before[-1].line.text[before[-1].candidate.end :]).startswith(f"の{form}"):
        return ()
    found, after = before[-1].entities, before[-1]
    for r in reversed(before[:-1]):
        between = _IN_BRACKETS.sub("", r.line.text[r.candidate.end : after.candidate.start])
        if len(found) >= count or r.line.index != after.line.index or between not in ("と", "や", "、", "・"):
            break
        found, after = (*r.entities, *found), r
    return found if len(found) == count else ()


def _pair(kind: str, before: Sequence[Reference], fits: Fits, people: People, gazetteer: Gazetteer) -> tuple[Entity, ...]:
    """The two that the text last spoke of side by side."""
    if kind == "Actor":
        return _last_pair(before, lambda _, e: e.type in ACTOR_TYPES) or _most_named_states(before)
    named = _topics(before, fits)
    if named or kind != "State":
        return named
    found = _states_of_pair(before, people, gazetteer) or _joined_lately(before, fits) or _states_of_meeting(before, people, gazetteer)
    return found or _most_named_states(before)


def _most_named_states(before: Sequence[Reference]) -> tuple[Entity, ...]:
    """The two states that the text has spoken of most, twice each at least: タイ and カンボジア in a text on their fighting."""
    counts = Counter(e for r in before for e in r.entities if e.type is EntityType.STATE and len(r.entities) == 1)
    most = [entity for entity, count in counts.most_common(3) if count > 1]
    is_clear = len(most) == 2 or (len(most) > 2 and counts[most[1]] > counts[most[2]])
    return tuple(e for e in counts if e in most[:2]) if is_clear else ()


def _named_together(count: int, before: Sequence[Reference], fits: Fits) -> tuple[Entity, ...]:
    """The last words that named as many at once: 英仏独 … 3カ国."""
    together = (r.entities for r in reversed(before) if len(r.entities) == count and all(fits(r, e) for e in r.entities))
    return next(together, ())


def _topics(before: Sequence[Reference], fits: Fits) -> tuple[Entity, ...]:
    """The two that stand last as topics, or whose people do: ハンガリーのオルバン首相は…、スロバキアのフィツォ首相も … 両国."""
    fitting = [r for r in before if len(r.entities) == 1 and fits(r, r.entities[0])]
    last = [r for r in fitting if r.line.index == fitting[-1].line.index] if fitting else []
    found = list(dict.fromkeys(r.entities[0] for r in last if r.is_topic or _owns_topic(r, before)))
    return tuple(found) if len(found) == 2 else ()


def _owns_topic(reference: Reference, before: Sequence[Reference]) -> bool:
    """True for ロシア in ロシアのプーチン大統領は."""
    following = next((r for r in before if r.line.index == reference.line.index and r.candidate.start == reference.candidate.end + 1), None)
    return following is not None and following.is_topic and reference.line.text[reference.candidate.end] == "の"


def _last(count: int, found: Iterator[tuple[Reference, Entity]]) -> tuple[Entity, ...]:
    """The first `count` different things of `found`, turned round; () where there are fewer."""
    kept: list[Entity] = []
    for _, entity in found:
        if entity not in kept:
            kept.append(entity)
        if len(kept) == count:
            return tuple(reversed(kept))
    return ()


def _joined_lately(before: Sequence[Reference], fits: Fits) -> tuple[Entity, ...]:
    """The two that this sentence or the one before it joins (日韓, インドとパキスタン), whom one named alone since does not part."""
    lately = [r for r in before if r.line.index >= before[-1].line.index - 1]
    pairs = [r.entities for r in lately if len(r.entities) == 2 and all(fits(r, e) for e in r.entities)]
    return pairs[-1] if pairs else _last_pair(lately, fits)


def _heads_lately(count: int, before: Sequence[Reference], people: People, gazetteer: Gazetteer) -> tuple[Entity, ...]:
    """The heads of states whom this sentence and the one before it name, where they are as many: フィツォ首相とともに… 両首脳."""
    line = before[-1].line.index if before else 0
    lately = [r for r in before if r.line.index >= line - 1 and r.candidate.kind is Kind.PERSON]
    heads = dict.fromkeys(r.entities[0] for r in lately if len(r.entities) == 1 and led_state(r.candidate, people, gazetteer))
    return tuple(heads) if len(heads) == count else ()


def _other_heads(count: int, form: str, before: Sequence[Reference], people: People, gazetteer: Gazetteer) -> tuple[Entity, ...]:
    """The heads of states named last but for the topic of the sentence, who deals with them: アンワル首相は、両首脳と電話で協議した."""
    line = before[-1].line if before else None
    place = line.text.find(form, before[-1].candidate.end) if line else -1
    if line is None or place < 0 or line.text.startswith(TOPIC_MARKS, place + len(form)):
        return ()
    heads = [r for r in before if r.candidate.kind is Kind.PERSON and len(r.entities) == 1 and led_state(r.candidate, people, gazetteer)]
    topics = {r.entities[0] for r in heads if r.line.index == line.index and r.is_topic}
    return _last(count, ((r, r.entities[0]) for r in reversed(heads) if r.entities[0] not in topics)) if topics else ()


def _states_of_pair(before: Sequence[Reference], people: People, gazetteer: Gazetteer) -> tuple[Entity, ...]:
    """The states of two leaders whom the text joined last: バイデン米大統領とエジプトのシシ大統領は … 両国."""
    led = [(r, state) for r in before if r.candidate.kind is Kind.PERSON and (state := led_state(r.candidate, people, gazetteer))]
    if len(led) < 2 or led[-1][0] is not before[-1]:
        return ()
    (one, first), (other, second) = led[-2:]
    is_same_line = one.line.index == other.line.index
    joined = is_same_line and _JOINED.fullmatch(one.line.text[one.candidate.end : other.candidate.start])
    return (entity_of(first), entity_of(second)) if joined and first != second else ()


def _states_of_meeting(before: Sequence[Reference], people: People, gazetteer: Gazetteer) -> tuple[Entity, ...]:
    """The states of two leaders of whom one lately met the other: 岸田首相は…シュタインマイヤー大統領と会談した。中国を念頭に両国の …."""
    lately = [r for r in before if r.line.index >= before[-1].line.index - 1 and r.candidate.kind is Kind.PERSON]
    led = [(r, state) for r in lately if (state := led_state(r.candidate, people, gazetteer))]
    for other, second in reversed(led):
        first = next((state for r, state in led if r.line.index == other.line.index and r.is_topic and r is not other), None)
        if first and first != second and other.line.text.startswith("と", other.candidate.end):
            return (entity_of(first), entity_of(second))
    return ()


def joint_owners(candidate: Candidate, before: Sequence[Reference], gazetteer: Gazetteer) -> tuple[Entity, ...]:
    """Those whose office stands once for them all: 日韓の外相, 日本と韓国の外相, 自民、公明両党の幹事長; () for the office of one."""
    if not candidate.title.endswith(tuple(gazetteer.patterns.persons.unique_offices)) or not before:
        return ()
    last = before[-1]
    if last.line.index != candidate.line:
        return ()
    between = last.line.text[last.candidate.end : candidate.start]
    if between == "の":
        return last.entities if len(last.entities) > 1 else ()
    owner = candidate.owner.removesuffix("両国").removesuffix("両党")
    owners = [entity_of(name) for name in gazetteer.by_form.get(owner, ())[:1]]
    is_like = bool(owners) and all(e.type is owners[0].type for e in last.entities)
    is_joined = between in ("と", "や") or (between in ("、", "・") and owner != candidate.owner)
    return (*last.entities, *owners) if is_joined and is_like else ()


def _last_pair(before: Sequence[Reference], fits: Fits) -> tuple[Entity, ...]:
    """The last two that the text joined by と: イスラエルとハマスが … 双方."""
    for one, other in zip(reversed(before[:-1]), reversed(before[1:]), strict=True):
        joined = one.line.index == other.line.index and one.line.text[one.candidate.end : other.candidate.start] == "と"
        if joined and len(one.entities) == len(other.entities) == 1 and fits(one, one.entities[0]) and fits(other, other.entities[0]):
            return one.entities + other.entities
    return ()


def _fits(kind: str, form: str) -> Fits:
    """What 両国 (states), 両氏 (people), 両党 (parties), 双方 (actors that are no crowd) ask for."""
    if kind == "Actor":
        return lambda _, entity: entity.type in ACTOR_TYPES and entity.type is not EntityType.GROUP
    if form.endswith("党"):
        return is_party
    return lambda _, entity: entity.type == kind


def is_party(reference: Reference, entity: Entity) -> bool:
    """True for a party by its label, one of its names (自民 is 自由民主党), or what announces it (第1党の「法と正義」)."""
    named = any(name.is_party for name in reference.candidate.known)
    told = entity.label.endswith("党") or reference.candidate.title.endswith("党") or "Party" in (entity.label_en or "")
    return entity.type is EntityType.ORGANIZATION and (told or named)


def _leaders(before: Sequence[Reference], people: People, gazetteer: Gazetteer) -> Iterator[tuple[Reference, Entity]]:
    """People, and for a state its leader whom the text has named, the last first: 習氏 for the 中国 that トランプ氏 visits."""
    named = leaders([r.candidate for r in before], people, gazetteer)
    for reference in reversed(before):
        for entity in reversed(reference.entities):
            if entity.type is EntityType.PERSON:
                yield reference, entity
            elif entity.id in named:
                yield reference, named[entity.id]


def leaders(candidates: Sequence[Candidate], people: People, gazetteer: Gazetteer) -> Mapping[str, Entity]:
    """The leader of each state, by the state's id, among the people whom candidates name."""
    found: dict[str, Entity] = {}
    for candidate in candidates:
        state = led_state(candidate, people, gazetteer) if candidate.kind is Kind.PERSON else None
        if state:
            found[entity_of(state).id] = people.entity(candidate)
    return found


def led_state(candidate: Candidate, people: People, gazetteer: Gazetteer) -> Name | None:
    """The state that a person leads: by the gazetteer at the article's date, else by title and the state named with it."""
    record, date = people.known.get(candidate.name), people.setting.date
    if record:
        held = [gazetteer.by_key[t.of] for t in record.offices if t.office in _HEADS and (date is None or t.covers(date))]
        bodies = [body if body.type is EntityType.STATE else gazetteer.by_key[body.located_in or body.key] for body in held]
        return next((body for body in bodies if body.type is EntityType.STATE), None)
    owners = [n for n in gazetteer.by_form.get(candidate.owner, ()) if n.type is EntityType.STATE]
    is_head = gazetteer.patterns.persons.office(candidate.title).endswith(_HEADS)
    return owners[0] if owners and is_head else None
