"""The SPARQL 1.1 Protocol (W3C, 2013), its query operation: what a request asks, and in which form it wants the answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from kg.answering import JSON_RESULTS, TURTLE, Question

if TYPE_CHECKING:
    from starlette.requests import Request

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
LARGEST_BODY = 1_000_000
"""A longer request than this many bytes is refused."""

ROWS_TYPES = MappingProxyType(
    {
        JSON_RESULTS: JSON_RESULTS,
        "application/json": JSON_RESULTS,
        "application/sparql-results+xml": "application/sparql-results+xml",
        "application/xml": "application/sparql-results+xml",
        "text/csv": "text/csv",
        "text/tab-separated-values": "text/tab-separated-values",
    }
)
"""The media types that a client may accept for rows, with the one that it gets; the first is what it gets unasked."""

GRAPH_TYPES = MappingProxyType(
    {
        TURTLE: TURTLE,
        "application/n-triples": "application/n-triples",
        "application/ld+json": "application/ld+json",
        "application/rdf+xml": "application/rdf+xml",
        "text/plain": "application/n-triples",
    }
)
"""The same for triples."""


class ProtocolError(Exception):
    """A request that is not of the protocol; `status` is the answer's HTTP status."""

    def __init__(self, status: int, message: str) -> None:
        self.status = status
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Parameters:
    """The fields of a request that the protocol knows."""

    queries: tuple[str, ...] = ()
    updates: tuple[str, ...] = ()
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


async def read_question(request: Request) -> Question | None:
    """What a request asks; None where a GET carries no query, which asks for the service itself.

    Raises `ProtocolError`: 400 for a request that is not of the protocol, 403 for an update, 413 and 415 for a wrong body.
    """
    parameters = await _parameters(request)
    if parameters.updates:
        raise ProtocolError(403, "The graph is read-only: there is no update here.")
    if len(parameters.queries) > 1:
        raise ProtocolError(400, "A request asks one query, not several.")
    if not parameters.queries:
        if request.method == "POST":
            raise ProtocolError(400, "The query is missing.")
        return None
    accept = request.headers.get("accept", "")
    return Question(
        text=parameters.queries[0],
        rows_type=choose(accept, ROWS_TYPES),
        graph_type=choose(accept, GRAPH_TYPES),
        default_graphs=parameters.default_graphs,
        named_graphs=parameters.named_graphs,
    )


def choose(accept: str, offered: MappingProxyType[str, str] | dict[str, str]) -> str:
    """The offered media type that an Accept header prefers (RFC 9110); the first of all where it accepts none of them."""
    for wanted in _preferences(accept):
        for media_type, given in offered.items():
            if wanted in (media_type, f"{media_type.split('/')[0]}/*", "*/*"):
                return given
    return next(iter(offered.values()))


def accepts(accept: str, media_type: str) -> bool:
    """True where an Accept header names `media_type` itself, as a browser names text/html."""
    return media_type in _preferences(accept)


async def _parameters(request: Request) -> Parameters:
    query = _fields(request.scope["query_string"])
    if request.method == "GET":
        return _make(query)
    body, media_type = await _body(request), request.headers.get("content-type", "").split(";")[0].strip().lower()
    if media_type == QUERY:
        return _make([*query, ("query", _decode(body))])
    if media_type == FORM:
        return _make([*_fields(body), *(field for field in query if field[0] not in {"query", "update"})])
    if media_type == UPDATE:
        return Parameters(updates=("",))
    raise ProtocolError(415, f"A POST is {FORM} or {QUERY}.")


async def _body(request: Request) -> bytes:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY:
            raise ProtocolError(413, f"A request has at most {LARGEST_BODY:,} bytes.")
    return body


def _fields(text: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(_decode(text), keep_blank_values=True, errors="strict")
    except UnicodeDecodeError as error:
        raise ProtocolError(400, "The request is not UTF-8.") from error


def _make(fields: Iterable[tuple[str, str]]) -> Parameters:
    def values(name: str) -> tuple[str, ...]:
        return tuple(value for key, value in pairs if key == name)

    pairs = list(fields)
    return Parameters(values("query"), values("update"), values("default-graph-uri"), values("named-graph-uri"))


def _decode(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ProtocolError(400, "The request is not UTF-8.") from error


def _preferences(accept: str) -> Sequence[str]:
    """The media types of an Accept header, the most wanted first; those with q=0 are not wanted."""
    weighted = [_weighted(part) for part in accept.split(",") if part.strip()]
    return [media_type for media_type, quality in sorted(weighted, key=lambda pair: -pair[1]) if quality > 0]


def _weighted(part: str) -> tuple[str, float]:
    media_type, *options = (piece.strip() for piece in part.split(";"))
    quality = next((option[2:] for option in options if option.startswith("q=")), "1")
    try:
        return media_type.lower(), float(quality)
    except ValueError:
        return media_type.lower(), 0.0
