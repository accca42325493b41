"""Takes the pictures of the page that README and site show: `python -m tests.pictures` writes them to docs/images/."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from tests.browsers import PROGRAMS, SWITCHES
from tests.conftest import kg

IMAGES = Path(__file__).parents[1] / "docs" / "images"
PICTURES = {"ja": "page.png", "en": "page-en.png"}
SHOWN = "deprioritizes"
"""The relation of the sample's claim that is chosen."""


def main() -> None:
    """Build the sample in both languages, choose the claim, and keep what a reader sees."""
    with TemporaryDirectory() as place, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=PROGRAMS["chromium"], args=SWITCHES)
        for language, name in PICTURES.items():
            kg(Path(place), "build", "--sample", "--language", language, "-o", language)
            folder = Path(place) / language
            page = browser.new_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
            page.goto(f"{(folder / 'graph.html').as_uri()}#claim={_claim(folder)}")
            page.wait_for_timeout(2000)  # the network is drawn
            page.screenshot(path=IMAGES / name)
            if language == "en":
                _ask(page)
                page.screenshot(path=IMAGES / "sparql.png")
        browser.close()


def _ask(page: Page) -> None:
    """Open the tab of queries and run one of those that are shipped."""
    page.locator(".tabs").get_by_role("button", name="SPARQL").click()
    page.locator(".sparql select").first.select_option("who-pressures-whom")
    page.locator(".answer td").first.wait_for()


def _claim(folder: Path) -> str:
    rows = map(json.loads, (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines())
    return next(str(row["id"]) for row in rows if row["relation"] == SHOWN)


if __name__ == "__main__":
    main()
