"""The command on many articles: archive. Libraries are imported inside it, as in `cli`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg import cli_exits
from kg.cli_options import ConfigFile, CorrectionFiles, Gpu, Json, ModelName, NameFiles, Quiet, RuleFiles
from kg.messages import counted, told
from kg.parse import MODEL
from kg.project import find_project
from kg.terminal import Voice, err, warn

if TYPE_CHECKING:
    from kg.corpus import Archive, Progress

commands = typer.Typer()

SHOWN_FAILURES = 10


def _column(part: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(f"--{part}-column", help=f"The column that holds the {part}.", show_default=False)
    return option


Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT...",
        help="Files (.txt .html .pdf .docx .rtf .md .jsonl .csv .tsv .parquet .zip), folders, patterns in quotes, or - .",
        show_default=False,
    ),
]


@commands.command()
def archive(
    inputs: Inputs,
    output: Annotated[Path, typer.Option("-o", "--output", help="The archive's folder.", show_default=False)],
    workers: Annotated[int, typer.Option(min=1, help="How many processes read articles.")] = 1,
    scheduler: Annotated[str | None, typer.Option(help="The scheduler of a Dask cluster that reads them: tcp://HOST:8786.")] = None,
    corrections: CorrectionFiles = None,
    rules: RuleFiles = None,
    names: NameFiles = None,
    config: ConfigFile = None,
    model: ModelName = None,
    gpu: Gpu = False,
    no_page: Annotated[bool, typer.Option("--no-page", help="Write no graph.html.")] = False,
    parquet: Annotated[bool, typer.Option("--parquet", help="Write the tables as Parquet too.")] = False,
    id_column: Annotated[str | None, _column("id")] = None,
    title_column: Annotated[str | None, _column("title")] = None,
    text_column: Annotated[str | None, _column("text")] = None,
    date_column: Annotated[str | None, _column("date")] = None,
    source_column: Annotated[str | None, _column("source")] = None,
    url_column: Annotated[str | None, _column("url")] = None,
    author_column: Annotated[str | None, _column("author")] = None,
    quiet: Quiet = False,
    as_json: Json = False,
) -> None:
    """Build one graph of many articles, in a folder that is brought up to date by the same command.

    Stopped at any moment, it goes on where it was. Only articles that were added, changed or removed are read again. The exit code is 4
    where articles had to be left out: run.json says why.
    """
    from kg.batch import engine
    from kg.corpus import build_archive
    from kg.corrections import corrections_near, load_corrections
    from kg.sources import Columns

    columns = Columns(id_column, title_column, text_column, date_column, source_column, url_column, author_column)
    project, voice = find_project(Path.cwd(), config), Voice(quiet, as_json)
    own, parser = project.own(rules or (), names or ()), model or project.model or MODEL
    mended = load_corrections([*project.corrections, *(corrections or []), *corrections_near(output)])
    build = partial(build_archive, inputs, columns, output, engine(parser, workers, scheduler, mended, own, gpu=gpu), parser, own=own)
    _show(_watched(partial(build, with_page=not no_page, with_tables=parquet, corrections=mended), voice), voice)


def _watched(build: Callable[[Callable[[Progress], None]], Archive], voice: Voice) -> Archive:
    """What `build` makes while it tells how far it is; stopped, it says how to go on."""
    try:
        with _progress(voice) as tell:
            return build(tell)
    except KeyboardInterrupt:
        warn("Stopped. What was done is kept: the same command goes on from here.")
        raise typer.Exit(cli_exits.STOPPED) from None


@contextmanager
def _progress(voice: Voice) -> Iterator[Callable[[Progress], None]]:
    """A line on stderr with the share that is done, the rate and the time left, where that is a terminal."""
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn
    from rich.progress import Progress as Bar

    console = err()
    hidden = voice.is_quiet or not console.is_terminal
    with Bar(BarColumn(), TaskProgressColumn(), TextColumn("{task.description}"), console=console, disable=hidden) as bar:
        task = bar.add_task(told("Looking for articles"), total=None)

        def tell(progress: Progress) -> None:
            left = progress.seconds_left or 0
            text = f"{progress.rate:,.0f} characters/s, {left / 60:.0f} min left"
            bar.update(task, total=progress.total, completed=progress.done, description=told(text))

        yield tell


def _show(made: Archive, voice: Voice) -> None:
    for where, reason in made.failures[:SHOWN_FAILURES]:
        warn(f"left out: {where}: {reason}")
    if len(made.failures) > SHOWN_FAILURES:
        warn(f"… and {len(made.failures) - SHOWN_FAILURES} more, in run.json")
    if made.lost:
        warn(f"{counted(made.lost, 'correction')} matching nothing any more: run.json has the names")
    voice.say(f"{counted(made.articles, 'article')} ({made.built} read now), {counted(made.claims, 'claim')} in {made.folder}")
    voice.give(_summary(made))
    if made.failures:
        raise typer.Exit(cli_exits.LEFT_OUT)


def _summary(made: Archive) -> dict[str, object]:
    """What --json tells of an archive."""
    left_out = [{"where": where, "reason": reason} for where, reason in made.failures]
    counts = {"articles": made.articles, "read": made.built, "claims": made.claims, "lost_corrections": made.lost}
    return {"folder": str(made.folder), **counts, "left_out": left_out}
