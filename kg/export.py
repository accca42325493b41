"""The graph of a folder in other forms, written article by article, so that an archive of any size can be exported.

Networks, tables and DNA databases are held in memory, as the programs that open them do.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import IO, Any, TypeAlias

import pyoxigraph as ox
from rdflib import RDF, Graph

from kg.annotations import web_annotations
from kg.dna import dna_database, undated_articles
from kg.events import event_lines
from kg.forms import Export
from kg.gephi import edge_lines, node_lines
from kg.namespaces import PREFIXES
from kg.nanopubs import nanopublications
from kg.network import to_gexf, to_graphml
from kg.resources import ontology_folder
from kg.store import ONTOLOGY_GRAPH
from kg.storednetwork import stored_network
from kg.tidy import tidy_lines

Writer: TypeAlias = Callable[[ox.Store, IO[bytes]], None]

_STATEMENT = {name: ox.NamedNode(f"{RDF}{name}") for name in ("subject", "predicate", "object", "reifies")}


def export(store: ox.Store, form: Export, output: IO[bytes]) -> None:
    """Write what `store` holds of articles to `output`, in the same bytes for the same graph."""
    _WRITERS[form](store, output)


def left_out(store: ox.Store, form: Export) -> tuple[str, ...]:
    """The titles of the articles that `form` cannot hold."""
    return undated_articles(store) if form is Export.DNA else ()


def articles(store: ox.Store) -> Iterator[tuple[ox.NamedNode, list[ox.Quad]]]:
    """The named graph of each article with its quads, both sorted."""
    graphs = (graph for graph in store.named_graphs() if isinstance(graph, ox.NamedNode) and graph != ONTOLOGY_GRAPH)
    for graph in sorted(graphs, key=str):
        yield graph, sorted(store.quads_for_pattern(None, None, None, graph), key=str)


def _quads(store: ox.Store) -> Iterator[ox.Quad]:
    return (quad for _, quads in articles(store) for quad in quads)


def _turtle(store: ox.Store, output: IO[bytes]) -> None:
    """The union of all articles: Turtle has no named graphs."""
    shared = {str(quad): quad for _, quads in articles(store) for quad in (ox.Quad(*quad.triple) for quad in quads)}
    _write(ox.RdfFormat.TURTLE, (shared[text] for text in sorted(shared)), output)


def _trig(store: ox.Store, output: IO[bytes]) -> None:
    _write(ox.RdfFormat.TRIG, _quads(store), output)


def _nquads(store: ox.Store, output: IO[bytes]) -> None:
    _write(ox.RdfFormat.N_QUADS, _quads(store), output)


def _rdf12(store: ox.Store, output: IO[bytes]) -> None:
    """TriG of RDF 1.2: a claim reifies its triple instead of naming subject, predicate and object."""
    _write(ox.RdfFormat.TRIG, (quad for _, quads in articles(store) for quad in _reified(quads)), output)


def _reified(quads: list[ox.Quad]) -> Iterator[ox.Quad]:
    parts: dict[Any, dict[ox.NamedNode, Any]] = {}
    named = set(_STATEMENT.values())
    for quad in quads:
        if quad.predicate in named:
            parts.setdefault(quad.subject, {})[quad.predicate] = quad.object
    for quad in quads:
        if quad.predicate == _STATEMENT["subject"]:
            triple = ox.Triple(*(parts[quad.subject][_STATEMENT[name]] for name in ("subject", "predicate", "object")))
            yield ox.Quad(quad.subject, _STATEMENT["reifies"], triple, quad.graph_name)
        elif quad.predicate not in named:
            yield quad


def _jsonld(store: ox.Store, output: IO[bytes]) -> None:
    """One document, whose graphs are compacted with the shipped context, one after the other."""
    context = json.loads((ontology_folder() / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    output.write(f'{{"@context": {_json(context)},\n"@graph": ['.encode())
    for index, (graph, quads) in enumerate(articles(store)):
        document = {"@id": graph.value, "@graph": _nodes(quads, context)}
        output.write((",\n" if index else "\n").encode() + _json(document).encode())
    output.write(b"\n]}\n")


def _nodes(quads: list[ox.Quad], context: Mapping[str, Any]) -> list[Any]:
    """The nodes of a graph in JSON-LD; rdflib gives them and their values in any order, so they are sorted."""
    triples = ox.serialize([quad.triple for quad in quads], format=ox.RdfFormat.N_TRIPLES) or b""
    rdf = Graph(bind_namespaces="none").parse(data=triples, format="nt")
    document = json.loads(rdf.serialize(format="json-ld", context=dict(context), sort_keys=True))
    return sorted((_sorted(node) for node in document["@graph"]), key=_json)


def _sorted(node: dict[str, Any]) -> dict[str, Any]:
    return {key: sorted(value, key=_json) if isinstance(value, list) else value for key, value in sorted(node.items())}


def _annotations(store: ox.Store, output: IO[bytes]) -> None:
    """One page of Web Annotations, an annotation a claim."""
    output.write(b'{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": [')
    for index, annotation in enumerate(web_annotations(store)):
        output.write((",\n" if index else "\n").encode() + _json(annotation).encode())
    output.write(b"\n]}\n")


def _nanopubs(store: ox.Store, output: IO[bytes]) -> None:
    _write(ox.RdfFormat.TRIG, nanopublications(store), output)


def _events(store: ox.Store, output: IO[bytes]) -> None:
    output.writelines(line.encode("utf-8") for line in event_lines(store))


def _graphml(store: ox.Store, output: IO[bytes]) -> None:
    output.write(to_graphml(stored_network(store)).encode())


def _gexf(store: ox.Store, output: IO[bytes]) -> None:
    output.write(to_gexf(stored_network(store)).encode())


def _gephi_nodes(store: ox.Store, output: IO[bytes]) -> None:
    output.writelines(line.encode("utf-8") for line in node_lines(store))


def _gephi_edges(store: ox.Store, output: IO[bytes]) -> None:
    output.writelines(line.encode("utf-8") for line in edge_lines(store))


def _tidy(store: ox.Store, output: IO[bytes]) -> None:
    output.writelines(line.encode("utf-8") for line in tidy_lines(store))


def _dna(store: ox.Store, output: IO[bytes]) -> None:
    output.write(dna_database(store))


def _write(form: ox.RdfFormat, quads: Iterable[ox.Quad], output: IO[bytes]) -> None:
    ox.serialize(quads, output, format=form, prefixes=dict(PREFIXES))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


_WRITERS: Mapping[Export, Writer] = MappingProxyType(
    {
        Export.TURTLE: _turtle,
        Export.TRIG: _trig,
        Export.NQUADS: _nquads,
        Export.JSONLD: _jsonld,
        Export.RDF12: _rdf12,
        Export.ANNOTATIONS: _annotations,
        Export.NANOPUBS: _nanopubs,
        Export.EVENTS: _events,
        Export.GRAPHML: _graphml,
        Export.GEXF: _gexf,
        Export.GEPHI_NODES: _gephi_nodes,
        Export.GEPHI_EDGES: _gephi_edges,
        Export.TIDY: _tidy,
        Export.DNA: _dna,
    }
)
