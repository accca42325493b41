"""Maximum bipartite matching (H. W. Kuhn, The Hungarian method for the assignment problem, 1955)."""

from __future__ import annotations

from collections.abc import Sequence


def matching(candidates: Sequence[Sequence[int]]) -> dict[int, int]:
    """As many pairs as there can be, each number in one: what is taken → who takes it.

    `candidates[i]` are the numbers that `i` may take; the first are served first and keep their place.
    """
    taken: dict[int, int] = {}
    for one in range(len(candidates)):
        _place(one, candidates, taken, set())
    return taken


def _place(one: int, candidates: Sequence[Sequence[int]], taken: dict[int, int], seen: set[int]) -> bool:
    """Find a number for `one`, moving those placed before to others where need be."""
    for number in candidates[one]:
        if number not in seen:
            seen.add(number)
            if number not in taken or _place(taken[number], candidates, taken, seen):
                taken[number] = one
                return True
    return False
