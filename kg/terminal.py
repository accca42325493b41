"""What all commands share: how they speak, with progress on stderr and results on stdout."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING, TypeAlias

import typer

from kg.messages import told

if TYPE_CHECKING:
    from rich.console import Console

Seconds: TypeAlias = dict[str, float]
"""How long each stage took, by its name."""

_UNFOLDED = 2000
"""Columns where nothing is a terminal."""
_LONG = 1.0
"""Seconds from which on a stage is worth a word when it is over."""


@dataclass(frozen=True, slots=True)
class Voice:
    """How a command speaks: in words, as JSON alone, or only to warn."""

    is_quiet: bool = False
    is_json: bool = False

    def say(self, *parts: object) -> None:
        """Print lines, in the user's language, and tables."""
        if not (self.is_quiet or self.is_json):
            for part in parts:
                out().print(told(part) if isinstance(part, str) else part)

    def note(self, text: str) -> None:
        """Print on stderr what is good to know, unless the command is to be quiet."""
        if not self.is_quiet:
            warn(text)

    def give(self, value: object) -> None:
        """Print `value` as JSON where that is asked for."""
        if self.is_json:
            typer.echo(json.dumps(value, ensure_ascii=False, indent=2))

    @contextmanager
    def stage(self, what: str, seconds: Seconds | None = None, name: str = "") -> Iterator[None]:
        """Show on stderr that `what` is under way, where that is a terminal; keep in `seconds` how long it took, as `name`."""
        console = err()
        start = perf_counter()
        if console.is_terminal and not self.is_quiet:
            with console.status(f"{told(what)} …"):
                yield
        else:
            yield
        took = perf_counter() - start
        if console.is_terminal and not self.is_quiet and took > _LONG:
            console.print(f"{told(what)}: {took:.1f} s", style="dim")
        if seconds is not None:
            seconds[name] = round(took, 3)


ALOUD = Voice()
"""How commands speak that have neither --quiet nor --json."""
say = ALOUD.say
stage = ALOUD.stage


def warn(text: str) -> None:
    """Print on stderr what the user should know, in any case."""
    typer.echo(told(text), err=True)


def out() -> Console:
    """Standard output, for tables."""
    from rich.console import Console

    # A terminal folds long cells; a pipe and a file take each row as one line.
    return Console(highlight=False, markup=False, emoji=False, width=None if sys.stdout.isatty() else _UNFOLDED)


def err() -> Console:
    """Standard error, for progress."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, markup=False, emoji=False)
