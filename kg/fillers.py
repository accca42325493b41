"""What fills the cases of a predicate: its spoken arguments, and those that the grammar puts elsewhere in the sentence."""

from __future__ import annotations

from dataclasses import replace

from kg.arguments import Argument
from kg.clauses import joined_clauses
from kg.discourse import Discourse, Filler, Group, Origin
from kg.elsewhere import cleft, filler_of, judged, matter_above, stray_companions
from kg.grammar import words
from kg.phrases import Phrase, WordClass, is_topic
from kg.predicates import Link, Predicate, Structure
from kg.relative import relative_heads
from kg.voice import as_active

APPEALING = words("appealing")
ACCUSING_VERBS = words("accusing_verbs")
MEETINGS = words("meetings")
NAMING_TO_OFFICE = words("naming_to_office")
LISTING_VERBS = words("listing_verbs")
LISTS = tuple(words("lists"))
OWN_ACTS = words("own_acts")
PENALTIES = tuple(words("penalties"))
PROTESTS = words("protests")
PUNISHING_VERBS = words("punishing_verbs")
THREAT_VERBS = words("threat_verbs")
TOLD_AT_MEETINGS = words("told_at_meetings")


def fillers(predicate: Predicate, structure: Structure, discourse: Discourse) -> Group:
    """The spoken arguments of a predicate with the cases of the active voice, and the noun that its clause modifies."""
    spoken = [filler_of(a, predicate, structure, discourse) for a in predicate.arguments]
    apart = _apart(_listed(spoken, structure), structure)
    others = (relative_heads, stray_companions, cleft, matter_above, _addressee_below, _addressee_met, _accused, _threatened, judged)
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
    joined = [p for p in joined_clauses(inner, structure) if p.governor == inner.phrase] if inner else []
    beside = [p for p in joined if p.link is Link.TE or (p.link is Link.CONTINUATIVE and p.having("ニ対シテ"))]
    arguments = [a for p in (*beside, *([inner] if inner else ())) for a in p.arguments]
    spoken = [a for a in arguments if a.case not in ("φ", "マデ") and not a.is_temporal and (not a.is_topic or a.case == "ニ")]
    first = min(spoken, key=lambda a: a.start, default=None)
    if first is None or first.case not in ("ニ", "ニ対シテ"):
        return []
    last = max(a.phrase for a in spoken if a.case == first.case and _is_listed_with(a, first, structure))
    asked = [filler_of(a, predicate, structure, discourse) for a in spoken if a.case == first.case and a.phrase <= last]
    return asked if all(discourse.is_region(f) for f in asked) else []


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
    is_punishing = predicate.lemma in PUNISHING_VERBS and any(a.head_lemma.endswith(PENALTIES) for a in predicate.having("ヲ"))
    return is_listing or is_punishing or predicate.lemma in ACCUSING_VERBS


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
    met = [f for o in (*occasions, *clauses) if o is not None for f in companions_at(o, structure, discourse)]
    given = [f for p in clauses if p.link is Link.TE and p.governor == predicate.phrase for f in _to_whom(p, structure, discourse)]
    if predicate.lemma in TOLD_AT_MEETINGS or (predicate.lemma in APPEALING and not _is_his_to_do(predicate, structure, discourse)):
        accused = []  # 米国を非難した上で、停戦を呼びかけた
    return [_addressed(f) for f in accused or met or given]


def _to_whom(clause: Predicate, structure: Structure, discourse: Discourse) -> list[Filler]:
    """To whom something is done in a clause with て: [日本に 書簡を送って] 抗議した."""
    return [f for f in fillers(clause, structure, discourse) if f.cases[0] == "ニ" and f.is_actor] if clause.having("ヲ") else []


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


def companions_at(meeting: Predicate, structure: Structure, discourse: Discourse) -> list[Filler]:
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


def _comitative(filler: Filler, after: Filler | None, structure: Structure) -> Filler:
    """An actor before と that is joined with a thing or a place stands with the predicate: 首脳らと ワシントンを 訪れ."""
    joined = after is not None and after.cases == filler.cases and structure.phrases[filler.argument.phrase].particles == ("ト",)
    if after is None or not joined or not filler.is_actor or (after.is_actor and after.cases != ("デ",)):
        return filler
    return replace(filler, cases=("ト",))


def name_inside(predicate: Predicate, structure: Structure, discourse: Discourse) -> list[Filler]:
    """The name inside the predicate's own word as case 語: 米 in 訪米."""
    inside = discourse.mentions_within(predicate.start, predicate.end, structure.sentence)
    return [
        Filler(Argument("語", predicate.phrase, m.start, m.end, m.start, m.end, ""), structure.sentence, m.entities, ("語",), Origin.OVERT)
        for m in inside
    ]
