"""A PDF file → its text: boxes in reading order, lines joined, the headers, footers and numbers of pages left out."""

from __future__ import annotations

import io
import logging
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from kg.errors import ArticleError

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[-–—\s]*\d{1,4}(\s*[/／]\s*\d{1,4})?[-–—\s]*")
_ENDS = tuple("。」』）)！？!?")
_RADICAL = re.compile(r"[\u2f00-\u2fd5]")
_RADICALS = str.maketrans("⺠⻑⻄⻘⻲⻝⻩⻤⻁⻭⻯⻨⻆", "民長西青亀食黄鬼虎歯竜麦角")
"""Radicals of the supplement, for which Unicode knows no letter; fonts give both kinds for letters of the same shape."""
_LINE_MARGIN = 1.5
"""In line heights: with pdfminer's 0.5 the widely set lines of a column fall apart and mix with those of the next."""
_FULL_LINE = 0.9
_SHORTEST_BROKEN = 20
"""A shorter box without 。 is a heading, not the first half of a paragraph."""


def read_pdf(data: bytes, where: str) -> str:
    """The text of a PDF file, a paragraph a block.

    Raises `ArticleError` for a file that is locked or damaged, and for one of pictures alone.
    """
    pages = _pages(data, where)
    if not any(pages):
        raise ArticleError("the PDF has no text layer", where=where, remedy="Run a text recognition (OCR) over it first.")
    furniture = _repeated(pages)
    boxes = [box for page in pages for box in page if _DIGITS.sub("0", box) not in furniture and not _PAGE_NUMBER.fullmatch(box)]
    return "\n\n".join(_joined(boxes)) + "\n"


def _pages(data: bytes, where: str) -> list[list[str]]:
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LAParams, LTTextContainer
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of each font that is described sparsely
    try:
        return [
            [text for box in page if isinstance(box, LTTextContainer) for text in _paragraphs(box.get_text())]
            for page in extract_pages(io.BytesIO(data), laparams=LAParams(line_margin=_LINE_MARGIN))
        ]
    except PDFPasswordIncorrect as error:
        raise ArticleError("the PDF is encrypted", where=where, remedy="Save a copy of it without a password.") from error
    except Exception as error:  # a damaged file fails anywhere in pdfminer
        raise ArticleError("this is no PDF file that can be read", where=where, remedy="Open it in a reader and save it again.") from error


def _paragraphs(box: str) -> list[str]:
    """The paragraphs of a box: one ends with a sentence on a line that is not full, or before an indented line."""
    lines = [line for line in _letters(box).splitlines() if line.strip()]
    full = max(map(len, lines), default=0) * _FULL_LINE
    ended = (line + ("\n\n" if line.rstrip().endswith(_ENDS) and len(line.strip()) < full else "\n") for line in lines)
    parts = re.split(r"\n\n|\n(?=\u3000)", "".join(ended))
    return [text for part in parts if (text := _one_line(part))]


def _letters(text: str) -> str:
    return _RADICAL.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text.translate(_RADICALS))


def _one_line(text: str) -> str:
    """The lines of a box as one; a space is kept between Latin words alone."""
    return re.sub(r"(?<=[A-Za-z,;])\n(?=[A-Za-z])", " ", text.strip()).replace("\n", "").strip()


def _repeated(pages: Sequence[Sequence[str]]) -> set[str]:
    """The first and last boxes that stand on more than one page, whatever their numbers, and are no sentence."""
    edges = Counter(edge for page in pages for edge in {_DIGITS.sub("0", box) for box in (*page[:2], *page[-2:]) if not box.endswith("。")})
    return {edge for edge, count in edges.items() if count > 1}


def _joined(boxes: Sequence[str]) -> list[str]:
    """The paragraphs: a long box that ends in mid-sentence goes on in the next column or page."""
    paragraphs: list[str] = []
    for box in boxes:
        if paragraphs and len(paragraphs[-1]) > _SHORTEST_BROKEN and not paragraphs[-1].endswith(_ENDS) and "。" in paragraphs[-1] + box:
            paragraphs[-1] += box
        else:
            paragraphs.append(box)
    return paragraphs
