"""Texts as they are compared: in one width, without spaces."""

from __future__ import annotations

import unicodedata


def squash(text: str) -> str:
    """`text` in one width (NFKC) and without any white space."""
    return "".join(unicodedata.normalize("NFKC", text).split())
