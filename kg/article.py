"""A text file → `Article`: decoded, laid out, normalised and cut into sentences, with every offset into the text as read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.decoding import unify_line_ends
from kg.document import Document
from kg.errors import ArticleError
from kg.ids import article_id
from kg.layout import LONGEST_HEADING, Paragraph, lay_out
from kg.messages import counted
from kg.model import Article, Sentence, Span, Words
from kg.normalising import Passage
from kg.readers import read_document
from kg.references import find_references
from kg.sentences import LONGEST, cut, unclosed_quotes

_JAPANESE = re.compile(r"[ぁ-ヿｦ-ﾟ㐀-鿿々]")
_KANA = re.compile(r"[ぁ-ヿｦ-ﾟ]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_LONGEST_WITHOUT_KANA = 100
"""米露首脳会談開催 is Japanese without kana; a longer text without any is Chinese."""


def read_article(path: Path) -> Article:
    """The article in the file `path` (text, HTML, PDF, .docx, RTF or Markdown), named after it.

    Raises `ArticleError` where there is no such file, or no Japanese text in it; see `kg.decoding.decode` for the encodings.
    """
    if path.is_dir():
        raise ArticleError("this is a folder", where=str(path), remedy=_what_a_folder_offers(path))
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise ArticleError("no such file", where=str(path), remedy="Give the path of a text file.") from error
    except OSError as error:
        raise ArticleError(f"the file cannot be read ({error.strerror})", where=str(path), remedy="Look at its permissions.") from error
    return article_from_document(read_document(data, path), path.stem)


def article_from_document(document: Document, name: str) -> Article:
    """The article that `document` holds, with its origin; raises `ArticleError` as `article_from_text` does."""
    return replace(article_from_text(document.text, name), origin=document.origin)


def article_from_text(text: str, name: str) -> Article:
    """The article that `text` is; `name` names its files and stands in messages.

    `Article.text` is `text` with LF line ends and no byte order mark. Its title is the title line, or where it has none its first sentence,
    shortened to the length of a title.
    Raises `ArticleError` for a text that is empty, not Japanese, or holds half a surrogate pair.
    """
    text = unify_line_ends(text)
    _refuse_what_is_no_japanese(text, name)
    layout = lay_out(text)
    sentences = tuple(_sentences(text, layout.paragraphs))
    if not sentences:
        raise ArticleError("there is no sentence in the text", where=name, remedy="Give the article's text, not only its date or sources.")
    title = layout.title or _shortened(sentences[0].text)
    warnings = tuple(_warnings(text, layout.paragraphs))
    return Article(article_id(title, text), name, title, text, layout.date, sentences, warnings)


def _shortened(sentence: str) -> str:
    return sentence if len(sentence) <= LONGEST_HEADING else sentence[: LONGEST_HEADING - 1] + "…"


def _what_a_folder_offers(folder: Path) -> str:
    articles = sorted(folder.glob("*.txt"))
    return (
        f"Give one of its {len(articles)} text files, such as {articles[0]}." if articles else "There is no text file (*.txt) in it either."
    )


def _refuse_what_is_no_japanese(text: str, name: str) -> None:
    if not text.strip():
        raise ArticleError("the text is empty", where=name, remedy="Give the article's text.")
    if half := _SURROGATE.search(text):
        line = text.count("\n", 0, half.start()) + 1
        raise ArticleError(
            f"half a surrogate pair (U+{ord(half[0]):04X}) at character {half.start()}",
            where=f"{name}, line {line}",
            remedy="Delete that character, or export the text again as UTF-8.",
        )
    if not _JAPANESE.search(text) or (len(text) > _LONGEST_WITHOUT_KANA and not _KANA.search(text)):
        raise ArticleError("there is no Japanese in the text", where=name, remedy="Only Japanese articles can be built.")


@dataclass(frozen=True, slots=True)
class _Draft:
    """A sentence before the source list is known: its passage and its paragraph."""

    passage: Passage
    paragraph: int
    is_heading: bool


def _sentences(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Sentence]:
    drafts = [
        _Draft(paragraph.passage.part(*piece), number, paragraph.is_heading)
        for number, paragraph in enumerate(paragraphs)
        for piece in cut(paragraph.text)
    ]
    references = find_references([draft.passage.text for draft in drafts])
    for index, draft in enumerate(draft for i, draft in enumerate(drafts) if i not in references):
        yield _sentence(text, index, draft)


def _sentence(text: str, index: int, draft: _Draft) -> Sentence:
    passage = draft.passage
    span = Span(passage.starts[0], passage.ends[-1])
    words = Words(text[span.start : span.end], span)
    return Sentence(index, words, passage.text, (*passage.starts, span.end), draft.paragraph, draft.is_heading)


def _warnings(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    """What a reader should know of the text's state."""
    if controls := len(_CONTROL.findall(text)):
        yield f"{counted(controls, 'control character')} passed over"
    if unclosed := sum(unclosed_quotes(paragraph.text) for paragraph in paragraphs):
        yield f"{counted(unclosed, 'opening quote')} (「 or 『) without a closing one; sentences were cut as if there were none"
    if long := sum(len(paragraph.text) > LONGEST and "。" not in paragraph.text for paragraph in paragraphs):
        yield f"{counted(long, 'paragraph')} of more than {LONGEST} characters without 。, cut at commas, or where it had to be"
