"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

CorrectionFiles = Annotated[
    list[Path] | None,
    typer.Option("--corrections", help="A file of corrections; corrections.toml in the folder and beside the article is used anyway."),
]
