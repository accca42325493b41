"""A hand-made graph of two short articles, for the tests of the outputs: no model is needed to have it.

Its claims cover every modality, both polarities, quoted and nested speakers, a symmetric relation, `about`, `as`, `time`,
`place` and `embeds`, an unspoken subject, the newspaper's own voice, a contradiction between the articles, and a
character outside the BMP (𠮷) before claims, which shifts every offset that is counted in UTF-16.
"""

from __future__ import annotations

from kg.ids import article_id, claim_id, linked_entity_iri, local_entity_iri, named_entity_iri
from kg.model import (
    Article,
    Claim,
    Cue,
    CueKind,
    Entity,
    EntityType,
    Fact,
    FactKind,
    KnowledgeGraph,
    Mention,
    Modality,
    Participant,
    Polarity,
    Run,
    Sentence,
    Span,
    Words,
)

SUMMIT_TITLE = "アラスカ会談の余波"
SUMMIT_SENTENCES = (
    "プーチン大統領はウクライナ問題を棚上げした。",
    "トランプ大統領は15日、アラスカでプーチン氏と会談した。",
    "プーチン氏の発言は西欧諸国を牽制したものと分析されている。",
    "ロシアはNATOの結束を弱めようとしている。",
    "𠮷田氏は「トランプ氏はウクライナを支援しない」と述べた。",
    "米国はロシアに停戦に応じるよう求めた。",
    "制裁が続けば、ロシアはEUに譲歩する。",
    "EUはロシアに制裁を科す可能性がある。",
)
VIEWS_TITLE = "欧州の見方"
VIEWS_SENTENCES = (
    "共同通信によると、ウクライナはロシアを非難した。",
    "共同通信によると、𠮷田氏は「EUはウクライナを支持する」と述べた。",
    "米国はウクライナ問題を取引の材料と位置付けている。",
    "ドイツはロシアとの対話を維持すべきだ。",
    "停戦の実現を求めたい。",
    "プーチン大統領はウクライナ問題を優先している。",
    "トランプ大統領はウクライナを支援している。",
)


def make_article(name: str, title: str, date: str | None, sentences: tuple[str, ...]) -> Article:
    """An article of one paragraph, whose title stands on its first line."""
    text = f"{title}\n\n{''.join(sentences)}\n"
    starts = [len(title) + 2 + sum(map(len, sentences[:i])) for i in range(len(sentences))]
    parts = tuple(_sentence(i, start, words) for i, (start, words) in enumerate(zip(starts, sentences, strict=True)))
    return Article(article_id(title, text), name, title, text, date, parts)


def _sentence(index: int, start: int, text: str) -> Sentence:
    offsets = tuple(range(start, start + len(text) + 1))
    return Sentence(index, Words(text, Span(start, start + len(text))), text, offsets, paragraph=0)


SUMMIT = make_article("summit", SUMMIT_TITLE, "2025-08-20", SUMMIT_SENTENCES)
VIEWS = make_article("views", VIEWS_TITLE, "2025-08-23", VIEWS_SENTENCES)


def _linked(wikidata: str, kind: EntityType, label: str, label_en: str, *names: str) -> Entity:
    return Entity(linked_entity_iri(wikidata), label, label_en, kind, wikidata, (label, *names))


def _named(kind: EntityType, label: str, label_en: str | None = None) -> Entity:
    return Entity(named_entity_iri(kind, label), label, label_en, kind, None, (label,))


def _local(article: Article, kind: EntityType, label: str, label_en: str | None = None) -> Entity:
    return Entity(local_entity_iri(article.id, kind, label), label, label_en, kind, None, (label,))


PUTIN = _linked("Q7747", EntityType.PERSON, "ウラジーミル・プーチン", "Vladimir Putin", "プーチン大統領", "プーチン氏")
TRUMP = _linked("Q22686", EntityType.PERSON, "ドナルド・トランプ", "Donald Trump", "トランプ大統領", "トランプ氏")
RUSSIA = _linked("Q159", EntityType.STATE, "ロシア", "Russia")
US = _linked("Q30", EntityType.STATE, "米国", "United States")
UKRAINE = _linked("Q212", EntityType.STATE, "ウクライナ", "Ukraine")
GERMANY = _linked("Q183", EntityType.STATE, "ドイツ", "Germany")
NATO = _linked("Q7184", EntityType.ORGANIZATION, "NATO", "NATO")
EU = _linked("Q458", EntityType.ORGANIZATION, "EU", "European Union")
KYODO = _named(EntityType.ORGANIZATION, "共同通信", "Kyodo News")
ALASKA = _linked("Q797", EntityType.PLACE, "アラスカ", "Alaska")
YOSHIDA = _named(EntityType.PERSON, "𠮷田氏")
WEST = _named(EntityType.GROUP, "西欧諸国", "western European states")
UKRAINE_ISSUE = _named(EntityType.ISSUE, "ウクライナ問題")
NATO_UNITY = _named(EntityType.ISSUE, "NATOの結束")
SUMMIT_EVENT = _named(EntityType.EVENT, "米露会談")
DIALOGUE = _named(EntityType.ISSUE, "ロシアとの対話")
TRUCE = _local(VIEWS, EntityType.THING, "停戦の実現")
AUTHOR = _local(VIEWS, EntityType.AUTHOR, "筆者", "Author")
ENTITIES = (
    *(PUTIN, TRUMP, RUSSIA, US, UKRAINE, GERMANY, NATO, EU, KYODO, ALASKA, YOSHIDA),
    *(WEST, UKRAINE_ISSUE, NATO_UNITY, SUMMIT_EVENT, DIALOGUE, TRUCE, AUTHOR),
)


def _words(article: Article, sentence: Sentence, text: str) -> Words:
    start = sentence.words.span.start + sentence.words.text.index(text)
    return article.words(Span(start, start + len(text)))


def _cues(article: Article, sentence: Sentence, cues: dict[CueKind, str]) -> tuple[Cue, ...]:
    return tuple(Cue(kind, _words(article, sentence, text)) for kind, text in cues.items())


def make_claim(
    article: Article,
    index: int,
    subject: tuple[Entity, str | None],
    relation: str,
    obj: tuple[Entity, str | None],
    predicate: str,
    *,
    modality: Modality = Modality.ASSERTED,
    polarity: Polarity = Polarity.POSITIVE,
    attributed_to: tuple[Entity, str | None] | None = None,
    reported_by: tuple[Entity, str | None] | None = None,
    about: str | None = None,
    frame: str | None = None,
    time: tuple[str, str] | None = None,
    place: str | None = None,
    embeds: str | None = None,
    cues: dict[CueKind, str] | None = None,
    rule: str | None = None,
) -> Claim:
    """A claim of the `index`-th sentence whose evidence is the whole sentence without its 。; `time` is words and date."""
    sentence = article.sentences[index]
    evidence = _words(article, sentence, sentence.words.text.rstrip("。"))
    content = (subject[0].id, relation, obj[0].id, polarity, attributed_to[0].id if attributed_to else None, about, frame)
    return Claim(
        id=claim_id(article.id, evidence.span.start, evidence.span.end, *content),
        article=article.id,
        subject=Participant(*subject),
        relation=relation,
        object=Participant(*obj),
        modality=modality,
        polarity=polarity,
        attributed_to=Participant(*attributed_to) if attributed_to else None,
        reported_by=Participant(*reported_by) if reported_by else None,
        about=about,
        frame=frame,
        time=time[0] if time else None,
        time_iso=time[1] if time else None,
        place=place,
        embeds=embeds,
        predicate=_words(article, sentence, predicate),
        cues=_cues(article, sentence, cues or {}),
        evidence=evidence,
        sentence=sentence.words,
        rule=rule or f"{relation}.sample",
    )


def _summit_claims() -> tuple[Claim, ...]:
    modality, polarity, speaker = CueKind.MODALITY, CueKind.POLARITY, CueKind.SPEAKER
    russia, ukraine, eu, yoshida = (RUSSIA, "ロシア"), (UKRAINE, "ウクライナ"), (EU, "EU"), (YOSHIDA, "𠮷田氏")
    truce = make_claim(
        *(SUMMIT, 5, russia, "yieldsTo", (US, "米国"), "停戦に応じる"), modality=Modality.OBLIGATORY, attributed_to=(US, "米国")
    )
    return (
        make_claim(SUMMIT, 0, (PUTIN, "プーチン大統領"), "deprioritizes", (UKRAINE_ISSUE, "ウクライナ問題"), "棚上げした"),
        make_claim(
            *(SUMMIT, 1, (TRUMP, "トランプ大統領"), "meetsWith", (PUTIN, "プーチン氏"), "会談した"),
            time=("15日", "2025-08-15"),
            place="アラスカ",
        ),
        make_claim(
            *(SUMMIT, 2, (PUTIN, "プーチン氏"), "pressures", (WEST, "西欧諸国"), "牽制した"),
            modality=Modality.ASSESSED,
            cues={modality: "と分析されている"},
        ),
        make_claim(
            *(SUMMIT, 3, russia, "weakens", (NATO_UNITY, "NATOの結束"), "弱めよう"),
            modality=Modality.INTENDED,
            cues={modality: "ようとしている"},
        ),
        make_claim(
            *(SUMMIT, 4, (TRUMP, "トランプ氏"), "aids", ukraine, "支援しない"),
            polarity=Polarity.NEGATIVE,
            attributed_to=yoshida,
            cues={polarity: "ない", speaker: "と述べた"},
        ),
        truce,
        make_claim(SUMMIT, 5, (US, "米国"), "demands", russia, "求めた", about="停戦", embeds=truce.id),
        make_claim(SUMMIT, 6, russia, "yieldsTo", eu, "譲歩する", modality=Modality.HYPOTHETICAL, cues={modality: "ば"}),
        make_claim(
            *(SUMMIT, 7, eu, "sanctions", russia, "制裁を科す"),
            modality=Modality.POSSIBLE,
            cues={modality: "可能性がある"},
        ),
    )


def _views_claims() -> tuple[Claim, ...]:
    modality, speaker = CueKind.MODALITY, CueKind.SPEAKER
    ukraine, issue, kyodo = (UKRAINE, "ウクライナ"), (UKRAINE_ISSUE, "ウクライナ問題"), (KYODO, "共同通信")
    return (
        make_claim(
            *(VIEWS, 0, ukraine, "criticizes", (RUSSIA, "ロシア"), "非難した"),
            modality=Modality.REPORTED,
            attributed_to=kyodo,
            cues={modality: "によると"},
        ),
        make_claim(
            *(VIEWS, 1, (EU, "EU"), "supports", ukraine, "支持する"),
            attributed_to=(YOSHIDA, "𠮷田氏"),
            reported_by=kyodo,
            cues={speaker: "と述べた"},
        ),
        make_claim(VIEWS, 2, (US, "米国"), "frames", issue, "位置付けている", frame="取引の材料"),
        make_claim(
            *(VIEWS, 3, (GERMANY, "ドイツ"), "maintains", (DIALOGUE, "ロシアとの対話"), "維持す"),
            modality=Modality.OBLIGATORY,
            cues={modality: "べき"},
        ),
        make_claim(
            *(VIEWS, 4, (AUTHOR, None), "seeks", (TRUCE, "停戦の実現"), "求め"),
            modality=Modality.OBLIGATORY,
            cues={modality: "たい"},
        ),
        make_claim(VIEWS, 5, (PUTIN, "プーチン大統領"), "prioritizes", issue, "優先している"),
        make_claim(VIEWS, 6, (TRUMP, "トランプ大統領"), "aids", ukraine, "支援している"),
    )


def _mentions(article: Article, claims: tuple[Claim, ...]) -> tuple[Mention, ...]:
    """One mention for each spoken participant of the claims, in text order."""
    index = {sentence.words.span: sentence for sentence in article.sentences}
    found = {
        Mention(index[claim.sentence.span].index, _words(article, index[claim.sentence.span], part.surface), part.entity.id)
        for claim in claims
        for part in (claim.subject, claim.object, claim.attributed_to, claim.reported_by)
        if part is not None and part.surface is not None
    }
    return tuple(sorted(found, key=lambda mention: (mention.words.span, mention.entity)))


FACTS = (
    Fact(PUTIN.id, FactKind.HOLDS_OFFICE, RUSSIA.id, "大統領"),
    Fact(TRUMP.id, FactKind.HOLDS_OFFICE, US.id, "大統領"),
    Fact(GERMANY.id, FactKind.MEMBER_OF, NATO.id),
    Fact(ALASKA.id, FactKind.LOCATED_IN, US.id),
    Fact(US.id, FactKind.PARTICIPANT_IN, SUMMIT_EVENT.id),
    Fact(RUSSIA.id, FactKind.PARTICIPANT_IN, SUMMIT_EVENT.id),
    Fact(UKRAINE_ISSUE.id, FactKind.CONCERNS, UKRAINE.id),
    Fact(NATO_UNITY.id, FactKind.CONCERNS, NATO.id),
)
RUN = Run(ronten="0.1.0", model="ja_ginza 5.2.0", spacy="3.8.7", ginza="5.3.0", rules="0123456789abcdef")
SUMMIT_CLAIMS = _summit_claims()
VIEWS_CLAIMS = _views_claims()


def make_graph(articles: tuple[Article, ...], claims: tuple[Claim, ...]) -> KnowledgeGraph:
    """The graph of `articles` and `claims` with the entities that they and their facts name."""
    mentions = tuple(mention for article in articles for mention in _mentions(article, _of(article, claims)))
    named = {mention.entity for mention in mentions} | {claim.subject.entity.id for claim in claims}
    facts = tuple(fact for fact in FACTS if fact.subject in named or fact.value in named)
    known = named | {fact.subject for fact in facts} | {fact.value for fact in facts}
    entities = tuple(sorted((entity for entity in ENTITIES if entity.id in known), key=lambda entity: entity.id))
    return KnowledgeGraph(RUN, articles, entities, mentions, facts, claims)


def _of(article: Article, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    return tuple(claim for claim in claims if claim.article == article.id)


SUMMIT_GRAPH = make_graph((SUMMIT,), SUMMIT_CLAIMS)
VIEWS_GRAPH = make_graph((VIEWS,), VIEWS_CLAIMS)
SAMPLE_GRAPH = make_graph((SUMMIT, VIEWS), SUMMIT_CLAIMS + VIEWS_CLAIMS)
"""Two articles, 18 entities, 16 claims."""
