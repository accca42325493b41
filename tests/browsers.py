"""The browsers that the tests of the page drive, and a person who reads a page in one."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

expect.set_options(timeout=20_000)

PROGRAMS = {
    "chromium": Path(os.environ.get("CHROMIUM", "/usr/bin/chromium")),
    "firefox": Path(os.environ.get("FIREFOX", "/usr/bin/firefox-esr")),
}
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"]
STILL: dict[str, str | float | bool] = {"ui.prefersReducedMotion": 1}
"""A context's `reduced_motion` does not reach Firefox."""


@contextmanager
def running(name: str, downloads: Path) -> Iterator[Browser]:
    """The browser `name`, which keeps in `downloads` what it is told to save; fails where it is not installed and CI is set."""
    if not PROGRAMS[name].exists() and not os.environ.get("CI"):
        pytest.skip(f"{PROGRAMS[name].name} is not installed: apt-get install chromium firefox-esr fonts-noto-cjk")
    with sync_playwright() as playwright:
        browser = _launch(playwright, name, downloads)
        yield browser
        browser.close()


def _launch(playwright: Playwright, name: str, downloads: Path) -> Browser:
    """Firefox as Mozilla ships it is driven over WebDriver BiDi, which its channel's name asks for."""
    if name == "firefox":
        return playwright.firefox.launch(
            channel="moz-firefox", executable_path=PROGRAMS[name], firefox_user_prefs=STILL, downloads_path=downloads
        )
    return playwright.chromium.launch(executable_path=PROGRAMS[name], args=SWITCHES)


class Reader:
    """A person at a page: opens it, clicks, reads; keeps what went wrong and what was asked of the network."""

    def __init__(self, browser: Browser, folder: Path, downloads: Path) -> None:
        self.context = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True, locale="ja-JP", reduced_motion="reduce")
        self.context.set_default_timeout(20_000)
        self.page = self.context.new_page()
        self.folder = folder
        self.downloads = downloads
        self.is_told_of_downloads = browser.browser_type.name == "chromium"
        self.errors: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.errors.append(message.text) if message.type in {"error", "warning"} else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))

    def open(self, name: str = "light", address: str = "") -> Page:
        """Open the page `name` at `address` (#…) and wait until it can be used."""
        self.page.goto(f"{(self.folder / name).with_suffix('.html').as_uri()}{address}")
        self.ready()
        return self.page

    def ready(self) -> None:
        """Wait until the page can be used."""
        expect(self.page.locator("html[data-ready]")).to_be_attached()

    def click_drawn(self, what: str, number: int) -> None:
        """Click the middle of a node (`positionOf`) or an edge (`middleOf`) of the graph."""
        spot = self.drawing(f"{what}({number if what == 'positionOf' else repr(str(number))})")
        box = self.page.locator(".graph .canvas").bounding_box()
        assert box
        self.page.mouse.click(box["x"] + spot["x"], box["y"] + spot["y"])

    def drawing(self, expression: str) -> Any:
        """What the drawing of the graph says of itself."""
        return self.page.evaluate(f"document.querySelector('.graph .canvas').drawing.{expression}")

    def draws(self, expression: str, wanted: object) -> None:
        """Wait until the drawing says `wanted`: it follows the rest of the page a frame later."""
        eventually(lambda: self.drawing(expression), wanted)

    def take(self, name: str) -> Path:
        """The file that the menu's entry `name` saves."""
        self.page.locator(".menu summary").click()
        return self.saved_by(self.page.locator(".menu").get_by_role("button", name=name).click)

    def saved_by(self, click: Callable[[], None]) -> Path:
        """The file that is saved by `click`; of what Firefox saves Playwright is not told, so it is looked for."""
        if self.is_told_of_downloads:
            with self.page.expect_download() as download:
                click()
            return download.value.path()
        before = set(self.downloads.iterdir())
        click()
        eventually(lambda: len(self._whole_files() - before), 1)
        return (self._whole_files() - before).pop()

    def _whole_files(self) -> set[Path]:
        """A file of Firefox's is empty until its .part is complete."""
        return {file for file in self.downloads.iterdir() if file.suffix != ".part" and file.stat().st_size}

    @property
    def panel(self) -> str:
        """The words of the evidence panel."""
        return self.page.locator("#evidence").inner_text()


def eventually(look: Callable[[], object], wanted: object, seconds: float = 10) -> None:
    """Wait until `look()` gives `wanted`; the page's policy forbids Playwright's own waiting, which runs code from strings."""
    end = time.monotonic() + seconds
    while (found := look()) != wanted and time.monotonic() < end:
        time.sleep(0.02)
    assert found == wanted
