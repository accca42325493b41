"""The bytes of a web page → its tree, made ready for finding the main text in it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from kg.decoding import decode
from kg.errors import ArticleError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST_CELL = 200
"""A cell with more code points holds an article or a menu, not data."""
_LONGEST_HEAD = 2_000
_LONGEST_DATA = 20_000
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_OPEN_END = re.compile(r"<(?![^<>]*>)")
_TABLE_PARTS = ("table", "thead", "tbody", "tfoot", "tr", "td", "th")


def page_tree(data: bytes) -> HtmlElement | None:
    """The tree of the page `data`, tables that only lay the page out turned into blocks; None where it is no page."""
    from trafilatura import load_html

    tree: HtmlElement | None = load_html(_decoded(data))
    if tree is None:
        return None
    for element in [*tree.iter("noscript", "rt", "rp"), *filter(_is_note_sign, tree.iter("sup"))]:
        element.drop_tree()
    _shorten_head(tree)
    for table in list(tree.iter("table")):
        if _is_layout(table):
            _to_blocks(table)
    return tree


def _decoded(data: bytes) -> str | bytes:
    """The text of the page; as bytes where its encoding is none of the usual ones, for the library to guess."""
    if b"\x1b$" in data:
        return data.decode("iso2022_jp", errors="replace")
    try:
        return decode(data, "")
    except ArticleError:
        return data


def _shorten_head(tree: HtmlElement) -> None:
    """Cut what no honest page has so long: trafilatura's expressions take quadratic time for it, minutes for some hundred kilobytes."""
    for meta in tree.iter("meta"):
        if len(content := meta.get("content") or "") > _LONGEST_HEAD:
            meta.set("content", _writable(content[:_LONGEST_HEAD]))
    for title in tree.iter("title"):
        title.text = _writable((title.text or "")[:_LONGEST_HEAD])
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json":
            script.text = _writable(_tamed(script.text or ""))


def _tamed(data: str) -> str:
    """JSON-LD without the < that open no tag; none of it where it is long and no JSON."""
    text = _OPEN_END.sub("", data)
    return text if len(text) <= _LONGEST_DATA or _is_json(text) else ""


def _writable(text: str) -> str:
    """The text without control characters, which lxml reads in a page but refuses to write."""
    return _CONTROL.sub("", text)


def _is_json(text: str) -> bool:
    try:
        json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return False
    return True


def _is_note_sign(element: HtmlElement) -> bool:
    """True for the number of a footnote, which would stand inside a word."""
    return element.find(".//a") is not None and element.text_content().strip(" []()［］（）注※*").isdigit()


def _is_layout(table: HtmlElement) -> bool:
    return any(len("".join(cell.text_content().split())) > _LONGEST_CELL for cell in table.iter("td"))


def _to_blocks(table: HtmlElement) -> None:
    """Rename the parts of `table` but for those of tables in it, which are looked at by themselves."""
    table.tag = "div"
    for part in table.iter(*_TABLE_PARTS[1:]):
        if next(part.iterancestors("table"), None) is None:
            part.tag = "div"
