"""A saved web page → its article: title, date and main text, without menus, notices and advertisements."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.document import Document
from kg.errors import ArticleError
from kg.model import Origin
from kg.pagehead import body_for_machines, page_head
from kg.pagetree import page_tree

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SHORTEST_SENTENCE = 6
_NOTICE = re.compile(
    r"©|Copyright|\(C\)|All Rights Reserved|無断転[載用]|リンクフリー|Cookie|クッキー|JavaScript|筆者個人の", re.IGNORECASE
)
_SUBHEADINGS = ("h2", "h3", "h4")
_COPY = "Copy the article's text out of the page into a .txt file and build that."


def read_html(data: bytes, where: str) -> Document:
    """The title, date and main text of the page `data`, each in its own paragraph, as trafilatura finds them.

    The text that a page keeps for machines (JSON-LD) is taken where the page shows less, as one does that a script fills.
    Raises `ArticleError` for a page without main text, and for one of menus and links alone.
    """
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it warns of each page without main text
    tree = page_tree(data)
    if tree is None:
        raise ArticleError("this is no web page", where=where, remedy=_COPY)
    head = page_head(tree)
    lines = [line for line in _longer(_main_text(tree), body_for_machines(tree)) if not _repeats(line, head.title)]
    lines = list(_with_headings(tree, _without_notices(lines)))
    if not any(map(_has_sentence, lines)):
        raise _nothing(tree, where)
    text = "\n\n".join([*filter(None, (head.title, _japanese_date(head.date))), *lines]) + "\n"
    return Document(text, Origin("html", head.site, head.url, head.author), head.title or None, head.date)


def _nothing(tree: HtmlElement, where: str) -> ArticleError:
    if next(tree.iter("a"), None) is None:
        return ArticleError("the page has no main text", where=where, remedy=_COPY)
    return ArticleError("the page has only menus and links, no article", where=where, remedy=f"Save the article's own page. {_COPY}")


def _main_text(tree: HtmlElement) -> list[str]:
    from trafilatura import bare_extraction

    found = bare_extraction(tree, favor_precision=True, include_comments=False, include_tables=False)
    text = "" if found is None or isinstance(found, dict) else found.text or ""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _longer(shown: list[str], hidden: list[str]) -> list[str]:
    return hidden if len("".join(hidden)) > 2 * len("".join(shown)) else shown


def _repeats(line: str, title: str) -> bool:
    """True for the title in the text, and for the trail of links to the page that ends with it."""
    return bool(title) and title in line and not _has_sentence(line)


def _has_sentence(line: str) -> bool:
    return any(len(sentence) >= _SHORTEST_SENTENCE for sentence in line.split("。")[:-1])


def _without_notices(lines: Sequence[str]) -> list[str]:
    """The lines from the first to the last that tells no rights in the page and no needs of the site."""
    own = [place for place, line in enumerate(lines) if not _NOTICE.search(line)]
    return list(lines[own[0] : own[-1] + 1]) if own else []


def _with_headings(tree: HtmlElement, lines: Sequence[str]) -> Iterator[str]:
    """The lines with the headings that stand directly over one of them, which trafilatura leaves out on some pages."""
    over = {_squeezed(below.text_content()): heading for heading in tree.iter(*_SUBHEADINGS) if _is_paragraph(below := heading.getnext())}
    known = set(lines)
    for line in lines:
        heading = over.get(_squeezed(line))
        if heading is not None and (text := " ".join(heading.text_content().split())) not in known:
            yield text
        yield line


def _is_paragraph(element: HtmlElement | None) -> bool:
    return element is not None and element.tag == "p"


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _japanese_date(iso: str | None) -> str:
    if not iso:
        return ""
    year, month, day = iso[:10].split("-")
    return f"{int(year)}年{int(month)}月{int(day)}日"
