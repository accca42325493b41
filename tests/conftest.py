"""What several test files share: real builds, made once."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

os.environ["LC_ALL"] = "C.UTF-8"  # what tests look for is English, whatever the language of the machine


@dataclass(frozen=True, slots=True)
class Build:
    """A build by the installed command: the folder in which it ran, the one it wrote, and what it printed."""

    place: Path
    folder: Path
    out: str


def kg(place: Path, *arguments: str, seed: str = "0") -> str:
    """What `kg` prints when run in `place` under the hash seed `seed`."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", "from kg.cli import main; main()", *arguments]
    done = subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def sample_build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The sample article, built with GiNZA."""
    place = tmp_path_factory.mktemp("sample")
    out = kg(place, "build", "--sample")
    return Build(place, place / "outputs" / "alaska-summit", out)
