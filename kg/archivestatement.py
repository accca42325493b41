"""The data statement of an archive, datapackage.json: what each of its files is and holds (`kg.datapackage`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from kg import __version__
from kg.datapackage import NAME, Kind, Record, describe, package
from kg.wholefiles import write_lines

_MATRIX = MappingProxyType(
    {
        "subject": "the IRI of who acts, wants or fears",
        "subject_label": "its name",
        "object": "the IRI of towards whom or what",
        "object_label": "its name",
        "group": "the group of the relations",
        "polarity": "affirmed or denied",
        "period": "the year",
        "source": "the paper or agency",
        "claims": "how many claims say so",
        "texts": "how many independent texts",
    }
)
_JSON_LINES = "application/jsonl"
_RUN = "run.json"
_KINDS = MappingProxyType(
    {
        "graph/*.nq.gz": Kind("The graph as RDF, a named graph an article", "application/n-quads"),
        "claims/*.jsonl.gz": Kind("The claims, one a line, with offsets", _JSON_LINES),
        "articles.jsonl": Kind("The articles with date, source, address and number of claims", _JSON_LINES),
        "entities.jsonl": Kind("The entities that hold over articles, with all their names", _JSON_LINES),
        "statements.jsonl": Kind("Claims of the same subject, relation, object and polarity as one, with their support", _JSON_LINES),
        "contradictions.jsonl": Kind("Pairs of statements that cannot well both hold", _JSON_LINES),
        "matrix.csv": Kind("Who says what about whom, by group of relations, polarity, year and source", "text/csv", _MATRIX),
        "networks/*.graphml": Kind(
            "A network of actors and issues, or of actors by the issues on which they agree or differ", "application/graphml+xml"
        ),
        "graph.html": Kind("The strongest statements for the browser, in one file", "text/html"),
        _RUN: Kind("How it was made: counts, and what was left out", "application/json"),
    }
)


def write_statement(folder: Path, counts: Mapping[str, int]) -> None:
    """Write the data statement of the archive in `folder`, whose other files are written, but for run.json."""
    told = {
        "name": "ronten-archive",
        "title": "論点: 多くの記事",
        "description": (
            f"{counts['claims']} claims, found by rules in {counts['articles']} articles in Japanese. "
            "A claim is what somebody says in a text, not what is so; rules misread, so look at the sentence before citing. "
            "The graph names the model and versions that read each article. "
            "The rights in the articles' words remain with those whose they are."
        ),
        "version": __version__,
    }
    write_lines(folder / NAME, [package(told, list(_resources(folder))).encode("utf-8")])


def _resources(folder: Path) -> Iterator[Record]:
    """Shards are one resource in parts; run.json is written last of all."""
    for pattern, kind in _KINDS.items():
        paths = [file.relative_to(folder).as_posix() for file in sorted(folder.glob(pattern))]
        if pattern.endswith(".gz") and paths:
            yield describe(pattern.replace("/*", ""), paths, kind)
        elif not pattern.endswith(".gz"):
            yield from (describe(path, path, kind) for path in paths if path != _RUN)
    yield describe(_RUN, _RUN, _KINDS[_RUN])
