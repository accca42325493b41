"""The noun that a clause modifies, and the case that it fills in the clause (Baldwin 2004): 野党が求めた減税."""

from __future__ import annotations

from dataclasses import replace

from kg.arguments import Argument
from kg.discourse import Discourse, Filler, Origin
from kg.extents import extent
from kg.grammar import words
from kg.lexicon import Lexicon
from kg.model import ACTOR_TYPES, EntityType
from kg.phrases import Phrase, WordClass, is_coordinated
from kg.predicates import Link, Predicate, Structure

AFFAIRS = words("affairs")
ATTRIBUTES = words("attributes")
CHANCES = words("chances")
DATIVE_VERBS = words("dative_verbs")
FEELINGS = words("feelings") | words("reactions")
FUNCTION_NOUNS = words("function_nouns")
LAWS = tuple(words("laws"))
ONE_OF = words("one_of")
RULING_VERBS = words("ruling_verbs")
TOLD_VERBS = words("told_verbs")
UTTERANCE_VERBS = words("utterance_verbs")
AUTHORING = words("authoring")
WRITTEN = words("authored") | words("documents")


def relative_heads(predicate: Predicate, structure: Structure, discourse: Discourse) -> list[Filler]:
    """The nouns that a relative clause modifies, as its arguments (野党が求めた減税: ヲ); none for 方針, 可能性 and their like."""
    clause = _clause_before_noun(predicate, structure)
    if clause is None or clause.governor is None:
        return []
    noun = _modified(clause, structure, discourse)
    is_named = names_actor(noun.index, structure, discourse)  # [空港を占拠した] 団体「民主市民運動」
    if not noun.is_nominal or noun.head.lemma in FUNCTION_NOUNS or (not is_named and _is_complete(predicate, noun, structure, discourse)):
        return []
    if _is_class(noun, structure) or _is_held(noun, structure, discourse) or noun.head.lemma in AFFAIRS:
        return []
    heads = [_relative_filler(p, clause, structure, discourse) for p in _coordinated_from(noun, structure)]
    case = _gap(predicate, heads[0], discourse.lexicon)
    if case == "ニ" and not heads[0].is_actor:
        heads = [_relative_filler(_whole(noun, structure), clause, structure, discourse)]
    if case == "ヲ" and not heads[0].is_actor and (owner := _act_of(noun, structure)) is not None:
        heads = [_relative_filler(owner, clause, structure, discourse)]
    if noun.particles == ("ノ",) and noun.head.lemma in ATTRIBUTES:
        heads = [_relative_filler(structure.phrases[noun.parent or noun.index], clause, structure, discourse)]
    return [replace(f, cases=(case,)) for f in heads] if case else []


def _clause_before_noun(predicate: Predicate, structure: Structure) -> Predicate | None:
    """The clause that modifies the noun which `predicate` lacks: its own, or of what is only told: [テロに関与した]とされる 団体."""
    if predicate.link is Link.ADNOMINAL:
        return predicate
    if predicate.link not in (Link.QUOTE, Link.QUOTED_NOUN):
        return None
    above = structure.predicate_at(predicate.governor if predicate.link is Link.QUOTE else predicate.phrase + 1)
    is_told = above is not None and above.is_passive and above.link is Link.ADNOMINAL and above.lemma in TOLD_VERBS
    return above if is_told and not structure.phrases[predicate.phrase].closes_quote else None


def _is_class(noun: Phrase, structure: Structure) -> bool:
    """True for a class of which one is meant, who is named elsewhere: [対話を提唱する] 神学者のひとり."""
    return noun.particles == ("ノ",) and noun.parent is not None and structure.phrases[noun.parent].head.lemma in ONE_OF


def _is_held(noun: Phrase, structure: Structure, discourse: Discourse) -> bool:
    """True for a rally that somebody holds, who does what the clause says: 団体は[大統領に抗議する]デモを行った."""
    if noun.particles != ("ヲ",) or noun.parent is None or noun.head.lemma not in discourse.lexicon.rallies:
        return False
    return structure.phrases[noun.parent].head.lemma in discourse.lexicon.light_verbs


def _is_complete(predicate: Predicate, noun: Phrase, structure: Structure, discourse: Discourse) -> bool:
    """True where the clause explains the noun and lacks nothing (支援する方針); a bill may be what it lacks (首相が提出した法案)."""
    if noun.head.lemma not in discourse.lexicon.clause_nouns or _is_effect_of(predicate, noun, discourse) or _rules(noun, predicate):
        return False
    if _is_said_by(noun, predicate, structure):
        return False
    return noun.head.lemma not in discourse.lexicon.made_nouns or not predicate.having("ガ") or bool(predicate.having("ヲ"))


def _is_effect_of(predicate: Predicate, noun: Phrase, discourse: Discourse) -> bool:
    """True for a verb of effect that lacks what does it: 円安を招く 動き, 拘束につながる 情報; a chance does nothing (損なう可能性)."""
    return predicate.lemma in discourse.lexicon.causal_verbs and not predicate.having("ガ") and noun.head.lemma not in CHANCES


def _rules(noun: Phrase, predicate: Predicate) -> bool:
    """True for a law that lays a duty on somebody or forbids him something: 議員に出席を義務付ける 条例."""
    is_ruling = predicate.lemma in RULING_VERBS and bool(predicate.having("ヲ")) and not predicate.having("ガ")
    return is_ruling and noun.head.lemma.endswith(LAWS)


def _is_said_by(noun: Phrase, predicate: Predicate, structure: Structure) -> bool:
    """True for a document that says so itself, with which somebody deals who did not write it: [保護を求める] 決議案に 反対した."""
    is_written = noun.head.lemma in WRITTEN or noun.head.lemma.endswith(LAWS)
    if not is_written or not predicate.having("ヲ") or predicate.having("ガ"):
        return False
    while noun.is_plain_noun and noun.parent is not None:
        noun = structure.phrases[noun.parent]
    return noun.head.lemma not in AUTHORING


def _act_of(noun: Phrase, structure: Structure) -> Phrase | None:
    """The act whose object the noun is, which the clause then modifies as a whole: 日本が求める [禁輸の撤廃]."""
    owner = structure.phrases[noun.parent] if noun.parent is not None and noun.particles == ("ノ",) else None
    return owner if owner is not None and owner.word_class is WordClass.VERBAL_NOUN and owner.is_plain_noun else None


def _whole(noun: Phrase, structure: Structure) -> Phrase:
    """The noun that the phrase belongs to: [大統領が意欲を示した] 燃料からの 脱却に向けた 工程表."""
    while noun.parent is not None and noun.particles[-1:] == ("ノ",):
        noun = structure.phrases[noun.parent]
    return noun


def _modified(predicate: Predicate, structure: Structure, discourse: Discourse) -> Phrase:
    """The noun that a clause modifies: who stands next, before the noun that he belongs to (開発を続ける 北朝鮮への 対応)."""
    after, governor = structure.phrases[predicate.phrase + 1], structure.phrases[predicate.governor or predicate.phrase + 1]
    stands_next = "ノ" in after.particles and names_actor(after.index, structure, discourse)
    if stands_next and not predicate.having("ガ") and not names_actor(governor.index, structure, discourse):
        return _person_of(after, structure, discourse)
    return _person_of(governor, structure, discourse)


def _person_of(noun: Phrase, structure: Structure, discourse: Discourse) -> Phrase:
    """Whom the clause means: the person right after his state and の (訪れた ドイツの メルツ首相), a group's name (団体 「民主運動」)."""
    after = structure.phrases[noun.index + 1] if noun.index + 1 < len(structure.phrases) else None
    if after is not None and not noun.particles and after.in_quote > noun.in_quote and names_actor(after.index, structure, discourse):
        return after
    if after is None or noun.particles != ("ノ",) or noun.parent != after.index or not names_actor(noun.index, structure, discourse):
        return noun
    mention = discourse.mention_at(after.start, after.end, structure.sentence)
    return after if mention is not None and all(e.type is EntityType.PERSON for e in mention.entities) else noun


def _relative_filler(noun: Phrase, predicate: Predicate, structure: Structure, discourse: Discourse) -> Filler:
    """The noun with what stands between it and its clause: [円安を招く] 投機的な動き."""
    after = structure.phrases[predicate.phrase + 1].start
    start = max(extent(noun.index, structure.phrases), after)
    argument = Argument("連体", noun.index, start, noun.end, noun.start, noun.end, noun.head.lemma)
    return Filler(argument, structure.sentence, discourse.entities_of(argument, structure.sentence), ("連体",), Origin.RELATIVE)


def _coordinated_from(noun: Phrase, structure: Structure) -> list[Phrase]:
    """The noun and those coordinated with it to the right (輸入に頼る韓国や台湾)."""
    found = [noun]
    while is_coordinated(found[-1], structure.phrases) and (parent := found[-1].parent) is not None:
        found.append(structure.phrases[parent])
    return found


def _gap(predicate: Predicate, head: Filler, lexicon: Lexicon) -> str | None:
    """The case that a relative clause leaves for its noun: が first for those who act, を for things (Baldwin 2004).

    A verb that takes no を leaves が, if anything: 北部に位置する市, but 人が集まる場所.
    """
    if predicate.having("ヲ") and not predicate.is_passive and head.argument.head_lemma in lexicon.means_nouns:
        return None
    if predicate.having("ト") and not head.is_actor and predicate.lemma in UTTERANCE_VERBS:
        return None  # [人工衛星と主張する]ロケット: what it is said to be
    lacks_object = not predicate.having("ヲ") and (predicate.is_causative or predicate.lemma in lexicon.transitive_verbs)
    if predicate.is_passive or not predicate.having("ガ"):
        return "ヲ" if lacks_object and not head.is_actor and not predicate.is_passive else "ガ"
    return "ヲ" if lacks_object else "ニ" if _lacks_dative(predicate, head) else None


def _lacks_dative(predicate: Predicate, head: Filler) -> bool:
    """True where the noun is to whom or against what it is done: 野党が反対する法案, 米国が制裁を科すイラン, 首相が意欲を示した改憲."""
    if predicate.having("ニ", "ニ対シテ"):
        return False
    objects = predicate.having("ヲ")
    return predicate.lemma in DATIVE_VERBS if not objects else head.is_actor or any(a.head_lemma in FEELINGS for a in objects)


def names_actor(index: int | None, structure: Structure, discourse: Discourse) -> bool:
    """True for a phrase that names one who acts."""
    if index is None:
        return False
    phrase = structure.phrases[index]
    mention = discourse.mention_at(phrase.start, phrase.end, structure.sentence)
    return mention is not None and all(e.type in ACTOR_TYPES for e in mention.entities)
