"""Draws claims at random from news, for readers who judge each against its sentence.

    python -m benchmarks.draw ../shared/wikinews/articles.jsonl benchmarks/reading/claims.jsonl --count 100 --seed 2025

Each line of the output is one claim with its sentence, without the rule that made it: readers judge what it says, not where it
comes from. The seed is printed.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kg.article import article_from_text
from kg.model import Claim, Participant
from kg.pipeline import build_graph, load_tools


def drawn(articles: Path, count: int, seed: int, others: int = 0) -> list[dict[str, object]]:
    """`count` claims of the political articles of a JSONL archive, or of `others` of its other articles, in the order of the archive."""
    draw = random.Random(seed)  # noqa: S311 — a draw to be repeated, no secret
    rows = [json.loads(line) for line in articles.read_text(encoding="utf-8").splitlines()]
    if others:
        apart = [row for row in rows if not row["political"]]
        chosen_rows = [apart[index] for index in sorted(draw.sample(range(len(apart)), others))]
    else:
        chosen_rows = [row for row in rows if row["political"]]
    claims = list(_claims(chosen_rows))
    chosen = sorted(draw.sample(range(len(claims)), count))
    return [{"number": number, **claims[index]} for number, index in enumerate(chosen, 1)]


def _claims(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, object]]:
    tools = load_tools()
    for row in rows:
        graph = build_graph(article_from_text(f"{row['title']}\n\n{row['text']}", row["id"]), tools)
        yield from (_row(claim, row["id"]) for claim in graph.claims)


def _row(claim: Claim, article: str) -> dict[str, object]:
    return {
        "article": article,
        "sentence": claim.sentence.text,
        "subject": claim.subject.entity.label,
        "relation": claim.relation,
        "object": claim.object.entity.label,
        "modality": claim.modality,
        "polarity": claim.polarity,
        "speaker": _label(claim.attributed_to),
        "reported_by": _label(claim.reported_by),
        "words": claim.evidence.text,
    }


def _label(participant: Participant | None) -> str | None:
    return participant.entity.label if participant else None


def main() -> None:
    """Draw and write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("articles", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=2025)
    parser.add_argument("--others", type=int, default=0, help="draw from so many articles that are not marked as political")
    options = parser.parse_args()
    rows = drawn(options.articles, options.count, options.seed, options.others)
    options.output.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    print(f"{len(rows)} claims drawn with seed {options.seed}")


if __name__ == "__main__":
    main()
