"""The commands for those who write rules: explain, rules list, show, check, try and suggest. Libraries are imported inside, as in `cli`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg import cli_exits
from kg.cli_options import ConfigFile, NameFiles, RuleFiles
from kg.errors import KgError
from kg.messages import counted, told
from kg.own import Own
from kg.project import find_project
from kg.terminal import say, stage, warn

if TYPE_CHECKING:
    from kg.model import Article
    from kg.pipeline import Tools
    from kg.rulebook import RuleBook

commands = typer.Typer()
rules = typer.Typer(help="Look at the rule book, try and check own rules, find what no rule takes.", no_args_is_help=True)
commands.add_typer(rules, name="rules")

Texts = Annotated[list[Path], typer.Argument(metavar="TEXTS...", help="Text files, or folders of them.")]


@commands.command()
def explain(
    sentence: Annotated[str, typer.Argument(metavar="文", help="A sentence, or a few.")],
    rule_files: RuleFiles = None,
    names: NameFiles = None,
    config: ConfigFile = None,
) -> None:
    """Show how a sentence is read: phrases, predicates with their cases, the rules asked, the cues, the claims."""
    from kg import display_rules
    from kg.explain import explain as read

    for part in read(sentence, _tools(_own(rule_files, names, config))):
        say(display_rules.reading(part))


@rules.command(name="list")
def list_rules(
    rule_files: RuleFiles = None,
    config: ConfigFile = None,
    relations: Annotated[bool, typer.Option("--relations", help="Show the relations that a rule may have instead.")] = False,
) -> None:
    """Show the rules, one line each, own ones among them."""
    from kg import display_rules
    from kg.vocabulary import load_vocabulary

    if relations:
        say(display_rules.relation_list(load_vocabulary()))
        return
    say(display_rules.rule_list(_book(_own(rule_files, None, config)).rules))


@rules.command()
def show(
    rule: Annotated[str, typer.Argument(metavar="RULE", help="The id of a rule, as kg rules list shows it.")],
    rule_files: RuleFiles = None,
    config: ConfigFile = None,
) -> None:
    """Show one rule: its predicates, cases, reason and examples."""
    from kg import display_rules

    say(display_rules.rule(_book(_own(rule_files, None, config)).rule(rule)))


@rules.command()
def check(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FILES...", help="Rule files or folders [default: those that kg.toml names].")
    ] = None,
    names: NameFiles = None,
    config: ConfigFile = None,
    shipped: Annotated[bool, typer.Option("--shipped", help="Check the shipped rules too.")] = False,
) -> None:
    """Run the examples and counterexamples of own rules; say what is wrong with file, line and key. The exit code is 1 where any is.

    Rules that extend a shipped one are checked with all examples of it.
    """
    from kg import display_rules
    from kg.ownrules import ids_in
    from kg.rulecheck import check_rules

    own = _own(files, names, config)
    if not own.rules and not shipped:
        raise typer.BadParameter(told("name rule files, or lay a project with kg init; --shipped checks those that come with kg"))
    book = _book(own)
    chosen = book.rules if shipped else [rule for rule in book.rules if rule.id in ids_in(own.rules)]
    sentences = sum(len(rule.examples) + len(rule.counterexamples) for rule in chosen)
    tools = _tools(own)
    with stage(f"Reading {counted(sentences, 'sentence')}"):
        failures = list(check_rules(chosen, tools))
    for failure in failures:
        say(display_rules.failure(failure, own))
    rules_, texts = counted(len(chosen), "rule"), counted(sentences, "sentence")
    say(f"{rules_}, {texts}: {len(failures)} not read as they say" if failures else f"{rules_}, {texts}: all read as they say")
    if failures:
        raise typer.Exit(cli_exits.INPUT)


@rules.command(name="try")
def try_(
    predicates: Annotated[str, typer.Argument(metavar="述語", help="A predicate in dictionary form, or several with commas (買収,合併).")],
    texts: Texts,
    relation: Annotated[str, typer.Option(help="The relation that it would mean.")] = "influences",
    subject: Annotated[str, typer.Option(help="The cases of the subject, with classes.")] = "ガ",
    object_: Annotated[str, typer.Option("--object", help="The cases of the object, with classes.")] = "ヲ,ニ,ト,ニ対シテ",
    most: Annotated[int, typer.Option(help="How many claims to show.", min=1)] = 40,
    names: NameFiles = None,
    config: ConfigFile = None,
) -> None:
    """Show what a new rule would take in TEXTS before it is written: its claims, each with its sentence and what is read there now."""
    from itertools import islice

    from kg import display_rules
    from kg.ruletrial import Missed, Trial, try_rule

    trial = Trial(tuple(predicates.split(",")), relation, tuple(subject.split(",")), tuple(object_.split(",")))
    tools = _tools(_own(None, names, config))
    shown = list(islice(try_rule(trial, _articles(texts), tools), most))
    say(*map(display_rules.tried, shown))
    missed = [each for each in shown if isinstance(each, Missed)]
    if missed:
        say("", "Nothing: no case holds what the rule asks for. An object that the sentence leaves out is looked for nowhere.")
    if trial.asks_for_actors and any(not case.entities for each in missed for case in each.cases):
        say("Words without = are no name that kg knows: teach it in names/own.toml.")
    if missed and trial.has_idiom:
        say("The noun of an idiom (協議 in 協議を打ち切る) is part of it: whose it is stands in ノ, ヘ or ト, the noun itself in 句.")
    if not shown:
        say("No sentence has the predicate.")
    say("", trial.to_toml())


@rules.command()
def suggest(
    texts: Texts,
    most: Annotated[int, typer.Option(help="How many rows to show.", min=1)] = 40,
    rule_files: RuleFiles = None,
    names: NameFiles = None,
    config: ConfigFile = None,
) -> None:
    """List the predicates between an actor and something else that no rule takes, the most frequent first."""
    from kg import display_rules
    from kg.parse import parse
    from kg.pipeline import read_discourse
    from kg.suggest import find_gaps
    from kg.suggest import suggest as rank

    tools = _tools(_own(rule_files, names, config))
    discourses = (read_discourse(article, parse(article, tools.nlp), tools) for article in _articles(texts))
    with stage("Reading the texts"):
        ranked = rank(gap for discourse in discourses for gap in find_gaps(discourse, tools.books))
    say(display_rules.suggestions(ranked[:most]))


def _own(rule_files: Sequence[Path] | None, names: Sequence[Path] | None, config: Path | None) -> Own:
    return find_project(Path.cwd(), config).own(rule_files or (), names or ())


def _book(own: Own) -> RuleBook:
    from kg.rulebook import load_rulebook
    from kg.vocabulary import load_vocabulary

    return load_rulebook(load_vocabulary(), own=own.rules)


def _tools(own: Own) -> Tools:
    from kg.pipeline import load_tools

    with stage("Loading GiNZA and the rules"):
        return load_tools(own=own)


def _articles(texts: list[Path]) -> Iterator[Article]:
    """Each article that can be read; of the others is told why not, and raises the error of the last where none can be read."""
    from kg.article import read_article

    read, last = 0, None
    for path in _files(texts):
        try:
            yield read_article(path)
            read += 1
        except KgError as error:
            last = error
            warn(f"left out: {path.name}: {error.what}")
    if last is not None and not read:
        raise last


def _files(texts: list[Path]) -> list[Path]:
    from kg.readers import KINDS

    endings = {".txt", *KINDS}
    folders = {path: sorted(file for file in path.rglob("*") if file.suffix.lower() in endings) for path in texts if path.is_dir()}
    return [file for path in texts for file in folders.get(path, [path])]
