"""Whether an archive that is killed at random moments and started again ends in the same bytes as an undisturbed run.

    python benchmarks/restart.py ARTICLES.jsonl [--articles 40] [--kills 10] [--workers 1]

Prints how far each run came and whether the bytes are the same; the exit code is 1 where they are not.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
from itertools import islice
from pathlib import Path
from random import Random
from time import perf_counter

from kg.cache import FOLDER

COMMAND = (sys.executable, "-c", "from kg.cli import main; main()", "archive")


def start(source: Path, folder: Path, workers: int) -> subprocess.Popen[bytes]:
    """The command, in a process group of its own so that its workers die with it."""
    command = [*COMMAND, str(source), "-o", str(folder), "--workers", str(workers)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)  # noqa: S603 - our own


def kill_after(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Kill the process and its workers after so long; False where it was done before."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return True
    return False


def files(folder: Path) -> dict[str, bytes]:
    """The files of an archive by name, without what it keeps for itself."""
    found = (path for path in folder.rglob("*") if path.is_file() and FOLDER not in path.parts and path.suffix != ".part")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def main() -> None:
    """Run, kill, run on, compare."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("file")
    options.add_argument("--articles", type=int, default=40)
    options.add_argument("--kills", type=int, default=10)
    options.add_argument("--workers", type=int, default=1)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch, "articles.jsonl")
        with Path(given.file).open(encoding="utf-8") as lines:
            source.write_text("".join(islice(lines, given.articles)), encoding="utf-8")
        began = perf_counter()
        start(source, Path(scratch, "whole"), 1).wait()
        whole = perf_counter() - began
        print(f"undisturbed: {whole:.1f} s")
        same = disturbed(source, Path(scratch, "killed"), given.kills, given.workers, whole) == files(Path(scratch, "whole"))
    print("the same bytes" if same else "OTHER BYTES")
    sys.exit(not same)


def disturbed(source: Path, folder: Path, kills: int, workers: int, seconds: float) -> dict[str, bytes]:
    """The files after so many kills at random moments of a run that takes `seconds`, and a last run that is left alone."""
    random = Random(kills)  # noqa: S311
    for number in range(kills):
        moment = random.uniform(0, seconds)
        was_killed = kill_after(start(source, folder, workers), moment)
        print(f"run {number + 1}: {f'killed after {moment:.1f} s' if was_killed else 'done'}", flush=True)
    start(source, folder, workers).wait()
    return files(folder)


if __name__ == "__main__":
    main()
