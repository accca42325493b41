"""The shapes and the whole-graph checks: a sound graph passes, and each planted error is caught."""

from __future__ import annotations

import json
from functools import cache

import pyoxigraph as ox
import pytest
from rdflib import Graph

from kg.article import article_from_text, read_article
from kg.checks import check_shapes, check_store
from kg.model import Article, KnowledgeGraph
from kg.namespaces import PREFIXES
from kg.pipeline import Tools, build_graph, load_tools
from kg.queries import read_query
from kg.rdf import to_rdf
from kg.resources import ontology_folder
from kg.store import load_files, open_store
from kg.vocabulary import load_vocabulary
from tests.conftest import Build
from tests.graphs import SAMPLE_GRAPH, SUMMIT_GRAPH, VIEWS, VIEWS_GRAPH
from tests.shared import SHARED, needs_shared

DEPRIORITIZES = "?c rdf:predicate rel:deprioritizes"
NEWS = 8
"""How many news articles are built and checked."""
CHECKS = sorted(file.stem for file in (ontology_folder() / "checks").glob("*.rq"))

BY_SHAPES = {
    "a claim has one subject, and it has a name": f"DELETE {{ ?c rdf:subject ?x }} WHERE {{ {DEPRIORITIZES} ; rdf:subject ?x }}",
    "a claim has one object, and it has a name": f"INSERT {{ ?c rdf:object ent:Q30 }} WHERE {{ {DEPRIORITIZES} }}",
    "a claim has one relation of the vocabulary": f"DELETE {{ ?c rdf:predicate ?x }} INSERT {{ ?c rdf:predicate rel:likes }} "
    f"WHERE {{ {DEPRIORITIZES} ; rdf:predicate ?x }}",
    "a claim has one modality": f"DELETE {{ ?c kg:modality ?x }} INSERT {{ ?c kg:modality mod:certain }} "
    f"WHERE {{ {DEPRIORITIZES} ; kg:modality ?x }}",
    "a claim has one polarity": f"INSERT {{ ?c kg:polarity pol:negative }} WHERE {{ {DEPRIORITIZES} }}",
    "a claim was made by a run": f"DELETE {{ ?c prov:wasGeneratedBy ?x }} WHERE {{ {DEPRIORITIZES} ; prov:wasGeneratedBy ?x }}",
    "a claim has one sentence": f"DELETE {{ ?c prov:wasDerivedFrom ?x }} WHERE {{ {DEPRIORITIZES} ; prov:wasDerivedFrom ?x }}",
    "a claim has one rule": f"DELETE {{ ?c kg:rule ?x }} WHERE {{ {DEPRIORITIZES} ; kg:rule ?x }}",
    "words begin before they end": f"DELETE {{ ?c kg:wordsEnd ?x }} INSERT {{ ?c kg:wordsEnd 0 }} "
    f"WHERE {{ {DEPRIORITIZES} ; kg:wordsEnd ?x }}",
    "what a claim embeds is a claim": f"INSERT {{ ?c kg:embeds claim:nowhere }} WHERE {{ {DEPRIORITIZES} }}",
    "one name a language": 'INSERT DATA { ent:Q7747 skos:prefLabel "プーチン"@ja }',
    "at most one Wikidata item, by its http IRI": "INSERT DATA { ent:Q212 owl:sameAs <https://www.wikidata.org/wiki/Q212> }",
    "a sentence stands in one article": "DELETE { ?s nif:referenceContext ?x } WHERE { ?s nif:referenceContext ?x }",
    "an office is of one state or organization": "DELETE { ?o kg:officeOf ?x } WHERE { ?o kg:officeOf ?x }",
    "a run names the hash of its rules": "DELETE { ?r kg:rulesHash ?x } WHERE { ?r kg:rulesHash ?x }",
}

BY_QUERIES = {
    "ambiguous-claim": f"INSERT {{ ?c kg:rule rule:other }} WHERE {{ {DEPRIORITIZES} }}",
    "asserted-without-claim": "INSERT DATA { ent:Q7747 asr:pressures <https://w3id.org/ronten/entity/group/西欧諸国> }",
    "claim-without-direct": "DELETE WHERE { ent:Q7747 rel:prioritizes ?x }",
    "direct-without-claim": "INSERT DATA { ent:Q159 rel:yieldsTo ent:Q458 }",  # only a hypothetical claim says so
    "incomplete-claim": f"DELETE {{ ?c kg:words ?x }} WHERE {{ {DEPRIORITIZES} ; kg:words ?x }}",
    "lost-embedded-claim": "DELETE { ?inner a kg:Claim } WHERE { ?c kg:embeds ?inner }",
    "one-way-symmetric": "DELETE DATA { ent:Q7747 rel:meetsWith ent:Q22686 }",
    "overlapping-sentences": "DELETE { ?s nif:beginIndex ?x } INSERT { ?s nif:beginIndex 12 } "
    f"WHERE {{ ?s nif:referenceContext <https://w3id.org/ronten/article/{VIEWS.id}> ; nif:beginIndex ?x . FILTER(?x > 100) }}",
    "sentence-iri": "DELETE { ?s nif:endIndex ?x } INSERT { ?s nif:endIndex 1000 } WHERE { ?s nif:endIndex ?x }",
    "sentence-length": "DELETE { ?s nif:endIndex ?x } INSERT { ?s nif:endIndex ?y } "  # counted in UTF-16
    'WHERE { ?s nif:anchorOf ?t ; nif:endIndex ?x FILTER(CONTAINS(?t, "𠮷")) BIND(?x + 1 AS ?y) }',
    "shared-wikidata": "INSERT DATA { <https://w3id.org/ronten/entity/state/露国> owl:sameAs wd:Q159 }",
    "two-types": "INSERT DATA { ent:Q159 a kg:Place }",
    "unknown-degree": f"INSERT {{ ?c kg:modality mod:certain }} WHERE {{ {DEPRIORITIZES} }}",
    "unknown-relation": f"INSERT {{ ?c rdf:predicate rel:likes }} WHERE {{ {DEPRIORITIZES} }}",
    "unnamed-entity": 'DELETE { ?e skos:prefLabel ?x } WHERE { ?e a kg:State ; skos:prefLabel ?x FILTER(LANG(?x) = "ja") }',
    "words-outside-sentence": f"DELETE {{ ?c kg:wordsBegin ?x }} INSERT {{ ?c kg:wordsBegin ?y }} "
    f"WHERE {{ {DEPRIORITIZES} ; kg:wordsBegin ?x BIND(?x + 1 AS ?y) }}",
}


def rdf(graph: KnowledgeGraph = SAMPLE_GRAPH) -> Graph:
    return to_rdf(graph, load_vocabulary())


def store(graph: Graph | None = None) -> ox.Store:
    loaded = load_files([])
    loaded.load((graph or rdf()).serialize(format="turtle").encode(), format=ox.RdfFormat.TURTLE)
    return loaded


@cache
def shared_articles() -> list[Article]:
    """The article that the project was begun for, and real news with a political headline."""
    if not SHARED.is_dir():
        return []
    rows = map(json.loads, (SHARED / "wikinews" / "articles.jsonl").read_text(encoding="utf-8").splitlines())
    news = [article_from_text(f"{row['title']}\n\n{row['text']}", row["id"]) for row in rows if row["political"]]
    return [read_article(SHARED / "article.txt"), *news[:NEWS]]


@pytest.fixture(scope="module")
def tools() -> Tools:
    return load_tools()


@pytest.mark.parametrize("graph", [SUMMIT_GRAPH, VIEWS_GRAPH, SAMPLE_GRAPH])
def test_sound_graph_conforms_to_the_shapes(graph: KnowledgeGraph) -> None:
    assert check_shapes(rdf(graph)) == ()


def test_sound_graph_passes_the_checks() -> None:
    assert check_store(store()) == ()


@pytest.mark.parametrize("message", BY_SHAPES)
def test_shapes_catch(message: str) -> None:
    wrong = rdf()
    wrong.update(BY_SHAPES[message], initNs=dict(PREFIXES))
    assert message in {finding.en for finding in check_shapes(wrong)}


@pytest.mark.parametrize("check", CHECKS)
def test_query_catches(check: str) -> None:
    wrong = store()
    wrong.update(BY_QUERIES[check], prefixes=dict(PREFIXES))
    assert check in {finding.check for finding in check_store(wrong)}


@pytest.mark.parametrize("check", CHECKS)
def test_check_is_titled_in_both_languages(check: str) -> None:
    read = read_query(ontology_folder() / "checks" / f"{check}.rq")
    assert read.title_ja
    assert read.title_en.isprintable()


def test_finding_names_thing_and_value() -> None:
    wrong = store()
    wrong.update(BY_QUERIES["two-types"], prefixes=dict(PREFIXES))
    (finding,) = check_store(wrong)
    assert finding.thing == "https://w3id.org/ronten/entity/Q159"
    assert "Place" in finding.detail


@pytest.mark.model
class TestBuilds:
    """Real builds are sound."""

    def test_sample(self, sample_build: Build) -> None:
        assert check_shapes(Graph().parse(sample_build.folder / "graph.ttl")) == ()
        assert check_store(open_store(sample_build.folder)) == ()

    @needs_shared
    @pytest.mark.parametrize("article", shared_articles(), ids=lambda article: article.name)
    def test_other_articles(self, article: Article, tools: Tools) -> None:
        graph = rdf(build_graph(article, tools))
        assert check_shapes(graph) == ()
        assert check_store(store(graph)) == ()
