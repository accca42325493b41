"""What GiNZA as shipped gives, faster: numpy's BLAS for its matrix products, vectors, heads and entities by the batch.

Tokens, heads, entities and bunsetsu are the same; GiNZA's clauses, words cut shorter and readings are left out.
"""

from __future__ import annotations

import warnings
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import NumpyOps, get_current_ops, set_current_ops

from kg import fastdep, fastner, fasttok2vec
from kg.blas import BlasOps, one_blas_thread
from kg.fasttokens import plain_tokenizer

BATCH = 64
"""Sentences a batch for the components that are spaCy's own; the others count tokens."""
_NOTHING = np.zeros((0, 0), dtype=np.float32)
_FASTER: Mapping[str, str] = MappingProxyType({"tok2vec": fasttok2vec.FACTORY, "parser": fastdep.FACTORY, "ner": fastner.FACTORY})
"""The components that are replaced, and the factories of those that take their place."""


def load_fast(name: str) -> Language:
    """The pipeline `name` with the faster parts, or as shipped with one `RuntimeWarning` where it is not built as they expect.

    A transformer is left as it is.

    Raises `OSError` where the model is not installed.
    """
    with _ops_for_prediction():
        nlp = spacy.load(name)
    if any("transformer" in component for component in nlp.pipe_names):
        return nlp  # nearly all of its time is torch's
    try:
        for component, factory in _FASTER.items():
            _replace(component, factory, nlp)
        _leave_out(nlp)
    except (KeyError, TypeError, ValueError) as error:
        warnings.warn(f"{name} runs as shipped, six times slower: {error}", RuntimeWarning, stacklevel=2)
        return spacy.load(name)
    return nlp


def pipe(texts: Iterable[str], nlp: Language, without: Collection[str] = ()) -> Iterator[Doc]:
    """One `Doc` a text, in order, in batches that fit; the components `without` are left out.

    `Doc.tensor`, a kilobyte a token that only the components read, is dropped.
    """
    with one_blas_thread():
        for doc in nlp.pipe(texts, batch_size=BATCH, disable=[*without]):
            doc.tensor = _NOTHING  # type: ignore[assignment]
            yield doc


@contextmanager
def _ops_for_prediction() -> Iterator[None]:
    """Models made meanwhile multiply by numpy's BLAS, unless thinc was told to use a GPU."""
    before = get_current_ops()
    if type(before) is NumpyOps or before.name == "numpy":
        set_current_ops(BlasOps())
    try:
        yield
    finally:
        set_current_ops(before)


def _leave_out(nlp: Language) -> None:
    """Leave out what nobody reads here: GiNZA's clauses, half of its time for bunsetsu, words cut shorter, and readings."""
    nlp.get_pipe("bunsetu_recognizer").clause_marker_rules = []  # type: ignore[attr-defined]
    nlp.tokenizer = plain_tokenizer(nlp.tokenizer)


def _replace(component: str, factory: str, nlp: Language) -> None:
    """Set a faster component before the one that it reads, and take that one out of the run."""
    if component not in nlp.pipe_names:
        raise ValueError(f"it has no component {component}")
    nlp.add_pipe(factory, before=component)
    nlp.disable_pipe(component)
