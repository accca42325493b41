"""The address of a page → the article on it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from types import MappingProxyType
from urllib.parse import unquote, urlsplit

from kg.article import article_from_document
from kg.errors import ArticleError
from kg.fetching import Fetched, fetch
from kg.model import Article
from kg.readers import DOCX, HTML, KINDS, MARKDOWN, PDF, RTF, TEXT, read_kind
from kg.webget import Limits

_MEDIA_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "text/html": HTML,
        "application/xhtml+xml": HTML,
        "application/pdf": PDF,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": DOCX,
        "application/rtf": RTF,
        "text/rtf": RTF,
        "text/markdown": MARKDOWN,
    }
)
_UNTOLD = ("", "text/plain", "application/octet-stream", "binary/octet-stream")
"""Media types of servers that do not know what they give; the address's ending tells."""
_LONGEST_NAME = 80


def read_address(address: str, limits: Limits | None = None) -> Article:
    """The article on the page at `address`, named after it; a web page, PDF, Word, RTF, Markdown or text file.

    Raises `ArticleError` where the page cannot be fetched (`kg.fetching.fetch`), and where there is no Japanese article on it.
    """
    page = fetch(address, limits)
    kind = _kind(page)
    document = read_kind(_as_utf8(page) if kind in (HTML, TEXT, MARKDOWN) else page.data, kind, page.url)
    origin = replace(document.origin, url=page.url)
    return article_from_document(replace(document, origin=origin), address_name(page.url))


def address_name(url: str) -> str:
    """The name of the article at `url`, which its folder bears: the server's name and the last part of the path."""
    parts = urlsplit(url)
    last = PurePosixPath(unquote(parts.path)).stem
    name = "-".join(part for part in (parts.hostname or "", last, parts.query) if part)
    return re.sub(r"[^\w.-]+", "-", name)[:_LONGEST_NAME].strip("-.")


def _kind(page: Fetched) -> str:
    if page.media_type in _MEDIA_KINDS:
        return _MEDIA_KINDS[page.media_type]
    ending = PurePosixPath(urlsplit(page.url).path).suffix.lower()
    if page.media_type in _UNTOLD and (page.media_type == "text/plain" or ending in {*KINDS, ".txt"}):
        return KINDS.get(ending, TEXT)
    told = page.media_type or "nothing that says what it is"
    raise ArticleError(f"the address gives {told}, no article", where=page.url, remedy="Give the address of a web page, PDF or text.")


def _as_utf8(page: Fetched) -> bytes:
    """The page in UTF-8 where the server tells its charset; a page that tells it itself is left to its reader."""
    try:
        return page.data.decode(page.charset).encode("utf-8") if page.charset else page.data
    except (LookupError, ValueError):
        return page.data
