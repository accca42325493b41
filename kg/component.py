"""The component `kg` of a spaCy pipeline, for those who have a GiNZA pipeline of their own."""

from __future__ import annotations

from functools import cached_property

from spacy.language import Language
from spacy.tokens import Doc

from kg.article import article_from_text
from kg.graph import Graph
from kg.parse import check_model, parse
from kg.pipeline import Tools, extract, tools_with

FACTORY = "kg"


class GraphComponent:
    """Sets `doc._.kg` to the graph of a document: what `kg.build` gives for its text.

    Claims are found sentence by sentence in normalised text, so the pipeline's other components read the text's sentences once more.

    >>> import spacy
    >>> nlp = spacy.load("ja_ginza")
    >>> component = nlp.add_pipe("kg")
    >>> doc = nlp("プーチン大統領はウクライナ問題を棚上げした。")
    >>> [(claim.relation, claim.object.entity.label) for claim in doc._.kg.claims]
    [('deprioritizes', 'ウクライナ問題')]
    """

    def __init__(self, nlp: Language, name: str, article: str) -> None:
        self._nlp, self._name, self._article = nlp, name, article
        if not Doc.has_extension(FACTORY):
            Doc.set_extension(FACTORY, default=None)

    def __call__(self, doc: Doc) -> Doc:
        """The document with its graph.

        Raises `ArticleError` where there is no Japanese in it (`nlp.default_error_handler` says what happens then), and `KgError` where the
        pipeline is not GiNZA's.
        """
        check_model(self._nlp, "the pipeline")
        article = article_from_text(doc.text, self._article)
        docs = parse(article, self._nlp, without=self._after())
        doc._.set(FACTORY, Graph(extract(article, docs, self._tools)))
        return doc

    def _after(self) -> list[str]:
        """The names of the component itself and of those behind it."""
        return self._nlp.pipe_names[self._nlp.pipe_names.index(self._name) :]

    @cached_property
    def _tools(self) -> Tools:
        return tools_with(self._nlp)


@Language.factory(FACTORY, requires=["token.tag", "token.lemma", "token.dep", "doc.ents"], default_config={"article": "text"})
def make_component(nlp: Language, name: str, article: str) -> GraphComponent:
    """The component; `article` is what its articles are called."""
    return GraphComponent(nlp, name, article)
