"""The entity recogniser of a spaCy pipeline, decoded for all tokens of a batch at once: the same weights, features and rules.

spaCy's recogniser is a transition system over BILUO moves (Lample et al. 2016) that asks each of a model's moves (757 with GiNZA's 189
labels) for each token whether it is allowed, one document after the other. Its features are the token, the first token of the open entity
and the token before. So while no entity is open a token's move depends on that token alone: one matrix product decides it for the whole
batch, and only the few tokens that may open an entity are followed to its end.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span

from kg.tokenbatches import by_batches

if TYPE_CHECKING:
    from thinc.api import Model

FACTORY = "batch_ner"
_FEATURES = 3
_TOKEN, _FIRST, _BEFORE = range(_FEATURES)
_PAD = 0
"""The row of the features that stands for no token."""

Floats: TypeAlias = npt.NDArray[np.float32]
Ints: TypeAlias = npt.NDArray[np.int64]
Bools: TypeAlias = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Moves:
    """The moves of the transition system: those that can follow no open entity, and those that go on with one or end it, by label."""

    labels: tuple[str, ...]
    closed: Ints
    closed_label: Ints
    begins: Bools
    is_unit: Bools
    inside: Ints
    last: Ints


@dataclass(frozen=True, slots=True)
class _Weights:
    """The last layer: (moves, width) and (moves,)."""

    weights: Floats
    bias: Floats
    closed_weights: Floats
    closed_bias: Floats


class BatchNer:
    """A component that sets `Doc.ents` as the `EntityRecognizer` that it is made from does, on documents without entities."""

    def __init__(self, ner: EntityRecognizer) -> None:
        """Raises `ValueError` where the recogniser is not built as expected."""
        if not isinstance(ner, EntityRecognizer):
            raise ValueError(f"an EntityRecognizer is needed, not {type(ner).__name__}")
        self._moves = _read_moves([ner.moves.get_class_name(i) for i in range(ner.moves.n_moves)])
        self._tok2vec: Model[Any, Any] = ner.model.get_ref("tok2vec")
        self._lower: Model[Any, Any] = ner.model.get_ref("lower")
        self._weights = _read_weights(ner.model.get_ref("upper"), self._moves)
        if self._lower.get_dim("nF") != _FEATURES:
            raise ValueError(f"{_FEATURES} features a token are expected, not {self._lower.get_dim('nF')}")

    def __call__(self, doc: Doc) -> Doc:
        """The document with its entities."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 0) -> Iterator[Doc]:  # noqa: ARG002
        """The documents with their entities, in batches by tokens (`TOKENS`) whatever `batch_size` is."""
        return by_batches(stream, self._set_entities)

    def _set_entities(self, docs: Sequence[Doc]) -> None:
        for doc, spans in zip(docs, self._entities(docs), strict=True):
            doc.set_ents([Span(doc, start, end, label) for start, end, label in spans], default="outside")

    def _entities(self, docs: Sequence[Doc]) -> Iterator[list[tuple[int, int, str]]]:
        """The entities of each document as ranges of its tokens with their labels."""
        lengths = [len(doc) for doc in docs]
        if not sum(lengths):
            return iter([[] for _ in docs])
        features = self._features(docs)
        is_last, is_space = _edges(docs)
        moves = self._closed_moves(features, is_last, is_space)
        starts = np.flatnonzero(self._moves.begins[moves])
        ends = dict(zip(starts.tolist(), self._ends(features, starts, self._moves.closed_label[moves[starts]], is_last), strict=True))
        return self._read(moves, ends, lengths)

    def _features(self, docs: Sequence[Doc]) -> Floats:
        """What each token adds to a state in each of its parts; (1 + tokens, features, width, pieces), row 0 for no token."""
        return np.asarray(self._lower.predict(self._tok2vec.predict(docs)))

    def _hidden(self, token: Floats, first: Floats, before: Floats) -> Floats:
        """The hidden layer of states; (states, width)."""
        pieces = token + first + before + self._lower.get_param("b")
        return np.asarray(pieces.max(axis=-1))

    def _closed_moves(self, features: Floats, is_last: Bools, is_space: Bools) -> Ints:
        """The best move of each token where no entity is open, as an index into the closed moves."""
        hidden = self._hidden(features[1:, _TOKEN], features[_PAD, _FIRST], features[_PAD, _BEFORE])
        scores = hidden @ self._weights.closed_weights.T + self._weights.closed_bias
        begins = self._moves.begins
        scores[np.ix_(is_last | is_space, begins)] = -np.inf
        scores[np.ix_(is_space, self._moves.is_unit)] = -np.inf
        return np.asarray(scores.argmax(axis=1))

    def _ends(self, features: Floats, starts: Ints, labels: Ints, is_last: Bools) -> list[int]:
        """The end of the entity that opens at each of `starts`; all of them are followed together, token by token."""
        ends = np.zeros(len(starts), dtype=np.int64)
        opened, token = np.arange(len(starts)), starts + 1
        while len(opened):
            hidden = self._hidden(features[token + 1, _TOKEN], features[starts[opened] + 1, _FIRST], features[token, _BEFORE])
            goes_on = self._goes_on(hidden, labels[opened]) & ~is_last[token]
            ends[opened[~goes_on]] = token[~goes_on] + 1
            opened, token = opened[goes_on], token[goes_on] + 1
        return ends.tolist()

    def _goes_on(self, hidden: Floats, labels: Ints) -> Bools:
        """True where the entity goes on after this token."""
        inside, last = self._moves.inside[labels], self._moves.last[labels]
        return np.asarray(self._score(hidden, inside) > self._score(hidden, last))

    def _score(self, hidden: Floats, moves: Ints) -> Floats:
        return np.asarray((hidden * self._weights.weights[moves]).sum(axis=1) + self._weights.bias[moves])

    def _read(self, moves: Ints, ends: dict[int, int], lengths: Sequence[int]) -> Iterator[list[tuple[int, int, str]]]:
        """The moves of the batch read from left to right, document by document."""
        labels = [self._moves.labels[i] for i in self._moves.closed_label[moves]]
        acts = np.flatnonzero(self._moves.begins[moves] | self._moves.is_unit[moves]).tolist()
        offset = 0
        for length in lengths:
            of_doc = acts[bisect_left(acts, offset) : bisect_left(acts, offset + length)]
            yield [(start - offset, end - offset, labels[start]) for start, end in _without_overlap(of_doc, ends)]
            offset += length


def _without_overlap(acts: Iterable[int], ends: dict[int, int]) -> Iterator[tuple[int, int]]:
    """The entities that open where none is open."""
    free = 0
    for start in acts:
        if start >= free:
            free = ends.get(start, start + 1)
            yield start, free


def _edges(docs: Sequence[Doc]) -> tuple[Bools, Bools]:
    """The tokens after which a sentence or the document ends (no entity crosses them), and those of white space (none begins there)."""
    is_last, is_space = [], []
    for doc in docs:
        spaces, starts = doc.to_array(["IS_SPACE", "SENT_START"]).reshape(-1, 2).astype(np.int64).T
        is_last.append(np.append(starts[1:] == 1, np.ones(min(len(doc), 1), dtype=bool)))
        is_space.append(spaces != 0)
    return np.concatenate(is_last), np.concatenate(is_space)


def _read_moves(names: Sequence[str]) -> _Moves:
    """The moves by their names: B-, I-, L- and U- with a label, O, and U- alone, which spaCy keeps for training."""
    kinds = np.array([name[0] for name in names])
    of_move = [name[2:] for name in names]
    labels = tuple(sorted(set(of_move) - {""}))
    number = {label: i for i, label in enumerate(labels)}
    label_of = np.array([number.get(label, -1) for label in of_move])
    closed = np.flatnonzero([(name[0] in "BU" and len(name) > 2) or name == "O" for name in names])
    return _Moves(
        labels=labels,
        closed=closed,
        closed_label=label_of[closed],
        begins=kinds[closed] == "B",
        is_unit=kinds[closed] == "U",
        inside=_move_by_label("I", kinds, label_of, len(labels)),
        last=_move_by_label("L", kinds, label_of, len(labels)),
    )


def _move_by_label(kind: str, kinds: npt.NDArray[np.str_], label_of: Ints, count: int) -> Ints:
    """The move of that kind for each label."""
    found = np.full(count, -1, dtype=np.int64)
    moves = np.flatnonzero((kinds == kind) & (label_of >= 0))
    found[label_of[moves]] = moves
    if (found < 0).any():
        raise ValueError(f"a label has no move {kind}")
    return found


def _read_weights(upper: Model[Any, Any], moves: _Moves) -> _Weights:
    weights, bias = np.asarray(upper.get_param("W")), np.asarray(upper.get_param("b"))
    return _Weights(weights, bias, np.ascontiguousarray(weights[moves.closed]), bias[moves.closed])


@Language.factory(FACTORY, assigns=["doc.ents", "token.ent_iob", "token.ent_type"], default_config={"source": "ner"})
def make_batch_ner(nlp: Language, name: str, source: str) -> BatchNer:  # noqa: ARG001
    """The component that stands in for the recogniser `source` of the same pipeline."""
    return BatchNer(nlp.get_pipe(source))
