"""A file as people have it (web page, PDF, Word, RTF, Markdown or plain text) → the text of its article."""

from __future__ import annotations

from pathlib import PurePath

from kg.decoding import decode
from kg.errors import ArticleError

TEXT_ENDINGS = (".html", ".htm", ".xhtml", ".pdf", ".docx", ".md", ".markdown", ".rtf")
"""The endings of files that hold more than their article's text."""


def text_of(data: bytes, path: PurePath) -> str:
    """The article's text in the file `data`, of the kind that the ending of `path` tells; other endings are plain text.

    Raises `ArticleError` where the file is damaged, locked, or holds no text.
    """
    text = _read(data, path)
    if path.suffix.lower() in TEXT_ENDINGS and not text.strip():
        raise ArticleError("there is no text in the file", where=str(path), remedy="Save the article's text as a .txt file.")
    return text


def _read(data: bytes, path: PurePath) -> str:
    ending, where = path.suffix.lower(), str(path)
    if ending in {".html", ".htm", ".xhtml"}:
        from kg.readers_html import read_html

        return read_html(data, where)
    if ending == ".pdf":
        from kg.readers_pdf import read_pdf

        return read_pdf(data, where)
    return _read_office(data, ending, where) if ending in TEXT_ENDINGS else decode(data, where)


def _read_office(data: bytes, ending: str, where: str) -> str:
    from kg.readers_office import read_docx, read_markdown, read_rtf

    if ending == ".docx":
        return read_docx(data, where)
    return read_rtf(data, where) if ending == ".rtf" else read_markdown(decode(data, where))
