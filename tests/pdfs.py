"""PDF files made of our own articles as offices and papers set them: one column, two columns, vertical lines, scans and locked ones."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportlab.lib.pagesizes import A4, A5
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

MINCHO, GOTHIC = "HeiseiMin-W3", "HeiseiKakuGo-W5"
HEADER, FOOTER = "月刊 政策の窓", "無断複製を禁じます"
_NEVER_FIRST = "、。」』)）・ー"


def one_column(title: str, paragraphs: Sequence[str], rubies: Sequence[tuple[str, str]] = ()) -> bytes:
    """Lines over the whole width, broken in mid-word, with running header, footer and page numbers, and ruby over words of `rubies`."""
    data, canvas = _canvas(A5)
    height = A5[1]
    rows, size, left = _rows(title, paragraphs, 30), 10.5, 45
    for number, page in enumerate(_pages(rows, 14), 1):
        _margins(canvas, A5, number)
        for place, (row, is_title) in enumerate(page):
            y = height - 70 - place * 17
            canvas.setFont(GOTHIC if is_title else MINCHO, size)
            canvas.drawString(left, y, row)
            for word, ruby in rubies:
                if word in row:
                    canvas.setFont(MINCHO, size / 2)
                    canvas.drawString(left + row.index(word) * size, y + size, ruby)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def two_columns(title: str, paragraphs: Sequence[str]) -> bytes:
    """A title over two narrow columns, the text running on from one to the next and over pages."""
    data, canvas = _canvas(A4)
    height = A4[1]
    for number, page in enumerate(_pages(_rows("", paragraphs, 20), 16), 1):
        column = (number - 1) % 2
        if column == 0:
            _margins(canvas, A4, number)
            if number == 1:
                canvas.setFont(GOTHIC, 15)
                canvas.drawString(60, height - 85, title)
        for place, (row, _) in enumerate(page):
            canvas.setFont(MINCHO, 11)
            canvas.drawString(60 + column * 255, height - 130 - place * 18, row)
        if column == 1:
            canvas.showPage()
    canvas.save()
    return data.getvalue()


def vertical(title: str, paragraphs: Sequence[str]) -> bytes:
    """Vertical lines from right to left, as papers and weeklies are set."""
    data, canvas = _canvas(A4, vertical=True)
    width, height = A4
    for page in _pages(_rows(title, paragraphs, 34), 24):
        for place, (row, is_title) in enumerate(page):
            canvas.setFont(f"{MINCHO}-V", 14 if is_title else 12)
            canvas.drawString(width - 60 - place * 20, height - 80, row)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def scanned() -> bytes:
    """A page that is a picture."""
    data, canvas = _canvas(A4)
    canvas.rect(100, 100, 300, 500, fill=1)
    canvas.showPage()
    canvas.save()
    return data.getvalue()


def locked(text: str) -> bytes:
    """A page that opens with a password alone."""
    data = io.BytesIO()
    pdfmetrics.registerFont(UnicodeCIDFont(MINCHO))
    canvas = Canvas(data, pagesize=A4, encrypt=StandardEncryption("geheim", strength=128))
    canvas.setFont(MINCHO, 11)
    canvas.drawString(60, 700, text)
    canvas.save()
    return data.getvalue()


def _canvas(size: tuple[float, float], *, vertical: bool = False) -> tuple[io.BytesIO, Canvas]:
    for font in (MINCHO, GOTHIC):
        pdfmetrics.registerFont(UnicodeCIDFont(font))
    if vertical:
        font = UnicodeCIDFont(MINCHO, isVertical=True)
        font.fontName = font.name = f"{MINCHO}-V"
        pdfmetrics.registerFont(font)
    data = io.BytesIO()
    return data, Canvas(data, pagesize=size, invariant=True)


def _margins(canvas: Canvas, size: tuple[float, float], number: int) -> None:
    width, height = size
    canvas.setFont(GOTHIC, 8)
    canvas.drawString(45, height - 40, HEADER)
    canvas.drawRightString(width - 45, height - 40, FOOTER)
    canvas.drawCentredString(width / 2, 30, f"- {number} -")


def _rows(title: str, paragraphs: Sequence[str], letters: int) -> list[tuple[str, bool]]:
    """The lines of the text with at most `letters` each, and whether they are the title's; a paragraph begins indented."""
    rows = [(row, True) for row in _broken(title, letters)]
    return rows + [(row, False) for paragraph in paragraphs for row in _broken(f"　{paragraph}", letters)]


def _broken(text: str, letters: int) -> Iterator[str]:
    """Lines of `text`; a sign that may not begin a line hangs over its end."""
    starts = list(range(0, len(text), letters))
    ends = [start + (start < len(text) and start > 0 and text[start] in _NEVER_FIRST) for start in starts]
    yield from (text[start:end] for start, end in pairwise([*ends, len(text)]) if start < end)


def _pages(rows: Sequence[tuple[str, bool]], length: int) -> Iterator[Sequence[tuple[str, bool]]]:
    yield from (rows[start : start + length] for start in range(0, len(rows), length))
