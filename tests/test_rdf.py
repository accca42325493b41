"""What the RDF of the sample graph says: direct triples, claims, sentences, names and facts."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import OWL, PROV, RDF, SKOS, XSD, BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from kg.model import Claim, Entity, KnowledgeGraph, Modality, Polarity, Run
from kg.namespaces import ASR, KG, MOD, NIF, POL, REL
from kg.rdf import is_asserted, is_held, run_iri, to_rdf
from kg.terms import claim_iri, date_literal
from kg.vocabulary import load_vocabulary
from tests.graphs import (
    EU,
    NATO,
    PUTIN,
    RUN,
    RUSSIA,
    SAMPLE_GRAPH,
    SUMMIT_CLAIMS,
    TRUMP,
    UKRAINE,
    UKRAINE_ISSUE,
    US,
    VIEWS,
    VIEWS_CLAIMS,
    WEST,
    YOSHIDA,
)

VOCABULARY = load_vocabulary()
MEETING, AIDS_DENIED, DEMAND, SUPPORT, FRAME = SUMMIT_CLAIMS[1], SUMMIT_CLAIMS[4], SUMMIT_CLAIMS[6], VIEWS_CLAIMS[1], VIEWS_CLAIMS[2]


@pytest.fixture(scope="module")
def rdf() -> Graph:
    return to_rdf(SAMPLE_GRAPH, VOCABULARY)


def iri(claim: Claim) -> URIRef:
    return claim_iri(claim.id)


@pytest.mark.parametrize(
    ("subject", "relation", "obj", "held", "asserted"),
    [
        (PUTIN, "deprioritizes", UKRAINE_ISSUE, True, True),
        (TRUMP, "meetsWith", PUTIN, True, True),
        (PUTIN, "meetsWith", TRUMP, True, True),
        (PUTIN, "pressures", WEST, True, False),  # assessed
        (EU, "sanctions", RUSSIA, True, False),  # possible
        (UKRAINE, "criticizes", RUSSIA, True, False),  # reported
        (EU, "supports", UKRAINE, True, False),  # somebody is quoted
        (RUSSIA, "yieldsTo", US, False, False),  # obligatory
        (RUSSIA, "yieldsTo", EU, False, False),  # hypothetical
        (TRUMP, "aids", UKRAINE, True, True),  # stated by one article, denied in the other
        (UKRAINE, "aids", TRUMP, False, False),
    ],
)
def test_direct_triples(rdf: Graph, subject: Entity, relation: str, obj: Entity, held: bool, asserted: bool) -> None:
    one, other = URIRef(subject.id), URIRef(obj.id)
    assert ((one, REL[relation], other) in rdf, (one, ASR[relation], other) in rdf) == (held, asserted)


def test_denied_claim_gives_no_direct_triple() -> None:
    alone = replace(SAMPLE_GRAPH, claims=(AIDS_DENIED,))
    assert (URIRef(TRUMP.id), REL.aids, None) not in to_rdf(alone, VOCABULARY)


@given(st.sampled_from(Modality), st.sampled_from(Polarity), st.booleans())
def test_what_is_asserted_is_held_and_what_is_denied_neither(modality: Modality, polarity: Polarity, quoted: bool) -> None:
    claim = replace(MEETING, modality=modality, polarity=polarity, attributed_to=SUPPORT.attributed_to if quoted else None)
    assert is_held(claim) or not is_asserted(claim)
    assert polarity is Polarity.POSITIVE or not is_held(claim)


@pytest.mark.parametrize(
    ("claim", "term", "value"),
    [
        (MEETING, RDF.type, KG.Claim),
        (MEETING, RDF.subject, URIRef(TRUMP.id)),
        (MEETING, RDF.predicate, REL.meetsWith),
        (MEETING, RDF.object, URIRef(PUTIN.id)),
        (MEETING, KG.modality, MOD.asserted),
        (MEETING, KG.time, Literal("15日", lang="ja")),
        (MEETING, KG.date, Literal("2025-08-15", datatype=XSD.date)),
        (MEETING, KG.place, Literal("アラスカ", lang="ja")),
        (AIDS_DENIED, KG.polarity, POL.negative),
        (AIDS_DENIED, KG.attributedTo, URIRef(YOSHIDA.id)),
        (AIDS_DENIED, KG.cue, Literal("と述べた", lang="ja")),
        (AIDS_DENIED, KG.subjectWords, Literal("トランプ氏", lang="ja")),
        (SUPPORT, KG.reportedBy, URIRef("https://w3id.org/ronten/entity/organization/共同通信")),
        (DEMAND, KG.embeds, claim_iri(SUMMIT_CLAIMS[5].id)),
        (DEMAND, KG.about, Literal("停戦", lang="ja")),
        (FRAME, KG["as"], Literal("取引の材料", lang="ja")),
        (FRAME, KG.rule, URIRef("https://w3id.org/ronten/rule/frames.sample")),
        (FRAME, PROV.wasGeneratedBy, run_iri(RUN)),
    ],
)
def test_claim_carries(rdf: Graph, claim: Claim, term: URIRef, value: URIRef | Literal) -> None:
    assert (iri(claim), term, value) in rdf


@pytest.mark.parametrize("term", [KG.about, KG["as"], KG.time, KG.date, KG.place, KG.attributedTo, KG.reportedBy, KG.embeds, KG.cue])
def test_claim_leaves_out_what_it_has_not(rdf: Graph, term: URIRef) -> None:
    assert (iri(SUMMIT_CLAIMS[0]), term, None) not in rdf


def test_unspoken_subject_has_no_words(rdf: Graph) -> None:
    assert (iri(VIEWS_CLAIMS[4]), KG.subjectWords, None) not in rdf


def test_sentence_is_shared_by_its_claims(rdf: Graph) -> None:
    sentence = rdf.value(iri(DEMAND), PROV.wasDerivedFrom)
    assert set(rdf.subjects(PROV.wasDerivedFrom, sentence)) == {iri(DEMAND), iri(SUMMIT_CLAIMS[5])}


def test_offsets_count_code_points(rdf: Graph) -> None:
    sentence = rdf.value(iri(VIEWS_CLAIMS[2]), PROV.wasDerivedFrom)  # 𠮷田氏 stands before it
    begin, end = rdf.value(sentence, NIF.beginIndex), rdf.value(sentence, NIF.endIndex)
    assert isinstance(begin, Literal)
    assert isinstance(end, Literal)
    assert begin.datatype == XSD.integer
    assert VIEWS.text[int(begin) : int(end)] == str(rdf.value(sentence, NIF.anchorOf))
    assert str(sentence) == f"https://w3id.org/ronten/article/{VIEWS.id}#char={begin},{end}"


def test_entity_has_its_names_and_wikidata(rdf: Graph) -> None:
    putin = URIRef(PUTIN.id)
    assert set(rdf.objects(putin, SKOS.prefLabel)) == {Literal("ウラジーミル・プーチン", lang="ja"), Literal("Vladimir Putin", lang="en")}
    assert set(rdf.objects(putin, SKOS.altLabel)) == {Literal("プーチン大統領", lang="ja"), Literal("プーチン氏", lang="ja")}
    assert (putin, OWL.sameAs, URIRef("http://www.wikidata.org/entity/Q7747")) in rdf


def test_offices_of_two_states_are_two(rdf: Graph) -> None:
    offices = {rdf.value(URIRef(person.id), KG.holdsOffice) for person in (PUTIN, TRUMP)}
    assert {rdf.value(office, KG.officeOf) for office in offices} == {URIRef(RUSSIA.id), URIRef(US.id)}


def test_facts_are_properties_of_entities(rdf: Graph) -> None:
    assert (URIRef(UKRAINE_ISSUE.id), KG.concerns, URIRef(UKRAINE.id)) in rdf
    assert (None, KG.memberOf, URIRef(NATO.id)) in rdf


def test_no_blank_nodes(rdf: Graph) -> None:
    assert not [term for triple in rdf for term in triple if isinstance(term, BNode)]


def test_claim_costs_at_most_thirty_triples(rdf: Graph) -> None:
    claims = set(rdf.subjects(RDF.type, KG.Claim))
    sentences = set(rdf.subjects(RDF.type, NIF.Sentence))
    direct = [triple for triple in rdf if str(triple[1]).startswith((str(REL), str(ASR)))]
    own = [triple for triple in rdf if triple[0] in claims | sentences]
    assert (len(own) + len(direct)) / len(claims) <= 30


def test_turtle_reads_back_the_same(rdf: Graph) -> None:
    assert isomorphic(Graph().parse(data=rdf.serialize(format="turtle"), format="turtle"), rdf)


def test_turtle_is_the_same_bytes_under_each_hash_seed() -> None:
    code = (
        "import hashlib; from tests.graphs import SAMPLE_GRAPH; from kg.rdf import to_rdf; from kg.vocabulary import load_vocabulary;"
        "print(hashlib.sha256(to_rdf(SAMPLE_GRAPH, load_vocabulary()).serialize(format='turtle').encode()).hexdigest())"
    )
    root = Path(__file__).parents[1]
    seeds = [{**os.environ, "PYTHONHASHSEED": seed} for seed in ("0", "1", "77")]
    runs = [subprocess.run([sys.executable, "-c", code], cwd=root, env=seed, capture_output=True, check=True) for seed in seeds]
    assert len({run.stdout for run in runs}) == 1


@pytest.mark.parametrize(
    ("text", "datatype"),
    [("2025-08-15", XSD.date), ("2025-08", XSD.gYearMonth), ("2025", XSD.gYear), ("2025年夏", None)],
)
def test_date_is_typed_as_exactly_as_it_is_known(text: str, datatype: URIRef | None) -> None:
    literal = date_literal(text)
    assert (str(literal), literal.datatype) == (text, datatype)


def test_run_is_the_same_for_the_same_tools_only() -> None:
    assert run_iri(RUN) == run_iri(Run(**{name: getattr(RUN, name) for name in Run.__slots__}))
    assert run_iri(RUN) != run_iri(replace(RUN, rules="fedcba9876543210"))


def test_empty_graph_is_its_run_only() -> None:
    rdf = to_rdf(KnowledgeGraph(RUN, (), (), (), (), ()), VOCABULARY)
    assert set(rdf.subjects()) == {run_iri(RUN)}
