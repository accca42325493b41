"""The ontology for people to read, in Japanese and English, made from the ontology itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef

from kg.namespaces import ASR, KG, PLOVER, PREFIXES, REL

GENERATED = "<!-- Made by `python -m kg.ontology`: change ontology/core.ttl or kg/vocabulary.toml instead. -->"


@dataclass(frozen=True, slots=True)
class Words:
    """The document's own words in one language."""

    classes: str
    properties: str
    relations: str
    symmetric: str
    prefixes: str
    columns: tuple[str, str, str]


WORDS: Mapping[str, Words] = MappingProxyType(
    {
        "ja": Words("クラス", "属性", "関係", "対称", "接頭辞", ("名", "ラベル", "説明")),
        "en": Words("Classes", "Properties", "Relations", "symmetric", "Prefixes", ("name", "label", "definition")),
    }
)


def ontology_document(ontology: Graph, language: str) -> str:
    """The ontology as Markdown in `language` ("ja" or "en")."""
    words, root = WORDS[language], URIRef(str(KG).rstrip("#"))
    parts = [
        f"# {_text(ontology, root, DCTERMS.title, language)}",
        GENERATED,
        _text(ontology, root, DCTERMS.description, language),
        _prefixes(words),
        _table(ontology, words.classes, _own(ontology, OWL.Class), language),
        _table(ontology, words.properties, [*_own(ontology, OWL.ObjectProperty), *_own(ontology, OWL.DatatypeProperty)], language),
        *(_scheme(ontology, scheme, language) for scheme in (KG.modalityScheme, KG.polarityScheme, KG.ploverScheme)),
        *_groups(ontology, language),
    ]
    return "\n\n".join(parts) + "\n"


def _prefixes(words: Words) -> str:
    return f"## {words.prefixes}\n\n" + "\n".join(f"- `{prefix}:` <{space}>" for prefix, space in PREFIXES.items())


def _own(ontology: Graph, kind: URIRef) -> list[URIRef]:
    terms = (term for term in ontology.subjects(RDF.type, kind) if isinstance(term, URIRef))
    return sorted(term for term in terms if term.startswith(str(KG)))


def _scheme(ontology: Graph, scheme: URIRef, language: str) -> str:
    members = sorted(term for term in ontology.subjects(SKOS.inScheme, scheme) if isinstance(term, URIRef))
    return _table(ontology, _label(ontology, scheme, language), members, language)


def _groups(ontology: Graph, language: str) -> Iterator[str]:
    """The relations, group by group."""
    groups = sorted(term for term in ontology.objects(None, SKOS.broader) if isinstance(term, URIRef))
    for group in dict.fromkeys(groups):
        members = sorted(term for term in ontology.subjects(SKOS.broader, group) if isinstance(term, URIRef))
        heading = f"{WORDS[language].relations}: {_label(ontology, group, language)}"
        yield _table(ontology, heading, members, language, _text(ontology, group, SKOS.definition, language))


def _table(ontology: Graph, heading: str, terms: list[URIRef], language: str, lead: str = "") -> str:
    head = [f"| {' | '.join(WORDS[language].columns)} |", "|---|---|---|"]
    rows = [f"| {' | '.join(_cells(ontology, term, language))} |" for term in terms]
    return "\n\n".join(part for part in (f"## {heading}", lead, "\n".join([*head, *rows])) if part)


def _cells(ontology: Graph, term: URIRef, language: str) -> tuple[str, str, str]:
    return (
        f"`{_short(term)}`",
        _label(ontology, term, language),
        _text(ontology, term, SKOS.definition, language) + _remarks(ontology, term, language),
    )


def _remarks(ontology: Graph, term: URIRef, language: str) -> str:
    """Where a term stands among others: what it is a part of, its event type, whether it is symmetric, its notation."""
    broader = (*ontology.objects(term, RDFS.subClassOf), *ontology.objects(term, RDFS.subPropertyOf))
    linked = [f"⊑ `{_short(other)}`" for other in sorted(broader, key=str) if not str(other).startswith((str(REL), str(ASR)))]
    types = [f"PLOVER `{_short(other)}`" for other in sorted(ontology.objects(term, None), key=str) if str(other).startswith(str(PLOVER))]
    symmetric = [WORDS[language].symmetric] if (term, RDF.type, OWL.SymmetricProperty) in ontology else []
    notations = [f"`{notation}`" for notation in sorted(ontology.objects(term, SKOS.notation), key=str)]
    remarks = [*linked, *types, *symmetric, *notations]
    return f" ({', '.join(remarks)})" if remarks else ""


def _label(ontology: Graph, term: URIRef, language: str) -> str:
    return _text(ontology, term, SKOS.prefLabel, language)


def _text(ontology: Graph, term: URIRef, annotation: URIRef, language: str) -> str:
    texts = (text for text in ontology.objects(term, annotation) if isinstance(text, Literal))
    return next((str(text) for text in texts if text.language == language), "")


def _short(term: object) -> str:
    text = str(term)
    return next((f"{prefix}:{text.removeprefix(space)}" for prefix, space in PREFIXES.items() if text.startswith(space)), text)
