"""Gold as the TOML that people go on editing, beside the text that it is of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.errors import GoldError
from kg.gold import Gold, GoldClaim, GoldEntity, fold
from kg.tomltext import text, texts
from kg.wholefiles import write_lines

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


def to_toml(gold: Gold, sentences: Sequence[str] = (), *, proposed: bool = False) -> str:
    """The gold file; each of `sentences` stands as a comment over its claims, and what is `proposed` is marked as not read yet."""
    parts = [f"article = {text(gold.article)}\n", *(_entity(key, entity) for key, entity in gold.entities.items())]
    left = list(gold.claims)
    for number, sentence in enumerate(sentences, 1):
        own = [claim for claim in left if fold(claim.sentence) == fold(sentence)]
        left = [claim for claim in left if claim not in own]
        parts += [f"# {number}: {' '.join(sentence.split())}\n", *(_claim(claim, proposed=proposed) for claim in own)]
    return "\n".join([*parts, *(_claim(claim, proposed=proposed) for claim in left)])


def write_gold(file: Path, article: str, toml: str, source: Path | None = None) -> None:
    """Write `toml` as `file` and the text of its article beside it, where `source`, the file of the article, is not there already.

    Raises `GoldError` where the file is there, for somebody's work may be in it, and where another text is.
    """
    beside = file.with_suffix(".txt")
    if file.exists():
        raise GoldError("the gold file is there already", where=str(file), remedy="Name another one with -o, or move it away.")
    if source is None or source.resolve() != beside.resolve():
        if beside.exists() and beside.read_bytes() != article.encode("utf-8"):
            raise GoldError("another text stands beside the gold file", where=str(beside), remedy="Name another gold file with -o.")
        write_lines(beside, [article.encode("utf-8")])
    write_lines(file, [toml.encode("utf-8")])


def _entity(key: str, entity: GoldEntity) -> str:
    name = key if _BARE_KEY.fullmatch(key) else text(key)
    wikidata = f"wikidata = {text(entity.wikidata)}\n" if entity.wikidata else ""
    return f"[entities.{name}]\ntype = {text(entity.type)}\nsurfaces = {texts(entity.surfaces)}\n{wikidata}"


def _claim(claim: GoldClaim, *, proposed: bool) -> str:
    return "".join(f"{line}\n" for line in ("[[claims]]", *_fields(claim), *(["proposed = true"] if proposed else [])))


def _fields(claim: GoldClaim) -> Iterator[str]:
    yield f"sentence = {text(claim.sentence)}"
    yield f"subject = {texts(claim.subject)}"
    yield f"relation = {texts(claim.relation)}"
    yield f"object = {texts(claim.object)}"
    yield f"modality = {texts(claim.modality)}"
    yield f"polarity = {text(claim.polarity)}"
    yield f"attributed_to = {texts(claim.attributed_to)}"
    yield f"core = {str(claim.is_core).lower()}"
