"""What a file or page holds: the article's text, and what the page says about it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Origin


@dataclass(frozen=True, slots=True)
class Document:
    """The text of an article with its origin; `title` and `date` (ISO 8601) are what a web page says, None for other files."""

    text: str
    origin: Origin
    title: str | None = None
    date: str | None = None
