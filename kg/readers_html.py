"""A saved web page → its article: title, date and main text, without menus, notices and advertisements."""

from __future__ import annotations

from kg.errors import ArticleError


def read_html(data: bytes, where: str) -> str:
    """The title, date and main text of the page `data`, each in its own paragraph, as trafilatura finds them.

    Raises `ArticleError` for a page without main text.
    """
    from trafilatura import bare_extraction

    found = bare_extraction(data, favor_precision=True, include_comments=False, include_tables=False, with_metadata=True)
    if found is None or isinstance(found, dict) or not found.text:
        raise ArticleError(
            "the page has no main text", where=where, remedy="Copy the article's text out of the page into a .txt file and build that."
        )
    lines = [line.strip() for line in found.text.splitlines() if line.strip()]
    title = (found.title or "").strip()
    heading = [part for part in (title, _japanese_date(found.date)) if part]
    return "\n\n".join([*heading, *(line for line in lines if line != title)]) + "\n"


def _japanese_date(iso: str | None) -> str:
    if not iso:
        return ""
    year, month, day = iso[:10].split("-")
    return f"{int(year)}年{int(month)}月{int(day)}日"
