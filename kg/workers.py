"""Queries in child processes: one that runs away is killed at its limit, while others go on being answered.

Oxigraph cannot be told to stop a query, so each runs in a process of a small pool, on a store opened read-only. A process
that overruns its time or its memory is killed, and another takes its place.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import Queue
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.answering import Answer, Question, answer
from kg.errors import QueryError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkServerContext, SpawnContext
    from multiprocessing.process import BaseProcess


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may take: `seconds` of time, `rows` of an answer, `memory` in bytes; and how many run at once."""

    seconds: float = 10.0
    rows: int = 10_000
    memory: int = 4 * 2**30
    processes: int = 4


class QueryTimeoutError(QueryError):
    """A query that was stopped at its time limit."""


@dataclass(frozen=True, slots=True)
class _Failure:
    """A `QueryError` on its way from a child."""

    what: str
    where: str
    remedy: str


@dataclass(frozen=True, slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection[Question, Answer | _Failure]

    def kill(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


class Pool:
    """Processes that answer questions from the store in a folder."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self.limits = limits
        self._folder = folder
        self._idle: Queue[_Worker] = Queue()
        for _ in range(limits.processes):
            self._idle.put(_start(folder, limits))

    def ask(self, question: Question) -> Answer:
        """The answer; waits until a process is free. Raises `QueryError`, and `QueryTimeoutError` at the time limit."""
        with self._worker() as worker:
            worker.pipe.send(question)
            if not worker.pipe.poll(self.limits.seconds):
                worker.kill()
                raise QueryTimeoutError(f"the query took more than {self.limits.seconds:g} s and was stopped", remedy="Narrow it.")
            return _receive(worker)

    def close(self) -> None:
        """Stop all processes."""
        for _ in range(self.limits.processes):
            self._idle.get().kill()

    @contextmanager
    def _worker(self) -> Iterator[_Worker]:
        """A free process; one that was killed is replaced before the next question."""
        worker = self._idle.get()
        try:
            yield worker
        finally:
            self._idle.put(worker if worker.process.is_alive() else _start(self._folder, self.limits))


def _receive(worker: _Worker) -> Answer:
    try:
        received = worker.pipe.recv()
    except EOFError as error:
        worker.kill()
        raise QueryError("the query needed more memory than it may have and was stopped", remedy="Narrow it.") from error
    if isinstance(received, _Failure):
        raise QueryError(received.what, where=received.where, remedy=received.remedy)
    return received


def _start(folder: Path, limits: Limits) -> _Worker:
    context = _context()
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(str(folder), limits, theirs), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _context() -> SpawnContext | ForkServerContext:
    """Children of a clean process: forking this one, with its threads, could deadlock, and spawning takes half a second."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    return context


def _serve(folder: str, limits: Limits, pipe: Connection[Answer | _Failure, Question]) -> None:
    """The life of a child: open the store, then answer one question after the other until the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory(limits.memory)
    store = ox.Store.read_only(folder)
    try:
        while True:
            pipe.send(_answer(store, pipe.recv(), limits.rows))
    except (EOFError, BrokenPipeError):
        return


def _answer(store: ox.Store, question: Question, rows: int) -> Answer | _Failure:
    try:
        return answer(store, question, rows)
    except QueryError as error:
        return _Failure(error.what, error.where, error.remedy)
    except (OSError, RuntimeError, ValueError) as error:  # what the engine meets only on the way through its rows
        return _Failure(str(error), "the query", "")


def _limit_memory(size: int) -> None:
    if os.name == "posix":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (size, size))
