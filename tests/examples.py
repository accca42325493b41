"""Commands shown in documents with what they print, run as a reader would."""

from __future__ import annotations

import re
import shlex

from tests.conftest import Build, kg


def examples(text: str) -> list[tuple[str, str]]:
    """The commands of `text` that it shows with their output, and the output; commands alone stand in other fences."""
    return re.findall(r"```console\n\$ kg (.+)\n((?:(?!\$ ).+\n)+?)```", text)


def check_example(command: str, shown: str, build: Build) -> None:
    """Each line of `shown` stands in what `command` prints, in this order; ... is anything."""
    out = build.out if command == "build --sample" else kg(build.place, *shlex.split(command))
    lines = [re.escape(" ".join(line.split())).replace(r"\.\.\.", ".*") for line in shown.splitlines()]
    printed = "\n".join(" ".join(line.split()) for line in out.splitlines())
    assert re.search("(?s:.*)".join(f"(?m:^{line}$)" for line in lines if line != ".*"), printed), out
