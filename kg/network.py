"""A knowledge graph as a network: entities as nodes, claims as edges; GraphML and GEXF for Gephi, yEd, Cytoscape and igraph."""

from __future__ import annotations

import io
import re
from collections import Counter
from typing import TypeAlias

import networkx as nx

from kg.model import Claim, Entity, KnowledgeGraph

Network: TypeAlias = "nx.MultiDiGraph[str]"

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DAY = re.compile(' lastmodifieddate="[^"]*"')


def to_network(graph: KnowledgeGraph) -> Network:
    """The entities that take part in claims as nodes, and every claim as an edge from its subject to its object.

    A node's key is its entity's IRI, an edge's key its claim's id. All attributes are texts or whole numbers, so that every format takes
    them; what is unknown is left out.
    """
    weights = Counter(entity for claim in graph.claims for entity in {claim.subject.entity.id, claim.object.entity.id})
    network: Network = nx.MultiDiGraph()
    for entity in graph.entities:
        if entity.id in weights:
            network.add_node(entity.id, **known(_node(entity)), claims=weights[entity.id])
    for claim in sorted(graph.claims, key=lambda claim: (claim.article, claim.evidence.span, claim.id)):
        network.add_edge(claim.subject.entity.id, claim.object.entity.id, key=claim.id, **known(_edge(claim)))
    return network


def to_graphml(network: Network) -> str:
    """`network` as GraphML, the same text each time; `label` is what Gephi shows."""
    out = io.BytesIO()
    nx.write_graphml_xml(network, out, encoding="utf-8", prettyprint=True)
    return out.getvalue().decode("utf-8")


def to_gexf(network: Network) -> str:
    """`network` as GEXF 1.2, the same text each time: networkx would write the day into it."""
    out = io.BytesIO()
    nx.write_gexf(network, out, encoding="utf-8", prettyprint=True)
    return _DAY.sub("", out.getvalue().decode("utf-8"), count=1)


def known(attributes: dict[str, str | None]) -> dict[str, str]:
    """The attributes that are known, without the control characters that XML cannot hold."""
    return {name: _NOT_IN_XML.sub(" ", value) for name, value in attributes.items() if value is not None}


def _node(entity: Entity) -> dict[str, str | None]:
    return {
        "label": entity.label,
        "label_en": entity.label_en,
        "type": entity.type.value,
        "wikidata": entity.wikidata,
        "names": "; ".join(entity.names),
    }


def _edge(claim: Claim) -> dict[str, str | None]:
    return {
        "label": claim.relation,
        "relation": claim.relation,
        "modality": claim.modality.value,
        "polarity": claim.polarity.value,
        "attributed_to": claim.attributed_to.entity.label if claim.attributed_to else None,
        "evidence": claim.evidence.text,
        "sentence": claim.sentence.text,
        "rule": claim.rule,
        "article": claim.article,
    }
