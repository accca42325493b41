"""The ontology is current, holds every term that the RDF uses, and keeps to OWL 2 RL."""

from __future__ import annotations

import json
import shutil
from itertools import chain
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from kg.errors import KgError
from kg.model import EntityType, FactKind, Modality, Polarity
from kg.namespaces import ASR, KG, MOD, PLOVER, POL, PREFIXES, REL
from kg.ontology import ontology_files
from kg.rdf import to_rdf
from kg.resources import ontology_folder, queries_folder
from kg.vocabulary import Relation, load_vocabulary
from tests.graphs import SAMPLE_GRAPH

FOLDER = ontology_folder()
ROOT = Path(__file__).parents[1]
VOCABULARY = load_vocabulary()
OWN = tuple(str(space) for space in (KG, REL, ASR, MOD, POL, PLOVER))

RL_TYPES = {
    OWL.Ontology,
    OWL.Class,
    OWL.ObjectProperty,
    OWL.DatatypeProperty,
    OWL.AnnotationProperty,
    OWL.SymmetricProperty,
    OWL.AllDisjointClasses,
}


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(FOLDER / "kg.ttl")


def is_own(term: Node) -> bool:
    return isinstance(term, URIRef) and str(term).startswith(OWN)


@pytest.mark.parametrize("name", ["ontology/kg.ttl", "ontology/context.jsonld", "docs/ontology.ja.md", "docs/ontology.en.md"])
def test_generated_file_is_current(name: str) -> None:
    assert ontology_files(ROOT)[ROOT / name] == (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["ja", "en"])
def test_document_names_every_relation_and_class(language: str) -> None:
    document = (ROOT / "docs" / f"ontology.{language}.md").read_text(encoding="utf-8")
    for name in (*(f"rel:{relation}" for relation in VOCABULARY.relations), *(f"kg:{kind}" for kind in EntityType)):
        assert f"| `{name}` |" in document


def test_every_own_term_of_the_rdf_is_defined(ontology: Graph) -> None:
    used = {term for term in chain.from_iterable(to_rdf(SAMPLE_GRAPH, VOCABULARY)) if is_own(term)}
    assert used <= set(ontology.subjects())


@pytest.mark.parametrize(
    "term",
    [
        *(KG[kind.value] for kind in (*EntityType, *FactKind)),
        *(MOD[modality.value] for modality in Modality),
        *(POL[polarity.value] for polarity in Polarity),
        *(REL[relation] for relation in (*VOCABULARY.relations, *VOCABULARY.groups)),
        *(PLOVER[relation.plover] for relation in VOCABULARY.relations.values() if relation.plover),
    ],
    ids=lambda term: str(term).rsplit("/", 1)[-1],
)
def test_term_has_name_and_definition_in_both_languages(ontology: Graph, term: URIRef) -> None:
    for annotation in (SKOS.prefLabel, SKOS.definition):
        languages = [text.language for text in ontology.objects(term, annotation) if isinstance(text, Literal)]
        assert sorted(filter(None, languages)) == ["en", "ja"]


def test_every_own_class_and_property_is_defined_in_both_languages(ontology: Graph) -> None:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    terms = {term for kind in kinds for term in ontology.subjects(RDF.type, kind) if is_own(term) and not str(term).startswith(str(ASR))}
    for term in terms:
        languages = {text.language for text in ontology.objects(term, SKOS.definition) if isinstance(text, Literal)}
        assert languages == {"en", "ja"}, term


def test_only_constructs_of_owl_2_rl_are_used(ontology: Graph) -> None:
    assert {kind for kind in ontology.objects(None, RDF.type) if str(kind).startswith(str(OWL))} <= RL_TYPES
    terms = {predicate for predicate in ontology.predicates() if str(predicate).startswith(str(OWL))}
    assert terms == {OWL.members, OWL.versionInfo}


def test_no_domain_or_range_retypes_an_entity(ontology: Graph) -> None:
    assert not set(ontology.subject_objects(RDFS.range))
    assert set(ontology.objects(None, RDFS.domain)) == {KG.Claim, KG.Run, KG.Statement}


@pytest.mark.parametrize("relation", VOCABULARY.relations.values(), ids=lambda relation: relation.id)
def test_relation_stands_under_its_group_and_over_its_asserted_form(ontology: Graph, relation: Relation) -> None:
    name, group, symmetric = relation.id, relation.group, relation.symmetric
    assert set(ontology.objects(REL[name], SKOS.broader)) == {REL[group]}
    assert (REL[name], RDFS.subPropertyOf, REL[group]) in ontology
    assert (ASR[name], RDFS.subPropertyOf, REL[name]) in ontology
    assert ((REL[name], RDF.type, OWL.SymmetricProperty) in ontology) is symmetric


def test_plover_type_of_one_relation_only_is_a_close_match(ontology: Graph) -> None:
    close = set(ontology.subject_objects(SKOS.closeMatch))
    broad = set(ontology.subject_objects(SKOS.broadMatch))
    assert (REL.aids, PLOVER.AID) in close
    assert {(REL.pressures, PLOVER.COERCE), (REL.coerces, PLOVER.COERCE)} <= broad
    assert not {event for _, event in close} & {event for _, event in broad}


@pytest.mark.parametrize(
    ("event_type", "quad_class"), [("RETREAT", "materialCooperation"), ("PROTEST", "materialConflict"), ("AID", "materialCooperation")]
)
def test_plover_type_stands_in_its_quad_class(ontology: Graph, event_type: str, quad_class: str) -> None:
    assert list(ontology.objects(PLOVER[event_type], SKOS.broadMatch)) == [REL[quad_class]]


def test_every_plover_type_of_the_vocabulary_has_one_quad_class(ontology: Graph) -> None:
    types = {PLOVER[relation.plover] for relation in VOCABULARY.relations.values() if relation.plover}
    assert {event: len(list(ontology.objects(event, SKOS.broadMatch))) for event in types} == dict.fromkeys(types, 1)


@pytest.mark.parametrize(
    ("modality", "notation"), [("asserted", "CT"), ("assessed", "PR"), ("possible", "PS"), ("reported", "U"), ("hypothetical", "U")]
)
def test_modality_has_its_factbank_notation(ontology: Graph, modality: str, notation: str) -> None:
    assert set(ontology.objects(MOD[modality], SKOS.notation)) == {Literal(notation)}


def test_context_turns_short_names_into_terms() -> None:
    context = json.loads((FOLDER / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    document = {"@context": context, "@id": "claim:1", "kg:modality": "mod:asserted", "kg:rule": "rule:a.b", "@type": "kg:Claim"}
    read = Graph().parse(data=json.dumps(document), format="json-ld")
    assert (URIRef(PREFIXES["claim"] + "1"), KG.modality, MOD.asserted) in read


def test_ontology_is_found_in_a_wheel_and_in_a_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for place in (tmp_path / "kg" / "ontology", tmp_path / "ontology"):
        monkeypatch.setattr("kg.resources._PACKAGE", tmp_path / "kg")
        shutil.copytree(FOLDER, place)
        assert ontology_folder() == place
        assert queries_folder() == place / "queries"
        shutil.rmtree(place)


def test_missing_ontology_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.resources._PACKAGE", tmp_path / "kg")
    with pytest.raises(KgError, match="ontology is missing"):
        ontology_folder()
