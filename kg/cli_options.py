"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

CorrectionFiles = Annotated[
    list[Path] | None,
    typer.Option("--corrections", help="A file of corrections; corrections.toml in the folder and beside the article is used anyway."),
]

ModelName = Annotated[
    str, typer.Option("--model", help="The GiNZA model: ja_ginza, ja_ginza_electra, ja_ginza_bert_large, or the path of your own.")
]
Gpu = Annotated[bool, typer.Option("--gpu", help="Read on the GPU.")]
