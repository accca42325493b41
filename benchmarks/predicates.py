"""Which predicates of the rule book make claims on real news: `python benchmarks/predicates.py ARCHIVE.jsonl LIMIT > predicates.tsv`.

ARCHIVE has one article a line with `title`, `text` and `political`; political ones are read first, then those with the most words of
politics. One line a predicate: its rule, the predicate, how many claims it made. Those with 0 are unproven.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from kg.article import article_from_text
from kg.errors import KgError
from kg.pipeline import Tools, build_graph, load_tools
from kg.rulebook import Rule, RuleBook

POLITICS = re.compile(
    "首相|大統領|外相|政府|議会|国会|内閣|総選挙|与党|野党|国連|安保理|外務省|法案|条約|空爆|侵攻|軍|省|党|裁判|警察|選挙|企業|社長"
)


def one_rule_a_predicate(book: RuleBook) -> RuleBook:
    """The same rules in the same order, each cut into one a predicate that bears its name, so that a claim tells which word made it."""
    cut = {word: tuple(_cut(rule, word) for rule in rules) for word, rules in book.by_predicate.items()}
    return RuleBook(tuple(_cut(rule, word) for rule in book.rules for word in rule.predicates), MappingProxyType(cut), book.hash)


def _cut(rule: Rule, word: str) -> Rule:
    return replace(rule, id=f"{rule.id}\t{word}", predicates=(word,), unless=())


def texts(archive: Path, limit: int) -> Iterator[str]:
    """The articles that speak most of politics."""
    articles = [json.loads(line) for line in archive.read_text(encoding="utf-8").splitlines()]
    articles.sort(key=lambda a: (not a["political"], -len(POLITICS.findall(a["text"]))))
    return (f"{a['title']}\n{a['text']}" for a in articles[:limit])


def count(tools: Tools, archive: Path, limit: int) -> Counter[str]:
    """How many claims each predicate made."""
    made: Counter[str] = Counter()
    for text in texts(archive, limit):
        try:
            made.update(claim.rule for claim in build_graph(article_from_text(text, "article"), tools).claims)
        except KgError as error:
            sys.stderr.write(f"skipped: {error}\n")
    return made


def main(archive: str, limit: str) -> None:
    """Print one line a predicate, and the sums to the error stream."""
    tools = load_tools()
    book = one_rule_a_predicate(tools.books.rules)
    made = count(replace(tools, books=replace(tools.books, rules=book)), Path(archive), int(limit))
    sys.stdout.write("".join(f"{rule.id}\t{made[rule.id]}\n" for rule in book.rules))
    proven = {rule.predicates[0] for rule in book.rules if made[rule.id]}
    sys.stderr.write(f"{len(proven)} of {len(book.by_predicate)} predicates made {made.total()} claims on {limit} articles\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
