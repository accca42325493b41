"""Who an argument is: entities of the spoken ones, and the subjects that Japanese leaves unspoken.

A subject that a clause does not name is looked for where Japanese lets it be dropped: in the clauses it is joined with
(て, し, つつ, が), in the clause that embeds it (支援する方針を固めた), with the speaker of a quotation, and last in the topic that
carries over from the sentence before (centering: Walker, Iida and Cote 1994, Japanese discourse and the process of centering).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from kg.entities import LinkedMention
from kg.lexicon import Lexicon
from kg.model import ACTOR_TYPES, Entity, EntityType, Sentence
from kg.particles import FUNCTION_NOUNS
from kg.phrases import Phrase, is_coordinated
from kg.predicates import COORDINATE, Argument, Link, Predicate, Structure, coordinated_with, extent
from kg.times import TimeExpression

JOINED = COORDINATE | {Link.CAUSE, Link.CONDITION, Link.QUESTION}
"""Links between clauses within which an unspoken subject is looked for."""


class Origin(StrEnum):
    """Where a filler comes from."""

    OVERT = "overt"
    RELATIVE = "relative"
    SHARED = "shared"
    EMBEDDING = "embedding"
    CARRIED = "carried"
    GENITIVE = "genitive"


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a case of a predicate: the argument, in which sentence it stands, and the entities that it names.

    `cases` are the cases of the active voice that it may stand for, in order of preference.
    """

    argument: Argument
    sentence: int
    entities: tuple[Entity, ...]
    cases: tuple[str, ...]
    origin: Origin

    @property
    def is_actor(self) -> bool:
        """True where it names somebody who can act."""
        return bool(self.entities) and all(e.type in ACTOR_TYPES for e in self.entities)


Group = tuple[Filler, ...]
"""Fillers that share one place (ドイツと フランスは)."""


@dataclass(frozen=True, slots=True)
class Discourse:
    """An article's sentences with the entities that they name; `topics[i]` is who carries over into sentence `i`."""

    structures: tuple[Structure, ...]
    mentions: Mapping[int, tuple[LinkedMention, ...]]
    lexicon: Lexicon
    sentences: tuple[Sentence, ...] = ()
    times: tuple[tuple[TimeExpression, ...], ...] = ()
    topics: tuple[Group, ...] = ()

    def entities_of(self, argument: Argument, sentence: int) -> tuple[Entity, ...]:
        """The entities that an argument's head names, none where it is only a phrase; the members where they are listed (甲氏、乙氏の各派領袖)."""
        mention = self.mention_at(argument.head_start, argument.head_end, sentence)
        if mention is None:
            return ()
        return self._members(argument, mention, sentence) or mention.entities

    def _members(self, argument: Argument, mention: LinkedMention, sentence: int) -> tuple[Entity, ...]:
        """The actors in the の of a collective noun, two or more (甲国と乙国の双方)."""
        if not mention.is_anaphor and any(e.type is not EntityType.GROUP for e in mention.entities):
            return ()
        phrases = self.structures[sentence].phrases
        owners = [p for p in phrases if p.parent == argument.phrase and p.particles == ("ノ",)]
        listed = [q for p in owners for q in (*coordinated_with(p.index, phrases), p)]
        named = [self.mention_at(p.start, p.end, sentence) for p in listed]
        actors = [e for m in named if m is not None for e in m.entities if e.type in (EntityType.PERSON, mention.entities[0].type)]
        return tuple(actors) if len(actors) > 1 else ()

    def mention_at(self, start: int, end: int, sentence: int) -> LinkedMention | None:
        """The mention that covers the last word of `start`–`end`; a relational suffix (米露間, 米国側) is passed over."""
        text = self.structures[sentence].text
        while end - start > 1 and text[end - 1] in self.lexicon.relational_suffixes:
            end -= 1
        return next((m for m in self.mentions.get(sentence, ()) if m.start < end <= m.end), None)

    def mentions_within(self, start: int, end: int, sentence: int) -> tuple[LinkedMention, ...]:
        """The mentions that lie wholly in `start`–`end`."""
        return tuple(m for m in self.mentions.get(sentence, ()) if start <= m.start and m.end <= end)


def with_topics(discourse: Discourse) -> Discourse:
    """The discourse with the topic that each sentence takes over from those before it.

    A paragraph begins with whom the article has made its topic most often so far: the protagonist needs no name there.
    """
    topics: list[Group] = []
    current: Group = ()
    set_so_far: list[Group] = []
    for i, structure in enumerate(discourse.structures):
        if set_so_far and _begins_paragraph(i, discourse):
            current = _most_frequent(set_so_far)
        topics.append(current)
        if not discourse.sentences[i].is_heading and (new := _topic_set_by(structure, replace(discourse, topics=tuple(topics)))):
            current = new
            set_so_far.append(new)
    return replace(discourse, topics=tuple(topics))


def _begins_paragraph(index: int, discourse: Discourse) -> bool:
    return index > 0 and discourse.sentences[index].paragraph != discourse.sentences[index - 1].paragraph


def _most_frequent(groups: list[Group]) -> Group:
    """The group named most often, the latest of equals."""
    counts = Counter(_entity_ids(g) for g in groups)
    best = max(counts.values())
    return next(g for g in reversed(groups) if counts[_entity_ids(g)] == best)


def _entity_ids(group: Group) -> tuple[str, ...]:
    return tuple(e.id for f in group for e in f.entities)


def _topic_set_by(structure: Structure, discourse: Discourse) -> Group:
    """The actor that a sentence leaves as topic: its は, else the が of its main clause."""
    main = [p for p in structure.predicates if p.link is Link.MAIN] or list(structure.predicates[-1:])
    for predicate in main:
        if predicate.lemma in discourse.lexicon.reporting_verbs:
            continue
        clauses = joined_clauses(_hedged(predicate, structure, discourse), structure)
        groups = [g for p in (*clauses, *_topic_clauses(clauses, structure)) for g in _subjects(p, structure, discourse)]
        actors = [g for g in groups if all(f.is_actor for f in g)]
        topics = [g for g in actors if g[0].argument.is_topic]
        if topics or actors:
            return tuple(replace(f, origin=Origin.CARRIED, cases=("ガ",)) for f in (topics or actors)[0])
    return ()


def _hedged(predicate: Predicate, structure: Structure, discourse: Discourse) -> Predicate:
    """The clause inside とみられる, とされる and the like, which have no subject of their own."""
    quoted = next((p for p in structure.predicates if p.link is Link.QUOTE and p.governor == predicate.phrase), None)
    return quoted if quoted is not None and predicate.is_passive and not _subjects(predicate, structure, discourse) else predicate


def _topic_clauses(clauses: list[Predicate], structure: Structure) -> list[Predicate]:
    """The clause that is itself the topic: プーチン氏が重んじたのは、…ことだった."""
    return [p for c in clauses for a in c.arguments if a.is_clause and a.is_topic and (p := structure.predicate_at(a.phrase)) is not None]


def fillers(predicate: Predicate, structure: Structure, discourse: Discourse) -> Group:
    """The spoken arguments of a predicate with the cases of the active voice, and the noun that its clause modifies."""
    spoken = [_filler(a, predicate, structure, discourse) for a in predicate.arguments]
    apart = [_comitative(f, after, structure) for f, after in zip(spoken, (*spoken[1:], None), strict=False)]
    others = (_relative_heads, _stray_companions, _cleft, _matter_above, _addressee_below)
    return tuple(_as_active(predicate, [*apart, *(f for find in others for f in find(predicate, structure, discourse))]))


def _addressee_below(predicate: Predicate, structure: Structure, discourse: Discourse) -> list[Filler]:
    """Who is asked, where the parser gave him to what is asked: 双方に [停戦を守る]よう求めた."""
    clauses = [a for a in predicate.having("ヨウ") if predicate.lemma in discourse.lexicon.request_verbs]
    if not clauses or predicate.having("ニ", "ニ対シテ"):
        return []
    inner = structure.predicate_at(clauses[0].phrase)
    first = min(inner.arguments, key=lambda a: a.start, default=None) if inner else None
    if first is None or first.case != "ニ":
        return []
    filler = _filler(first, predicate, structure, discourse)
    return [filler] if filler.is_actor else []


def _cleft(predicate: Predicate, structure: Structure, discourse: Discourse) -> list[Filler]:
    """What a cleft sentence brings to the end: プーチン氏が重んじたのは [距離を縮めること]だった, を of 重んじた."""
    if predicate.link is not Link.NOMINALIZED or predicate.governor is None or "は" not in [m.text for m in predicate.tail]:
        return []
    noun = structure.phrases[predicate.governor]
    case = "ヲ" if predicate.having("ガ") else "ガ"
    if not noun.is_nominal or predicate.having(case):
        return []
    start = extent(noun.index, structure.phrases)
    argument = Argument(case, noun.index, start, noun.end, noun.start, noun.end, noun.head.lemma)
    return [Filler(argument, structure.sentence, discourse.entities_of(argument, structure.sentence), (case,), Origin.OVERT)]


def _matter_above(predicate: Predicate, structure: Structure, discourse: Discourse) -> list[Filler]:
    """The matter that stands with the verb above: ウクライナ問題について、[内政として扱う]姿勢を示した."""
    if predicate.is_noun or predicate.link not in EMBEDDED or predicate.governor is None or predicate.having("ヲ", "ニツイテ"):
        return []
    above = _predicate_over(structure.phrases[predicate.governor], structure)
    matters = above.having("ニツイテ", "ヲメグッテ") if above is not None else ()
    return [_filler(a, predicate, structure, discourse) for a in matters if a.head_end <= predicate.start]


EMBEDDED = frozenset({Link.ADNOMINAL, Link.QUOTE, Link.QUOTED_NOUN})
"""Links of clauses inside another clause."""


def _stray_companions(predicate: Predicate, structure: Structure, discourse: Discourse) -> list[Filler]:
    """Actors with と that the parser joined with a thing inside another argument: 韓国と [水素の分野]で連携する."""
    if predicate.is_noun:
        return []
    found = []
    for p in structure.phrases[: predicate.phrase]:
        if p.particles == ("ト",) and is_coordinated(p, structure.phrases) and _verb_over(p, structure) == predicate.phrase:
            argument = Argument("ト", p.index, p.start, p.end, p.start, p.end, p.head.lemma)
            filler = Filler(argument, structure.sentence, discourse.entities_of(argument, structure.sentence), ("ト",), Origin.OVERT)
            found += [filler] if filler.is_actor and not _names_actor(p.parent, structure, discourse) else []
    return found


def _verb_over(phrase: Phrase, structure: Structure) -> int | None:
    """The predicate over the noun phrase that the phrase lies in, where that is more than one step up."""
    target = structure.phrases[phrase.parent] if phrase.parent is not None else None
    if target is None or target.parent is None or "ノ" not in target.particles:
        return None
    while target.is_plain_noun and target.parent is not None:
        target = structure.phrases[target.parent]
    return target.index


def _names_actor(index: int | None, structure: Structure, discourse: Discourse) -> bool:
    if index is None:
        return False
    phrase = structure.phrases[index]
    mention = discourse.mention_at(phrase.start, phrase.end, structure.sentence)
    return mention is not None and all(e.type in ACTOR_TYPES for e in mention.entities)


def _antecedent(predicate: Predicate, structure: Structure) -> Argument | None:
    """What これ points to: the thing that the clause before deals with (辞任を要求したが、首相はこれを拒否した)."""
    before = [p for p in joined_clauses(predicate, structure) if p.phrase < predicate.phrase]
    return next((a for p in reversed(before) for a in p.having("ヲ") if a.head_lemma not in ("これ", "それ")), None)


def _comitative(filler: Filler, after: Filler | None, structure: Structure) -> Filler:
    """An actor before と that is joined with a thing or a place stands with the predicate: 首脳らと ワシントンを 訪れ."""
    joined = after is not None and after.cases == filler.cases and structure.phrases[filler.argument.phrase].particles == ("ト",)
    if after is None or not joined or not filler.is_actor or (after.is_actor and after.cases != ("デ",)):
        return filler
    return replace(filler, cases=("ト",))


def _filler(argument: Argument, predicate: Predicate, structure: Structure, discourse: Discourse) -> Filler:
    if argument.head_lemma in ("これ", "それ") and (antecedent := _antecedent(predicate, structure)) is not None:
        argument = replace(antecedent, case=argument.case, is_topic=argument.is_topic)
    return Filler(argument, structure.sentence, discourse.entities_of(argument, structure.sentence), (argument.case,), Origin.OVERT)


def _relative_heads(predicate: Predicate, structure: Structure, discourse: Discourse) -> list[Filler]:
    """The nouns that a relative clause modifies, as arguments of the clause (野党が求めた減税: ヲ); none for 方針, 可能性 and their like."""
    if predicate.link is not Link.ADNOMINAL or predicate.governor is None:
        return []
    noun = structure.phrases[predicate.governor]
    if not noun.is_nominal or noun.head.lemma in FUNCTION_NOUNS or noun.head.lemma in discourse.lexicon.clause_nouns:
        return []
    heads = [_relative_filler(p, structure, discourse) for p in _coordinated_from(noun, structure)]
    case = _gap(predicate, heads[0])
    return [replace(f, cases=(case,)) for f in heads] if case else []


def _relative_filler(noun: Phrase, structure: Structure, discourse: Discourse) -> Filler:
    argument = Argument("連体", noun.index, noun.start, noun.end, noun.start, noun.end, noun.head.lemma)
    return Filler(argument, structure.sentence, discourse.entities_of(argument, structure.sentence), ("連体",), Origin.RELATIVE)


def _coordinated_from(noun: Phrase, structure: Structure) -> list[Phrase]:
    """The noun and those coordinated with it to the right (ガスに頼るハンガリーやスロバキア)."""
    found = [noun]
    while is_coordinated(found[-1], structure.phrases) and (parent := found[-1].parent) is not None:
        found.append(structure.phrases[parent])
    return found


def _gap(predicate: Predicate, head: Filler) -> str | None:
    """The case that a relative clause leaves for its noun: が first for those who act, を for things (Baldwin 2004 on Japanese relative clauses)."""
    if predicate.is_passive or not predicate.having("ガ"):
        if head.is_actor or predicate.is_passive or predicate.having("ヲ", "ニ", "ト"):
            return "ガ"
        return "ヲ"
    return None if predicate.having("ヲ") else "ヲ"


def _as_active(predicate: Predicate, found: list[Filler]) -> Iterator[Filler]:
    """The fillers with the cases that they bear in the active voice; the topic takes the case that is free."""
    has_subject = any("ガ" in f.cases for f in found)
    has_object = any("ヲ" in f.cases for f in found)
    for f in found:
        yield replace(f, cases=_active_cases(predicate, f, has_subject, has_object))


def _active_cases(predicate: Predicate, filler: Filler, has_subject: bool, has_object: bool) -> tuple[str, ...]:
    case = filler.cases[0]
    if case == "ハ":
        case = "ガ" if not has_subject else "ヲ" if not has_object else "ハ"
        if case == "ガ" and not predicate.is_passive and not has_object and not filler.is_actor:
            return ("ガ", "ヲ")
    if predicate.is_passive and not is_potential(predicate):
        return _passive_cases(case, filler, has_object)
    if predicate.is_causative and case == "ニ":
        return ("ガ", "ニ")
    if predicate.is_causative and case == "ガ":
        return ("使役",)
    return (case,)


def is_potential(predicate: Predicate) -> bool:
    """True where られる means can: 受け入れられない with a は that is no actor and nobody by whom."""
    negated = any(m.lemma in ("ない", "ぬ", "ず") for m in predicate.tail)
    return negated and not predicate.having("ニヨッテ") and any(a.is_topic and a.case == "ハ" for a in predicate.arguments)


PATIENT = ("ヲ", "ニ", "ニ対シテ")
RECIPIENT = ("ニ", "ニ対シテ", "カラ")
"""What the が of a passive is in the active voice, without and beside an を."""


def _passive_cases(case: str, filler: Filler, has_object: bool) -> tuple[str, ...]:
    """A passive turned round: its が is を, or に beside an を (制裁を科された); who did it stands with によって, から or に."""
    if case == "ガ":
        return RECIPIENT if has_object else PATIENT
    if case == "ニヨッテ":
        return ("ガ",)
    if case == "カラ" and filler.is_actor:
        return ("ガ",)
    return ("ガ", "ニ") if case == "ニ" else (case,)


def subject_candidates(predicate: Predicate, structure: Structure, discourse: Discourse) -> Iterator[Group]:
    """Who the subject may be, the likeliest first: the predicate's own, then those that its clause may leave unspoken."""
    own = _doers(predicate, structure, discourse)
    yield from own
    if any(not _may_be_object(g) for g in own) or (predicate.is_passive and not is_potential(predicate)):
        return
    yield from unspoken(predicate, structure, discourse)


def _may_be_object(group: Group) -> bool:
    """True for a topic that may as well be the object (必要であることも認識している), so that the subject is still to be found."""
    return all("ヲ" in f.cases for f in group)


def unspoken(predicate: Predicate, structure: Structure, discourse: Discourse) -> Iterator[Group]:
    """Whom the predicate's clause leaves unspoken, the likeliest first."""
    yield from _unspoken(predicate, structure, discourse, frozenset({predicate.phrase}))


def _doers(predicate: Predicate, structure: Structure, discourse: Discourse) -> list[Group]:
    """The spoken subject of the active voice, coordinated ones together."""
    return _groups([f for f in fillers(predicate, structure, discourse) if f.cases[0] in ("ガ", "使役")], structure)


def _subjects(predicate: Predicate, structure: Structure, discourse: Discourse) -> list[Group]:
    """The spoken subject as written, which joined clauses share: of a passive the one to whom it is done (政府は抗議され、凍結した)."""
    if not predicate.is_passive or is_potential(predicate):
        return _doers(predicate, structure, discourse)
    return _groups([f for f in fillers(predicate, structure, discourse) if f.cases in (PATIENT, RECIPIENT)], structure)


def _groups(found: list[Filler], structure: Structure) -> list[Group]:
    """Fillers that are coordinated together, the group nearest to the predicate first."""
    groups: list[list[Filler]] = []
    for f in found:
        phrase = structure.phrases[f.argument.phrase]
        if groups and _joins(structure.phrases[groups[-1][-1].argument.phrase], phrase, structure):
            groups[-1].append(f)
        else:
            groups.append([f])
    return [tuple(g) for g in reversed(groups)]


def _joins(before: Phrase, after: Phrase, structure: Structure) -> bool:
    return is_coordinated(before, structure.phrases) and (before.parent == after.index or before.parent == after.parent)


def _unspoken(predicate: Predicate, structure: Structure, discourse: Discourse, seen: frozenset[int]) -> Iterator[Group]:
    clauses = joined_clauses(predicate, structure)
    yield from _shared(predicate, clauses, structure, discourse)
    root = clauses[-1]
    if root.link is Link.MAIN or root.governor is None:
        if not root.is_noun:
            yield from _carried(structure, discourse)
        return
    yield from _from_embedding(root, structure, discourse, seen | {p.phrase for p in clauses})


def joined_clauses(predicate: Predicate, structure: Structure) -> list[Predicate]:
    """The clauses that stand side by side with a predicate, in text order, the one that governs them all last."""
    root = predicate
    while root.link in JOINED and (above := structure.predicate_at(root.governor)) is not None:
        root = above
    return [p for p in structure.predicates if p.phrase <= root.phrase and _root_of(p, structure).phrase == root.phrase]


def _root_of(predicate: Predicate, structure: Structure) -> Predicate:
    while predicate.link in JOINED and (above := structure.predicate_at(predicate.governor)) is not None:
        predicate = above
    return predicate


def _shared(predicate: Predicate, clauses: list[Predicate], structure: Structure, discourse: Discourse) -> Iterator[Group]:
    """Subjects of the clauses beside: the nearest topic before the predicate first, then the nearest が, then what follows."""
    groups = [
        g
        for p in clauses
        if p.phrase != predicate.phrase
        for g in _subjects(p, structure, discourse)
        if p.link in COORDINATE - {Link.BUT} or p.link not in JOINED or all(f.is_actor for f in g)
    ]
    before = [g for g in groups if g[0].argument.head_start < predicate.start]
    after = [g for g in groups if g[0].argument.head_start >= predicate.start]
    topics = [g for g in reversed(before) if g[0].argument.is_topic]
    others = [g for g in reversed(before) if not g[0].argument.is_topic]
    for group in (*topics, *others, *after):
        yield tuple(replace(f, origin=Origin.SHARED) for f in group)


def _carried(structure: Structure, discourse: Discourse) -> Iterator[Group]:
    topic = discourse.topics[structure.sentence] if structure.sentence < len(discourse.topics) else ()
    if topic:
        yield topic


def _from_embedding(root: Predicate, structure: Structure, discourse: Discourse, seen: frozenset[int]) -> Iterator[Group]:
    """The subject of the clause that embeds `root`: of the verb of saying, of the noun that it modifies, of who is asked."""
    assert root.governor is not None
    phrase = structure.phrases[root.governor]
    if root.link is Link.PURPOSE and phrase.head.lemma in discourse.lexicon.request_verbs:
        yield from _asked(phrase, structure, discourse)
        return
    yield from _genitive(phrase, structure, discourse)
    above = _predicate_over(phrase, structure)
    if above is not None and above.phrase not in seen and phrase.head.lemma in ADVERBIAL_HEADS:
        yield from _shared(root, [*joined_clauses(above, structure), above], structure, discourse)
        return
    if above is None or above.phrase in seen or above.lemma in discourse.lexicon.existential_verbs:
        return
    groups = [g for g in _subjects(above, structure, discourse) if all(f.argument.phrase != root.governor for f in g)]
    for group in groups:
        yield tuple(replace(f, origin=Origin.EMBEDDING) for f in group)
        yield from _genitive_of_subject(group, structure, discourse)
    if not groups:
        yield from _unspoken(above, structure, discourse, seen | {above.phrase})


ADVERBIAL_HEADS = frozenset({"ため", "為", "場合", "際", "一方", "ほか", "他", "うえ", "上", "中", "なか", "うち", "とき", "時", "ところ"})
"""Function nouns that make an adverbial clause, which shares its topic with what follows (党は案を提出したため、…)."""


def _asked(phrase: Phrase, structure: Structure, discourse: Discourse) -> Iterator[Group]:
    """Who is asked to do it: the に of 〜するよう Xに求めた."""
    verb = structure.predicate_at(phrase.index)
    found = [f for f in fillers(verb, structure, discourse) if {"ニ", "ニ対シテ"} & set(f.cases) and f.is_actor] if verb else []
    if found:
        yield tuple(replace(f, origin=Origin.EMBEDDING) for f in found)


def _predicate_over(phrase: Phrase, structure: Structure) -> Predicate | None:
    """The verb over a noun (方針を 固めた) or the predicate itself; nouns that only stand between are passed."""
    while True:
        predicate = structure.predicate_at(phrase.index)
        if predicate is not None and (not predicate.is_noun or predicate.link in (Link.MAIN, Link.QUOTE) or predicate.having("ハ", "ガ")):
            return predicate
        if phrase.parent is None:
            return predicate
        phrase = structure.phrases[phrase.parent]


def _genitive(phrase: Phrase, structure: Structure, discourse: Discourse) -> Iterator[Group]:
    """The actor in the の of the noun that a clause modifies: ロシアの、制裁を緩める狙い."""
    predicate = structure.predicate_at(phrase.index)
    found = (
        [f for f in fillers(predicate, structure, discourse) if f.cases == ("ノ",) and f.is_actor]
        if predicate and phrase.is_nominal
        else []
    )
    if found:
        yield tuple(replace(f, origin=Origin.GENITIVE) for f in found)


def _genitive_of_subject(group: Group, structure: Structure, discourse: Discourse) -> Iterator[Group]:
    """The actor whose thing the subject is: プーチン大統領の戦略の核心は、…外すことにある."""
    for filler in group:
        if filler.entities or filler.sentence != structure.sentence:
            continue
        inside = discourse.mentions_within(filler.argument.start, filler.argument.end, structure.sentence)
        actors = [m for m in inside if all(e.type in ACTOR_TYPES for e in m.entities) and structure.text[m.end : m.end + 1] == "の"]
        if actors:
            place = Argument("ノ", filler.argument.phrase, actors[0].start, actors[0].end, actors[0].start, actors[0].end, "")
            yield (Filler(place, structure.sentence, actors[0].entities, ("ガ",), Origin.GENITIVE),)


def is_place(entity: Entity) -> bool:
    """True for what can be gone to: places and states."""
    return entity.type in (EntityType.PLACE, EntityType.STATE)
