"""What an archive has done already: parses and results by their content, and the list of its articles, in one SQLite file.

SQLite keeps whole transactions through a kill, a full disk and a loss of power. One process writes.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from kg.errors import KgError
from kg.jobs import Outcome, Result
from kg.rulechanges import changed, touches

FOLDER = ".cache"
FILE = "kg-2.sqlite"
"""Its number goes up with its tables."""

_TABLES = """
CREATE TABLE IF NOT EXISTS parses (key TEXT PRIMARY KEY, docs BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS results (
    key TEXT PRIMARY KEY, article TEXT, row TEXT, claims BLOB, quads BLOB, entities BLOB, signature BLOB, asked BLOB, reason TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS rules (name TEXT PRIMARY KEY, meaning TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS of_article ON results (article);
CREATE TABLE IF NOT EXISTS listed (
    name TEXT PRIMARY KEY, place TEXT NOT NULL, key TEXT NOT NULL, parse_key TEXT NOT NULL, characters INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS refused (place TEXT NOT NULL, reason TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS written (shard TEXT PRIMARY KEY, digest TEXT NOT NULL);
"""
_KEPT = """
    SELECT l.name, l.place, r.key, r.article, r.row, r.claims, r.quads, r.entities, r.signature, r.reason
    FROM listed l JOIN results r USING (key)
"""


@dataclass(frozen=True, slots=True)
class Listed:
    """An article of the run: its name, where it was found, the keys of its result and parse, and its length in code points."""

    name: str
    place: str
    key: str
    parse_key: str
    characters: int


@dataclass(frozen=True, slots=True)
class Entry:
    """An article of the run that is done: its result, or the reason why there is none."""

    name: str
    place: str
    key: str
    result: Result | None
    reason: str


Row: TypeAlias = tuple[str, str, str, str | None, str | None, bytes | None, bytes | None, bytes | None, bytes | None, str]


class Cache:
    """The cache of one archive; made by `open_cache`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def heed_rules(self, meanings: Mapping[str, str]) -> None:
        """Drop the results that rules touch which have changed: `meanings` are those that hold now (`kg.rulechanges`)."""
        with self._db:
            names = changed(dict(self._db.execute("SELECT name, meaning FROM rules").fetchall()), meanings)
            if not names:
                return
            rows = self._db.execute("SELECT key, asked FROM results WHERE article NOT NULL")
            touched = [(key,) for key, asked in rows if touches(names, unpacked(asked).decode("utf-8"))]
            self._db.executemany("DELETE FROM results WHERE key = ?", touched)
            self._db.execute("DELETE FROM rules")
            self._db.executemany("INSERT INTO rules VALUES (?, ?)", meanings.items())

    def list_articles(self, articles: Iterable[Listed | tuple[str, str]]) -> None:
        """Make `articles` the run's list; pairs are places with nothing to build and why.

        Raises `KgError` where two articles bear one name.
        """
        with self._db:
            self._db.execute("DELETE FROM listed")
            self._db.execute("DELETE FROM refused")
            self._db.execute("DELETE FROM results WHERE article IS NULL")  # what failed is tried again
            for article in articles:
                if isinstance(article, tuple):
                    self._db.execute("INSERT INTO refused VALUES (?, ?)", article)
                else:
                    self._list(article)

    def _list(self, article: Listed) -> None:
        values = (article.name, article.place, article.key, article.parse_key, article.characters)
        try:
            self._db.execute("INSERT INTO listed VALUES (?, ?, ?, ?, ?)", values)
        except sqlite3.IntegrityError as error:
            (other,) = self._db.execute("SELECT place FROM listed WHERE name = ?", (article.name,)).fetchone()
            what = f"two articles have the id {article.name}: the other is in {other}"
            raise KgError(what, where=article.place, remedy="Give each its own, or name another column: --id-column NAME.") from error

    def pending(self) -> dict[str, int]:
        """The keys of the listed articles without a result, and how long each is."""
        rows = self._db.execute("SELECT key, characters FROM listed WHERE key NOT IN (SELECT key FROM results)")
        return dict(rows.fetchall())

    def total(self) -> int:
        """How many code points all listed articles have."""
        return int(self._db.execute("SELECT coalesce(sum(characters), 0) FROM listed").fetchone()[0])

    def keys(self, name: str) -> tuple[str, str]:
        """The keys of the result and the parse of a listed article."""
        key, parse_key = self._db.execute("SELECT key, parse_key FROM listed WHERE name = ?", (name,)).fetchone()
        return key, parse_key

    def parse(self, key: str) -> bytes | None:
        """The kept parse."""
        row = self._db.execute("SELECT docs FROM parses WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def keep(self, outcomes: Iterable[Outcome]) -> None:
        """Keep what came of a batch, all of it or nothing."""
        with self._db:
            for outcome in outcomes:
                if outcome.parse is not None:
                    self._db.execute("INSERT OR REPLACE INTO parses VALUES (?, ?)", (outcome.parse_key, outcome.parse))
                r = outcome.result
                values = (r.article, r.row, r.claims, r.quads, r.entities, r.signature, r.asked) if r else (None,) * 7
                self._db.execute(
                    "INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (outcome.key, *values, outcome.reason)
                )

    def entries(self, first: str = "", last: str = "g") -> Iterator[Entry]:
        """The built articles of the run whose ids lie from `first` to before `last`, sorted; of equal articles the first by name."""
        query = f"{_KEPT} WHERE r.article >= ? AND r.article < ? ORDER BY r.article, l.name"
        before = None
        with closing(self._db.execute(query, (first, last))) as rows:
            for row in rows:
                if row[3] != before:
                    yield _entry(row)
                before = row[3]

    def failures(self) -> list[tuple[str, str]]:
        """Place and reason of all that made no article in this run, sorted."""
        unread = self._db.execute("SELECT place, reason FROM refused").fetchall()
        failed = self._db.execute("SELECT l.place, r.reason FROM listed l JOIN results r USING (key) WHERE r.article IS NULL").fetchall()
        return sorted([*unread, *failed, *self._copies()])

    def _copies(self) -> Iterator[tuple[str, str]]:
        """The articles that say the same as one with an earlier name, word for word."""
        rows = self._db.execute(
            "SELECT r.article, l.name, l.place FROM listed l JOIN results r USING (key) WHERE r.article NOT NULL ORDER BY 1, 2"
        )
        first: tuple[str, str] | None = None
        for article, name, place in rows:
            if first and first[0] == article:
                yield place, f"the same title and text as {first[1]}"
            else:
                first = (article, name)

    def digests(self) -> dict[str, str]:
        """What was written last, by shard."""
        return dict(self._db.execute("SELECT shard, digest FROM written").fetchall())

    def note_written(self, shard: str, digest: str | None) -> None:
        """Note that the shard is written, or gone."""
        with self._db:
            self._db.execute("DELETE FROM written WHERE shard = ?", (shard,))
            if digest is not None:
                self._db.execute("INSERT INTO written VALUES (?, ?)", (shard, digest))

    def forget_others(self) -> None:
        """Drop the results and parses of articles that are not listed any more."""
        with self._db:
            self._db.execute("DELETE FROM results WHERE key NOT IN (SELECT key FROM listed)")
            self._db.execute("DELETE FROM parses WHERE key NOT IN (SELECT parse_key FROM listed)")


@contextmanager
def open_cache(folder: Path) -> Iterator[Cache]:
    """The cache in `folder`, made where there is none.

    Raises `KgError` where it cannot be opened or written, and where another run has it open.
    """
    path = folder / FOLDER / FILE
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(path, timeout=2)) as connection:
            _prepare(connection)
            yield Cache(connection)
    except sqlite3.OperationalError as error:
        remedy = "Wait for the other run to end." if "locked" in str(error) else "Look at the disk's space, then run the same command."
        raise KgError(f"the cache cannot be used: {error}", where=str(path), remedy=remedy) from error
    except sqlite3.DatabaseError as error:
        raise KgError(
            f"the cache is damaged: {error}", where=str(path), remedy=f"Delete {path.parent} and run the same command."
        ) from error


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.executescript(_TABLES)


def _entry(row: Row) -> Entry:
    name, place, key, article, text, claims, quads, entities, signature, reason = row
    result = Result(article, text or "", claims or b"", quads or b"", entities or b"", signature or b"") if article else None
    return Entry(name, place, key, result, reason)


def unpacked(data: bytes) -> bytes:
    """The bytes that a result keeps compressed."""
    return zlib.decompress(data)
