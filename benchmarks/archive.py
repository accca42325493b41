"""An archive made up for measurements: articles with claims of random actors, the same for the same size."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, pairwise
from pathlib import Path
from random import Random

from kg.ids import article_id, claim_id, linked_entity_iri
from kg.model import Article, Claim, Cue, CueKind, Entity, EntityType, KnowledgeGraph, Modality, Participant, Polarity, Run, Span, Words
from kg.quads import to_nquads
from kg.vocabulary import load_vocabulary

CLAIMS_PER_ARTICLE = 20
ACTORS = 1_500
TRIPLES_PER_CLAIM = 26
WEIGHTS = tuple(accumulate(1 / (rank + 10) for rank in range(ACTORS)))
"""A few actors are named often and most seldom; the first stands in 2 % of all places."""
RUN = Run("0", "none", "0", "0", "0")
RELATIONS = tuple(load_vocabulary().relations)
TYPES = (EntityType.PERSON, EntityType.STATE, EntityType.ORGANIZATION, EntityType.ISSUE)
MODALITIES = (*(Modality.ASSERTED,) * 6, *Modality)


def write_archive(file: Path, triples: int) -> None:
    """N-Quads of about so many triples, unsorted, for the order makes no difference to a store."""
    random = Random(triples)  # noqa: S311 - nothing here is secret
    entities = [_entity(number) for number in range(ACTORS)]
    articles = triples // (TRIPLES_PER_CLAIM * CLAIMS_PER_ARTICLE)
    with file.open("wb") as output:
        for number in range(articles):
            output.write(to_nquads(_graph(number, entities, random), load_vocabulary()))


def _entity(number: int) -> Entity:
    label = f"主体{number}"
    return Entity(linked_entity_iri(f"Q{number + 1}"), label, f"Actor {number}", TYPES[number % len(TYPES)], f"Q{number + 1}", (label,))


def _graph(number: int, entities: list[Entity], random: Random) -> KnowledgeGraph:
    chosen = random.choices(entities, cum_weights=WEIGHTS, k=CLAIMS_PER_ARTICLE + 1)
    title = f"記事{number}"
    sentences = [f"{one.label}は{other.label}について述べた。" for one, other in pairwise(chosen)]
    text = f"{title}\n\n{''.join(sentences)}\n"
    article = Article(article_id(title, text), title, title, text, f"20{number % 25:02}-{number % 12 + 1:02}-{number % 28 + 1:02}", ())
    claims = tuple(_claims(article, sentences, chosen, random))
    return KnowledgeGraph(RUN, (article,), tuple(sorted(set(chosen), key=lambda entity: entity.id)), (), (), claims)


def _claims(article: Article, sentences: list[str], chosen: list[Entity], random: Random) -> Iterator[Claim]:
    start = len(article.title) + 2
    for sentence, (subject, obj) in zip(sentences, pairwise(chosen), strict=True):
        yield _claim(article, Words(sentence, Span(start, start + len(sentence))), subject, obj, random)
        start += len(sentence)


def _claim(article: Article, sentence: Words, subject: Entity, obj: Entity, random: Random) -> Claim:
    relation, modality = random.choice(RELATIONS), random.choice(MODALITIES)
    evidence = Words(sentence.text[:-1], Span(sentence.span.start, sentence.span.end - 1))
    predicate = Words("述べた", Span(evidence.span.end - 3, evidence.span.end))
    return Claim(
        id=claim_id(article.id, sentence.span.start, sentence.span.end, subject.id, relation, obj.id),
        article=article.id,
        subject=Participant(subject, subject.label),
        relation=relation,
        object=Participant(obj, obj.label),
        modality=modality,
        polarity=Polarity.NEGATIVE if random.random() < 0.08 else Polarity.POSITIVE,
        attributed_to=Participant(subject, subject.label) if random.random() < 0.3 else None,
        reported_by=None,
        about=None,
        frame=None,
        time=None,
        time_iso=None,
        place=None,
        embeds=None,
        predicate=predicate,
        cues=() if modality is Modality.ASSERTED else (Cue(CueKind.MODALITY, predicate),),
        evidence=evidence,
        sentence=sentence,
        rule=f"{relation}.made-up",
    )
