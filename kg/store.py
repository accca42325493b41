"""The graph of a folder in Oxigraph, asked with SPARQL.

The default graph is the union of all named graphs, one for each article and one for the ontology, so that labels and
groups of relations can be asked for. The union is stored, not left to the engine: Oxigraph's own gives a triple that
stands in two articles twice, which spoils every count. Nothing is changed and nothing is fetched by a query.
"""

from __future__ import annotations

import gzip
import io
import shutil
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox

from kg.errors import KgError, QueryError
from kg.ids import BASE
from kg.namespaces import ASR, KG, MOD, PLOVER, POL, PREFIXES, REL, SCHEMA
from kg.resources import ontology_folder
from kg.sparql import check_names, refuse_side_effects, syntax_error

Results: TypeAlias = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

ONTOLOGY_GRAPH = ox.NamedNode(f"{BASE}ontology")
ARCHIVE_FILE = "graph.nq"
ARCHIVE_SHARDS = "graph/*.nq.gz"
ARCHIVE_RECORD = "run.json"
"""What an archive in shards writes last of all."""
ARTICLE_FILE = "graph.ttl"
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_ARTICLE = ox.NamedNode(str(SCHEMA.NewsArticle))
_CLOSED = {"kg": str(KG), "rel": str(REL), "asr": str(ASR), "mod": str(MOD), "pol": str(POL), "plover": str(PLOVER)}


def open_store(folder: Path) -> ox.Store:
    """The graph of `folder` with the ontology: of an archive (`graph.nq`, or `graph/*.nq.gz`) on disk, of articles (`graph.ttl`) in memory.

    An archive's store is a cache, `folder/store`: it is built anew where it is missing or older than the files. Raises
    `KgError` where the folder holds no graph or the graph cannot be read.
    """
    if archive_files(folder):
        return ox.Store.read_only(str(disk_store(folder, folder)))
    return load_files(article_files(folder))


def disk_store(folder: Path, scratch: Path) -> Path:
    """The store on disk of the graph of `folder`: of an archive the one beside its files, of articles a new one in `scratch`."""
    files = archive_files(folder)
    if not files:
        return _build(article_files(folder), scratch / "store")
    store = folder / "store"
    record = folder / ARCHIVE_RECORD
    sources = (*files, *([record] if record.is_file() else []), ontology_folder() / "kg.ttl")
    is_current = store.is_dir() and store.stat().st_mtime >= max(file.stat().st_mtime for file in sources)
    return store if is_current else _build(files, store)


def archive_files(folder: Path) -> list[Path]:
    """The N-Quads of an archive; none where `folder` is no archive's."""
    single = folder / ARCHIVE_FILE
    return [single] if single.is_file() else sorted(folder.glob(ARCHIVE_SHARDS))


def article_files(folder: Path) -> list[Path]:
    """The `graph.ttl` of `folder`, or of the folders in it; raises `KgError` where there is none."""
    files = [folder / ARTICLE_FILE] if (folder / ARTICLE_FILE).is_file() else sorted(folder.glob(f"*/{ARTICLE_FILE}"))
    if not files:
        raise KgError("no graph is here", where=str(folder), remedy="Make one first: kg build ARTICLE -o FOLDER")
    return files


def graph_files(folder: Path) -> list[Path]:
    """The files of the graph of `folder`, an archive's or articles'; raises `KgError` where there is none."""
    return archive_files(folder) or article_files(folder)


def load_files(files: Iterable[Path]) -> ox.Store:
    """A store in memory of the ontology and of `files`, Turtle or N-Quads."""
    store = ox.Store()
    store.extend(_in_union(_ontology()))
    for file in files:
        store.extend(_in_union(_quads(file)))
    return store


def load_nquads(data: bytes) -> ox.Store:
    """A store in memory of the ontology and of N-Quads."""
    store = ox.Store()
    store.extend(_in_union(_ontology()))
    store.extend(_in_union(ox.parse(data, format=ox.RdfFormat.N_QUADS)))
    return store


def query(store: ox.Store, text: str, default_graphs: Sequence[str] = (), named_graphs: Sequence[str] = ()) -> Results:
    """What `store` answers to the SPARQL `text`, with the prefixes bound.

    It asks the union of all graphs, unless graphs are named here or in the query. Raises `QueryError` with line and column
    for text that is not SPARQL, for an update, and for SERVICE.
    """
    refuse_side_effects(text)
    try:
        if not default_graphs and not named_graphs:
            return store.query(text, prefixes=dict(PREFIXES))
        default, named = (list(map(ox.NamedNode, graphs)) for graphs in (default_graphs, named_graphs))
        return store.query(text, prefixes=dict(PREFIXES), default_graph=[*default], named_graphs=[*named])
    except SyntaxError as error:
        raise syntax_error(text, str(error)) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(str(error), where="the query") from error


def check_query(text: str) -> None:
    """Raise `QueryError` where `text` uses a name that the ontology does not have, with the nearest one that it has."""
    check_names(text, PREFIXES, known_terms())


@cache
def known_terms() -> frozenset[str]:
    """The prefixed names of all that the ontology defines."""
    iris = {quad.subject.value for quad in _ontology() if isinstance(quad.subject, ox.NamedNode)}
    return frozenset(f"{prefix}:{iri.removeprefix(space)}" for iri in iris for prefix, space in _CLOSED.items() if iri.startswith(space))


def _build(files: Iterable[Path], folder: Path) -> Path:
    """A store of `files` in `folder`: built beside and renamed, so that a store that is there is whole."""
    part = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    store = ox.Store(str(part))
    store.bulk_extend(_in_union(_ontology()))
    for file in files:
        store.bulk_extend(_in_union(_quads(file)))
    store.optimize()
    store.flush()
    del store
    shutil.rmtree(folder, ignore_errors=True)
    return part.rename(folder)


def _in_union(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """Each quad in its own graph and in the default graph."""
    for quad in quads:
        yield quad
        yield ox.Quad(quad.subject, quad.predicate, quad.object)


@cache
def _ontology() -> tuple[ox.Quad, ...]:
    triples = ox.parse(path=ontology_folder() / "kg.ttl", format=ox.RdfFormat.TURTLE)
    return tuple(ox.Quad(quad.subject, quad.predicate, quad.object, ONTOLOGY_GRAPH) for quad in triples)


def _quads(file: Path) -> Iterator[ox.Quad]:
    """The quads of a file, one after the other; the triples of an article's Turtle stand in the graph that its IRI names."""
    try:
        if file.suffix == ".nq":
            yield from ox.parse(path=file)
        elif file.suffix == ".gz":
            with gzip.open(file) as packed, io.BufferedReader(packed) as lines:
                yield from ox.parse(input=lines, format=ox.RdfFormat.N_QUADS)
        else:
            yield from _article_quads(list(ox.parse(path=file)))
    except (SyntaxError, OSError) as error:
        raise KgError(f"the graph cannot be read: {error}", where=str(file), remedy="Build the graph anew.") from error


def _article_quads(triples: list[ox.Quad]) -> Iterator[ox.Quad]:
    typed = [triple.subject for triple in triples if triple.predicate == _TYPE and triple.object == _ARTICLE]
    articles = [subject for subject in typed if isinstance(subject, ox.NamedNode)]
    graph = articles[0] if len(articles) == 1 else ox.DefaultGraph()
    yield from (ox.Quad(triple.subject, triple.predicate, triple.object, graph) for triple in triples)
