"""The page that researchers open: one file that holds a graph and needs no network.

pyvis builds the network and its options; the template, the style and the JavaScript round it are `kg/page/`.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from gzip import compress
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from pyvis.network import Network

from kg.errors import KgError
from kg.model import Claim, Entity, EntityType, KnowledgeGraph, Polarity
from kg.overview import Overview
from kg.pagedata import page_data
from kg.positions import Layout, kept_layout, lay_out
from kg.vocabulary import Vocabulary

PAGE_FOLDER = Path(__file__).with_name("page")
LANGUAGES = ("ja", "en")

SHAPES = {
    EntityType.PERSON: "dot",
    EntityType.STATE: "square",
    EntityType.ORGANIZATION: "diamond",
    EntityType.GROUP: "triangle",
    EntityType.PLACE: "triangleDown",
    EntityType.ISSUE: "hexagon",
    EntityType.EVENT: "star",
    EntityType.THING: "hexagon",
    EntityType.AUTHOR: "dot",
}
"""A second code beside colour, so that classes can be told apart in grey print."""

OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "hideEdgesOnZoom": False, "tooltipDelay": 100000, "multiselect": False},
    "nodes": {"borderWidth": 1.5},
    "edges": {"arrows": {"to": {"enabled": True, "scaleFactor": 0.5}}, "selectionWidth": 1},
}
"""What vis-network is told: positions are laid out beforehand, so nothing moves by itself."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PageQuery:
    """A SPARQL query that the page offers, with its title in both languages."""

    name: str
    ja: str
    en: str
    text: str


@dataclass(frozen=True, slots=True)
class PageRdf:
    """The graph as RDF, for the page to hand out and to answer SPARQL from.

    `turtle` is Turtle, or TriG where there are several articles; `ontology` is Turtle; `prefixes` are bound in every query.
    """

    turtle: str
    ontology: str = ""
    prefixes: Mapping[str, str] = field(default_factory=dict)
    queries: Sequence[PageQuery] = ()


def to_html(
    graph: KnowledgeGraph,
    vocabulary: Vocabulary,
    *,
    rdf: PageRdf | None = None,
    language: str = "ja",
    with_engine: bool = True,
    with_text: bool = True,
    layout: Layout | None = None,
    overview: Overview | None = None,
) -> str:
    """The page of `graph`: one HTML document, to be written as UTF-8, that loads nothing from anywhere.

    Args:
        graph: What the page shows.
        vocabulary: The names of its relations and their groups.
        rdf: The graph as RDF, which the page hands out and its SPARQL engine answers from; without it the page has neither.
        language: What the page opens in where its reader has not chosen: "ja" or "en".
        with_engine: False leaves the SPARQL engine and its editor out (`--light`).
        with_text: False leaves the articles out and keeps the sentences of claims (`--no-text`), for pages that are passed on.
        layout: Where the nodes stand; by default `page_layout(graph)`.
        overview: What the articles of an archive say together, of which `graph` is a part.

    Raises:
        KgError: The page's JavaScript has not been built.

    """
    layout = layout or page_layout(graph)
    network = to_pyvis(graph, vocabulary, layout, language)
    data = page_data(graph, vocabulary, layout, with_text=with_text, overview=overview)
    extras = {
        "language": language if language in LANGUAGES else "ja",
        "title": " · ".join(article.title or article.name for article in graph.articles[:3]) or "Ronten",
        "data": pack(json.dumps(data, separators=(",", ":"))),
        **_asked(rdf, with_engine=with_engine),
        "bundle": bundle,
        "style": _own("page.css"),
    }
    return _render(network, extras | {"nonce": _nonce(extras)})


def _asked(rdf: PageRdf | None, *, with_engine: bool) -> dict[str, object]:
    """What the page's SPARQL engine answers from; all empty without `rdf`."""
    return {
        "turtle": pack(rdf.turtle) if rdf else "",
        "ontology": pack(rdf.ontology) if rdf else "",
        "prefixes": dict(rdf.prefixes) if rdf else {},
        "queries": [asdict(query) for query in rdf.queries] if rdf else [],
        "engine": rdf is not None and with_engine,
    }


def page_layout(graph: KnowledgeGraph, cache: Path | None = None) -> Layout:
    """The layout of the network of `graph`, whose nodes are the places of its entities in `graph.entities`.

    With a folder `cache` a layout is kept there, and reused while the network is the same.
    """
    pairs = {pair: len(claims) for pair, claims in _bundles(graph).items()}
    nodes = {node for pair in pairs for node in pair}
    return kept_layout(nodes, pairs, cache) if cache else lay_out(nodes, pairs)


def to_pyvis(graph: KnowledgeGraph, vocabulary: Vocabulary, layout: Layout, language: str = "ja") -> Network:
    """The network: a node for each entity that takes part in a claim, an edge for all claims between the same two, one way.

    A node's id is its entity's place in `graph.entities`; the edges are in the order in which the claims first name them.
    """
    network = Network(directed=True, cdn_resources="in_line")
    network.set_options(json.dumps(OPTIONS))
    for node, (x, y) in layout.positions.items():
        entity = graph.entities[node]
        size = 9 + 17 * layout.centrality.get(node, 0.0)
        network.add_node(node, label=_label(entity, language), shape=SHAPES[entity.type], x=x, y=y, size=round(size, 1))
    for number, ((source, target), claims) in enumerate(_bundles(graph).items()):
        network.add_edge(source, target, id=number, label=_edge_label(claims, vocabulary, language), value=len(claims))
    return network


def pack(text: str) -> str:
    """`text` as UTF-8, gzipped and in base64; the same text gives the same letters."""
    return b64encode(compress(text.encode("utf-8", "surrogatepass"), mtime=0)).decode("ascii")


def bundle(name: str) -> Markup:
    """The built file `name` of the page's JavaScript, to stand as it is in a script element."""
    if not (PAGE_FOLDER / "dist" / name).is_file():
        raise KgError("the page's JavaScript has not been built", where=f"dist/{name}", remedy="Build it: python -m kg.page.build")
    return _own(f"dist/{name}")


def _own(path: str) -> Markup:
    """A file of the page's own, which needs no escaping: no text of a user's is in it."""
    return Markup((PAGE_FOLDER / path).read_text(encoding="utf-8"))  # noqa: S704


def _bundles(graph: KnowledgeGraph) -> Mapping[Pair, list[Claim]]:
    number = {entity.id: place for place, entity in enumerate(graph.entities)}
    bundles: dict[Pair, list[Claim]] = {}
    for claim in graph.claims:
        bundles.setdefault((number[claim.subject.entity.id], number[claim.object.entity.id]), []).append(claim)
    return bundles


def _label(entity: Entity, language: str) -> str:
    return entity.label_en if language == "en" and entity.label_en else entity.label


def _edge_label(claims: list[Claim], vocabulary: Vocabulary, language: str) -> str:
    """The relations of a bundle, the most frequent first: 優先順位を下げる ×2, 否定: 支援する."""
    names = Counter(_relation_label(claim, vocabulary, language) for claim in claims)
    return ", ".join(f"{name} ×{count}" if count > 1 else name for name, count in names.most_common())


def _relation_label(claim: Claim, vocabulary: Vocabulary, language: str) -> str:
    relation = vocabulary.relations[claim.relation]
    name, denied = (relation.en, "not: ") if language == "en" else (relation.ja, "否定: ")
    return denied + name if claim.polarity is Polarity.NEGATIVE else name


def _nonce(extras: Mapping[str, object]) -> str:
    """A nonce that nobody who writes a text can know beforehand, for it is a hash of the whole page's content."""
    content = sorted((key, str(value)) for key, value in extras.items() if not callable(value))  # a function's text is its address
    return sha256(repr(content).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _render(network: Network, extras: Mapping[str, object]) -> str:
    """The template with what pyvis gives it and `extras`; pyvis hands its template no values but its own."""
    environment = Environment(loader=FileSystemLoader(PAGE_FOLDER), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters["fromjson"] = json.loads
    environment.policies["json.dumps_kwargs"] = {"sort_keys": True, "ensure_ascii": False, "separators": (",", ":")}
    environment.globals.update(extras)
    network.templateEnv, network.path = environment, "template.html"
    page: str = network.generate_html()
    return page.encode("utf-8", "replace").decode("utf-8")
