"""The codebook: what coders need beside the definitions of the vocabulary, read from `ontology/codebook.toml`.

`python -m kg.codebook` writes the documents `docs/codebook.*.md` anew from it, the vocabulary and the rules; a test holds that they are
current.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kg.codebook_docs import codebook_document
from kg.codebook_model import Case, Codebook, Entry, Text, Witness
from kg.errors import KgError
from kg.rulebook import load_rulebook
from kg.vocabulary import load_vocabulary

FILE = "codebook.toml"


def read_codebook(file: Path) -> Codebook:
    """The codebook in `file`; raises `KgError` where an entry lacks a key or names no relation."""
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    try:
        entries = {relation: _entry(record) for relation, record in data["relations"].items()}
        general = tuple(Text(record["ja"], record["en"]) for record in data["general"])
    except KeyError as error:
        raise KgError(f"the key {error} is missing", where=str(file), remedy="Write it as the other entries do.") from error
    strange = sorted(set(entries) ^ set(load_vocabulary().relations))
    if strange:
        raise KgError(f"{strange[0]} stands only in one of vocabulary and codebook", where=str(file), remedy="Add it to the other.")
    return Codebook(general, MappingProxyType(entries))


def codebook_files(root: Path) -> Mapping[Path, str]:
    """The documents by path, made from the `ontology/codebook.toml` of the checkout at `root`."""
    codebook, vocabulary = read_codebook(root / "ontology" / FILE), load_vocabulary()
    rules = load_rulebook(vocabulary).rules
    return {root / "docs" / f"codebook.{lang}.md": codebook_document(codebook, vocabulary, rules, lang) for lang in ("ja", "en")}


def _entry(record: Mapping[str, Any]) -> Entry:
    return Entry(
        subject=record["from"],
        object=record["to"],
        included=Text(record["included_ja"], record["included_en"]),
        excluded=Text(record["excluded_ja"], record["excluded_en"]),
        cases=tuple(Case(case["text"], Text(case["ja"], case["en"])) for case in record["cases"]),
        sentences=tuple(_witness(sentence) for sentence in record["sentences"]),
    )


def _witness(record: Mapping[str, Any]) -> Witness:
    return Witness(record["source"], record["title"], record["text"], tuple(record["claims"]), record.get("read", True))


if __name__ == "__main__":
    for path, text in codebook_files(Path(__file__).parents[1]).items():
        path.write_text(text, encoding="utf-8", newline="\n")
