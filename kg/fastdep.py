"""The dependency parser of a spaCy pipeline, its moves chosen without giving the interpreter's lock away: the same moves, the same heads.

spaCy's greedy parser (arc-eager: Nivre 2003) runs outside the lock and takes it for every check of a move, which is half of its time. Step
by step, as it is trained, it chooses the same moves under the lock, and the products of a step are numpy's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.language import Language
from spacy.pipeline import DependencyParser
from spacy.tokens import Doc

from kg.tokenbatches import by_batches

FACTORY = "batch_parser"


class BatchParser:
    """A component that sets heads, labels and sentences as the `DependencyParser` that it is made from does."""

    def __init__(self, parser: DependencyParser) -> None:
        """Raises `ValueError` where the component is no such parser, or looks for more than the best move."""
        if not isinstance(parser, DependencyParser):
            raise ValueError(f"a DependencyParser is needed, not {type(parser).__name__}")
        if parser.cfg["beam_width"] != 1:
            raise ValueError(f"a parser with a beam of 1 is expected, not of {parser.cfg['beam_width']}")
        self._parser = parser

    def __call__(self, doc: Doc) -> Doc:
        """The document with its heads."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 0) -> Iterator[Doc]:  # noqa: ARG002
        """The documents with their heads, in batches by tokens (`TOKENS`) whatever `batch_size` is."""
        return by_batches(stream, self._parse)

    def _parse(self, docs: Sequence[Doc]) -> None:
        """Move by move, all documents side by side, as `DependencyParser.greedy_parse` does."""
        states = self._parser.moves.init_batch(docs)
        unfinished = [state for state in states if not state.is_final()]
        if unfinished:
            step = self._parser.model.predict(docs)
            while unfinished:
                unfinished = self._parser.transition_states(unfinished, step.predict(unfinished))
            step.init = None  # a reference to itself, for which its products, 20 MB, would wait for the collector
        self._parser.set_annotations(docs, states)


@Language.factory(FACTORY, assigns=["token.dep", "token.head", "token.is_sent_start", "doc.sents"], default_config={"source": "parser"})
def make_batch_parser(nlp: Language, name: str, source: str) -> BatchParser:  # noqa: ARG001
    """The component that stands in for the parser `source` of the same pipeline."""
    return BatchParser(nlp.get_pipe(source))
