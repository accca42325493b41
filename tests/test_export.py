"""The exports: each is the same graph, read back by programs that are not ours, in the same bytes each time."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
from countrycode import countrycode
from rdflib import RDF, Dataset, Graph, URIRef
from rdflib.compare import isomorphic

from kg.events import event_lines, state_codes
from kg.export import articles, export
from kg.forms import Export
from kg.network import Network, to_network
from kg.quads import article_part, to_nquads
from kg.rdf import to_rdf
from kg.store import load_files
from kg.vocabulary import load_vocabulary
from tests.graphs import SAMPLE_GRAPH, SUMMIT, SUMMIT_CLAIMS, SUMMIT_GRAPH, VIEWS, VIEWS_CLAIMS, VIEWS_GRAPH
from tests.stores import sample_store

VOCABULARY = load_vocabulary()
QUADS = len(to_rdf(SUMMIT_GRAPH, VOCABULARY)) + len(to_rdf(VIEWS_GRAPH, VOCABULARY))
NAMED = {
    Export.TRIG: ("trig", ox.RdfFormat.TRIG),
    Export.NQUADS: ("nquads", ox.RdfFormat.N_QUADS),
    Export.JSONLD: ("json-ld", ox.RdfFormat.JSON_LD),
}


def exported(form: Export) -> bytes:
    output = io.BytesIO()
    export(sample_store(), form, output)
    return output.getvalue()


def triples_of(name: str) -> Graph:
    return to_rdf(SUMMIT_GRAPH if name == SUMMIT.id else VIEWS_GRAPH, VOCABULARY)


@pytest.mark.parametrize("form", NAMED)
def test_rdflib_reads_each_article_back_in_its_graph(form: Export) -> None:
    read = Dataset()
    read.parse(data=exported(form), format=NAMED[form][0])
    for article in (SUMMIT, VIEWS):
        graph = read.graph(URIRef(f"https://w3id.org/ronten/article/{article.id}"))
        plain = Graph()
        plain += graph
        assert isomorphic(plain, triples_of(article.id))


@pytest.mark.parametrize("form", NAMED)
def test_oxigraph_reads_the_same_quads_back(form: Export) -> None:
    read = set(ox.parse(exported(form), format=NAMED[form][1]))
    assert read == {quad for _, quads in articles(sample_store()) for quad in quads}
    assert len(read) == QUADS


def test_turtle_is_the_union_of_the_articles() -> None:
    union = triples_of(SUMMIT.id) + triples_of(VIEWS.id)
    assert isomorphic(Graph().parse(data=exported(Export.TURTLE), format="turtle"), union)


@pytest.mark.skipif(not (shutil.which("rapper") or os.environ.get("CI")), reason="rapper (raptor2-utils) is not installed")
@pytest.mark.parametrize("form", [Export.TURTLE, Export.TRIG, Export.NQUADS, Export.NANOPUBS])
def test_rapper_reads_the_same_quads_as_oxigraph(form: Export, tmp_path: Path) -> None:
    syntax = ox.RdfFormat.TURTLE if form is Export.TURTLE else NAMED.get(form, NAMED[Export.TRIG])[1]
    file = tmp_path / "graph"
    file.write_bytes(exported(form))
    command = ["rapper", "-q", "-i", RAPPER[syntax], "-o", "nquads", str(file)]
    done = subprocess.run(command, capture_output=True, check=True)
    read = set(ox.parse(done.stdout, format=ox.RdfFormat.N_QUADS))
    assert read == set(ox.parse(path=file, format=syntax)) != set()


RAPPER = {ox.RdfFormat.TURTLE: "turtle", ox.RdfFormat.TRIG: "trig", ox.RdfFormat.N_QUADS: "nquads"}


def test_rdf_1_2_reifies_each_claim_once() -> None:
    read = list(ox.parse(exported(Export.RDF12), format=ox.RdfFormat.TRIG))
    reified = [quad for quad in read if quad.predicate.value == f"{RDF}reifies"]
    assert len(reified) == len(SUMMIT_CLAIMS + VIEWS_CLAIMS)
    assert all(isinstance(quad.object, ox.Triple) for quad in reified)
    assert not [quad for quad in read if quad.predicate.value in {f"{RDF}subject", f"{RDF}predicate", f"{RDF}object"}]
    assert len(read) == QUADS - 2 * len(reified)


def test_annotation_selects_its_words_in_the_article() -> None:
    page = json.loads(exported(Export.ANNOTATIONS))
    texts = {f"https://w3id.org/ronten/article/{article.id}": article.text for article in (SUMMIT, VIEWS)}
    assert len(page["items"]) == len(SUMMIT_CLAIMS + VIEWS_CLAIMS)
    for item in page["items"]:
        text = texts[item["target"]["source"]]
        position, quote = item["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


def test_annotation_says_what_the_claim_says() -> None:
    values = [item["body"][0]["value"] for item in json.loads(exported(Export.ANNOTATIONS))["items"]]
    assert "ウラジーミル・プーチン —牽制する→ 西欧諸国(評価、肯定)" in values


def test_nanopublication_has_four_graphs_each_with_its_part() -> None:
    quads = list(ox.parse(exported(Export.NANOPUBS), format=ox.RdfFormat.TRIG))
    publications = {quad.subject for quad in quads if quad.object == ox.NamedNode("http://www.nanopub.org/nschema#Nanopublication")}
    assert len(publications) == len(SUMMIT_CLAIMS + VIEWS_CLAIMS)
    for publication in publications:
        graphs = {quad.graph_name for quad in quads if str(quad.graph_name).startswith(f"{str(publication)[:-1]}#")}
        assert {str(graph).rsplit("#")[-1] for graph in graphs} == {"head>", "assertion>", "provenance>", "info>"}


def test_denied_claim_publishes_no_direct_relation() -> None:
    claim = SUMMIT_CLAIMS[4]
    graph = ox.NamedNode(f"https://w3id.org/ronten/nanopub/{claim.id}#assertion")
    quads = [quad for quad in ox.parse(exported(Export.NANOPUBS), format=ox.RdfFormat.TRIG) if quad.graph_name == graph]
    assert {str(quad.subject) for quad in quads} == {f"<https://w3id.org/ronten/claim/{claim.id}>"}


@pytest.mark.parametrize(("form", "read"), [(Export.GRAPHML, nx.read_graphml), (Export.GEXF, nx.read_gexf)])
def test_network_of_a_folder_is_that_of_its_articles(form: Export, read: Callable[..., Network]) -> None:
    again, built = read(io.BytesIO(exported(form))), to_network(SAMPLE_GRAPH)
    names = {node: sorted(data["names"].split("; ")) for node, data in built.nodes(data=True)}
    assert {node: sorted(data["names"].split("; ")) for node, data in again.nodes(data=True)} == names
    for attribute in ("label", "label_en", "type", "wikidata", "claims"):
        assert nodes(again, attribute) == nodes(built, attribute)
    for attribute in ("label", "modality", "polarity", "attributed_to", "evidence", "sentence", "rule", "article"):
        assert sorted(edges(again, attribute)) == sorted(edges(built, attribute))


def nodes(network: Network, attribute: str) -> dict[str, str]:
    return {node: str(data.get(attribute)) for node, data in network.nodes(data=True)}


def edges(network: Network, attribute: str) -> list[tuple[str, str, str]]:
    return [(subject, obj, str(data.get(attribute))) for subject, obj, data in network.edges(data=True)]


def rows() -> list[dict[str, str]]:
    text = exported(Export.EVENTS).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_events_have_the_codes_of_states() -> None:
    (row,) = (row for row in rows() if row["relation"] == "demands")
    assert (row["source_iso3"], row["source_cow"], row["source_cow_number"]) == ("USA", "USA", "2")
    assert (row["target_iso3"], row["event_type"], row["quad_class"]) == ("RUS", "REQUEST", "verbalConflict")


def test_events_hold_positive_claims_of_an_event_type_only() -> None:
    found = rows()
    assert {row["event_id"] for row in found} == {
        claim.id for claim in SUMMIT_CLAIMS + VIEWS_CLAIMS if claim.polarity == "positive" and VOCABULARY.relations[claim.relation].plover
    }
    assert [row["date"] for row in found] == sorted(row["date"] for row in found)


def test_events_are_of_the_four_quad_classes_only() -> None:
    leaves = replace(SUMMIT_CLAIMS[0], relation="leaves")
    store = load_files([])
    turtle = to_rdf(replace(SUMMIT_GRAPH, claims=(leaves,)), VOCABULARY).serialize(format="turtle")
    store.load(turtle.encode("utf-8"), format=ox.RdfFormat.TURTLE)
    (row,) = csv.DictReader("".join(event_lines(store)).removeprefix("\ufeff").splitlines())
    assert (row["relation"], row["event_type"], row["quad_class"]) == ("leaves", "RETREAT", "materialCooperation")


def test_events_open_in_excel() -> None:
    data = exported(Export.EVENTS)
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n")


@pytest.mark.parametrize(
    ("item", "codes"),
    [("Q17", ("JPN", "JPN", "740")), ("Q183", ("DEU", "GMY", "255")), ("Q403", ("SRB", "YUG", "345")), ("Q21203", ("ABW", "", ""))],
)
def test_state_codes(item: str, codes: tuple[str, str, str]) -> None:
    found = state_codes()[item]
    assert (found.iso3, found.cow, found.cow_number) == codes


@pytest.mark.parametrize("item", sorted(state_codes()))
def test_cow_codes_are_those_of_the_project(item: str) -> None:
    """As `countrycode` has them, but for a state that it lacks, one without an ISO code, and one of the past under a code of today."""
    codes = state_codes()[item]
    own = {"SRB": ("YUG", 345), "XKK": ("KOS", 347), "VAT": (None, None)}
    cow = tuple(countrycode(codes.iso3, origin="iso3c", destination=name) for name in ("cowc", "cown"))
    code, number = own.get(codes.iso3, cow)
    assert (codes.cow, codes.cow_number) == (code or "", str(number or ""))


def test_cow_numbers_and_codes_are_unique() -> None:
    codes = [code for code in state_codes().values() if code.cow]
    assert len({code.cow for code in codes}) == len({code.cow_number for code in codes}) == len(codes)


def test_nquads_of_a_graph_are_its_triples_each_article_apart() -> None:
    read = list(ox.parse(to_nquads(SAMPLE_GRAPH, VOCABULARY), format=ox.RdfFormat.N_QUADS))
    for article in (SUMMIT, VIEWS):
        name = ox.NamedNode(f"https://w3id.org/ronten/article/{article.id}")
        triples = b"".join(f"{quad.triple} .\n".encode() for quad in read if quad.graph_name == name)
        part = to_rdf(article_part(article, SAMPLE_GRAPH), VOCABULARY)
        assert isomorphic(Graph().parse(data=triples, format="nt"), part)


def test_nquads_lines_are_sorted_and_each_stands_once() -> None:
    lines = to_nquads(SAMPLE_GRAPH, VOCABULARY).splitlines()
    assert lines == sorted(set(lines))


def test_part_of_an_article_holds_its_claims_and_their_entities() -> None:
    part = article_part(VIEWS, SAMPLE_GRAPH)
    assert part.claims == VIEWS_CLAIMS
    assert {claim.object.entity for claim in part.claims} <= set(part.entities)
    assert article_part(SUMMIT, SUMMIT_GRAPH) is SUMMIT_GRAPH


def test_exports_are_the_same_bytes_under_each_hash_seed() -> None:
    code = (
        "import hashlib, io; from tests.stores import sample_store; from kg.export import Export, export\n"
        "for form in Export:\n output = io.BytesIO()\n export(sample_store(), form, output)\n"
        " print(hashlib.sha256(output.getvalue()).hexdigest())"
    )
    seeds = [{**os.environ, "PYTHONHASHSEED": seed} for seed in ("0", "1", "77")]
    root = Path(__file__).parents[1]
    runs = [subprocess.run([sys.executable, "-c", code], cwd=root, env=seed, capture_output=True, check=True) for seed in seeds]
    assert len({run.stdout for run in runs}) == 1
