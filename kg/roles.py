"""Who an office without a name stands for: 首相は, 移民相, 米大統領, 元議員."""

from __future__ import annotations

from collections.abc import Sequence

from kg.candidates import Candidate, Reference
from kg.gazetteer import Gazetteer
from kg.model import Entity, EntityType
from kg.namerecords import Name
from kg.people import People, entity_of
from kg.setting import holder_at

_LEADING = ("首相", "大統領", "国家主席", "総書記", "国王")
"""首相ら are the 首相 and who is with him, 幹事長ら several of them."""


def role_holder(candidate: Candidate, people: People, before: Sequence[Reference], gazetteer: Gazetteer) -> Entity | None:
    """The person of the article who holds the office, else the gazetteer's holder at the article's date; None for nobody known."""
    title = gazetteer.patterns.persons.office(candidate.title)
    if title.startswith(tuple(gazetteer.patterns.persons.coming)) or title not in _offices(title, gazetteer):
        return None
    owner = _owner(candidate, gazetteer)
    holders = [
        c
        for c in people.candidates
        if _same_office(title, gazetteer.patterns.persons.office(c.title), gazetteer) and _owners_agree(owner, c, people, gazetteer)
    ]
    entities = list(dict.fromkeys(people.entity(c) for c in holders))
    if candidate.is_plural and not title.endswith(_LEADING):
        return None
    if len(entities) > 1:
        return _in_office(holders, people) or next((r.entities[0] for r in reversed(before) if r.entities[0] in entities), None)
    return entities[0] if entities else _holder_by_date(title, owner or people.setting.home, people.setting.date, gazetteer)


def _in_office(holders: Sequence[Candidate], people: People) -> Entity | None:
    """The one of several who holds an office of the article's own state at its date; the predecessor is named too, but 首相 is not he."""
    state, date = people.setting.home, people.setting.date
    if not state or not date:
        return None
    known = {c.name: people.known[c.name] for c in holders if c.name in people.known}
    now = [people.by_name[name] for name, record in known.items() if any(t.of == state.key and t.covers_all(date) for t in record.offices)]
    return now[0] if len(set(now)) == 1 else None


def _offices(title: str, gazetteer: Gazetteer) -> frozenset[str]:
    """The title itself where it ends with an office that one person holds at a time."""
    unique = gazetteer.patterns.persons.unique_offices
    return frozenset({title}) if any(title.endswith(office) for office in unique) else frozenset()


def _same_office(asked: str, held: str, gazetteer: Gazetteer) -> bool:
    """True where the bare office `asked` (首相, ネパール国王) is the one that a person bears (英首相, 国王)."""
    if asked == held:
        return True
    short, long = sorted((asked, held), key=len)
    if short not in gazetteer.patterns.persons.unique_offices or not long.endswith(short):
        return False
    rest = long[: -len(short)]
    return rest in gazetteer.letters or any(n.type is not EntityType.PERSON for n in gazetteer.by_form.get(rest, ()))


def _owner(candidate: Candidate, gazetteer: Gazetteer) -> Name | None:
    """The state that an office's words name: 米大統領, ネパール国王, ロシアの大統領."""
    if candidate.title[:1] in gazetteer.letters and candidate.title[1:] in gazetteer.patterns.persons.offices:
        return gazetteer.letters[candidate.title[0]]
    before = (candidate.title[:-n] for n in range(1, len(candidate.title)) if candidate.title[-n:] in gazetteer.patterns.persons.offices)
    names = [name for text in (candidate.owner, *before) for name in gazetteer.by_form.get(text, ()) if name.type is EntityType.STATE]
    return names[0] if names else None


def _owners_agree(owner: Name | None, holder: Candidate, people: People, gazetteer: Gazetteer) -> bool:
    """True unless office and holder belong to different states (米大統領 is not Putin)."""
    theirs = _owner(holder, gazetteer) or _state_of(people.known.get(holder.name), gazetteer)
    return owner is None or theirs is None or owner == theirs


def _state_of(name: Name | None, gazetteer: Gazetteer) -> Name | None:
    """The state whose offices a person of the gazetteer holds."""
    states = {t.of for t in name.offices if gazetteer.by_key[t.of].type is EntityType.STATE} if name else set()
    return gazetteer.by_key[states.pop()] if len(states) == 1 else None


def _holder_by_date(title: str, state: Name | None, date: str | None, gazetteer: Gazetteer) -> Entity | None:
    """The gazetteer's holder: 首相 in a Japanese article of 2013 is 安倍晋三."""
    offices = [title[-n:] for n in range(len(title), 0, -1) if title[-n:] in gazetteer.patterns.persons.unique_offices]
    rest = title[: -len(offices[0])] if offices else title
    bare = bool(offices) and (not rest or rest in gazetteer.letters or rest in gazetteer.by_form)
    holder = holder_at(state, offices[0], date, gazetteer) if bare and state else None
    return entity_of(holder) if holder else None
