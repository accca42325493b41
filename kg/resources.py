"""Where the files outside the code lie (the ontology and its queries), in an installed wheel and in a checkout alike."""

from __future__ import annotations

from pathlib import Path

from kg.errors import KgError

_PACKAGE = Path(__file__).parent
SAMPLE = _PACKAGE / "data" / "alaska-summit.txt"
"""The article that comes with the package."""


def ontology_folder() -> Path:
    """The folder of `kg.ttl`, `shapes.ttl`, `context.jsonld` and `queries/`.

    A wheel carries it inside the package, a checkout beside it. Raises `KgError` where neither is there.
    """
    for folder in (_PACKAGE / "ontology", _PACKAGE.parent / "ontology"):
        if (folder / "kg.ttl").is_file():
            return folder
    raise KgError("the ontology is missing", where=str(_PACKAGE), remedy="Install ronten again: pip install --force-reinstall ronten")


def queries_folder() -> Path:
    """The folder of the shipped SPARQL queries."""
    return ontology_folder() / "queries"
