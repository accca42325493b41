"""The commands on a graph that is built: check, export, serve, load. Libraries are imported inside them, as in `cli`."""

from __future__ import annotations

import base64
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.forms import Export

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
) -> None:
    """Check the graph in FOLDER: that each relation has its claim, each claim its words, and the words their place.

    The exit code is 1 where something is wrong.
    """
    from kg.checks import check_shapes, check_store, shaped_graph
    from kg.store import open_store

    store = open_store(folder)
    findings = [*check_store(store), *(check_shapes(shaped_graph(store)) if shapes else ())]
    _show(findings)
    if findings:
        raise typer.Exit(1)


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
    dna: a database of the Discourse Network Analyzer 3, coder Admin, password ronten.
    """
    from kg.export import export as write
    from kg.store import open_store

    store = open_store(folder)
    if output is None:
        write(store, form, sys.stdout.buffer)
        return
    part = output.with_name(f"{output.name}.part")  # a file that is there is whole
    with part.open("wb") as file:
        write(store, form, file)
    part.replace(output)


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
    from kg.workers import Limits

    typer.echo(f"http://{host}:{port}/  (SPARQL: http://{host}:{port}/sparql; stop with Ctrl+C)", err=True)
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

    secret = f"{user}:{typer.prompt('Password', hide_input=True)}" if user else ""
    authorization = f"Basic {base64.b64encode(secret.encode()).decode()}" if user else ""
    sent = list(send_graphs(open_store(folder), url, journal_file(folder, url), authorization=authorization))
    new = [each for each in sent if not each.is_old]
    typer.echo(f"{len(new)} graphs sent ({sum(each.triples for each in new)} triples), {len(sent) - len(new)} were there.")


def _show(findings: list[Finding]) -> None:
    for finding in findings[:SHOWN_FINDINGS]:
        typer.echo(f"{finding.check}: {finding.en} ({finding.ja})\n  {finding.thing}\n  {finding.detail}")
    more = len(findings) - SHOWN_FINDINGS
    typer.echo(f"… and {more} more" if more > 0 else ("" if findings else "The graph is sound."))
