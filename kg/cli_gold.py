"""The commands on gold: new, agreement, import. What builds is imported inside them, as in `cli`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.messages import counted, told
from kg.terminal import say, stage, warn
from kg.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from kg.model import KnowledgeGraph

commands = typer.Typer(no_args_is_help=True, help="Gold files: start one, compare two, import what others annotated.")


class AnnotationForm(StrEnum):
    """The forms in which people annotate."""

    BRAT = "brat"
    DOCCANO = "doccano"
    LABEL_STUDIO = "label-studio"
    INCEPTION = "inception"


@commands.command()
def new(
    article: Annotated[Path, typer.Argument(metavar="ARTICLE", help="An article, as for `kg build`.", show_default=False)],
    output: Annotated[Path | None, typer.Option("-o", "--output", help="The gold file [default: ARTICLE with .toml].")] = None,
    empty: Annotated[bool, typer.Option("--empty", help="Propose no claims, for who is not to see what the rules find.")] = False,
) -> None:
    """Start a gold file: names, sentences, and the claims that the rules find, marked as proposals.

    A proposal that is right loses its line `proposed = true`; a wrong one is deleted or mended. Until none is left, the file is no gold.
    """
    from kg.goldwriting import to_toml, write_gold
    from kg.proposals import propose, without_claims

    file = output or article.with_suffix(".toml")
    graph = _build(article)
    (read,) = graph.articles
    gold = without_claims(graph) if empty else propose(graph)
    toml = to_toml(gold, [sentence.words.text for sentence in read.sentences], proposed=True)
    write_gold(file, read.text, toml, article)
    say(f"{counted(len(gold.claims), 'proposed claim')} in {counted(len(read.sentences), 'sentence')}: {file}")


@commands.command()
def agreement(
    one: Annotated[Path, typer.Argument(metavar="A.toml", help="The gold of one annotator.", show_default=False)],
    other: Annotated[Path, typer.Argument(metavar="B.toml", help="That of the other, for the same article.", show_default=False)],
    differences: Annotated[bool, typer.Option("--differences", "-v", help="List the claims that one has alone.")] = False,
) -> None:
    """Compare the gold of two annotators: F1 of claims, Cohen's kappa of modality and polarity of those that both have."""
    from kg import display_gold
    from kg.agreement import agree
    from kg.gold import read_gold

    found = agree(read_gold(one), read_gold(other), load_vocabulary())
    say(display_gold.agreement(found))
    if differences:
        say(display_gold.alone(found, one.name, other.name))


@commands.command("import")
def import_(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help=".ann, .jsonl, .json, .xmi or .zip", show_default=False)],
    output: Annotated[Path, typer.Option("-o", "--output", help="The folder to write the gold files to.", show_default=False)],
    form: Annotated[AnnotationForm | None, typer.Option("--form", help="The form of the files [default: by their names].")] = None,
    names: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="NAME=ID", help="What the label NAME means: a relation, class or value; - drops it."),
    ] = None,
) -> None:
    """Make gold files of annotations: brat standoff, doccano JSON lines, Label Studio JSON, INCEpTION's UIMA CAS."""
    from kg.annotation_files import read_documents
    from kg.annotations_to_gold import parse_names, to_gold
    from kg.goldwriting import to_toml, write_gold

    documents = [document for file in files for document in read_documents(file, form.value if form else None)]
    made = [(document, to_gold(document, parse_names(names or []))) for document in documents]
    for document, gold in made:
        write_gold(output / f"{document.name}.toml", document.text, to_toml(gold))
        for reason in document.left_out:
            warn(f"left out of {document.name}: {reason}")
        counts = told(f"{counted(len(gold.claims), 'claim')} of {counted(len(gold.entities), 'entity', 'entities')}")
        say(f"{output / f'{document.name}.toml'}: {counts}")


def _build(article: Path) -> KnowledgeGraph:
    from kg.article import read_article
    from kg.pipeline import build_graph, load_tools

    read = read_article(article)
    with stage("Loading GiNZA and the rules"):
        tools = load_tools()
    with stage(f"Reading {counted(len(read.sentences), 'sentence')}"):
        return build_graph(read, tools)
