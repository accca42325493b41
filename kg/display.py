"""What the command line shows, as tables for the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from rich import box
from rich.table import Table as View
from rich.text import Text

from kg.evaluate import QUALITIES, Judgement, Level, Part, Score, percent
from kg.intervals import Interval, PartIntervals
from kg.mending_state import ELSEWHERE
from kg.messages import counted, heading, told
from kg.model import ACTOR_TYPES, Article, KnowledgeGraph, Measured
from kg.queries import ShippedQuery
from kg.results import Table, short
from kg.tables import Row
from kg.vocabulary import Vocabulary

if TYPE_CHECKING:
    from kg.doctor import Finding

_CONTROLS = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)), "\ufffd")

MOST = 10
"""Rows of the tables after a build; the rest is in the files."""


def view(*columns: str, numbers: Iterable[str] = ()) -> View:
    """An empty table; the columns among `numbers` are set flush right."""
    table = View(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    right = set(numbers)
    for column in columns:
        table.add_column(heading(column), justify="right" if column in right else "left", overflow="fold")
    return table


def add_row(table: View, *cells: str) -> None:
    """Add a row of plain text: [b] in an article is no markup, and an escape sequence in it must not reach the terminal."""
    table.add_row(*(Text(cell.translate(_CONTROLS)) for cell in cells))


def taken(article: Article) -> str | None:
    """What was taken as the article, where it had to be found in a page or document: title, date, site and length; None for plain text."""
    origin = article.origin
    if origin is None or (origin.kind == "text" and origin.url is None):
        return None
    said = " · ".join(part for part in (article.title, article.date, origin.site) if part)
    return f"Taken from the {origin.kind}: {said} · {counted(len(article.text), 'character')} (article.txt)".translate(_CONTROLS)


def actors(graph: KnowledgeGraph) -> View:
    """The actors that take part in most claims."""
    counts = Counter(entity for claim in graph.claims for entity in {claim.subject.entity.id, claim.object.entity.id})
    known = [entity for entity in graph.entities if entity.type in ACTOR_TYPES and counts[entity.id]]
    table = view("actor", "", "class", "Wikidata", "claims", numbers=["claims"])
    for entity in sorted(known, key=lambda entity: (-counts[entity.id], entity.id))[:MOST]:
        add_row(table, entity.label, entity.label_en or "", entity.type, entity.wikidata or "", str(counts[entity.id]))
    return _with_rest(table, len(known))


def lost_corrections(graph: KnowledgeGraph) -> list[str]:
    """Each correction that matches nothing any more; those of other articles' sentences are counted alone."""
    lost = [each for each in graph.corrections if each.problem]
    elsewhere = sum(each.problem == ELSEWHERE for each in lost)
    lines = [
        f"a correction matches nothing: {each.before} ({each.by}, {each.on}): {each.problem}" for each in lost if each.problem != ELSEWHERE
    ]
    return lines + ([f"{counted(elsewhere, 'correction')} of sentences that the article has not"] if elsewhere else [])


def relations(graph: KnowledgeGraph, vocabulary: Vocabulary) -> View:
    """How many claims the most frequent relations have."""
    counts = Counter(claim.relation for claim in graph.claims)
    table = view("relation", "", "", "claims", numbers=["claims"])
    for relation, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST]:
        known = vocabulary.relations[relation]
        add_row(table, relation, known.ja, known.en, str(count))
    return _with_rest(table, len(counts))


def _with_rest(table: View, rows: int) -> View:
    """The table with a last line that says how many rows it leaves out."""
    if rows > MOST:
        add_row(table, f"… +{rows - MOST}")
    return table


def answer(table: Table) -> View:
    """The answer to a query; IRIs of known namespaces are shortened."""
    shown = view(*table.names)
    for row in table.rows:
        add_row(shown, *map(short, row))
    return shown


def query_list(queries: Iterable[ShippedQuery]) -> View:
    """The shipped queries with their titles and parameters."""
    table = view("query", "", "", "parameters")
    for query in queries:
        add_row(table, query.name, query.title_ja, query.title_en, " ".join(f"--{parameter.name}" for parameter in query.parameters))
    return table


def scores(named: Sequence[tuple[str, Score]]) -> View:
    """One row an article: claims, precision, recall and F1 at each level, and the qualities of the right claims, in per cent."""
    measures = [f"{letter} {level}" for level in ("strict", "group", "pair") for letter in "PRF"]
    numbers = ["found", "core", *measures, *QUALITIES]
    table = view("article", *numbers, numbers=numbers)
    for name, score in named:
        figures = [figure(level) for level in Level for figure in (score.precision, score.recall, score.f1)]
        shares = [score.share(quality) for quality in QUALITIES]
        add_row(table, name, str(score.found), str(score.core), *(f"{value:.1f}" for value in (*figures, *shares)))
    return table


def findings(found: Iterable[Finding]) -> View:
    """What this machine has: each thing, whether it is there, what it is for, and what brings it."""
    table = view("what", "", "is here", "for", "to mend it")
    for each in found:
        state = "ok" if each.found else ("missing" if each.needed else "not here")
        add_row(table, told(each.what), told(state), told(each.found), told(each.use), "" if each.found else told(each.mend))
    return table


def measured(figures: Iterable[Measured]) -> View:
    """How often rules were right in what was judged, with a 95 % confidence interval."""
    table = view("rule", "judged", "right", "precision", "95 % interval", numbers=["judged", "right", "precision", "95 % interval"])
    for figure in figures:
        shares = (f"{100 * figure.precision:.1f}", interval(100 * figure.low, 100 * figure.high)) if figure.judged else ("", "")
        add_row(table, figure.rule or "ALL", str(figure.judged), str(figure.right), *shares)
    return table


def interval(low: float, high: float) -> str:
    """The bounds of an interval, in per cent."""
    return f"{low:.1f}–{high:.1f}"


def parts(facet: str, rows: Iterable[Part]) -> View:
    """The breakdown of a score; without core claims, as for rules, recall is left empty."""
    numbers = ("found", "right", "P", "core", "R")
    table = view(facet, *numbers, numbers=numbers)
    for part in rows:
        recall = f"{percent(part.core_found, part.core):.1f}" if part.core else ""
        add_row(table, part.name, str(part.found), str(part.right), f"{percent(part.right, part.found):.1f}", str(part.core or ""), recall)
    return table


def intervals(named: Mapping[str, Interval]) -> View:
    """The figures for all articles together with their 95 % intervals."""
    table = view("all articles", "%", "95 % interval", numbers=["%", "95 % interval"])
    for name, each in named.items():
        add_row(table, name, f"{each.value:.1f}", interval(each.low, each.high))
    return table


def parts_with_intervals(facet: str, rows: Iterable[PartIntervals]) -> View:
    """The breakdown of a score with the 95 % intervals of precision and recall."""
    numbers = ("found", "right", "P", "P 95 %", "core", "R", "R 95 %")
    table = view(facet, *numbers, numbers=numbers)
    for row in rows:
        part = row.part
        add_row(table, part.name, str(part.found), str(part.right), *_cells(row.precision), str(part.core or ""), *_cells(row.recall))
    return table


def _cells(given: Interval | None) -> tuple[str, str]:
    return (f"{given.value:.1f}", interval(given.low, given.high)) if given else ("", "")


def differences(judgement: Judgement) -> View:
    """The core claims that were not found, and the found ones that are not right, with their sentences."""
    table = view("", "claim", "by", "words")
    for gold in judgement.missing:
        claim = f"{'/'.join(gold.subject)} | {gold.relation[0]} | {'/'.join(gold.object)}"
        add_row(table, "missing", claim, "", gold.sentence)
    for found in judgement.extra:
        add_row(table, "extra", _in_one_line(found), found["rule"], found["evidence"]["text"])
    return table


def _in_one_line(claim: Row | Mapping[str, object]) -> str:
    ends = {part: claim[part] for part in ("subject", "object")}
    labels = {part: value["label"] if isinstance(value, Mapping) else "" for part, value in ends.items()}
    return f"{labels['subject']} | {claim['relation']} | {labels['object']} ({claim['modality']}, {claim['polarity']})"
