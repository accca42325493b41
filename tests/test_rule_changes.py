"""A changed rule costs the articles that have a word of it, and the archive is the same bytes as one made from nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import batch, corpus, pipeline, rulebook
from kg.cache import FOLDER
from kg.corpus import build_archive
from kg.engines import Jobs, Outcomes, run_here
from kg.parse import model_label
from kg.pipeline import load_tools, run_of, run_with
from kg.rulebook import RULES, load_rulebook
from kg.rulechanges import changed, meanings, noting, touches
from kg.sources import Columns
from kg.vocabulary import load_vocabulary

ARTICLES = {
    "a": "外相会談\n\n日本の岸田首相は5日、中国の対応を批判した。",
    "b": "首脳会談\n\nフランスのマクロン大統領は6日、ウクライナを支援すると述べた。",
    "c": "天気\n\nあすは晴れるでしょう。",
}
RULE = """
[[rule]]
id = "{id}"
relation = "criticizes"
predicates = ["難癖をつける", "けなす"]
object = ["ヲ"]
why = "{why}"
examples = [{{ text = "甲は乙をけなす。", claims = ["甲 | criticizes | 乙"] }}]
"""


def names_that_change(tmp_path: Path, before: str, now: str) -> frozenset[str]:
    books = []
    for number, text in enumerate((before, now)):
        file = tmp_path / f"{number}.toml"
        file.write_text(text, encoding="utf-8")
        books.append(load_rulebook(load_vocabulary(), [file]))
    return changed(*map(meanings, books))


@pytest.mark.parametrize(
    ("now", "names"),
    [
        (RULE.format(id="one", why="another reason"), set()),
        (RULE.format(id="two", why="reason"), {"難癖をつける", "けなす"}),
        (RULE.format(id="one", why="reason").replace(', "けなす"', ""), {"けなす"}),
        (RULE.format(id="one", why="reason").replace('["ヲ"]', '["ニ"]'), {"難癖をつける", "けなす"}),
        (RULE.format(id="one", why="reason") + RULE.format(id="two", why="new").replace('"難癖をつける", ', ""), {"けなす"}),
    ],
)
def test_only_what_a_rule_says_changes_what_its_words_mean(tmp_path: Path, now: str, names: set[str]) -> None:
    assert names_that_change(tmp_path, RULE.format(id="one", why="reason"), now) == names


def test_a_rule_book_notes_what_it_is_asked_for() -> None:
    asked: set[str] = set()
    book = load_rulebook(load_vocabulary())
    noted = noting(book, asked)
    assert noted.by_predicate.get("批判") == book.by_predicate["批判"] == noted.by_predicate["批判"]
    assert noted.by_predicate.get("何でもない", ()) == ()
    assert asked == {"批判", "何でもない"}
    assert dict(noted.by_predicate) == dict(book.by_predicate)


def test_names_touch_whole_words_only() -> None:
    assert touches(frozenset({"批判"}), "支援\n批判")
    assert not touches(frozenset({"批"}), "支援\n批判")


def test_a_model_is_named_without_being_loaded() -> None:
    assert run_with("ja_ginza") == run_of(load_tools())
    assert model_label("ja_ginza").startswith("ja_ginza ")


@pytest.fixture
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the rules, which the whole package reads."""
    folder = tmp_path / "rules"
    shutil.copytree(RULES, folder)
    monkeypatch.setattr(rulebook, "RULES", folder)
    monkeypatch.setattr(pipeline, "RULES", folder)
    monkeypatch.setattr(corpus, "fingerprint", lambda _: "".join(file.read_text(encoding="utf-8") for file in sorted(folder.iterdir())))
    _forget()
    yield folder
    _forget()


def _forget() -> None:
    batch._tools.cache_clear()
    pipeline._word_lists.cache_clear()


def build(inputs: Path, output: Path, built: list[str]) -> dict[str, bytes]:
    def watched(jobs: Jobs) -> Outcomes:
        built.extend(job.source.name for job in jobs)
        return batch.build_batch(jobs)

    build_archive([str(inputs)], Columns(), output, run_here(watched), "ja_ginza", lambda _: None)
    return {
        file.relative_to(output).as_posix(): file.read_bytes() for file in output.rglob("*") if file.is_file() and FOLDER not in file.parts
    }


def test_an_archive_after_a_changed_rule_is_one_made_from_nothing(rules: Path, tmp_path: Path) -> None:
    inputs = tmp_path / "in"
    inputs.mkdir()
    for name, text in ARTICLES.items():
        (inputs / f"{name}.txt").write_text(text, encoding="utf-8")
    first: list[str] = []
    before = build(inputs, tmp_path / "out", first)
    for file in rules.glob("*.toml"):
        file.write_text(file.read_text(encoding="utf-8").replace('"criticizes.accuse"', '"criticizes.blame"'), encoding="utf-8")
    _forget()
    again: list[str] = []
    after = build(inputs, tmp_path / "out", again)
    assert (sorted(first), again) == (["a", "b", "c"], ["a"])
    assert after["claims/all.jsonl.gz"] != before["claims/all.jsonl.gz"]
    assert after == build(inputs, tmp_path / "anew", [])
