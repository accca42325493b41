"""Word, RTF and Markdown files → their text."""

from __future__ import annotations

import io

from kg.errors import ArticleError

_OLD_CONTAINER = b"\xd0\xcf\x11\xe0"
"""How both an encrypted .docx and a .doc begin."""
_AGAIN = "Save it again as .docx, without a password."


def read_docx(data: bytes, where: str) -> str:
    """The paragraphs of a Word file; raises `ArticleError` where it is none, or is locked by a password."""
    from docx import Document

    if data.startswith(_OLD_CONTAINER):
        raise ArticleError("the Word file is locked by a password, or is an old .doc", where=where, remedy=_AGAIN)
    try:
        paragraphs = Document(io.BytesIO(data)).paragraphs
    except Exception as error:  # a damaged package fails in zipfile, lxml or docx
        raise ArticleError("this is no Word file that can be opened", where=where, remedy=_AGAIN) from error
    return "\n\n".join(paragraph.text for paragraph in paragraphs if paragraph.text.strip()) + "\n"


def read_rtf(data: bytes, where: str) -> str:
    """The text of an RTF file; raises `ArticleError` where it is none."""
    from striprtf.striprtf import rtf_to_text

    if not data.startswith(b"{\\rtf"):
        raise ArticleError("this is no RTF file", where=where, remedy="Save it again as .rtf or .txt.")
    try:
        text = str(rtf_to_text(data.decode("latin-1"), errors="replace"))  # type: ignore[no-untyped-call]
    except Exception as error:  # a damaged control word fails in int, chr or a codec
        raise ArticleError("this is no RTF file that can be read", where=where, remedy="Save it again as .rtf or .txt.") from error
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # RTF writes 𠮷 as two halves


def read_markdown(text: str) -> str:
    """The text of a Markdown file: headings, paragraphs and items, without code, markup and the addresses of links."""
    from markdown_it import MarkdownIt

    blocks = (token for token in MarkdownIt().parse(text) if token.type == "inline")
    return "\n\n".join("".join(_words(part.type, part.content) for part in block.children or ()) for block in blocks) + "\n"


def _words(kind: str, content: str) -> str:
    return content if kind in {"text", "code_inline"} else ""
