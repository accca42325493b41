"""The command `kg`: the only file that prints, and that writes what the user asked for.

What a command works with is imported inside it, so that `kg --help` loads neither model nor libraries.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg import (
    __version__,
    cli_archive,
    cli_doctor,
    cli_evaluate,
    cli_exits,
    cli_gold,
    cli_help,
    cli_project,
    cli_rdf,
    cli_review,
    cli_rules,
)
from kg.cli_options import AllowPrivate, ArticleGiven, ConfigFile, CorrectionFiles, Gpu, Json, ModelName, NameFiles, Quiet, RuleFiles
from kg.errors import KgError, QueryError
from kg.forms import Format
from kg.messages import counted, is_japanese, told
from kg.parse import MODEL
from kg.resources import SAMPLE
from kg.terminal import Seconds, Voice, out, say, stage, warn
from kg.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from kg.corrections import Corrections
    from kg.model import Article, KnowledgeGraph
    from kg.output import PageChoice
    from kg.pipeline import Tools

app = typer.Typer(
    help="Japanese political writing as a knowledge graph of actors and claims.",
    epilog=cli_exits.EPILOG,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.add_typer(cli_archive.commands)
app.add_typer(cli_doctor.commands)
app.add_typer(cli_evaluate.commands)
app.add_typer(cli_gold.commands, name="gold")
app.add_typer(cli_project.commands)
app.add_typer(cli_rdf.commands)
app.add_typer(cli_review.commands)
app.add_typer(cli_rules.commands)


NoText = Annotated[bool, typer.Option("--no-text", help="Leave the article's text out of the page, but for the sentences of claims.")]


class Language(StrEnum):
    """The languages of the page."""

    JA = "ja"
    EN = "en"


def main() -> None:
    """Run the command; no error of the input, and none of kg itself, shows a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal in cp932 has no ü, and must not stop the build for it
            stream.reconfigure(errors="replace")
    command = typer.main.get_command(app)
    try:
        (cli_help.in_japanese(command) if is_japanese() else command)()
    except KgError as error:
        _fail(error.told(told), cli_exits.INPUT)
    except Exception as error:
        if os.environ.get("KG_DEBUG"):
            raise
        _fail(told(_unexpected(error)), cli_exits.BUG)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"ronten {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and stop.")] = False,
) -> None:
    pass


@app.command()
def build(
    article: ArticleGiven = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="The folder to write [default: outputs/NAME].")] = None,
    sample: Annotated[bool, typer.Option("--sample", help="Build the sample article that comes with kg.")] = False,
    language: Annotated[Language, typer.Option(help="The language in which the page opens.")] = Language.JA,
    light: Annotated[bool, typer.Option("--light", help="Leave the SPARQL engine out of the page.")] = False,
    no_text: NoText = False,
    corrections: CorrectionFiles = None,
    rules: RuleFiles = None,
    names: NameFiles = None,
    config: ConfigFile = None,
    model: ModelName = None,
    gpu: Gpu = False,
    allow_private: AllowPrivate = False,
    quiet: Quiet = False,
    as_json: Json = False,
) -> None:
    """Build the knowledge graph of ARTICLE, as files in a folder.

    The folder appears whole or not at all; an earlier build in it is replaced.
    """
    from kg.corrections import corrections_near, load_corrections
    from kg.fetching import is_address
    from kg.output import FILES, PageChoice
    from kg.pipeline import load_tools
    from kg.project import find_project
    from kg.writing import check_folder

    if (article is None) != sample:
        raise typer.BadParameter(told("give either an ARTICLE or --sample"))
    project, given, voice = find_project(Path.cwd(), config), article or str(SAMPLE), Voice(quiet, as_json)
    read = _read(given, voice, allow_private=allow_private)
    folder = output or (project.output or Path("outputs")) / read.name
    near = corrections_near(folder, None if is_address(given) else Path(given))
    mended = load_corrections([*project.corrections, *(corrections or []), *near])
    check_folder(folder, FILES)
    load = partial(load_tools, model or project.model or MODEL, project.own(rules or (), names or ()), gpu=gpu)
    page = PageChoice(language.value, not light, not no_text)
    graph = _build_and_write(read, folder, page, mended, load, voice)
    _show_build(graph, folder, voice)


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def query(
    context: typer.Context,
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="FOLDER", help="A folder that `kg build` wrote, or one that holds such folders.", show_default=False),
    ] = None,
    text: Annotated[
        str | None, typer.Argument(metavar="QUERY", help="SPARQL, a .rq file, or the name of a shipped query.", show_default=False)
    ] = None,
    form: Annotated[
        Format, typer.Option("--format", "-f", help="The form of the answer; turtle is for CONSTRUCT and DESCRIBE.")
    ] = Format.TABLE,
    list_: Annotated[bool, typer.Option("--list", help="Show the shipped queries.")] = False,
) -> None:
    """Ask the graph in FOLDER a question in SPARQL.

    All prefixes are bound. A shipped query with parameters takes them as options:

        kg query outputs/alaska-summit actor --actor プーチン
    """
    from kg import display, queries, results, store

    if list_:
        out().print(display.query_list(queries.shipped_queries().values()))
        return
    if folder is None or text is None:
        raise typer.BadParameter(told("give a FOLDER and a QUERY, or --list"))
    with stage("Opening the graph"):
        graph = store.open_store(folder)
    sparql = queries.bind(queries.find_query(text), _parameters(context.args), graph)
    store.check_query(sparql)
    with stage("Looking for the answer"):
        found = store.query(graph, sparql)
    if form is not Format.TABLE:
        typer.echo(results.to_text(found, form), nl=False)
        return
    table = results.to_table(found)
    say(display.answer(table) if table.rows else "Nothing in the graph answers this query.")


def _read(article: str, voice: Voice, *, allow_private: bool) -> Article:
    """The article in a file or at an address; what was taken of a page or document is told in a line."""
    from kg import display
    from kg.addresses import read_address
    from kg.article import read_article
    from kg.fetching import is_address
    from kg.webget import Limits

    if not is_address(article):
        read = read_article(Path(article))
    else:
        with voice.stage(f"Fetching {article}"):
            read = read_address(article, Limits(allow_private=allow_private))
    if taken := display.taken(read):
        voice.note(taken)
    return read


def _build_and_write(
    article: Article, folder: Path, page: PageChoice, corrections: Corrections, load: Callable[[], Tools], voice: Voice
) -> KnowledgeGraph:
    from kg.correcting import correct
    from kg.output import to_files
    from kg.pipeline import build_graph
    from kg.writing import write_folder

    started, seconds = datetime.now(UTC), Seconds()
    with voice.stage("Loading GiNZA and the rules", seconds, "loading"):
        tools = load()
    with voice.stage(f"Reading {counted(len(article.sentences), 'sentence')}", seconds, "reading"):
        graph = correct(build_graph(article, tools), corrections)
    with voice.stage("Writing the graph", seconds, "writing"):
        clock = {"started": started.isoformat(timespec="seconds"), "seconds": dict(seconds)}
        write_folder(folder, to_files(graph, load_vocabulary(), page, clock))
    return graph


def _show_build(graph: KnowledgeGraph, folder: Path, voice: Voice) -> None:
    from kg import display
    from kg.output import FILES

    (article,) = graph.articles
    for warning in (*article.warnings, *display.lost_corrections(graph)):
        warn(f"warning: {warning}")
    if graph.corrections:
        applied = sum(not each.problem for each in graph.corrections)
        voice.say(f"{counted(applied, 'correction')} applied")
    claims, entities = counted(len(graph.claims), "claim"), counted(len(graph.entities), "entity", "entities")
    warnings = counted(len(article.warnings), "warning")
    voice.say(article.title, f"{claims} of {entities}, {warnings}" if article.warnings else f"{claims} of {entities}", "")
    if graph.claims:
        voice.say(display.actors(graph), "", display.relations(graph, load_vocabulary()), "")
    beside = ", ".join(name for name in FILES if name != "graph.html")
    voice.say(f"Open {folder / 'graph.html'} in a browser. Beside it: {beside}")
    voice.give(_summary(graph, folder))


def _summary(graph: KnowledgeGraph, folder: Path) -> Mapping[str, object]:
    """What --json tells of a build."""
    from kg.output import FILES

    (article,) = graph.articles
    return {
        "folder": str(folder),
        "files": list(FILES),
        "title": article.title,
        "date": article.date,
        "sentences": len(article.sentences),
        "claims": len(graph.claims),
        "entities": len(graph.entities),
        "warnings": list(article.warnings),
        "corrections": {
            "applied": sum(not each.problem for each in graph.corrections),
            "lost": sum(bool(each.problem) for each in graph.corrections),
        },
    }


def _parameters(arguments: Sequence[str]) -> Mapping[str, str]:
    """The values of a query's parameters: `--actor プーチン` or `--actor=プーチン`."""
    values: dict[str, str] = {}
    rest = iter(arguments)
    for argument in rest:
        name, equals, value = argument.partition("=")
        given = value if equals else next(rest, None)
        if not name.startswith("--") or given is None:
            raise QueryError(f"{argument!r} is no parameter", remedy="Write --NAME VALUE after the query; put SPARQL in quotation marks.")
        values[name.removeprefix("--")] = given
    return values


def _unexpected(error: Exception) -> str:
    reason = str(error).splitlines()[0] if str(error) else "no message"
    return (
        f"kg itself failed ({type(error).__name__}: {reason}).\n"
        "This is a bug. Please report it with your input and what this shows: KG_DEBUG=1 kg ..."
    )


def _fail(message: str, code: int) -> None:
    typer.echo(f"{told('error')}: {message}", err=True)
    sys.exit(code)
