"""Things in a row → lists that hold no more than so much."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def batches(things: Iterable[T], size: Callable[[T], int], most: int) -> Iterator[list[T]]:
    """The things in order, in lists whose sizes are together at most `most`, or which hold one thing."""
    batch: list[T] = []
    held = 0
    for thing in things:
        if batch and held + size(thing) > most:
            yield batch
            batch, held = [], 0
        batch.append(thing)
        held += size(thing)
    if batch:
        yield batch
