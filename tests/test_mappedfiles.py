"""What was read of a mapped file is given back, and reads the same again."""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.mappedfiles import give_back

SMAPS = Path("/proc/self/smaps")
PAGES = 64
pytestmark = pytest.mark.skipif(not SMAPS.exists(), reason="only Linux tells which pages of a file a process holds")


def held(path: Path) -> int:
    """Kilobytes of the file that are this process's."""
    of_file, kilobytes = False, 0
    for line in SMAPS.read_text(encoding="utf-8").splitlines():
        if not line.split()[0].endswith(":"):
            of_file = line.endswith(str(path))
        elif of_file and line.startswith("Rss:"):
            kilobytes += int(line.split()[1])
    return kilobytes


@pytest.fixture
def mapped(tmp_path: Path) -> Iterator[mmap.mmap]:
    path = tmp_path / "a name.dic"
    path.write_bytes(bytes(range(256)) * 16 * PAGES)
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as view:
        yield view


def test_pages_that_were_read_are_given_back_and_read_the_same_again(mapped: mmap.mmap, tmp_path: Path) -> None:
    content = bytes(mapped)
    before = held(tmp_path / "a name.dic")
    give_back("a name.dic")
    assert (before, held(tmp_path / "a name.dic")) == (PAGES * 4, 0)
    assert bytes(mapped) == content


def test_files_of_other_names_keep_their_pages(mapped: mmap.mmap, tmp_path: Path) -> None:
    assert len(bytes(mapped)) == PAGES * 4096
    give_back("name.dic")
    assert held(tmp_path / "a name.dic") == PAGES * 4


def test_what_may_be_written_keeps_its_pages(tmp_path: Path) -> None:
    path = tmp_path / "notes.dic"
    path.write_bytes(b"0" * 4096)
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY) as view:
        view[:5] = b"words"
        give_back("notes.dic")
        assert view[:5] == b"words"
