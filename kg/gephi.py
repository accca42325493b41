"""The network of a folder as the two tables that Gephi's "Import spreadsheet" takes: nodes and edges.

Its columns `Id`, `Label`, `Source`, `Target`, `Type` and `Weight` are those that Gephi knows; it keeps the others as attributes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pyoxigraph as ox

from kg.storednetwork import stored_network
from kg.tidy import csv_line
from kg.vocabulary import load_vocabulary

NODE_COLUMNS = ("Id", "Label", "Label_en", "Class", "Wikidata", "Claims")
EDGE_COLUMNS = ("Source", "Target", "Type", "Weight", "Label", "Relation", "Group", "Polarity")


def node_lines(store: ox.Store) -> Iterator[str]:
    """A line of names, then a line for each entity that takes part in a claim."""
    yield csv_line(NODE_COLUMNS)
    for entity, data in stored_network(store).nodes(data=True):
        attributes = [data.get(name, "") for name in ("label", "label_en", "type", "wikidata", "claims")]
        yield csv_line([entity, *attributes])


def edge_lines(store: ox.Store) -> Iterator[str]:
    """A line of names, then a line for all claims of the same two entities, relation and polarity; `Weight` counts them.

    Edges of symmetric relations are undirected, and one whichever side is named first.
    """
    relations = load_vocabulary().relations
    yield csv_line(EDGE_COLUMNS)
    for (source, target, name, polarity), weight in sorted(_weights(store).items()):
        relation = relations[name]
        kind = "Undirected" if relation.symmetric else "Directed"
        yield csv_line([source, target, kind, weight, relation.ja, name, relation.group, polarity])


def _weights(store: ox.Store) -> Counter[tuple[str, str, str, str]]:
    relations = load_vocabulary().relations
    weights: Counter[tuple[str, str, str, str]] = Counter()
    for source, target, data in stored_network(store).edges(data=True):
        one, other = sorted((source, target)) if relations[data["relation"]].symmetric else (source, target)
        weights[one, other, data["relation"], data["polarity"]] += 1
    return weights
