"""Times are found where news writes them and resolved as its readers do."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.article import article_from_text
from kg.times import find_times, times_of

DATE = "2025-08-23"


@pytest.mark.parametrize(
    ("text", "words", "iso"),
    [
        ("両首脳は2025年8月15日に会談した。", "2025年8月15日", "2025-08-15"),
        ("平成19年9月13日に日程を決めた。", "平成19年9月13日", "2007-09-13"),
        ("令和元年に即位した。", "令和元年", "2019"),
        ("昭和二十年八月十五日に終わった。", "昭和二十年八月十五日", "1945-08-15"),
        ("二〇一四年に併合した。", "二〇一四年", "2014"),
        ("2014年にクリミアを併合した。", "2014年", "2014"),
        ("2025年8月、アラスカで会談した。", "2025年8月", "2025-08"),
        ("8月15日に会談した。", "8月15日", "2025-08-15"),
        ("15日、アラスカで会談した。", "15日", "2025-08-15"),
        ("15日夜に帰国した。", "15日夜", "2025-08-15"),
        ("29日午後に発表した。", "29日午後", "2025-08-29"),
        ("15日午前7時45分ごろ参拝した。", "15日午前7時45分ごろ", "2025-08-15"),
        ("大統領は同日午後に発表した。", "同日午後", "2025-08-23"),
        ("23日12時46分に発表した。", "23日12時46分", "2025-08-23"),
        ("6日未明に採決した。", "6日未明", "2025-08-06"),
        ("今月27日に辞任した。", "今月27日", "2025-08-27"),
        ("先月、国を承認した。", "先月", "2025-07"),
        ("先月29日に演説した。", "先月29日", "2025-07-29"),
        ("来月上旬に訪問する。", "来月上旬", "2025-09-01/2025-09-10"),
        ("2月下旬に訪問する。", "2月下旬", "2025-02-21/2025-02-28"),
        ("来週に会談する。", "来週", "2025-08-25/2025-08-31"),
        ("先週末に会談した。", "先週末", "2025-08-16/2025-08-17"),
        ("来週月曜日に会談する。", "来週月曜日", "2025-08-25"),
        ("昨日発表した。", "昨日", "2025-08-22"),
        ("きょう、発表する。", "きょう", "2025-08-23"),
        ("昨年、合意した。", "昨年", "2024"),
        ("一昨年10月に奇襲した。", "一昨年10月", "2023-10"),
        ("来年4月に訪問する。", "来年4月", "2026-04"),
        ("今年8月に会談した。", "今年8月", "2025-08"),
        ("今年の2月から続く。", "今年の2月", "2025-02"),
        ("昨年の夏に特定した。", "昨年の夏", "2024-06/2024-08"),
        ("来春に選挙がある。", "来春", "2026-03/2026-05"),
        ("2008年末に辞任した。", "2008年末", "2008"),
        ("予算を3月末に成立させた。", "3月末", "2025-03"),
        ("2025年度予算を成立させた。", "2025年度", "2025-04-01/2026-03-31"),
        ("来年度に導入する。", "来年度", "2026-04-01/2027-03-31"),
        ("1990年代に始まった。", "1990年代", "1990/1999"),
        ("21世紀に入った。", "21世紀", "2001/2100"),
        ("3年前に合意した。", "3年前", "2022"),
        ("10日前に合意した。", "10日前", "2025-08-13"),
        ("年内に合意する。", "年内", "2025"),
        ("近年、緊張が続く。", "近年", None),
        ("14、15両日に会談した。", "14、15両日", "2025-08-14/2025-08-15"),
        ("23〜25日に訪問する。", "23〜25日", "2025-08-23/2025-08-25"),
        ("1月10日から2月8日まで続く。", "1月10日から2月8日", "2025-01-10/2025-02-08"),
        ("10日から2月8日に続く。", "10日から2月8日", "2025-01-10/2025-02-08"),
        ("2月30日に会談した。", "2月30日", None),
    ],
)
def test_an_expression_is_found_whole_and_resolved(text: str, words: str, iso: str | None) -> None:
    first = find_times(text, DATE)[0]
    assert (text[first.start : first.end], first.iso) == (words, iso)


@pytest.mark.parametrize(
    "text",
    [
        "2日間の日程を終えた。",
        "6年ぶりに会談した。",
        "42年の独裁が終わった。",
        "任期は5年だ。",
        "1日2回の協議を重ねる。",
        "会談は3日目に入った。",
        "1日当たり3000人が死亡した。",
        "前日本代表の選手が当選した。",
        "前年比で増えた。",
        "日本年金機構が発表した。",
        "毎日新聞が伝えた。",
        "日韓両国が協力した。",
        "3カ国の首脳が会談した。",
        "ききょうが咲いた。",
        "夜の会談は夏まで続く。",
    ],
)
def test_lengths_and_other_words_are_no_times(text: str) -> None:
    assert find_times(text, DATE) == ()


@pytest.mark.parametrize(
    ("text", "date", "iso"),
    [
        ("31日、発表した。", "2025-09-01", "2025-08-31"),
        ("1日に発表する。", "2025-08-31", "2025-09-01"),
        ("12月に発効した。", "2026-01-05", "2025-12"),
        ("11月の選挙に備える。", "2026-02-01", "2026-11"),
        ("29日に会談した。", "2025-03-10", "2025-03-29"),
        ("3日に会談した。", "2025-03-26", "2025-03-03"),
    ],
)
def test_a_short_date_is_of_the_month_and_year_of_the_paper(text: str, date: str, iso: str) -> None:
    assert find_times(text, date)[0].iso == iso


@pytest.mark.parametrize("text", ["8月15日に会談した。", "15日に会談した。", "昨年、会談した。", "来週、会談する。", "翌日、会談した。"])
def test_without_a_date_a_relative_time_stays_open(text: str) -> None:
    assert [time.iso for time in find_times(text, None)] == [None]


@pytest.mark.parametrize(
    ("text", "isos"),
    [
        ("2025年8月15日に会談した。翌日、帰国した。", ["2025-08-15", "2025-08-16"]),
        ("2025年8月15日に会談した。18日、再び会談した。", ["2025-08-15", "2025-08-18"]),
        ("2007年9月13日に決めた。同月23日に投票する。", ["2007-09-13", "2007-09-23"]),
        ("2001年9月に起きた。同年10月に攻撃した。", ["2001-09", "2001-10"]),
        ("2001年に起きた。同じ年の10月に攻撃した。", ["2001", "2001-10"]),
        ("2014年12月31日に調印した。翌年に発効した。", ["2014-12-31", "2015"]),
        ("2014年8月14日に辞任した。前日の13日には拒んでいた。", ["2014-08-14", "2014-08-13", "2014-08-13"]),
        ("2025年8月15日に会談した。3日後に帰国した。", ["2025-08-15", "2025-08-18"]),
    ],
)
def test_a_date_leans_on_the_one_named_before(text: str, isos: list[str]) -> None:
    article = article_from_text(text, "name")
    assert [time.iso for times in times_of(article) for time in times] == isos


def test_an_old_date_does_not_move_the_days_of_the_paper() -> None:
    article = article_from_text(
        "会談の余波\n2025年8月23日\n2001年9月11日にテロが起きた。15日、大統領は声明を出した。先月3日にも出した。18日に訪問する。", "name"
    )
    assert [time.iso for times in times_of(article) for time in times] == ["2001-09-11", "2025-08-15", "2025-07-03", "2025-08-18"]


def test_a_month_of_the_paper_carries_to_the_next_sentences() -> None:
    article = article_from_text("会談の余波\n2025年11月5日\n首脳は10月20日に会談した。25日に合意を発表した。", "name")
    assert [time.iso for times in times_of(article) for time in times] == ["2025-10-20", "2025-10-25"]


@given(st.text(alphabet="0123456789年月日週一十〇来昨今前翌同先世紀代度末、・から〜のに春夏午後時分間令和元きょう ", max_size=60))
def test_expressions_lie_in_the_text_in_order(text: str) -> None:
    times = find_times(text, DATE)
    edges = [edge for time in times for edge in (time.start, time.end)]
    assert edges == sorted(edges)
    assert all(0 <= time.start < time.end <= len(text) for time in times)


def test_a_long_sentence_of_figures_takes_no_more_than_its_length() -> None:
    began = time.perf_counter()
    find_times("1" * 20_000 + "一" * 20_000 + "日の" * 20_000, DATE)
    assert time.perf_counter() - began < 2
