"""How Ronten is cited: one version and title everywhere."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

import kg

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def citation() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    return read


def bibtex() -> dict[str, str]:
    (entry,) = re.findall(r"```bibtex\n@software\{ronten,\n(.+?)\n\}\n```", README, re.DOTALL)
    return dict(re.findall(r"(\w+) +?= \{(.+)\}", entry))


def test_what_the_format_needs_is_there(citation: dict[str, Any]) -> None:
    assert citation["cff-version"] == "1.2.0"
    assert {"message", "title", "authors"} <= citation.keys()
    assert all(author.get("name") for author in citation["authors"])


def test_version_and_licence_are_the_package_s(citation: dict[str, Any]) -> None:
    assert (str(citation["version"]), citation["license"]) == (kg.__version__, PROJECT["license"])


def test_bibtex_says_the_same(citation: dict[str, Any]) -> None:
    entry = bibtex()
    assert (entry["title"], entry["version"], entry["license"]) == (citation["title"], str(citation["version"]), citation["license"])
    assert entry["author"].strip("{}") == citation["authors"][0]["name"]
