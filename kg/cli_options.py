"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

ArticleGiven = Annotated[
    str | None,
    typer.Argument(
        metavar="ARTICLE", help="A text file, a saved .html, .pdf, .docx, .rtf or .md, or an address (https://...).", show_default=False
    ),
]
AllowPrivate = Annotated[bool, typer.Option("--allow-private", help="Read an address on a private network or this machine too.")]
CorrectionFiles = Annotated[
    list[Path] | None,
    typer.Option("--corrections", help="A file of corrections; corrections.toml in the folder and beside the article is used anyway."),
]

ModelName = Annotated[
    str | None,
    typer.Option(
        "--model",
        help="The GiNZA model: ja_ginza, ja_ginza_electra, ja_ginza_bert_large, or the path of your own [default: kg.toml's, or ja_ginza].",
        show_default=False,
    ),
]
RuleFiles = Annotated[
    list[Path] | None, typer.Option("--rules", help="A file or folder of own rules, after those that kg.toml names.", show_default=False)
]
NameFiles = Annotated[
    list[Path] | None, typer.Option("--names", help="A file or folder of own names, after those that kg.toml names.", show_default=False)
]
ConfigFile = Annotated[
    Path | None, typer.Option("--config", help="A kg.toml [default: that of the working folder or of one above it].", show_default=False)
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but warnings and errors.")]
Json = Annotated[bool, typer.Option("--json", help="Give the result as JSON on standard output.")]
Gpu = Annotated[bool, typer.Option("--gpu", help="Read on the GPU.")]
