"""The command that measures: `kg evaluate`. What builds is imported inside it, as in `cli`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli_options import ConfigFile, Gpu, ModelName, NameFiles, RuleFiles
from kg.evaluate import Facet, Judgement, Score, break_down, judge, read_claims
from kg.gold import read_gold
from kg.parse import MODEL
from kg.project import find_project
from kg.terminal import Seconds, out, stage
from kg.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from kg.gold import Row
    from kg.pipeline import Tools

commands = typer.Typer()


@commands.command()
def evaluate(
    gold: Annotated[list[Path], typer.Argument(metavar="GOLD.toml...", help="Gold files; the article stands beside each as .txt.")],
    claims: Annotated[
        list[Path] | None, typer.Option("--claims", help="Score this claims.jsonl instead of building; one for each gold file.")
    ] = None,
    by: Annotated[Facet | None, typer.Option(help="Break the score down.")] = None,
    resamples: Annotated[int, typer.Option(min=0, help="Draws of the bootstrap that gives the 95 % intervals; 0 leaves them out.")] = 2000,
    rules: RuleFiles = None,
    names: NameFiles = None,
    config: ConfigFile = None,
    model: ModelName = None,
    gpu: Gpu = False,
    differences: Annotated[bool, typer.Option("--differences", "-v", help="List what is missing and what is too much.")] = False,
) -> None:
    """Score the claims found in articles against gold, with 95 % confidence intervals (bootstrap over sentences)."""
    from kg import display
    from kg.intervals import part_intervals, score_intervals
    from kg.pipeline import load_tools

    project = find_project(Path.cwd(), config)
    load = partial(load_tools, model or project.model or MODEL, project.own(rules or (), names or ()), gpu=gpu)
    judgements = _judge(gold, claims or [], load)
    rows = [(judgement.gold.article, judgement.score) for judgement in judgements]
    total = sum((score for _, score in rows), Score())
    out().print(display.scores([*rows, ("ALL", total)]))
    if resamples:
        out().print("", display.intervals(score_intervals(judgements, resamples)), sep="\n")
    if by and resamples:
        out().print("", display.parts_with_intervals(by.value, part_intervals(judgements, by, resamples)), sep="\n")
    elif by:
        out().print(display.parts(by.value, break_down(judgements, by)))
    for judgement in judgements if differences else ():
        out().print(f"\n{judgement.gold.article}", display.differences(judgement))


def _judge(golds: Sequence[Path], claims: Sequence[Path], load: Callable[[], Tools]) -> list[Judgement]:
    if claims and len(claims) != len(golds):
        raise typer.BadParameter(f"{len(golds)} gold files need as many --claims, not {len(claims)}")
    read = [read_gold(path) for path in golds]
    found = [read_claims(path) for path in claims] or _build_claims(golds, load)
    return [judge(rows, gold, load_vocabulary()) for rows, gold in zip(found, read, strict=True)]


def _build_claims(golds: Sequence[Path], load: Callable[[], Tools]) -> list[list[Row]]:
    """The claims of the article beside each gold file."""
    from kg.article import read_article
    from kg.pipeline import build_graph
    from kg.tables import claim_rows

    articles = [read_article(path.with_suffix(".txt")) for path in golds]
    with stage("Loading GiNZA and the rules", Seconds(), "loading"):
        tools = load()
    with stage(f"Reading {len(articles)} articles", Seconds(), "reading"):
        return [list(claim_rows(build_graph(article, tools))) for article in articles]
