"""The token vectors of a spaCy pipeline, without the work that changes none of them: the same weights, the same vectors but for rounding.

spaCy's encoder (embeddings by hash, then residual convolutions with maxout over each token and its neighbours) reads a batch of documents
as one sequence, with as many rows of zeros between two of them as there are layers, and computes these rows as any other. Left out are:

- what one word alone decides, its embedding and its share in the first convolution, for every token but the word's first in the batch;
- the rows between documents that take nothing from a document, which are the same always, or give nothing back to one.

The pieces of maxout lie one behind the other, so that the largest is found without strides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.pipeline import Tok2Vec
from spacy.tokens import Doc

from kg.tokenbatches import by_batches

if TYPE_CHECKING:
    from thinc.api import Model

FACTORY = "batch_tok2vec"
_OF_A_WORD = {"ORTH", "LOWER", "PREFIX", "SUFFIX", "SHAPE"}
"""Features that a word has wherever it stands."""
_LAYER = "residual(expand_window>>maxout>>layernorm>>dropout)"
_AROUND = np.array([-1, 0, 1])

Floats: TypeAlias = npt.NDArray[np.float32]
Ints: TypeAlias = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Convolution:
    """A layer of the encoder: weights (3 widths, pieces × width), their bias, and the gain and bias (width) of its normalisation."""

    weights: Floats
    bias: Floats
    gain: Floats
    shift: Floats

    def products(self, vectors: Floats, rows: Ints) -> Floats:
        """The rows between their neighbours, times the weights."""
        return np.asarray(vectors[rows[:, None] + _AROUND].reshape(len(rows), len(self.weights)) @ self.weights)

    def activated(self, products: Floats) -> Floats:
        """Maxout (Goodfellow et al. 2013), then layer normalisation (Ba et al. 2016); `products` is overwritten."""
        products += self.bias
        width = len(self.gain)
        best = products[:, :width]
        for start in range(width, products.shape[1], width):
            np.maximum(best, products[:, start : start + width], out=best)
        centred = best - best.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", centred, centred) / width + 1e-8
        centred *= (variance**-0.5).astype(np.float32)[:, None]
        centred *= self.gain
        centred += self.shift
        return np.asarray(centred)


class BatchTok2Vec:
    """A component that sets `Doc.tensor` as the `Tok2Vec` that it is made from does."""

    def __init__(self, tok2vec: Tok2Vec) -> None:
        """Raises `ValueError` where the component is not built as expected."""
        if not isinstance(tok2vec, Tok2Vec):
            raise ValueError(f"a Tok2Vec is needed, not {type(tok2vec).__name__}")
        self._embed, encoder = tok2vec.model.layers
        _check_features(self._embed)
        self._layers = _read_layers(encoder)
        depth = len(self._layers)
        self._reaches = [min(layer, depth - layer) for layer in range(1, depth + 1)]
        self._outside = _far_from_documents(self._layers)

    def __call__(self, doc: Doc) -> Doc:
        """The document with its vectors."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 0) -> Iterator[Doc]:  # noqa: ARG002
        """The documents with their vectors, in batches by tokens (`TOKENS`) whatever `batch_size` is."""
        return by_batches(stream, self._set_vectors)

    def _set_vectors(self, docs: Sequence[Doc]) -> None:
        lengths = [len(doc) for doc in docs]
        vectors = self._vectors(docs, lengths)
        for doc, of_doc in zip(docs, np.split(vectors, np.cumsum(lengths)[:-1]), strict=True):
            doc.tensor = of_doc  # type: ignore[assignment]

    def _vectors(self, docs: Sequence[Doc], lengths: Sequence[int]) -> Floats:
        """The vectors of all tokens; (tokens, width)."""
        distances = _distances(lengths, max(self._reaches))
        is_token = distances == 0
        words, word_of_token = np.unique(np.concatenate([doc.to_array("ORTH") for doc in docs]), return_inverse=True)
        word_of_row = np.zeros(len(distances), dtype=np.int64)
        word_of_row[is_token] = word_of_token + 1
        return np.asarray(self._encoded(self._embedded(words, docs[0]), word_of_row, distances)[is_token])

    def _embedded(self, words: npt.NDArray[np.uint64], doc: Doc) -> Floats:
        """The embeddings of the words behind a row of zeros, which stands for no word."""
        if not len(words):
            return self._outside[0]  # spaCy's static vectors cannot read nothing
        (of_words,) = self._embed.predict([Doc(doc.vocab, words=[doc.vocab.strings[word] for word in words])])
        return np.asarray(np.concatenate([self._outside[0], of_words]))

    def _encoded(self, embedded: Floats, word_of_row: Ints, distances: Ints) -> Floats:
        """The rows after all layers; each layer computes those near enough to a document to matter."""
        vectors = embedded[word_of_row]
        for number, (layer, reach) in enumerate(zip(self._layers, self._reaches, strict=True)):
            rows = np.flatnonzero(distances <= reach)
            products = layer.products(vectors, rows) if number else _first_products(layer, embedded, word_of_row, rows)
            computed = vectors[rows] + layer.activated(products)
            vectors[distances > reach] = self._outside[number + 1]
            vectors[rows] = computed
        return vectors


def _first_products(layer: _Convolution, embedded: Floats, word_of_row: Ints, rows: Ints) -> Floats:
    """What `layer.products` gives for embeddings, multiplied once for each word: as the one before, itself, and the one after."""
    before, itself, after = (embedded @ weights for weights in np.split(layer.weights, 3))
    products = before[word_of_row[rows - 1]]
    products += itself[word_of_row[rows]]
    products += after[word_of_row[rows + 1]]
    return np.asarray(products)


def _distances(lengths: Sequence[int], reach: int) -> Ints:
    """How far from its document each row lies: 0 for tokens, `reach` rows on either side, and one further between two documents."""
    outward = np.arange(1, reach + 1)
    beyond = np.array([reach + 1])
    pieces = [part for length in lengths for part in (outward[::-1], np.zeros(length, dtype=np.int64), outward, beyond)]
    return np.concatenate([beyond, *pieces])


def _far_from_documents(layers: Sequence[_Convolution]) -> list[Floats]:
    """The row (1, width) after each number of layers where there is no document near: zeros at first, then what the biases make of them."""
    rows = [np.zeros((1, len(layers[0].gain)), dtype=np.float32)]
    for layer in layers:
        rows.append(rows[-1] + layer.activated(np.tile(rows[-1], 3) @ layer.weights))
    return rows


def _check_features(embed: Model[Any, Any]) -> None:
    """Raise `ValueError` where an embedding depends on more than the word."""
    read = {column for node in embed.walk() if node.name == "extract_features" for column in node.attrs["columns"]}
    if not read or not read <= _OF_A_WORD:
        raise ValueError(f"features of a word are expected ({', '.join(sorted(_OF_A_WORD))}), not {', '.join(map(str, sorted(read)))}")


def _read_layers(encoder: Model[Any, Any]) -> list[_Convolution]:
    """The layers of an encoder (`MaxoutWindowEncoder`) with one neighbour on either side; raises `ValueError` for another."""
    depth = encoder.attrs.get("pad", 0)  # as many as there are layers, where the window is of one neighbour
    if not depth or encoder.name != f"with_array({'>>'.join([_LAYER] * depth)})":
        raise ValueError("an encoder of convolutions with maxout, a window of 1 and residuals is expected")
    of_name = {name: [node for node in encoder.walk() if node.name == name] for name in ("maxout", "layernorm")}
    return [_read_layer(*of_layer) for of_layer in zip(of_name["maxout"], of_name["layernorm"], strict=True)]


def _read_layer(maxout: Model[Any, Any], layernorm: Model[Any, Any]) -> _Convolution:
    """The parameters of one layer, the pieces one behind the other."""
    weights, bias = np.asarray(maxout.get_param("W")), np.asarray(maxout.get_param("b"))
    width, pieces, window = weights.shape
    return _Convolution(
        np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(window, pieces * width)),
        bias.T.reshape(-1),
        np.asarray(layernorm.get_param("G")),
        np.asarray(layernorm.get_param("b")),
    )


@Language.factory(FACTORY, assigns=["doc.tensor"], default_config={"source": "tok2vec"})
def make_batch_tok2vec(nlp: Language, name: str, source: str) -> BatchTok2Vec:  # noqa: ARG001
    """The component that stands in for the component `source` of the same pipeline."""
    return BatchTok2Vec(nlp.get_pipe(source))  # type: ignore[arg-type]
