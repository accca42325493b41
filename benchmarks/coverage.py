"""How many main-clause predicates that join two entities the rules take: `python -m benchmarks.coverage ARCHIVE.jsonl [-v]`.

Of the political articles of ARCHIVE (one a line, with `title`, `text` and `political`) every predicate of a main clause counts whose
subject, spoken or not, is an actor and that has another entity in a case. It is taken where a rule binds it, is said where it is a verb
of saying, and tells being where it says only that something is, becomes, holds an office or is called. `-v` lists the others.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kg.article import article_from_text
from kg.context import subject_candidates
from kg.discourse import Discourse
from kg.errors import KgError
from kg.fillers import fillers
from kg.parse import parse
from kg.pipeline import Tools, load_tools, read_discourse
from kg.predicates import Link, Predicate, Structure
from kg.suggest import is_taken

BEING = frozenset({
    "ある", "有る", "いる", "居る", "なる", "成る", "する", "務める", "歴任", "在任", "在籍", "所属", "属する", "就任", "就く",
    "生まれる", "誕生", "位置", "存在", "含む", "含まれる", "構成", "呼ぶ", "呼ばれる", "知られる", "住む", "暮らす",
    "卒業", "入学", "死去", "死亡", "亡くなる", "当選", "初当選",
})  # fmt: skip
"""Verbs that say what somebody is or becomes, which is no claim about another."""


def discourses(archive: Path, tools: Tools) -> Iterator[Discourse]:
    """The political articles, read."""
    for row in map(json.loads, archive.read_text(encoding="utf-8").splitlines()):
        if row["political"]:
            try:
                article = article_from_text(f"{row['title']}\n\n{row['text']}", row["id"])
            except KgError as error:
                sys.stderr.write(f"skipped: {error}\n")
                continue
            yield read_discourse(article, parse(article, tools.nlp), tools)


def joins_two(predicate: Predicate, structure: Structure, discourse: Discourse) -> bool:
    """True where the likeliest subject is an actor and another entity stands in a case."""
    subject = next(subject_candidates(predicate, structure, discourse), ())
    if not subject or not all(f.is_actor for f in subject):
        return False
    return any(f.entities and f not in subject and not f.argument.is_temporal for f in fillers(predicate, structure, discourse))


def kind_of(predicate: Predicate, structure: Structure, discourse: Discourse, tools: Tools) -> str:
    """How a predicate is accounted for: taken, said, being or open."""
    if is_taken(predicate, structure, discourse, tools.books.rules):
        return "taken"
    if {predicate.lemma, predicate.norm} & set(tools.books.speech.kinds):
        return "said"
    return "being" if {predicate.lemma, predicate.norm} & BEING else "open"


def main(archive: str, *options: str) -> None:
    """Print the counts and the share, and the open ones where asked."""
    tools = load_tools()
    counts: Counter[str] = Counter()
    for discourse in discourses(Path(archive), tools):
        for structure in discourse.structures:
            main_clauses = (p for p in structure.predicates if p.link is Link.MAIN and not p.is_noun)
            for predicate in (p for p in main_clauses if joins_two(p, structure, discourse)):
                kind = kind_of(predicate, structure, discourse, tools)
                counts[kind] += 1
                if kind == "open" and "-v" in options:
                    print(f"  {predicate.lemma}\t{structure.text}")
    total = sum(counts.values())
    print(f"{total} main-clause predicates join two entities:", ", ".join(f"{k} {counts[k]}" for k in ("taken", "said", "being", "open")))
    print(f"accounted for: {100 * (total - counts['open']) / total:.1f} %")


if __name__ == "__main__":
    main(*sys.argv[1:])
