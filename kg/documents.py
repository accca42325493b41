"""Every document that is made from the program itself: `python -m kg.documents` writes them anew, a test holds that they are current."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kg.codebook import codebook_files
from kg.document_commands import commands_document
from kg.document_queries import queries_document
from kg.document_rules import rules_document
from kg.ontology import ontology_files

LANGUAGES = ("ja", "en")


def document_files(root: Path) -> Mapping[Path, str]:
    """The documents by path in the checkout at `root`."""
    docs = root / "docs"
    made = {
        docs / language / name: make(language)
        for language in LANGUAGES
        for name, make in (("commands.md", commands_document), ("queries.md", queries_document), ("rule-fields.md", rules_document))
    }
    return {**ontology_files(root), **codebook_files(root), **made}


if __name__ == "__main__":
    for path, text in document_files(Path(__file__).parents[1]).items():
        path.write_text(text, encoding="utf-8", newline="\n")
