"""The network: its nodes and edges, and GraphML that other programs read."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx

from kg.model import Words
from kg.network import to_graphml, to_network
from tests.graphs import PUTIN, SAMPLE_GRAPH, SUMMIT_GRAPH, UKRAINE_ISSUE

NAMESPACE = "{http://graphml.graphdrawing.org/xmlns}"


def test_every_claim_is_an_edge() -> None:
    network = to_network(SAMPLE_GRAPH)
    edges = {(subject, claim, obj) for subject, obj, claim in network.edges(keys=True)}
    assert edges == {(claim.subject.entity.id, claim.id, claim.object.entity.id) for claim in SAMPLE_GRAPH.claims}


def test_only_entities_of_claims_are_nodes() -> None:
    of_claims = {part.entity.id for claim in SAMPLE_GRAPH.claims for part in (claim.subject, claim.object)}
    assert set(to_network(SAMPLE_GRAPH).nodes) == of_claims < {entity.id for entity in SAMPLE_GRAPH.entities}


def test_attributes() -> None:
    network = to_network(SUMMIT_GRAPH)
    assert network.nodes[PUTIN.id]["label_en"] == "Vladimir Putin"
    (edge,) = network[PUTIN.id][UKRAINE_ISSUE.id].values()
    assert (edge["label"], edge["modality"], edge["evidence"]) == (
        "deprioritizes",
        "asserted",
        "プーチン大統領はウクライナ問題を棚上げした",
    )


def test_what_is_unknown_is_left_out() -> None:
    assert "wikidata" not in to_network(SUMMIT_GRAPH).nodes[UKRAINE_ISSUE.id]


def test_graphml_reads_back_the_same() -> None:
    network = to_network(SAMPLE_GRAPH)
    again: Any = nx.read_graphml(io.BytesIO(to_graphml(network).encode()), force_multigraph=True)
    assert list(again.nodes(data=True)) == list(network.nodes(data=True))
    assert list(again.edges(keys=True, data=True)) == list(network.edges(keys=True, data=True))


def test_every_key_of_the_graphml_is_declared_once() -> None:
    root = ET.fromstring(to_graphml(to_network(SAMPLE_GRAPH)))  # noqa: S314  our own text
    keys = [key.get("id") for key in root.iter(f"{NAMESPACE}key")]
    assert len(keys) == len(set(keys)) > 10


def test_order_of_claims_does_not_matter() -> None:
    backwards = replace(SAMPLE_GRAPH, claims=SAMPLE_GRAPH.claims[::-1])
    assert to_graphml(to_network(backwards)) == to_graphml(to_network(SAMPLE_GRAPH))


def test_control_characters_do_not_break_the_xml() -> None:
    claim = SUMMIT_GRAPH.claims[0]
    dirty = replace(claim, evidence=Words("棚\x07上<げ>&\ud800", claim.evidence.span))
    text = to_graphml(to_network(replace(SUMMIT_GRAPH, claims=(dirty,))))
    assert "棚 上&lt;げ&gt;&amp; " in text
    ET.fromstring(text.encode())  # noqa: S314  our own text
