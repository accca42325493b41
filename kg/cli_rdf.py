"""The commands on a graph that is built: check, export, serve, load. Libraries are imported inside them, as in `cli`."""

from __future__ import annotations

import base64
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg import cli_exits
from kg.cli_options import Json, Quiet
from kg.forms import Export
from kg.messages import counted, is_japanese, told
from kg.terminal import Voice, say, stage, warn

if TYPE_CHECKING:
    from kg.checks import Finding

commands = typer.Typer()

SHOWN_FINDINGS = 20
"""How many findings of a check are shown before the rest is counted."""

Folder = Annotated[
    Path, typer.Argument(metavar="FOLDER", help="A folder that `kg build` wrote, or one that holds such folders.", show_default=False)
]


@commands.command()
def check(
    folder: Folder,
    shapes: Annotated[
        bool, typer.Option("--shapes", help="Check the SHACL shapes too; for some hundred articles at most, needs pyshacl.")
    ] = False,
    quiet: Quiet = False,
    as_json: Json = False,
) -> None:
    """Check the graph in FOLDER: that each relation has its claim, each claim its words, and the words their place.

    The exit code is 1 where something is wrong.
    """
    from kg.checks import check_shapes, check_store, shaped_graph
    from kg.store import open_store

    voice = Voice(quiet, as_json)
    with voice.stage("Opening the graph"):
        store = open_store(folder)
    with voice.stage("Checking the graph"):
        findings = [*check_store(store), *(check_shapes(shaped_graph(store)) if shapes else ())]
    _show(findings, voice)
    if findings:
        raise typer.Exit(cli_exits.INPUT)


@commands.command()
def export(
    folder: Folder,
    form: Annotated[Export, typer.Argument(metavar="FORM", help=f"One of {', '.join(Export)}.", show_default=False)],
    output: Annotated[Path | None, typer.Option("-o", "--output", help="The file to write [default: standard output].")] = None,
) -> None:
    """Write the graph in FOLDER in another form.

    turtle, trig, nquads, jsonld: RDF 1.1. rdf12: TriG with reifying triples. annotations: Web Annotations, for Hypothesis and
    Recogito. nanopubs: a nanopublication a claim. events: political event data as CSV. graphml, gexf: the network of entities
    and claims, for Gephi and Cytoscape. gephi-nodes, gephi-edges: the same as CSV, edges weighted. tidy: a row a claim, for R.
    dna: a database of the Discourse Network Analyzer 3, coder Admin, password ronten; articles without a date are left out
    of it, with exit code 4.
    """
    from kg.export import export as write
    from kg.export import left_out
    from kg.store import open_store

    with stage("Opening the graph"):
        store = open_store(folder)
    if output is None:
        write(store, form, sys.stdout.buffer)
    else:
        part = output.with_name(f"{output.name}.part")  # a file that is there is whole
        with stage("Writing the graph"), part.open("wb") as file:
            write(store, form, file)
        part.replace(output)
    if undated := left_out(store, form):
        _tell_left_out(undated)
        raise typer.Exit(cli_exits.LEFT_OUT)


def _tell_left_out(titles: Sequence[str]) -> None:
    for title in titles[:SHOWN_FINDINGS]:
        warn(f"left out: {title}: it has no date, and DNA dates each document")
    if len(titles) > SHOWN_FINDINGS:
        warn(f"… and {len(titles) - SHOWN_FINDINGS} more")
    warn("Write the date below the title (2025年8月20日), or name the column of an archive's dates (--date-column), and build again.")


@commands.command()
def serve(
    folder: Folder,
    host: Annotated[str, typer.Option(help="The address to listen on; 0.0.0.0 opens it to the network.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on.")] = 8000,
    seconds: Annotated[float, typer.Option(min=0.1, help="The time that a query may take.")] = 10.0,
    rows: Annotated[int, typer.Option(min=1, help="The rows that a query may give.")] = 10_000,
    processes: Annotated[int, typer.Option(min=1, help="How many queries run at once.")] = 4,
) -> None:
    """Serve the graph in FOLDER: a SPARQL endpoint, a query editor, and pages of entities, claims and the graph.

    Read-only. Stop it with Ctrl+C.
    """
    from kg.server import serve as run
    from kg.store import archive_files, open_store
    from kg.workers import Limits

    if archive_files(folder):  # whose store may have to be built first
        with stage("Opening the graph"):
            open_store(folder)
    warn(f"http://{host}:{port}/  (SPARQL: http://{host}:{port}/sparql; stop with Ctrl+C)")
    run(folder, Limits(seconds=seconds, rows=rows, processes=processes), host, port)


@commands.command()
def load(
    folder: Folder,
    url: Annotated[
        str, typer.Argument(metavar="URL", help="A SPARQL 1.1 Graph Store, as http://localhost:3030/ronten/data", show_default=False)
    ],
    user: Annotated[str | None, typer.Option(help="The name to log in with; the password is asked for.")] = None,
) -> None:
    """Send the graph of each article in FOLDER to a SPARQL store elsewhere.

    Each graph is sent once; a load that broke off goes on where it stopped.
    """
    from kg.load import journal_file, send_graphs
    from kg.store import open_store

    secret = f"{user}:{typer.prompt(told('Password'), hide_input=True)}" if user else ""
    authorization = f"Basic {base64.b64encode(secret.encode()).decode()}" if user else ""
    with stage("Sending the graphs"):
        sent = list(send_graphs(open_store(folder), url, journal_file(folder, url), authorization=authorization))
    new = [each for each in sent if not each.is_old]
    triples = counted(sum(each.triples for each in new), "triple")
    say(f"{counted(len(new), 'graph')} sent ({triples}), {len(sent) - len(new)} there before.")


def _show(findings: list[Finding], voice: Voice) -> None:
    for finding in findings[:SHOWN_FINDINGS]:
        voice.say(f"{finding.check}: {finding.ja if is_japanese() else finding.en}", f"  {finding.thing}", f"  {finding.detail}")
    if len(findings) > SHOWN_FINDINGS:
        voice.say(f"… and {len(findings) - SHOWN_FINDINGS} more")
    if not findings:
        voice.say("The graph is sound.")
    voice.give({"sound": not findings, "findings": [asdict(finding) for finding in findings]})
