"""The endpoint described in RDF (SPARQL 1.1 Service Description, W3C 2013)."""

from __future__ import annotations

from rdflib import RDF, Graph, Namespace, URIRef

from kg.protocol import GRAPH_TYPES

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
FORMATS = Namespace("http://www.w3.org/ns/formats/")

_RESULTS = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV")
_GRAPHS = ("Turtle", "N-Triples", "JSON-LD", "RDF_XML")
_SYNTAXES = {"text/turtle": "turtle", "application/n-triples": "nt", "application/ld+json": "json-ld", "application/rdf+xml": "xml"}


def service_description(endpoint: str, media_type: str) -> bytes:
    """What the service at the IRI `endpoint` understands and gives, in one of the media types for triples."""
    service, rdf = URIRef(endpoint), Graph()
    rdf.bind("sd", SD)
    rdf.add((service, RDF.type, SD.Service))
    rdf.add((service, SD.endpoint, service))
    rdf.add((service, SD.supportedLanguage, SD.SPARQL11Query))
    rdf.add((service, SD.feature, SD.UnionDefaultGraph))
    for name in (*_RESULTS, *_GRAPHS):
        rdf.add((service, SD.resultFormat, FORMATS[name]))
    return rdf.serialize(format=_SYNTAXES[GRAPH_TYPES[media_type]], encoding="utf-8")
