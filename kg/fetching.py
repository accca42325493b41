"""The address of a page → its bytes, fetched politely: robots.txt is heeded, and time, size and redirects are limited."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from threading import Thread
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urljoin

from kg.errors import ArticleError
from kg.webget import AGENT, Answer, Limits, get, parsed

if TYPE_CHECKING:
    from urllib3.util import Url

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_REDIRECTS = (301, 302, 303, 307, 308)
_SAVE = "Save the page in a browser and build the file."
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as a server gave it: its bytes, media type (empty where it told none), charset, and the address that it has at last."""

    data: bytes
    media_type: str
    charset: str | None
    url: str


def is_address(text: str) -> bool:
    """True for the address of a page; any other text is a file or an article."""
    return _ADDRESS.fullmatch(text) is not None


def fetch(address: str, limits: Limits | None = None) -> Fetched:
    """The page at `address`.

    Each redirect is checked as the address itself is. The whole takes at most `limits.seconds`, whatever the server does.
    Raises `ArticleError` where there is no such page, the server refuses it or forbids programs to read it, and beyond the limits.
    """
    given = limits or Limits()
    try:
        return _within(given.seconds, lambda: _followed(address, given))
    except TimeoutError as error:
        raise ArticleError("the server took too long", where=address, remedy=f"Try again later. {_SAVE}") from error


def _followed(address: str, limits: Limits) -> Fetched:
    url, answer = _final(parsed(address), limits, _heed_robots)
    if answer.status != 200:
        raise ArticleError(f"the server answers {answer.status}", where=url.url, remedy=f"Look at the address in a browser. {_SAVE}")
    media_type, _, options = answer.headers.get("content-type", "").partition(";")
    charset = re.search(r"charset=[\"']?([\w.:-]+)", options, re.IGNORECASE)
    return Fetched(answer.body, media_type.strip().lower(), charset[1] if charset else None, url.url)


def _final(url: Url, limits: Limits, check: Callable[[Url, Limits], None]) -> tuple[Url, Answer]:
    """The last answer of a chain of redirects, with its address; `check` is called on each address before it is fetched."""
    for _ in range(limits.redirects + 1):
        check(url, limits)
        answer = get(url, limits)
        goal = answer.headers.get("location")
        if answer.status not in _REDIRECTS or not goal:
            return url, answer
        url = parsed(urljoin(url.url, goal))
    raise ArticleError(f"the server redirects more than {limits.redirects} times", where=url.url, remedy=_SAVE)


def _heed_robots(url: Url, limits: Limits) -> None:
    """Raise `ArticleError` where the site's robots.txt (RFC 9309) keeps programs from `url`; a site without one keeps nobody."""
    from protego import Protego

    _, answer = _final(parsed(urljoin(url.url, "/robots.txt")), limits, _heed_nothing)
    if answer.status >= 500:
        raise ArticleError(f"the site's robots.txt answers {answer.status}", where=url.url, remedy=f"Try again later. {_SAVE}")
    rules = answer.body.decode("utf-8", errors="replace") if answer.status == 200 else ""
    if not Protego.parse(rules).can_fetch(url.url, AGENT):
        raise ArticleError("the site's robots.txt keeps programs from this page", where=url.url, remedy=_SAVE)


def _heed_nothing(_: Url, __: Limits) -> None:
    """Whoever asks for robots.txt may have it."""


def _within(seconds: float, work: Callable[[], _T]) -> _T:
    """What `work` gives, or `TimeoutError`: a server that sends a byte now and then would outlast the timeout of any socket."""
    result: Future[_T] = Future()

    def run() -> None:
        try:
            result.set_result(work())
        except BaseException as error:  # is raised again where it is awaited
            result.set_exception(error)

    Thread(target=run, daemon=True).start()
    return result.result(timeout=seconds)
