"""Two between whom something is done: 日本と韓国の間で会談が開かれた."""

from __future__ import annotations

from dataclasses import replace

from kg.grammar import words
from kg.phrases import Phrase, WordClass, is_adnominal, is_coordinated, rehung

BETWEEN_NOUNS = words("between_nouns")
JOINT_NOUNS = words("joint_nouns")


def read_between(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Two between whom something is done are who does it: 日本と韓国の 間で 会談が 開かれた is read as 日本と韓国の 会談が."""
    pairs = {p.index: owner for p in phrases if (owner := _between(p, phrases)) is not None}
    if not pairs:
        return phrases
    joined = {other.index: owner for owner in pairs.values() if (other := _joined_before(owner, phrases)) is not None}
    phrases = tuple(replace(p, parent=joined.get(p.index, p.parent)) for p in phrases)
    moved = (_as_doers(p, phrases) if p.index in pairs.values() else p for p in phrases)
    return tuple(replace(p, word_class=WordClass.OTHER, particles=()) if p.index in pairs else p for p in moved)


def read_with_whom(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """With whom something is done: 日本は 米国との 間で 協議を続けた is read as 米国と 協議を続けた."""
    pairs = {p.index: owner for p in phrases if (owner := _with_whom(p, phrases)) is not None}
    if not pairs:
        return phrases
    moved = (replace(p, parent=phrases[p.index + 1].parent, particles=("ト",)) if p.index in pairs.values() else p for p in phrases)
    return tuple(replace(p, word_class=WordClass.OTHER, particles=()) if p.index in pairs else p for p in moved)


def _with_whom(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    """The noun with との right before 間で; None elsewhere."""
    if phrase.head.lemma not in BETWEEN_NOUNS or len(phrase.content) != 1 or phrase.particles != ("デ",) or not phrase.index:
        return None
    owner = phrases[phrase.index - 1]
    return owner.index if owner.particles == ("ト", "ノ") and owner.is_plain_noun and phrase.parent is not None else None


def join_relations(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Between whom a relation is belongs to its noun: 軍との 間に 緊張を 生んだ is read as [軍との間に緊張]を."""
    return tuple(replace(p, parent=p.index + 1, particles=("ノ",)) if _is_between(p, phrases) else p for p in phrases)


def _is_between(phrase: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    if phrase.head.lemma not in BETWEEN_NOUNS or len(phrase.content) != 1 or phrase.tail != "に" or phrase.has_comma:
        return False
    after = phrases[phrase.index + 1] if phrase.index + 1 < len(phrases) else None
    has_owner = any(p.parent == phrase.index and p.particles == ("ト", "ノ") for p in phrases)
    return (
        has_owner
        and after is not None
        and after.head.lemma in JOINT_NOUNS
        and after.is_plain_noun
        and {"ガ", "ヲ"} & set(after.particles) != set()
    )


def join_opponents(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Who stands with と and a comma before another, whom a clause tells of, is joined with him: 甲党と、丙氏が率いる 乙党の 対立."""
    return rehung(phrases, _opponent)


def _opponent(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    """The owner of the relation that stands in が behind the phrase, where a clause modifies him."""
    if phrase.particles != ("ト",) or not phrase.has_comma or phrase.parent is None or not phrase.is_plain_noun:
        return None
    relations = [
        p.index for p in phrases[phrase.index :] if p.parent == phrase.parent and p.head.lemma in JOINT_NOUNS and "ガ" in p.particles
    ]
    owners = [p for p in phrases if relations and p.parent == relations[0] and p.particles == ("ノ",) and p.index > phrase.index]
    is_told_of = any(p.parent == owners[-1].index and is_adnominal(p) and p.index > phrase.index for p in phrases) if owners else False
    return owners[-1].index if is_told_of else None


def _between(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    """The last of those who stand with の before 間で, where that names two or more; None elsewhere."""
    is_bare = phrase.head.lemma in BETWEEN_NOUNS and len(phrase.content) == 1 and "デ" in phrase.particles
    owners = [p for p in phrases if p.parent == phrase.index]
    if not is_bare or len(owners) != 1 or owners[0].particles != ("ノ",):
        return None
    owner = owners[0]
    is_pair = owner.content[0].text.startswith("両") or any(p.parent == owner.index and is_coordinated(p, phrases) for p in phrases)
    return owner.index if is_pair or _joined_before(owner.index, phrases) is not None else None


def _joined_before(owner: int, phrases: tuple[Phrase, ...]) -> Phrase | None:
    """The noun with と before a name that has の in it: 民主党と [みんなの 党]の 間で."""
    first = owner
    while first and phrases[first - 1].particles == ("ノ",):
        first -= 1
    before = phrases[first - 1] if first else None
    is_like = before is not None and before.head.lemma.endswith(phrases[owner].head.lemma)
    return before if before is not None and before.particles == ("ト",) and before.is_plain_noun and is_like else None


def _as_doers(owner: Phrase, phrases: tuple[Phrase, ...]) -> Phrase:
    """Whose the act is that follows (会談が 開かれた), or who acts (間で 合意した)."""
    between = phrases[owner.index + 1]
    act = next((p for p in phrases if p.parent == between.parent and p.index > between.index and set(p.particles) & {"ガ", "ヲ"}), None)
    if act is not None and act.is_plain_noun:
        return replace(owner, parent=act.index)
    return replace(owner, parent=between.parent, particles=("ガ",))
