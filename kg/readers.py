"""A file as people have it (web page, PDF, Word, RTF, Markdown or plain text) → the document that it holds."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from types import MappingProxyType

from kg.decoding import decode
from kg.document import Document
from kg.errors import ArticleError
from kg.model import Origin

HTML, PDF, DOCX, RTF, MARKDOWN, TEXT = "html", "pdf", "docx", "rtf", "markdown", "text"

KINDS: Mapping[str, str] = MappingProxyType(
    {
        ".html": HTML,
        ".htm": HTML,
        ".xhtml": HTML,
        ".pdf": PDF,
        ".docx": DOCX,
        ".rtf": RTF,
        ".md": MARKDOWN,
        ".markdown": MARKDOWN,
    }
)
"""The endings of files that hold more than their article's text, with their kinds."""


def read_document(data: bytes, path: PurePath) -> Document:
    """The document in the file `data`, of the kind that the ending of `path` tells; other endings are plain text.

    Raises `ArticleError` where the file is damaged, locked, or holds no text.
    """
    return read_kind(data, KINDS.get(path.suffix.lower(), TEXT), str(path))


def read_kind(data: bytes, kind: str, where: str) -> Document:
    """The document in `data`, a file of `kind` that messages call `where`; raises `ArticleError` as `read_document` does."""
    if kind == HTML:
        from kg.readers_html import read_html

        return read_html(data, where)
    text = _text(data, kind, where)
    if kind != TEXT and not text.strip():
        raise ArticleError("there is no text in the file", where=where, remedy="Save the article's text as a .txt file.")
    return Document(text, Origin(kind))


def _text(data: bytes, kind: str, where: str) -> str:
    if kind == TEXT:
        return decode(data, where)
    if kind == PDF:
        from kg.readers_pdf import read_pdf

        return read_pdf(data, where)
    return _office_text(data, kind, where)


def _office_text(data: bytes, kind: str, where: str) -> str:
    from kg.readers_office import read_docx, read_markdown, read_rtf

    if kind == DOCX:
        return read_docx(data, where)
    return read_rtf(data, where) if kind == RTF else read_markdown(decode(data, where))
