"""Rules on verbs and adjectives, and on the idioms that they make with a noun."""

from __future__ import annotations

from dataclasses import replace

from kg.arguments import is_whether
from kg.binding import Binding, complete, default_subject_class, without_count
from kg.clauses import root_of
from kg.companions import companions, shared_companion
from kg.context import subject_candidates, unspoken
from kg.discourse import Discourse, Filler, Group, Origin
from kg.embedding import accused_of
from kg.fillers import fillers, name_inside
from kg.grammar import words
from kg.matching import Match
from kg.own_voice import is_own_voice, voice_of
from kg.predicates import COORDINATE, Link, Predicate, Structure
from kg.reactions import matter_before, reacted_to, voted_on
from kg.rulebook import Slot
from kg.slots import first_filler, first_group, is_of_class

SPOKEN = frozenset({Origin.OVERT, Origin.RELATIVE, Origin.SHARED})
"""What the sentence itself says near by."""

ACCUSING_VERBS = words("accusing_verbs")
BLAMING = words("blaming")

CHANCES = words("chances")
DECLARING = words("declaring")
EACH_OTHER = words("each_other")
REPROACHES = words("reproaches")
LASTING = words("lasting")
OWN_MEASURES = words("own_measures")
POSTS = words("posts")
RIGHTS = words("rights")
TOLERATING = words("tolerating")
VOTES = words("votes")

ACCUSATIONS = frozenset({"violates", "weakens", "causes"})
"""Relations that nobody says of himself: 「憲法に違反している」と述べた."""

EFFECTS = frozenset({"influences", "weakens", "strengthens", "causes"})
"""Relations of a thing that works on another."""

STANCES = frozenset({"rejects", "criticizes", "demands", "questions", "fears", "warns", "seeks", "emphasizes", "promises", "recognizes"})
"""What one who accuses says of himself."""

CHARGES = frozenset({"attacks", "coerces"})
"""Relations that one may report of himself (拠点を攻撃したと発表した), but under a verb of accusing are another's."""


def bind_verb(match: Match, structure: Structure, discourse: Discourse) -> Binding | None:
    """The fillers of the slots of a rule on a verb, adjective or idiom; None where subject or object is missing or of the wrong class."""
    found, noun = _all_fillers(match, structure, discourse)
    objects = (
        first_group(match.rule.object, found, structure, discourse)
        or _unspoken_object(match, structure, discourse)
        or shared_companion(match, structure, discourse)
        or _theme_of_quotation(match, structure, discourse)
        or first_group(match.rule.object, [replace(f, cases=("句",)) for f in noun], structure, discourse)
    )
    if _points_back(match, objects):
        objects = ()
    used = {f.argument for f in objects}
    subject = _subject(match, [f for f in found if f.argument not in used], objects, structure, discourse)
    objects = objects or _in_context(match, subject, structure, discourse)
    if not subject and _are_between(objects, match, structure):
        return Binding(match, objects, objects, first_filler(match.rule.about, found, discourse), None, is_reciprocal=True)
    if all(f.argument.head_lemma in EACH_OTHER for f in objects) and _is_reciprocal(match, subject, structure):
        return Binding(match, subject, subject, first_filler(match.rule.about, found, discourse), None, is_reciprocal=True)
    return complete(match, subject, objects, found, discourse)


def _are_between(objects: Group, match: Match, structure: Structure) -> bool:
    """True for two in whose midst the noun of an idiom lies: 米国とEUとの 溝は深い; 米国やロシアとの協議を続ける is of a third."""
    noun = structure.phrases[match.noun] if match.noun is not None else None
    if noun is None or not match.rule.is_symmetric or not set(noun.particles) & {"ハ", "ガ", "モ"}:
        return False
    if any(f.argument.case == "複合" and len(f.entities) > 1 for f in objects):
        return True  # 米中関係が悪化した
    return len(objects) > 1 and all(structure.phrases[f.argument.phrase].particles[:1] == ("ト",) for f in objects)


def _in_context(match: Match, subject: Group, structure: Structure, discourse: Discourse) -> Group:
    """What the rule asks of the clauses before: the matter that is refused, or at whom a reaction is aimed."""
    kinds = {slot.kind for slot in match.rule.object if slot.case == "文脈"}
    matter = matter_before(match.predicate, structure, discourse) if "issue" in kinds else ()
    if match.word in VOTES and "issue" in kinds and not matter:
        matter = voted_on(match.predicate, subject, structure, discourse)
    return matter or (reacted_to(match.predicate, subject, structure, discourse) if "actor" in kinds else ())


def _points_back(match: Match, objects: Group) -> bool:
    """True where これ is the object and と only says as what: これを テロ行為と 非難した."""
    is_label = bool(objects) and all(f.cases[0] == "ト" for f in objects)
    return is_label and any(a.head_lemma in ("これ", "それ") for a in match.predicate.having("ヲ"))


def _is_reciprocal(match: Match, subject: Group, structure: Structure) -> bool:
    """True where the members of the subject do it to each other: 両首脳は会談した; 両国は互いに関税をかけ合った."""
    if sum(len(f.entities) for f in subject) < 2:
        return False
    words = {p.head.lemma for p in structure.phrases if p.parent == match.predicate.phrase} | {m.lemma for m in match.predicate.tail}
    return match.rule.is_symmetric or bool(words & {"互い", "相互", "合う"}) or match.predicate.lemma.endswith("合う")


def _unspoken_object(match: Match, structure: Structure, discourse: Discourse) -> Group:
    """The object that is the clause's が, maybe unspoken: of a rule seen from who gets it (支持を受ける), of a passive (批判された)."""
    predicate = match.predicate
    is_passive = predicate.is_passive and not predicate.having("ガ", "ハ", "モ") and any(s.case in ("ヲ", "ニ") for s in match.rule.object)
    groups = unspoken(predicate, structure, discourse) if is_passive else subject_candidates(predicate, structure, discourse)
    candidates = tuple(g for g in groups if all(f.argument.phrase != match.noun for f in g))  # 支援も受けている
    for slot in match.rule.object:
        is_spoken = is_passive and slot.case == "ヲ" and bool(predicate.having("ヲ"))  # 走っているところを止められた
        for group in candidates if (is_passive and not is_spoken) or slot.case == "ガ" else ():
            if all(is_of_class(f, slot.kind, discourse) and (not is_passive or _undergoes(f, slot)) for f in group):
                return group
    return ()


def _undergoes(filler: Filler, slot: Slot) -> bool:
    """True for somebody where the rule asks for one, and for the topic of a clause beside: 改正案は [採決され]、可決された."""
    is_topic_beside = filler.origin is Origin.SHARED and filler.argument.is_topic
    return is_topic_beside if slot.kind in ("issue", "phrase") else filler.is_actor


def _theme_of_quotation(match: Match, structure: Structure, discourse: Discourse) -> Group:
    """What the verb of saying names as the theme of quoted words that lack it: 中国の対応について「受け入れられない」と述べた."""
    predicate = match.predicate
    verb = structure.predicate_at(predicate.governor) if predicate.link is Link.QUOTE else None
    if verb is None or predicate.having("ヲ", "ガ", "ハ", "モ", "ニ"):
        return ()
    themes = [replace(f, cases=("ヲ", "ニ")) for f in fillers(verb, structure, discourse) if f.cases[0] in ("ニツイテ", "ヲメグッテ")]
    return first_group(match.rule.object, themes, structure, discourse)


def _all_fillers(match: Match, structure: Structure, discourse: Discourse) -> tuple[list[Filler], list[Filler]]:
    """The predicate's fillers, with an idiom those of its noun too (NATOへの関与に疑問を呈する); apart from them the noun itself."""
    found = [*fillers(match.predicate, structure, discourse), *name_inside(match.predicate, structure, discourse)]
    if "".join(m.text for m in structure.phrases[match.predicate.phrase].content) == match.word:
        found = [f for f in found if f.cases[:1] != ("複合",)]  # 書類送検 is one word
    noun = structure.predicate_at(match.noun)
    if noun is None:
        return found, []
    others = [f for f in found if f.argument.phrase != match.noun]
    own = [f for f in found if f.argument.phrase == match.noun]
    return others + [_of_noun(f, match) for f in fillers(noun, structure, discourse)], own


def _of_noun(filler: Filler, match: Match) -> Filler:
    """A noun's modifier as an argument of the idiom: NATOへの関与に疑問を呈する; の where the rule lists it; 米中 of 米中関係 are 2."""
    if match.rule.is_symmetric and filler.cases[0] == "複合" and len(filler.entities) > 1:
        return replace(filler, cases=("ト",))
    cases = {"ヘ": ("ヘ", "ニ", "ヲ"), "ニ対シテ": ("ニ対シテ", "ニ", "ヲ")}.get(filler.cases[0])
    return replace(filler, cases=cases) if cases else filler


def _subject(match: Match, found: list[Filler], used: Group, structure: Structure, discourse: Discourse) -> Group:
    slot_cases = [s.case for s in match.rule.subject]
    kind = match.rule.subject[0].kind or default_subject_class(match.rule)
    if any(case != "ガ" for case in slot_cases):
        slots = tuple(Slot(s.case, s.kind or kind) for s in match.rule.subject)
        holders = tuple(f for f in _holders(match, found, structure) if is_of_class(f, kind, discourse))
        return first_group(slots, found, structure, discourse) or holders
    if given := _given_subject(match, found, kind, structure, discourse):
        return given
    used_up = {f.argument for f in used}
    beside = companions(match, found, structure)
    for candidates in subject_candidates(match.predicate, structure, discourse):
        group = without_count(tuple(c for f in candidates if f.argument not in used_up for c in _core(f, structure, discourse)))
        if _is_named_in(used, group, discourse) or _is_inside(match, group, structure):
            continue
        if match.rule.relation == "appoints" and any(_is_post(f) for f in group):
            continue  # 外務大臣は 町村氏を 起用した
        if group and all(
            is_of_class(f, kind, discourse) and (f.is_actor or _is_spoken(f)) and not _accuses_itself(f, match, structure) for f in group
        ):
            return group + beside
    return ()


def _given_subject(match: Match, found: list[Filler], kind: str | None, structure: Structure, discourse: Discourse) -> Group:
    """The subject where the manner of speaking gives it: the newspaper itself, whom quoted words charge, of whom an idiom tells."""
    if discourse.author is not None and is_own_voice(match.predicate, structure, discourse):
        return (voice_of(discourse.author),)
    accused = _charged(match, structure, discourse)
    if accused and all(is_of_class(f, kind, discourse) for f in accused):
        return accused
    return tuple(f for f in _holders(match, found, structure) if is_of_class(f, kind, discourse))


def _charged(match: Match, structure: Structure, discourse: Discourse) -> Group:
    """Whom the quoted words charge with it, which name nobody: ロシアを「市民を攻撃した」と 非難した.

    What they refuse or demand is the speaker's own stand: 「許さない」と 非難した.
    """
    if match.predicate.lemma in TOLERATING:
        return ()  # 「容認できない」と 北朝鮮を 非難した
    predicate = root_of(match.predicate, structure)  # 日本を「[脅威を口実に]、軍拡を正当化している」と 非難した
    if predicate.link is not Link.QUOTE or match.rule.relation in STANCES or predicate.having("ガ", "ハ", "モ"):
        return ()
    if match.predicate.having("ガ", "ハ", "モ"):
        return ()
    verb = structure.predicate_at(predicate.governor)
    accused = accused_of(verb, structure, discourse)
    if not accused and verb is not None and verb.lemma in BLAMING and match.rule.relation in EFFECTS:
        return tuple(replace(f, cases=("ガ",)) for f in fillers(verb, structure, discourse) if f.cases[0] == "ニツイテ")
    return tuple(f for f in accused if f.argument.case == "ヲ")  # 国民に「…した」と訴えた: に only hears it


def _is_post(filler: Filler) -> bool:
    """True for a topic that is the post to be filled."""
    return filler.argument.is_topic and filler.argument.is_bare and filler.argument.head_lemma in POSTS


def _holders(match: Match, found: list[Filler], structure: Structure) -> Group:
    """Of whom an idiom with が tells: EUは 石油への依存度が高い, 石油への依存度が高い ドイツは反対した."""
    if match.noun is None or "ガ" not in structure.phrases[match.noun].particles:
        return ()
    return tuple(f for f in found if f.argument.case in ("ハ", "モ", "連体") and f.argument.phrase != match.noun)


def _is_inside(match: Match, group: Group, structure: Structure) -> bool:
    """True for the noun of the idiom itself: EUは石油への [依存度が高い]."""
    return any(f.argument.phrase == match.noun and f.sentence == structure.sentence for f in group)


def _is_named_in(objects: Group, group: Group, discourse: Discourse) -> bool:
    """True for somebody from a sentence before whom the object names: トランプ氏の動きを歓迎した is said of another."""
    spans = [(f.sentence, f.argument.start, f.argument.end) for f in objects]
    named = {e.id for s, start, end in spans for m in discourse.mentions.get(s, ()) if start <= m.start < end for e in m.entities}
    return any(f.origin is Origin.CARRIED and {e.id for e in f.entities} & named for f in group)


def _accuses_itself(filler: Filler, match: Match, structure: Structure) -> bool:
    """True for a speaker as the subject of an accusation in his own words, or of a harm that he fears ([和平を損なう]可能性を懸念した)."""
    if filler.origin is Origin.EMBEDDING and (_is_of_noun(match) or "".join(m.text for m in match.predicate.tail) == "には"):
        return True  # [供給網に与える]影響を注視する; 「[侵略を終わらせる]には保証が要る」と述べた
    is_speaker = filler.origin is Origin.EMBEDDING or (filler.origin is Origin.SHARED and filler.argument.is_topic)
    governor = structure.phrases[match.predicate.governor or 0].head.lemma
    accuses = match.rule.relation in ACCUSATIONS
    link = match.predicate.link
    if link in COORDINATE and root_of(match.predicate, structure).link is Link.QUOTE:
        return is_speaker and match.rule.relation == "violates"  # 「[決議に違反しており]、非難する」と述べた
    match link:
        case Link.QUOTED_NOUN:
            return filler.origin in (Origin.EMBEDDING, Origin.CARRIED) and governor in REPROACHES
        case Link.ADNOMINAL:
            is_quoted = structure.phrases[match.predicate.phrase].in_quote > 0  # 「[自治を踏みにじる]判断で、受け入れられない」と述べた
            harms = accuses and filler.is_actor and (governor in CHANCES or (is_quoted and filler.origin is Origin.EMBEDDING))
            return is_speaker and (harms or governor in RIGHTS)  # [宇宙を利用する]権利は、どの国にもある
        case Link.CONDITION:
            tells = accuses and any(m.lemma == "と" for m in match.predicate.tail)  # 原告が、[憲法に違反していると]、賠償を求めた
            is_quoted = structure.phrases[match.predicate.phrase].in_quote > 0  # 「[選挙を延期したとしても]安定しない」と述べた
            return (tells and filler.origin is not Origin.OVERT) or (is_quoted and filler.origin is Origin.EMBEDDING)
        case Link.QUOTE if _is_supposed(match.predicate, structure):
            return filler.origin is Origin.EMBEDDING  # 「[選挙を延期した]としても安定しない」と述べた
        case Link.QUOTE:
            announces = (
                governor in DECLARING
                and match.predicate.lemma in OWN_MEASURES
                and not any(m.lemma in LASTING for m in match.predicate.tail)
            )
            blames = governor in BLAMING and match.rule.relation in EFFECTS  # 「緊張を高めている」と非難した
            is_charge = governor in ACCUSING_VERBS and match.rule.relation in CHARGES
            return is_speaker and ((accuses and not announces) or blames or is_charge)
        case _:
            return False


def _is_of_noun(match: Match) -> bool:
    """True for an idiom whose noun its verb modifies: 与える 影響."""
    is_modified = match.noun is not None and match.predicate.link is Link.ADNOMINAL and match.predicate.governor == match.noun
    return is_modified and match.rule.relation in EFFECTS


def _is_supposed(predicate: Predicate, structure: Structure) -> bool:
    """True under としても in somebody's words, where it is nobody's act."""
    verb = structure.phrases[predicate.governor] if predicate.governor is not None else None
    return verb is not None and verb.in_quote > 0 and verb.head.lemma == "する" and verb.tail in ("ても", "たら", "たなら")


def _is_spoken(filler: Filler) -> bool:
    """True for what the sentence says near by or as its topic: only this may be other than an actor, nobody leaves a thing unspoken."""
    return filler.origin in SPOKEN or (filler.origin is Origin.EMBEDDING and filler.argument.is_topic)


def _core(filler: Filler, structure: Structure, discourse: Discourse) -> Group:
    """What a clause with かどうか is about: 改革が in 改革が進むかどうか."""
    if filler.sentence != structure.sentence or not is_whether(phrase := structure.phrases[filler.argument.phrase]):
        return (filler,)
    clause = next((p for p in structure.predicates if p.governor == phrase.index and p.link is Link.QUESTION), None)
    inner = fillers(clause, structure, discourse) if clause else ()
    return tuple(f for f in inner if f.cases[0] in ("ガ", "ハ")) or tuple(f for f in inner if f.cases[0] == "ヲ") or (filler,)
