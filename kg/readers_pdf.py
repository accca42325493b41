"""A PDF file → its text: blocks in reading order, lines joined, the headers, footers and numbers of pages left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kg.errors import ArticleError
from kg.pdfpages import Block, read_pages

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[-–—\s]*\d{1,4}(\s*[/／]\s*\d{1,4})?[-–—\s]*")
_ENDS = tuple("。」』）)！？!?")
_SHORTEST_BROKEN = 20
"""A shorter block without 。 is a heading, not the first half of a paragraph."""


def read_pdf(data: bytes, where: str) -> str:
    """The text of a PDF file, a paragraph a block.

    Raises `ArticleError` for a file that is locked or damaged, and for one of pictures alone.
    """
    pages = _pages(data, where)
    if not any(pages):
        raise ArticleError("the PDF has no text layer", where=where, remedy="Run a text recognition (OCR) over it first.")
    furniture = _repeated(pages)
    blocks = [block for page in pages for block in page if not _is_furniture(block, furniture)]
    return "\n\n".join(block.text for block in _joined(blocks)) + "\n"


def _pages(data: bytes, where: str) -> list[list[Block]]:
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    try:
        return read_pages(data)
    except PDFPasswordIncorrect as error:
        raise ArticleError("the PDF is encrypted", where=where, remedy="Save a copy of it without a password.") from error
    except Exception as error:  # a damaged file fails anywhere in pdfminer
        raise ArticleError("this is no PDF file that can be read", where=where, remedy="Open it in a reader and save it again.") from error


def _is_furniture(block: Block, furniture: set[str]) -> bool:
    return _DIGITS.sub("0", block.text) in furniture or _PAGE_NUMBER.fullmatch(block.text) is not None


def _repeated(pages: Sequence[Sequence[Block]]) -> set[str]:
    """The first and last blocks that stand on more than one page, whatever their numbers, and are no sentence."""
    edges = Counter(edge for page in pages for edge in {_DIGITS.sub("0", block.text) for block in (*page[:3], *page[-3:])})
    return {edge for edge, count in edges.items() if count > 1 and not edge.endswith("。")}


def _joined(blocks: Sequence[Block]) -> list[Block]:
    """The paragraphs: a long block that ends in mid-sentence goes on in the next column or page."""
    paragraphs: list[Block] = []
    for block in blocks:
        if paragraphs and _goes_on(paragraphs[-1], block):
            paragraphs[-1] = replace(paragraphs[-1], text=paragraphs[-1].text + block.text)
        else:
            paragraphs.append(block)
    return paragraphs


def _goes_on(before: Block, block: Block) -> bool:
    is_open = before.text.endswith("、") or (len(before.text) > _SHORTEST_BROKEN and not before.text.endswith(_ENDS))
    return is_open and not block.is_indented and "。" in before.text + block.text and before.style.is_like(block.style)
