"""Reprints and wire copies: articles that say the same in nearly the same words, found by MinHash (Broder 1997) and LSH.

An article's shingles are the runs of five signs in its sentences, without white space and punctuation, so that a paper's own layout,
headline and source list make no difference. Two articles are copies where half of the shingles of both together are shared; two reports
of one event by different writers share about a tenth.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Rows: TypeAlias = npt.NDArray[np.uint32]
    """Signatures, one a row; (signatures, permutations)."""

SIMILARITY = 0.5
"""The Jaccard similarity of shingles from which on two articles are copies."""
_SHINGLE = 5
_PERMUTATIONS = 128
_SEED, _SCHEME = 1, "affine32"
_BYTES = 4 * _PERMUTATIONS
_NO_WORD = re.compile(r"\W+")


def signature(sentences: Iterable[str]) -> bytes:
    """What stands for the sentences in comparisons: 128 numbers of four bytes; nothing where there are less than five signs."""
    import numpy as np
    from datasketch import MinHash

    text = _NO_WORD.sub("", "".join(sentences))
    if len(text) < _SHINGLE:
        return b""
    found = MinHash(num_perm=_PERMUTATIONS, seed=_SEED, scheme=_SCHEME)
    found.update_batch({text[i : i + _SHINGLE].encode() for i in range(len(text) - _SHINGLE + 1)})
    return np.asarray(found.hashvalues).astype("<u4").tobytes()


def copy_groups(signatures: Mapping[str, bytes]) -> dict[str, str]:
    """For each key the smallest key among its copies, and theirs; itself where it has none."""
    import numpy as np

    keys = sorted(key for key, data in signatures.items() if len(data) == _BYTES)
    rows = np.frombuffer(b"".join(signatures[key] for key in keys), dtype="<u4").reshape(-1, _PERMUTATIONS)
    parents = {key: key for key in signatures}
    for alike in _alike(rows):
        for one, other in combinations(alike, 2):
            if _root(parents, keys[one]) != _root(parents, keys[other]) and np.mean(rows[one] == rows[other]) >= SIMILARITY:
                _join(parents, keys[one], keys[other])
    return {key: _root(parents, key) for key in parents}


def _alike(rows: Rows) -> Iterator[list[int]]:
    """The numbers of the signatures that agree in a whole band, as many bands as datasketch's index has.

    The bands are sorted, one after the other; the index, a dictionary a band, takes 8 KB an article.
    """
    import numpy as np
    from datasketch import MinHashLSH

    index = MinHashLSH(threshold=SIMILARITY, num_perm=_PERMUTATIONS)
    for start in range(0, index.b * index.r, index.r):
        band = np.ascontiguousarray(rows[:, start : start + index.r]).view(np.dtype((np.void, 4 * index.r))).ravel()
        order = np.argsort(band, kind="stable")
        borders = np.flatnonzero(band[order[1:]] != band[order[:-1]]) + 1
        yield from (alike.tolist() for alike in np.split(order, borders) if len(alike) > 1)


def independent(sources: Sequence[tuple[str | None, str]]) -> int:
    """How many independent sources there are: as many as different texts, and no more than different papers where those are known.

    Each is the paper's name, or None, with the group of copies of its article.
    """
    groups = {group for _, group in sources}
    papers = {paper or group for paper, group in sources}
    return min(len(groups), len(papers))


def _join(parents: dict[str, str], one: str, other: str) -> None:
    first, second = sorted((_root(parents, one), _root(parents, other)))
    parents[second] = first


def _root(parents: dict[str, str], key: str) -> str:
    while parents[key] != key:
        parents[key] = parents[parents[key]]
        key = parents[key]
    return key
