"""Which words before a title are a person's name: トランプ 米大統領, 福田 康夫 ・ 元官房長官, 朴 槿恵 候補."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.candidates import Line, Script, Word, compound_before, is_katakana, script
from kg.gazetteer import Gazetteer
from kg.model import EntityType

JOINERS = "・=＝"
_LONGEST_NAME = 24


@dataclass(frozen=True, slots=True)
class NameFinder:
    """Finds names with the gazetteer and with the surnames that the article gives elsewhere in full (福島 of 福島党首 is no place then)."""

    gazetteer: Gazetteer
    surnames: frozenset[str] = frozenset()

    def name_before(self, line: Line, place: int, qualifiers: int) -> tuple[int, int] | None:
        """Where the name begins and ends that stands in the compound before `place`, at most `qualifiers` words away from it."""
        bare = place - 1 if place and line.text[place - 1] in JOINERS else place
        known = self._known_name_before(line, bare)
        if known is not None:
            return known, bare
        before = list(compound_before(line, line.ends[place] + 1)) if place in line.ends else []
        for skipped, last in enumerate(before[: qualifiers + 1]):
            if line.words[last].text not in JOINERS and self._is_name(line, last):
                first = self._without_origin(line, self._first_word(line, before[skipped:]), last)
                return line.words[first].start, self._end(line, line.words[first].start, line.words[last].end, place)
        return None

    def begins_with_name(self, line: Line, word: Word, place: int) -> bool:
        """True where a name is run together with the title that begins at `place` in `word`: トランプ大統領, イ大統領."""
        inside = line.text[word.start : place]
        return place > word.start and (self._is_short(inside) or self._is_person(inside) or inside in self.surnames)

    def first_before(self, line: Line, place: int) -> int:
        """Where the known name begins that ends at `place`, else where its word does."""
        known = self._known_name_before(line, place)
        return known if known is not None else next(place - n for n in range(1, place + 1) if place - n in line.starts)

    def _known_name_before(self, line: Line, place: int) -> int | None:
        """Where the longest name, or short name, of the gazetteer's people begins that ends at `place`."""
        for start in range(max(place - _LONGEST_NAME, 0), place):
            form = line.text[start:place]
            if (start == 0 or line.is_cut(start)) and (self._is_person(form) or (self._is_short(form) and _begins_script(line, start))):
                return start
        return None

    def _is_person(self, form: str) -> bool:
        return any(name.type is EntityType.PERSON for name in self.gazetteer.by_form.get(form, ()))

    def _is_short(self, form: str) -> bool:
        return any(name.type is EntityType.PERSON for name in self.gazetteer.by_short.get(form, ()))

    def _is_name(self, line: Line, index: int) -> bool:
        """True for what can be (part of) a person's name; loan words, states and places are none."""
        word = line.words[index]
        if word.text in self.surnames or self._is_person(word.text):
            return True
        if word.text in self.gazetteer.by_form or word.text in self.gazetteer.patterns.persons.not_names:
            return False
        if "地名" in word.tag:
            return self._is_place_as_surname(line, index)
        return word.is_person_name or is_katakana(word.text) or _is_unknown_kanji(word) or _is_capitals(word)

    def _is_place_as_surname(self, line: Line, index: int) -> bool:
        """True for 福山 in 民主党の福山政策調査会長, as no place has such an office; not for 福山市長."""
        word = line.words[index]
        begins = index == 0 or not line.words[index - 1].is_nominal
        rest = line.text[word.end :]
        of_place = any(rest.startswith(office) for office in self.gazetteer.patterns.persons.of_places)
        is_short = len(word.text) == 2 and script(word.text[0]) is Script.KANJI
        return begins and is_short and not of_place and any(rest.startswith(o) for o in self.gazetteer.patterns.persons.party_offices)

    def _first_word(self, line: Line, run: Sequence[int]) -> int:
        """The first word of the name that ends with `run[0]`: names side by side, or joined by ・ where both are in katakana."""
        first = run[0]
        for i in run[1:]:
            word = line.words[i]
            if word.text in JOINERS:
                if script(line.text[word.end]) is not Script.KATAKANA:
                    break
                continue
            joined, follower = first - i == 2, line.words[first]
            if joined and len(word.text) == 1 and (word.text.isascii() or script(word.text) is Script.KATAKANA):
                first = i
                continue
            given = follower.tag.endswith("人名-名") or _is_unknown_kanji(follower)
            surname = not joined and given and (self._is_single_surname(word) or _is_place_in_kanji(word))
            if not surname and (not self._is_name(line, i) or (joined or is_katakana(follower.text)) != is_katakana(word.text)):
                break
            first = i
        return first

    def _is_single_surname(self, word: Word) -> bool:
        """True for one character that can be a Chinese or Korean surname: 朴, 李."""
        if len(word.text) != 1 or word.text in self.gazetteer.patterns.persons.not_surnames:
            return False
        return script(word.text) is Script.KANJI and word.tag.startswith(("名詞-普通名詞-一般", "名詞-固有名詞"))

    def _without_origin(self, line: Line, first: int, last: int) -> int:
        """The first word of the name after a state or body joined by ・: アメリカ・オバマ大統領."""
        for i in range(last - 1, first, -1):
            before = line.words[i - 1].text
            if line.words[i].text in JOINERS and before in self.gazetteer.by_form and not self._is_person(before):
                return i + 1
        return first

    def _end(self, line: Line, start: int, end: int, place: int) -> int:
        """Where the name ends, a longer name of the gazetteer seen where the dictionary cut it."""
        forms = (form for form in self.gazetteer.longest_form(line.text, start) if self._is_person(form))
        return next((start + len(form) for form in forms if end < start + len(form) <= place), end)


def _is_place_in_kanji(word: Word) -> bool:
    """True for a place that can be a surname before a given name: 麻生 太郎."""
    return (
        2 <= len(word.text) <= 3 and "地名" in word.tag and script(word.text[0]) is Script.KANJI and word.text[-1] not in "県市州都府区町村"
    )


def _begins_script(line: Line, place: int) -> bool:
    """True where no character of the same script stands before: イ大統領, not マイ大統領; 李首相, not 張李首相."""
    return place == 0 or script(line.text[place - 1]) is not script(line.text[place])


def _is_unknown_kanji(word: Word) -> bool:
    """True for a given name that the dictionary has not, whose reading is its characters: 槿恵."""
    return 1 < len(word.text) <= 3 and word.reading == word.text and all(script(c) is Script.KANJI for c in word.text)


def _is_capitals(word: Word) -> bool:
    """True for a byline in capitals: MATTBRADLEY記者."""
    return len(word.text) > 7 and word.text.isascii() and word.text.isalpha() and word.text.isupper()
