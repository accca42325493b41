"""Texts as they are compared: in one width, without spaces."""

from __future__ import annotations

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=2**16)
def squash(text: str) -> str:
    """`text` in one width (NFKC) and without any white space; sentences and names are asked for again and again."""
    return "".join(unicodedata.normalize("NFKC", text).split())
