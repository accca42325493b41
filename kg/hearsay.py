"""Sources named at the head of a sentence: 朝日新聞によると, 関係者の話では."""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from kg.arguments import Argument
from kg.errors import RuleError
from kg.extents import extent
from kg.grammar import words
from kg.phrases import Phrase
from kg.predicates import Predicate, Structure

SPEECH_FILE = Path(__file__).with_name("rules") / "speech.toml"

BACK_POINTING = words("back_pointing")
FUNCTION_NOUNS = words("function_nouns")


@dataclass(frozen=True, slots=True)
class Source:
    """A source with the place of its words in `Sentence.text`; `speaker` is who is behind 話, 発表 and the like, None where unnamed.

    `is_cited` is true where a speaker names whom he has it from (ロイターによるとして).
    """

    phrase: int
    speaker: Argument | None
    start: int
    end: int
    is_cited: bool = False


def load_words(table: str, path: Path = SPEECH_FILE) -> frozenset[str]:
    """The words of a table of `path`; raises `RuleError` where it is missing."""
    words = tomllib.loads(path.read_text(encoding="utf-8")).get(table, {}).get("words")
    if not isinstance(words, list) or not words or len(set(words)) < len(words):
        raise RuleError(
            "the list is missing, or has a word twice", where=f"{path.name}, table {table}, key words", remedy='write words = ["…"]'
        )
    return frozenset(words)


def source_over(predicate: Predicate, structure: Structure, nouns: Collection[str]) -> Source | None:
    """The last source named before `predicate` and outside of the quotation that it stands in; `nouns` are words for what is told (話)."""
    depth = structure.phrases[predicate.phrase].in_quote
    before = [p for p in structure.phrases[: predicate.phrase] if _names_source(p, nouns) and _depth(p) <= depth]
    return _source(before[-1], structure, nouns) if before else None


def source_in(structure: Structure, nouns: Collection[str]) -> Source | None:
    """The first source that a sentence names outside of quotations."""
    named = [p for p in structure.phrases if _names_source(p, nouns) and not _depth(p)]
    return _source(named[0], structure, nouns) if named else None


def _depth(phrase: Phrase) -> int:
    """In how many quotations the phrase's particles stand: outside of it in 「週刊誌」によれば."""
    return phrase.in_quote - phrase.closes_quote


def _names_source(phrase: Phrase, nouns: Collection[str]) -> bool:
    return (
        "ニヨルト" in phrase.particles
        or phrase.tail.endswith("によりますと")
        or (phrase.head.lemma in nouns and phrase.tail == "では" and len(phrase.content) == 1)
    )


def _source(phrase: Phrase, structure: Structure, nouns: Collection[str]) -> Source:
    end = phrase.function[-1].end if phrase.function else phrase.end
    return Source(phrase.index, _speaker(phrase, structure, nouns), phrase.start, end, _is_cited(phrase, structure))


def _is_cited(phrase: Phrase, structure: Structure) -> bool:
    """True before して, where somebody says whom he has it from."""
    verb = structure.phrases[phrase.parent] if phrase.parent is not None else None
    return verb is not None and verb.head.lemma == "する" and verb.tail == "て"


def _speaker(phrase: Phrase, structure: Structure, nouns: Collection[str]) -> Argument | None:
    """保健省 of 保健省の話によると, 共同通信 of 共同通信が伝えたところによると; the phrase itself where it is a name."""
    if phrase.head.lemma in BACK_POINTING:
        return None  # それによると
    if phrase.head.lemma in FUNCTION_NOUNS:
        clauses = [structure.predicate_at(p.index) for p in structure.children(phrase.index)]
        return next((a for clause in clauses if clause for a in clause.having("ガ")), None)
    if phrase.head.lemma not in nouns or len(phrase.content) > 1:
        return speaking(phrase, structure)
    owners = [p for p in structure.children(phrase.index) if "ノ" in p.particles and not p.is_temporal]
    return speaking(owners[-1], structure) if owners else None


def speaking(phrase: Phrase, structure: Structure) -> Argument:
    """The phrase as one who speaks."""
    start = extent(phrase.index, structure.phrases)
    if any(p.parent == phrase.index and p.is_temporal for p in structure.phrases[: phrase.index]):
        start = phrase.start  # 4日の「週刊誌」によれば
    return Argument("ニヨルト", phrase.index, start, phrase.end, phrase.start, phrase.end, phrase.head.lemma)
