"""What a change of rules can touch: an article is read again only where its words asked for a rule that says something else now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kg.ids import digest
from kg.rulebook import Rule, RuleBook, spelt


class NotingIndex(Mapping[str, tuple[Rule, ...]]):
    """The index of a rule book that notes in `asked` every name for which somebody asks it, found or not."""

    def __init__(self, index: Mapping[str, tuple[Rule, ...]], asked: set[str]) -> None:
        self._index = index
        self._asked = asked

    def __getitem__(self, name: str) -> tuple[Rule, ...]:
        self._asked.add(name)
        return self._index[name]

    def get(self, name: str, default: object = None) -> object:  # type: ignore[override]
        """The rules of that name, or `default`; said here because `Mapping` would raise and catch an error for each of thousands."""
        self._asked.add(name)
        return self._index.get(name, default)

    def __iter__(self) -> Iterator[str]:
        return iter(self._index)

    def __len__(self) -> int:
        return len(self._index)


def noting(book: RuleBook, asked: set[str]) -> RuleBook:
    """The same rule book, which notes in `asked` what it is asked for."""
    return replace(book, by_predicate=NotingIndex(book.by_predicate, asked))


def meanings(book: RuleBook) -> dict[str, str]:
    """For each name of a predicate a hash of what all its rules say; reasons and examples change no reading."""
    return {name: digest(*(_said(rule) for rule in rules)) for name, rules in book.by_predicate.items()}


def _said(rule: Rule) -> str:
    """What the rule says of one of its predicates, without the others."""
    return spelt(replace(rule, predicates=(), why="", examples=(), counterexamples=()))


def changed(before: Mapping[str, str], now: Mapping[str, str]) -> frozenset[str]:
    """The names that mean something else now, of the meanings before and now."""
    return frozenset(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))


def to_text(names: Iterable[str]) -> str:
    """The names as one text, sorted."""
    return "\n".join(sorted(names))


def touches(names: frozenset[str], asked: str) -> bool:
    """True where one of `names` is among those in the text `asked`."""
    return not names.isdisjoint(asked.split("\n"))
