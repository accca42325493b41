"""INCEpTION's UIMA CAS: XMI with its type system (in one folder or zip), or JSON, read by dkpro-cassis.

Named entities are annotations of a span layer with a label (`value`, `label` or `identifier`); links are annotations of a relation layer
(`Governor` is where it begins, `Dependent` where it ends), whose features name relation, modality, polarity and speaker.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from kg.annotated import Document, Link, Named
from kg.errors import GoldError, KgError

_LABELS = ("value", "label", "type", "relation", "class")
_SPEAKERS = ("speaker", "attributed_to", "attributedTo")
_FURTHER = ("modality", "polarity", "negation")
_WIKIDATA = re.compile(r"\bQ[1-9]\d*\b")
_LINGUISTIC = re.compile(
    r"\.(Token|Sentence|Lemma|POS|Dependency|MorphologicalFeatures|DocumentMetaData|TagsetDescription|DocumentAnnotation)$"
)


def read_inception(file: Path) -> list[Document]:
    """The document of an export; raises `GoldError` where it is not of the form, `KgError` where dkpro-cassis is not installed."""
    try:
        import cassis
    except ImportError as error:
        raise KgError("INCEpTION's files need dkpro-cassis", where=str(file), remedy="pip install 'ronten[annotation]'") from error
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", UserWarning)  # cassis warns of offsets outside the text, and goes on
            return _read(file, cassis)
    except GoldError:
        raise
    except Exception as error:  # cassis lets through whatever lxml and its own reading meet
        raise GoldError(f"this is no UIMA CAS: {error}", where=str(file), remedy="Export it as UIMA CAS XMI 1.0 or JSON 0.4.0.") from error


def _read(file: Path, cassis: ModuleType) -> list[Document]:
    if file.suffix == ".json":
        return [_document(cassis.load_cas_from_json(io.BytesIO(file.read_bytes())), file.stem)]
    parts = [(name, io.BytesIO(xmi), cassis.load_typesystem(io.BytesIO(types))) for name, xmi, types in _parts(file)]
    return [_document(cassis.load_cas_from_xmi(xmi, types), name) for name, xmi, types in parts]


def _parts(file: Path) -> Iterator[tuple[str, bytes, bytes]]:
    """Name, XMI and type system of each document: of a zip, or of a file with TypeSystem.xml beside it."""
    if file.suffix == ".zip":
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
            types = next((name for name in names if Path(name).name.lower() == "typesystem.xml"), None)
            if types is None:
                raise GoldError("the zip holds no TypeSystem.xml", where=str(file), remedy="Export it as UIMA CAS XMI.")
            found = sorted(name for name in names if name.endswith(".xmi"))
            for name in found:  # called after who annotated: the zip's name tells the text
                yield file.stem if len(found) == 1 else f"{file.stem}-{Path(name).stem}", archive.read(name), archive.read(types)
        return
    beside = file.with_name("TypeSystem.xml")
    if not beside.is_file():
        raise GoldError("its type system is missing", where=str(beside), remedy="Put TypeSystem.xml of the export beside it.")
    yield file.stem, file.read_bytes(), beside.read_bytes()


def _document(cas: Any, name: str) -> Document:
    relations, spans = [], []
    for each in cas.select_all_annotations():
        features = {feature.name for feature in each.type.all_features}
        if _LINGUISTIC.search(each.type.name):
            continue
        if {"Governor", "Dependent"} <= features:
            relations.append(each)
        elif _first(each, _LABELS) or _first(each, ("identifier",)):
            spans.append(each)
    text, named = cas.sofa_string or "", tuple(map(_named, spans))
    if not all(0 <= each.start < each.end <= len(text) for each in named):
        raise ValueError("an annotation lies outside the text")
    return Document(name, text, named, tuple(map(_link, relations)))


def _named(span: Any) -> Named:
    found = _WIKIDATA.search(_first(span, ("identifier",)) or "")
    return Named(str(span.xmiID), _first(span, _LABELS) or "Thing", span.begin, span.end, found.group() if found else None)


def _link(relation: Any) -> Link:
    further = [value for feature in _FURTHER if (value := _first(relation, (feature,)))]
    label = _first(relation, _LABELS) or relation.type.name.rsplit(".", 1)[-1]
    return Link((label, *further), str(relation.Governor.xmiID), str(relation.Dependent.xmiID), _first(relation, _SPEAKERS), relation.begin)


def _first(annotation: Any, names: tuple[str, ...]) -> str | None:
    """The first of these features that the annotation has as a text."""
    values = (getattr(annotation, name, None) for name in names)
    return next((value for value in values if isinstance(value, str) and value), None)
