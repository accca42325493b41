"""The codebook is current, whole in both languages, and its sentences are real and read as it says."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest

from kg.article import article_from_text
from kg.codebook import codebook_files, read_codebook
from kg.codebook_model import Witness
from kg.errors import KgError
from kg.model import Participant
from kg.pipeline import Tools, build_graph, load_tools
from kg.vocabulary import load_vocabulary
from tests.shared import SHARED, needs_shared

ROOT = Path(__file__).parents[1]
FILE = ROOT / "ontology" / "codebook.toml"
BOOK = read_codebook(FILE)
SENTENCES = [(relation, witness) for relation, entry in BOOK.entries.items() for witness in entry.sentences]
READ = [(relation, witness) for relation, witness in SENTENCES if witness.is_read]


@pytest.fixture(scope="module")
def tools() -> Tools:
    return load_tools()


@cache
def wikinews() -> dict[str, dict[str, str]]:
    lines = (SHARED / "wikinews" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    return {article["id"]: article for article in map(json.loads, lines)}


@pytest.mark.parametrize("language", ["ja", "en"])
def test_document_is_current(language: str) -> None:
    """Otherwise: python -m kg.codebook."""
    file = ROOT / "docs" / f"codebook.{language}.md"
    assert codebook_files(ROOT)[file] == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("relation", BOOK.entries)
def test_a_relation_has_cases_and_real_sentences(relation: str) -> None:
    entry = BOOK.entries[relation]
    assert entry.cases
    assert 2 <= len(entry.sentences) <= 3
    named = set(re.findall(r"`(\w+)`", f"{entry.excluded.ja} {entry.excluded.en} {' '.join(case.ruling.en for case in entry.cases)}"))
    assert named - {"about", "as", "Author"} <= set(load_vocabulary().relations)


def test_nearly_all_sentences_are_read() -> None:
    assert len(READ) > 0.9 * len(SENTENCES)


@needs_shared
@pytest.mark.parametrize(("relation", "witness"), SENTENCES, ids=lambda value: value if isinstance(value, str) else value.source)
def test_a_sentence_stands_in_its_article_and_in_no_gold(relation: str, witness: Witness) -> None:
    article = wikinews()[witness.source]
    assert witness.text in f"{article['title']}\n{article['text']}", relation
    assert article["title"] == witness.title
    assert not (SHARED / "gold" / f"{witness.source}.txt").exists()


def name_of(participant: Participant) -> str:
    return participant.surface or participant.entity.label


@pytest.mark.model
@pytest.mark.parametrize(("relation", "witness"), READ, ids=lambda value: value if isinstance(value, str) else value.source)
def test_a_sentence_is_read_as_the_book_says(relation: str, witness: Witness, tools: Tools) -> None:
    made = [claim for claim in build_graph(article_from_text(witness.text, "example"), tools).claims if claim.relation == relation]
    ends = sorted({(name_of(claim.subject), name_of(claim.object)) for claim in made})
    expected = sorted(claim.split(" | ") for claim in witness.claims)
    assert len(ends) == len(expected), ends
    assert all(one in subject and other in obj for (subject, obj), (one, other) in zip(ends, expected, strict=True)), ends


@pytest.mark.parametrize("gap", ["from", "cases", "sentences", "included_en"])
def test_an_entry_without_a_key_is_refused(gap: str, tmp_path: Path) -> None:
    file = tmp_path / "codebook.toml"
    text = FILE.read_text(encoding="utf-8")
    file.write_text(re.sub(rf"^{gap} =", "other =", text, count=1, flags=re.MULTILINE), encoding="utf-8")
    with pytest.raises(KgError, match=gap):
        read_codebook(file)
