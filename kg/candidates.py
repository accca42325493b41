"""What passes between the finders of names: a sentence as words, and a candidate: words that may name something."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kg.model import Entity, EntityType
from kg.namerecords import Name

TOPIC_MARKS = ("は", "が", "も", "では", "には")


class Script(StrEnum):
    """The script of a character; a change of script bounds a name as a word boundary does."""

    KANJI = "漢字"
    KATAKANA = "片仮名"
    HIRAGANA = "平仮名"
    LATIN = "ラテン文字"
    OTHER = "他"


class Kind(StrEnum):
    """How a candidate names."""

    KNOWN = "known"
    LETTERS = "letters"
    PERSON = "person"
    ROLE = "role"
    BODY = "body"
    GROUP = "group"
    PLACE = "place"
    ANAPHOR = "anaphor"


@dataclass(frozen=True, slots=True)
class Word:
    """A word as SudachiPy cuts it; `tag` is its part of speech, `label` the class of GiNZA's entity round it ("" for none)."""

    text: str
    start: int
    end: int
    tag: str
    reading: str = ""
    label: str = ""

    @property
    def is_nominal(self) -> bool:
        """True for the parts of a compound noun."""
        return self.tag.startswith(("名詞", "接尾辞-名詞的", "接頭辞", "接尾辞-形状詞的"))

    @property
    def is_person_name(self) -> bool:
        """True for what the dictionary knows as a surname or given name."""
        return "人名" in self.tag


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence: its number, its normalised text, its words, and which word starts and ends where."""

    index: int
    text: str
    words: tuple[Word, ...]
    starts: Mapping[int, int]
    ends: Mapping[int, int]

    def word_at(self, start: int) -> Word | None:
        """The word that begins at `start`."""
        index = self.starts.get(start)
        return None if index is None else self.words[index]

    def word_before(self, end: int) -> Word | None:
        """The word that ends at `end`."""
        index = self.ends.get(end)
        return None if index is None else self.words[index]

    def is_cut(self, place: int) -> bool:
        """True where a word begins or ends at `place`, or the script changes."""
        if place in self.starts or place in self.ends:
            return True
        return script(self.text[place - 1]) is not script(self.text[place])


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may name something: `line.text[start:end]`.

    `name` is the bare name (トランプ of トランプ米大統領), `title` the office with its qualifiers (米大統領), `aliases` other names that
    the text gives in brackets; `known` what the gazetteer has under the words, each of them for letters, one of them for a name; `owner`
    is the name before の (ロシア外務省 of ロシア外務省の報道官); `type` is the class of an unknown one; `is_proper` marks names that
    hold a proper noun (中国外務省) and so mean the same in every article, `is_plural` those before ら (幹事長ら).
    """

    line: int
    start: int
    end: int
    kind: Kind
    name: str
    type: EntityType
    title: str = ""
    aliases: tuple[str, ...] = ()
    known: tuple[Name, ...] = ()
    owner: str = ""
    is_proper: bool = False
    is_plural: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """A candidate with the entities that it names, in its line."""

    candidate: Candidate
    entities: tuple[Entity, ...]
    line: Line

    @property
    def is_topic(self) -> bool:
        """True before は, が or も."""
        return self.line.text.startswith(TOPIC_MARKS, self.candidate.end)


def make_line(index: int, text: str, words: Iterable[Word]) -> Line:
    """The line of these words."""
    kept = tuple(words)
    return Line(index, text, kept, {word.start: i for i, word in enumerate(kept)}, {word.end: i for i, word in enumerate(kept)})


def script(character: str) -> Script:
    """The script of `character`; ー and ・ go with katakana, 々 and 〇 with kanji, digits with Latin letters."""
    if character in "々〇ヶ" or "\u4e00" <= character <= "\u9fff" or "\u3400" <= character <= "\u4dbf":
        return Script.KANJI
    if "\u30a1" <= character <= "\u30fe":
        return Script.KATAKANA
    if "\u3041" <= character <= "\u309f":
        return Script.HIRAGANA
    return (
        Script.LATIN if (character.isascii() and character.isalnum()) or unicodedata.category(character) in ("Lu", "Ll") else Script.OTHER
    )


def is_katakana(text: str) -> bool:
    """True for text in katakana alone, of two characters at least."""
    return len(text) > 1 and all(script(c) is Script.KATAKANA and c != "・" for c in text)


def without_overlaps(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The candidates of one line in text order, the longer of two that overlap kept, the earlier found of two as long."""
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: c.start - c.end):
        if all(candidate.end <= other.start or other.end <= candidate.start for other in kept):
            kept.append(candidate)
    return tuple(sorted(kept, key=lambda c: c.start))


def compound_before(line: Line, index: int, most: int = 10) -> Iterator[int]:
    """The indices of the words of the compound that ends before word `index`, from right to left; ・ and = join what they stand between."""
    for i in range(index - 1, max(index - most, 0) - 1, -1):
        word = line.words[i]
        if not word.is_nominal and word.text not in "・=＝-" and not is_katakana(word.text):
            return
        yield i
