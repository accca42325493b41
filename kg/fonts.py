"""A font with Japanese characters for matplotlib, found on the system: its own default draws squares."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.errors import KgError

FAMILIES = (
    "Noto Sans CJK JP",
    "Noto Sans JP",
    "Source Han Sans JP",
    "BIZ UDGothic",
    "Hiragino Sans",
    "Hiragino Kaku Gothic ProN",
    "Yu Gothic",
    "Meiryo",
    "IPAexGothic",
    "IPAGothic",
    "TakaoGothic",
    "VL Gothic",
    "MS Gothic",
)
"""Sans-serif families of Linux, macOS and Windows, the first of them that is there; else any with these characters will do."""
_OF_SQUARES = "Last Resort"
"""Comes with matplotlib, and has a square for every character there is."""
_NEEDED = "ーアん圧牽鴎Ab1−"


def use_japanese_font() -> str:
    """Let matplotlib draw with a Japanese font from here on; its family.

    Raises `KgError` where there is none, or no matplotlib.
    """
    family = japanese_font()
    import matplotlib as mpl

    mpl.rcParams["font.family"] = [family]
    return family


@cache
def japanese_font() -> str:
    """The family of a Japanese font on this system; raises `KgError` where there is none, or no matplotlib."""
    try:
        from matplotlib import font_manager
    except ImportError as error:
        raise KgError("matplotlib is not installed", remedy="pip install 'ronten[analysis]'") from error
    names = {entry.name for entry in font_manager.fontManager.ttflist if not entry.name.startswith(_OF_SQUARES)}
    for family in (*(family for family in FAMILIES if family in names), *sorted(names)):
        if not list(missing_glyphs(_NEEDED, family)):
            return family
    raise KgError("there is no Japanese font on this system", remedy="Install one, and start anew: apt-get install fonts-noto-cjk")


def missing_glyphs(text: str, family: str) -> Iterator[str]:
    """The characters of `text` that the font has no glyph for, and would draw as squares."""
    glyphs = _characters(family)
    yield from (sign for sign in dict.fromkeys(text) if ord(sign) not in glyphs and not sign.isspace())


@cache
def _characters(family: str) -> frozenset[int]:
    from matplotlib import font_manager

    found = font_manager.findfont(font_manager.FontProperties(family=[family]))
    return frozenset(font_manager.get_font(found).get_charmap())
