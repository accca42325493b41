"""How fast articles are read: GiNZA as shipped, the fast parser, and a whole build; and what extraction takes of it.

    python benchmarks/speed.py ARTICLES.jsonl [--articles 112] [--rounds 5] [--proof FOLDER]

FOLDER holds the proof that GiNZA can be faster, from which the fast parser began: `fastops.py` and `fastner.py`.

Each figure is the median of the rounds, in CPU seconds of the process, which other work on the machine disturbs least, and in seconds of
the clock. The configurations take turns within a round, so that a slow minute strikes all of them.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

import spacy
from spacy.language import Language
from thinc.api import get_current_ops, set_current_ops

from kg.batch import build_batch
from kg.blas import one_blas_thread
from kg.corpus import build_archive
from kg.engines import run_here
from kg.fastparse import BATCH, pipe
from kg.model import Article
from kg.parse import load_model
from kg.pipeline import Tools, extract, load_tools
from kg.sources import Columns, Source, read_source, read_sources


@dataclass(frozen=True, slots=True)
class Taken:
    """CPU seconds and seconds of the clock."""

    cpu: float
    clock: float


def timed(work: Callable[[], object]) -> Taken:
    """What `work` takes."""
    cpu, clock = process_time(), perf_counter()
    work()
    return Taken(process_time() - cpu, perf_counter() - clock)


def shipped(nlp: Language, articles: Sequence[Article]) -> None:
    """As a user of spaCy would: whole texts, the batches of the model's own configuration."""
    for _ in nlp.pipe(article.text for article in articles):
        pass


def fast(nlp: Language, articles: Sequence[Article]) -> None:
    """As a build does: sentences cut beforehand, in batches that fit."""
    for _ in pipe((sentence.text for article in articles for sentence in article.sentences), nlp):
        pass


def proof(folder: str) -> Language:
    """GiNZA with the operations and the entities of the proof in `folder`."""
    sys.path.insert(0, folder)
    before = get_current_ops()
    import_module("fastops").install()
    nlp = spacy.load("ja_ginza")
    import_module("fastner").install(nlp)
    set_current_ops(before)
    return nlp


def proven(nlp: Language, articles: Sequence[Article]) -> None:
    """As the proof was measured: sentences, 64 a batch, one thread."""
    with one_blas_thread():
        for _ in nlp.pipe((sentence.text for article in articles for sentence in article.sentences), batch_size=BATCH):
            pass


def whole(file: str, count: int) -> None:
    """The command `kg archive` without its start: read, parse, extract, write; into an empty folder."""
    with tempfile.TemporaryDirectory() as folder:
        some = Path(folder, "articles.jsonl")
        with Path(file).open(encoding="utf-8") as lines:
            some.write_text("".join(islice(lines, count)), encoding="utf-8")
        build_archive([str(some)], Columns(), Path(folder, "out"), run_here(build_batch), "ja_ginza", lambda _: None, with_page=False)


def extraction(tools: Tools, articles: Sequence[Article]) -> Callable[[], None]:
    """The part of a build between the parser and the outputs, on parses made before."""
    parsed = [(article, tuple(pipe((sentence.text for sentence in article.sentences), tools.nlp))) for article in articles]

    def work() -> None:
        for article, docs in parsed:
            extract(article, docs, tools)

    return work


def measure(works: Mapping[str, Callable[[], None]], rounds: int) -> dict[str, Taken]:
    """The median of what each work takes in `rounds` rounds."""
    taken: dict[str, list[Taken]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            taken[name].append(timed(work))
    return {name: Taken(median(t.cpu for t in each), median(t.clock for t in each)) for name, each in taken.items()}


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("file")
    options.add_argument("--articles", type=int, default=112)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--proof", help="the folder of the proof, to be measured too")
    given = options.parse_args()
    found = (each for each in read_sources([given.file], Columns()) if isinstance(each, Source))
    articles = [read_source(source) for source in islice(found, given.articles)]
    characters = sum(len(article.text) for article in articles)
    ours, theirs, tools = load_model(), spacy.load("ja_ginza"), load_tools()
    whole(given.file, 1)
    works: dict[str, Callable[[], None]] = {
        "shipped": lambda: shipped(theirs, articles),
        "fast": lambda: fast(ours, articles),
        "extraction": extraction(tools, articles),
        "whole build": lambda: whole(given.file, given.articles),
    }
    if given.proof:
        first = proof(given.proof)
        works["proof"] = lambda: proven(first, articles)
    report(measure(works, given.rounds), characters, len(articles), given.rounds)


def report(taken: Mapping[str, Taken], characters: int, articles: int, rounds: int) -> None:
    """Print the figures and the ratios that count."""
    print(f"{articles} articles, {characters} characters, medians of {rounds} rounds")
    print(f"{'':12} {'CPU s':>8} {'clock s':>8} {'chars/CPU s':>12} {'of shipped':>11}")
    base = taken["shipped"]
    for name, each in taken.items():
        print(f"{name:12} {each.cpu:8.2f} {each.clock:8.2f} {characters / each.cpu:12,.0f} {each.cpu / base.cpu:10.1%}")
    print(f"fast: {base.cpu / taken['fast'].cpu:.2f} times shipped (CPU), {base.clock / taken['fast'].clock:.2f} times (clock)")
    print(
        f"whole build: {base.cpu / taken['whole build'].cpu:.2f} times shipped (CPU), {base.clock / taken['whole build'].clock:.2f} (clock)"
    )
    if "proof" in taken:
        print(f"whole build: {1 - taken['proof'].cpu / taken['whole build'].cpu:.1%} fewer characters a second than the proof")
    print(f"extraction: {taken['extraction'].cpu / base.cpu:.1%} of the time of GiNZA as shipped")


if __name__ == "__main__":
    main()
