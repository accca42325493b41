"""The whole flow: what a graph holds, and that frozen parses are what GiNZA gives."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.article import article_from_text
from kg.claims import Books
from kg.model import KnowledgeGraph
from kg.parse import parse_texts
from kg.pipeline import Tools, build_graph, find_structures, load_tools, run_of
from kg.tokens import read_docs
from tests import parsed
from tests.readings import article_of, graph_of, told, tools

TEXT = "カナダのカーニー首相は8月3日、ロンドンで英国のスターマー首相と会談した。\n\n両首脳はウクライナ問題を協議し、ロシアを批判した。"


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return graph_of(TEXT)


def test_a_text_becomes_its_claims(graph: KnowledgeGraph) -> None:
    assert {f"{c.subject.entity.label} | {c.relation} | {c.object.entity.label}" for c in graph.claims} == {
        "マーク・カーニー | meetsWith | キア・スターマー",
        "マーク・カーニー | criticizes | ロシア",
        "キア・スターマー | criticizes | ロシア",
    }


def test_entities_stand_once_in_the_order_of_their_ids(graph: KnowledgeGraph) -> None:
    ids = [e.id for e in graph.entities]
    assert ids == sorted(set(ids))


def test_every_mention_names_an_entity_at_its_place(graph: KnowledgeGraph) -> None:
    (article,) = graph.articles
    assert graph.mentions
    assert {m.entity for m in graph.mentions} <= {e.id for e in graph.entities}
    assert all(article.words(m.words.span) == m.words for m in graph.mentions)


def test_every_fact_ties_entities(graph: KnowledgeGraph) -> None:
    ids = {e.id for e in graph.entities}
    assert graph.facts
    assert {f.subject for f in graph.facts} | {f.value for f in graph.facts} <= ids


def test_facts_stand_once(graph: KnowledgeGraph) -> None:
    assert len(set(graph.facts)) == len(graph.facts)


@pytest.mark.parametrize("text", ["法案は可決された。", "雨が降った。", "「」、と。"])
def test_a_text_that_names_nobody_has_no_claims(text: str) -> None:
    assert told(text) == []


def test_a_heading_in_brackets_does_not_stop_the_reading() -> None:
    assert told("【速報】\n\nカナダは米国に抗議した。") == ["カナダ | criticizes | 米国"]


def test_one_structure_a_sentence() -> None:
    article = article_of(TEXT)
    structures = find_structures(article, read_docs(parsed.doc(s.text) for s in article.sentences))
    assert [s.sentence for s in structures] == [0, 1]
    assert [s.text for s in structures] == [s.text for s in article.sentences]


def test_the_run_names_what_the_bytes_hang_on() -> None:
    run = run_of(tools())
    assert all((run.ronten, run.model, run.spacy, run.ginza))
    assert run.rules == run_of(tools()).rules
    fewer = Tools(tools().nlp, tools().gazetteer, tools().lexicon, _without_rules(tools().books))
    assert run_of(fewer).rules != run.rules


def _without_rules(books: Books) -> Books:
    rules = type(books.rules)((), {}, "none")
    return Books(rules, books.cues, books.speech, books.vocabulary)


SENTENCES = st.deferred(lambda: st.sampled_from(sorted(t for t in parsed.RECORDS if t.endswith("。") and len(t) > 8)))


@settings(max_examples=30, deadline=None)
@given(st.lists(SENTENCES, min_size=1, max_size=3), st.sampled_from(["\n\n", "\n\n\n", "\r\n\r\n", "\n\n　"]))
def test_layout_moves_offsets_and_changes_no_claim(sentences: list[str], gap: str) -> None:
    plain, other = graph_of("\n\n".join(sentences)), graph_of(gap.join(sentences))
    assert _without_place(plain) == _without_place(other)


def _without_place(graph: KnowledgeGraph) -> list[tuple[str, ...]]:
    return sorted(
        (c.subject.entity.label, c.relation, c.object.entity.label, c.modality, c.polarity, c.predicate.text, c.evidence.text)
        for c in graph.claims
    )


@settings(max_examples=30, deadline=None)
@given(SENTENCES)
def test_a_frozen_parse_comes_back_as_it_was(text: str) -> None:
    assert parsed.freeze(parsed.doc(text)) == parsed.RECORDS[text]


def test_a_sentence_that_is_not_frozen_says_how_to_freeze_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsed, "RECORDS", {})
    with pytest.raises(parsed.NotFrozenError, match=r"python -m tests\.freeze"):
        parsed.doc("これは凍結されていない。")


@pytest.fixture(scope="module")
def loaded() -> Tools:
    return load_tools()


@pytest.mark.model
def test_the_frozen_parses_are_what_ginza_gives(loaded: Tools) -> None:
    docs = parse_texts(parsed.RECORDS, loaded.nlp)
    assert [doc.text for doc in docs if parsed.freeze(doc) != parsed.RECORDS[doc.text]] == []


@pytest.mark.model
def test_a_build_is_what_the_frozen_parses_give(loaded: Tools, graph: KnowledgeGraph) -> None:
    built = build_graph(article_from_text(TEXT, "example"), loaded)
    assert built.claims == graph.claims
    assert (built.entities, built.mentions, built.facts) == (graph.entities, graph.mentions, graph.facts)
