"""Predicates + entities + rules → claims: bound, made certain, attributed and placed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations, permutations, product

from kg.application import bind
from kg.arguments import described_start
from kg.binding import Binding
from kg.certainty import Certainty, CueBook, certainty_of
from kg.circumstances import place_of, time_of
from kg.context import subject_candidates
from kg.discourse import Discourse, Filler, Group, Origin
from kg.ids import claim_id
from kg.light_verbs import light_verb_over
from kg.matching import matches
from kg.model import Article, Claim, Cue, Entity, EntityType, Fact, Modality, Participant, Polarity, Sentence, Words
from kg.phrase_entities import facts_of, phrase_entity, phrase_of
from kg.predicates import Predicate, Structure
from kg.rulebook import RuleBook
from kg.speech import SpeechAct, SpeechBook, speech_over
from kg.times import TimeExpression
from kg.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Books:
    """The knowledge that turns predicates into claims."""

    rules: RuleBook
    cues: CueBook
    speech: SpeechBook
    vocabulary: Vocabulary


@dataclass(frozen=True, slots=True)
class Found:
    """The claims of an article with the entities and facts that only their phrases name."""

    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim on the way: a pair of fillers under a binding, with what the words round it say."""

    binding: Binding
    subject: Filler
    subject_entity: Entity
    object: Filler
    object_entity: Entity
    relation: str
    certainty: Certainty
    speech: tuple[SpeechAct, ...]
    speakers: tuple[Participant, ...]
    time: TimeExpression | None
    place: str | None


Named = tuple[Filler, Entity]
"""A filler with one of the entities that it names."""


def make_claims(article: Article, discourse: Discourse, books: Books) -> Found:
    """All claims of an article in text order, each once a sentence."""
    drafts = [(s, d) for s in discourse.structures for d in _drafts(s, article, discourse, books)]
    claims = [(_claim(d, s, article), d, s) for s, d in drafts]
    kept = _once(claims)
    return Found(
        claims=tuple(_with_embedded(c, d, s, kept) for c, d, s in kept),
        entities=tuple(part.entity for c, _, _ in kept for part in (c.subject, c.object, c.attributed_to, c.reported_by) if part),
        facts=tuple(
            f
            for _, d, s in kept
            for e, filler in ((d.subject_entity, d.subject), (d.object_entity, d.object))
            if not filler.entities
            for f in facts_of(e, filler, s, discourse)
        ),
    )


def _drafts(structure: Structure, article: Article, discourse: Discourse, books: Books) -> Iterator[Draft]:
    taken: set[int] = set()
    for predicate in sorted(structure.predicates, key=lambda p: (not p.is_noun, p.phrase)):
        if predicate.phrase in taken:
            continue
        made: set[str] = set()
        for binding in _bindings(predicate, structure, discourse, books.rules):
            if made & set(binding.match.rule.unless) or (made and binding.match.noun is None):
                continue
            drafts = list(_pairs(binding, structure, article, discourse, books))
            if drafts:
                made.add(binding.match.rule.id)
                taken |= _taken_by(binding, structure, discourse)
                yield from drafts


def _bindings(predicate: Predicate, structure: Structure, discourse: Discourse, rules: RuleBook) -> Iterator[Binding]:
    for match in matches(predicate, structure, discourse, rules):
        binding = bind(match, structure, discourse)
        if binding is not None:
            yield binding


def _taken_by(binding: Binding, structure: Structure, discourse: Discourse) -> set[int]:
    """The light verb that a noun's claim has used up."""
    if not binding.match.predicate.is_noun:
        return set()
    verb = light_verb_over(binding.match.predicate, structure, discourse)
    return {verb.phrase} if verb is not None and verb is not binding.match.predicate else set()


def _pairs(binding: Binding, structure: Structure, article: Article, discourse: Discourse, books: Books) -> Iterator[Draft]:
    certainty = certainty_of(binding.match.predicate, structure, books.cues)
    speech = speech_over(binding.match.predicate, structure, books.speech)
    speakers = tuple(p for act in speech if (p := _speaker(act, structure, discourse, article)) is not None)
    if binding.match.rule.only_negated and certainty.polarity is Polarity.POSITIVE:
        return
    relation, certainty = _turned(binding, _passed_on(certainty, speech))
    time, place = time_of(binding.match.predicate, structure, discourse), place_of(binding.match.predicate, structure, discourse)
    for (subject, subject_entity), (obj, object_entity) in _couples(binding, structure, article, discourse):
        if subject_entity.id != object_entity.id:
            own = _in_own_voice(certainty) if subject_entity.type is EntityType.AUTHOR else certainty
            yield Draft(binding, subject, subject_entity, obj, object_entity, relation, own, speech, speakers, time, place)


def _passed_on(certainty: Certainty, speech: tuple[SpeechAct, ...]) -> Certainty:
    """What the press passes on is hearsay: BBCは、首相が政変を非難したと報道した."""
    is_told = certainty.modality is Modality.ASSERTED and any(act.kind == "report" for act in speech)
    return replace(certainty, modality=Modality.REPORTED) if is_told else certainty


def _in_own_voice(certainty: Certainty) -> Certainty:
    """What the newspaper itself wants is a demand (歓迎したい: obligatory)."""
    return replace(certainty, modality=Modality.OBLIGATORY) if certainty.modality is Modality.INTENDED else certainty


def _couples(binding: Binding, structure: Structure, article: Article, discourse: Discourse) -> Iterator[tuple[Named, Named]]:
    """Each subject with each object; of those who do it to each other each two once, both ways round where the relation has a direction."""
    subjects = list(_named(binding.subject, structure, article, discourse))
    if binding.is_reciprocal:
        return combinations(subjects, 2) if binding.match.rule.is_symmetric else permutations(subjects, 2)
    return product(subjects, list(_named(binding.object, structure, article, discourse)))


def _turned(binding: Binding, certainty: Certainty) -> tuple[str, Certainty]:
    """Not to comply is to reject: a negated predicate may have a relation of its own."""
    rule = binding.match.rule
    if certainty.polarity is Polarity.NEGATIVE and rule.when_negated not in (None, rule.relation):
        return rule.when_negated, replace(certainty, polarity=Polarity.POSITIVE)
    return rule.relation, certainty


def _named(group: Group, structure: Structure, article: Article, discourse: Discourse) -> Iterator[Named]:
    for filler in group:
        if filler.entities:
            yield from ((filler, entity) for entity in filler.entities)
        elif filler.sentence == structure.sentence:
            entity = phrase_entity(filler, structure, discourse, article.id)
            if entity is not None:
                yield filler, entity


def _speaker(act: SpeechAct, structure: Structure, discourse: Discourse, article: Article) -> Participant | None:
    """Who speaks: the によると phrase, or the subject of the verb of saying."""
    if act.speaker is not None:
        filler = Filler(
            act.speaker, structure.sentence, discourse.entities_of(act.speaker, structure.sentence), (act.speaker.case,), Origin.OVERT
        )
        named = list(_named((filler,), structure, article, discourse))
        return _participant(*named[0], structure) if named else None
    if act.predicate is None:
        return None
    for group in subject_candidates(act.predicate, structure, discourse):
        if all(f.is_actor for f in group):
            return _participant(group[0], group[0].entities[0], structure)
    return None


def _participant(filler: Filler, entity: Entity, structure: Structure) -> Participant:
    """The entity with the words that stand for it in this sentence, if any do."""
    if filler.sentence != structure.sentence:
        return Participant(entity, None)
    return Participant(
        entity, structure.text[filler.argument.head_start : filler.argument.head_end] if filler.entities else phrase_of(filler, structure)
    )


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
        subject=_participant(draft.subject, draft.subject_entity, structure),
        relation=draft.relation,
        object=_participant(draft.object, draft.object_entity, structure),
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
