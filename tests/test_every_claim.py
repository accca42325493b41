"""What holds for every claim of any text: of texts made of the sentences that are frozen, and of real articles."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.article import article_from_text
from kg.model import Claim, KnowledgeGraph
from kg.pipeline import build_graph, load_tools
from tests import parsed
from tests.readings import graph_of
from tests.shared import SHARED, needs_shared

REAL = 30
"""How many real articles are read, of 3,558."""

TEXTS = st.deferred(
    lambda: st.lists(st.sampled_from(sorted(t for t in parsed.RECORDS if t.endswith("。") and len(t) > 8)), min_size=1, max_size=4)
).map("\n\n".join)
"""Articles of some of the sentences that are frozen, a paragraph each."""

SOME = settings(max_examples=40, deadline=None)


def check_places(claim: Claim, graph: KnowledgeGraph) -> None:
    """Every offset of a claim names its words, and they lie one inside the other."""
    (article,) = graph.articles
    for words in (claim.sentence, claim.evidence, claim.predicate, *(cue.words for cue in claim.cues)):
        assert article.text[words.span.start : words.span.end] == words.text
    assert claim.sentence.span.holds(claim.evidence.span)
    assert claim.evidence.span.holds(claim.predicate.span)
    assert all(claim.evidence.span.holds(cue.words.span) for cue in claim.cues)


def check_ties(claim: Claim, graph: KnowledgeGraph) -> None:
    """Everything that a claim names is in its graph."""
    entities = {e.id for e in graph.entities}
    people = [p for p in (claim.subject, claim.object, claim.attributed_to, claim.reported_by) if p is not None]
    assert {p.entity.id for p in people} <= entities
    assert claim.embeds is None or claim.embeds in {c.id for c in graph.claims if c.id != claim.id}
    assert claim.subject.entity.id != claim.object.entity.id


@SOME
@given(TEXTS)
def test_every_claim_holds_in_any_text(text: str) -> None:
    graph = graph_of(text)
    for claim in graph.claims:
        check_places(claim, graph)
        check_ties(claim, graph)


@SOME
@given(TEXTS)
def test_ids_are_the_text_s_own(text: str) -> None:
    first, second = graph_of(text), graph_of(text)
    assert first == second
    assert len({c.id for c in first.claims}) == len(first.claims)


@pytest.mark.model
@needs_shared
def test_every_claim_of_real_articles_holds() -> None:
    made = 0
    tools = load_tools()
    for text in real_texts():
        graph = build_graph(article_from_text(text, "real"), tools)
        made += len(graph.claims)
        for claim in graph.claims:
            check_places(claim, graph)
            check_ties(claim, graph)
    assert made


def real_texts() -> list[str]:
    """Articles from all parts of the archive."""
    lines = (SHARED / "wikinews" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines[:: len(lines) // REAL][:REAL]]
