"""The commands for those who write rules: explain, rules list, show and suggest. Libraries are imported inside them, as in `cli`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console

commands = typer.Typer()
rules = typer.Typer(help="Look at the rule book, and find what it does not take.", no_args_is_help=True)
commands.add_typer(rules, name="rules")


@commands.command()
def explain(sentence: Annotated[str, typer.Argument(metavar="文", help="A sentence, or a few.")]) -> None:
    """Show how a sentence is read: phrases, predicates with their cases, the rules asked, the cues, the claims."""
    from kg import display_rules
    from kg.explain import explain as read
    from kg.pipeline import load_tools

    for part in read(sentence, load_tools()):
        _out().print(display_rules.reading(part))


@rules.command(name="list")
def list_rules() -> None:
    """Show the shipped rules, one line each."""
    from kg import display_rules
    from kg.rulebook import load_rulebook
    from kg.vocabulary import load_vocabulary

    _out().print(display_rules.rule_list(load_rulebook(load_vocabulary()).rules))


@rules.command()
def show(rule: Annotated[str, typer.Argument(metavar="RULE", help="The id of a rule, as kg rules list shows it.")]) -> None:
    """Show one rule: its predicates, cases, reason and examples."""
    from kg import display_rules
    from kg.rulebook import load_rulebook
    from kg.vocabulary import load_vocabulary

    _out().print(display_rules.rule(load_rulebook(load_vocabulary()).rule(rule)))


@rules.command()
def suggest(
    texts: Annotated[list[Path], typer.Argument(metavar="TEXTS...", help="Text files, or folders of them.")],
    most: Annotated[int, typer.Option(help="How many rows to show.", min=1)] = 40,
) -> None:
    """List the predicates between an actor and something else that no rule takes, the most frequent first."""
    from kg import display_rules
    from kg.article import read_article
    from kg.parse import parse
    from kg.pipeline import load_tools, read_discourse
    from kg.suggest import find_gaps, suggest

    tools = load_tools()
    articles = (read_article(path) for path in _files(texts))
    discourses = (read_discourse(article, parse(article, tools.nlp), tools) for article in articles)
    gaps = (gap for discourse in discourses for gap in find_gaps(discourse, tools.books))
    _out().print(display_rules.suggestions(suggest(gaps)[:most]))


def _files(texts: list[Path]) -> list[Path]:
    return [file for path in texts for file in (sorted(path.rglob("*.txt")) if path.is_dir() else [path])]


def _out() -> Console:
    from rich.console import Console

    return Console()
