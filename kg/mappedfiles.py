"""Files that a library has mapped into memory: what was read of them is given back."""

from __future__ import annotations

import ctypes
import mmap
from collections.abc import Iterator
from pathlib import Path

_MAPS = Path("/proc/self/maps")


def give_back(name: str) -> None:
    """Give the system back the pages that this process holds of mapped files of this name; the next read of one fetches it again.

    Only mappings that are shared and for reading alone are touched. Nothing happens where the system does not tell them: only Linux does
    (proc(5), madvise(2)).
    """
    if _MAPS.exists():
        libc = ctypes.CDLL(None)
        for start, length in _mapped(name):
            libc.madvise(ctypes.c_void_p(start), ctypes.c_size_t(length), mmap.MADV_DONTNEED)


def _mapped(name: str) -> Iterator[tuple[int, int]]:
    """Address and length of each mapping."""
    for line in _MAPS.read_text(encoding="utf-8", errors="replace").splitlines():
        addresses, rights, *_, path = line.split(maxsplit=5)
        if rights == "r--s" and Path(path).name == name:
            start, end = (int(address, 16) for address in addresses.split("-"))
            yield start, end - start
