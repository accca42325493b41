"""Who acts in an embedded clause, by what embeds it: who is asked, whose plan it is, who is accused, who tells."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import pairwise

from kg.clauses import joined_clauses
from kg.discourse import Discourse, Filler, Group, Origin
from kg.doers import shared, subjects
from kg.elsewhere import filler_in
from kg.fillers import accuses, charge_of, fillers
from kg.grammar import words
from kg.light_verbs import source_of
from kg.phrases import Phrase
from kg.predicates import Link, Predicate, Structure

UTTERANCE_VERBS = words("utterance_verbs")
CHARGES = words("charges")


def accused_above(phrase: Phrase, structure: Structure, discourse: Discourse) -> Group:
    """Whom the verb over として accuses of the clause: [内乱を主導した]として 元大統領を 逮捕した; nobody under other verbs."""
    carrier = structure.predicate_at(phrase.index)
    if phrase.head.lemma in CHARGES and "デ" in phrase.particles:
        return accused_of(structure.predicate_at(phrase.parent), structure, discourse)  # [転覆を図った]容疑で 閣僚を 逮捕した
    verb = structure.predicate_at(carrier.governor) if carrier is not None and carrier.lemma == "する" and carrier.link is Link.TE else None
    return accused_of(verb, structure, discourse) if verb is not None and charge_of(verb, structure) is not None else ()


def accused_of(verb: Predicate | None, structure: Structure, discourse: Discourse) -> Group:
    """Whom a verb of accusing accuses; one without a name (男を 逮捕した) where it is a deed, not what somebody says."""
    if verb is None or not accuses(verb):
        return ()
    aimed = [f for f in fillers(verb, structure, discourse) if f.cases[0] in ("ヲ", "ニ", "ニ対シテ")]
    accused = [f for f in aimed if f.is_actor] or ([] if verb.lemma in UTTERANCE_VERBS else aimed)
    return tuple(replace(f, cases=("ガ",), origin=Origin.EMBEDDING) for f in accused)


def teller_of(above: Predicate, structure: Structure, discourse: Discourse) -> Group:
    """From whom somebody hears of the plan: 幹部は [辞任する]意向を 首相から 伝えられた; nobody where the verb tells nothing."""
    if above.lemma not in discourse.lexicon.telling_verbs | discourse.lexicon.reporting_verbs:
        return ()
    tellers = (f for f in fillers(above, structure, discourse) if f.argument.case == "カラ" and f.is_actor)
    return tuple(replace(f, cases=("ガ",), origin=Origin.EMBEDDING) for f in tellers)


def is_judgement(phrase: Phrase, above: Predicate, will_nouns: Collection[str]) -> bool:
    """True for what is said of the matter, not of the speaker: 「現実を無視した決定だ」と述べた; 「支援する方針だ」 is his own will."""
    is_judging = phrase.head.lemma in ("もの", "こと") or (phrase.in_quote > 0 and phrase.head.lemma not in will_nouns)
    return is_judging and above.phrase == phrase.index and above.is_noun and above.link is Link.QUOTE


def before(root: Predicate, above: Predicate, structure: Structure, discourse: Discourse) -> Iterator[Group]:
    """The subjects of the clauses before, joined with the one that embeds `root`: 首相が案を下げ、[譲歩を迫る]戦略がある."""
    clauses = [p for p in joined_clauses(above, structure) if p.phrase < root.phrase]
    yield from shared(root, clauses, structure, discourse)


def topic_of(root: Predicate, above: Predicate, structure: Structure, discourse: Discourse) -> Iterator[Group]:
    """Who is the topic beside a noun that there is, or what causes it: 米国は [緩和する]可能性がある, 発言は [混乱を招く]恐れがある."""
    is_effect = root.lemma in discourse.lexicon.causal_verbs
    wills = discourse.lexicon.will_nouns
    named = [f for f in fillers(above, structure, discourse) if f.argument.case == "ハ" and f.argument.phrase != root.governor]
    topics = tuple(f for f in named if f.is_actor or (is_effect and f.argument.head_lemma not in wills))
    if topics:
        yield tuple(replace(f, cases=("ガ",), origin=Origin.EMBEDDING) for f in topics)
    for group in subjects(above, structure, discourse):
        yield from genitive_of(group, structure, discourse)


def asked(phrase: Phrase, structure: Structure, discourse: Discourse) -> Iterator[Group]:
    """Who is asked to do it: the に of 〜するよう Xに求めた, the を of 〜するよう Xを説得した."""
    verb = structure.predicate_at(phrase.index)
    actors = [f for f in fillers(verb, structure, discourse) if f.is_actor] if verb else []
    for cases in ({"ニ", "ニ対シテ"}, {"ヲ"}):
        asked = tuple(replace(f, origin=Origin.EMBEDDING) for f in actors if cases & set(f.cases))
        if asked:
            yield asked
            return


def commands(clause: Predicate, structure: Structure) -> bool:
    """True for what somebody tells others to do, or not to do: 撤回せよ, 無視するな, 加盟国に対し 引き上げるべきだと 主張した."""
    phrase = structure.phrases[clause.phrase]
    words = [phrase.head, *phrase.function]
    forbids = any(m.text == "な" and m.tag == "助詞-終助詞" and b.form.startswith("終止形") for b, m in pairwise(words))
    verb = structure.predicate_at(clause.governor)
    ought = any(m.lemma == "べし" or m.text.startswith("べき") for m in words) and verb is not None and bool(verb.having("ニ対シテ"))
    return clause.link is Link.QUOTE and (forbids or ought or any(m.form.startswith("命令形") for m in words))


def genitive(phrase: Phrase, structure: Structure, discourse: Discourse) -> Iterator[Group]:
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
        if filler.entities or filler.sentence != structure.sentence or filler.argument.head_lemma in discourse.lexicon.actor_nouns:
            continue  # スーダンの準軍事組織 is not スーダン
        owner = _owner(filler.argument.phrase, structure, discourse)
        if owner is not None:
            yield (owner,)


def _owner(index: int, structure: Structure, discourse: Discourse) -> Filler | None:
    """The nearest actor in the の above which the phrase stands."""
    for p in reversed(structure.phrases[:index]):
        if p.parent != index or p.particles not in (("ノ",), ("ニヨッテ", "ノ")):
            continue
        filler = filler_in(p, "ノ", structure, discourse, "ガ", Origin.GENITIVE)
        found = filler if filler.is_actor else _owner(p.index, structure, discourse)
        if found is not None:
            return found
    return None


def whose_it_is(root: Predicate, above: Predicate, structure: Structure, discourse: Discourse) -> Iterator[Group]:
    """Of a noun that there is (離れる動きがある): where it is found, who is the topic, who acts in the clauses before."""
    source = source_of(above, structure, discourse)
    yield from [source] if source else []
    yield from topic_of(root, above, structure, discourse)
    if any(a.is_topic for a in above.having("ハ")):
        return  # 同所長は、[被災地を訪れた]縁があった: of another nobody speaks
    yield from before(root, above, structure, discourse)
