"""The shipped queries on a large archive as they are asked: with an actor, or a relation, where they take one.

    python -m benchmarks.asked 26000000 --actor 主体0 --actor 主体700 --relation demands

Each query is asked three times through `kg.queries`, so that finding what a name means is in the time; the median counts. With `--folder`
the archive stays there, and is taken again where it is there already.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import pyoxigraph as ox

from benchmarks.archive import write_archive
from kg.queries import ShippedQuery, answer, shipped_queries
from kg.results import to_table
from kg.store import ARCHIVE_FILE, open_store

RUNS = 3


def main() -> None:
    """Print the rows and the milliseconds of each query and value."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("triples", type=int, help="about how many the archive has")
    parser.add_argument("--folder", type=Path, help="where the archive is, or is to stay")
    parser.add_argument("--actor", action="append", default=[], help="whom the queries are asked of, again for another")
    parser.add_argument("--relation", action="append", default=[], help="what they are asked of where they take no actor")
    options = parser.parse_args()
    with TemporaryDirectory() as scratch:
        store = opened(options.folder or Path(scratch), options.triples)
        for shipped in shipped_queries().values():
            for values in given(shipped, options.actor, options.relation):
                ask(store, shipped.name, values)


def opened(folder: Path, triples: int) -> ox.Store:
    """The store of the archive in `folder`, and print the seconds that writing and building took."""
    start = perf_counter()
    if not (folder / ARCHIVE_FILE).exists():
        folder.mkdir(parents=True, exist_ok=True)
        write_archive(folder / ARCHIVE_FILE, triples)
    written = perf_counter()
    store = open_store(folder)
    print(f"archive {written - start:.1f} s, store {perf_counter() - written:.1f} s, {len(store):,} quads", flush=True)
    return store


def given(shipped: ShippedQuery, actors: list[str], relations: list[str]) -> Iterator[Mapping[str, str]]:
    """The values to ask a query with: each actor, else each relation, nothing where it takes nothing."""
    names = {parameter.name for parameter in shipped.parameters}
    for name, values in (("actor", actors), ("relation", relations)):
        if name in names:
            yield from ({name: value} for value in values)
            return
    if not names:
        yield {}


def ask(store: ox.Store, name: str, values: Mapping[str, str]) -> None:
    """Print the rows that a query gives and the median of its times."""
    times = []
    for _ in range(RUNS):
        start = perf_counter()
        rows = len(to_table(answer(store, name, values)))
        times.append(perf_counter() - start)
    print(f"{name:28}{' '.join(values.values()):16}{rows:>8,} rows{median(times) * 1000:>12,.1f} ms", flush=True)


if __name__ == "__main__":
    main()
