"""The page of an archive: a slider over the dates of its articles, what they say together, and what the page leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from kg.html import PAGE_FOLDER, to_html
from kg.merge import merge, strongest
from kg.model import Claim
from kg.overview import Overview, opposed_to, overview_data
from kg.statement_model import Contradiction, Statement
from kg.statements import by_pair, contradictions, said_in
from kg.tables import claim_rows
from kg.vocabulary import load_vocabulary
from tests.browsers import Reader, running
from tests.graphs import SUMMIT_GRAPH

DATES = ("2025-06-10", "2025-08-15", "2026-01-20")
CLAIMS = len(SUMMIT_GRAPH.claims)


def articles(*changes: dict[str, Any]) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """The sample article as three papers printed it in turn, each with changes to all of its claims."""
    for number, (date, changed) in enumerate(zip(DATES, changes, strict=True)):
        article = replace(SUMMIT_GRAPH.articles[0], id=f"a{number}", date=date)
        claims = tuple(replace(claim, id=f"{claim.id}{number}", article=article.id) for claim in SUMMIT_GRAPH.claims)
        rows = [row | changed for row in claim_rows(replace(SUMMIT_GRAPH, articles=(article,), claims=claims))]
        yield {"id": article.id, "name": f"記事{number}", "title": article.title, "date": date, "source": f"紙{number}"}, rows


HARDENED = ({"modality": "intended"}, {"modality": "asserted"}, {"modality": "asserted"})
DENIED: tuple[dict[str, str], ...] = ({}, {}, {"polarity": "negative"})


def overview_of(changes: tuple[dict[str, Any], ...], most: int = 100) -> tuple[Overview, tuple[Claim, ...], str]:
    pairs = list(by_pair(said for row, claims in articles(*changes) for said in said_in(claims, row, row["id"])))
    chosen = strongest([each for pair in pairs for each in pair], most)
    thinned = merge(articles(*changes), chosen, SUMMIT_GRAPH.run)
    opposed = opposed_to(chosen, [found for pair in pairs for found in contradictions(pair)])
    overview = Overview(chosen, opposed, thinned.claims, thinned.least_support)
    return overview, thinned.graph.claims, to_html(thinned.graph, load_vocabulary(), with_engine=False, with_text=False, overview=overview)


def test_each_claim_knows_its_statement_with_its_support_and_dates() -> None:
    overview, claims, _ = overview_of(HARDENED)
    data = overview_data(overview, claims)
    statement = data["statements"][data["of_claims"][0]]
    assert (statement["support"], statement["first"], statement["last"]) == (3, DATES[0], DATES[2])
    assert (statement["intended"], statement["hardened"]) == DATES[:2]
    assert None not in data["of_claims"]
    assert (data["claims"], data["least_support"]) == (3 * CLAIMS, 3)


def test_a_claim_the_other_way_round_is_of_the_same_statement() -> None:
    overview, (claim, *_), _ = overview_of(HARDENED)
    turned = replace(claim, subject=claim.object, object=claim.subject)
    places = overview_data(overview, [claim, turned, replace(claim, relation="sanctions")])["of_claims"]
    assert places[0] == places[1]
    assert places[2] is None


def test_what_contradicts_a_statement_is_told_with_it_though_the_page_leaves_it_out() -> None:
    overview, claims, _ = overview_of(DENIED, most=CLAIMS)
    place, statement = next((i, each) for i, each in enumerate(overview.statements) if each.polarity == "positive")
    denial = {"relation": statement.relation, "polarity": "negative", "support": 1, "first": DATES[2]}
    assert overview_data(overview, claims)["statements"][place]["against"] == [denial]
    assert statement.support == 2


def test_only_what_is_opposed_to_the_statements_shown_is_kept() -> None:
    (one, other), *_ = by_pair(said for row, claims in articles(*DENIED) for said in said_in(claims, row, row["id"]))
    stranger: Statement = replace(one, subject="http://h/other")
    found = Contradiction(one, other)
    assert opposed_to([one], [found, Contradiction(stranger, stranger)]) == (found,)


@pytest.fixture(scope="module")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="module")
def browser(downloads: Path) -> Iterator[Browser]:
    with running("chromium", downloads) as browser:
        yield browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    pages = {"archive": overview_of(HARDENED), "thinned": overview_of(HARDENED, 2), "denied": overview_of(DENIED)}
    for name, (_, _, page) in pages.items():
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
    (folder / "article.html").write_text(to_html(SUMMIT_GRAPH, load_vocabulary(), with_engine=False), encoding="utf-8")
    return folder


@pytest.fixture
def reader(browser: Browser, folder: Path, downloads: Path) -> Iterator[Reader]:
    reader = Reader(browser, folder, downloads)
    yield reader
    reader.context.close()
    assert reader.errors == []


def shown(page: Page, claims: int) -> None:
    expect(page.locator(".shown")).to_have_text(f"{3 * CLAIMS} 件中 {claims} 件の言明")


@pytest.mark.browser
def test_the_slider_is_moved_with_the_keys_and_shows_the_claims_of_that_time(reader: Reader) -> None:
    page = reader.open("archive")
    shown(page, 3 * CLAIMS)
    since, until = page.get_by_label("いつから"), page.get_by_label("いつまで")
    since.focus()
    page.keyboard.press("ArrowRight")
    expect(since).to_have_attribute("aria-valuetext", "2025-07")
    shown(page, 2 * CLAIMS)
    until.focus()
    page.keyboard.press("ArrowLeft")
    shown(page, CLAIMS)
    assert "since=2025-07&until=2025-12" in page.url
    page.get_by_role("button", name="全期間").click()
    shown(page, 3 * CLAIMS)


@pytest.mark.browser
def test_the_ends_of_the_slider_do_not_pass_each_other(reader: Reader) -> None:
    page = reader.open("archive", "#until=2025-08")
    page.get_by_label("いつから").press("End")
    expect(page.get_by_label("いつまで")).to_have_attribute("aria-valuetext", "2026-01")
    shown(page, CLAIMS)


@pytest.mark.browser
def test_an_address_tells_the_time(reader: Reader) -> None:
    shown(reader.open("archive", "#since=2025-08&until=2025-08"), CLAIMS)


@pytest.mark.browser
def test_a_claim_tells_its_support_dates_and_hardening(reader: Reader) -> None:
    page = reader.open("archive")
    page.locator("#evidence .claims button").first.click()
    details = page.locator("#evidence .details").first
    for words in ("独立した出典 3（記事 3）", f"{DATES[0]} – {DATES[2]}", f"{DATES[0]} → {DATES[1]}"):
        expect(details).to_contain_text(words)


@pytest.mark.browser
def test_a_claim_tells_what_contradicts_it(reader: Reader) -> None:
    page = reader.open("denied")
    page.locator("#evidence .claims button").first.click()
    expect(page.locator("#evidence .against").first).to_contain_text("独立した出典 1")


@pytest.mark.browser
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("archive", f"All {3 * CLAIMS} claims of the archive."),
        ("thinned", f"of the archive's {3 * CLAIMS} claims: those with the most independent sources (3 or more)"),
    ],
)
def test_the_page_says_what_it_leaves_out(reader: Reader, name: str, words: str) -> None:
    page = reader.open(name, "#lang=en")
    expect(page.locator(".left-out")).to_contain_text(words)
    expect(page.get_by_label("Since")).to_be_visible()


@pytest.mark.browser
def test_the_page_of_an_article_has_neither_slider_nor_note(reader: Reader) -> None:
    page = reader.open("article")
    expect(page.locator(".overview")).to_have_count(0)


@pytest.mark.browser
@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_page_of_an_archive_has_no_barrier_that_axe_finds(reader: Reader, language: str) -> None:
    axe = PAGE_FOLDER / "node_modules" / "axe-core" / "axe.min.js"
    if not axe.exists():
        pytest.skip("axe-core is not installed: python -m kg.page.build")
    page = reader.open("archive", f"#lang={language}")
    page.evaluate(axe.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })")
    assert [violation["id"] for violation in found["violations"]] == []
