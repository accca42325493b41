"""How the command ends: its exit codes."""

from __future__ import annotations

INPUT = 1
OPTIONS = 2
BUG = 3
LEFT_OUT = 4
STOPPED = 130

MEANINGS = {
    0: "done",
    INPUT: "the input cannot be used (the message says why), or a check found something wrong",
    OPTIONS: "wrong options",
    BUG: "an error of kg itself",
    LEFT_OUT: "articles had to be left out",
    STOPPED: "stopped with Ctrl+C",
}
EXIT_CODES = tuple(f"{code} {meaning}" for code, meaning in MEANINGS.items())
"""Each exit code with its meaning."""

EPILOG = f"Exit codes: {'; '.join(EXIT_CODES)}."
