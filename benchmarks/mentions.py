"""How many of the actors of gold claims are found as mentions of the right entity: `python benchmarks/mentions.py GOLD.toml…`.

Each gold entity that is subject, object or speaker of a claim and has words in its sentence is looked for there: a mention must be
linked to an entity with one of its names or its id.
"""

from __future__ import annotations

import sys
import tomllib
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

from kg.article import read_article
from kg.entities import LinkedEntities, LinkedMention, link_entities
from kg.gazetteer import load_gazetteer
from kg.model import Article
from kg.parse import load_model, parse
from kg.tokens import read_docs

ACTORS = ("Person", "State", "Organization", "Group", "Place")


def fold(text: str) -> str:
    """NFKC without spaces."""
    return unicodedata.normalize("NFKC", text).replace(" ", "")


def wanted(gold: dict[str, Any]) -> list[tuple[str, str]]:
    """The pairs (sentence, entity key) of the gold file's claims."""
    pairs = [(c["sentence"], key) for c in gold["claims"] for key in (*c["subject"], *c["object"], *c.get("attributed_to", []))]
    return [p for p in dict.fromkeys(pairs) if gold["entities"].get(p[1], {}).get("type") in ACTORS]


def is_same(mention: LinkedMention, entity: dict[str, Any]) -> bool:
    """True where one of the mention's entities has a name or the id of the gold entity."""
    surfaces = {fold(s) for s in entity["surfaces"]}
    return any(
        (e.wikidata and e.wikidata == entity.get("wikidata")) or {fold(n) for n in (*e.names, e.label)} & surfaces for e in mention.entities
    )


def misses(gold: dict[str, Any], article: Article, linked: LinkedEntities) -> tuple[int, list[str]]:
    """How many wanted mentions have words in their sentence, and those of them that are not found."""
    total, missing, by_sentence = 0, [], linked.by_sentence()
    for text, key in wanted(gold):
        entity = gold["entities"][key]
        for sentence in article.sentences:
            surface = next((s for s in sorted(entity["surfaces"], key=len, reverse=True) if fold(s) in fold(sentence.text)), None)
            if fold(sentence.text) not in fold(text) or surface is None or len(surface) < 2:
                continue
            total += 1
            found = by_sentence.get(sentence.index, ())
            if not any(is_same(m, entity) for m in found):
                start = sentence.text.find(surface)
                over = [
                    f"{sentence.text[m.start : m.end]} → {m.entities[0].label}"
                    for m in found
                    if m.start < start + len(surface) and start < m.end
                ]
                missing.append(f"{article.name}: {key} {surface} | {over} | {sentence.text[max(start - 12, 0) : start + len(surface) + 8]}")
    return total, missing


def main(paths: list[str]) -> None:
    """Prints the share found and what is missing."""
    nlp, gazetteer, count = load_model(), load_gazetteer(), Counter[str]()
    for path in map(Path, paths):
        gold = tomllib.loads(path.read_text(encoding="utf-8"))
        article = read_article(path.with_suffix(".txt"))
        total, missing = misses(gold, article, link_entities(article, read_docs(parse(article, nlp)), gazetteer))
        count.update(total=total, missing=len(missing))
        sys.stdout.write("\n  ".join([f"{article.name}: {total - len(missing)} of {total}", *missing]) + "\n")
    sys.stdout.write(f"recall {100 * (1 - count['missing'] / max(count['total'], 1)):.1f} of {count['total']}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
