"""The line of an article that says when it appeared."""

from __future__ import annotations

import re
from datetime import date

_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
_DATE = (
    r"(?:(?P<year>(?:19|20)[0-9]{2})|(?P<era>" + "|".join(_ERAS) + r")(?P<era_year>[0-9]{1,2}|元))"
    r"(?:年 ?(?P<month>[0-9]{1,2})月 ?(?P<day>[0-9]{1,2})日|(?P<sign>[/.\-])(?P<m>[0-9]{1,2})(?P=sign)(?P<d>[0-9]{1,2}))(?![0-9])"
)
# 毎日新聞 2025/8/26 20:15, 【2025年8月26日（火）】 and 公開日:2025-08-26 are such lines; 2025年8月26日の会談 is a heading.
_LINE = re.compile(
    rf"(?:.{{0,20}}[\s:：/／|｜（［【〔])?(?:公開|更新|配信|投稿|掲載|作成|発表)?日?時?[:：]?{_DATE}(?![のにはをがでもと、]).{{0,30}}"
)


def read_dateline(line: str) -> str | None:
    """The date of `line`, a normalised line, as ISO 8601 where the line is nothing but a date and what goes with it.

    Years of the Japanese eras are turned into Western ones (令和7年 → 2025). None for any other line, and for a day that no calendar has.
    """
    found = _LINE.fullmatch(line)
    if found is None or line.endswith("。"):
        return None
    try:
        return date(_year(found), int(found["month"] or found["m"]), int(found["day"] or found["d"])).isoformat()
    except ValueError:
        return None


def _year(found: re.Match[str]) -> int:
    if found["year"]:
        return int(found["year"])
    return _ERAS[found["era"]] + (1 if found["era_year"] == "元" else int(found["era_year"]))
