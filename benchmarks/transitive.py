"""Which verbs take を on real news: `python benchmarks/transitive.py ARCHIVE.jsonl > kg/rules/transitive.toml`.

ARCHIVE has one article a line with `text`. Counted is the particle that stands right before a verb, or a verbal noun with する, in the
active voice: を is evidence for an object, が against one. A passive (政策が実施される) has the object in が and counts for it,
a causative (関係を発展させる) puts the subject in を and counts for nothing.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg.bunsetsu import SURU
from kg.parse import load_model

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LEAST, SHARE = 3, 0.4
"""A verb is listed that takes を so often at the least, and in this share of its を and が."""

REFUSED = frozenset({"する", "違反", "閉店", "進行", "発足", "断絶", "限定", "辞職"})
"""Verbs that the counts would list and that take no object of their own: 思想を実行しようとする党, 内閣を発足させる."""

HEADER = """# Verbs that take an object: in 野党が求めた減税 and 都市に位置する市 they tell for what the clause leaves room.

[transitive_verbs]
why = "A clause of such a verb without を leaves room for an object (政府が認めた計画), of others not (北部に位置する市). Counted on news."
"""


def evidence(doc: Doc) -> Iterator[tuple[str, str]]:
    """The verbs of a tokenised text with the particle right before each: (求める, を)."""
    for i, token in enumerate(doc[:-2]):
        if token.tag_ != "助詞-格助詞" or token.text not in ("を", "が"):
            continue
        verb = doc[i + 1]
        is_verbal_noun = "サ変" in verb.tag_ and doc[i + 2].lemma_ in SURU
        if not is_verbal_noun and not verb.tag_.startswith("動詞"):
            continue
        voice = next((t.lemma_ for t in doc[i + 2 : i + 5] if t.tag_.startswith("助動詞")), "")
        if voice in ("せる", "させる"):
            continue
        passive = voice in ("れる", "られる")
        if not passive:
            yield verb.lemma_, token.text
        elif token.text == "が":
            yield verb.lemma_, "を"


def count(texts: Iterator[str], nlp: Language) -> Counter[tuple[str, str]]:
    """How often each verb stands after each particle."""
    return Counter(pair for text in texts for line in text.splitlines() for pair in evidence(nlp.make_doc(line)))


def transitive(counts: Counter[tuple[str, str]]) -> list[str]:
    """The verbs that take を, the most frequent first."""
    taken = {verb: n for (verb, particle), n in counts.items() if particle == "を" and n >= LEAST}
    return [v for v, n in sorted(taken.items(), key=lambda x: (-x[1], x[0])) if v not in REFUSED and n >= SHARE * (n + counts[v, "が"])]


def main(archive: str) -> None:
    """Print the file."""
    lines = Path(archive).read_text(encoding="utf-8").splitlines()
    counts = count((json.loads(line)["text"] for line in lines), load_model())
    rows = (", ".join(f'"{verb}"' for verb in row) for row in batched(transitive(counts), 12))
    sys.stdout.write(HEADER + "words = [\n" + "".join(f"  {row},\n" for row in rows) + "]\n")


def batched(words: list[str], size: int) -> Iterator[list[str]]:
    """The words in rows of `size`."""
    return (words[i : i + size] for i in range(0, len(words), size))


if __name__ == "__main__":
    main(*sys.argv[1:])
