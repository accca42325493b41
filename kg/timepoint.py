"""A date of some precision: a year, a month or a day of the Gregorian calendar."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")}


@dataclass(frozen=True, slots=True)
class Point:
    """A year, a month of it, or a day."""

    year: int
    month: int | None = None
    day: int | None = None

    @staticmethod
    def of(day: date) -> Point:
        """The day as a point."""
        return Point(day.year, day.month, day.day)

    @property
    def iso(self) -> str:
        """ISO 8601 in the precision that is known: 2025, 2025-08, 2025-08-15."""
        return "-".join([f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)])

    @property
    def first(self) -> date:
        """The first day that lies in it."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that lies in it."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def checked(self) -> Point:
        """The point itself; raises `ValueError` where no calendar has it (2月30日)."""
        date(self.year, self.month or 1, self.day or 1)
        return self

    def at(self, day: int | None) -> Point | None:
        """That day of its month; None where there is no month or no such day."""
        if day is None:
            return replace(self, day=None)
        if self.month is None or not 1 <= day <= monthrange(self.year, self.month)[1]:
            return None
        return replace(self, day=day)

    def shifted(self, unit: str, count: int) -> Point | None:
        """The point `count` units (年, 月, 週, 日) on, in that unit's precision; None where it is not known as finely."""
        if unit == "年":
            return Point(self.year + count)
        if self.month is None:
            return None
        if unit == "月":
            return replace(Point.of(shift_date(self.first, count)), day=None)
        return Point.of(self.first + timedelta(days=count * (7 if unit == "週" else 1))) if self.day else None


def interval(start: Point, end: Point) -> str:
    """An ISO 8601 interval, both ends in it."""
    return f"{start.iso}/{end.iso}"


def shift_date(day: date, months: int) -> date:
    """The first of the month `months` away."""
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def to_number(text: str) -> int:
    """The value of Arabic figures or Kanji numbers: 15, 十五, 二〇一四."""
    if text.isascii():
        return int(text)
    if "十" not in text:
        return int("".join(str(_DIGITS[sign]) for sign in text))
    tens, ones = text.split("十")
    return 10 * (_DIGITS[tens] if tens else 1) + (_DIGITS[ones] if ones else 0)
