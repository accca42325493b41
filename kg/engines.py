"""What runs batches: this process, worker processes of this machine, or a Dask cluster. The results are the same."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from typing import TypeAlias

from kg.errors import KgError
from kg.jobs import Job, Outcome

Jobs: TypeAlias = tuple[Job, ...]
Outcomes: TypeAlias = tuple[Outcome, ...]
Build: TypeAlias = Callable[[Jobs], Outcomes]
"""What is done with a batch; it goes to other processes, so it must be a function that pickle can name (`kg.batch.build_batch`)."""
Run: TypeAlias = Callable[[Iterable[Jobs]], Iterator[Outcomes]]
"""What does it with all batches, and gives the outcomes in any order."""

_AHEAD = 2
"""Batches that wait for each worker, so that none is idle and few are in memory."""
_RETRIES = 3
PATIENCE = 10
"""Seconds in which a scheduler must answer."""


def run_here(build: Build) -> Run:
    """Batches one after the other in this process."""
    return partial(map, build)


def run_in_processes(build: Build, workers: int) -> Run:
    """Batches in `workers` processes; where one dies, its articles are tried again one by one, and that which kills it is left out."""
    return partial(_run_in_processes, build=build, workers=workers)


def run_on_cluster(build: Build, address: str) -> Run:
    """Batches on the Dask cluster whose scheduler is at `address` (tcp://HOST:8786); where a worker dies, others take over its batches.

    Running it raises `KgError` where dask is not installed or the scheduler does not answer.
    """
    return partial(_run_on_cluster, build=build, address=address)


def _run_in_processes(batches: Iterable[Jobs], build: Build, workers: int) -> Iterator[Outcomes]:
    todo = iter(batches)
    lost: list[Jobs] = []
    while True:
        with _pool(workers) as pool:
            yield from _windowed(pool, todo, build, workers * _AHEAD, lost)
        if not lost:
            return
        for jobs in lost:
            yield from (_alone((job,), build) for job in jobs)
        lost.clear()


def _windowed(pool: Executor, todo: Iterator[Jobs], build: Build, ahead: int, lost: list[Jobs]) -> Iterator[Outcomes]:
    """The outcomes in the order in which they come; the batches that a dead worker took with it go to `lost`."""
    running: dict[Future[Outcomes], Jobs] = {}
    while not lost or running:
        while len(running) < ahead and not lost and (jobs := next(todo, None)) is not None:
            running[pool.submit(build, jobs)] = jobs
        if not running:
            return
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in done:
            jobs = running.pop(future)
            try:
                yield future.result()
            except BrokenProcessPool:
                lost.append(jobs)


def _alone(jobs: Jobs, build: Build) -> Outcomes:
    with _pool(1) as pool:
        try:
            return pool.submit(build, jobs).result()
        except BrokenProcessPool:
            return tuple(Outcome(job.key, job.parse_key, None, "the process that read it died (memory?)") for job in jobs)


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that are started afresh; a copy of this one could inherit a lock that is never opened."""
    pool = ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _run_on_cluster(batches: Iterable[Jobs], build: Build, address: str) -> Iterator[Outcomes]:
    try:
        from distributed import Client
    except ImportError as error:
        raise KgError("a cluster needs dask.distributed", remedy="pip install 'ronten[cluster]'") from error
    try:
        client = Client(address, timeout=PATIENCE)  # type: ignore[no-untyped-call]
    except OSError as error:
        remedy = "Start it: dask scheduler; then dask worker ADDRESS --nthreads 1 on each machine."
        raise KgError(f"no scheduler answers: {error}", where=address, remedy=remedy) from error
    with client:
        ahead = max(1, len(client.scheduler_info(n_workers=-1)["workers"])) * _AHEAD
        executor = client.get_executor(pure=False, retries=_RETRIES)  # type: ignore[no-untyped-call]
        yield from _windowed(executor, iter(batches), build, ahead, [])
