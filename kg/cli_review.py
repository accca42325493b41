"""The command on which a person reads claims: review. Libraries are imported inside it, as in `cli`."""

from __future__ import annotations

import getpass
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.messages import counted
from kg.terminal import say, stage, warn

if TYPE_CHECKING:
    from kg.judgements import Judgements

commands = typer.Typer()


@commands.command()
def review(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="A folder that `kg build` or `kg archive` wrote, or one of builds.", show_default=False)
    ],
    file: Annotated[Path | None, typer.Option("--file", help="The file to write [default: FOLDER/corrections.toml].")] = None,
    by: Annotated[str | None, typer.Option(help="Who judges [default: the name of the user].")] = None,
    sample: Annotated[int | None, typer.Option(min=1, help="Judge so many claims, drawn at random [default: all, in order].")] = None,
    seed: Annotated[int, typer.Option(help="Another draw.")] = 0,
    port: Annotated[int, typer.Option(help="The port to listen on, for this machine alone.")] = 8001,
    figures: Annotated[bool, typer.Option("--figures", help="Show what was judged so far, and stop.")] = False,
) -> None:
    """Judge the claims in FOLDER on a page, one by one, and learn how often rules are right.

    Keys: 1 or y right, 2 or n wrong, 3 or u unsure, m mend, z undo. What is judged is kept in a file of corrections, which the next build
    applies; the precision with its 95 % interval (Wilson) goes into the graph then. Stop it with Ctrl+C, and go on later.
    """
    from kg.corrections import FILE
    from kg.judgements import Judgements
    from kg.reviewing import read_claims
    from kg.reviewserver import HOST, serve_review

    with stage("Reading the claims"):
        judgements = Judgements(read_claims(folder, sample, seed), file or folder / FILE, by or _user())
    if not figures:
        warn(f"http://{HOST}:{port}/  ({counted(len(judgements.claims), 'claim')}; stop with Ctrl+C)")
        with suppress(KeyboardInterrupt):  # which uvicorn passes on when it has closed
            serve_review(judgements, port)
    _show(judgements)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a system that gives none
        return "somebody"


def _show(judgements: Judgements) -> None:
    from kg import display
    from kg.measuring import measure, measure_all

    claims = judgements.corrections().claims
    say(display.measured([measure_all(claims), *measure(claims)]))
