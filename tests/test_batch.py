"""A batch of articles is read the same whoever else reads one, from kept parses or anew, and leaves nothing behind."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from kg.batch import build_batch
from kg.jobs import Job, Outcome
from kg.parse import load_model
from kg.sources import Source

TEXTS = (
    "米国のトランプ大統領は15日、ロシアのプーチン大統領とアラスカ州で会談した。米国はウクライナに停戦を求めた。",
    "岸田首相は中国を批判した。中国外務省の報道官は「断固反対する」と述べた。",
    "欧州連合はロシアへの制裁を強化した。パク・槿恵氏は反対した。",
)
JOBS = tuple(Job(str(number), str(number), Source(f"記事{number}", text, f"記事{number}.txt"), None) for number, text in enumerate(TEXTS))

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def outcomes() -> tuple[Outcome, ...]:
    return build_batch(JOBS)


def test_articles_read_from_kept_parses_beside_new_ones_read_the_same(outcomes: tuple[Outcome, ...]) -> None:
    jobs = [replace(job, parse=outcome.parse if job is not JOBS[1] else None) for job, outcome in zip(JOBS, outcomes, strict=True)]
    again = build_batch(jobs)
    assert [outcome.result for outcome in again] == [outcome.result for outcome in outcomes]
    assert [outcome.parse is None for outcome in again] == [True, False, True]


def test_batches_of_several_threads_read_the_same(outcomes: tuple[Outcome, ...]) -> None:
    with ThreadPoolExecutor(3) as threads:
        assert list(threads.map(build_batch, [JOBS] * 6)) == [outcomes] * 6


def test_words_are_forgotten_after_their_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    model = load_model()
    monkeypatch.setattr("kg.batch._model", lambda *_: model)
    build_batch(JOBS)
    before = len(model.vocab.strings)
    build_batch([replace(JOBS[0], source=replace(JOBS[0].source, text="ゾルタン・ガボルスキ氏はペペロニア共和国を訪れた。"))])
    assert "ペペロニア" not in model.vocab.strings
    assert len(model.vocab.strings) - before < 10  # spaCy keeps readings and inflections
