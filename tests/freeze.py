"""`python -m tests.freeze`: runs the tests that read frozen parses and keeps the parse of every sentence that they asked for.

What is kept already is not parsed again, unless `--anew` is given (after a change of GiNZA).
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

import pytest
from spacy.language import Language

from kg.parse import load_model, parse_texts
from tests import parsed


class Parses(dict[str, parsed.Record]):
    """The parses asked for: those kept before, others made with GiNZA, which is loaded for the first of them."""

    def __init__(self, kept: Mapping[str, parsed.Record]) -> None:
        super().__init__()
        self.kept = kept

    @cached_property
    def nlp(self) -> Language:
        return load_model()

    def __missing__(self, text: str) -> parsed.Record:
        return self.setdefault(text, self.kept[text] if text in self.kept else self._parse(text))

    def _parse(self, text: str) -> parsed.Record:
        (doc,) = parse_texts([text], self.nlp)
        return parsed.freeze(doc)


def readers() -> list[str]:
    """The test files that ask for frozen parses."""
    files = sorted(Path(__file__).parent.glob("test_*.py"))
    return [str(file) for file in files if {"tests.parsed", "tests.readings"} & set(file.read_text(encoding="utf-8").split())]


def main(arguments: list[str]) -> int:
    """Freeze, and tell how many; what the tests themselves find is told by pytest."""
    records = Parses({} if "--anew" in arguments else parsed.load())
    parsed.RECORDS = records
    verdict = pytest.main(["-q", "--tb=no", "-m", "not model", "-p", "no:cacheprovider", *readers()])
    if verdict not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        return int(verdict)
    parsed.save(records)
    sys.stdout.write(f"{len(records)} parses are kept in {parsed.PARSES}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
