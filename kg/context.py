"""Who an argument is: entities of the spoken ones, and the subjects that Japanese leaves unspoken.

A subject that a clause does not name is looked for where Japanese lets it be dropped: in the clauses it is joined with
(て, し, つつ, が), in the clause that embeds it (支援する方針を固めた), with the speaker of a quotation, and last in the topic that
carries over from the sentence before (centering: Walker, Iida and Cote 1994, Japanese discourse and the process of centering).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.arguments import Argument
from kg.clauses import joined_clauses, predicate_over
from kg.discourse import Discourse, Filler, Group, Origin
from kg.doers import doers, is_document, leaves_open, shared, subjects
from kg.embedding import accused_above, asked, before, commands, genitive, genitive_of, is_judgement, teller_of, whose_it_is
from kg.grammar import words
from kg.phrases import Phrase, is_topic
from kg.predicates import COORDINATE, Link, Predicate, Structure
from kg.voice import is_potential

ASKING_VERBS = words("asking_verbs")
ADVERBIAL_HEADS = words("adverbial_heads")
DOCUMENTS = words("documents")
DONE_BY_THINGS = words("done_by_things")
EXPECTING_VERBS = words("expecting_verbs")
FUNCTION_NOUNS = words("function_nouns")
LEVERS = words("levers")
REACTIONS = words("reactions")
RETELLING_VERBS = words("retelling_verbs")
THREAT_VERBS = words("threat_verbs")
WISHING = words("wishing")


def subject_candidates(predicate: Predicate, structure: Structure, discourse: Discourse) -> Iterator[Group]:
    """Who the subject may be, the likeliest first: the predicate's own, then those that its clause may leave unspoken."""
    own = doers(predicate, structure, discourse)
    yield from own
    for group in own:
        if all(f.argument.head_lemma in discourse.lexicon.instruments and not f.entities for f in group):
            yield from genitive_of(group, structure, discourse)  # 中国海警局の船が
    if any(not leaves_open(g) for g in own) or (predicate.is_passive and not is_potential(predicate)) or _is_done_for_another(predicate):
        return  # 評価していただいた, 全力を挙げてほしい: who speaks is not who does it
    yield from unspoken(predicate, structure, discourse)


def _is_done_for_another(predicate: Predicate) -> bool:
    """True for what somebody has others do for him; not for 自制を促してもらいたい, which asks him who is spoken of to ask another."""
    asks = predicate.lemma in ASKING_VERBS and any(m.lemma in WISHING for m in predicate.tail)
    return predicate.is_benefactive and not asks


def unspoken(predicate: Predicate, structure: Structure, discourse: Discourse) -> Iterator[Group]:
    """Whom the predicate's clause leaves unspoken, the likeliest first."""
    for group in _unspoken(predicate, structure, discourse, frozenset({predicate.phrase})):
        if all(discourse.is_region(f) or _is_document_beside(f) for f in group) or _may_be_thing(group, predicate, structure, discourse):
            yield group


def _is_document_beside(filler: Filler) -> bool:
    """True for a document of which the clause beside speaks: 共同声明は [中国を非難し]、ロシアに撤退を求めた."""
    return filler.origin is Origin.SHARED and is_document(filler)


def _may_be_thing(group: Group, predicate: Predicate, structure: Structure, discourse: Discourse) -> bool:
    """True where things may be the unspoken subject of the predicate."""
    if group[0].origin is Origin.RELATIVE:
        return True  # 法案は [透明性を高める]ものだ
    return predicate.is_noun or (_suits_things(predicate, discourse) and _reaches(group, predicate, structure, discourse))


def _reaches(group: Group, predicate: Predicate, structure: Structure, discourse: Discourse) -> bool:
    """True where a thing outside an embedded clause may be its subject: 枠組みは [結果に左右される] 見通しだ, but hardly elsewhere."""
    noun = structure.phrases[predicate.governor] if predicate.governor is not None else None
    if group[0].origin is Origin.SHARED:
        topic = group[0].argument
        is_near = not _is_effect(predicate, discourse) or _is_next(topic, predicate, structure)
        return topic.is_topic and topic.head_start < predicate.start and is_near
    return group[0].origin is not Origin.EMBEDDING or (noun is not None and noun.head.lemma in discourse.lexicon.clause_nouns)


def _is_effect(predicate: Predicate, discourse: Discourse) -> bool:
    """True for 揺るがす and 圧迫する, which things do."""
    return predicate.lemma in discourse.lexicon.causal_verbs | DONE_BY_THINGS


def _is_next(topic: Argument, predicate: Predicate, structure: Structure) -> bool:
    """True where nobody else does anything between a topic and the clause that may be its own."""
    between = structure.phrases[topic.phrase + 1 : predicate.phrase]
    is_beside = predicate.link in COORDINATE | {Link.MAIN, Link.QUOTE}
    return topic.case == "ハ" and is_beside and not any("ガ" in p.particles or p.ends_sentence for p in between)


def _suits_things(predicate: Predicate, discourse: Discourse) -> bool:
    """True where a thing may be unspoken: 可決された, 規定を含む, 結束を揺るがす; nobody leaves a thing unspoken that is to act."""
    is_passive = any(m.lemma in ("れる", "られる") for m in predicate.tail)  # also where a rule takes 左右される for one word
    lexicon = discourse.lexicon
    if is_passive or predicate.lemma in lexicon.stative_verbs or _is_effect(predicate, discourse):
        return True
    wants_actor = any(predicate.lemma in verbs for verbs in (lexicon.transitive_verbs, lexicon.naming_verbs, lexicon.telling_verbs))
    return not predicate.is_causative and not wants_actor


def _unspoken(predicate: Predicate, structure: Structure, discourse: Discourse, seen: frozenset[int]) -> Iterator[Group]:
    clauses = joined_clauses(predicate, structure)
    yield from shared(predicate, clauses, structure, discourse)
    root = clauses[-1]
    if predicate.lemma in LEVERS and any(g[0].origin is Origin.RELATIVE for g in doers(root, structure, discourse)):
        return  # [資源を武器に、政策を変えさせる]威圧: nobody outside the clause
    if predicate.link is Link.CONDITION and _is_threatened(root, structure):
        yield from asked(structure.phrases[root.governor or 0], structure, discourse)
        return  # ロシアに [停戦を受け入れなければ]制裁すると警告した: not who warns
    if predicate.link is Link.QUESTION:
        return  # [和平を実現できる]かどうかは、米国の関与にかかっている: nobody in particular
    if (closing := _end_of_quotation(root, structure)) is not None:
        yield from _from_embedding(closing, structure, discourse, seen | {p.phrase for p in clauses})
        return  # 「[努力した]。重視する」とした: as of its last sentence
    if root.link is Link.MAIN or root.governor is None:
        if predicate.is_noun and root is not predicate:
            return  # [年金政策の堅持]などの公約が支持された: whose it is stands nowhere
        if not root.is_noun or structure.phrases[root.phrase].head.lemma in discourse.lexicon.will_nouns:
            yield from _carried(structure, discourse)  # 会談し、継続を確認したい考えだ
        return
    yield from _from_embedding(root, structure, discourse, seen | {p.phrase for p in clauses})


def _end_of_quotation(clause: Predicate, structure: Structure) -> Predicate | None:
    """The clause that closes the quotation of which `clause` ends another sentence; None elsewhere."""
    phrase = structure.phrases[clause.phrase]
    depth = phrase.in_quote
    if not depth or not (clause.link is Link.MAIN or phrase.ends_sentence):
        return None
    closing = next((p for p in structure.phrases[clause.phrase + 1 :] if p.closes_quote and p.in_quote <= depth), None)
    last = structure.predicate_at(closing.index) if closing is not None else None
    return last if last is not None and last.link is Link.QUOTE else None


def _is_threatened(clause: Predicate, structure: Structure) -> bool:
    """True for what is said in a threat: 制裁すると警告した, 取り消すとの通告."""
    return clause.link in (Link.QUOTE, Link.QUOTED_NOUN) and structure.phrases[clause.governor or 0].head.lemma in THREAT_VERBS


def _has_named_topic(structure: Structure) -> bool:
    """True where a name no list knows (このためCDUは、…), or somebody named before (同所長は), is the sentence's topic."""
    spoken = [p for p in structure.phrases if is_topic(p) and not p.in_quote]
    topics = [p.head for p in spoken]
    if any(p.content[0].text.startswith("同") and p.head.tag.startswith(("名詞", "接尾辞")) and len(p.content) > 1 for p in spoken):
        return True
    return any(m.tag.startswith("名詞-固有名詞") or (m.text.isascii() and m.text.isupper()) for m in topics)


def _tells_of_document(structure: Structure) -> bool:
    """True where a document is what is spoken of: 合意書では、…と明記した has no other subject."""
    return any(p.particles == ("デ", "ハ") and p.head.lemma in DOCUMENTS for p in structure.phrases)


def _follows(group: Group, clause: Predicate, structure: Structure) -> bool:
    """True for a が after the noun that the clause modifies."""
    noun = structure.phrases[clause.governor or 0]
    return noun.is_nominal and all(f.cases[0] == "ガ" and not f.argument.is_topic and f.argument.phrase > noun.index for f in group)


def _carried(structure: Structure, discourse: Discourse) -> Iterator[Group]:
    """What the sentences before have set as their topic, be it a thing, then the actor who carries over."""
    if not structure.text.endswith("。") or _tells_of_document(structure) or _has_named_topic(structure):
        return
    for carried in (discourse.themes, discourse.topics):
        if structure.sentence < len(carried) and carried[structure.sentence]:
            yield carried[structure.sentence]


def _from_embedding(root: Predicate, structure: Structure, discourse: Discourse, seen: frozenset[int]) -> Iterator[Group]:
    """The subject of the clause that embeds `root`: of the verb of saying, of the noun that it modifies, of who is asked or accused."""
    phrase = structure.phrases[root.governor or 0]
    commanded = commands(root, structure)  # 市民は「[増税を撤回せよ]」と 訴えた: others are to do it
    if commanded or root.link is Link.PURPOSE:
        addressees = tuple(asked(phrase, structure, discourse))
        yield from addressees
        if commanded or addressees or phrase.head.lemma in discourse.lexicon.request_verbs:
            return
    if accused := accused_above(phrase, structure, discourse):
        yield accused
        return
    yield from genitive(phrase, structure, discourse)
    above = predicate_over(phrase, structure)
    yield from _judged(phrase, above, structure, discourse)
    if above is None or above.phrase in seen or _is_of_another(root, phrase, above, structure, discourse):
        return
    if phrase.head.lemma in ADVERBIAL_HEADS:
        yield from shared(root, [*joined_clauses(above, structure), above], structure, discourse)
    elif above.lemma in discourse.lexicon.existential_verbs:
        yield from whose_it_is(root, above, structure, discourse)
        yield from _speakers(above, structure, discourse)
        if phrase.head.lemma in discourse.lexicon.will_nouns:
            yield from _carried(structure, discourse)  # [戦争を避けたい]思惑が透ける
    else:
        yield from _from_above(root, above, structure, discourse, seen)


def _judged(phrase: Phrase, above: Predicate | None, structure: Structure, discourse: Discourse) -> Iterator[Group]:
    """The topic of a judgement in somebody's words, of which the clause tells: 法案は [透明性を高める]ものだと説明した."""
    if above is None or not is_judgement(phrase, above, discourse.lexicon.will_nouns):
        return
    verb = structure.predicate_at(above.governor)
    tells = verb is not None and bool(doers(verb, structure, discourse))
    for group in doers(above, structure, discourse):
        is_said = tells or structure.phrases[group[0].argument.phrase].in_quote > 0
        if group[0].argument.is_topic and is_said:  # 団体は [自由を脅かす]ものだとして懸念を表明した: 団体 tells
            yield tuple(replace(f, origin=Origin.RELATIVE) for f in group)


def _is_of_another(root: Predicate, phrase: Phrase, above: Predicate, structure: Structure, discourse: Discourse) -> bool:
    """True for what the subject of the verb above does not do himself: what he judges, describes, or feels something about."""
    judges = is_judgement(phrase, above, discourse.lexicon.will_nouns)
    wishes = root.is_passive and phrase.head.lemma in FUNCTION_NOUNS and above.lemma in EXPECTING_VERBS  # [配慮が行われる]ことを望む
    return judges or wishes or _is_asked_for(root, above) or _describes_thing(root, structure) or _is_reaction_to(phrase, above, structure)


def _is_asked_for(root: Predicate, above: Predicate) -> bool:
    """True for what somebody else is asked to say: 「『[制裁を発動する]』と言っていただきたい」."""
    return above.is_benefactive and root.link is Link.QUOTE and any(m.lemma in WISHING for m in above.tail)


def _is_reaction_to(phrase: Phrase, above: Predicate, structure: Structure) -> bool:
    """True for what somebody feels something about: [参拝を強行した]ことに 失望を覚える."""
    after = structure.phrases[structure.phrases[above.phrase].parent or above.phrase]  # [強行した]ことに 深い 遺憾を覚える
    felt = {above.lemma, after.head.lemma, *(a.head_lemma for a in above.having("ヲ", "ガ"))}
    return phrase.head.lemma in FUNCTION_NOUNS and "ニ" in phrase.particles and bool(felt & REACTIONS)


def _describes_thing(quoted: Predicate, structure: Structure) -> bool:
    """True for what somebody says a thing to be, of which he does nothing: 授賞理由を「外交を強めるため努力した」とした."""
    verb = structure.predicate_at(quoted.governor) if quoted.link is Link.QUOTE else None
    return verb is not None and verb.lemma == "する" and bool(verb.having("ヲ")) and structure.phrases[quoted.phrase].in_quote > 0


def _speakers(quoted: Predicate, structure: Structure, discourse: Discourse) -> Iterator[Group]:
    """Who says that there is a will or readiness: 大統領は [自ら仲介する]用意があると伝えた."""
    verb = structure.predicate_at(quoted.governor) if quoted.link is Link.QUOTE else None
    if verb is not None and verb.lemma in RETELLING_VERBS:
        return  # 日経は [懸念が]あると伝えた: the paper has none
    for group in subjects(verb, structure, discourse) if verb is not None else ():
        yield tuple(replace(f, origin=Origin.EMBEDDING) for f in group)


def _from_above(root: Predicate, above: Predicate, structure: Structure, discourse: Discourse, seen: frozenset[int]) -> Iterator[Group]:
    """The subject of the verb above, with whose thing that is, then those of the clauses before, then whom the verb leaves unspoken."""
    if above.is_passive and (teller := teller_of(above, structure, discourse)):
        yield teller
    groups = [g for g in subjects(above, structure, discourse) if all(f.argument.phrase != root.governor for f in g)]
    if root.link is Link.ADNOMINAL and above.link is Link.PURPOSE and (verb := structure.predicate_at(above.governor)) is not None:
        groups = groups or subjects(verb, structure, discourse)  # 大統領は、[掲げた]目標の実現に取り組むよう国民に呼びかけた
    is_quoted = structure.phrases[root.phrase].in_quote > 0
    if root.link is Link.ADNOMINAL and groups and not is_quoted and all(_follows(g, root, structure) for g in groups):
        yield from _carried(structure, discourse)  # [求めた]規制に、自民が答えなかった: 自民 did not ask
        if structure.phrases[root.governor or 0].head.lemma not in discourse.lexicon.clause_nouns:
            return
    for group in groups:
        yield tuple(replace(f, origin=Origin.EMBEDDING) for f in group)
        yield from genitive_of(group, structure, discourse)
    if not groups:
        yield from before(root, above, structure, discourse)
        yield from _unspoken(above, structure, discourse, seen | {above.phrase})
