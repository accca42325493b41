"""The command that lays a researcher's own project: `kg init`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.errors import KgError
from kg.project import FILE
from kg.terminal import say

commands = typer.Typer()

STARTER = Path(__file__).with_name("starter")
SCHEMAS = Path(__file__).with_name("schemas")


@commands.command()
def init(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where to lay it; made where it is missing.")] = Path(),
) -> None:
    """Lay a small project for own rules and names: kg.toml, rules/own.toml, names/own.toml, with comments that say what to write.

    What is there already is never overwritten.
    """
    files = {file.relative_to(STARTER): file for file in sorted(STARTER.rglob("*.toml"))}
    files |= {Path("schemas") / file.name: file for file in sorted(SCHEMAS.glob("*.json"))}
    there = next((folder / name for name in files if (folder / name).exists()), None)
    if there is not None:
        raise KgError(f"{there} is there already", remedy="Name another folder, or move it away.")
    for path, file in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    say(
        f"{folder / FILE}: what kg reads in this folder and below",
        f"{folder / 'rules'}: own rules; kg rules check runs their examples",
        f"{folder / 'names'}: own names",
        f"{folder / 'schemas'}: for editors that complete and check TOML",
    )
