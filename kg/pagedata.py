"""What the page knows of a graph, as plain JSON values: no HTML, no pixels.

Entities, sentences and articles are named by their place in their lists; offsets count code points, those of `marks`
from the start of the claim's sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.model import Article, Claim, Cue, Entity, KnowledgeGraph, Mention, Participant, Span
from kg.overview import Overview, overview_data
from kg.positions import Layout
from kg.vocabulary import Group, Relation, Vocabulary

Json = dict[str, Any]


def page_data(
    graph: KnowledgeGraph, vocabulary: Vocabulary, layout: Layout, *, with_text: bool = True, overview: Overview | None = None
) -> Json:
    """All that the page shows of `graph`; without text only the sentences of claims are in it, not the articles."""
    entities = {entity.id: number for number, entity in enumerate(graph.entities)}
    articles = {article.id: number for number, article in enumerate(graph.articles)}
    sentences = _sentences(graph, articles)
    numbers = {place: number for number, place in enumerate(sentences)}
    mentions = _mentions_by_sentence(graph)
    corrections = dict(_corrections(graph))
    return {
        "run": {"ronten": graph.run.ronten, "model": graph.run.model, "rules": graph.run.rules},
        "articles": [_article(article, with_text=with_text) for article in graph.articles],
        "sentences": [{"article": article, "start": start, "text": text} for (article, start), text in sentences.items()],
        "entities": [_entity(entity, number, layout) for number, entity in enumerate(graph.entities)],
        "claims": [
            {
                **_claim(claim, entities),
                "sentence": numbers[articles[claim.article], claim.sentence.span.start],
                "marks": marks(claim, mentions.get((claim.article, claim.sentence.span), [])),
                "corrections": corrections.get(claim.id, []),
            }
            for claim in graph.claims
        ],
        "mentions": list(_mentions(graph, entities)) if with_text else [],
        "facts": [[entities[f.subject], f.kind.value, entities[f.value], f.role] for f in graph.facts],
        "relations": {r.id: _relation(r) for r in vocabulary.relations.values()},
        "groups": {g.id: _names(g) for g in vocabulary.groups.values()},
        "overview": overview_data(overview, graph.claims) if overview else None,
    }


def marks(claim: Claim, mentions: list[Mention]) -> list[list[int | str]]:
    """The words of a claim's sentence that bind it: [start, end, part], from the sentence's start, in text order."""
    found = {*_participant_marks(claim, mentions), (claim.predicate.span, "predicate"), *map(_cue_mark, claim.cues)}
    inside = sorted((span, part) for span, part in found if claim.sentence.span.holds(span))
    base = claim.sentence.span.start
    return [[span.start - base, span.end - base, part] for span, part in inside]


def _cue_mark(cue: Cue) -> tuple[Span, str]:
    return cue.words.span, f"cue-{cue.kind.value}"


def _participant_marks(claim: Claim, mentions: list[Mention]) -> Iterator[tuple[Span, str]]:
    parts = {"subject": claim.subject, "object": claim.object, "speaker": claim.attributed_to, "reporter": claim.reported_by}
    for part, participant in parts.items():
        span = _span_of(claim, participant, mentions) if participant else None
        if span:
            yield span, part


def _span_of(claim: Claim, participant: Participant, mentions: list[Mention]) -> Span | None:
    """Where a participant's words stand: its mention that is nearest to the predicate, else the words themselves."""
    if not participant.surface:
        return None
    spans = [m.words.span for m in mentions if m.entity == participant.entity.id and m.words.text == participant.surface]
    if spans:
        return min(spans, key=lambda span: (abs(span.end - claim.predicate.span.start), span))
    at = claim.sentence.text.find(participant.surface)
    start = claim.sentence.span.start + at
    return Span(start, start + len(participant.surface)) if at >= 0 else None


def _corrections(graph: KnowledgeGraph) -> Iterator[tuple[str, list[Json]]]:
    """What people changed of the claims that they changed, with who, when and why."""
    made = {correction.id: correction for correction in graph.corrections}
    for revision in graph.revisions:
        if revision.claim:
            own = [made[correction] for correction in revision.corrections]
            yield revision.claim, [{"by": each.by, "on": each.on, "why": each.why, "before": each.before} for each in own]


def _sentences(graph: KnowledgeGraph, articles: dict[str, int]) -> dict[tuple[int, int], str]:
    places = {(articles[claim.article], claim.sentence.span.start): claim.sentence.text for claim in graph.claims}
    return dict(sorted(places.items()))


def _mentions_by_sentence(graph: KnowledgeGraph) -> dict[tuple[str, Span], list[Mention]]:
    """A mention names its sentence by number only; its place tells the article where several have that sentence."""
    known = {entity.id for entity in graph.entities}
    found: dict[tuple[str, Span], list[Mention]] = {}
    for article, mention in _placed(graph):
        sentence = graph.articles[article].sentences[mention.sentence]
        if mention.entity in known:
            found.setdefault((graph.articles[article].id, sentence.words.span), []).append(mention)
    return found


def _mentions(graph: KnowledgeGraph, entities: dict[str, int]) -> Iterator[list[int]]:
    for article, mention in _placed(graph):
        if mention.entity in entities:
            yield [article, mention.words.span.start, mention.words.span.end, entities[mention.entity]]


def _placed(graph: KnowledgeGraph) -> Iterator[tuple[int, Mention]]:
    """Each mention with its article's number: mentions stand in the order of the articles, each article's in text order."""
    number, last = 0, Span(0, 0)
    for mention in graph.mentions:
        if mention.words.span < last or not _stands_in(graph, number, mention):
            number = next((n for n in range(number + 1, len(graph.articles)) if _stands_in(graph, n, mention)), number)
        last = mention.words.span
        yield number, mention


def _stands_in(graph: KnowledgeGraph, number: int, mention: Mention) -> bool:
    article, span = graph.articles[number], mention.words.span
    return mention.sentence < len(article.sentences) and article.text[span.start : span.end] == mention.words.text


def _article(article: Article, *, with_text: bool) -> Json:
    about = {"id": article.id, "name": article.name, "title": article.title, "date": article.date}
    headings = [sentence.words.span.start for sentence in article.sentences if sentence.is_heading]
    return {**about, "text": article.text if with_text else None, "headings": headings if with_text else []}


def _entity(entity: Entity, number: int, layout: Layout) -> Json:
    return {
        "id": entity.id,
        "label": entity.label,
        "en": entity.label_en,
        "type": entity.type.value,
        "wikidata": entity.wikidata,
        "names": [name for name in entity.names if name != entity.label],
        "rank": layout.centrality.get(number),
        "community": layout.community.get(number),
    }


def _claim(claim: Claim, entities: dict[str, int]) -> Json:
    return {
        "id": claim.id,
        "subject": entities[claim.subject.entity.id],
        "relation": claim.relation,
        "object": entities[claim.object.entity.id],
        "modality": claim.modality.value,
        "polarity": claim.polarity.value,
        "speaker": entities[claim.attributed_to.entity.id] if claim.attributed_to else None,
        "reporter": entities[claim.reported_by.entity.id] if claim.reported_by else None,
        "about": claim.about,
        "as": claim.frame,
        "time": claim.time,
        "iso": claim.time_iso,
        "place": claim.place,
        "embeds": claim.embeds,
        "start": claim.evidence.span.start,
        "end": claim.evidence.span.end,
        "rule": claim.rule,
        "match": claim.match,
    }


def _relation(relation: Relation) -> Json:
    return {**_names(relation), "group": relation.group, "symmetric": relation.symmetric}


def _names(named: Relation | Group) -> Json:
    return {"ja": named.ja, "en": named.en, "definition": {"ja": named.definition_ja, "en": named.definition_en}}
