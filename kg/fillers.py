"""What fills the cases of a predicate: its spoken arguments, and those that the grammar puts elsewhere in the sentence."""

from __future__ import annotations

from dataclasses import replace

from kg.arguments import Argument
from kg.clauses import joined_clauses, predicate_over
from kg.discourse import Discourse, Filler, Group, Origin
from kg.extents import extent
from kg.grammar import words
from kg.phrases import Phrase, WordClass, is_coordinated, is_topic
from kg.predicates import Link, Predicate, Structure
from kg.relative import names_actor, relative_heads
from kg.voice import as_active

EMBEDDED = frozenset({Link.ADNOMINAL, Link.QUOTE, Link.QUOTED_NOUN})
"""Links of clauses inside another clause."""

AUDIENCES = words("audiences")
SAID_TO_AUDIENCES = words("said_to_audiences")
ACCUSING_VERBS = words("accusing_verbs")
MEETINGS = words("meetings")
NAMING_TO_OFFICE = words("naming_to_office")
LISTING_VERBS = words("listing_verbs")
LISTS = tuple(words("lists"))
OWN_ACTS = words("own_acts")
PLAN_NOUNS = words("plan_nouns")
PROTESTS = words("protests")
THREAT_VERBS = words("threat_verbs")
TOLERATING = words("tolerating")
TOLD_AT_MEETINGS = words("told_at_meetings")


def fillers(predicate: Predicate, structure: Structure, discourse: Discourse) -> Group:
    """The spoken arguments of a predicate with the cases of the active voice, and the noun that its clause modifies."""
    spoken = [filler_of(a, predicate, structure, discourse) for a in predicate.arguments]
    apart = _apart(_listed(spoken, structure), structure)
    others = (relative_heads, _stray_companions, _cleft, _matter_above, _addressee_below, _addressee_met, _accused, _threatened, _judged)
    found = [*apart, *(f for find in others for f in find(predicate, structure, discourse))]
    has_other_topic = any(is_topic(p) and not p.is_temporal and "デ" not in p.particles for p in structure.phrases)
    return tuple(as_active(predicate, found, discourse.lexicon, has_other_topic=has_other_topic))


def _listed(spoken: list[Filler], structure: Structure) -> list[Filler]:
    """Actors before commas stand in the case of the one that follows: 甲党、乙党、丙党は 否定的だ."""
    found: list[Filler] = []
    for f in reversed(spoken):
        phrase = structure.phrases[f.argument.phrase]
        after = found[0] if found else None
        is_joined = (phrase.has_comma and not phrase.particles) or phrase.particles == ("ト",)  # 韓国と 日本、それに 米国は
        is_member = f.argument.case == "φ" and is_joined and f.is_actor
        if is_member and after is not None and after.is_actor and after.argument.start == _after_comma(phrase, structure):
            f = replace(f, cases=after.cases, argument=replace(f.argument, case=after.argument.case, is_topic=after.argument.is_topic))
        found.insert(0, f)
    return found


def _after_comma(phrase: Phrase, structure: Structure) -> int:
    """Where the next phrase begins, a conjunction apart: 日本、それに 米国は."""
    after = next((p for p in structure.phrases[phrase.index + 1 :] if p.word_class is not WordClass.OTHER), None)
    return after.start if after is not None else -1


def _apart(spoken: list[Filler], structure: Structure) -> list[Filler]:
    """The fillers with those who stand with the predicate apart from what they are joined with, and those coordinated with them."""
    found: list[Filler] = []
    for f in reversed(spoken):
        after = found[0] if found else None
        apart = _comitative(f, after, structure)
        phrase = structure.phrases[f.argument.phrase]
        is_listed = phrase.particles in (("ヤ",), ("ト",)) or (
            phrase.has_comma and not phrase.particles
        )  # 外相、国務長官と 電話で 協議した
        joins = is_listed and f.is_actor
        if joins and after is not None and after.cases == ("ト",) and after.argument.case == f.argument.case:
            apart = replace(f, cases=("ト",))  # モディ首相や シャリフ氏らと 会談を重ねた
        found.insert(0, apart)
    return found


def _addressee_below(predicate: Predicate, structure: Structure, discourse: Discourse) -> list[Filler]:
    """Who is asked, where the parser gave him to what is asked: 双方に [停戦を守る]よう, 同盟国に [結束して 対抗する]よう 求めた."""
    clauses = [a for a in predicate.having("ヨウ") if predicate.lemma in discourse.lexicon.request_verbs]
    if not clauses or predicate.having("ニ", "ニ対シテ"):
        return []
    inner = structure.predicate_at(clauses[0].phrase)
    beside = [p for p in joined_clauses(inner, structure) if p.link is Link.TE and p.governor == inner.phrase] if inner else []
    arguments = [a for p in (*beside, *([inner] if inner else ())) for a in p.arguments]
    spoken = [a for a in arguments if a.case not in ("φ", "マデ") and not a.is_temporal and (not a.is_topic or a.case == "ニ")]
    first = min(spoken, key=lambda a: a.start, default=None)
    if first is None or first.case not in ("ニ", "ニ対シテ"):
        return []
    last = max(a.phrase for a in spoken if a.case == first.case and _is_listed_with(a, first, structure))
    asked = [filler_of(a, predicate, structure, discourse) for a in spoken if a.case == first.case and a.phrase <= last]
    return asked if all(f.is_actor for f in asked) else []


def _accused(predicate: Predicate, structure: Structure, discourse: Discourse) -> list[Filler]:
    """Who is accused, where only the charge names him: 検察は [元大統領が内乱を主導した]として 逮捕した."""
    if predicate.is_noun or predicate.is_passive or predicate.having("ヲ", "ニ", "ニ対シテ"):
        return []
    charge = charge_of(predicate, structure)
    doers = charge.having("ガ") if charge is not None and not charge.is_passive else ()
    return [replace(filler_of(a, charge, structure, discourse), cases=("ヲ",)) for a in doers[:1]] if charge is not None else []


def charge_of(predicate: Predicate, structure: Structure) -> Predicate | None:
    """The clause before として that says of what a verb of accusing accuses; None where there is none."""
    if not accuses(predicate):
        return None
    clauses = [a for carrier in carriers(predicate, structure) for a in carrier.having("ト")]
    return structure.predicate_at(clauses[0].phrase) if clauses else None


def accuses(predicate: Predicate) -> bool:
    """True for 逮捕する, and for putting somebody on a list: 制裁対象に加える."""
    is_listing = predicate.lemma in LISTING_VERBS and any(a.head_lemma.endswith(LISTS) for a in predicate.having("ニ"))
    return is_listing or predicate.lemma in ACCUSING_VERBS


def _threatened(predicate: Predicate, structure: Structure, discourse: Discourse) -> list[Filler]:
    """Who is warned, where only the condition or the threat names him: [米国が 規制を拡大すれば] 対抗措置を取ると けん制した."""
    if predicate.lemma not in THREAT_VERBS or predicate.is_noun or predicate.having("ヲ", "ニ", "ニ対シテ"):
        return []
    threats = [q for a in predicate.having("ト") if (q := structure.predicate_at(a.phrase)) is not None]
    under = {predicate.phrase, *(q.phrase for q in threats)}
    conditions = [p for p in structure.predicates if p.link is Link.CONDITION and p.governor in under]
    doers = [f for p in conditions for f in fillers(p, structure, discourse) if f.cases[0] == "ガ" and not f.argument.is_topic]
    targets = [f for q in threats for f in fillers(q, structure, discourse) if f.cases[0] in ("ニ", "ニ対シテ")]
    before = (p for p in joined_clauses(predicate, structure) if p.phrase < predicate.phrase)
    requests = (p for p in before if p.lemma in discourse.lexicon.request_verbs)  # イランに 撤退を求め、応じなければ攻撃すると警告した
    asked = [f for p in requests for f in fillers(p, structure, discourse) if f.cases[0] in ("ニ", "ニ対シテ")]
    return [replace(f, cases=("ニ",)) for f in doers or targets or asked if f.is_actor]


def carriers(predicate: Predicate, structure: Structure) -> list[Predicate]:
    """The して of として before a verb."""
    return [p for p in structure.predicates if p.governor == predicate.phrase and p.lemma == "する" and p.link is Link.TE]


def _addressee_met(predicate: Predicate, structure: Structure, discourse: Discourse) -> list[Filler]:
    """Who is asked or told, as the occasion (大統領との会談で 要請した) or the accusation before (隣国を非難し、自制を求めた) names him."""
    if predicate.lemma not in discourse.lexicon.request_verbs | PROTESTS | TOLD_AT_MEETINGS or predicate.having("ニ", "ニ対シテ", "カラ"):
        return []
    if reasoned := [f for p in carriers(predicate, structure) for f in _at_whom(p, structure, discourse)]:
        return [_addressed(f) for f in reasoned if "ガ" not in f.cases or _is_his_to_do(predicate, structure, discourse)]
    clauses = [p for p in joined_clauses(predicate, structure) if p.phrase < predicate.phrase]
    accused = [f for p in clauses if p.lemma in ACCUSING_VERBS | NAMING_TO_OFFICE for f in _at_whom(p, structure, discourse)]
    at = (predicate, *clauses) if _names_nobody(predicate, structure, discourse) else (predicate,)
    occasions = [structure.predicate_at(a.phrase) for p in at for a in p.having("デ") if a.head_lemma in MEETINGS]
    met = [f for o in (*occasions, *clauses) if o is not None for f in _companions_at(o, structure, discourse)]
    return [_addressed(f) for f in (met if predicate.lemma in TOLD_AT_MEETINGS else accused or met)]


def _is_his_to_do(request: Predicate, structure: Structure, discourse: Discourse) -> bool:
    """True for what the one accused is to do: 首相が約束を破ったとして 辞任を 求めた; the 捜査 of a court is not his."""
    acts = {a.head_lemma for a in request.having("ヲ")}
    return bool(request.having("ヨウ")) or (bool(acts & OWN_ACTS) and _names_nobody(request, structure, discourse))


def _names_nobody(request: Predicate, structure: Structure, discourse: Discourse) -> bool:
    """True where what is asked for is nobody else's by its words: 撤回を求めた, not 北朝鮮の自制を求めた."""
    return not any(discourse.mentions_within(a.start, a.end, structure.sentence) for a in request.having("ヲ"))


def _addressed(filler: Filler) -> Filler:
    """The filler as the one who is spoken to."""
    return replace(filler, cases=("ニ",), argument=replace(filler.argument, case="ニ"))


def _companions_at(meeting: Predicate, structure: Structure, discourse: Discourse) -> list[Filler]:
    """With whom one meets."""
    found = fillers(meeting, structure, discourse) if meeting.lemma in MEETINGS else ()
    return [f for f in found if "ト" in f.cases and f.is_actor]


def _at_whom(accusation: Predicate, structure: Structure, discourse: Discourse) -> list[Filler]:
    """At whom it is aimed: in を or に, else who does what is quoted (「隣国が違反した」と非難し)."""
    own = [f for f in fillers(accusation, structure, discourse) if f.cases[0] in ("ヲ", "ニ", "ニ対シテ") and f.is_actor]
    quoted = [q for a in accusation.having("ト") if a.is_clause and (q := structure.predicate_at(a.phrase)) is not None]
    doers = [f for q in quoted for f in fillers(q, structure, discourse) if f.cases[0] == "ガ" and f.is_actor and not f.argument.is_topic]
    return own or doers


def _is_listed_with(argument: Argument, first: Argument, structure: Structure) -> bool:
    """True for the first argument and what it is coordinated with: 日本と オランダに."""
    return argument == first or structure.phrases[first.phrase].parent == argument.phrase


def _cleft(predicate: Predicate, structure: Structure, discourse: Discourse) -> list[Filler]:
    """What a cleft brings to the end: 大統領が重んじたのは [距離を縮めること]だった; one did it all: 離脱し、混迷を招いたのは [米国]だ."""
    last = joined_clauses(predicate, structure)[-1]
    if last.link is not Link.NOMINALIZED or last.governor is None or not {"は", "が", "も"} & {m.text for m in last.tail}:
        return []
    noun = structure.phrases[last.governor]
    case = "ヲ" if last.having("ガ") else "ガ"
    if not noun.is_nominal or predicate.having(case) or (predicate is not last and case == "ヲ") or noun.head.lemma in PLAN_NOUNS:
        return []  # [競争力を高める]のが 狙いだ
    start = max(extent(noun.index, structure.phrases), structure.phrases[last.phrase + 1].start)
    argument = Argument(case, noun.index, start, noun.end, noun.start, noun.end, noun.head.lemma)
    found = Filler(argument, structure.sentence, discourse.entities_of(argument, structure.sentence), (case,), Origin.OVERT)
    is_sure = predicate is last and "も" not in {m.text for m in last.tail}
    return [found] if is_sure or found.is_actor else []  # 反対するのも [一案]だ


def _judged(predicate: Predicate, structure: Structure, discourse: Discourse) -> list[Filler]:  # noqa: ARG001
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


def _matter_above(predicate: Predicate, structure: Structure, discourse: Discourse) -> list[Filler]:
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


def _stray_companions(predicate: Predicate, structure: Structure, discourse: Discourse) -> list[Filler]:
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


def _comitative(filler: Filler, after: Filler | None, structure: Structure) -> Filler:
    """An actor before と that is joined with a thing or a place stands with the predicate: 首脳らと ワシントンを 訪れ."""
    joined = after is not None and after.cases == filler.cases and structure.phrases[filler.argument.phrase].particles == ("ト",)
    if after is None or not joined or not filler.is_actor or (after.is_actor and after.cases != ("デ",)):
        return filler
    return replace(filler, cases=("ト",))


def filler_of(argument: Argument, predicate: Predicate, structure: Structure, discourse: Discourse) -> Filler:
    """An argument as written, with the entities that it names; これ stands for what the clause before deals with."""
    if argument.head_lemma in ("これ", "それ") and (antecedent := _antecedent(predicate, structure)) is not None:
        argument = replace(antecedent, case=argument.case, is_topic=argument.is_topic)
    is_told = argument.case in ("ニ", "ニ対シテ") and predicate.lemma in SAID_TO_AUDIENCES and not predicate.is_passive
    case = "φ" if is_told and argument.head_lemma in AUDIENCES else argument.case  # 首相は[記者団に]、法案を批判した
    return Filler(argument, structure.sentence, discourse.entities_of(argument, structure.sentence), (case,), Origin.OVERT)


def name_inside(predicate: Predicate, structure: Structure, discourse: Discourse) -> list[Filler]:
    """The name inside the predicate's own word as case 語: 米 in 訪米."""
    inside = discourse.mentions_within(predicate.start, predicate.end, structure.sentence)
    return [
        Filler(Argument("語", predicate.phrase, m.start, m.end, m.start, m.end, ""), structure.sentence, m.entities, ("語",), Origin.OVERT)
        for m in inside
    ]
