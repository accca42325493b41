"""The examples in docstrings, run; those that build need the model."""

from __future__ import annotations

import doctest
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import kg

ROOT = Path(__file__).parents[1]
NEED_THE_MODEL = ("kg.build(", "kg.archive(", 'spacy.load("ja_ginza")')


def examples() -> Iterator[doctest.DocTest]:
    finder = doctest.DocTestFinder(exclude_empty=True)
    for module in (kg, *(import_module(f"kg.{found.name}") for found in pkgutil.iter_modules(kg.__path__) if not found.ispkg)):
        yield from (test for test in finder.find(module) if test.examples)


def parameters() -> Iterator[object]:
    for test in examples():
        needs_model = any(call in (test.docstring or "") for call in NEED_THE_MODEL)
        yield pytest.param(test, id=test.name, marks=[pytest.mark.model] if needs_model else [])


@pytest.mark.parametrize("test", list(parameters()))
def test_example(test: doctest.DocTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    told: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=told.append)
    assert not told, "".join(told)


def test_there_are_examples_that_need_no_model() -> None:
    assert [test for test in examples() if not any(call in (test.docstring or "") for call in NEED_THE_MODEL)]
