"""What a person sees who reads claims: each with its sentence, the words marked, what was judged, and how often rules were right."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kg.corrections import JudgedClaim
from kg.errors import KgError
from kg.judgements import Judgements, Row
from kg.measuring import measure, measure_all
from kg.model import Modality, Polarity
from kg.vocabulary import load_vocabulary

CONTEXT = 120
"""Code points shown before and after a sentence."""
MODALITIES = {
    Modality.ASSERTED: "断定",
    Modality.INTENDED: "意図",
    Modality.POSSIBLE: "可能",
    Modality.ASSESSED: "評価",
    Modality.REPORTED: "伝聞",
    Modality.OBLIGATORY: "当為",
    Modality.HYPOTHETICAL: "仮定",
}
POLARITIES = {Polarity.POSITIVE: "肯定", Polarity.NEGATIVE: "否定"}


def read_claims(folder: Path, sample: int | None = None, seed: int = 0) -> list[Row]:
    """The claims of a build, of several in one folder, or of an archive; of `sample`, so many drawn at random, each as likely as any other.

    Each has the words before and after its sentence, where the text is beside it. Raises `KgError` where there are none.
    """
    files = [*sorted(folder.glob("claims.jsonl")), *sorted(folder.glob("*/claims.jsonl")), *sorted(folder.glob("claims/*.jsonl.gz"))]
    if not files:
        raise KgError("no claims are here", where=str(folder), remedy="Make some first: kg build ARTICLE -o FOLDER")
    rows = (row for file in files for row in _rows(file))
    return _titled(list(rows) if sample is None else _drawn(rows, sample, seed), folder / "articles.jsonl")


def _titled(rows: list[Row], articles: Path) -> list[Row]:
    """The claims of an archive with the titles of their articles; those of builds have theirs."""
    if not articles.is_file():
        return rows
    wanted = {row["article"] for row in rows}
    with articles.open(encoding="utf-8") as lines:
        titles = {article["id"]: article["title"] for article in map(json.loads, lines) if article["id"] in wanted}
    return [{**row, "title": titles.get(row["article"], row["title"])} for row in rows]


def _drawn(rows: Iterable[Row], sample: int, seed: int) -> list[Row]:
    """`sample` of the rows in random order, with no more of them in memory (J. S. Vitter, Random sampling with a reservoir, 1985)."""
    choose, kept = random.Random(seed), []  # noqa: S311 - a draw that can be repeated
    for number, row in enumerate(rows):
        place = number if number < sample else choose.randint(0, number)
        if number < sample:
            kept.append(row)
        elif place < sample:
            kept[place] = row
    choose.shuffle(kept)
    return kept


def _rows(file: Path) -> Iterator[Row]:
    text, title = _beside(file, "article.txt"), _title(_beside(file, "run.json"))
    with gzip.open(file, "rt", encoding="utf-8") if file.suffix == ".gz" else file.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            sentence = row["evidence"]["sentence"]
            before, after = text[max(0, sentence["start"] - CONTEXT) : sentence["start"]], text[sentence["end"] :][:CONTEXT]
            yield row | {"title": title, "context": [before, after]}


def _beside(file: Path, name: str) -> str:
    path = file.with_name(name)
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


def _title(run: str) -> str:
    return str(json.loads(run).get("article", {}).get("title", "")) if run else ""


def page_state(judgements: Judgements) -> dict[str, Any]:
    """All that the page shows, as JSON."""
    relations = load_vocabulary().relations.values()
    return {
        "claims": [_shown(claim) for claim in judgements.claims.values()],
        "relations": [{"id": relation.id, "ja": relation.ja, "en": relation.en, "group": relation.group} for relation in relations],
        "modalities": [{"id": modality.value, "ja": name} for modality, name in MODALITIES.items()],
        "polarities": [{"id": polarity.value, "ja": name} for polarity, name in POLARITIES.items()],
        "entities": _entities(judgements.claims.values()),
        "file": str(judgements.file),
        "by": judgements.by,
        **judged_state(judgements),
    }


def judged_state(judgements: Judgements) -> dict[str, Any]:
    """What changes with each judgement: what was judged, and the figures of all claims and of each rule."""
    records = judgements.corrections().claims
    figures = [measure_all(records), *sorted(measure(records), key=lambda figure: (-figure.judged, figure.rule))]
    return {
        "judged": {claim: _verdict(record) for claim, record in judgements.judged().items()},
        "figures": [asdict(figure) for figure in figures],
    }


def _verdict(record: JudgedClaim) -> dict[str, Any]:
    change = {key: value for key, value in asdict(record.change).items() if value is not None}
    return {"verdict": record.verdict.value, "why": record.note.why, "by": record.note.by, "change": change}


def _entities(claims: Iterable[Row]) -> dict[str, list[str]]:
    """The labels that a claim's parts may take, by article."""
    labels: dict[str, dict[str, None]] = {}
    for claim in claims:
        known = labels.setdefault(claim["article"], {})
        known |= {part["label"]: None for key in ("subject", "object", "attributed_to", "reported_by") if (part := claim[key])}
    return {article: sorted(known) for article, known in labels.items()}


def _shown(claim: Row) -> dict[str, Any]:
    keys = ("id", "article", "title", "context", "relation", "modality", "polarity", "rule", "about", "time", "place")
    parts = {key: claim[key] and claim[key]["label"] for key in ("subject", "object", "attributed_to", "reported_by")}
    return {key: claim[key] for key in keys} | parts | {"as": claim["as"], "segments": segments(claim)}


def segments(claim: Row) -> list[dict[str, str]]:
    """The sentence of a claim in stretches, each with what its words are in the claim ("" for nothing)."""
    sentence = claim["evidence"]["sentence"]
    text, begin = sentence["text"], sentence["start"]
    marks: list[tuple[int, int, str]] = []
    for start, end, kind in _marks(claim, text, begin):
        if 0 <= start < end <= len(text) and all(end <= other[0] or other[1] <= start for other in marks):
            marks.append((start, end, kind))
    return list(_cut(text, sorted(marks)))


def _marks(claim: Row, text: str, begin: int) -> Iterator[tuple[int, int, str]]:
    yield claim["predicate"]["start"] - begin, claim["predicate"]["end"] - begin, "predicate"
    for key in ("subject", "object", "attributed_to"):
        surface = claim[key] and claim[key]["surface"]
        if surface:
            start = _place(surface, text, claim["evidence"]["start"] - begin)
            yield start, start + len(surface), key
    yield from ((cue["start"] - begin, cue["end"] - begin, "cue") for cue in claim["cues"])


def _place(surface: str, text: str, evidence: int) -> int:
    """Where the words stand: within the evidence, or else (a speaker) before it; -1 where the text is written otherwise."""
    found = text.find(surface, evidence)
    return found if found >= 0 else text.find(surface)


def _cut(text: str, marks: Sequence[tuple[int, int, str]]) -> Iterator[dict[str, str]]:
    done = 0
    for start, end, kind in marks:
        if done < start:
            yield {"text": text[done:start], "kind": ""}
        yield {"text": text[start:end], "kind": kind}
        done = end
    if done < len(text):
        yield {"text": text[done:], "kind": ""}
