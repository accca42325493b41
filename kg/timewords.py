"""The words of time (`times.toml`) and the pattern of an expression made of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeAlias

Shifts: TypeAlias = Mapping[str, int]
Ranges: TypeAlias = Mapping[str, tuple[int, int]]

_PATH = Path(__file__).with_name("times.toml")
_UNITS = ("year", "month", "week", "day")


@dataclass(frozen=True, slots=True)
class Shift:
    """How far a word lies from the day of the article, or from the date that the text named last."""

    count: int
    from_text: bool


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The words of time by what they mean, and the pattern that finds them."""

    pattern: re.Pattern[str]
    eras: Shifts
    shifts: Mapping[str, Shift]
    season_years: Shifts
    seasons: Ranges
    thirds: Ranges


@cache
def load_time_words() -> TimeWords:
    """The shipped words of time."""
    tables = tomllib.loads(_PATH.read_text(encoding="utf-8"))
    return TimeWords(
        pattern=re.compile(_pattern(tables), re.VERBOSE),
        eras=MappingProxyType(tables["eras"]),
        shifts=MappingProxyType(dict(_shifts(tables))),
        season_years=MappingProxyType(tables["season_years"]),
        seasons=_ranges(tables["seasons"]),
        thirds=_ranges(tables["thirds"]),
    )


def _shifts(tables: Mapping[str, Any]) -> Iterable[tuple[str, Shift]]:
    for unit in _UNITS:
        for origin in ("article", "text"):
            for word, count in tables[unit][origin].items():
                yield word, Shift(count, origin == "text")


def _ranges(table: Mapping[str, list[int]]) -> Ranges:
    return MappingProxyType({word: (first, last) for word, (first, last) in table.items()})


def _any(words: Iterable[str]) -> str:
    """One of the words, the longest that fits."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) + ")"


def _pattern(tables: Mapping[str, Any]) -> str:
    """An expression: a date of year, month and day, each of which may be left out, or one of the other forms.

    Kanji numbers are read where a year or a month says that they count (八月十五日), for 一日 alone is mostly a length.
    """
    number = "[0-9]{1,2}"
    numeral = "(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
    words = {unit: _any([*tables[unit]["article"], *tables[unit]["text"]]) for unit in _UNITS}
    hours, parts = _any(tables["words"]["hours"]), _any([*tables["words"]["parts"], *tables["thirds"], *tables["seasons"]])
    narrowing = rf"{parts}(?:[にのは、から]|$)"
    no_length = f"(?!{_any(tables['limits']['lengths'])})"
    no_tail = f"(?!{_any(tables['limits']['tails'])})"
    day = rf"(?:(?<=月){numeral}|(?<=月の){numeral}|(?<![0-9月第約計]){number})"
    return rf"""
    (?<![0-9.,]) (?:
      (?P<vague>{_any(tables["words"]["vague"])}){no_tail}
    | (?P<century>{number})世紀
    | (?P<decade>[0-9]{{3}}0)年代
    | (?P<count>[0-9]{{1,3}})(?P<unit>年|[カか个ヶケ箇]月|週間|日)(?P<way>前|後)(?![半継])
    | (?P<week>{words["week"]})(?P<weekend>末)?(?:の?(?P<weekday>[月火水木金土日])曜日?)?
    | (?P<season_year>{_any(tables["season_years"])})(?P<season>{_any(tables["seasons"])})(?![季場])
    | (?=[0-9一二三四五六七八九十{_firsts(tables)}])
      (?: (?<![日]) (?: (?P<year>[0-9]{{4}}|[一二][一二三四五六七八九〇]{{3}})年
        | (?P<era>{_any(tables["eras"])})(?P<era_year>{numeral}|元)年
        | (?P<year_word>{words["year"]}) ){no_length}{no_tail}
        (?P<fiscal>度)? (?:の(?={numeral}月|{words["month"]}|{narrowing}))? )?
      (?: (?: (?P<month>{numeral})月(?!曜) | (?P<month_word>{words["month"]}) ){no_tail} (?:の(?={number}日|{narrowing}))? )?
      (?: (?P<from_day>{day}) (?: [、・](?!3日) | 日?[〜～~–] | 日から ) (?: (?P<to_month>{numeral})月 )?
          (?P<to_day>{numeral})両?日{no_length}(?!前|後)
        | (?P<day>{day})日{no_length}(?!前|後|[0-9]+(?![0-9時:：]))
        | (?P<day_word>{_bounded([*tables["day"]["article"], *tables["day"]["text"]])}){no_tail} )?
      (?P<part>{parts}(?!大|民|央|国|期))?
      (?: の?{hours}(?:[0-9]{{1,2}}時)? | (?<=日)[0-9]{{1,2}}時 )? (?: (?<=時)(?:[0-9]{{1,2}}分|半) )? (?: (?<=[時分半日])(?:ごろ|頃) )?
    )"""


def _firsts(tables: Mapping[str, Any]) -> str:
    """The first signs of words that begin a date."""
    words = [*tables["eras"], *(word for unit in ("year", "month", "day") for origin in tables[unit].values() for word in origin)]
    return "".join(sorted({word[0] for word in words}))


def _bounded(words: Iterable[str]) -> str:
    """The words; kana before or after make others of those in kana (ききょう, あすか)."""
    kana = [word for word in words if "ぁ" <= word[0] <= "ん"]
    return rf"{_any(set(words) - set(kana))}|(?<![ぁ-ん]){_any(kana)}(?=[のはにもまで、]|$)"
