"""What the rules find in an article as gold to be read: a start for an annotator, and no gold yet."""

from __future__ import annotations

from collections.abc import Iterator

from kg.gold import Gold, GoldClaim, GoldEntity
from kg.model import Claim, Entity, EntityType, KnowledgeGraph, Participant

PHRASES = frozenset({EntityType.ISSUE, EntityType.THING})
"""Gold has these as words, not as entities."""


def propose(graph: KnowledgeGraph) -> Gold:
    """The entities and claims of the graph of one article."""
    (article,) = graph.articles
    mentioned = {mention.entity for mention in graph.mentions}
    named = [entity for entity in graph.entities if entity.id in mentioned and entity.type not in PHRASES]
    keys = dict(_keys(named))
    entities = {keys[entity.id]: _entity(entity, graph) for entity in named}
    return Gold(article.name, entities, tuple(_claim(claim, keys) for claim in graph.claims))


def without_claims(graph: KnowledgeGraph) -> Gold:
    """The entities alone: an annotator who is not to see what the rules find needs the names all the same."""
    gold = propose(graph)
    return Gold(gold.article, gold.entities, ())


def _keys(entities: list[Entity]) -> Iterator[tuple[str, str]]:
    """Each entity's label; two of one label are told apart by number."""
    taken: set[str] = set()
    for entity in entities:
        key, number = entity.label, 2
        while key in taken:
            key, number = f"{entity.label}{number}", number + 1
        taken.add(key)
        yield entity.id, key


def _entity(entity: Entity, graph: KnowledgeGraph) -> GoldEntity:
    """The entity with the words that name it; those that name several (米露, 両首脳) tell none apart."""
    others = {mention.words.text for mention in graph.mentions if mention.entity != entity.id}
    words = (mention.words.text for mention in graph.mentions if mention.entity == entity.id)
    own = tuple(dict.fromkeys(word for word in (*entity.names, *words) if word not in others))
    return GoldEntity(entity.type.value, own or entity.names, entity.wikidata)


def _claim(claim: Claim, keys: dict[str, str]) -> GoldClaim:
    return GoldClaim(
        sentence=claim.sentence.text,
        subject=(_called(claim.subject, keys),),
        relation=(claim.relation,),
        object=(_called(claim.object, keys),),
        modality=(claim.modality.value,),
        polarity=claim.polarity.value,
        attributed_to=(_called(claim.attributed_to, keys),) if claim.attributed_to else (),
        is_core=True,
    )


def _called(part: Participant, keys: dict[str, str]) -> str:
    return keys.get(part.entity.id, part.entity.label)
