"""What all parts of the RDF share: IRIs of claims, rules and places in a text, literals, and a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from rdflib import RDF, XSD, Literal, URIRef
from rdflib.term import Node

from kg.ids import article_iri, iri_segment
from kg.model import Words
from kg.namespaces import CLAIM, NIF, RULE

Triple: TypeAlias = tuple[Node, Node, Node]

_DATE_TYPES = (
    (re.compile(r"\d{4}-\d\d-\d\dT.+"), XSD.dateTime),
    (re.compile(r"\d{4}-\d\d-\d\d"), XSD.date),
    (re.compile(r"\d{4}-\d\d"), XSD.gYearMonth),
    (re.compile(r"\d{4}"), XSD.gYear),
)


def claim_iri(claim: str) -> URIRef:
    """The IRI of the claim with this id."""
    return CLAIM[claim]


def rule_iri(rule: str) -> URIRef:
    """The IRI of the rule with this id."""
    return RULE[iri_segment(rule)]


def span_iri(article: str, words: Words) -> URIRef:
    """The IRI of a stretch of an article's text, in code points (RFC 5147)."""
    return URIRef(f"{article_iri(article)}#char={words.span.start},{words.span.end}")


def date_literal(text: str) -> Literal:
    """`text` typed as an XSD date, time, month or year where it is one, and as plain text else (2025年夏)."""
    for pattern, datatype in _DATE_TYPES:
        if pattern.fullmatch(text):
            return Literal(text, datatype=datatype, normalize=False)
    return Literal(text)


def japanese(text: str) -> Literal:
    """`text` as Japanese."""
    return Literal(text, lang="ja")


def sentence_triples(article: str, words: Words) -> Iterator[Triple]:
    """A sentence of an article; `xsd:integer`, for Oxigraph knows no `xsd:nonNegativeInteger`."""
    sentence = span_iri(article, words)
    yield sentence, RDF.type, NIF.Sentence
    yield sentence, NIF.anchorOf, japanese(words.text)
    yield sentence, NIF.beginIndex, Literal(words.span.start)
    yield sentence, NIF.endIndex, Literal(words.span.end)
    yield sentence, NIF.referenceContext, URIRef(article_iri(article))
