"""Named graphs sent to a store elsewhere by the SPARQL 1.1 Graph Store HTTP Protocol (W3C, 2013), each once.

What was sent is written to a journal, graph by graph, so that a load that broke off goes on where it stopped, and one that
is run again sends only what has changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

import pyoxigraph as ox

from kg.errors import KgError
from kg.export import articles
from kg.ids import digest

SECONDS = 120.0
"""How long a store may take over one graph."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A graph, its number of triples, and whether it had been sent before (and was left as it is)."""

    graph: str
    triples: int
    is_old: bool


def journal_file(folder: Path, url: str) -> Path:
    """Where the journal of a load from `folder` to `url` stands."""
    return folder / f"load-{digest(url)}.journal"


def send_graphs(store: ox.Store, url: str, journal: Path, *, authorization: str = "") -> Iterator[Sent]:
    """Send the graph of each article to the Graph Store at `url`, in place of what it has under that name.

    `authorization` is the value of the header of that name ("Basic …", "Bearer …"). Raises `KgError` where the store refuses or
    cannot be reached; the journal then holds what has been sent.
    """
    if urlsplit(url).scheme not in {"http", "https"}:
        raise KgError("this is no address of a Graph Store", where=url, remedy="Give one like http://localhost:3030/ronten/data")
    done = set(journal.read_text(encoding="utf-8").splitlines()) if journal.is_file() else set()
    for graph, quads in articles(store):
        body = ox.serialize([quad.triple for quad in quads], format=ox.RdfFormat.N_TRIPLES) or b""
        line = f"{graph.value} {digest(body.decode('utf-8'))}"
        if line not in done:
            _put(f"{url}?graph={quote(graph.value, safe='')}", body, authorization)
            with journal.open("a", encoding="utf-8") as file:
                file.write(f"{line}\n")
        yield Sent(graph.value, len(quads), line in done)


def _put(url: str, body: bytes, authorization: str) -> None:
    headers = {"Content-Type": "application/n-triples"} | ({"Authorization": authorization} if authorization else {})
    try:
        with urlopen(Request(url, data=body, headers=headers, method="PUT"), timeout=SECONDS):  # noqa: S310 - the scheme was looked at
            return
    except HTTPError as error:
        reason = error.read(300).decode("utf-8", "replace").strip() or error.reason
        raise KgError(f"the store answered {error.code}: {reason}", where=url, remedy=_remedy(error.code)) from error
    except (URLError, TimeoutError, ConnectionError) as error:
        raise KgError(
            f"the store cannot be reached: {error}", where=url, remedy="Start it and run the same command: it goes on."
        ) from error


def _remedy(status: int) -> str:
    if status in {401, 403}:
        return "Give a name and password: --user NAME (the password is asked for)."
    return "Mend what it says and run the same command: it goes on where it stopped."
