"""At whom a reaction is aimed, where no word beside it says so: 首相は増税を決めた。これに対し野党は「公約違反だ」と批判した."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.arguments import Argument
from kg.clauses import joined_clauses
from kg.discourse import Discourse, Filler, Group, Origin
from kg.doers import subjects
from kg.elsewhere import filler_in
from kg.fillers import carriers, fillers
from kg.grammar import words
from kg.predicates import Link, Predicate, Structure
from kg.relative import names_actor

CONTRASTS = words("contrasts")
DECISIONS = words("decisions")
EVALUATIONS = words("evaluations")
HANDED_IN = words("handed_in")
SUMMONING = words("summoning")
VOTABLE = tuple(words("votable"))
VOTES = words("votes")


def reacted_to(predicate: Predicate, reacting: Group, structure: Structure, discourse: Discourse) -> Group:
    """Whom the clause before deals with, whom the quoted words name as the doer, or who acted in the clause or sentence before.

    The sentence before counts only for what answers it: with a quotation, or with これに対し.

    The object of a verb of criticism is dropped where it is what was just spoken of (zero anaphora: Kameyama 1985).
    """
    if (together := _shared_object(predicate, structure, discourse)) and not _is_same_side(together, reacting):
        return together
    quoted = [
        a for p in (predicate, *carriers(predicate, structure)) for a in p.having("ト") if not discourse.entities_of(a, structure.sentence)
    ]
    named = (g for a in quoted for g in _doers_named(a, structure, discourse))
    points = any(a.head_lemma in ("これ", "それ") for a in predicate.having("ニ対シテ", "ニ", "ヲ"))
    is_answer = bool(quoted) or points
    answers_it = quoted and not _opens_paragraph(structure, discourse) and not _judges_too(predicate, structure, discourse)
    told = _in_sentence_before(structure, discourse) if points or answers_it else ()
    joins_in = any(f.argument.case == "モ" for f in reacting)  # 乗組員は否定し、報道官も反発した
    before = list(_in_clauses_before(predicate, structure, discourse, of_contrast=not is_answer))
    candidates = (*named, *(() if joins_in else before), *(() if joins_in and before else told))
    return next((g for g in candidates if all(f.is_actor for f in g) and not _is_same_side(g, reacting)), ())


def voted_on(predicate: Predicate, voting: Group, structure: Structure, discourse: Discourse) -> Group:
    """What was put to the vote or decided just before, in this sentence or in those before it: 法案が可決された。野党は反対した.

    A reason names it too: 決議案が主権を侵害するとして反対した. Who is not named votes on nothing, nor does anybody on what he decided.
    """
    if not voting or any(f.origin is Origin.CARRIED for f in voting):
        return ()
    if reasoned := _named_in_reason(predicate, structure, discourse):
        return reasoned
    for before, told in _told_before(predicate, structure, discourse):
        if matter := _decided(told, before, discourse) or _voted_by_another(told, before, discourse):
            return () if any(_is_same_side(g, voting) for g in subjects(told, before, discourse)) else matter
    return ()


def _told_before(predicate: Predicate, structure: Structure, discourse: Discourse) -> Iterator[tuple[Structure, Predicate]]:
    """The predicates before, the last first: of this sentence, of the one before it, of two in its paragraph, and of more over votes."""
    here = structure.sentence
    yield from ((structure, p) for p in reversed(structure.predicates) if p.phrase < predicate.phrase)
    for place in range(here - 1, -1, -1):
        before = discourse.structures[place]
        yield from ((before, p) for p in reversed(before.predicates))
        is_near = place == here - 1 and not _opens_paragraph(structure, discourse) and not _opens_paragraph(before, discourse)
        if not is_near and not any(p.lemma in VOTES for p in before.predicates):
            return  # 法案が可決された。甲党は反対した。乙党も反対に転じた


def _named_in_reason(predicate: Predicate, structure: Structure, discourse: Discourse) -> Group:
    """The bill or plan of which the clause before として tells."""
    reasons = (structure.predicate_at(a.phrase) for p in carriers(predicate, structure) for a in p.having("ト"))
    told = [f for r in reasons if r is not None for f in fillers(r, structure, discourse) if f.argument.case == "ガ"]
    return tuple(f for f in told if _is_votable(f))


def _decided(told: Predicate, structure: Structure, discourse: Discourse) -> Group:
    """What is decided or passes by itself: 法案を可決した, 法案が成立した; of what is handed in or chosen only bills and the like."""
    if told.lemma not in DECISIONS | HANDED_IN:
        return ()
    if told.link is Link.ADNOMINAL and names_actor(told.governor, structure, discourse):
        return ()  # [消費税の廃止を提案した]代表を批判した
    things = [f for f in fillers(told, structure, discourse) if not f.is_actor and not f.argument.is_clause]
    if told.lemma in HANDED_IN:
        things = [f for f in things if _is_votable(f)]
    return _carried(tuple(f for f in things if f.cases[0] == "ヲ") or tuple(f for f in things if f.cases[0] == "ガ"))


def _voted_by_another(told: Predicate, structure: Structure, discourse: Discourse) -> Group:
    """What another is for or against, in words: 甲党は進め方に反対した。乙党も反対した."""
    found = fillers(told, structure, discourse) if told.lemma in VOTES else ()
    return _carried(tuple(f for f in found if f.cases[0] in ("ニ", "ニ対シテ") and not f.is_actor and not f.argument.is_clause))


def _is_votable(filler: Filler) -> bool:
    return not filler.is_actor and filler.argument.head_lemma.endswith(VOTABLE)


def matter_before(predicate: Predicate, structure: Structure, discourse: Discourse) -> Group:
    """What the clause before decides or plans, which is then refused: 理事会は[決議案]を採決したが、米国が拒否権を行使した."""
    before = (p for p in reversed(joined_clauses(predicate, structure)) if p.phrase < predicate.phrase and _is_set_against(p, structure))
    nearest = None if predicate.having("ト") else next(before, None)
    found = fillers(nearest, structure, discourse) if nearest else ()
    return _carried(tuple(f for f in found if f.cases[0] == "ヲ" and not f.is_actor and not f.argument.is_clause))


def _is_set_against(clause: Predicate, structure: Structure) -> bool:
    """True before が, のに対し and 一方: 米国が攻撃を [支持したのに対し]、フランスは反対した."""
    after = structure.phrases[clause.phrase + 1].head.lemma
    return clause.link is Link.BUT or structure.phrases[clause.phrase].tail.endswith(("のに対し", "のに対して")) or after in CONTRASTS


def _shared_object(predicate: Predicate, structure: Structure, discourse: Discourse) -> Group:
    """Whom the clause with て before deals with, or who was summoned: 大使を 呼び出して 抗議した, 大使を 呼び、抗議した."""
    joined = (p for p in structure.predicates if p.governor == predicate.phrase and not p.is_noun)
    before = [p for p in joined if p.link is Link.TE or (p.link is Link.CONTINUATIVE and p.lemma in SUMMONING)]
    found = tuple(f for p in before[-1:] for f in fillers(p, structure, discourse) if f.cases[0] == "ヲ" and f.is_actor)
    return _carried(found)


def _doers_named(quoted: Argument, structure: Structure, discourse: Discourse) -> Iterator[Group]:
    """Who does what the quotation condemns: 「隣国による侵略だ」と反論した."""
    for p in structure.phrases:
        if p.particles[:1] == ("ニヨッテ",) and quoted.start <= p.start < quoted.end:
            yield (filler_in(p, "ニヨッテ", structure, discourse, "ガ"),)


def _in_clauses_before(predicate: Predicate, structure: Structure, discourse: Discourse, *, of_contrast: bool) -> Iterator[Group]:
    """Who acts in the clauses before, the nearest first; `of_contrast` in those with が alone (政府は増税を決めたが、野党は反発した)."""
    for clause in reversed(joined_clauses(predicate, structure)):
        if clause.phrase < predicate.phrase and (clause.link is Link.BUT or not of_contrast):
            yield from (_carried(g) for g in subjects(clause, structure, discourse))


def _opens_paragraph(structure: Structure, discourse: Discourse) -> bool:
    """True for the first sentence of a paragraph, which need not answer the one before."""
    sentences, place = discourse.sentences, structure.sentence
    return 0 < place < len(sentences) and sentences[place].paragraph != sentences[place - 1].paragraph


def _judges_too(predicate: Predicate, structure: Structure, discourse: Discourse) -> bool:
    """True where the sentence before judges as this one does: 甲党は「現実的だ」と評価した。乙党は「膨張だ」と批判した."""
    if predicate.lemma not in EVALUATIONS or structure.sentence == 0:
        return False
    before = discourse.structures[structure.sentence - 1]
    return any(p.lemma in EVALUATIONS and p.having("ト") for p in before.predicates if not p.is_noun)


def _in_sentence_before(structure: Structure, discourse: Discourse) -> Iterator[Group]:
    """Who acts in the sentence before, else who carries over."""
    for carried in (discourse.actors_before, discourse.topics):
        if structure.sentence < len(carried) and carried[structure.sentence]:
            yield carried[structure.sentence]


def _carried(group: Group) -> Group:
    return tuple(replace(f, origin=Origin.CARRIED) for f in group)


def _is_same_side(one: Group, other: Group) -> bool:
    """True where a group holds who reacts, or his state: 中国外務省 does not react to 中国."""
    return any(_shares_name(f, g) for f in one for g in other)


def _shares_name(one: Filler, other: Filler) -> bool:
    return any(a.id == b.id or a.label in b.label or b.label in a.label for a in one.entities for b in other.entities)
