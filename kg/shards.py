"""The files of an archive, written in shards by the ids of articles; a shard that has not changed is left as it is."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kg.archivestatement import write_statement
from kg.cache import Cache, Entry, unpacked
from kg.corrections import Corrections
from kg.ids import BASE, digest
from kg.lostcorrections import lost_corrections
from kg.measuring import measure
from kg.model import Run
from kg.quads import measured_nquads, of_run
from kg.together import write_together
from kg.wholefiles import write_lines

ARTICLES_PER_SHARD = 1_000
_MOST_DIGITS = 3
_SUFFIXES = MappingProxyType({"graph": "nq", "claims": "jsonl"})
MEASURED = "measured.nq.gz"
"""Beside the shards: the precision of rules."""
FORMAT = "1"
"""The version of the shards' form: another one makes all of them be written anew."""


def write_archive(
    cache: Cache, folder: Path, fingerprint: str, run: Callable[[], Run], corrections: Corrections, *, with_page: bool
) -> tuple[int, int, int]:
    """Write the articles that `cache` holds, and give their number, that of their claims, and that of corrections that match nothing.

    The files are `graph/*.nq.gz`, `claims/*.jsonl.gz`, `articles.jsonl`, `entities.jsonl`, `statements.jsonl`, `contradictions.jsonl`,
    `graph.html` (where `with_page`), `datapackage.json` and, last, `run.json`. `run` gives the run that made the graphs, and is called only
    where a shard is written anew. Each appears whole; the same articles and rules give the same bytes.
    """
    entries = sum(1 for _ in cache.entries())
    prefixes = _prefixes(entries)
    for prefix in prefixes:
        _write_shard(cache, folder, prefix, fingerprint, run)
    _remove_others(cache, folder, set(prefixes))
    write_lines(folder / "articles.jsonl", (f"{entry.result.row}\n".encode() for entry in cache.entries() if entry.result))
    write_lines(folder / "entities.jsonl", _entity_lines(cache.entries()))
    shown = write_together(cache, folder, with_page=with_page)
    claims = sum(json.loads(entry.result.row)["claims"] for entry in cache.entries() if entry.result)
    _write_measured(folder, corrections)
    lost = lost_corrections((entry.result.row for entry in cache.entries() if entry.result), corrections)
    counts = {"articles": entries, "claims": claims}
    write_statement(folder, counts)
    _write_run(cache, folder, fingerprint, counts, shown, lost)
    return entries, claims, len(lost)


def _prefixes(articles: int) -> list[str]:
    """The first digits of ids that make a shard each, so many that a shard has some thousand articles at most."""
    digits = 0
    while digits < _MOST_DIGITS and articles > ARTICLES_PER_SHARD * 16**digits:
        digits += 1
    return [f"{number:0{digits}x}" if digits else "" for number in range(16**digits)]


def _write_shard(cache: Cache, folder: Path, prefix: str, fingerprint: str, run: Callable[[], Run]) -> None:
    bounds = (prefix, f"{prefix}g")
    state = digest(FORMAT, fingerprint, *(entry.key for entry in cache.entries(*bounds)))
    files = {kind: folder / kind / f"{prefix or 'all'}.{suffix}.gz" for kind, suffix in _SUFFIXES.items()}
    if cache.digests().get(prefix) == state and all(file.is_file() for file in files.values()):
        return
    cache.note_written(prefix, None)
    write_lines(files["graph"], sorted(_quads(cache.entries(*bounds), run())))
    write_lines(files["claims"], _claims(cache.entries(*bounds)))
    cache.note_written(prefix, state)


def _quads(entries: Iterable[Entry], run: Run) -> Iterator[bytes]:
    for entry in entries:
        if entry.result:
            yield from of_run(unpacked(entry.result.quads), run)


def _claims(entries: Iterable[Entry]) -> Iterator[bytes]:
    for entry in entries:
        if entry.result:
            yield from unpacked(entry.result.claims).splitlines(keepends=True)


def _remove_others(cache: Cache, folder: Path, prefixes: set[str]) -> None:
    """Delete the shards that a smaller or larger archive had."""
    for prefix in set(cache.digests()) - prefixes:
        for kind, suffix in _SUFFIXES.items():
            (folder / kind / f"{prefix or 'all'}.{suffix}.gz").unlink(missing_ok=True)
        cache.note_written(prefix, None)


def _entity_lines(entries: Iterable[Entry]) -> Iterator[bytes]:
    """The entities that hold over articles, by id: in how many articles each is named, how often, and with which names."""
    entities: dict[str, dict[str, Any]] = {}
    for entry in entries:
        if entry.result:
            for entity in json.loads(unpacked(entry.result.entities)):
                if not entity["id"].startswith(f"{BASE}article/"):
                    _count(entities.setdefault(entity["id"], {**entity, "names": [], "mentions": 0, "articles": 0}), entity)
    for iri in sorted(entities):
        told = entities[iri] | {"merged_by": _merged_by(entities[iri])}
        yield (json.dumps(told, ensure_ascii=False, sort_keys=True) + "\n").encode()


def _merged_by(entity: Mapping[str, Any]) -> str | None:
    """Why the entities of several articles are one: the same Wikidata item, or the same class and proper name; None in one article."""
    if entity["articles"] < 2:
        return None
    return "wikidata" if entity.get("wikidata") else "name"


def _count(total: dict[str, Any], entity: Mapping[str, Any]) -> None:
    total["articles"] += 1
    total["mentions"] += entity["mentions"]
    total["names"] = sorted({*total["names"], *entity["names"]})


def _write_measured(folder: Path, corrections: Corrections) -> None:
    """The precision of rules, as far as claims were judged, in a graph of its own."""
    file, quads = folder / "graph" / MEASURED, measured_nquads(measure(corrections.claims))
    if quads:
        write_lines(file, [quads])
    else:
        file.unlink(missing_ok=True)


def _write_run(
    cache: Cache, folder: Path, fingerprint: str, counts: Mapping[str, int], shown: Mapping[str, int], lost: list[dict[str, str]]
) -> None:
    left_out = [{"where": where, "reason": reason} for where, reason in cache.failures()]
    run = {"fingerprint": fingerprint, "counts": {**counts, "left_out": len(left_out)}, "page": shown, "left_out": left_out}
    run |= {"lost_corrections": lost} if lost else {}
    write_lines(folder / "run.json", [(json.dumps(run, ensure_ascii=False, indent=2) + "\n").encode()])
