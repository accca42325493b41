"""Who an argument is: entities of the spoken ones, and the subjects that Japanese leaves unspoken.

A subject that a clause does not name is looked for where Japanese lets it be dropped: in the clauses it is joined with
(て, し, つつ, が), in the clause that embeds it (支援する方針を固めた), with the speaker of a quotation, and last in the topic that
carries over from the sentence before (centering: Walker, Iida and Cote 1994, Japanese discourse and the process of centering).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.arguments import Argument
from kg.clauses import JOINED, joined_clauses, predicate_over
from kg.discourse import Discourse, Filler, Group, Origin
from kg.fillers import charge_of, fillers
from kg.grammar import words
from kg.light_verbs import source_of
from kg.phrases import Phrase, is_coordinated
from kg.predicates import COORDINATE, Link, Predicate, Structure
from kg.voice import PATIENT, RECIPIENT, is_potential

ADVERBIAL_HEADS = words("adverbial_heads")


def subject_candidates(predicate: Predicate, structure: Structure, discourse: Discourse) -> Iterator[Group]:
    """Who the subject may be, the likeliest first: the predicate's own, then those that its clause may leave unspoken."""
    own = _doers(predicate, structure, discourse)
    yield from own
    if any(not _leaves_open(g) for g in own) or (predicate.is_passive and not is_potential(predicate)):
        return
    yield from unspoken(predicate, structure, discourse)


def _leaves_open(group: Group) -> bool:
    """True for a topic that may as well be the object (有益であることも承知している), so that the subject is still to be found."""
    return all("ヲ" in f.cases for f in group)


def unspoken(predicate: Predicate, structure: Structure, discourse: Discourse) -> Iterator[Group]:
    """Whom the predicate's clause leaves unspoken, the likeliest first."""
    for group in _unspoken(predicate, structure, discourse, frozenset({predicate.phrase})):
        if all(f.is_actor for f in group) or _may_be_thing(group, predicate, structure, discourse):
            yield group


def _may_be_thing(group: Group, predicate: Predicate, structure: Structure, discourse: Discourse) -> bool:
    """True where things may be the unspoken subject of the predicate."""
    return predicate.is_noun or (_suits_things(predicate, discourse) and _reaches(group, predicate, structure, discourse))


def _reaches(group: Group, predicate: Predicate, structure: Structure, discourse: Discourse) -> bool:
    """True where a thing outside an embedded clause may be its subject: 枠組みは [結果に左右される] 見通しだ, but hardly elsewhere."""
    noun = structure.phrases[predicate.governor] if predicate.governor is not None else None
    if group[0].origin is Origin.SHARED:
        return group[0].argument.is_topic and group[0].argument.head_start < predicate.start
    return group[0].origin is not Origin.EMBEDDING or (noun is not None and noun.head.lemma in discourse.lexicon.clause_nouns)


def _suits_things(predicate: Predicate, discourse: Discourse) -> bool:
    """True where a thing may be the unspoken subject: 可決された, 始まった, 規定を含む; nobody leaves a thing unspoken that is to act."""
    is_passive = any(m.lemma in ("れる", "られる") for m in predicate.tail)  # also where a rule takes 左右される for one word
    if is_passive or predicate.lemma in discourse.lexicon.stative_verbs:
        return True
    lexicon = discourse.lexicon
    return not predicate.is_causative and predicate.lemma not in lexicon.transitive_verbs | lexicon.naming_verbs | lexicon.telling_verbs


def _doers(predicate: Predicate, structure: Structure, discourse: Discourse) -> list[Group]:
    """The spoken subject of the active voice, coordinated ones together."""
    return _groups([f for f in fillers(predicate, structure, discourse) if f.cases[0] in ("ガ", "使役")], structure)


def subjects(predicate: Predicate, structure: Structure, discourse: Discourse) -> list[Group]:
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


def _shared(predicate: Predicate, clauses: list[Predicate], structure: Structure, discourse: Discourse) -> Iterator[Group]:
    """Subjects of the clauses beside: the nearest topic before the predicate first, then the nearest が, then the が that follows.

    A topic reaches no clause before it: [会見を開き]、米国は日本を支持する.
    """
    groups = [
        g
        for p in clauses
        if p.phrase != predicate.phrase
        for g in subjects(p, structure, discourse)
        if not (_leaves_open(g) and g[0].argument.case == "モ")
        if p.link in COORDINATE - {Link.BUT} or p.link not in JOINED or all(f.is_actor for f in g)
    ]
    before = [g for g in groups if g[0].argument.head_start < predicate.start]
    after = [g for g in groups if g[0].argument.head_start >= predicate.start and not g[0].argument.is_topic]
    topics = [g for g in reversed(before) if g[0].argument.is_topic]
    others = [g for g in reversed(before) if not g[0].argument.is_topic]
    for group in (*topics, *others, *after):
        yield tuple(replace(f, origin=Origin.SHARED) for f in group)


def _carried(structure: Structure, discourse: Discourse) -> Iterator[Group]:
    """What the sentences before have set as their topic, be it a thing, then the actor who carries over."""
    if not structure.text.endswith("。"):
        return
    for carried in (discourse.themes, discourse.topics):
        if structure.sentence < len(carried) and carried[structure.sentence]:
            yield carried[structure.sentence]


def _from_embedding(root: Predicate, structure: Structure, discourse: Discourse, seen: frozenset[int]) -> Iterator[Group]:
    """The subject of the clause that embeds `root`: of the verb of saying, of the noun that it modifies, of who is asked."""
    phrase = structure.phrases[root.governor or 0]
    if root.link is Link.PURPOSE and phrase.head.lemma in discourse.lexicon.request_verbs:
        yield from _asked(phrase, structure, discourse)
        return
    accused = _accused_above(phrase, structure, discourse)
    if accused:
        yield accused
        return
    yield from _genitive(phrase, structure, discourse)
    above = predicate_over(phrase, structure)
    if above is not None and _is_judgement(phrase, above):
        return
    if above is not None and above.phrase not in seen and phrase.head.lemma in ADVERBIAL_HEADS:
        yield from _shared(root, [*joined_clauses(above, structure), above], structure, discourse)
        return
    if above is None or above.phrase in seen:
        return
    if above.lemma in discourse.lexicon.existential_verbs:
        source = source_of(above, structure, discourse)
        yield from [source] if source else []
        yield from _topic_of(above, structure, discourse)
        yield from _before(root, above, structure, discourse)
        return
    if above.is_passive and (teller := _teller(above, structure, discourse)):
        yield teller
    groups = [g for g in subjects(above, structure, discourse) if all(f.argument.phrase != root.governor for f in g)]
    for group in groups:
        yield tuple(replace(f, origin=Origin.EMBEDDING) for f in group)
        yield from genitive_of(group, structure, discourse)
    yield from _before(root, above, structure, discourse)
    if not groups:
        yield from _unspoken(above, structure, discourse, seen | {above.phrase})


def _teller(above: Predicate, structure: Structure, discourse: Discourse) -> Group:
    """From whom somebody hears of the plan: 幹部は [辞任する]意向を 首相から 伝えられた; nobody where the verb tells nothing."""
    if above.lemma not in discourse.lexicon.telling_verbs | discourse.lexicon.reporting_verbs:
        return ()
    tellers = (f for f in fillers(above, structure, discourse) if f.argument.case == "カラ" and f.is_actor)
    return tuple(replace(f, cases=("ガ",), origin=Origin.EMBEDDING) for f in tellers)


def _accused_above(phrase: Phrase, structure: Structure, discourse: Discourse) -> Group:
    """Whom the verb over として accuses of the clause: [内乱を主導した]として 元大統領を 逮捕した; nobody under other verbs."""
    carrier = structure.predicate_at(phrase.index)
    verb = structure.predicate_at(carrier.governor) if carrier is not None and carrier.lemma == "する" and carrier.link is Link.TE else None
    if verb is None or charge_of(verb, structure) is None:
        return ()
    accused = [f for f in fillers(verb, structure, discourse) if f.cases[0] in ("ヲ", "ニ", "ニ対シテ") and f.is_actor]
    return tuple(replace(f, cases=("ガ",), origin=Origin.EMBEDDING) for f in accused)


def _is_judgement(phrase: Phrase, above: Predicate) -> bool:
    """True for what is said of the matter, not of the speaker: 「憲法を無視するものだ」と述べた."""
    return above.phrase == phrase.index and above.is_noun and above.link is Link.QUOTE and phrase.head.lemma in ("もの", "こと")


def _before(root: Predicate, above: Predicate, structure: Structure, discourse: Discourse) -> Iterator[Group]:
    """The subjects of the clauses before, joined with the one that embeds `root`: 首相が案を下げ、[譲歩を迫る]戦略がある."""
    clauses = [p for p in joined_clauses(above, structure) if p.phrase < root.phrase]
    yield from _shared(root, clauses, structure, discourse)


def _topic_of(above: Predicate, structure: Structure, discourse: Discourse) -> Iterator[Group]:
    """The actor with は beside a noun that there is: 米国は [制裁を緩和する]可能性がある."""
    topics = tuple(f for f in fillers(above, structure, discourse) if f.argument.case == "ハ" and f.is_actor)
    if topics:
        yield tuple(replace(f, cases=("ガ",), origin=Origin.EMBEDDING) for f in topics)
    for group in subjects(above, structure, discourse):
        yield from genitive_of(group, structure, discourse)


def _asked(phrase: Phrase, structure: Structure, discourse: Discourse) -> Iterator[Group]:
    """Who is asked to do it: the に of 〜するよう Xに求めた, the を of 〜するよう Xを説得した."""
    verb = structure.predicate_at(phrase.index)
    actors = [f for f in fillers(verb, structure, discourse) if f.is_actor] if verb else []
    for cases in ({"ニ", "ニ対シテ"}, {"ヲ"}):
        asked = tuple(replace(f, origin=Origin.EMBEDDING) for f in actors if cases & set(f.cases))
        if asked:
            yield asked
            return


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


def genitive_of(group: Group, structure: Structure, discourse: Discourse) -> Iterator[Group]:
    """The actor whose thing the subject is: プーチン大統領の戦略の核心は、…外すことにある."""
    for filler in group:
        if filler.entities or filler.sentence != structure.sentence:
            continue
        owner = _owner(filler.argument.phrase, structure, discourse)
        if owner is not None:
            yield (owner,)


def _owner(index: int, structure: Structure, discourse: Discourse) -> Filler | None:
    """The nearest actor in the の above which the phrase stands."""
    for p in reversed(structure.phrases[:index]):
        if p.parent != index or p.particles != ("ノ",):
            continue
        argument = Argument("ノ", p.index, p.start, p.end, p.start, p.end, p.head.lemma)
        filler = Filler(argument, structure.sentence, discourse.entities_of(argument, structure.sentence), ("ガ",), Origin.GENITIVE)
        found = filler if filler.is_actor else _owner(p.index, structure, discourse)
        if found is not None:
            return found
    return None
