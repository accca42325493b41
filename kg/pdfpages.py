"""The pages of a PDF file → their blocks of text in the order of reading, whether lines run across or down, in columns or not."""

from __future__ import annotations

import io
import logging
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pdfminer.layout import LTPage, LTTextBox, LTTextLine

_LINE_MARGIN = 1.5
"""In line heights: with pdfminer's 0.5 the widely set lines of a column fall apart and mix with those of the next."""
_CHAR_MARGIN = 1.5
"""In widths of a character: with pdfminer's 2.0 lines run over a gutter of two characters."""
_RUBY_SIZE = 0.65
_RUBY = re.compile(r"[ぁ-ヿ\s]+")
_SAME_SIZE = 0.1
_FULL_LINE = 0.9
_ENDS = tuple("。」』）)！？!?")
_RADICAL = re.compile(r"[\u2f00-\u2fd5]")
_RADICALS = str.maketrans("⺠⻑⻄⻘⻲⻝⻩⻤⻁⻭⻯⻨⻆", "民長西青亀食黄鬼虎歯竜麦角")
"""Radicals of the supplement, for which Unicode knows no letter; fonts give both kinds for letters of the same shape."""


@dataclass(frozen=True, slots=True)
class Style:
    """The font of most letters of a line and their size in points."""

    font: str
    size: float

    def is_like(self, other: Style) -> bool:
        """True where both are of one font, and of one size but for rounding."""
        return self.font == other.font and abs(self.size - other.size) <= _SAME_SIZE * self.size


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one style that belong together, as one text; `is_indented` tells that a paragraph begins with it."""

    text: str
    style: Style
    is_indented: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """A box where reading goes to the right and down: as it stands for lines across, turned for lines down."""

    box: LTTextBox
    left: float
    top: float
    right: float
    bottom: float


def read_pages(data: bytes) -> list[list[Block]]:
    """The blocks of each page of the PDF file `data`; ruby is left out. Fails in many ways where the file is damaged or locked."""
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LAParams

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of each font that is described sparsely
    layout = LAParams(line_margin=_LINE_MARGIN, char_margin=_CHAR_MARGIN, detect_vertical=True, boxes_flow=None)
    return [list(_blocks(page)) for page in extract_pages(io.BytesIO(data), laparams=layout)]


def _blocks(page: LTPage) -> Iterator[Block]:
    boxes = _in_order(page)
    lines = [[_Line(_letters(line.get_text()), _style(line)) for line in _lines(box)] for box in boxes]
    sizes = Counter[float]()
    for line in (line for box in lines for line in box):
        sizes[line.style.size] += len(line.text)
    usual = max(sizes, key=lambda size: sizes[size], default=0.0)
    for box in lines:
        yield from _paragraphs([line for line in box if not _is_ruby(line, usual)])


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    style: Style

    @property
    def is_indented(self) -> bool:
        return self.text.startswith("\u3000")


def _is_ruby(line: _Line, usual: float) -> bool:
    return line.style.size <= _RUBY_SIZE * usual and _RUBY.fullmatch(line.text) is not None


def _lines(box: LTTextBox) -> list[LTTextLine]:
    from pdfminer.layout import LTTextLine

    return [line for line in box if isinstance(line, LTTextLine) and line.get_text().strip()]


def _style(line: LTTextLine) -> Style:
    from pdfminer.layout import LTChar

    fonts = Counter((letter.fontname, round(letter.size, 1)) for letter in line if isinstance(letter, LTChar))
    return Style(*fonts.most_common(1)[0][0])


def _letters(text: str) -> str:
    return _RADICAL.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text.translate(_RADICALS)).rstrip("\n")


def _paragraphs(lines: Sequence[_Line]) -> Iterator[Block]:
    """The paragraphs of a box: one ends with a sentence on a line that is not full, before an indented line, and before another style."""
    full = max((len(line.text) for line in lines), default=0) * _FULL_LINE
    paragraph: list[_Line] = []
    for line in lines:
        if paragraph and _begins(line, paragraph[-1], full):
            yield _block(paragraph)
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield _block(paragraph)


def _begins(line: _Line, before: _Line, full: float) -> bool:
    is_ended = before.text.rstrip().endswith(_ENDS) and len(before.text.strip()) < full
    return is_ended or line.is_indented or not line.style.is_like(before.style)


def _block(lines: Sequence[_Line]) -> Block:
    """The lines as one; a space is kept between Latin words alone."""
    text = "\n".join(line.text.strip() for line in lines)
    return Block(re.sub(r"(?<=[A-Za-z,;])\n(?=[A-Za-z])", " ", text).replace("\n", "").strip(), lines[0].style, lines[0].is_indented)


def _in_order(page: LTPage) -> list[LTTextBox]:
    """The boxes of a page as they are read; where most text runs down, the page is turned."""
    from pdfminer.layout import LTTextBox, LTTextBoxVertical

    boxes = [box for box in page if isinstance(box, LTTextBox) and box.get_text().strip()]
    down = sum(len(box.get_text()) for box in boxes if isinstance(box, LTTextBoxVertical))
    is_vertical = 2 * down > sum(len(box.get_text()) for box in boxes)
    places = [_turned(box) if is_vertical else _Place(box, box.x0, -box.y1, box.x1, -box.y0) for box in boxes]
    return [place.box for place in _cut(places)]


def _turned(box: LTTextBox) -> _Place:
    return _Place(box, -box.y1, -box.x1, -box.y0, -box.x0)


def _cut(places: list[_Place]) -> list[_Place]:
    """The recursive XY-cut (Nagy and Seth, 1984): columns where a gutter parts all boxes, else what stands over or under columns apart."""
    columns = _parts(places, lambda place: (place.left, place.right))
    if len(columns) > 1:
        return [place for column in columns for place in _cut(column)]
    rows = _parts(places, lambda place: (place.top, place.bottom))
    for number in range(1, len(rows)):
        over, under = _flat(rows[:number]), _flat(rows[number:])
        if any(len(_parts(part, lambda place: (place.left, place.right))) > 1 for part in (under, over)):
            return [*_cut(over), *_cut(under)]
    return sorted(places, key=lambda place: (place.top, place.left))


def _parts(places: Sequence[_Place], extent: Callable[[_Place], tuple[float, float]]) -> list[list[_Place]]:
    """The boxes in groups whose extents do not touch."""
    parts: list[list[_Place]] = []
    reach = float("-inf")
    for place in sorted(places, key=extent):
        start, end = extent(place)
        if start >= reach:
            parts.append([])
        parts[-1].append(place)
        reach = max(reach, end)
    return parts


def _flat(parts: Sequence[Sequence[_Place]]) -> list[_Place]:
    return [place for part in parts for place in part]
