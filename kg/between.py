"""Two between whom something is done: 日本と韓国の間で会談が開かれた."""

from __future__ import annotations

from dataclasses import replace

from kg.grammar import words
from kg.phrases import Phrase, WordClass, is_coordinated

BETWEEN_NOUNS = words("between_nouns")


def read_between(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Two between whom something is done are who does it: 日本と韓国の 間で 会談が 開かれた is read as 日本と韓国の 会談が."""
    pairs = {p.index: owner for p in phrases if (owner := _between(p, phrases)) is not None}
    joined = {other.index: owner for owner in pairs.values() if (other := _joined_before(owner, phrases)) is not None}
    phrases = tuple(replace(p, parent=joined.get(p.index, p.parent)) for p in phrases)
    moved = (_as_doers(p, phrases) if p.index in pairs.values() else p for p in phrases)
    return tuple(replace(p, word_class=WordClass.OTHER, particles=()) if p.index in pairs else p for p in moved)


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
