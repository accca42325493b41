"""What a web page says about its article: title, date, site, address and author, and the text that it keeps for machines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.dateline import read_dateline
from kg.normalising import normalise

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HEADINGS = ("h1", "h2", "h3")
_SHORTEST_TITLE = 5
_LONGEST_DATELINE = 60
_TITLE_ENDS = re.compile(r"\s*[|｜/／:：‖]\s*|\s+[-–—‐]\s+")
_MARKUP = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class PageHead:
    """What a page says about its article; `title` is empty and the others are None where it says nothing, `date` is ISO 8601."""

    title: str
    date: str | None = None
    site: str | None = None
    url: str | None = None
    author: str | None = None


def page_head(tree: HtmlElement) -> PageHead:
    """What the page's metadata say (as trafilatura reads them), title, date and site else from what it shows."""
    from trafilatura import extract_metadata

    said = extract_metadata(tree, date_config={"extensive_search": False, "original_date": True})
    title, site = _title(tree, said.title, said.sitename)
    return PageHead(title, said.date or _shown_date(tree), said.sitename or site, said.url, said.author)


def body_for_machines(tree: HtmlElement) -> list[str]:
    """The paragraphs of the article that the page describes in JSON-LD (schema.org's `articleBody`); none where it does not."""
    bodies = [_MARKUP.sub("", text) for node in _nodes_for_machines(tree) if isinstance(text := node.get("articleBody"), str)]
    return [line.strip() for line in max(bodies, key=len, default="").splitlines() if line.strip()]


def _title(tree: HtmlElement, given: str | None, site: str | None) -> tuple[str, str | None]:
    """The longest heading that the page's title begins or ends with, else `given`, or the page's title; and the name of the site in it."""
    whole = _line(tree.findtext(".//title"))
    headings = [text for element in tree.iter(*_HEADINGS) if len(text := _line(element.text_content())) >= _SHORTEST_TITLE]
    known = [text for text in headings if text != site and (whole.startswith(text) or whole.endswith(text))]
    if (told := _line(given)) and told != whole and whole.startswith(told):
        known.append(told)
    if known:
        title = max(known, key=len)
        return title, _site(whole.replace(title, "", 1))
    parts = _TITLE_ENDS.split(whole or told)
    return parts[0], parts[-1] if len(parts) > 1 else None


def _shown_date(tree: HtmlElement) -> str | None:
    """The date (ISO 8601) of the first element that is nothing but a date and what goes with it, such as 令和7年6月10日."""
    for element in tree.iter("time", "p", "div", "span", "dd", "li", "td", "font"):
        text = _line(element.text_content())
        if 0 < len(text) <= _LONGEST_DATELINE and (found := read_dateline(normalise(text).text)):
            return found
    return None


def _nodes_for_machines(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json":
            try:
                data = json.loads(script.text or "", strict=False)
            except (ValueError, RecursionError):
                continue
            yield from _nodes(data)


def _nodes(data: object) -> Iterator[dict[str, Any]]:
    """The objects in `data`, a list of objects or one that may hold a list as its @graph."""
    for each in data if isinstance(data, list) else [data]:
        if isinstance(each, dict):
            yield each
            yield from (node for node in each.get("@graph") or () if isinstance(node, dict))


def _site(rest: str) -> str | None:
    """The name of the site, with which the page's title ends or begins."""
    names = [part.strip() for part in _TITLE_ENDS.split(rest) if part.strip()]
    return names[-1] if names else None


def _line(text: str | None) -> str:
    return " ".join((text or "").split())
