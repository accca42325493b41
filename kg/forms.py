"""The forms in which a graph and its answers are written; apart, so that the commands can name them without loading a store."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """The forms of an answer."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    XML = "xml"
    TURTLE = "turtle"


class Export(StrEnum):
    """The forms of an export."""

    TURTLE = "turtle"
    TRIG = "trig"
    NQUADS = "nquads"
    JSONLD = "jsonld"
    RDF12 = "rdf12"
    ANNOTATIONS = "annotations"
    NANOPUBS = "nanopubs"
    EVENTS = "events"
    GRAPHML = "graphml"
    GEXF = "gexf"
    GEPHI_NODES = "gephi-nodes"
    GEPHI_EDGES = "gephi-edges"
    TIDY = "tidy"
    DNA = "dna"
