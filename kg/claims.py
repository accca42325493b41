"""Drafts → claims: each with its words, its evidence and its id, once a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.arguments import described_start
from kg.discourse import Discourse, Filler
from kg.drafts import Books, Draft, drafts_of, participant_of
from kg.ids import claim_id
from kg.model import Article, Claim, Cue, Entity, Fact, Polarity, Sentence, Words
from kg.phrase_entities import facts_of, phrase_of
from kg.predicates import Predicate, Structure

_MONTH = re.compile(r"\d月")
_NOTES = ("〔訳注", "（訳注", "(訳注", "〔注", "※")
_DATES = 4
"""How many dates make a chronology of a line."""

__all__ = ["Books", "Found", "make_claims"]


@dataclass(frozen=True, slots=True)
class Found:
    """The claims of an article with the entities and facts that only their phrases name."""

    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...]
    facts: tuple[Fact, ...]


def make_claims(article: Article, discourse: Discourse, books: Books) -> Found:
    """All claims of an article in text order, each once a sentence."""
    drafts = [(s, d) for s in discourse.structures if not _is_chronology(s.text) for d in drafts_of(s, article, discourse, books)]
    claims = [(_claim(d, s, article), d, s) for s, d in drafts]
    kept = _once(claims)
    return Found(
        claims=tuple(_with_embedded(c, d, s, kept) for c, d, s in kept),
        entities=tuple(part.entity for c, _, _ in kept for part in (c.subject, c.object, c.attributed_to, c.reported_by) if part),
        facts=tuple(
            f
            for _, d, _ in kept
            for e, filler in ((d.subject_entity, d.subject), (d.object_entity, d.object))
            if not filler.entities
            for f in facts_of(e, filler, discourse.structures[filler.sentence], discourse)
        ),
    )


def _is_chronology(text: str) -> bool:
    """True for a run of dates without a full stop, whose items have neither tense nor mood (9月上旬 総裁選 9月下旬 訪米), and for notes."""
    return (len(_MONTH.findall(text)) >= _DATES and "。" not in text) or text.startswith(_NOTES)


def _claim(draft: Draft, structure: Structure, article: Article) -> Claim:
    sentence = article.sentences[structure.sentence]
    evidence = _evidence(draft, structure, sentence, article)
    about = _matter(draft, structure)
    frame = phrase_of(draft.binding.frame, structure) if draft.binding.frame else None
    speaker, reporter = (*draft.speakers[:2], None, None)[:2]
    predicate = draft.binding.match.predicate
    identity = (
        draft.subject_entity.id,
        draft.relation,
        draft.object_entity.id,
        draft.certainty.polarity.value,
        speaker.entity.id if speaker else None,
        about,
        frame,
    )
    return Claim(
        id=claim_id(article.id, evidence.span.start, evidence.span.end, *identity),
        article=article.id,
        subject=participant_of(draft.subject, draft.subject_entity, structure),
        relation=draft.relation,
        object=participant_of(draft.object, draft.object_entity, structure),
        modality=draft.certainty.modality,
        polarity=draft.certainty.polarity,
        attributed_to=speaker,
        reported_by=reporter,
        about=about,
        frame=frame,
        time=structure.text[draft.time.start : draft.time.end] if draft.time else None,
        time_iso=draft.time.iso if draft.time else None,
        place=draft.place,
        embeds=None,
        predicate=article.words(sentence.span(predicate.start, predicate.end)),
        cues=_cues(draft, sentence, article),
        evidence=evidence,
        sentence=sentence.words,
        rule=draft.binding.match.rule.id,
    )


def _matter(draft: Draft, structure: Structure) -> str | None:
    """The words of the matter, without who is asked at their head (中国に [禁輸を撤廃]するよう求めた)."""
    about = draft.binding.about
    if about is None:
        return None
    asked = draft.object.argument
    if (
        draft.object.sentence == structure.sentence
        and about.argument.is_clause
        and asked.start == about.argument.start < asked.end < about.argument.head_start
    ):
        about = replace(about, argument=replace(about.argument, start=structure.phrases[asked.phrase + 1].start))
    return phrase_of(about, structure)


def _cues(draft: Draft, sentence: Sentence, article: Article) -> tuple[Cue, ...]:
    places = [*draft.certainty.cues, *(act.cue for act in draft.speech)]
    return tuple(Cue(p.kind, article.words(sentence.span(p.start, p.end))) for p in places)


def _evidence(draft: Draft, structure: Structure, sentence: Sentence, article: Article) -> Words:
    """From the first to the last word of arguments, predicate and cues that stand in the sentence."""
    predicate = draft.binding.match.predicate
    fillers = [
        f
        for f in (draft.subject, draft.object, draft.binding.about, draft.binding.frame)
        if f is not None and f.sentence == structure.sentence
    ]
    places = [
        (predicate.start, predicate.end),
        *((described_start(f.argument, structure.phrases), f.argument.end) for f in fillers),
        *((c.start, c.end) for c in draft.certainty.cues),
        *((a.cue.start, a.cue.end) for a in draft.speech),
    ]
    return article.words(sentence.span(min(start for start, _ in places), max(end for _, end in places)))


def _once(claims: Iterable[tuple[Claim, Draft, Structure]]) -> list[tuple[Claim, Draft, Structure]]:
    """The first claim of each subject, relation, object and polarity in a sentence, in text order; a symmetric one either way round."""
    kept: dict[tuple[int, str, str, str, Polarity], tuple[Claim, Draft, Structure]] = {}
    for claim, draft, structure in claims:
        pair = (claim.subject.entity.id, claim.object.entity.id)
        one, other = sorted(pair) if draft.binding.match.rule.is_symmetric else pair
        key = (structure.sentence, one, claim.relation, other, claim.polarity)
        kept.setdefault(key, (claim, draft, structure))
    return sorted(kept.values(), key=_order)


def _order(item: tuple[Claim, Draft, Structure]) -> tuple[int, int, tuple[int, int], tuple[int, int], str]:
    """The order of the text: sentence and predicate, then subject, then object."""
    claim, draft, _ = item
    return claim.sentence.span.start, claim.predicate.span.start, _place(draft.subject), _place(draft.object), claim.id


def _place(filler: Filler) -> tuple[int, int]:
    """Where a filler stands, for the order of the text."""
    return filler.sentence, filler.argument.head_start


def _with_embedded(claim: Claim, draft: Draft, structure: Structure, kept: list[tuple[Claim, Draft, Structure]]) -> Claim:
    """The claim with the id of the one inside its clause (支援を続けるよう求めた)."""
    fillers = [f for f in (draft.binding.about, draft.object) if f is not None and f.sentence == structure.sentence]
    for other, inner, at in kept:
        if at is structure and other.id != claim.id and any(_lies_in(inner.binding.match.predicate, f) for f in fillers):
            return replace(claim, embeds=other.id)
    return claim


def _lies_in(predicate: Predicate, filler: Filler) -> bool:
    return filler.argument.start <= predicate.start and predicate.end <= filler.argument.end and not filler.entities
