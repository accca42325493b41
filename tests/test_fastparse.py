"""The fast pipeline gives what the shipped one gives: tokens, tags, heads, entities and bunsetsu, on real text."""

from __future__ import annotations

import json
import os
import warnings
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.pipeline import Tok2Vec
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab
from thinc.api import NumpyOps, get_current_ops

from kg.article import article_from_text, read_article
from kg.blas import BlasOps, one_blas_thread
from kg.errors import ArticleError
from kg.fastdep import BatchParser
from kg.fastner import BatchNer
from kg.fastparse import load_fast, pipe
from kg.fasttok2vec import BatchTok2Vec
from kg.parse import load_model
from kg.tokenbatches import token_batches
from tests.shared import SHARED

ARTICLES = 200 if "CI" in os.environ else 30
"""The shipped pipeline takes minutes over 200."""
SAMPLE = Path(__file__).parents[1] / "kg" / "data" / "alaska-summit.txt"


def wikinews_sentences() -> Iterator[str]:
    with (SHARED / "wikinews" / "articles.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    for row in rows[:: len(rows) // ARTICLES][:ARTICLES]:
        try:
            yield from (sentence.text for sentence in article_from_text(row["text"], str(row["id"])).sentences)
        except ArticleError:
            continue


@pytest.fixture(scope="module")
def sentences() -> list[str]:
    return list(wikinews_sentences()) if SHARED.is_dir() else [sentence.text for sentence in read_article(SAMPLE).sentences]


@pytest.fixture(scope="module")
def fast() -> Language:
    return load_model()


@pytest.fixture(scope="module")
def shipped() -> Language:
    return load_model(fast=False)


LEFT_OUT = {"clauses", "clause_heads", "sub_tokens"}
"""GiNZA's clauses and the words cut shorter, which nobody reads here."""


def features(token: Token) -> dict[str, str]:
    """The morphological features; of the readings only those of words that the dictionary has not."""
    found: dict[str, str] = token.morph.to_dict()
    return {name: value for name, value in found.items() if name != "Reading" or value == token.text}


def reading(doc: Doc) -> object:
    tokens = [
        (t.text, t.tag_, t.pos_, t.lemma_, t.norm_, features(t), t.dep_, t.head.i, t.is_sent_start, t.ent_iob_, t.ent_type_) for t in doc
    ]
    return tokens, {key: value for key, value in doc.user_data.items() if key not in LEFT_OUT}


@pytest.mark.model
def test_the_reading_is_that_of_the_shipped_pipeline(sentences: list[str], fast: Language, shipped: Language) -> None:
    pairs = zip(pipe(sentences, fast), shipped.pipe(sentences, batch_size=64), strict=True)
    assert [ours.text for ours, theirs in pairs if reading(ours) != reading(theirs)] == []


@pytest.mark.model
def test_only_clauses_and_shorter_words_are_left_out(fast: Language, shipped: Language) -> None:
    text = "首相は会談を終え、帰国した。"
    assert set(shipped(text).user_data) - set(fast(text).user_data) <= LEFT_OUT
    assert fast(text).user_data["clauses"] == {}


@pytest.mark.model
def test_only_unknown_words_keep_a_reading(fast: Language) -> None:
    readings = {t.text: t.morph.to_dict().get("Reading") for t in fast("パク・槿恵氏は東京で会談した。")}
    assert (readings["槿恵"], readings["東京"]) == ("槿恵", None)


@pytest.mark.model
def test_the_fast_parts_are_in_the_pipeline_that_is_loaded(fast: Language, shipped: Language) -> None:
    faster = {"batch_tok2vec", "batch_parser", "batch_ner"}
    assert faster <= set(fast.pipe_names)
    assert not {"tok2vec", "parser", "ner"} & set(fast.pipe_names)
    assert isinstance(fast.get_pipe("parser").model.ops, BlasOps)  # type: ignore[attr-defined]
    assert not faster & set(shipped.pipe_names)


@pytest.mark.model
def test_loading_leaves_the_operations_of_other_models_alone(fast: Language) -> None:  # noqa: ARG001
    assert not isinstance(get_current_ops(), BlasOps)


@pytest.mark.model
def test_one_document_reads_as_it_does_in_a_batch(fast: Language) -> None:
    text = "プーチン大統領は15日、米アラスカ州でトランプ大統領と会談した。"
    batch = list(pipe(["米", text, "会談は3時間に及び、両首脳は停戦の条件を話し合ったが、合意には至らなかった。"], fast))
    assert reading(fast(text)) == reading(batch[1])


@pytest.mark.model
def test_vectors_are_those_of_the_shipped_model_but_for_rounding(fast: Language, shipped: Language, sentences: list[str]) -> None:
    docs = [shipped.make_doc(text) for text in sentences[:50]]
    theirs = [doc.tensor for doc in shipped.get_pipe("tok2vec").pipe(docs)]  # type: ignore[attr-defined]
    ours = [doc.tensor for doc in fast.get_pipe("batch_tok2vec").pipe(docs)]  # type: ignore[attr-defined]
    assert all(np.allclose(a, b, atol=1e-5) for a, b in zip(ours, theirs, strict=True))


@pytest.mark.model
def test_documents_come_without_the_vectors(fast: Language) -> None:
    assert [doc.tensor.size for doc in pipe(["米国と中国が会談した。"], fast)] == [0]


@pytest.mark.model
@pytest.mark.parametrize("texts", [[], [""], ["", ""], ["。"], [" "], ["米", "", "　\n ", "EU"], ["米国と中国。" * 700, ""]])
def test_texts_of_next_to_nothing_are_read(texts: list[str], fast: Language, shipped: Language) -> None:
    assert [reading(doc) for doc in pipe(texts, fast)] == [reading(doc) for doc in shipped.pipe(texts)]


@pytest.fixture
def foreign_model(tmp_path: Path) -> Path:
    nlp = spacy.blank("ja")
    nlp.add_pipe("sentencizer")
    nlp.to_disk(tmp_path / "model")
    return tmp_path / "model"


def test_a_model_that_is_built_otherwise_runs_as_shipped_with_one_warning(foreign_model: Path) -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        nlp = load_fast(str(foreign_model))
    assert [w.category for w in caught if "as shipped" in str(w.message)] == [RuntimeWarning]
    assert nlp.pipe_names == ["sentencizer"]


@pytest.mark.parametrize(
    ("component", "needed"), [(BatchNer, "EntityRecognizer"), (BatchTok2Vec, "Tok2Vec"), (BatchParser, "DependencyParser")]
)
def test_a_component_of_another_kind_is_refused(component: Callable[[object], object], needed: str) -> None:
    with pytest.raises(ValueError, match=needed):
        component(spacy.blank("ja").add_pipe("sentencizer"))


def scored_by_chance(component: Any, seed: int) -> None:
    """Give the last layer of a transition system weights by chance: without, all moves score the same."""
    upper = component.model.get_ref("upper")
    upper.set_param("W", np.random.default_rng(seed).normal(size=upper.get_param("W").shape).astype("float32"))


def trained_ner(labels: int, seed: int) -> Language:
    """A small recogniser with weights by chance, whose entities are long and many."""
    nlp = spacy.blank("xx")
    ner = nlp.add_pipe("ner")
    for label in range(labels):
        ner.add_label(f"L{label}")  # type: ignore[attr-defined]
    nlp.initialize()
    scored_by_chance(ner, seed)
    return nlp


@pytest.fixture(scope="module")
def random_ner() -> Language:
    return trained_ner(labels=5, seed=1)


words = st.lists(st.sampled_from(["米", "露", "会談", "NATO", " ", "\n", "。", "x"]), max_size=30)


@given(st.lists(words, min_size=1, max_size=6), st.data())
def test_any_recogniser_is_decoded_as_spacy_decodes_it(random_ner: Language, texts: list[list[str]], data: st.DataObject) -> None:
    starts: list[list[bool | int | None]] = [[i == 0 or data.draw(st.booleans()) for i in range(len(text))] for text in texts]

    def docs(vocab: Vocab) -> list[Doc]:
        return [Doc(vocab, words=text, sent_starts=of_text) for text, of_text in zip(texts, starts, strict=True)]

    ner = random_ner.get_pipe("ner")
    ours = BatchNer(ner).pipe(docs(random_ner.vocab))
    theirs = ner.pipe(docs(random_ner.vocab))  # type: ignore[attr-defined]
    for a, b in zip(ours, theirs, strict=True):
        assert [(t.ent_iob_, t.ent_type_) for t in a] == [(t.ent_iob_, t.ent_type_) for t in b]


def docs_of(texts: list[list[str]], vocab: Vocab) -> list[Doc]:
    return [Doc(vocab, words=text) for text in texts]


def tok2vec_by_chance(depth: int, pieces: int = 3, window: int = 1, attrs: tuple[str, ...] = ("ORTH", "SHAPE")) -> tuple[Language, Tok2Vec]:
    """A small component whose weights, biases too, are by chance."""
    nlp = spacy.blank("xx")
    embed = {"@architectures": "spacy.MultiHashEmbed.v2", "width": 8, "attrs": [*attrs], "rows": [50] * len(attrs)}
    embed["include_static_vectors"] = False
    encode = {"@architectures": "spacy.MaxoutWindowEncoder.v2", "width": 8, "depth": depth, "window_size": window, "maxout_pieces": pieces}
    model = {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}
    tok2vec = nlp.add_pipe("tok2vec", config={"model": model})
    nlp.initialize()
    random = np.random.default_rng(depth)
    for node in tok2vec.model.walk():  # type: ignore[attr-defined]
        for name in node.param_names:
            node.set_param(name, random.normal(size=node.get_param(name).shape).astype("float32"))
    return nlp, tok2vec  # type: ignore[return-value]


@pytest.fixture(scope="module")
def encoders() -> list[tuple[Language, Tok2Vec]]:
    return [tok2vec_by_chance(depth, pieces) for depth, pieces in [(1, 2), (2, 3), (3, 3), (4, 1), (8, 3)]]


@given(st.lists(words, min_size=1, max_size=6), st.integers(0, 4))
def test_any_vectors_are_those_of_spacy_but_for_rounding(
    encoders: list[tuple[Language, Tok2Vec]], texts: list[list[str]], which: int
) -> None:
    nlp, tok2vec = encoders[which]
    ours = list(BatchTok2Vec(tok2vec).pipe(docs_of(texts, nlp.vocab)))
    theirs = list(tok2vec.pipe(docs_of(texts, nlp.vocab)))
    for a, b in zip(ours, theirs, strict=True):
        assert a.tensor.shape[0] == len(a)
        assert not len(a) or np.allclose(a.tensor, b.tensor, atol=1e-4)


@pytest.mark.parametrize(
    ("built", "complaint"),
    [({"window": 2}, "window of 1"), ({"attrs": ("ORTH", "SPACY")}, "features of a word are expected .*, not ORTH, SPACY")],
)
def test_vectors_of_another_making_are_refused(built: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        BatchTok2Vec(tok2vec_by_chance(depth=2, **built)[1])


def trained_parser(factory: str, seed: int) -> Language:
    """A small parser with weights by chance."""
    nlp = spacy.blank("xx")
    parser = nlp.add_pipe(factory, name="parser")
    for label in ("ROOT", "obl", "nsubj", "case"):
        parser.add_label(label)  # type: ignore[attr-defined]
    nlp.initialize()
    scored_by_chance(parser, seed)
    return nlp


@pytest.fixture(scope="module")
def random_parser() -> Language:
    return trained_parser("parser", seed=1)


@given(st.lists(words, min_size=1, max_size=6))
def test_any_parser_sets_the_heads_that_spacy_sets(random_parser: Language, texts: list[list[str]]) -> None:
    parser = random_parser.get_pipe("parser")
    ours = BatchParser(parser).pipe(docs_of(texts, random_parser.vocab))
    theirs = parser.pipe(docs_of(texts, random_parser.vocab))  # type: ignore[attr-defined]
    for a, b in zip(ours, theirs, strict=True):
        assert [(t.head.i, t.dep_, t.is_sent_start) for t in a] == [(t.head.i, t.dep_, t.is_sent_start) for t in b]


def test_a_parser_with_a_beam_is_refused() -> None:
    with pytest.raises(ValueError, match="a parser with a beam of 1 is expected, not of 8"):
        BatchParser(trained_parser("beam_parser", seed=1).get_pipe("parser"))


@given(st.integers(0, 7), st.integers(1, 5))
def test_the_operations_agree_with_those_of_thinc(rows: int, width: int) -> None:
    matrix = np.random.default_rng(0).normal(size=(rows, width)).astype("float32")
    assert np.allclose(BlasOps().gemm(matrix, matrix, trans2=True), NumpyOps().gemm(matrix, matrix, trans2=True), atol=1e-5)


def test_blas_gets_its_threads_back() -> None:
    from threadpoolctl import threadpool_info

    before = threadpool_info()
    with one_blas_thread():
        assert {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"} <= {1}
    assert threadpool_info() == before


@given(st.lists(words, max_size=20), st.integers(1, 40))
def test_batches_hold_all_documents_in_order_and_not_too_many_tokens(texts: list[list[str]], most: int) -> None:
    docs = docs_of(texts, Vocab())
    batches = list(token_batches(docs, most))
    assert [doc for batch in batches for doc in batch] == docs
    assert all(batch and (sum(map(len, batch)) <= most or len(batch) == 1) for batch in batches)
    assert all(sum(map(len, one)) + len(other[0]) > most for one, other in pairwise(batches))
