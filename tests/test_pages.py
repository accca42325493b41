"""Ten pages of ten styles and what must be read from them: the whole main text, no menu, and title, date and site."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.article import read_article
from kg.document import Document
from kg.errors import ArticleError
from kg.readers import HTML, read_document, read_kind
from tests.pages import NAMES, article_of, page, recall, squeezed

ENOUGH = 0.95

HEADS = {
    "amp": ("2025-10-03", "共進通信", "https://www.kyoshin.example/news/20251003-ukraine", "パリ支局 中野恵"),
    "app": ("2025-08-15", "アジア週報オンライン", "https://asia-shuho.example/a/98213", "陳 美玲"),
    "blog": ("2025-07-14", "永田町から遠く離れて", "https://nagatacho-tooku.example/2025/07/14/turnout/", "三好 渉"),
    "diary": ("2025-10-05", "議事録を読む夜", "https://gijiroku.diary.example/entry/2025/10/05/231500", "Yoru-Yomu"),
    "local": ("2025-11-29", "山海日報 WEB NEWS", None, None),
    "ministry": ("2025-06-10", "外務省", None, None),
    "newspaper": ("2025-08-20", "東都新聞デジタル", "https://www.toto-shimbun.example/articles/TS0820A1.html", None),
    "portal": ("2025-09-12", "みんなのニュース", "https://news.minna.example/articles/7f3a9c0e51", None),
    "tables": ("2025-08-22", None, None, None),
    "thinktank": ("2025-05-27", "環太平洋政策研究所", "https://www.ippr-pacific.example/research/2025/lng.html", "大槻 真一"),
}
"""Date, site, address and author of each page."""

MENUS = """<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>政治 - 東都新聞デジタル</title></head><body>
<nav><ul><li><a href="/">トップ</a><li><a href="/p/">政治</a><li><a href="/e/">経済</a></ul></nav>
<main><h1>政治のニュース</h1><ul><li><a href="/1">野党、首相の関税対応を批判</a>
<li><a href="/2">米商務長官が日本の市場を非難、追加関税を示唆</a>
<li><a href="/3">首相、予算案への協力を野党に要請</a><li><a href="/4">知事が国の対応を批判 「地方を見ていない」</a>
<li><a href="/5">自民、総裁選の前倒しを検討 党内に賛否</a><li><a href="/6">財務相、円安をけん制 「行き過ぎには対応」</a></ul></main>
<footer>Copyright 東都新聞社 記事の無断転載を禁じます。</footer></body></html>"""


def read(name: str) -> Document:
    return read_document(page(name).read_bytes(), page(name))


@pytest.mark.parametrize("name", NAMES)
def test_the_main_text_is_read(name: str) -> None:
    share = recall(article_of(name), read(name).text)
    assert share >= ENOUGH, f"{name}: recall {share:.3f}"


@pytest.mark.parametrize("name", NAMES)
def test_title_date_site_address_and_author_are_the_pages(name: str) -> None:
    found, title = read(name), article_of(name).splitlines()[0]
    origin = found.origin
    assert (found.title, found.date, origin.site, origin.url, origin.author) == (title, *HEADS[name])


@pytest.mark.parametrize("name", NAMES)
def test_the_articles_title_is_the_pages(name: str) -> None:
    article = read_article(page(name))
    assert squeezed(article.title) == squeezed(article_of(name).splitlines()[0]).translate(str.maketrans("()", "（）"))
    assert article.origin == read(name).origin


@pytest.mark.model
@pytest.mark.parametrize("name", NAMES)
def test_claims_come_from_the_main_text_alone(name: str) -> None:
    graph = kg.build(page(name))
    text = squeezed(article_of(name))
    assert len(graph.claims) >= 5
    assert [claim.sentence.text for claim in graph.claims if squeezed(claim.sentence.text) not in text] == []


HEADS_OF_TITLES = [
    ("首相、対応を急ぐ方針 - 東都新聞", "<h1>東都新聞</h1><h1>首相、対応を急ぐ方針</h1>", "首相、対応を急ぐ方針", "東都新聞"),
    (
        "東都新聞|首相、対応を急ぐ方針",
        "<h1>東都新聞</h1><h1><ruby>首相<rt>しゅしょう</rt></ruby>、対応を急ぐ方針</h1>",
        "首相、対応を急ぐ方針",
        "東都新聞",
    ),
    ("首相、対応を急ぐ方針 | 政治 | 東都新聞", "<h1>政治</h1>", "首相、対応を急ぐ方針", "東都新聞"),
    ("首相、対応を急ぐ方針", "", "首相、対応を急ぐ方針", None),
    ("関税:首相の狙い - 東都新聞", "<h1>関税:首相の狙い</h1>", "関税:首相の狙い", "東都新聞"),
    ("", "<h1>首相、対応を急ぐ方針</h1>", "首相、対応を急ぐ方針", None),
]


@pytest.mark.parametrize(("whole", "headings", "title", "site"), HEADS_OF_TITLES)
def test_the_title_is_told_from_the_sites_name(whole: str, headings: str, title: str, site: str | None) -> None:
    text = "".join(f"<p>{line}</p>" for line in article_of("amp").splitlines()[1:])
    html = f"<!doctype html><html><head><title>{whole}</title></head><body>{headings}<article>{text}</article></body></html>"
    found = read_kind(html.encode(), HTML, "a.html")
    assert (found.title, found.origin.site) == (title, site)


@pytest.mark.parametrize("menus", [MENUS, MENUS.replace("<main>", "<main><p>この欄では政治のニュースの見出しをまとめています</p>")])
def test_a_page_of_menus_is_refused(tmp_path: Path, menus: str) -> None:
    file = tmp_path / "index.html"
    file.write_text(menus, encoding="utf-8")
    with pytest.raises(ArticleError, match="only menus and links, no article"):
        read_article(file)
