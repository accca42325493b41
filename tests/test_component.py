"""The component of a spaCy pipeline: its graphs are those of `kg.build`."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import ignore_error

import kg
from kg.component import FACTORY
from kg.errors import ArticleError, KgError

TEXT = "会談の余波\n\nプーチン大統領はウクライナ問題を棚上げした。ＮＡＴＯは「ロシアを支援しない」と述べた。中国は日本を非難した。"


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.load("ja_ginza")
    nlp.add_pipe(FACTORY, config={"article": "会談"})
    return nlp


def test_a_pipeline_that_is_not_ginza_s_is_refused() -> None:
    nlp = spacy.blank("ja")
    nlp.add_pipe(FACTORY)
    with pytest.raises(KgError, match="no GiNZA model"):
        nlp("中国は日本を非難した。")


@pytest.mark.model
class TestComponent:
    def test_graph_is_that_of_build(self, nlp: Language) -> None:
        assert nlp(TEXT)._.kg.content == kg.build(TEXT, name="会談").content

    def test_documents_of_a_stream_have_their_own(self, nlp: Language) -> None:
        texts = [TEXT, "米国はロシアに制裁を科した。"]
        assert [[claim.relation for claim in doc._.kg.claims] for doc in nlp.pipe(texts)] == [
            [claim.relation for claim in kg.build(text).claims] for text in texts
        ]

    def test_it_goes_through_a_disk(self, nlp: Language, tmp_path_factory: pytest.TempPathFactory) -> None:
        folder = tmp_path_factory.mktemp("model")
        nlp.to_disk(folder)
        assert spacy.load(folder)(TEXT)._.kg.content == nlp(TEXT)._.kg.content

    def test_what_stands_behind_it_runs_once(self) -> None:
        nlp = spacy.load("ja_ginza")
        seen: list[str] = []
        nlp.add_pipe(FACTORY)

        def note(doc: Doc) -> Doc:
            seen.append(doc.text)
            return doc

        Language.component("counts_texts", func=note)
        nlp.add_pipe("counts_texts")
        nlp(TEXT)
        assert seen == [TEXT]

    def test_a_bad_document_is_the_pipeline_s_to_handle(self, nlp: Language) -> None:
        with pytest.raises(ArticleError, match="no Japanese"):
            nlp("no Japanese")
        nlp.default_error_handler = ignore_error
        assert [doc.text for doc in nlp.pipe(["no Japanese", TEXT])] == [TEXT]
