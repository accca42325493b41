"""The lines of a text file → title, date and paragraphs; what is the site's and not the article's is left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.dateline import read_dateline
from kg.normalising import Passage, join, normalise, width
from kg.sentences import cut

_LINE = re.compile(r"[^\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_SENTENCE_END = re.compile(r"[。！？][」』）”’】]*$")
_GOES_ON = re.compile(r"[、はがの「『（]$")
_ITEM = re.compile(r"[・•＊*※\-–—]|（?[0-9]{1,2}[）.、 ]")
_OPENING = re.compile(rf"[■◆●▼◇○□▽★☆【]|{_ITEM.pattern}")
_SOURCES = re.compile(r"[^\w]*(?:出典|情報源|参考文献|参考資料|脚注|関連記事|関連項目|関連リンク|外部リンク)[^\w]*")

LONGEST_HEADING = 80
"""Code points of a heading or title; what is longer is running text."""

_LONGEST_SITE_LINE = 20
_SLACK = 4
_WRAPPED_LINES = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank; lines of one `block` have no blank line between them; `columns` is its width as read."""

    passage: Passage
    block: int
    indented: bool
    columns: int

    @property
    def ends_sentence(self) -> bool:
        """True where 。！？ stands at its end."""
        return _SENTENCE_END.search(self.passage.text) is not None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, heading or other line of the article, with its hard line breaks undone."""

    passage: Passage
    is_heading: bool = False

    @property
    def text(self) -> str:
        """The paragraph, normalised."""
        return self.passage.text

    @property
    def is_running_text(self) -> bool:
        """True where it ends a sentence or is longer than any heading; a quote may end one in a title (首相「停戦を。」と訴え)."""
        is_long = len(self.text) > LONGEST_HEADING
        return is_long or _SENTENCE_END.search(self.text) is not None or any(self.text[end - 1] == "。" for _, end in cut(self.text))

    @property
    def is_item(self) -> bool:
        """True where it is an entry of a list."""
        return _ITEM.match(self.text) is not None


@dataclass(frozen=True, slots=True)
class Layout:
    """What a text file holds; `title` and `date` are None where it has none. The title is the first of `paragraphs`."""

    title: str | None
    date: str | None
    paragraphs: tuple[Paragraph, ...]


def lay_out(text: str) -> Layout:
    """The title, date (ISO 8601) and paragraphs of `text`.

    The lines over the first running text are the head, those under the last one the foot. The title is the head's first line that is
    neither a date nor the site's. The site's are short lines over the date, short lines of the foot, and lines that head and foot share
    or that repeat the title (TIMES, 政治•経済).
    """
    paragraphs = [Paragraph(join([line.passage for line in lines])) for lines in _unwrapped(_lines(text))]
    running = [i for i, paragraph in enumerate(paragraphs) if paragraph.is_running_text]
    if not running:
        return Layout(None, _first_date(paragraphs), tuple(_undated(paragraphs)))
    head, body, foot = paragraphs[: running[0]], paragraphs[running[0] : running[-1] + 1], paragraphs[running[-1] + 1 :]
    title = _title(head, foot)
    kept = [*_kept_of_head(head, foot, title), *_without_sources([*body, *_kept_of_foot(foot, head)])]
    return Layout(
        title.text if title else None,
        _first_date(head) or _first_date(foot),
        tuple(replace(paragraph, is_heading=not (paragraph.is_running_text or paragraph.is_item)) for paragraph in kept),
    )


def _lines(text: str) -> list[Line]:
    """The lines of `text` that are not blank."""
    lines: list[Line] = []
    block, last_end = 0, 0
    for found in _LINE.finditer(text):
        passage = normalise(text, found.start(), found.end())
        block += found.start() - last_end > 1
        if passage.text:
            lines.append(Line(passage, block, found[0][0].isspace(), width(found[0].rstrip())))
            last_end = found.end()
    return lines


def _unwrapped(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of each paragraph."""
    columns = _wrap_columns(lines)
    paragraph: list[Line] = []
    for line, following in zip(lines, (*lines[1:], None), strict=True):
        paragraph.append(line)
        if following is None or not _goes_on(line, following, columns):
            yield paragraph
            paragraph = []


def _goes_on(line: Line, following: Line, columns: int | None) -> bool:
    """True where the break between the two lines is no end of a paragraph."""
    if following.block != line.block or following.indented or line.ends_sentence or _OPENING.match(following.passage.text):
        return False
    is_full = columns is not None and columns - _SLACK <= line.columns
    return is_full or _GOES_ON.search(line.passage.text) is not None


def _wrap_columns(lines: Sequence[Line]) -> int | None:
    """The width at which a program broke the lines; None where the lines are as long as their paragraphs.

    Broken lines are of one width (but for the signs that may not begin a line), stop within a sentence, and hardly any line is wider.
    """
    open_lines = Counter(line.columns for line, following in pairwise(lines) if line.block == following.block and not line.ends_sentence)
    full = {columns: sum(open_lines[columns - i] for i in range(_SLACK + 1)) for columns in open_lines}
    widest = max(full, key=lambda columns: (full[columns], columns), default=0)
    wider = sum(line.columns > widest + 2 for line in lines)
    is_wrapped = full.get(widest, 0) >= max(_WRAPPED_LINES, open_lines.total() / 2) and wider <= len(lines) // 10
    return widest if is_wrapped else None


def _title(head: Sequence[Paragraph], foot: Sequence[Paragraph]) -> Paragraph | None:
    """The title: the first line of the head that is its own; the later of two where a site's line holds the article's title."""
    site = {paragraph.text for paragraph in foot}
    own = [paragraph for paragraph in _undated(head) if paragraph.text not in site]
    return next((later for later in own[1:] if later.text in own[0].text), own[0]) if own else None


def _kept_of_head(head: Sequence[Paragraph], foot: Sequence[Paragraph], title: Paragraph | None) -> Iterator[Paragraph]:
    """The title, then the headings and subtitles."""
    if title is None:
        return
    yield title
    shared = {paragraph.text for paragraph in foot}
    last_date = max((i for i, paragraph in enumerate(head) if read_dateline(paragraph.text)), default=-1)
    for i, paragraph in enumerate(head):
        is_site = paragraph.text in shared or (i < last_date and len(paragraph.text) <= _LONGEST_SITE_LINE)
        repeats_title = title.text in paragraph.text or paragraph.text in title.text
        if not (is_site or repeats_title or read_dateline(paragraph.text)):
            yield paragraph


def _kept_of_foot(foot: Sequence[Paragraph], head: Sequence[Paragraph]) -> Iterator[Paragraph]:
    shared = {paragraph.text for paragraph in head}
    for paragraph in _undated(foot):
        is_site = paragraph.text in shared or len(paragraph.text) <= _LONGEST_SITE_LINE
        if not is_site or paragraph.is_item or _SOURCES.fullmatch(paragraph.text):
            yield paragraph


def _without_sources(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs but for the lists of sources and links under a heading such as 出典; running text after it is the article's again."""
    in_sources = False
    for paragraph in paragraphs:
        in_sources = in_sources or _SOURCES.fullmatch(paragraph.text) is not None
        if not in_sources or paragraph.is_running_text:
            yield paragraph


def _undated(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    return [paragraph for paragraph in paragraphs if read_dateline(paragraph.text) is None]


def _first_date(paragraphs: Sequence[Paragraph]) -> str | None:
    return next(filter(None, (read_dateline(paragraph.text) for paragraph in paragraphs)), None)
