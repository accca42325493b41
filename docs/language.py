"""A hook of MkDocs: pages in Japanese say so, for screen readers and for the forms of kanji."""

from __future__ import annotations

from typing import Any


def on_post_page(output: str, page: Any, config: Any) -> str:  # noqa: ARG001 - MkDocs gives all three
    """`output` with `lang="ja"` where the page lies in `ja/` or its name ends in `.ja.md`."""
    source = page.file.src_uri
    is_japanese = source.startswith("ja/") or source.endswith(".ja.md")
    return output.replace('<html lang="en"', '<html lang="ja"', 1) if is_japanese else output
