"""The ontology: the hand-written core joined with the relations of the vocabulary.

`python -m kg.ontology` writes `ontology/kg.ttl`, `ontology/context.jsonld` and the documents `docs/ontology.*.md` anew; a test
holds that they are current.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef

from kg.namespaces import ASR, KG, PLOVER, PREFIXES, REL
from kg.ontology_docs import ontology_document
from kg.rdf import empty_graph
from kg.terms import Triple
from kg.vocabulary import Group, Relation, Vocabulary, load_vocabulary

QUAD_CLASSES = {
    "verbalCooperation": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "materialCooperation": ("COOPERATE", "AID", "RETREAT"),
    "verbalConflict": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "materialConflict": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
"""The event types of each quad class, as PLOVER has them (Open Event Data Alliance 2018; Halterman et al. 2023)."""


def build_ontology(core: Path, vocabulary: Vocabulary) -> Graph:
    """The whole ontology: `core` (Turtle), and a property and concept for each group and relation of `vocabulary`."""
    ontology = empty_graph()
    ontology.parse(core, format="turtle")
    for triple in _relations(vocabulary):
        ontology.add(triple)
    return ontology


def build_context(ontology: Graph) -> dict[str, object]:
    """A JSON-LD context: the prefixes, object properties as links, texts in Japanese."""
    links = [*ontology.subjects(RDF.type, OWL.ObjectProperty), RDF.subject, RDF.predicate, RDF.object, OWL.sameAs]
    terms = {_short(ontology, term): {"@type": "@id"} for term in links}
    return {"@context": PREFIXES | dict(sorted(terms.items()))}


def _short(ontology: Graph, term: object) -> str:
    return ontology.namespace_manager.curie(str(term), generate=False)


def _relations(vocabulary: Vocabulary) -> Iterator[Triple]:
    shared = Counter(relation.plover for relation in vocabulary.relations.values())
    for group in vocabulary.groups.values():
        yield from _property(REL[group.id], group)
        yield REL[group.id], SKOS.topConceptOf, KG.relationScheme
    for relation in vocabulary.relations.values():
        yield from _relation(relation)
        yield from _asserted(relation)
        yield from _plover(relation, is_only=shared[relation.plover] == 1)


def _relation(relation: Relation) -> Iterator[Triple]:
    iri, group = REL[relation.id], REL[relation.group]
    yield from _property(iri, relation)
    yield iri, RDFS.subPropertyOf, group
    yield iri, SKOS.broader, group
    if relation.symmetric:
        yield iri, RDF.type, OWL.SymmetricProperty


def _property(iri: URIRef, record: Group | Relation) -> Iterator[Triple]:
    yield iri, RDF.type, OWL.ObjectProperty
    yield iri, RDF.type, SKOS.Concept
    yield iri, SKOS.inScheme, KG.relationScheme
    yield iri, SKOS.prefLabel, Literal(record.ja, lang="ja")
    yield iri, SKOS.prefLabel, Literal(record.en, lang="en")
    yield iri, SKOS.definition, Literal(record.definition_ja, lang="ja")
    yield iri, SKOS.definition, Literal(record.definition_en, lang="en")


def _asserted(relation: Relation) -> Iterator[Triple]:
    iri = ASR[relation.id]
    yield iri, RDF.type, OWL.ObjectProperty
    yield iri, RDFS.subPropertyOf, REL[relation.id]
    yield iri, SKOS.prefLabel, Literal(f"{relation.ja}(本文の断定)", lang="ja")
    yield iri, SKOS.prefLabel, Literal(f"{relation.en} (asserted by the text)", lang="en")
    if relation.symmetric:
        yield iri, RDF.type, OWL.SymmetricProperty


def _plover(relation: Relation, *, is_only: bool) -> Iterator[Triple]:
    """A type that one relation alone falls under is a close match; one that several share is broader than each."""
    if relation.plover is None:
        return
    event_type = PLOVER[relation.plover]
    yield REL[relation.id], SKOS.closeMatch if is_only else SKOS.broadMatch, event_type
    yield event_type, SKOS.notation, Literal(relation.plover)
    yield event_type, SKOS.inScheme, KG.ploverScheme
    yield event_type, SKOS.topConceptOf, KG.ploverScheme
    yield event_type, SKOS.broadMatch, REL[quad_class(relation.plover)]


def quad_class(event_type: str) -> str:
    """The quad class of a PLOVER type, which is the group of relations of that name."""
    return next(name for name, types in QUAD_CLASSES.items() if event_type in types)


def ontology_files(root: Path) -> dict[Path, str]:
    """The generated files by path, made from the `ontology/core.ttl` of the checkout at `root`."""
    folder = root / "ontology"
    ontology = build_ontology(folder / "core.ttl", load_vocabulary())
    context = json.dumps(build_context(ontology), ensure_ascii=False, indent=2)
    documents = {root / "docs" / f"ontology.{language}.md": ontology_document(ontology, language) for language in ("ja", "en")}
    return {folder / "kg.ttl": ontology.serialize(format="turtle"), folder / "context.jsonld": f"{context}\n", **documents}


if __name__ == "__main__":
    for path, text in ontology_files(Path(__file__).parents[1]).items():
        path.write_text(text, encoding="utf-8", newline="\n")
