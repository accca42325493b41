"""The command that measures: `kg evaluate`. What builds is imported inside it, as in `cli`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli_options import ConfigFile, Gpu, Json, ModelName, NameFiles, Quiet, RuleFiles
from kg.evaluate import Facet, Judgement, judge, read_claims
from kg.gold import read_gold
from kg.messages import counted, told
from kg.parse import MODEL
from kg.project import find_project
from kg.terminal import Voice
from kg.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from kg.gold import Row
    from kg.pipeline import Tools
    from kg.scorereport import Report

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
    quiet: Quiet = False,
    as_json: Json = False,
) -> None:
    """Score the claims found in articles against gold, with 95 % confidence intervals (bootstrap over sentences)."""
    from kg import display
    from kg.pipeline import load_tools
    from kg.scorereport import measure

    project, voice = find_project(Path.cwd(), config), Voice(quiet, as_json)
    load = partial(load_tools, model or project.model or MODEL, project.own(rules or (), names or ()), gpu=gpu)
    judgements = _judge(gold, claims or [], load, voice)
    with voice.stage("Drawing the intervals"):
        report = measure(judgements, by, resamples)
    voice.give(report.to_dict(with_differences=differences))
    _show(report, voice)
    for judgement in judgements if differences else ():
        voice.say("", judgement.gold.article, display.differences(judgement))


def _show(report: Report, voice: Voice) -> None:
    from kg import display

    voice.say(display.scores(report.rows))
    if report.intervals:
        voice.say("", display.intervals(report.intervals))
    if report.by and report.part_intervals:
        voice.say("", display.parts_with_intervals(report.by.value, report.part_intervals))
    elif report.by:
        voice.say(display.parts(report.by.value, report.parts))


def _judge(golds: Sequence[Path], claims: Sequence[Path], load: Callable[[], Tools], voice: Voice) -> list[Judgement]:
    if claims and len(claims) != len(golds):
        raise typer.BadParameter(
            told(f"{counted(len(golds), 'gold file')} cannot be scored with {len(claims)} --claims: give one for each")
        )
    read = [read_gold(path) for path in golds]
    found = [read_claims(path) for path in claims] or _build_claims(golds, load, voice)
    return [judge(rows, gold, load_vocabulary()) for rows, gold in zip(found, read, strict=True)]


def _build_claims(golds: Sequence[Path], load: Callable[[], Tools], voice: Voice) -> list[list[Row]]:
    """The claims of the article beside each gold file."""
    from kg.article import read_article
    from kg.pipeline import build_graph
    from kg.tables import claim_rows

    articles = [read_article(path.with_suffix(".txt")) for path in golds]
    with voice.stage("Loading GiNZA and the rules"):
        tools = load()
    with voice.stage(f"Reading {counted(len(articles), 'article')}"):
        return [list(claim_rows(build_graph(article, tools))) for article in articles]
