"""One GET: a connection to a checked network address, and the answer to it, read as far as the limits go."""

from __future__ import annotations

import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from kg import __version__
from kg.errors import ArticleError
from kg.hosts import public_addresses

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse
    from urllib3.connection import HTTPConnection
    from urllib3.util import Url

AGENT = "ronten"
_HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "user-agent": f"{AGENT}/{__version__} (reads single articles at its user's request)",
        "accept": "text/html, application/xhtml+xml, application/pdf, text/plain, */*;q=0.5",
        "accept-language": "ja, en;q=0.5",
        "accept-encoding": "gzip",
    }
)
_CHUNK = 2**16
_PORTS: Mapping[str, int] = MappingProxyType({"http": 80, "https": 443})
_REMEDY = "Try again later, or save the page in a browser and build the file."


@dataclass(frozen=True, slots=True)
class Limits:
    """What a fetch may take: bytes, seconds in all and for a silent connection, redirects; and whether it may enter private networks."""

    largest: int = 20_000_000
    seconds: float = 60.0
    silence: float = 20.0
    redirects: int = 5
    allow_private: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: its status, the lower-case headers and the body."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def parsed(address: str) -> Url:
    """The parts of an address, normalised; raises `ArticleError` where it is none of the web, or holds a password."""
    from urllib3.exceptions import LocationParseError
    from urllib3.util import parse_url

    try:
        url = parse_url(address)
    except LocationParseError as error:
        raise ArticleError("this is no address of a page", where=address, remedy="Give one such as https://example.org/article.") from error
    if url.scheme not in _PORTS or not url.host:
        raise ArticleError("this is no address of a web page", where=address, remedy="Only http:// and https:// are read.")
    if url.auth:
        raise ArticleError("the address holds a user name", where=url.host, remedy="Save the page in a browser and build the file.")
    return url


def get(url: Url, limits: Limits) -> Answer:
    """The answer to a GET of `url`, redirects not followed; raises `ArticleError` where there is none, or it is too large."""
    from urllib3.exceptions import HTTPError

    try:
        connection = _connected(url, limits)
        try:
            connection.request("GET", url.request_uri, headers={**_HEADERS, "host": url.netloc or ""}, preload_content=False)
            answer = connection.getresponse()
            return Answer(answer.status, {name.lower(): value for name, value in answer.headers.items()}, _body(answer, url, limits))
        finally:
            connection.close()
    except (HTTPError, OSError) as error:
        raise ArticleError(f"the server cannot be reached ({_reason(error)})", where=url.url, remedy=_REMEDY) from error


def _connected(url: Url, limits: Limits) -> HTTPConnection:
    """A connection to the first of the server's addresses that takes one."""
    host, port = (url.host or "").strip("[]"), url.port or _PORTS[url.scheme or ""]
    addresses = public_addresses(host, port, allow_private=limits.allow_private)
    for place, address in enumerate(addresses, 1):
        connection = _connection(url, address, port, limits.silence)
        try:
            connection.connect()
        except OSError:
            if place == len(addresses):
                raise
        else:
            return connection
    raise OSError("it has no address")


def _connection(url: Url, address: str, port: int, silence: float) -> HTTPConnection:
    """A connection to be made to the network address; the certificate is checked against the server's name all the same."""
    from urllib3.connection import HTTPConnection, HTTPSConnection

    if url.scheme == "http":
        return HTTPConnection(address, port, timeout=silence)
    host = (url.host or "").strip("[]")
    return HTTPSConnection(address, port, timeout=silence, server_hostname=host, ssl_context=_trust())


def _trust() -> ssl.SSLContext:
    """The authorities of the system, and those of certifi, which some systems lack."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _body(answer: BaseHTTPResponse, url: Url, limits: Limits) -> bytes:
    body = bytearray()
    for chunk in answer.stream(_CHUNK, decode_content=True):
        body += chunk
        if len(body) > limits.largest:
            raise ArticleError(f"the page has more than {limits.largest:,} bytes", where=url.url, remedy="Save its text as a file.")
    return bytes(body)


def _reason(error: Exception) -> str:
    parts: Sequence[str] = str(error).split(": ")
    return parts[-1].strip() or type(error).__name__
