"""Python's search for cycles of garbage, made seldom while a batch is built."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

OBJECTS = 50_000
"""So many new objects come between two searches. At Python's own threshold they take a tenth of the time of reading, and find next to
nothing, for what is read is made of values that hold no cycles and are freed by counting."""


@contextmanager
def rare_collections() -> Iterator[None]:
    """Meanwhile Python searches for cycles of garbage once in `OBJECTS` new objects, some 5 MB."""
    young, *older = gc.get_threshold()
    gc.set_threshold(max(young, OBJECTS) if young else 0, *older)
    try:
        yield
    finally:
        gc.set_threshold(young, *older)
