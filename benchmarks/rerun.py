"""What a run costs after one rule has changed, as a share of the first run, and whether it gives the bytes of a run from nothing.

    python benchmarks/rerun.py ARTICLES.jsonl [--political] [--rules seeks.aim demands.ask …] [--check]

Each rule is given another name, in a copy of the package, so that all that it makes of the articles must be made anew. The figures are CPU
seconds of whole commands in one process each, start included, which other work on the machine disturbs least.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

import kg
from benchmarks.restart import files
from kg.rulebook import load_rulebook
from kg.vocabulary import load_vocabulary

COMMAND = (sys.executable, "-c", "from kg.cli import main; main()", "archive")
DRAWN = 10
"""How many rules are changed in turn where none are named: every n-th, so that seldom and often used ones are among them."""


def cpu_of(source: Path, output: Path, package: Path) -> float:
    """The CPU seconds of the command with the package that lies in `package`."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(  # noqa: S603 - our own
        [*COMMAND, str(source), "-o", str(output)],
        env={**os.environ, "PYTHONPATH": str(package)},
        cwd=package,
        check=True,
        capture_output=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def change(package: Path, rule: str) -> None:
    """Give the rule another name wherever it stands."""
    for file in (package / "kg" / "rules").glob("*.toml"):
        file.write_text(file.read_text(encoding="utf-8").replace(f'"{rule}"', f'"{rule}-changed"'), encoding="utf-8")


def copied(package: Path) -> Path:
    """A copy of the package in the folder `package`, compiled, as an installed one is."""
    shutil.copytree(Path(kg.__file__).parent, package / "kg", ignore=shutil.ignore_patterns("node_modules"))
    compileall.compile_dir(package / "kg", quiet=2)
    return package


def rerun(source: Path, scratch: Path, rule: str, *, check: bool) -> tuple[float, bool]:
    """CPU seconds of the second run after `rule` has changed, and whether it gave what a first one gives."""
    package, output = copied(scratch / rule), scratch / f"{rule}.out"
    shutil.copytree(scratch / "first", output)
    change(package, rule)
    seconds = cpu_of(source, output, package)
    if check:
        cpu_of(source, scratch / f"{rule}.new", package)
    return seconds, not check or files(output) == files(scratch / f"{rule}.new")


def main() -> None:
    """Run, change, run again, compare."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("file", type=Path)
    options.add_argument("--political", action="store_true", help="only articles with a political headline")
    options.add_argument("--rules", nargs="*")
    options.add_argument("--check", action="store_true", help="compare the bytes with a run from nothing")
    given = options.parse_args()
    known = [rule.id for rule in load_rulebook(load_vocabulary()).rules]
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        source = scratch / "articles.jsonl"
        lines = given.file.read_text(encoding="utf-8").splitlines(keepends=True)
        source.write_text("".join(line for line in lines if not given.political or json.loads(line)["political"]), encoding="utf-8")
        first = cpu_of(source, scratch / "first", copied(scratch / "package"))
        print(f"first run: {first:.1f} CPU s", flush=True)
        shares = []
        for rule in given.rules or known[:: len(known) // DRAWN]:
            seconds, same = rerun(source, scratch, rule, check=given.check)
            shares.append(seconds / first)
            print(f"{rule} changed: {seconds:.1f} CPU s, {shares[-1]:.1%} of the first run{'' if same else ', OTHER BYTES'}", flush=True)
        print(f"median {median(shares):.1%}, worst {max(shares):.1%}")


if __name__ == "__main__":
    main()
