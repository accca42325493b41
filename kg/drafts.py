"""Predicates + entities + rules → drafts of claims: bound, made certain, with who says so and when and where it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations, permutations, product

from kg.announcers import announcer, paragraph_before
from kg.application import bind
from kg.binding import Binding
from kg.certainty import Certainty, CueBook, CuePlace, certainty_of
from kg.circumstances import place_of, time_of
from kg.context import subject_candidates
from kg.discourse import Discourse, Filler, Group, Origin
from kg.grammar import words
from kg.light_verbs import light_verb_over
from kg.matching import Match, matches
from kg.model import Article, CueKind, Entity, EntityType, Modality, Participant, Polarity
from kg.phrase_entities import described, phrase_entity, phrase_of
from kg.phrases import is_topic
from kg.predicates import Predicate, Structure
from kg.rulebook import RuleBook
from kg.speech import SpeechAct, SpeechBook, speech_over, told_before
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


EMBARKING = words("embarking")
HEARSAY_ENDINGS = tuple(words("hearsay_endings"))
PLANNED = words("planned")
UNABLE = words("unable")

Named = tuple[Filler, Entity]
"""A filler with one of the entities that it names."""


def drafts_of(structure: Structure, article: Article, discourse: Discourse, books: Books) -> Iterator[Draft]:
    """The drafts of one sentence: nouns first, so that a light verb over one makes no claim of its own."""
    taken: set[int] = set()
    for predicate in sorted(structure.predicates, key=lambda p: (not p.is_noun, p.phrase)):
        if predicate.phrase in taken or _is_in_idiom(predicate, structure, discourse, books.rules):
            continue
        made: list[Binding] = []
        for binding in _bindings(predicate, structure, discourse, books.rules):
            if _is_told(binding, made) or _is_embarked_on(binding, structure):
                continue
            drafts = list(_pairs(binding, structure, article, discourse, books))
            if drafts:
                made.append(binding)
                taken |= _taken_by(binding, structure, discourse)
                yield from drafts
                if _is_own(binding.match, books.rules):
                    break


def _is_told(binding: Binding, made: list[Binding]) -> bool:
    """True where a rule gives way to one that has spoken, and a word to its idiom.

    Who passes a bill is told beside those by whose votes it passes: 上院は 共和党の賛成多数で 指名を 承認した.
    """
    if {told.match.rule.id for told in made} & set(binding.match.rule.unless):
        return True
    return binding.match.noun is None and any(told.object != binding.object or told.subject == binding.subject for told in made)


def _is_embarked_on(binding: Binding, structure: Structure) -> bool:
    """True for what is enacted by embarking on it, which is told whole: 衆院の解散に踏み切る."""
    noun = structure.phrases[binding.match.predicate.phrase]
    verb = structure.phrases[noun.parent] if binding.match.predicate.is_noun and noun.parent is not None else None
    return verb is not None and binding.match.rule.relation == "enacts" and verb.head.lemma in EMBARKING and noun.particles == ("ニ",)


def _bindings(predicate: Predicate, structure: Structure, discourse: Discourse, rules: RuleBook) -> Iterator[Binding]:
    for match in matches(predicate, structure, discourse, rules):
        binding = bind(match, structure, discourse)
        if binding is not None:
            yield binding


def _is_in_idiom(predicate: Predicate, structure: Structure, discourse: Discourse, rules: RuleBook) -> bool:
    """True for a noun with which its light verb makes an idiom of the user's that binds: his 反対を表明する before the shipped 反対."""
    verb = light_verb_over(predicate, structure, discourse) if predicate.is_noun and rules.own else None
    if verb is None or verb is predicate:
        return False
    idioms = (b.match for b in _bindings(verb, structure, discourse, rules) if b.match.noun == predicate.phrase)
    return any(_is_own(match, rules) for match in idioms)


def _is_own(match: Match, rules: RuleBook) -> bool:
    """True where the user gave the word: what the shipped rules say of it no longer counts."""
    return (match.rule.id, match.word) in rules.own


def _taken_by(binding: Binding, structure: Structure, discourse: Discourse) -> set[int]:
    """The light verb that a noun's claim has used up."""
    if not binding.match.predicate.is_noun:
        return set()
    verb = light_verb_over(binding.match.predicate, structure, discourse)
    return {verb.phrase} if verb is not None and verb is not binding.match.predicate else set()


def _pairs(binding: Binding, structure: Structure, article: Article, discourse: Discourse, books: Books) -> Iterator[Draft]:
    certainty = _of_match(binding.match, certainty_of(binding.match.predicate, structure, books.cues))
    speech = speech_over(binding.match.predicate, structure, books.speech)
    voices = [found for act in speech if (found := _speakers(act, structure, discourse, article))]
    if not speech:
        voices = _voices_before(structure, certainty, discourse, article, books)
    if _is_no_claim(binding, certainty.polarity):
        return
    relation, certainty = _turned(binding, _passed_on(certainty, speech))
    time, place = time_of(binding.match.predicate, structure, discourse), place_of(binding.match.predicate, structure, discourse)
    for (subject, subject_entity), (obj, object_entity) in _couples(binding, structure, article, discourse):
        if subject_entity.id != object_entity.id:
            own = _in_own_voice(certainty) if subject_entity.type is EntityType.AUTHOR else certainty
            speakers = _each_once(next((p for p in voice if p.entity.id == subject_entity.id), voice[0]) for voice in voices)
            yield Draft(binding, subject, subject_entity, obj, object_entity, relation, own, speech, speakers, time, place)


def _each_once(speakers: Iterable[Participant]) -> tuple[Participant, ...]:
    """The speakers without one who says that he says (辞任を表明すると明かした)."""
    return tuple({p.entity.id: p for p in speakers}.values())


def _of_match(match: Match, certainty: Certainty) -> Certainty:
    """A word that holds its negation affirms (懸念を隠さない), and denies under a further one (受け付けないわけではない)."""
    if certainty.modality is Modality.ASSERTED and any(will in match.word for will in PLANNED):
        certainty = replace(certainty, modality=Modality.INTENDED)  # 出馬の[意向を示した]
    if not match.holds_negation:
        return certainty
    return replace(certainty, polarity=Polarity.POSITIVE if certainty.polarity is Polarity.NEGATIVE else Polarity.NEGATIVE)


def _is_no_claim(binding: Binding, polarity: Polarity) -> bool:
    """True where the rule asks for a negated predicate, or for none that says what cannot be done (否定できない grants it).

    Nor is it a claim of others what somebody hopes that they will do: 国際社会から尊敬されたい.
    """
    rule, is_negative, tail = binding.match.rule, polarity is Polarity.NEGATIVE, binding.match.predicate.tail
    is_unable = is_negative and any(m.lemma in UNABLE for m in tail)
    is_hoped_for = binding.match.predicate.is_passive and any(m.lemma == "たい" for m in tail)
    return (rule.only_negated and not is_negative) or (rule.not_unable and is_unable) or is_hoped_for


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
            yield from ((filler, described(filler, entity, structure, discourse, article.id)) for entity in filler.entities)
        else:
            entity = phrase_entity(filler, discourse.structures[filler.sentence], discourse, article.id)
            if entity is not None:
                yield filler, entity


def _speakers(act: SpeechAct, structure: Structure, discourse: Discourse, article: Article) -> tuple[Participant, ...]:
    """Who speaks: the によると phrase, or the subject of the verb of saying; of several each for himself (英国とカナダは…と発表した)."""
    if act.speaker is not None:
        filler = Filler(
            act.speaker, structure.sentence, discourse.entities_of(act.speaker, structure.sentence), (act.speaker.case,), Origin.OVERT
        )
        named = list(_named((filler,), structure, article, discourse))
        return tuple(participant_of(f, entity, structure) for f, entity in named)
    if act.predicate is None:
        return ()
    for group in subject_candidates(act.predicate, structure, discourse):
        if group[0].origin is Origin.CARRIED and any(is_topic(p) and not p.is_temporal and not p.in_quote for p in structure.phrases):
            return ()  # 大統領は宣言を出し、休校とするなどとした: nobody of whom another sentence spoke
        if all(f.is_actor for f in group) or (act.kind == "report" and _is_first_topic(group[0], structure)):
            return tuple(participant_of(f, entity, structure) for f, entity in _named(group, structure, article, discourse))
    return ()


def _voices_before(
    structure: Structure, certainty: Certainty, discourse: Discourse, article: Article, books: Books
) -> list[tuple[Participant, ...]]:
    """Who tells a sentence that does not name its speaker: who announces the quotation, the source of the hearsay."""
    announced = announcer(structure, discourse)
    if announced is not None:
        before, verb = announced
        said = SpeechAct("say", verb, None, CuePlace(CueKind.SPEAKER, verb.start, verb.end))
        return _voice(_unspoken(p) for p in _speakers(said, before, discourse, article))
    if certainty.modality is not Modality.REPORTED or not structure.text.rstrip("。").endswith(HEARSAY_ENDINGS):
        return []
    told = told_before(structure, paragraph_before(structure, discourse), books.speech)
    if told is None:
        return []
    before, argument = told
    source = Filler(argument, before.sentence, discourse.entities_of(argument, before.sentence), (argument.case,), Origin.OVERT)
    return _voice(Participant(entity, None) for _, entity in _named((source,), before, article, discourse))


def _voice(speakers: Iterable[Participant]) -> list[tuple[Participant, ...]]:
    """One voice of these speakers; none where there is nobody."""
    found = tuple(speakers)
    return [found] if found else []


def _unspoken(participant: Participant) -> Participant:
    """The participant as one whom the sentence at hand does not name."""
    return replace(participant, surface=None)


def _is_first_topic(filler: Filler, structure: Structure) -> bool:
    """True for what the sentence begins with as its topic, a paper that no list names: プラウダは、…と伝えた."""
    first = next((p for p in structure.phrases if is_topic(p) and not p.is_temporal), None)
    return first is not None and filler.sentence == structure.sentence and filler.argument.phrase == first.index


def participant_of(filler: Filler, entity: Entity, structure: Structure) -> Participant:
    """The entity with the words that stand for it in this sentence, if any do."""
    if filler.sentence != structure.sentence:
        return Participant(entity, None)
    return Participant(
        entity, structure.text[filler.argument.head_start : filler.argument.head_end] if filler.entities else phrase_of(filler, structure)
    )
