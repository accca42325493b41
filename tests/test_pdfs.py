"""Three PDF files set in three ways, and what must be read from them; locked and scanned ones are refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import kg
from kg.errors import ArticleError
from kg.readers import PDF, read_kind
from tests.pages import article_of, recall, squeezed
from tests.pdfs import FOOTER, HEADER, locked, one_column, scanned, two_columns, vertical

ENOUGH = 0.95
RUBIES = (("長官", "ちょうかん"), ("首相", "しゅしょう"))


def set_in_one_column() -> tuple[str, bytes]:
    title, *paragraphs = article_of("newspaper").splitlines()
    return article_of("newspaper"), one_column(title, paragraphs, RUBIES)


def set_in_two_columns() -> tuple[str, bytes]:
    """Two articles as one, so that the text runs over two pages."""
    text = article_of("thinktank") + "".join(article_of("amp").splitlines(keepends=True)[1:])
    title, *paragraphs = text.splitlines()
    return text, two_columns(title, paragraphs)


def set_in_vertical_lines() -> tuple[str, bytes]:
    title, *paragraphs = article_of("local").splitlines()
    return article_of("local"), vertical(title, paragraphs)


SETTINGS = (set_in_one_column, set_in_two_columns, set_in_vertical_lines)


@pytest.mark.parametrize("setting", SETTINGS)
def test_the_main_text_is_read_in_its_order(setting: Callable[[], tuple[str, bytes]]) -> None:
    text, data = setting()
    share = recall(text, read_kind(data, PDF, "a.pdf").text)
    assert share >= ENOUGH, f"{setting.__name__}: recall {share:.3f}"


@pytest.mark.parametrize("setting", SETTINGS)
def test_lines_become_the_paragraphs_that_they_were(setting: Callable[[], tuple[str, bytes]]) -> None:
    text, data = setting()
    assert read_kind(data, PDF, "a.pdf").text.strip().split("\n\n") == text.splitlines()


def test_headers_footers_page_numbers_and_ruby_are_left_out() -> None:
    found = read_kind(set_in_one_column()[1], PDF, "a.pdf").text
    assert [part for part in (HEADER, FOOTER, "- 1 -", *(ruby for _, ruby in RUBIES)) if part in found] == []


@pytest.mark.model
@pytest.mark.parametrize("setting", SETTINGS)
def test_claims_come_from_the_main_text_alone(setting: Callable[[], tuple[str, bytes]], tmp_path: Path) -> None:
    text, data = setting()
    (tmp_path / "a.pdf").write_bytes(data)
    graph = kg.build(tmp_path / "a.pdf")
    assert len(graph.claims) >= 5
    assert [claim.sentence.text for claim in graph.claims if squeezed(claim.sentence.text) not in squeezed(text)] == []


@pytest.mark.parametrize(
    ("data", "message"), [(scanned(), "the PDF has no text layer"), (locked("首相は野党を批判した。"), "the PDF is encrypted")]
)
def test_a_pdf_without_text_for_us_says_why(data: bytes, message: str) -> None:
    with pytest.raises(ArticleError, match=message):
        read_kind(data, PDF, "a.pdf")
