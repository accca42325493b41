"""Files as people have them: what of a web page, a PDF, a Word, RTF or Markdown file is taken as its article."""

from __future__ import annotations

import io
from pathlib import Path, PurePath

import pytest
from docx import Document

from kg.article import read_article
from kg.errors import ArticleError
from kg.readers import read_document

BODY = (
    "石破首相は二十日、東京都内で記者会見を開き、米国の関税措置の見直しを強く求めた。首相は国内産業への影響を調べると述べた。",
    "立憲民主党の野田代表は首相の対応を批判し、国会での説明を要求した。与党は来週の予算委員会で審議に応じる方針である。",
    "経済界からは、交渉の長期化を懸念する声が上がっている。政府は月内に追加の支援策をまとめ、閣議で決定する見通しだ。",
)
MENU = ("トップ", "政治", "会員登録", "この記事をシェア", "関連記事:野党が政府を批判", "Cookieの利用に同意する")
PAGE = f"""<!doctype html><html lang="ja"><head><meta charset="CHARSET"><title>首相、関税の見直し要求</title>
<meta property="article:published_time" content="2025-08-20"></head><body>
<header><nav><ul><li><a href="/">{MENU[0]}</a><li><a href="/p">{MENU[1]}</a><li><a href="/r">{MENU[2]}</a></ul></nav></header>
<main><article><h1>首相、関税の見直し要求</h1>{"".join(f"<p>{each}</p>" for each in BODY)}
<div class="share-buttons"><a href="#">{MENU[3]}</a></div></article>
<aside class="related"><ul><li><a href="/1">{MENU[4]}</a></ul></aside></main>
<div id="cookie-banner" class="cookie">{MENU[5]}</div><footer>無断転載を禁じます</footer></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "shift_jis", "euc-jp"])
def test_a_page_gives_its_main_text_and_no_menu(tmp_path: Path, charset: str) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(PAGE.replace("CHARSET", charset).encode(charset))
    article = read_article(file)
    assert all(each in article.text for each in BODY)
    assert not [each for each in (*MENU[2:], "無断転載") if each in article.text]
    assert (article.title, article.date) == ("首相、関税の見直し要求", "2025-08-20")


def text_of(data: bytes, path: PurePath) -> str:
    return read_document(data, path).text


def test_a_word_file_gives_its_paragraphs() -> None:
    document, file = Document(), io.BytesIO()
    for each in BODY:
        document.add_paragraph(each)
    document.save(file)
    assert text_of(file.getvalue(), PurePath("a.docx")).split() == list(BODY)


def test_an_rtf_file_gives_its_text() -> None:
    escaped = "".join(f"\\u{ord(letter) - (65536 if ord(letter) > 32767 else 0)}?" for letter in BODY[0])
    assert text_of(f"{{\\rtf1\\ansi {escaped}\\par}}".encode("ascii"), PurePath("a.rtf")).strip() == BODY[0]


def test_markdown_gives_its_words_without_markup() -> None:
    text = "# 見出し\n\n首相は**強く**[批判](https://example.org/)した。\n\n```\nコード\n```\n"
    assert text_of(text.encode(), PurePath("a.md")) == "見出し\n\n首相は強く批判した。\n"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.html", b"<html><body></body></html>", "no main text"),
        ("a.html", b"", "no web page"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "locked by a password, or is an old .doc"),
        ("a.docx", b"PK\x03\x04 cut off", "no Word file that can be opened"),
        ("a.pdf", b"%PDF-1.7 cut off", "no PDF file that can be read"),
        ("a.pdf", b"no pdf", "no PDF file"),
        ("a.docx", b"no word", "no Word file"),
        ("a.rtf", b"no rtf", "no RTF file"),
        ("a.md", b"---\n", "no text in the file"),
    ],
)
def test_what_cannot_be_read_says_so(name: str, data: bytes, message: str) -> None:
    with pytest.raises(ArticleError, match=message):
        text_of(data, PurePath(name))


@pytest.mark.browser
def test_a_pdf_in_columns_gives_its_text_in_order_without_headers(tmp_path: Path) -> None:
    from tests.browsers import running

    text = BODY * 14
    html = f"""<meta charset="utf-8"><style>div{{columns:2;column-gap:12mm;font:12pt 'Noto Sans CJK JP'}}p{{margin:0 0 10pt}}</style>
    <div>{"".join(f"<p>{number}番目に、{each}</p>" for number, each in enumerate(text))}</div>"""
    margin = "<div style='font-size:8px;width:100%;text-align:center'>"
    with running("chromium", tmp_path) as browser:
        page = browser.new_page()
        page.set_content(html)
        data = page.pdf(
            format="A5",
            display_header_footer=True,
            header_template=f"{margin}月刊政治時報</div>",
            footer_template=f"{margin}<span class='pageNumber'></span></div>",
            margin={"top": "20mm", "bottom": "20mm", "left": "15mm", "right": "15mm"},
        )
    found = "".join(text_of(data, PurePath("a.pdf")).split())
    places = [found.find(f"{number}番目に、{each}") for number, each in enumerate(text)]
    assert sum(place >= 0 for place in places) / len(text) >= 0.95
    assert [place for place in places if place >= 0] == sorted(place for place in places if place >= 0)
    assert "月刊政治時報" not in found
