"""The time and the place that a claim's clause names."""

from __future__ import annotations

import pytest

from kg.model import Claim
from tests.readings import claims_of


def claim(text: str, relation: str) -> Claim:
    """The last claim of that relation."""
    return [c for c in claims_of(text) if c.relation == relation][-1]


TIMES = [
    ("a day", "ドイツは8月3日、フランスを批判した。", "criticizes", "8月3日"),
    ("with に", "ドイツは8月3日にフランスを批判した。", "criticizes", "8月3日"),
    ("in front", "8月3日、ドイツはフランスを批判した。", "criticizes", "8月3日"),
    ("of the clause before", "ドイツは8月3日、フランスを訪れ、スペインを批判した。", "criticizes", "8月3日"),
    ("its own before that of another clause", "ドイツは8月3日、フランスを訪れ、8月4日にスペインを批判した。", "criticizes", "8月4日"),
    ("not of the clause after", "ドイツはフランスを訪れ、8月4日にスペインを批判した。", "visits", None),
    ("not inside another argument", "ドイツは8月3日の声明を批判した。", "criticizes", None),
    ("not of the sentence before", "8月3日は雨だった。ドイツはフランスを批判した。", "criticizes", None),
    ("none", "ドイツはフランスを批判した。", "criticizes", None),
]


@pytest.mark.parametrize(("text", "relation", "expected"), [pytest.param(*row, id=name) for name, *row in TIMES])
def test_when(text: str, relation: str, expected: str | None) -> None:
    assert claim(text, relation).time == expected


def test_a_time_is_resolved_where_the_year_is_known() -> None:
    assert claim("ドイツは2024年8月3日、フランスを批判した。", "criticizes").time_iso == "2024-08-03"
    assert claim("ドイツはフランスを批判した。", "criticizes").time_iso is None


PLACES = [
    ("a city with で", "ドイツはロンドンでフランスと会談した。", "meetsWith", "ロンドン"),
    ("a state with で", "ドイツはカナダでフランスと会談した。", "meetsWith", "カナダ"),
    ("with においても で's name", "ドイツはロンドンにおいてフランスと会談した。", "meetsWith", "ロンドン"),
    ("a topic", "ロンドンではドイツがフランスと会談した。", "meetsWith", "ロンドン"),
    ("a thing is no place", "ドイツは会議でフランスと会談した。", "meetsWith", None),
    ("where one goes is no place of it", "ドイツはロンドンに部隊を派遣した。", "mobilizes", None),
    ("not that of another clause", "ドイツはロンドンで演説し、フランスを批判した。", "criticizes", None),
]


@pytest.mark.parametrize(("text", "relation", "expected"), [pytest.param(*row, id=name) for name, *row in PLACES])
def test_where(text: str, relation: str, expected: str | None) -> None:
    assert claim(text, relation).place == expected
