"""A hook of MkDocs: pages in Japanese are Japanese throughout, from their `lang` to the theme's buttons."""

from __future__ import annotations

from typing import Any


def on_page_context(context: Any, page: Any, config: Any, nav: Any) -> Any:  # noqa: ARG001 - MkDocs gives all four
    """The `context` of a page, with the theme's own words in Japanese where the page lies in `ja/` or its name ends in `.ja.md`."""
    source = page.file.src_uri
    config.theme["language"] = "ja" if source.startswith("ja/") or source.endswith(".ja.md") else "en"
    return context
