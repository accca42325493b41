"""Fifty claims judged by keyboard in a browser: kept, undone, mended, taken up again, with the interval that the closed form gives."""

from __future__ import annotations

import json
import os
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect

from kg.corrections import read_corrections
from kg.html import PAGE_FOLDER
from kg.judgements import Judgements
from kg.reviewing import read_claims
from kg.reviewserver import HOST, make_review_app
from kg.tables import to_jsonl
from tests.browsers import eventually, running
from tests.graphs import SUMMIT_GRAPH, make_article, make_claim

pytestmark = pytest.mark.browser

CLAIMS = 60
AXE = PAGE_FOLDER / "node_modules" / "axe-core" / "axe.min.js"
MEANT = {"1": "right", "y": "right", "2": "wrong", "n": "wrong", "3": "unsure"}
HOSTILE = '<img src=x onerror="document.title=1">'


def fifty_and_ten(folder: Path) -> Path:
    """A build of sixty claims of three rules; one names what would be markup."""
    sentences = tuple(
        f"{number}日、プーチン大統領はウクライナ問題を棚上げした。{HOSTILE if number == 1 else ''}" for number in range(CLAIMS)
    )
    article = make_article("sixty", f"六十の主張{HOSTILE}", "2025-08-20", sentences)
    first = SUMMIT_GRAPH.claims[0]
    parts = (first.subject.entity, "プーチン大統領"), "deprioritizes", (first.object.entity, "ウクライナ問題"), "棚上げした"
    claims = tuple(make_claim(article, number, *parts, rule=f"rule.{'abc'[number % 3]}") for number in range(CLAIMS))
    folder.mkdir()
    (folder / "claims.jsonl").write_text(to_jsonl(replace(SUMMIT_GRAPH, articles=(article,), claims=claims)), encoding="utf-8")
    (folder / "article.txt").write_text(article.text, encoding="utf-8", newline="")
    (folder / "run.json").write_text(json.dumps({"article": {"title": article.title}}), encoding="utf-8")
    return folder


class Served:
    """The page of a folder, served as `kg review` does."""

    def __init__(self, folder: Path) -> None:
        judgements = Judgements(read_claims(folder), folder / "corrections.toml", "佐藤")
        self.listening = socket.create_server((HOST, 0))
        self.address = f"http://{HOST}:{self.listening.getsockname()[1]}/"
        self.server = uvicorn.Server(uvicorn.Config(make_review_app(judgements), log_level="warning"))
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [self.listening]})
        self.thread.start()
        end = time.monotonic() + 10
        while not self.server.started and time.monotonic() < end:
            time.sleep(0.02)

    def close(self) -> None:
        self.server.should_exit = True
        self.thread.join()
        self.listening.close()


@pytest.fixture(scope="module", params=["chromium", "firefox"])
def browser(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with running(request.param, tmp_path_factory.mktemp("downloads")) as browser:
        yield browser


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return fifty_and_ten(tmp_path / "sixty")


@pytest.fixture
def page(browser: Browser, folder: Path) -> Iterator[Page]:
    served = Served(folder)
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="ja-JP")
    page = context.new_page()
    errors: list[str] = []
    elsewhere: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(served.address) else elsewhere.append(request.url))
    page.goto(served.address)
    expect(page.locator("html[data-ready]")).to_be_attached()
    yield page
    context.close()
    served.close()
    assert (errors, elsewhere) == ([], [])


def press(page: Page, *keys: str) -> None:
    """The keys one after the other, each when the page has taken the one before."""
    for key in keys:
        before = page.locator("#progress").inner_text()
        page.keyboard.press(key)
        expect(page.locator("#progress")).not_to_have_text(before)


def rows(page: Page) -> list[list[str]]:
    return [row.locator("td").all_inner_texts() for row in page.locator("#rows tr").all()]


def wilson(right: int, judged: int) -> str:
    z, p = 1.959963984540054, right / judged
    middle = (p + z * z / (2 * judged)) / (1 + z * z / judged)
    half = z * (p * (1 - p) / judged + z * z / (4 * judged * judged)) ** 0.5 / (1 + z * z / judged)
    return f"{100 * (middle - half):.1f}–{100 * (middle + half):.1f}"


def test_fifty_claims_are_judged_by_keyboard(page: Page, folder: Path) -> None:
    keys = ["12y3n"[number % 5] for number in range(50)]  # of five claims two right, two wrong, one unsure
    press(page, *keys)
    records = read_corrections(folder / "corrections.toml").claims
    assert len(records) == 50
    assert [record.verdict for record in records] == [MEANT[key] for key in keys]
    expect(page.locator("#progress")).to_have_text(f"51 / {CLAIMS} · 判定済み judged 50")
    assert rows(page)[0] == ["全体 all", "40", "20", "50.0", wilson(20, 40)]
    for name, judged, right, percent, interval in rows(page)[1:]:
        own = [record.verdict.value for record in records if record.rule == name and record.verdict != "unsure"]
        assert (int(judged), int(right)) == (len(own), own.count("right"))
        assert (percent, interval) == (f"{100 * own.count('right') / len(own):.1f}", wilson(own.count("right"), len(own)))
    if picture := os.environ.get("KG_PICTURES"):
        page.keyboard.press("m")
        page.screenshot(path=f"{picture}/review.png")


def test_undo_takes_the_last_judgement_back(page: Page, folder: Path) -> None:
    press(page, "1", "2", "z")
    expect(page.locator("#progress")).to_have_text(f"2 / {CLAIMS} · 判定済み judged 1")
    assert [record.verdict for record in read_corrections(folder / "corrections.toml").claims] == ["right"]


def test_a_claim_is_mended_by_keyboard(page: Page, folder: Path) -> None:
    page.keyboard.press("w")
    page.keyboard.type("計画の段階")
    page.keyboard.press("Enter")
    page.keyboard.press("m")
    expect(page.locator("#mend select[name=relation]")).to_be_focused()
    page.locator("#mend select[name=modality]").select_option("intended")
    page.locator("#mend input[name=attributed_to]").fill("共同通信")
    before = page.locator("#progress").inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("#progress")).not_to_have_text(before)
    (record,) = read_corrections(folder / "corrections.toml").claims
    assert (record.verdict, record.note.why) == ("mended", "計画の段階")
    assert {key: value for key in ("relation", "modality", "attributed_to") if (value := getattr(record.change, key)) is not None} == {
        "modality": "intended",
        "attributed_to": "共同通信",
    }
    press(page, "ArrowLeft")
    expect(page.locator("#verdict")).to_contain_text("modality: intended · attributed_to: 共同通信 · 計画の段階 · 佐藤")


def test_escape_leaves_a_claim_as_it_is(page: Page, folder: Path) -> None:
    page.keyboard.press("m")
    page.keyboard.press("Escape")
    expect(page.locator("#mend")).to_be_hidden()
    assert not (folder / "corrections.toml").exists()


def test_words_are_marked_and_markup_is_text(page: Page) -> None:
    press(page, "ArrowRight")
    expect(page.locator("#sentence mark.predicate")).to_have_text("棚上げした")
    expect(page.locator("#sentence mark.subject")).to_have_text("プーチン大統領")
    expect(page.locator("#sentence mark.object")).to_have_text("ウクライナ問題")
    expect(page.locator("#sentence")).to_contain_text(HOSTILE)
    expect(page.locator("#title")).to_contain_text(HOSTILE)
    assert page.locator("img").count() == 0


def test_another_session_goes_on_where_the_last_one_stopped(browser: Browser, folder: Path) -> None:
    for session, shown in enumerate(("1 / 60 · 判定済み judged 0", "3 / 60 · 判定済み judged 2")):
        served = Served(folder)
        page = browser.new_page()
        page.goto(served.address)
        eventually(page.locator("#progress").inner_text, shown)
        if session == 0:
            press(page, "1", "1")
        page.close()
        served.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_of_level_a_or_aa(page: Page, scheme: Literal["light", "dark"]) -> None:
    if not AXE.is_file() and not os.environ.get("CI"):
        pytest.skip("axe-core is not installed: python -m kg.page.build")
    page.emulate_media(color_scheme=scheme)
    press(page, "1", "ArrowRight")
    page.keyboard.press("m")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })")
    assert [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found["violations"]] == []


def test_a_phone_shows_all_without_scrolling_sideways(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.keyboard.press("m")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
