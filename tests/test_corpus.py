"""An archive is the same bytes however its run was stopped or shared out, and a later run touches only what has changed."""

from __future__ import annotations

import gc
import gzip
import json
import os
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest

from kg import corpus
from kg.cache import FILE, FOLDER, open_cache
from kg.collecting import OBJECTS, rare_collections
from kg.corpus import Progress, build_archive
from kg.engines import Jobs, Outcomes, Run, run_here, run_in_processes, run_on_cluster
from kg.errors import KgError
from kg.ids import BASE, article_id, article_iri
from kg.jobs import Job, Outcome, Result
from kg.namespaces import KG
from kg.rulechanges import meanings
from kg.sources import Columns
from kg.store import open_store, query

COUNT = 12


def outcome(job: Job) -> Outcome:
    """What stands in for GiNZA and the rules: a line a character."""
    if "日" not in job.source.text:
        return Outcome(job.key, job.parse_key, None, "no Japanese")
    article = article_id(job.source.title or "", job.source.text)
    row = json.dumps({"id": article, "name": job.source.name, "claims": 1, "date": job.source.date, "source": job.source.source})
    ends = {"subject": {"id": f"{BASE}a", "label": "A", "type": "State"}, "object": {"id": f"{BASE}b", "label": "B", "type": "Issue"}}
    claims = json.dumps({"id": article, "relation": "supports", "polarity": "positive", "modality": "asserted", **ends}).encode() + b"\n"
    graph = article_iri(article)
    quads = "".join(f"<{graph}#{sign}> <{KG}says> <{BASE}{sign}> <{graph}> .\n" for sign in sorted(set(job.source.text))).encode()
    entities = json.dumps([{"id": "Q17", "label": "日本", "names": [job.source.name], "mentions": 2}])
    asked = zlib.compress("\n".join(job.source.text).encode())
    result = Result(article, row, zlib.compress(claims), zlib.compress(quads), zlib.compress(entities.encode()), asked=asked)
    return Outcome(job.key, job.parse_key, result, parse=job.parse or job.source.text.encode())


def build(jobs: Jobs) -> Outcomes:
    return tuple(map(outcome, jobs))


def build_and_die_once(jobs: Jobs, mark: Path) -> Outcomes:
    if not mark.exists():
        mark.touch()
        os._exit(9)
    return build(jobs)


def build_or_die(jobs: Jobs, victim: str) -> Outcomes:
    if any(job.source.name == victim for job in jobs):
        os._exit(9)
    return build(jobs)


@dataclass
class Watched:
    """An engine that notes what it builds and may stop before a batch."""

    stop_before: int | None = None
    seen: list[str] = field(default_factory=list)
    parses: int = 0

    def __call__(self, batches: Iterable[Jobs]) -> Iterator[Outcomes]:
        for number, jobs in enumerate(batches):
            if number == self.stop_before:
                raise KeyboardInterrupt
            self.seen += [job.source.name for job in jobs]
            self.parses += sum(job.parse is None for job in jobs)
            yield build(jobs)


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus, "_CHARACTERS", 30)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(COUNT):
        (folder / f"{number:02}.txt").write_text(f"記事{number}は日本を述べた。", encoding="utf-8")
    return folder


def run(inputs: Path, output: Path, engine: Run | None = None, columns: Columns | None = None) -> corpus.Archive:
    return build_archive(
        [str(inputs)], columns or Columns(), output, engine or run_here(build), "ja_ginza", lambda _: None, with_page=False
    )


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file() and FOLDER not in path.parts
    }


@pytest.fixture
def whole(articles: Path, tmp_path: Path) -> dict[str, bytes]:
    run(articles, tmp_path / "whole")
    return files(tmp_path / "whole")


def test_an_archive_holds_its_articles_claims_and_graph(articles: Path, tmp_path: Path) -> None:
    made = run(articles, tmp_path / "out")
    assert (made.articles, made.claims, made.built, made.failures) == (COUNT, COUNT, COUNT, ())
    assert sorted(files(tmp_path / "out")) == [
        "articles.jsonl",
        "claims/all.jsonl.gz",
        "contradictions.jsonl",
        "datapackage.json",
        "entities.jsonl",
        "graph/all.nq.gz",
        "graph/statements.nq.gz",
        "matrix.csv",
        "networks/affiliation.graphml",
        "networks/conflict.graphml",
        "networks/congruence.graphml",
        "run.json",
        "statements.jsonl",
    ]
    quads = gzip.decompress((tmp_path / "out" / "graph" / "all.nq.gz").read_bytes()).splitlines()
    assert quads == sorted(quads)
    (entity,) = map(json.loads, (tmp_path / "out" / "entities.jsonl").read_text(encoding="utf-8").splitlines())
    assert (entity["articles"], entity["mentions"]) == (COUNT, 2 * COUNT)


@pytest.mark.parametrize("batch", range(6))
def test_a_run_that_was_stopped_goes_on_and_ends_in_the_same_bytes(
    articles: Path, tmp_path: Path, whole: dict[str, bytes], batch: int
) -> None:
    out, first, second = tmp_path / "out", Watched(stop_before=batch), Watched()
    with pytest.raises(KeyboardInterrupt):
        run(articles, out, first)
    run(articles, out, second)
    assert sorted(first.seen + second.seen) == sorted({*first.seen, *second.seen})
    assert files(out) == whole


def test_a_stop_between_the_files_is_made_good(articles: Path, tmp_path: Path, whole: dict[str, bytes]) -> None:
    out = tmp_path / "out"
    run(articles, out)
    (out / "graph" / "all.nq.gz").unlink()
    (out / "articles.jsonl.part").write_text("half", encoding="utf-8")
    run(articles, out)
    assert files(out) == whole


def test_two_processes_make_the_same_bytes(articles: Path, tmp_path: Path, whole: dict[str, bytes]) -> None:
    run(articles, tmp_path / "out", run_in_processes(build, 2))
    assert files(tmp_path / "out") == whole


def test_a_process_that_dies_costs_no_article(articles: Path, tmp_path: Path, whole: dict[str, bytes]) -> None:
    run(articles, tmp_path / "out", run_in_processes(partial(build_and_die_once, mark=tmp_path / "mark"), 2))
    assert files(tmp_path / "out") == whole


def test_an_article_that_kills_its_process_is_left_out_alone(articles: Path, tmp_path: Path) -> None:
    made = run(articles, tmp_path / "out", run_in_processes(partial(build_or_die, victim="05"), 2))
    assert made.articles == COUNT - 1
    assert [(Path(where).name, "died" in reason) for where, reason in made.failures] == [("05.txt", True)]


def test_a_cluster_of_which_a_worker_dies_makes_the_same_bytes(articles: Path, tmp_path: Path, whole: dict[str, bytes]) -> None:
    distributed = pytest.importorskip("distributed", reason="dask.distributed is not installed")
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        engine = run_on_cluster(partial(build_and_die_once, mark=tmp_path / "mark"), cluster.scheduler_address)
        run(articles, tmp_path / "out", engine)
    assert (tmp_path / "mark").exists()
    assert files(tmp_path / "out") == whole


def test_a_cluster_that_does_not_answer_is_an_error(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="dask.distributed is not installed")
    monkeypatch.setattr("kg.engines.PATIENCE", 1)
    with pytest.raises(KgError, match="no scheduler answers"):
        run(articles, tmp_path / "out", run_on_cluster(build, "tcp://127.0.0.1:9"))


def test_only_added_and_changed_articles_are_built_again(articles: Path, tmp_path: Path) -> None:
    run(articles, tmp_path / "out")
    (articles / "new.txt").write_text("新しい記事は日本を述べた。", encoding="utf-8")
    (articles / "03.txt").write_text("変わった記事は日本を述べた。", encoding="utf-8")
    (articles / "04.txt").unlink()
    again = Watched()
    made = run(articles, tmp_path / "out", again)
    assert (sorted(again.seen), made.articles) == (["03", "new"], COUNT)
    run(articles, tmp_path / "anew")
    assert files(tmp_path / "out") == files(tmp_path / "anew")


def test_other_code_costs_no_new_parse(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(articles, tmp_path / "out")
    monkeypatch.setattr(corpus, "reading", lambda model: f"other code, {model}")
    again = Watched()
    run(articles, tmp_path / "out", again)
    assert (len(again.seen), again.parses) == (COUNT, 0)


def test_a_changed_rule_costs_the_articles_that_ask_for_its_words(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(articles, tmp_path / "out")
    monkeypatch.setattr(corpus, "meanings", lambda book: meanings(book) | {"7": "something else"})
    again, later = Watched(), Watched()
    run(articles, tmp_path / "out", again)
    run(articles, tmp_path / "out", later)
    assert (again.seen, again.parses, later.seen) == (["07"], 0, [])


def test_a_shard_that_has_not_changed_is_not_written_again(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.shards.ARTICLES_PER_SHARD", 1)
    out = tmp_path / "out"
    run(articles, out)
    before = {path: path.stat().st_mtime_ns for path in out.glob("graph/?.nq.gz")}
    (articles / "new.txt").write_text("新しい記事は日本を述べた。", encoding="utf-8")
    run(articles, out)
    assert len(before) == 16
    assert sum(path.stat().st_mtime_ns != time for path, time in before.items()) == 1


def test_an_archive_that_grows_or_shrinks_leaves_no_old_shards(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    run(articles, out)
    monkeypatch.setattr("kg.shards.ARTICLES_PER_SHARD", 1)
    run(articles, out)
    assert not (out / "graph" / "all.nq.gz").exists()
    assert len(list(out.glob("claims/*"))) == 16


def test_two_articles_of_one_id_are_refused_with_both_places(tmp_path: Path) -> None:
    file = tmp_path / "news.csv"
    file.write_text("id,text\n1,日本\n2,日本\n1,日本\n", encoding="utf-8")
    with pytest.raises(KgError, match="row 1") as caught:
        run(file, tmp_path / "out")
    assert "row 3" in caught.value.where


def test_what_makes_no_article_is_left_out_with_its_reason(articles: Path, tmp_path: Path) -> None:
    (articles / "bad.txt").write_text("no", encoding="utf-8")
    (articles / "copy.txt").write_text((articles / "00.txt").read_text(encoding="utf-8"), encoding="utf-8")
    made = run(articles, tmp_path / "out")
    told = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))["left_out"]
    assert [(Path(where).name, reason) for where, reason in made.failures] == [
        ("bad.txt", "no Japanese"),
        ("copy.txt", "the same title and text as 00"),
    ]
    assert [tuple(each.values()) for each in told] == list(made.failures)


def test_nothing_to_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    with pytest.raises(KgError, match="no article"):
        run(tmp_path / "in", tmp_path / "out")


def test_a_second_run_in_the_same_folder_at_a_time_is_refused(articles: Path, tmp_path: Path) -> None:
    with open_cache(tmp_path / "out") as cache:
        cache.list_articles([])
        with pytest.raises(KgError, match="locked"):
            run(articles, tmp_path / "out")


def test_a_damaged_cache_is_an_error_that_says_what_to_do(articles: Path, tmp_path: Path) -> None:
    (tmp_path / "out" / FOLDER).mkdir(parents=True)
    (tmp_path / "out" / FOLDER / FILE).write_bytes(b"no database at all" * 100)
    with pytest.raises(KgError, match="damaged") as caught:
        run(articles, tmp_path / "out")
    assert "Delete" in caught.value.remedy


def test_progress_ends_at_the_whole(articles: Path, tmp_path: Path) -> None:
    told: list[Progress] = []
    build_archive([str(articles)], Columns(), tmp_path / "out", run_here(build), "ja_ginza", told.append, with_page=False)
    assert told[-1].done == told[-1].total > 0
    assert told[-1].seconds_left == 0


def test_an_archive_is_asked_as_an_article_is_and_anew_once_it_has_grown(articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    for count in (COUNT, COUNT + 1):
        run(articles, out)
        answer = query(open_store(out), "SELECT DISTINCT ?a WHERE { GRAPH ?a { ?s kg:says ?o } }")
        assert len(list(answer)) == count  # type: ignore[arg-type]
        (articles / "new.txt").write_text("新しい記事は日本を述べた。", encoding="utf-8")


def test_cycles_are_searched_for_seldom_in_a_batch_and_as_before_after_it() -> None:
    before = gc.get_threshold()
    with rare_collections():
        assert gc.get_threshold()[0] == OBJECTS > before[0]
    assert gc.get_threshold() == before
