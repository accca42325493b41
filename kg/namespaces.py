"""The namespaces of the RDF and the prefixes that every text form and every query has bound."""

from __future__ import annotations

from types import MappingProxyType

from rdflib import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SKOS, XSD, Namespace

from kg.ids import BASE

KG = Namespace(f"{BASE}ontology#")
"""Own classes and properties."""
REL = Namespace(f"{BASE}relation/")
"""Relations, which hold where somebody claims them: `rel:pressures`."""
ASR = Namespace(f"{BASE}asserted/")
"""The same relations where the text itself asserts them: `asr:pressures`."""
MOD = Namespace(f"{BASE}modality/")
POL = Namespace(f"{BASE}polarity/")
PLOVER = Namespace(f"{BASE}plover/")
ENT = Namespace(f"{BASE}entity/")
CLAIM = Namespace(f"{BASE}claim/")
RULE = Namespace(f"{BASE}rule/")
RUN = Namespace(f"{BASE}run/")
OFFICE = Namespace(f"{BASE}office/")
ARTICLE = Namespace(f"{BASE}article/")
STATEMENT = Namespace(f"{BASE}statement/")
"""What many articles say together."""
CORRECTION = Namespace(f"{BASE}correction/")
AGENT = Namespace(f"{BASE}agent/")
"""People who correct."""
NIF = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")
WD = Namespace("http://www.wikidata.org/entity/")
SCHEMA = Namespace("https://schema.org/")

PREFIXES = MappingProxyType(
    {
        "kg": str(KG),
        "rel": str(REL),
        "asr": str(ASR),
        "mod": str(MOD),
        "pol": str(POL),
        "plover": str(PLOVER),
        "ent": str(ENT),
        "claim": str(CLAIM),
        "rule": str(RULE),
        "run": str(RUN),
        "office": str(OFFICE),
        "art": str(ARTICLE),
        "nif": str(NIF),
        "wd": str(WD),
        "schema": str(SCHEMA),
        "dcterms": str(DCTERMS),
        "foaf": str(FOAF),
        "org": str(ORG),
        "owl": str(OWL),
        "prov": str(PROV),
        "rdf": str(RDF),
        "rdfs": str(RDFS),
        "skos": str(SKOS),
        "xsd": str(XSD),
    }
)
"""Prefix → namespace."""
