"""One-character forms of states: 米露, 日米韓, 対露, 訪米, 米企業."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.candidates import Candidate, Kind, Line, Word
from kg.gazetteer import Gazetteer
from kg.model import EntityType
from kg.namerecords import Name

LEADERS = "首脳"
"""The office of those who lead their states, whatever it is called."""

_GOES_ON = ("会", "級", "間", "協", "対")
"""What makes a meeting of those who bear an office: 外相会談, 首脳級, 外相間, 外相協議, 首脳対話."""

_COUNT = re.compile(r"両国|両政府|両軍|[2-5二三四五](?:か国|カ国|ヶ国|国)")


def state_letters(line: Line, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """The letters in `line` that stand for states."""
    every = {
        **gazetteer.letters,
        **{k: gazetteer.by_key[v] for k, v in gazetteer.patterns.letters.pair_only.items() if v in gazetteer.by_key},
    }
    for run in re.finditer(f"[{''.join(every)}](?:・?[{''.join(every)}])*", line.text):
        letters = [c for c in run.group() if c != "・"]
        if len(letters) > 1 and _are_pair(line, run.start(), run.end(), gazetteer):
            title, end = _after_pair(line.text, run.end(), gazetteer)
            yield _letters(line, run.start(), end, [every[c] for c in letters], title)
        else:
            yield from _single_letters(line, run.start(), run.end(), gazetteer)


def _after_pair(text: str, place: int, gazetteer: Gazetteer) -> tuple[str, int]:
    """The office that the letters are of, and where the mention ends: 日米両首脳, 日韓外相, 中露両国, 日米韓3か国; not 日韓外相会談."""
    both = place + text.startswith("両", place)  # 日米両首脳
    office = office_at(text[both:], (LEADERS, *gazetteer.patterns.persons.unique_offices))
    if office:
        return office, both + len(office)
    count = _COUNT.match(text, place)
    return "", count.end() if count else place


def office_at(text: str, offices: Iterable[str]) -> str:
    """The office with which the text begins, "" where it is of none or goes on to a meeting: 外相会談, 首脳級."""
    office = max((o for o in offices if text.startswith(o)), key=len, default="")
    return "" if text[len(office) :].startswith(_GOES_ON) else office


def _letters(line: Line, start: int, end: int, names: list[Name], title: str = "") -> Candidate:
    return Candidate(line.index, start, end, Kind.LETTERS, line.text[start:end], EntityType.STATE, title, known=tuple(names))


def _are_pair(line: Line, start: int, end: int, gazetteer: Gazetteer) -> bool:
    """True for 米露, 日米韓; not for 朝日, the 日米 of 前日米国, and 日中 that is the daytime."""
    patterns = gazetteer.patterns.letters
    run, rest = line.text[start:end], line.text[end:]
    if end - start > 6 or len(set(run)) < len(run.replace("・", "")) or not _bounded(line, start, end):
        return False
    if run in patterns.not_pairs or ("".join(sorted(run)) == "".join(sorted("日中")) and rest[:1] in ("に", "も", "で", "、")):
        return rest.startswith(patterns.pair_heads)
    return True


def _bounded(line: Line, start: int, end: int) -> bool:
    """True where words begin at `start` and end at `end`, or the last one goes on with 間 or 両."""
    return start in line.starts and (end in line.ends or line.text[end : end + 1] in ("間", "両"))


def _single_letters(line: Line, start: int, end: int, gazetteer: Gazetteer) -> Iterator[Candidate]:
    for place in range(start, end):
        name = gazetteer.letters.get(line.text[place])
        if name and (_is_marked(line, place, gazetteer) or _qualifies(line, place, gazetteer)):
            yield _letters(line, place, place + 1, [name])


def _is_marked(line: Line, place: int, gazetteer: Gazetteer) -> bool:
    """True for the 露 of 対露, the 米 of 訪米."""
    return (
        place > 0 and line.text[place - 1] in gazetteer.patterns.letters.marks and (place - 1 in line.starts) and (place + 1 in line.ends)
    )


def _qualifies(line: Line, place: int, gazetteer: Gazetteer) -> bool:
    """True for a letter before a noun: 米企業, 英首相, 中外務省, トランプ米大統領; or alone as in headlines: 米、ロシアに制裁."""
    patterns, letter = gazetteer.patterns.letters, line.text[place]
    word = line.word_at(place)
    rest = line.text[place + 1 :]
    if word is None or rest.startswith(patterns.not_before) or _is_counter(line, word):
        return False
    if rest.startswith(patterns.polity):
        return True
    if len(word.text) > 1 or letter not in patterns.alone:
        return False
    following = line.word_at(place + 1)
    return (place == 0 and rest.startswith("、")) or (
        following is not None and following.tag.startswith("名詞") and not following.text.isdigit()
    )


def _is_counter(line: Line, word: Word) -> bool:
    """True for the 台 of 3台, the 日 of 8日."""
    before = line.word_before(word.start)
    return before is not None and before.tag.startswith("名詞-数詞")
