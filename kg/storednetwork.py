"""The network of a folder's graph, read from its store: what `network` makes of one article, for many together."""

from __future__ import annotations

import networkx as nx
import pyoxigraph as ox

from kg.model import EntityType
from kg.network import Network, known
from kg.results import Value, to_table
from kg.store import query

_NODES = f"""
SELECT ?id ?label ?label_en ?type ?wikidata ?claims
WHERE {{
  {{ SELECT ?id (COUNT(DISTINCT ?claim) AS ?claims) WHERE {{ ?claim a kg:Claim ; rdf:subject|rdf:object ?id }} GROUP BY ?id }}
  VALUES ?class {{ {" ".join(f"kg:{kind}" for kind in EntityType)} }}
  ?id a ?class ; skos:prefLabel ?label . FILTER(LANG(?label) = "ja")
  OPTIONAL {{ ?id skos:prefLabel ?label_en . FILTER(LANG(?label_en) = "en") }}
  OPTIONAL {{ ?id owl:sameAs ?item . BIND(STRAFTER(STR(?item), STR(wd:)) AS ?wikidata) }}
  BIND(STRAFTER(STR(?class), STR(kg:)) AS ?type)
}}
ORDER BY ?id"""
_NAMES = "SELECT DISTINCT ?id ?name WHERE { ?id skos:prefLabel|skos:altLabel ?name . FILTER(LANG(?name) = 'ja') } ORDER BY ?name"
_EDGES = """
SELECT ?id ?source ?target ?relation ?modality ?polarity ?attributed_to ?evidence ?sentence ?rule ?article
WHERE {
  ?claim rdf:subject ?source ; rdf:predicate ?rel ; rdf:object ?target ; kg:modality ?mod ; kg:polarity ?pol ; kg:words ?evidence ;
    kg:wordsBegin ?begin ; kg:wordsEnd ?end ; kg:rule/dcterms:identifier ?rule ; prov:wasDerivedFrom ?place .
  ?place nif:anchorOf ?sentence ; nif:referenceContext ?context .
  OPTIONAL { ?claim kg:attributedTo/skos:prefLabel ?attributed_to . FILTER(LANG(?attributed_to) = "ja") }
  BIND(STRAFTER(STR(?claim), STR(claim:)) AS ?id)
  BIND(STRAFTER(STR(?rel), STR(rel:)) AS ?relation)
  BIND(STRAFTER(STR(?mod), STR(mod:)) AS ?modality)
  BIND(STRAFTER(STR(?pol), STR(pol:)) AS ?polarity)
  BIND(STRAFTER(STR(?context), STR(art:)) AS ?article)
}
ORDER BY ?article ?begin ?end ?id"""


def stored_network(store: ox.Store) -> Network:
    """The entities that take part in claims as nodes, and every claim as an edge, with the attributes that `to_network` gives them."""
    network: Network = nx.MultiDiGraph()
    names = _names(store)
    for row in to_table(query(store, _NODES)).dicts():
        entity, claims = str(row.pop("id")), row.pop("claims")
        network.add_node(entity, **known(_texts(row)), names="; ".join(names[entity]), claims=claims)
    for row in to_table(query(store, _EDGES)).dicts():
        source, target, claim = (str(row.pop(name)) for name in ("source", "target", "id"))
        network.add_edge(source, target, key=claim, **known(_texts({"label": row["relation"], **row})))
    return network


def _names(store: ox.Store) -> dict[str, list[str]]:
    """All Japanese names of each thing, sorted."""
    found: dict[str, list[str]] = {}
    for thing, name in to_table(query(store, _NAMES)).rows:
        found.setdefault(str(thing), []).append(str(name))
    return found


def _texts(row: dict[str, Value]) -> dict[str, str | None]:
    return {name: None if value is None else str(value) for name, value in row.items()}
