"""What all commands share: progress on stderr, tables on stdout."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from rich.console import Console

Seconds: TypeAlias = dict[str, float]
"""How long each stage took, by its name."""

_UNFOLDED = 2000
"""Columns where nothing is a terminal."""


@contextmanager
def stage(what: str, seconds: Seconds, name: str) -> Iterator[None]:
    """Show on stderr that `what` is under way, and how long it took."""
    from rich.console import Console

    console = Console(stderr=True, highlight=False)
    start = perf_counter()
    with console.status(f"{what} …"):
        yield
    seconds[name] = round(perf_counter() - start, 3)
    console.print(f"{what}: {seconds[name]:.1f} s", style="dim")


def out() -> Console:
    """Standard output, for tables."""
    from rich.console import Console

    # A terminal folds long cells; a pipe and a file take each row as one line.
    return Console(highlight=False, markup=False, emoji=False, width=None if sys.stdout.isatty() else _UNFOLDED)
