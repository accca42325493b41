"""Bytes of a text file → its text, with LF line ends and no byte order mark."""

from __future__ import annotations

import codecs
import re

from kg.errors import ArticleError

_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_TRIALS = ("utf-8", "euc_jp", "euc_jis_2004", "cp932")
"""Tried in this order, strictly. The order is what makes the trial sound: Japanese in EUC-JP or Shift_JIS is never valid
UTF-8, and Shift_JIS writes hiragana and katakana with the lead bytes 82 and 83, which EUC-JP does not have."""

_SIGNATURES = {
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"RIFF": "a picture or sound",
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a Word document or another ZIP archive",
    b"\xd0\xcf\x11\xe0": "an old Word document",
    b"{\\rtf": "an RTF document",
    b"\x1f\x8b": "a gzip archive",
}
_KANA = re.compile("[ぁ-ヺ]")
_SAVE_AS_TEXT = "Save the article as plain text (UTF-8) and build that file."


def decode(data: bytes, where: str) -> str:
    """The text that `data` holds: UTF-8 or UTF-16 with a byte order mark, UTF-8, EUC-JP or Shift_JIS (CP932).

    `where` names the file in messages. Raises `ArticleError` for what is empty, no text, or in another encoding.
    """
    if not data.strip():
        raise ArticleError("the file is empty", where=where, remedy="Put the article's text into it.")
    _refuse_what_is_no_text(data, where)
    return unify_line_ends(_decode_strictly(data, where))


def unify_line_ends(text: str) -> str:
    """`text` with LF for CR LF and CR, and without a byte order mark."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _refuse_what_is_no_text(data: bytes, where: str) -> None:
    for signature, kind in _SIGNATURES.items():
        if data.startswith(signature):
            raise ArticleError(f"this is {kind}, not a text file", where=where, remedy=_SAVE_AS_TEXT)
    # A stray NUL is dirt that a text can have; many are a program, a database or UTF-16 without its mark.
    if not data.startswith(tuple(_MARKS)) and data.count(0) * 100 > len(data):
        raise ArticleError("this is binary data, not a text file", where=where, remedy=_SAVE_AS_TEXT)


def _decode_strictly(data: bytes, where: str) -> str:
    marked = next((name for mark, name in _MARKS.items() if data.startswith(mark)), None)
    if marked is None:
        _refuse_damaged_utf8(data, where)
    for encoding in (marked,) if marked else _TRIALS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ArticleError(
        "the encoding is unknown: neither UTF-8, UTF-16, EUC-JP nor Shift_JIS (CP932)", where=where, remedy="Save the file as UTF-8."
    )


def _refuse_damaged_utf8(data: bytes, where: str) -> None:
    """Raise where `data` is UTF-8 but for a few bytes, which Shift_JIS would turn into 縺ゅ＞縺 without a word."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        # Kana are three bytes of UTF-8 that no Japanese in another encoding forms by chance, let alone again and again.
        if len(_KANA.findall(data.decode("utf-8", "ignore"))) <= data.decode("utf-8", "replace").count("\ufffd"):
            return
        line = data.count(b"\n", 0, error.start) + 1
        raise ArticleError(
            f"damaged UTF-8 at byte {error.start} (bytes {data[error.start : error.start + 3].hex(' ')})",
            where=f"{where}, line {line}",
            remedy="Mend or delete that character and save the file as UTF-8.",
        ) from error
