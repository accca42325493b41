"""Annotated texts as gold: their labels as relations, classes and values, their words as entities, their links as claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kg.annotated import Document, Link, Named
from kg.article import article_from_text
from kg.errors import ArticleError, GoldError
from kg.gold import Gold, GoldClaim, GoldEntity
from kg.model import EntityType, Modality, Polarity
from kg.vocabulary import load_vocabulary

DROPPED = "-"
"""What a label is mapped to that says nothing here."""

_CLASSES = {
    "per": "Person", "org": "Organization", "organisation": "Organization", "gpe": "State", "country": "State", "loc": "Place",
    "location": "Place", "norp": "Group", "misc": "Thing", "人物": "Person", "人名": "Person", "国家": "State", "国": "State",
    "組織": "Organization", "組織名": "Organization", "集団": "Group", "場所": "Place", "地名": "Place", "争点": "Issue",
    "出来事": "Event", "事物": "Thing",
}  # fmt: skip
_VALUES = {
    "断定": "asserted", "意図": "intended", "可能": "possible", "評価": "assessed", "伝聞": "reported", "当為": "obligatory",
    "仮定": "hypothetical", "肯定": "positive", "否定": "negative", "negation": "negative", "negated": "negative", "neg": "negative",
    "affirmative": "positive", "pos": "positive",
}  # fmt: skip
_PHRASES = frozenset({EntityType.ISSUE.value, EntityType.THING.value})


@dataclass(frozen=True, slots=True)
class _Reading:
    """A document with what its labels mean and the entity of each named thing."""

    document: Document
    meanings: Mapping[str, str]
    keys: Mapping[str, str]
    """The key of the entity, or the words of a phrase, by id of what names it."""

    def words(self, named: Named) -> str:
        return self.document.text[named.start : named.end]


def parse_names(given: Iterable[str]) -> dict[str, str]:
    """The pairs NAME=ID; raises `GoldError` for one that is none, or whose ID is unknown."""
    known = {*_known().values(), DROPPED}
    names: dict[str, str] = {}
    for pair in given:
        name, equals, value = pair.rpartition("=")
        if not equals or not name or value not in known:
            remedy = "Write NAME=ID, with an id of a relation, a class (Person, …), a modality or a polarity, or NAME=- ."
            raise GoldError(f"{pair!r} maps no label", remedy=remedy)
        names[name] = value
    return names


def to_gold(document: Document, names: Mapping[str, str]) -> Gold:
    """The gold of a document; `names` says what labels mean that are not those of this project.

    Raises `GoldError` with all labels that are unknown, and where a link leads nowhere.
    """
    if any("\ud800" <= sign <= "\udfff" for sign in document.text):
        raise GoldError("the text holds half a letter", where=document.name, remedy="Export the annotations anew.")
    meanings = _meanings(document, names)
    named = [each for each in document.named if meanings[each.label] != DROPPED]
    reading = _Reading(document, meanings, dict(_keys(named, document, meanings)))
    entities = _entities(named, reading)
    sentences = _sentences(document)
    claims = tuple(claim for link in document.links if (claim := _claim(link, reading, sentences)) is not None)
    return Gold(document.name, entities, claims)


@cache
def _known() -> Mapping[str, str]:
    """What labels mean by themselves, in lower case: ids, and names in Japanese and English."""
    relations = load_vocabulary().relations.values()
    named = {name.lower(): relation.id for relation in relations for name in (relation.ja, relation.en, relation.id)}
    own = {value.value.lower(): value.value for value in (*EntityType, *Modality, *Polarity)}
    return {**_CLASSES, **_VALUES, **named, **own}


def _meanings(document: Document, names: Mapping[str, str]) -> dict[str, str]:
    labels = dict.fromkeys((*(each.label for each in document.named), *(label for link in document.links for label in link.labels)))
    meanings = {label: names.get(label) or _known().get(label.strip().lower(), "") for label in labels}
    if unknown := [label for label, meaning in meanings.items() if not meaning]:
        remedy = f"Say what they mean: --map '{unknown[0]}=ID', or --map '{unknown[0]}=-' to drop it."
        raise GoldError(f"labels are unknown: {', '.join(unknown)}", where=document.name, remedy=remedy)
    return meanings


def _keys(named: Iterable[Named], document: Document, meanings: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Those of one group, one Q-id, or the same words and class are one entity, called by its first words; phrases are words."""
    keys: dict[str, str] = {}
    for each in named:
        words, kind = document.text[each.start : each.end], meanings[each.label]
        same = each.group or each.wikidata or f"{kind} {words}"
        keys.setdefault(same, words if kind in _PHRASES else _free(words, keys.values()))
        yield each.id, keys[same]


def _free(words: str, taken: Iterable[str]) -> str:
    others, number, key = set(taken), 2, words
    while key in others:
        key, number = f"{words}{number}", number + 1
    return key


def _entities(named: Iterable[Named], reading: _Reading) -> dict[str, GoldEntity]:
    entities: dict[str, GoldEntity] = {}
    for each in named:
        kind, key = reading.meanings[each.label], reading.keys[each.id]
        if kind in set(EntityType) - _PHRASES:
            known = entities.get(key, GoldEntity(kind, (), None))
            surfaces = tuple(dict.fromkeys((*known.surfaces, reading.words(each))))
            entities[key] = GoldEntity(known.type, surfaces, known.wikidata or each.wikidata)
    return entities


def _claim(link: Link, reading: _Reading, sentences: tuple[tuple[int, int], ...]) -> GoldClaim | None:
    """The claim of a link; None where its relation is dropped or one of its ends is."""
    meant = [reading.meanings[label] for label in link.labels]
    relations = tuple(name for name in meant if name in load_vocabulary().relations)
    ends = {each.id: each for each in reading.document.named}
    if link.source not in ends or link.target not in ends:
        raise GoldError(f"a link {'/'.join(link.labels)} has no end", where=reading.document.name, remedy="Export the annotations anew.")
    if not relations or link.source not in reading.keys or link.target not in reading.keys:
        return None
    start, end = _sentence_at(ends[link.target].start if link.place is None else link.place, sentences, reading.document.text)
    return GoldClaim(
        sentence=reading.document.text[start:end],
        subject=(reading.keys[link.source],),
        relation=relations,
        object=(reading.keys[link.target],),
        modality=tuple(name for name in meant if name in set(Modality)) or (Modality.ASSERTED.value,),
        polarity=Polarity.NEGATIVE.value if Polarity.NEGATIVE in meant else Polarity.POSITIVE.value,
        attributed_to=(reading.keys.get(link.speaker, link.speaker),) if link.speaker else (),
        is_core=True,
    )


def _sentences(document: Document) -> tuple[tuple[int, int], ...]:
    """Where the sentences stand, as `kg build` cuts them; none of a text that is no article."""
    try:
        article = article_from_text(document.text, document.name)
    except ArticleError:
        return ()
    return tuple((sentence.words.span.start, sentence.words.span.end) for sentence in article.sentences)


def _sentence_at(place: int, sentences: tuple[tuple[int, int], ...], text: str) -> tuple[int, int]:
    """The sentence at a place, or its line where no sentence is (a heading that was left out)."""
    line = text.rfind("\n", 0, place) + 1, text.find("\n", place)
    around = (line[0], line[1] if line[1] >= 0 else len(text))
    return next(((start, end) for start, end in sentences if start <= place < end), around)
