"""Arguments as fillers, and those that the grammar puts elsewhere in the sentence than beside their predicate."""

from __future__ import annotations

from dataclasses import replace

from kg.arguments import Argument
from kg.clauses import joined_clauses, predicate_over, root_of
from kg.discourse import Discourse, Filler, Origin
from kg.extents import coordinated_with, extent
from kg.grammar import words
from kg.phrases import Phrase, is_coordinated
from kg.predicates import Link, Predicate, Structure
from kg.relative import names_actor

EMBEDDED = frozenset({Link.ADNOMINAL, Link.QUOTE, Link.QUOTED_NOUN})
"""Links of clauses inside another clause."""

AUDIENCES = words("audiences")
PLAN_NOUNS = words("plan_nouns")
SAID_TO_AUDIENCES = words("said_to_audiences")
TOLERATING = words("tolerating")


def cleft(predicate: Predicate, structure: Structure, discourse: Discourse) -> list[Filler]:
    """What a cleft brings to the end: 大統領が重んじたのは [距離を縮めること]だった; one did it all: 離脱し、混迷を招いたのは [米国]だ."""
    last = root_of(predicate, structure)
    if last.link is not Link.NOMINALIZED or last.governor is None or not {"は", "が", "も"} & {m.text for m in last.tail}:
        return []
    noun = structure.phrases[last.governor]
    case = "ヲ" if last.having("ガ") else "ガ"
    if not noun.is_nominal or predicate.having(case) or (predicate is not last and case == "ヲ") or noun.head.lemma in PLAN_NOUNS:
        return []  # [競争力を高める]のが 狙いだ
    found = [_brought(p, case, last, structure, discourse) for p in (*coordinated_with(noun.index, structure.phrases), noun)]
    is_sure = predicate is last and "も" not in {m.text for m in last.tail}
    return found if is_sure or all(f.is_actor for f in found) else []  # 反対するのも [一案]だ


def _brought(noun: Phrase, case: str, clause: Predicate, structure: Structure, discourse: Discourse) -> Filler:
    """A noun behind the clause of a cleft, one of several perhaps: 反対したのは [中国と ロシア]だ."""
    start = max(extent(noun.index, structure.phrases), structure.phrases[clause.phrase + 1].start)
    argument = Argument(case, noun.index, start, noun.end, noun.start, noun.end, noun.head.lemma)
    return Filler(argument, structure.sentence, discourse.entities_of(argument, structure.sentence), (case,), Origin.OVERT)


def judged(predicate: Predicate, structure: Structure, discourse: Discourse) -> list[Filler]:  # noqa: ARG001
    """What is not tolerated, where the clause before says what it is: 国際法に反する [行為]であり、容認できない."""
    if predicate.lemma not in TOLERATING or predicate.having("ヲ", "ハ", "ガ", "モ"):
        return []
    before = [p for p in joined_clauses(predicate, structure) if p.phrase < predicate.phrase]
    if not before or not before[-1].is_noun or before[-1].having("ガ"):
        return []
    phrase = structure.phrases[before[-1].phrase]
    argument = Argument(
        "ヲ", phrase.index, extent(phrase.index, structure.phrases), phrase.end, phrase.start, phrase.end, phrase.head.lemma
    )
    return [Filler(argument, structure.sentence, (), ("ヲ",), Origin.OVERT)]


def matter_above(predicate: Predicate, structure: Structure, discourse: Discourse) -> list[Filler]:
    """The matter or the addressee with the verb above: 問題について、[内政として扱う]姿勢を示した; 党に対し、[解散を命じる]判決を出した."""
    if predicate.is_noun or predicate.link not in EMBEDDED or predicate.governor is None:
        return []
    above = predicate_over(structure.phrases[predicate.governor], structure)
    matter = () if predicate.having("ヲ", "ニツイテ") else ("ニツイテ", "ヲメグッテ")
    is_said = structure.phrases[predicate.phrase].in_quote > 0  # 記者に対し「米国に公開を働き掛けている」と述べた: 記者 only hears it
    addressee = () if is_said or predicate.having("ニ", "ニ対シテ") else ("ニ対シテ",)
    matters = above.having(*matter, *addressee) if above is not None else ()
    return [filler_of(a, predicate, structure, discourse) for a in matters if a.head_end <= predicate.start]


def filler_in(
    phrase: Phrase, case: str, structure: Structure, discourse: Discourse, role: str = "", origin: Origin = Origin.OVERT
) -> Filler:
    """The phrase alone, without what modifies it, as what fills `case`; in the place of the case `role` where that is another."""
    argument = Argument(case, phrase.index, phrase.start, phrase.end, phrase.start, phrase.end, phrase.head.lemma)
    return Filler(argument, structure.sentence, discourse.entities_of(argument, structure.sentence), (role or case,), origin)


def stray_companions(predicate: Predicate, structure: Structure, discourse: Discourse) -> list[Filler]:
    """Actors with と that the parser joined with a thing inside another argument: 韓国と [水素の分野]で連携する."""
    if predicate.is_noun:
        return []
    found = []
    for p in structure.phrases[: predicate.phrase]:
        if p.particles == ("ト",) and is_coordinated(p, structure.phrases) and _verb_over(p, structure) == predicate.phrase:
            filler = filler_in(p, "ト", structure, discourse)
            found += [filler] if filler.is_actor and not names_actor(p.parent, structure, discourse) else []
    return found


def _verb_over(phrase: Phrase, structure: Structure) -> int | None:
    """The predicate over the noun phrase that the phrase lies in, where that is more than one step up."""
    target = structure.phrases[phrase.parent] if phrase.parent is not None else None
    if target is None or target.parent is None or "ノ" not in target.particles:
        return None
    while target.is_plain_noun and target.parent is not None:
        target = structure.phrases[target.parent]
    return target.index


def _antecedent(predicate: Predicate, structure: Structure) -> Argument | None:
    """What これ points to: the thing that the clause before deals with (辞任を要求したが、首相はこれを拒否した)."""
    before = [p for p in joined_clauses(predicate, structure) if p.phrase < predicate.phrase]
    return next((a for p in reversed(before) for a in p.having("ヲ") if a.head_lemma not in ("これ", "それ")), None)


def filler_of(argument: Argument, predicate: Predicate, structure: Structure, discourse: Discourse) -> Filler:
    """An argument as written, with the entities that it names; これ stands for what the clause before deals with."""
    if argument.head_lemma in ("これ", "それ") and (antecedent := _antecedent(predicate, structure)) is not None:
        argument = replace(antecedent, case=argument.case, is_topic=argument.is_topic)
    is_told = argument.case in ("ニ", "ニ対シテ") and predicate.lemma in SAID_TO_AUDIENCES and not predicate.is_passive
    case = "φ" if is_told and argument.head_lemma in AUDIENCES else argument.case  # 首相は[記者団に]、法案を批判した
    return Filler(argument, structure.sentence, discourse.entities_of(argument, structure.sentence), (case,), Origin.OVERT)
