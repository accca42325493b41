"""The files of an archive, written in shards by the ids of articles; a shard that has not changed is left as it is."""

from __future__ import annotations

import gzip
import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from filecmp import cmp
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kg.cache import Cache, Entry, unpacked
from kg.copies import copy_groups
from kg.ids import BASE, digest
from kg.statements import Said, by_pair, contradictions, said_in, to_line

ARTICLES_PER_SHARD = 1_000
_MOST_DIGITS = 3
_SUFFIXES = MappingProxyType({"graph": "nq", "claims": "jsonl"})
FORMAT = "1"
"""The version of the shards' form: another one makes all of them be written anew."""


def write_archive(cache: Cache, folder: Path, fingerprint: str) -> tuple[int, int]:
    """Write the articles that `cache` holds, and give their number and that of their claims.

    The files are `graph/*.nq.gz`, `claims/*.jsonl.gz`, `articles.jsonl`, `entities.jsonl`, `statements.jsonl`, `contradictions.jsonl` and,
    last, `run.json`. Each appears whole; the same articles and rules give the same bytes.
    """
    entries = sum(1 for _ in cache.entries())
    prefixes = _prefixes(entries)
    for prefix in prefixes:
        _write_shard(cache, folder, prefix)
    _remove_others(cache, folder, set(prefixes))
    _write_lines(folder / "articles.jsonl", (f"{entry.result.row}\n".encode() for entry in cache.entries() if entry.result))
    _write_lines(folder / "entities.jsonl", _entity_lines(cache.entries()))
    _write_statements(cache, folder)
    claims = sum(json.loads(entry.result.row)["claims"] for entry in cache.entries() if entry.result)
    _write_run(cache, folder, fingerprint, entries, claims)
    return entries, claims


def _prefixes(articles: int) -> list[str]:
    """The first digits of ids that make a shard each, so many that a shard has some thousand articles at most."""
    digits = 0
    while digits < _MOST_DIGITS and articles > ARTICLES_PER_SHARD * 16**digits:
        digits += 1
    return [f"{number:0{digits}x}" if digits else "" for number in range(16**digits)]


def _write_shard(cache: Cache, folder: Path, prefix: str) -> None:
    bounds = (prefix, f"{prefix}g")
    state = digest(FORMAT, *(entry.key for entry in cache.entries(*bounds)))
    files = {kind: folder / kind / f"{prefix or 'all'}.{suffix}.gz" for kind, suffix in _SUFFIXES.items()}
    if cache.digests().get(prefix) == state and all(file.is_file() for file in files.values()):
        return
    cache.note_written(prefix, None)
    _write_lines(files["graph"], sorted(_lines(cache.entries(*bounds), "quads")))
    _write_lines(files["claims"], _lines(cache.entries(*bounds), "claims"))
    cache.note_written(prefix, state)


def _lines(entries: Iterable[Entry], kind: str) -> Iterator[bytes]:
    for entry in entries:
        if entry.result:
            yield from unpacked(getattr(entry.result, kind)).splitlines(keepends=True)


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
        yield (json.dumps(entities[iri], ensure_ascii=False, sort_keys=True) + "\n").encode()


def _count(total: dict[str, Any], entity: Mapping[str, Any]) -> None:
    total["articles"] += 1
    total["mentions"] += entity["mentions"]
    total["names"] = sorted({*total["names"], *entity["names"]})


def _write_statements(cache: Cache, folder: Path) -> None:
    """What the articles say together, and where they contradict each other."""
    groups = copy_groups({entry.result.article: entry.result.signature for entry in cache.entries() if entry.result})
    with tempfile.TemporaryFile() as found:

        def lines() -> Iterator[bytes]:
            for statements in by_pair(_said(cache.entries(), groups)):
                found.writelines(to_line(asdict(each)) for each in contradictions(statements))
                yield from (to_line(asdict(each)) for each in statements)

        _write_lines(folder / "statements.jsonl", lines())
        found.seek(0)
        _write_lines(folder / "contradictions.jsonl", found)


def _said(entries: Iterable[Entry], groups: Mapping[str, str]) -> Iterator[Said]:
    for entry in entries:
        if entry.result:
            claims = map(json.loads, unpacked(entry.result.claims).splitlines())
            yield from said_in(claims, json.loads(entry.result.row), groups[entry.result.article])


def _write_run(cache: Cache, folder: Path, fingerprint: str, articles: int, claims: int) -> None:
    failures = [{"where": where, "reason": reason} for where, reason in cache.failures()]
    run = {"fingerprint": fingerprint, "counts": {"articles": articles, "claims": claims, "left_out": len(failures)}, "left_out": failures}
    _write_lines(folder / "run.json", [(json.dumps(run, ensure_ascii=False, indent=2) + "\n").encode()])


def _write_lines(file: Path, lines: Iterable[bytes]) -> None:
    """Write `file` beside and rename it where it differs: it is whole whenever it is there, and as old as its content.

    Its gzip form bears neither name nor time.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f"{file.name}.part")
    with part.open("wb") as raw:
        if file.suffix == ".gz":
            with gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0, compresslevel=6) as packed:
                packed.writelines(lines)
        else:
            raw.writelines(lines)
    if file.is_file() and cmp(part, file, shallow=False):
        part.unlink()
    else:
        part.replace(file)
