"""Text → article: encodings, layout, normalisation, sentences, offsets, and what is refused."""

from __future__ import annotations

import json
import textwrap
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.article import article_from_text, read_article
from kg.decoding import decode
from kg.errors import ArticleError
from kg.layout import LONGEST_HEADING
from kg.model import Article
from kg.normalising import normalise
from kg.sentences import LONGEST, cut
from tests.shared import SHARED, needs_shared

BODY = "プーチン大統領はウクライナ問題を棚上げした。米国は停戦を求めている。"


def texts(article: Article) -> list[str]:
    return [sentence.text for sentence in article.sentences]


def sentences_of(text: str) -> list[str]:
    return [text[start:end] for start, end in cut(text)]


class TestEncodings:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932", "shift_jis", "euc_jp"])
    def test_text_is_read_in(self, encoding: str, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        path.write_bytes(BODY.encode(encoding))
        assert read_article(path).text == BODY

    @needs_shared
    @pytest.mark.parametrize("encoding", ["cp932", "euc_jp"])
    def test_every_sentence_of_real_articles_is_told_apart(self, encoding: str) -> None:
        for path in sorted((SHARED / "gold").glob("*.txt")):
            for line in path.read_text(encoding="utf-8").splitlines():
                data = line.encode(encoding, "ignore")
                if data.strip():
                    assert decode(data, "x") == data.decode(encoding)

    @pytest.mark.parametrize("text", ["㈱日本と①番", "～～米国は", "ｱﾒﾘｶは求めた"])
    def test_windows_signs_are_read_in_cp932(self, text: str) -> None:
        assert decode(text.encode("cp932"), "x") == text

    @pytest.mark.parametrize("ends", ["\r\n", "\r"])
    def test_line_ends_become_lf(self, ends: str) -> None:
        assert article_from_text(f"題{ends}{ends}{BODY}{ends}", "a").text == f"題\n\n{BODY}\n"

    @pytest.mark.parametrize(
        ("data", "message"),
        [
            (b"", "empty"),
            (b" \n\n", "empty"),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"),
            (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
            (b"PK\x03\x04word/", "Word"),
            (b"\x7fELF\0\0\0\0" * 9, "binary"),
            (b"\xff\xfe\xfd\x81 \x80\xa0", "unknown"),
            ("米国は停戦を求めた。".encode()[:-1], "damaged UTF-8 at byte 27"),
            ("米国は\n停戦を求めた。".encode() + b"\xed\xa0\x80", "x, line 2"),
            ("ロシアは停戦をためらい、".encode() + "米国は".encode("cp932"), "damaged UTF-8"),
        ],
    )
    def test_what_is_no_text_is_refused(self, data: bytes, message: str) -> None:
        with pytest.raises(ArticleError, match=message):
            decode(data, "x")


class TestRefusals:
    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("", "empty"),
            (" \n　\n", "empty"),
            ("The president met the prime minister.", "no Japanese"),
            ("美国总统与俄罗斯总统在阿拉斯加举行会谈。" * 10, "no Japanese"),
            ("米国は\n求め\ud800た。", "half a surrogate pair .U\\+D800. at character 6"),
            ("『停戦を要求』。毎日新聞、2006年6月30日。", "no sentence"),
        ],
    )
    def test_text_is_refused(self, text: str, message: str) -> None:
        with pytest.raises(ArticleError, match=message) as refused:
            article_from_text(text, "x")
        assert refused.value.remedy

    def test_missing_file(self, tmp_path: Path) -> None:
        with pytest.raises(ArticleError, match="no such file"):
            read_article(tmp_path / "none.txt")

    def test_folder_without_articles(self, tmp_path: Path) -> None:
        with pytest.raises(ArticleError, match="no text file"):
            read_article(tmp_path)

    def test_folder_with_articles_names_one(self, tmp_path: Path) -> None:
        (tmp_path / "b.txt").touch()
        with pytest.raises(ArticleError, match=r"b\.txt"):
            read_article(tmp_path)

    def test_headline_without_kana_is_japanese(self) -> None:
        assert texts(article_from_text("米露首脳会談開催", "x")) == ["米露首脳会談開催"]


class TestWarnings:
    @pytest.mark.parametrize(
        ("text", "warning"),
        [
            ("米国は\x07停戦を\x00求めた。", "2 control characters passed"),
            ("首相は「行くと述べた。米国は停戦を求めた。", "1 opening quote "),
            ("米国は停戦を求め、" * 200, "1 paragraph of more than"),
        ],
    )
    def test_dirt_is_built_with_a_warning(self, text: str, warning: str) -> None:
        (found,) = article_from_text(text, "x").warnings
        assert found.startswith(warning)

    def test_clean_text_has_none(self) -> None:
        assert article_from_text(f"題\n\n{BODY}", "x").warnings == ()

    def test_control_characters_stay_in_the_text_and_leave_the_sentence(self) -> None:
        article = article_from_text("米国は\x07求めた。", "x")
        assert (article.text, texts(article)) == ("米国は\x07求めた。", ["米国は求めた。"])


class TestNormalising:
    @pytest.mark.parametrize(
        ("read", "normal"),
        [
            ("ＮＡＴＯと２０２５年", "NATOと2025年"),
            ("ﾛｼｱのﾌﾟｰﾁﾝ｡", "ロシアのプーチン。"),
            ("か\u3099いこう", "がいこう"),
            ("北大西洋条約機構(NATO)!", "北大西洋条約機構（NATO）！"),
            ("3,000人、４．５％", "3,000人、4.5％"),
            ("米国は，停戦を求めた．", "米国は、停戦を求めた。"),
            ("　米国　 は\t求めた ", "米国 は 求めた"),
            ("神戸と⽇本", "神戸と日本"),
            ("米\u200b国", "米国"),
            ("① 「…」～ ㌔", "① 「…」～ ㌔"),
        ],
    )
    def test_forms(self, read: str, normal: str) -> None:
        assert normalise(read).text == normal

    def test_composed_kana_keeps_both_code_points(self) -> None:
        passage = normalise("ｶﾞｽ")
        assert (passage.text, passage.starts, passage.ends) == ("ガス", (0, 2), (2, 3))

    @given(st.text())
    def test_places_are_in_order_and_only_white_space_and_controls_are_lost(self, text: str) -> None:
        passage = normalise(text)
        assert len(passage.text) == len(passage.starts) == len(passage.ends)
        assert all(start < end for start, end in zip(passage.starts, passage.ends, strict=True))
        assert all(end <= start for end, start in zip(passage.ends, passage.starts[1:], strict=False))
        covered = {i for start, end in zip(passage.starts, passage.ends, strict=True) for i in range(start, end)}
        assert not any(c.isprintable() and not c.isspace() for i, c in enumerate(text) if i not in covered)

    @given(st.text())
    def test_twice_is_once(self, text: str) -> None:
        once = normalise(text).text
        assert normalise(once).text == once


class TestSentences:
    @pytest.mark.parametrize(
        "sentences",
        [
            ["米国は求めた。", "露は拒んだ。"],
            ["首相は「行く。帰る。」と述べた。", "露は拒んだ。"],
            ["「行く。」", "首相は言った。"],
            ["『「停戦だ。」と言う。』と報じた。", "以上。"],
            ["首相（69。当選10回）は述べた。", "以上。"],
            ["停戦は可能か？！", "米国は否定した。"],
            ["放火か？、と報じた。", "以上。"],
            ["Yahoo！ニュースによると停戦した。", "以上。"],
            ["開いたまま「の引用だ。", "次の文は「これ」だ。", "以上。"],
            ["閉じただけ」の引用だ。", "次の文だ。"],
            ["括弧の（交差「した）例」だ。", "次の文だ。"],
        ],
    )
    def test_cut(self, sentences: list[str]) -> None:
        text = "".join(sentences)
        expected = ["「行く。」首相は言った。"] if sentences[0] == "「行く。」" else sentences
        assert sentences_of(text) == expected

    def test_stray_bracket_swallows_no_more_than_a_quote(self) -> None:
        text = "首相は「述べた。" + BODY * 20 + "最後に」とした。"
        assert len(sentences_of(text)) > 30

    @pytest.mark.parametrize("text", ["停戦" * 100_000, "停戦、" * 70_000, "「" * 200_000, "「停戦」" * 50_000, "𠮷" * 50_000])
    def test_no_sentence_is_too_long_for_the_tokenizer(self, text: str) -> None:
        assert max(len(sentence.encode()) for sentence in sentences_of(text) or [""]) <= 4 * LONGEST < 49_149

    def test_long_stretch_is_cut_after_a_pause(self) -> None:
        assert all(sentence.endswith("、") for sentence in sentences_of("米国は停戦を求め、" * 500))

    @given(st.text("あ。」「（）！？、 a"))
    def test_nothing_is_lost(self, text: str) -> None:
        ranges = list(cut(text))
        assert ranges == sorted(ranges)
        kept = {i for start, end in ranges for i in range(start, end)}
        assert not any(c in "あa" for i, c in enumerate(text) if i not in kept)


class TestLayout:
    @pytest.mark.parametrize(
        ("line", "date"),
        [
            ("2025/08/26", "2025-08-26"),
            ("2025年8月26日", "2025-08-26"),
            ("２０２５年８月２６日（火）１０時", "2025-08-26"),
            ("毎日新聞 2025-8-26 20:15", "2025-08-26"),
            ("公開日：2025.08.26", "2025-08-26"),
            ("令和7年8月26日", "2025-08-26"),
            ("令和元年5月1日 朝刊", "2019-05-01"),
            ("【2025年8月26日】", "2025-08-26"),
            ("2025年2月30日", None),
            ("2025年8月26日の米露会談", None),
            ("2025年8月、会談が開かれた", None),
        ],
    )
    def test_date_line(self, line: str, date: str | None) -> None:
        assert article_from_text(f"米露会談の行方\n{line}\n\n{BODY}", "x").date == date

    @pytest.mark.parametrize("title", ["米露会談の行方", "【社説】停戦へ　歩みを止めるな", "首相「停戦を。和平を。」と訴え"])
    def test_title(self, title: str) -> None:
        article = article_from_text(f"{title}\n2025/08/26\n\n{BODY}", "x")
        assert (article.title, article.sentences[0].is_heading) == (normalise(title).text, True)

    def test_title_under_the_site_s_own(self) -> None:
        text = f"政治•経済 米露会談の行方\n米露会談の行方\n政治•経済\n\n2025/08/26\n\n{BODY}\n\nTIMES\n\n政治•経済"
        article = article_from_text(text, "x")
        assert (article.title, texts(article)) == ("米露会談の行方", ["米露会談の行方", *sentences_of(BODY)])

    @pytest.mark.parametrize("line", ["米国は停戦を求めた。露は拒", "米国は停戦を求めた。 （東京）"])
    def test_running_text_is_no_title(self, line: str) -> None:
        assert not any(sentence.is_heading for sentence in article_from_text(f"{line}\n{BODY}", "x").sentences)

    def test_text_without_title_is_called_by_its_first_sentence(self) -> None:
        assert article_from_text(BODY, "x").title == "プーチン大統領はウクライナ問題を棚上げした。"

    def test_long_first_sentence_is_shortened_for_a_title(self) -> None:
        title = article_from_text("米国は停戦を求め、" * 200, "x").title
        assert (len(title), title[-1]) == (LONGEST_HEADING, "…")

    def test_headings(self) -> None:
        text = f"題名です\n\n■停戦より接近\n{BODY}\n会談の背景\n{BODY}\n・米国が一つ目\n{BODY}"
        headings = [sentence.text for sentence in article_from_text(text, "x").sentences if sentence.is_heading]
        assert headings == ["題名です", "■停戦より接近", "会談の背景"]

    def test_paragraphs_are_counted(self) -> None:
        article = article_from_text(f"題名です\n\n{BODY}\n　{BODY}", "x")
        assert [sentence.paragraph for sentence in article.sentences] == [0, 1, 1, 2, 2]

    def test_id_comes_from_title_and_text(self) -> None:
        one, two = article_from_text(BODY, "a"), article_from_text(BODY, "b")
        assert one.id == two.id != article_from_text(BODY + "。", "a").id

    @pytest.mark.parametrize("columns", [12, 20, 36, 40])
    def test_hard_wrapped_lines_are_joined(self, columns: int) -> None:
        paragraphs = [BODY * 3, "欧州各国はウクライナへの支援を続ける方針を確認し、ロシアへの制裁を強化するよう米国に求めた。" * 2]
        wrapped = "\n\n".join("\n".join(textwrap.wrap(paragraph, columns)) for paragraph in paragraphs)
        article = article_from_text(f"米露会談の行方\n\n{wrapped}\n", "x")
        assert texts(article) == ["米露会談の行方", *(s for paragraph in paragraphs for s in sentences_of(paragraph))]

    def test_line_that_stops_at_a_particle_goes_on(self) -> None:
        assert texts(article_from_text("プーチン大統領は\nウクライナ問題を棚上げした。", "x")) == [
            "プーチン大統領はウクライナ問題を棚上げした。"
        ]

    def test_latin_words_keep_their_space_over_a_line_break(self) -> None:
        assert texts(article_from_text("首相は、\nNord\nStreamの\n話をした。", "x"))[-1].endswith("話をした。")

    def test_headings_of_one_width_are_not_joined(self) -> None:
        headings = [f"第{n}節の見出しは同じ長さ" for n in "一二三四"]
        article = article_from_text("".join(f"{heading}\n{BODY}\n" for heading in headings), "x")
        assert [sentence.text for sentence in article.sentences if sentence.is_heading] == headings


class TestSources:
    def test_source_list_of_sentences_is_left_out(self) -> None:
        japanese = "福原直樹『オランダ:総辞職の意向。早期に』。毎日新聞、2006年6月30日。"
        sources = japanese + '"Dutch coalition falls"。Expatica、2006年6月29日10時（UTC+9）。'
        assert texts(article_from_text(BODY + sources, "x")) == sentences_of(BODY)

    def test_source_list_under_its_heading_is_left_out(self) -> None:
        text = f"{BODY}\n\n出典\n毎日新聞「オランダ内閣が総辞職する意向を表明したと報じる」\nロイター\n\n{BODY}"
        assert texts(article_from_text(text, "x")) == sentences_of(BODY) * 2

    @pytest.mark.parametrize(
        "text",
        [
            "首相は新著『停戦への道』を出した。毎日新聞、朝日新聞が2006年6月30日に報じた。",
            "話題の本は『停戦への道』。首相は、2006年6月30日に辞任した。",
            "毎日新聞、2006年6月30日。",
        ],
    )
    def test_running_text_is_kept(self, text: str) -> None:
        assert "".join(texts(article_from_text(text, "x"))) == text


def assert_exact(article: Article) -> None:
    """Every sentence's offsets lie in order and give back what is read."""
    last = 0
    for i, sentence in enumerate(article.sentences):
        span, offsets = sentence.words.span, sentence.offsets
        assert sentence.index == i
        assert article.text[span.start : span.end] == sentence.words.text
        assert (offsets[0], offsets[-1], len(offsets)) == (span.start, span.end, len(sentence.text) + 1)
        assert all(a < b for a, b in pairwise(offsets))
        assert span.start >= last
        last = span.end


LINES = st.text("あ亜ア。、「」『』！？ａ1ｶﾞ\u3099\u3000 \x07\n\r𠮷■・", min_size=1)


class TestOffsets:
    @given(LINES)
    def test_any_text(self, text: str) -> None:
        try:
            article = article_from_text(text + "あ。", "x")
        except ArticleError:
            return
        assert_exact(article)

    def test_words_of_a_wrapped_sentence_hold_the_break(self) -> None:
        article = article_from_text("𠮷田氏は、\n　ＮＡＴＯの結束を、\n求めた。", "x")
        (first, *_) = article.sentences
        place = first.text.index("田")
        assert article.words(first.span(place, place + 1)).text == "田"

    @needs_shared
    def test_real_articles(self) -> None:
        rows = (SHARED / "wikinews" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
        for row in map(json.loads, rows[::20]):
            assert_exact(article_from_text(f"{row['title']}\n\n{row['text']}", row["id"]))

    @needs_shared
    @pytest.mark.parametrize("path", sorted((SHARED / "gold").glob("[!w]*.toml")), ids=lambda path: path.stem)
    def test_sentences_are_those_that_a_reader_cuts(self, path: Path) -> None:
        article = read_article(path.with_suffix(".txt"))
        gold = tomllib.loads(path.read_text(encoding="utf-8"))
        assert {claim["sentence"] for claim in gold["claims"]} <= {sentence.words.text for sentence in article.sentences}
