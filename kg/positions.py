"""Where each node of a network stands, so that a picture of it is still at once and the same in every run."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from math import ceil, sqrt
from pathlib import Path

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from kg.ids import digest

VERSION = 1
"""Part of a kept layout's name: it goes up when the same network is to be laid out otherwise than before."""
SEED = 7
SPACING = 120.0
"""The wished length of an edge, in pixels at zoom 1: a Japanese name of eight letters fits in it."""
LABEL_BOX = np.array([132.0, 54.0])
"""Width and height, in pixels, that a node and its name should have for themselves."""
STRETCH = np.array([1.25, 1.0])
"""Names run from left to right and screens are wide, so a layout is pulled to that shape."""

SMALL, MEDIUM = 90, 1500
"""Up to how many nodes Kamada–Kawai, and the spring model with more than a few steps, are quick enough."""

Points = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Layout:
    """Of each node: its place in pixels, its centrality (0 to 1, the highest is 1) and the number of its community."""

    positions: Mapping[int, tuple[int, int]]
    centrality: Mapping[int, float]
    community: Mapping[int, int]


def kept_layout(nodes: Iterable[int], weights: Mapping[tuple[int, int], int], cache: Path) -> Layout:
    """`lay_out(nodes, weights)`, kept in a file of the folder `cache` and read from it while the network is the same."""
    order, edges = sorted(nodes), sorted((source, target, weight) for (source, target), weight in weights.items())
    file = cache / f"{digest(VERSION, json.dumps([order, edges]))}.json"
    if file.is_file():
        return _read(file)
    layout = lay_out(order, weights)
    cache.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    part.write_text(json.dumps([[node, layout.positions[node], layout.centrality[node], layout.community[node]] for node in order]))
    part.replace(file)
    return layout


def _read(file: Path) -> Layout:
    rows = json.loads(file.read_text())
    return Layout({n: (x, y) for n, (x, y), _, _ in rows}, {n: rank for n, _, rank, _ in rows}, {n: part for n, _, _, part in rows})


def lay_out(nodes: Iterable[int], weights: Mapping[tuple[int, int], int]) -> Layout:
    """The layout of an undirected network whose edges are the pairs of `weights`.

    Components are laid out by Kamada & Kawai (1989) or Fruchterman & Reingold (1991) and packed in rows; communities are
    those of Louvain (Blondel et al. 2008); centrality is PageRank.
    """
    network = _network(nodes, weights)
    return Layout(_positions(network), _centrality(network), _communities(network))


def _network(nodes: Iterable[int], weights: Mapping[tuple[int, int], int]) -> nx.Graph[int]:
    network: nx.Graph[int] = nx.Graph()
    network.add_nodes_from(sorted(nodes))
    for (source, target), weight in sorted(weights.items()):
        if source != target:
            before = network.get_edge_data(source, target, {"weight": 0.0})["weight"]
            network.add_edge(source, target, weight=before + sqrt(weight))
    return network


def _positions(network: nx.Graph[int]) -> dict[int, tuple[int, int]]:
    components = sorted((sorted(part) for part in nx.connected_components(network)), key=lambda part: (-len(part), part))
    placed = _pack([_place(network.subgraph(part), part) for part in components])
    flat = zip(chain.from_iterable(components), chain.from_iterable(placed), strict=True)
    return dict(sorted((node, (round(x), round(y))) for node, (x, y) in flat))


def _place(component: nx.Graph[int], order: list[int]) -> Points:
    """Points of one component, in pixels, from (0, 0) to the right and down."""
    if len(order) == 1:
        return np.zeros((1, 2))
    raw = _spring(component) if len(order) > SMALL else nx.kamada_kawai_layout(component, weight=None)
    points = np.array([raw[node] for node in order], dtype=float)
    spread: Points = _spread(_scaled(points) * STRETCH)
    corner: Points = spread.min(axis=0)
    return spread - corner


def _spring(component: nx.Graph[int]) -> Mapping[int, Points]:
    """A spectral start, which has the large shape right, and as many steps of the spring model as time allows."""
    steps = 15 if len(component) <= MEDIUM else 8
    found: Mapping[int, Points] = nx.spring_layout(component, pos=nx.spectral_layout(component), iterations=steps, seed=SEED)
    return found


def _scaled(points: Points) -> Points:
    """`points` at a scale that gives every node a square of SPACING."""
    short, long = sorted(map(float, np.ptp(points, axis=0)))
    extent = sqrt(max(short, long / 2) * long) or 1.0
    return points * (SPACING * sqrt(len(points)) / extent)


def _spread(points: Points, rounds: int = 120) -> Points:
    """`points` pushed apart until no two names overlap, or `rounds` have passed; large networks are left alone."""
    if len(points) > 400:
        return points
    for _ in range(rounds):
        push = _push(points)
        if not push.any():
            break
        points = points + push
    return points


def _push(points: Points) -> Points:
    """Half of each overlap, along the axis on which it is smaller."""
    apart = points[:, None, :] - points[None, :, :]
    overlap = np.clip(LABEL_BOX - np.abs(apart), 0, None)
    overlap[~overlap.all(axis=2)] = 0
    np.einsum("iik->ik", overlap)[:] = 0
    smaller = overlap == overlap.min(axis=2, keepdims=True)
    order = np.sign(np.arange(len(points))[:, None] - np.arange(len(points))[None, :])[:, :, None]
    direction = np.where(apart == 0, order, np.sign(apart))
    push: Points = (overlap * smaller * direction * 0.5).sum(axis=1)
    return np.clip(push, -40, 40)


def _pack(parts: list[Points]) -> list[Points]:
    """The parts side by side, in rows as wide as the widest part or as the whole asks for."""
    sizes = [np.ptp(part, axis=0) + LABEL_BOX for part in parts]
    width = max([float(size[0]) for size in sizes] + [1.25 * sqrt(sum(float(size.prod()) for size in sizes))], default=0.0)
    placed, corner, height = [], np.zeros(2), 0.0
    for part, size in zip(parts, sizes, strict=True):
        if corner[0] + size[0] > width:
            corner, height = np.array([0.0, corner[1] + height]), 0.0
        placed.append(part + corner)
        corner, height = corner + np.array([size[0], 0.0]), max(height, float(size[1]))
    return placed


def _centrality(network: nx.Graph[int]) -> dict[int, float]:
    if not network:
        return {}
    ranks: Mapping[int, float] = nx.pagerank(network)
    highest = max(ranks.values())
    return {node: ceil(1000 * rank / highest) / 1000 for node, rank in sorted(ranks.items())}


def _communities(network: nx.Graph[int]) -> dict[int, int]:
    """The number of each node's community, the largest first."""
    if not network:
        return {}
    parts = nx.community.louvain_communities(network, seed=SEED)
    found = sorted((sorted(part) for part in parts), key=lambda part: (-len(part), part))
    return {node: number for number, part in enumerate(found) for node in part}
