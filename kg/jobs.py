"""The values that go between an archive and what builds its articles."""

from __future__ import annotations

from dataclasses import dataclass

from kg.sources import Source


@dataclass(frozen=True, slots=True)
class Job:
    """An article to build, by the keys of its result and of its parse; `parse` is the parse where it is kept."""

    key: str
    parse_key: str
    source: Source
    parse: bytes | None


@dataclass(frozen=True, slots=True)
class Result:
    """What the archive keeps of an article: its row, and compressed its claims as JSON lines, its graph as N-Quads and its entities.

    `signature` finds its copies (`kg.copies`); `asked` are the names for which it asked the rules, compressed (`kg.rulechanges`). The quads
    leave open which run made them (`kg.quads.of_run`), so that they are the same under all rules that say the same of the article.
    """

    article: str
    row: str
    claims: bytes
    quads: bytes
    entities: bytes
    signature: bytes = b""
    asked: bytes = b""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of a job: a result, or the reason why there is none; `parse` is new and to be kept."""

    key: str
    parse_key: str
    result: Result | None
    reason: str = ""
    parse: bytes | None = None
