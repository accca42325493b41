"""Identifiers made from content: the same text gives the same ids, in every run and on every machine."""

from __future__ import annotations

from hashlib import sha256
from urllib.parse import quote

BASE = "https://w3id.org/ronten/"
"""The IRI under which everything of this project stands (it does not resolve yet)."""

_SAFE_OUTSIDE_ASCII = "".join(chr(c) for c in range(0x21, 0x7F) if chr(c) not in '<>"{}|\\^`%/?#[] ')


def digest(*parts: str | int | None, size: int = 16) -> str:
    """The first `size` hex digits of the SHA-256 of the parts, which are kept apart by U+001F."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:size]


def iri_segment(label: str) -> str:
    """`label` as one path segment of an IRI (RFC 3987): Japanese stays readable, reserved signs are percent-encoded."""
    return "".join(c if ord(c) >= 0xA0 and not c.isspace() and c.isprintable() else quote(c, safe=_SAFE_OUTSIDE_ASCII) for c in label)


def article_id(title: str, text: str) -> str:
    """The id of an article: a hash of its title and text."""
    return digest(title, text)


def article_iri(article: str) -> str:
    """The IRI of an article."""
    return f"{BASE}article/{article}"


def linked_entity_iri(wikidata: str) -> str:
    """The IRI of an entity that Wikidata knows, by its Q-id."""
    return f"{BASE}entity/{wikidata}"


def named_entity_iri(entity_type: str, label: str) -> str:
    """The IRI of an entity that is the same in every article by its type and label."""
    return f"{BASE}entity/{entity_type.lower()}/{iri_segment(label)}"


def local_entity_iri(article: str, entity_type: str, label: str) -> str:
    """The IRI of an entity that is known in one article only."""
    return f"{article_iri(article)}/{entity_type.lower()}/{iri_segment(label)}"


def claim_id(article: str, start: int, end: int, *content: str | None) -> str:
    """The id of a claim: article, the evidence's offsets, subject, relation, object, polarity, attributed_to, about, as.

    Neither rule, cue nor modality goes in, so that a correction outlives a change of rules.
    """
    return digest(article, start, end, *content)
