"""Files of annotations, read by the form that they have."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from kg.annotated import Document
from kg.brat import read_brat
from kg.doccano import read_doccano
from kg.errors import GoldError
from kg.inception import read_inception
from kg.label_studio import read_label_studio

FORMS: Mapping[str, Callable[[Path], list[Document]]] = MappingProxyType(
    {"brat": read_brat, "doccano": read_doccano, "label-studio": read_label_studio, "inception": read_inception}
)
_SUFFIXES = {".ann": "brat", ".jsonl": "doccano", ".xmi": "inception", ".zip": "inception"}


def read_documents(file: Path, form: str | None = None) -> list[Document]:
    """The documents of a file, in `form` or in that which its name and beginning tell; raises `GoldError` where they tell none."""
    return FORMS[form or _form_of(file)](file)


def _form_of(file: Path) -> str:
    if file.suffix == ".json":
        return "inception" if _is_cas(file) else "label-studio"
    if file.suffix not in _SUFFIXES:
        raise GoldError("its form is unknown", where=str(file), remedy=f"Name it: --form {' or --form '.join(FORMS)}.")
    return _SUFFIXES[file.suffix]


def _is_cas(file: Path) -> bool:
    """True for JSON that is a CAS: an object with types."""
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(data, dict) and "%TYPES" in data
