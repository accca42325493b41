"""Time expressions of an article, resolved to ISO 8601 against its date and against the dates it named before.

The reading follows the custom of Japanese newspapers: a day without a month (15日) is of the month named last, or of the month of the
paper; a month without a year is of the paper's year; another year is named (昨年11月). ISO-TimeML's types DATE and TIME are found, DURATION
and SET (2日間, 毎年) are not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType

from kg.model import Article
from kg.timepoint import Point, interval, shift_date, to_number
from kg.timewords import Shift, TimeWords, load_time_words

_MONTHS_AHEAD = 10
"""In January 12月 is the last one, though a paper's months are of its own year."""
_DAYS_AWAY = 23
"""A day is of the paper's own month; 31日 in a paper of the first is of the month before."""
_RECENT = timedelta(days=62)
"""A month named in the article carries on to later sentences where it lies this near; 2001年9月11日 does not."""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words of time at a half-open range of `Sentence.text`; `iso` is a date, month, year or interval, None where it cannot be known."""

    start: int
    end: int
    iso: str | None


@dataclass(frozen=True, slots=True)
class _Context:
    """The dates that a reader has in mind: the article's, the last one named, the last with its month, and if that is of this sentence."""

    reference: date | None
    last: Point | None = None
    dated: Point | None = None
    is_fresh: bool = False

    def base(self, shift: Shift) -> Point | None:
        """What a word of time counts from."""
        of_article = Point.of(self.reference) if self.reference else None
        return (self.last or (of_article if shift.count == 0 else None)) if shift.from_text else of_article

    def carried(self) -> Point | None:
        """The date whose month or year a shorter one takes over; None where the article's own date decides."""
        if self.dated is None or self.is_fresh or self.reference is None:
            return self.dated
        return self.dated if abs(self.dated.first - self.reference) <= _RECENT else None


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What an expression resolves to, and the date that later ones may lean on."""

    iso: str | None = None
    point: Point | None = None


_UNKNOWN = _Meaning()


def times_of(article: Article) -> tuple[tuple[TimeExpression, ...], ...]:
    """The time expressions of each sentence of `article`, in order."""
    context = _Context(date.fromisoformat(article.date) if article.date else None)
    found = []
    for sentence in article.sentences:
        times, context = _times(sentence.text, replace(context, is_fresh=False))
        found.append(times)
    return tuple(found)


def find_times(text: str, date_of_article: str | None) -> tuple[TimeExpression, ...]:
    """The time expressions of one sentence, in order; `date_of_article` is ISO 8601 or None."""
    return _times(text, _Context(date.fromisoformat(date_of_article) if date_of_article else None))[0]


def _times(text: str, context: _Context) -> tuple[tuple[TimeExpression, ...], _Context]:
    words = load_time_words()
    times = []
    for found in _expressions(text, words):
        meaning = _resolve(found, context, words)
        context = _after(context, meaning, found)
        times.append(TimeExpression(found.start(), found.end(), meaning.iso))
    return tuple(times), context


def _expressions(text: str, words: TimeWords) -> Iterator[re.Match[str]]:
    """The matches that hold more than a part of a day or year."""
    return (found for found in words.pattern.finditer(text) if found.lastgroup and set(_groups(found)) - {"part"})


def _groups(found: re.Match[str]) -> Mapping[str, str]:
    return {name: text for name, text in found.groupdict().items() if text}


def _after(context: _Context, meaning: _Meaning, found: re.Match[str]) -> _Context:
    """The context once the expression is read; only a month in figures carries on (先月29日 does not move the days that follow)."""
    if meaning.point is None:
        return context
    if found["month"] or found["to_month"] or (found["month_word"] in {"同月", "今月"}):
        return replace(context, last=meaning.point, dated=meaning.point, is_fresh=True)
    return replace(context, last=meaning.point)


def _resolve(found: re.Match[str], context: _Context, words: TimeWords) -> _Meaning:
    form = next((name for name in _FORMS if found[name]), None)
    try:
        return _FORMS[form](found, context, words) if form else _date(found, context, words)
    except (ValueError, OverflowError):  # 2月30日, 9999年の翌年
        return _UNKNOWN


def _vague(found: re.Match[str], context: _Context, words: TimeWords) -> _Meaning:  # noqa: ARG001
    return _UNKNOWN


def _century(found: re.Match[str], context: _Context, words: TimeWords) -> _Meaning:  # noqa: ARG001
    last = int(found["century"]) * 100
    return _Meaning(interval(Point(last - 99), Point(last)))


def _decade(found: re.Match[str], context: _Context, words: TimeWords) -> _Meaning:  # noqa: ARG001
    first = int(found["decade"])
    return _Meaning(interval(Point(first), Point(first + 9)))


def _distance(found: re.Match[str], context: _Context, words: TimeWords) -> _Meaning:  # noqa: ARG001
    """3日前 counts from the article, 3日後 from the date named last."""
    count = int(found["count"]) * (-1 if found["way"] == "前" else 1)
    base = context.base(Shift(count, count > 0))
    point = base and base.shifted("月" if found["unit"].endswith("月") else found["unit"][0], count)
    return _Meaning(point.iso, point) if point else _UNKNOWN


def _week(found: re.Match[str], context: _Context, words: TimeWords) -> _Meaning:
    """The week from Monday to Sunday, its end, or its day."""
    shift = words.shifts[found["week"]]
    base = context.base(shift)
    if base is None or base.day is None:
        return _UNKNOWN
    monday = base.first + timedelta(days=7 * shift.count - base.first.weekday())
    if found["weekday"]:
        day = Point.of(monday + timedelta(days="月火水木金土日".index(found["weekday"])))
        return _Meaning(day.iso, day)
    first = monday + timedelta(days=5 if found["weekend"] else 0)
    return _Meaning(interval(Point.of(first), Point.of(monday + timedelta(days=6))))


def _season(found: re.Match[str], context: _Context, words: TimeWords) -> _Meaning:
    if context.reference is None:
        return _UNKNOWN
    return _season_of(Point(context.reference.year + words.season_years[found["season_year"]]), found["season"], words)


_FORMS: Mapping[str, Callable[[re.Match[str], _Context, TimeWords], _Meaning]] = MappingProxyType(
    {"vague": _vague, "century": _century, "decade": _decade, "count": _distance, "week": _week, "season": _season}
)


def _date(found: re.Match[str], context: _Context, words: TimeWords) -> _Meaning:
    """A date by its year, month and day, each from the words or from the context."""
    if found["day_word"]:
        return _shifted(found["day_word"], "日", context, words)
    year = _year(found, context, words)
    if found["from_day"]:
        return _days(found, year, context, words)
    point = _point(found, year, found["day"], context, words)
    return _narrowed(found, point, words) if point else _UNKNOWN


def _point(found: re.Match[str], year: int | None, day: str | None, context: _Context, words: TimeWords) -> Point | None:
    if found["month_word"]:
        month = _shifted(found["month_word"], "月", context, words).point
        return month and month.at(to_number(day) if day else None)
    if found["month"]:
        return _of_month(to_number(found["month"]), day, year, context)
    if day:
        return _of_day(to_number(day), context)
    return Point(year) if year else None


def _year(found: re.Match[str], context: _Context, words: TimeWords) -> int | None:
    if found["era"]:
        return words.eras[found["era"]] + (1 if found["era_year"] == "元" else to_number(found["era_year"]))
    if found["year_word"]:
        point = _shifted(found["year_word"], "年", context, words).point
        return point.year if point else None
    return to_number(found["year"]) if found["year"] else None


def _shifted(word: str, unit: str, context: _Context, words: TimeWords) -> _Meaning:
    shift = words.shifts[word]
    base = context.base(shift)
    point = base and base.shifted(unit, shift.count)
    return _Meaning(point.iso, point) if point else _UNKNOWN


def _of_month(month: int, day: str | None, year: int | None, context: _Context) -> Point | None:
    if year is None:
        carried = context.carried() if context.is_fresh or context.reference is None else None
        base = carried or (context.last if context.reference is None else None)
        year = base.year if base else _year_of_month(month, context.reference)
    return Point(year, month, to_number(day) if day else None).checked() if year else None


def _year_of_month(month: int, reference: date | None) -> int | None:
    """The article's year; the one before or after where that lies nearer by far."""
    if reference is None:
        return None
    ahead = month - reference.month
    return reference.year - (ahead > _MONTHS_AHEAD) + (ahead < -_MONTHS_AHEAD)


def _of_day(day: int, context: _Context) -> Point | None:
    """The day in the month named last, or in that of the article's date."""
    carried = context.carried()
    if carried:
        return carried.at(day)
    if context.reference is None:
        return None
    ahead = day - context.reference.day
    month = (ahead < -_DAYS_AWAY) - (ahead > _DAYS_AWAY)
    return Point.of(shift_date(context.reference, month)).at(day)


def _days(found: re.Match[str], year: int | None, context: _Context, words: TimeWords) -> _Meaning:
    """14、15両日; 10日から2月8日: the part that names no month takes the other's, or the one before."""
    if found["to_month"]:
        end = _of_month(to_number(found["to_month"]), found["to_day"], year, context)
    else:
        end = _point(found, year, found["to_day"], context, words)
    if end is None:
        return _UNKNOWN
    start = _point(found, year, found["from_day"], context, words) if found["month"] or found["month_word"] else _before(end, found)
    return _Meaning(interval(start, end), end) if start else _Meaning(end.iso, end)


def _before(end: Point, found: re.Match[str]) -> Point | None:
    first = to_number(found["from_day"])
    return end.at(first) if end.day and first < end.day else Point.of(shift_date(end.first, -1)).at(first)


def _narrowed(found: re.Match[str], point: Point, words: TimeWords) -> _Meaning:
    """The point cut down to its third, season or business year where one is named."""
    part = found["part"]
    if found["fiscal"] and point.month is None:
        return _Meaning(interval(Point(point.year, 4, 1), Point(point.year + 1, 3, 31)), point)
    if part in words.thirds and point.month and not point.day:
        first, last = words.thirds[part]
        return _Meaning(interval(replace(point, day=first), replace(point, day=min(last, point.last.day))), point)
    if part in words.seasons and point.month is None:
        return _season_of(point, part, words)
    return _Meaning(point.iso, point)


def _season_of(year: Point, season: str, words: TimeWords) -> _Meaning:
    first, last = words.seasons[season]
    end = Point(year.year + (last > 12), last - 12 * (last > 12))
    return _Meaning(interval(Point(year.year, first), end), Point(year.year))
