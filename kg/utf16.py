"""Offsets of tools that count UTF-16 code units, as JavaScript does: a letter like 𠮷 counts two."""

from __future__ import annotations


def code_points(text: str, units: int) -> int:
    """The place in code points of the place `units` in UTF-16; raises `ValueError` for one outside the text or within a letter."""
    encoded = text.encode("utf-16-le")
    if not 0 <= 2 * units <= len(encoded):
        raise ValueError(f"{units} lies outside the text")
    return len(encoded[: 2 * units].decode("utf-16-le"))


def units(text: str) -> int:
    """The length of `text` in UTF-16."""
    return len(text.encode("utf-16-le")) // 2
