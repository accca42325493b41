"""The graph that `kg.build` gives: its claims and entities, and a way to each library that goes on from there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar, overload

from kg.messages import counted
from kg.model import Article, Claim, Entity, KnowledgeGraph, Run
from kg.network import Network, to_network
from kg.notebook import Frame, show
from kg.output import PageChoice, to_files, to_page
from kg.quads import to_nquads
from kg.queries import OpenGraph
from kg.rdf import to_rdf
from kg.results import Table
from kg.store import load_nquads
from kg.tables import Cell, claim_columns, entity_columns, in_text_order, most_claims_first
from kg.vocabulary import load_vocabulary
from kg.writing import write_folder

if TYPE_CHECKING:
    import pandas as pd
    import rdflib

T = TypeVar("T")

_SHOWN_OF_CLAIMS = ("subject", "relation", "object", "modality", "polarity", "attributed_to", "sentence")
_SHOWN_OF_ENTITIES = ("label", "label_en", "type", "wikidata", "mentions", "claims")
"""What fits beside each other in a notebook; `to_pandas` has all."""


@dataclass(frozen=True, slots=True, repr=False)
class Listing(Sequence[T], Generic[T]):
    """Claims or entities one after the other, which a notebook shows as a table and pandas takes as a frame."""

    items: tuple[T, ...]
    columns: Mapping[str, Callable[[T], Cell]]
    shown: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.items)

    @overload
    def __getitem__(self, place: int) -> T: ...

    @overload
    def __getitem__(self, place: slice) -> Listing[T]: ...

    def __getitem__(self, place: int | slice) -> T | Listing[T]:
        if isinstance(place, slice):
            return Listing(self.items[place], self.columns, self.shown)
        return self.items[place]

    def __repr__(self) -> str:
        return f"{len(self)} × ({', '.join(self.shown)})"

    def to_table(self, names: Sequence[str] = ()) -> Table:
        """The columns `names`, or all, as rows of plain values."""
        chosen = tuple(names or self.columns)
        return Table(chosen, tuple(tuple(self.columns[name](item) for name in chosen) for item in self.items))

    def to_pandas(self) -> pd.DataFrame:
        """One line an item, with all columns; raises `KgError` where pandas is not installed."""
        return self.to_table().to_pandas()

    def _repr_html_(self) -> str:
        return self.to_table(self.shown)._repr_html_()


@dataclass(frozen=True, repr=False)
class Graph:
    """Who says, does, wants and fears what towards whom in a text, each claim with the words it rests on.

    `kg.build` makes it. In a notebook it shows itself as the page that `kg build` writes, without the SPARQL engine.

    >>> import kg
    >>> graph = kg.build("プーチン大統領はウクライナ問題を棚上げした。")
    >>> [(claim.subject.entity.label, claim.relation, claim.object.entity.label) for claim in graph.claims]
    [('ウラジーミル・プーチン', 'deprioritizes', 'ウクライナ問題')]
    >>> graph.query("SELECT ?name WHERE { ent:Q7747 rel:deprioritizes/skos:prefLabel ?name }").rows
    (('ウクライナ問題',),)
    >>> graph.to_networkx().number_of_edges()
    1
    """

    content: KnowledgeGraph
    """The frozen values that all outputs are made from."""

    @property
    def article(self) -> Article:
        """The text as it was read, with its title, date and sentences."""
        return self.content.articles[0]

    @property
    def run(self) -> Run:
        """What made the graph: the versions, the model, and the hash of rules and names."""
        return self.content.run

    @cached_property
    def claims(self) -> Listing[Claim]:
        """The claims in the order of the text."""
        return Listing(tuple(in_text_order(self.content)), claim_columns(self.content), _SHOWN_OF_CLAIMS)

    @cached_property
    def entities(self) -> Listing[Entity]:
        """The entities, those in most claims first."""
        return Listing(tuple(most_claims_first(self.content)), entity_columns(self.content), _SHOWN_OF_ENTITIES)

    def query(self, given: str, **values: str) -> Table:
        """The rows that answer SPARQL text, a `.rq` file or a shipped query (`kg query --list`), with Python values.

        Args:
            given: The query; all prefixes are bound in it.
            values: What a shipped query's parameters are to be: `query("actor", actor="プーチン")`.

        Raises:
            QueryError: It is no SPARQL, uses a name that the ontology does not have, or has no such parameter.

        """
        return self._asked.query(given, **values)

    def to_pandas(self) -> pd.DataFrame:
        """The claims as a data frame, with the columns of claims.csv; raises `KgError` where pandas is not installed."""
        return self.claims.to_pandas()

    def to_networkx(self) -> Network:
        """The entities as nodes and the claims as edges, with their attributes (`networkx.MultiDiGraph`)."""
        return to_network(self.content)

    def to_rdf(self) -> rdflib.Graph:
        """The graph as RDF, as it stands in graph.ttl."""
        return to_rdf(self.content, load_vocabulary())

    def to_html(self, *, language: str = "ja", light: bool = False, no_text: bool = False) -> str:
        """The page: one document that needs no network.

        Args:
            language: What it opens in: "ja" or "en".
            light: Leave its SPARQL engine out.
            no_text: Leave the article's text out, but for the sentences of claims.

        Raises:
            KgError: The page's JavaScript has not been built, as in a fresh checkout.

        """
        turtle = self.to_rdf().serialize(format="turtle")
        return to_page(self.content, load_vocabulary(), PageChoice(language, not light, not no_text), turtle)

    def show(self, *, language: str = "ja", height: int = 640) -> Frame:
        """The page under a notebook's cell, without its SPARQL engine, in a frame of `height` pixels."""
        return show(self.content, language=language, height=height)

    def save(self, folder: str | Path, *, language: str = "ja", light: bool = False, no_text: bool = False) -> Path:
        """Write what `kg build` writes to `folder`, in place of an earlier build, and give its path.

        Raises `KgError` where the folder holds files of others or cannot be written.
        """
        clock = {"saved": datetime.now(UTC).isoformat(timespec="seconds")}
        path = Path(folder)
        write_folder(path, to_files(self.content, load_vocabulary(), PageChoice(language, not light, not no_text), clock))
        return path

    @cached_property
    def _asked(self) -> OpenGraph:
        return OpenGraph(load_nquads(to_nquads(self.content, load_vocabulary())))

    def __repr__(self) -> str:
        claims, entities = counted(len(self.content.claims), "claim"), counted(len(self.content.entities), "entity", "entities")
        return f"<Graph {self.article.title}: {claims} of {entities}>"

    def _repr_html_(self) -> str:
        return self.show()._repr_html_()
