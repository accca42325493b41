"""Which people candidates are one person: full names and short ones, titles, and the gazetteer's holders of offices by date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.candidates import Candidate, Kind, Script, script
from kg.gazetteer import Gazetteer
from kg.ids import linked_entity_iri, local_entity_iri, named_entity_iri
from kg.model import Article, Entity, EntityType
from kg.namerecords import Name, Tenure
from kg.setting import Setting, setting_of

_JOINERS = re.compile(r"[・=＝]")
_FORMER = ("元", "前", "故", "旧")
_LEADING = ("首相", "大統領", "国家主席", "総書記", "総統")


@dataclass(frozen=True, slots=True)
class People:
    """The people of an article: entity, and record of the gazetteer, by bare name; the candidates that bear them, in text order."""

    by_name: Mapping[str, Entity]
    known: Mapping[str, Name]
    candidates: tuple[Candidate, ...]
    setting: Setting

    def entity(self, candidate: Candidate) -> Entity:
        """Who a candidate with a name is."""
        return self.by_name[candidate.name]


def find_people(article: Article, candidates: Sequence[Candidate], gazetteer: Gazetteer) -> People:
    """The people among `candidates`; the article's date decides between those who held an office at different times."""
    named = tuple(c for c in candidates if c.kind is Kind.PERSON)
    setting = setting_of(article, candidates, gazetteer)
    full = _full_names(named)
    by_name: dict[str, Entity] = {}
    known: dict[str, Name] = {}
    for name in dict.fromkeys(full.values()):
        record = known_person(name, [c for c in named if full[c.name] == name], setting.date, gazetteer)
        by_name[name] = entity_of(record) if record else _own(article, name)
        if record:
            known[name] = record
    by_name |= {c.name: by_name[full[c.name]] for c in named}
    known |= {c.name: known[full[c.name]] for c in named if full[c.name] in known}
    return People(by_name, known, named, setting)


def _full_names(named: Sequence[Candidate]) -> dict[str, str]:
    """Each bare name with the longest one of the article that it is short for."""
    aliases = {alias: c.name for c in named for alias in c.aliases if alias != c.name}
    names = sorted({c.name for c in named}, key=lambda n: (-len(n), n))
    full: dict[str, str] = {}
    for name in names:
        longer = [other for other in names if len(other) > len(name) and full.get(other) == other and is_short_for(name, other)]
        longer += [aliases[a] for a in aliases if a == name or (len(a) > len(name) and is_short_for(name, a))]
        full[name] = _likeliest(name, longer, named) if longer else name
    return {name: full.get(full[name], full[name]) for name in names}


def is_short_for(short: str, full: str) -> bool:
    """True where `short` is a surname or last part of `full`: 福田 of 福田康夫, ロンパウ of ファン・ロンパウ, イ of イ・ジェミョン."""
    if _JOINERS.search(full):
        parts = _JOINERS.split(full)
        return short in ("・".join(parts[i:]) for i in range(1, len(parts))) or short == parts[0] or short in parts[-1:]
    return len(short) > 0 and script(short[0]) is Script.KANJI and full.startswith(short) and len(full) - len(short) <= 3


def _likeliest(name: str, longer: Sequence[str], named: Sequence[Candidate]) -> str:
    """Of several full names the one that shares an office with the short one, else the first."""
    offices = {c.title for c in named if c.name == name}
    return next((full for full in longer if offices & {c.title for c in named if c.name == full}), longer[0])


def _own(article: Article, name: str) -> Entity:
    """A person that the gazetteer has not: a full name is the same in every article, a surname alone is the article's own."""
    whole = bool(_JOINERS.search(name)) or len(name) > 3
    iri = named_entity_iri("Person", name) if whole else local_entity_iri(article.id, "Person", name)
    return Entity(iri, name, None, EntityType.PERSON)


def entity_of(name: Name) -> Entity:
    """The entity of a name of the gazetteer."""
    iri = linked_entity_iri(name.wikidata) if name.wikidata else named_entity_iri(name.type, name.ja)
    english = name.en if name.en != name.ja or name.en.isascii() else None  # a name of the user's own may have no English; CNN has
    return Entity(iri, name.ja, english, name.type, name.wikidata)


def known_person(name: str, forms: Sequence[Candidate], date: str | None, gazetteer: Gazetteer) -> Name | None:
    """The gazetteer's person called `name`: the only one, or the one who held a title that the text gives, best at its date."""
    called = dict.fromkeys(
        n for key in (name, *(a for f in forms for a in f.aliases)) for n in gazetteer.by_form.get(key, ()) if n.type is EntityType.PERSON
    )
    if len(called) == 1:
        return next(iter(called))
    possible = list(called) or [n for n in gazetteer.by_short.get(name, ()) if n.type is EntityType.PERSON]
    for fits in (_holds, _held):
        found = [n for n in possible if any(fits(t, f, date, gazetteer) for f in forms for t in n.offices)]
        if len(found) == 1 or (found and date is None):
            return max(found, key=lambda n: n.offices[-1].since or "")
    return None


def _holds(tenure: Tenure, form: Candidate, date: str | None, gazetteer: Gazetteer) -> bool:
    """True where the tenure is the title that stands with the name, at `date`; 氏 alone is enough for who leads a state then."""
    if date is None or form.title.startswith(_FORMER) or not tenure.covers(date):
        return False
    return _is_title(tenure, form, gazetteer) or (form.title == "氏" and tenure.office in _LEADING)


def _held(tenure: Tenure, form: Candidate, date: str | None, gazetteer: Gazetteer) -> bool:
    """True for a tenure begun before `date`: 元首相, and 安倍首相 in an article that looks back; any where no date is known."""
    return (date is None or tenure.since is None or tenure.since <= date) and _is_title(tenure, form, gazetteer)


def _is_title(tenure: Tenure, form: Candidate, gazetteer: Gazetteer) -> bool:
    """True where title and body agree: 維新の党の小沢幹事長 is not the one of another party."""
    office = gazetteer.patterns.persons.office
    if not office(form.title).endswith(office(tenure.office)):
        return False
    owners = {
        n.key for n in (*gazetteer.by_form.get(form.owner, ()), *gazetteer.by_short.get(form.owner, ())) if n.type is not EntityType.PERSON
    }
    return not owners or tenure.of in owners or gazetteer.by_key[tenure.of].located_in in owners


def with_names(entity: Entity, names: Iterable[str]) -> Entity:
    """The entity with the names that the text gives it, each once, in text order."""
    return replace(entity, names=tuple(dict.fromkeys(names)))
