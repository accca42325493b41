"""The font of plots: it has the characters, and where there is none the message says what to install."""

from __future__ import annotations

import shutil
import subprocess
import warnings
from collections.abc import Iterator
from io import BytesIO

import matplotlib as mpl
import pytest
from matplotlib import font_manager
from matplotlib.figure import Figure

from kg.errors import KgError
from kg.fonts import FAMILIES, japanese_font, missing_glyphs, use_japanese_font

HAS_FONT = shutil.which("fc-list") is not None and bool(subprocess.run(["fc-list", ":lang=ja"], capture_output=True, check=True).stdout)
needs_font = pytest.mark.skipif(not HAS_FONT, reason="no Japanese font is installed")
TITLE = "誰が誰を牽制するか：−5 ～ ゼレンスキー「髙橋」"


@pytest.fixture(autouse=True)
def own_settings() -> Iterator[None]:
    japanese_font.cache_clear()
    with mpl.rc_context():
        yield
    japanese_font.cache_clear()


@needs_font
def test_font_draws_japanese_without_squares() -> None:
    use_japanese_font()
    figure = Figure()
    figure.suptitle(TITLE)
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # matplotlib warns of every glyph that is missing
        figure.savefig(BytesIO(), format="png")


@needs_font
def test_font_is_one_that_has_the_characters() -> None:
    assert list(missing_glyphs(TITLE, japanese_font())) == []


def test_font_of_matplotlib_lacks_them() -> None:
    assert "".join(missing_glyphs("牽制 A圧牽", "DejaVu Sans")) == "牽制圧"


@needs_font
def test_a_font_of_any_other_name_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.fonts.FAMILIES", ())
    assert list(missing_glyphs(TITLE, japanese_font())) == []


@needs_font
def test_font_of_squares_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.fonts.FAMILIES", ("Last Resort High-Efficiency",))
    assert not japanese_font().startswith("Last Resort")


def test_without_one_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = [entry for entry in font_manager.fontManager.ttflist if entry.name.startswith(("DejaVu", "Last Resort"))]
    monkeypatch.setattr(font_manager.fontManager, "ttflist", entries)
    with pytest.raises(KgError, match="no Japanese font") as caught:
        japanese_font()
    assert "fonts-noto-cjk" in caught.value.remedy


def test_families_are_named_once() -> None:
    assert len(set(FAMILIES)) == len(FAMILIES)
