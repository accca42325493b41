"""The shipped queries on archives of several sizes: the store against rdflib's own engine, in one run.

    python -m benchmarks.sparql 10000 100000 1000000 --limit 60

rdflib answers each query once, in a process that is stopped at the limit; the store three times, of which the median counts.
"""

from __future__ import annotations

import argparse
import multiprocessing
import multiprocessing.connection
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import pyoxigraph as ox
from rdflib import Graph

from benchmarks.archive import write_archive
from kg.namespaces import PREFIXES
from kg.queries import shipped_queries
from kg.resources import ontology_folder
from kg.results import to_table
from kg.store import open_store, query

RUNS = 3


def main() -> None:
    """Print a table for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="+", help="numbers of triples")
    parser.add_argument("--limit", type=float, default=60.0, help="seconds after which rdflib is stopped")
    options = parser.parse_args()
    for size in options.sizes:
        with TemporaryDirectory() as folder:
            compare(size, Path(folder), options.limit)


def compare(size: int, folder: Path, limit: float) -> None:
    """Print how long each engine takes for each query on an archive of about `size` triples."""
    write_archive(folder / "graph.nq", size)
    start = perf_counter()
    store = open_store(folder)
    built = perf_counter() - start
    start = perf_counter()
    rdf = union(folder / "graph.nq")
    loaded = perf_counter() - start
    print(f"\n{len(rdf):,} triples; to load: store {built:.1f} s, rdflib {loaded:.1f} s")
    print(f"{'query':28}{'rows':>8}{'store ms':>12}{'rdflib ms':>14}{'times':>10}")
    ratios = []
    for name, shipped in shipped_queries().items():
        rows, ours = time_store(store, shipped.text)
        theirs = time_rdflib(rdf, shipped.text, limit)
        ratios.append((theirs or limit) / ours)
        shown = f"{theirs * 1000:,.1f}" if theirs else f"> {limit * 1000:,.0f}"
        print(f"{name:28}{rows:>8,}{ours * 1000:>12,.1f}{shown:>14}{ratios[-1]:>10,.1f}", flush=True)
    print(f"median: {median(ratios):,.1f} times; least: {min(ratios):,.1f} times")


def union(file: Path) -> Graph:
    """All triples of the archive and the ontology in one rdflib graph."""
    rdf = Graph().parse(ontology_folder() / "kg.ttl")
    triples = ox.serialize(sorted({quad.triple for quad in ox.parse(path=file)}, key=str), format=ox.RdfFormat.N_TRIPLES)
    return rdf.parse(data=triples or b"", format="nt")


def time_store(store: ox.Store, text: str) -> tuple[int, float]:
    """Number of rows and the median of the times."""
    times = []
    for _ in range(RUNS):
        start = perf_counter()
        rows = len(to_table(query(store, text)))
        times.append(perf_counter() - start)
    return rows, median(times)


def time_rdflib(rdf: Graph, text: str, limit: float) -> float | None:
    """Seconds, None where it was stopped."""
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    child = context.Process(target=_answer, args=(rdf, text, theirs))
    child.start()
    seconds: float | None = ours.recv() if ours.poll(limit) else None
    child.kill()
    child.join()
    return seconds


def _answer(rdf: Graph, text: str, pipe: multiprocessing.connection.Connection[float, None]) -> None:
    start = perf_counter()
    len(list(rdf.query(text, initNs=dict(PREFIXES))))
    pipe.send(perf_counter() - start)


if __name__ == "__main__":
    main()
