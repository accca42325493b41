"""Documents → batches of about as many tokens: what a batch takes, in memory and in time, goes by its tokens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from kg.batches import batches

if TYPE_CHECKING:
    from spacy.tokens import Doc

TOKENS = 2_000
"""Some sixty sentences of news: of fewer the products are slow, of more the matrices leave the cache."""


def token_batches(docs: Iterable[Doc], most: int = TOKENS) -> Iterator[list[Doc]]:
    """The documents in order, in lists of at most `most` tokens or one document."""
    return batches(docs, len, most)


def by_batches(docs: Iterable[Doc], work: Callable[[list[Doc]], None]) -> Iterator[Doc]:
    """The documents in order, each after `work` on its batch."""
    for batch in token_batches(docs):
        work(batch)
        yield from batch
