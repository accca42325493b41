"""Thinc's numpy operations with the matrix products given to numpy's own BLAS, for models that only predict."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from thinc.api import NumpyOps
from threadpoolctl import ThreadpoolController


class BlasOps(NumpyOps):  # type: ignore[misc]
    """`NumpyOps` for prediction; its results differ from thinc's in rounding alone.

    Thinc multiplies by cython-blis, which runs its slowest kernel on CPUs that it does not know (AMD since Zen 3); numpy brings OpenBLAS or
    Accelerate. `seq2col` and `maxout` are those of thinc without the memory that only training needs.
    """

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """The matrix product of `x` and `y`, either of which may be transposed first."""
        return np.dot(x.T if trans1 else x, y.T if trans2 else y, out=out)

    def seq2col(self, seq: Any, nW: int, *, lengths: Any = None) -> Any:  # noqa: N803
        """Each row of `seq` beside its `nW` neighbours on either side, zeros where there is none; shape (rows, (2 nW + 1) width)."""
        if nW != 1 or lengths is not None:
            return super().seq2col(seq, nW, lengths=lengths)
        rows, width = seq.shape
        columns = np.empty((rows, 3 * width), dtype=seq.dtype)
        columns[:1, :width] = 0
        columns[1:, :width] = seq[:-1]
        columns[:, width : 2 * width] = seq
        columns[:-1, 2 * width :] = seq[1:]
        columns[-1:, 2 * width :] = 0
        return columns

    def maxout(self, X: Any) -> tuple[Any, None]:  # noqa: N803
        """The largest piece of each unit of `X` (rows, units, pieces); which it was is for training, and left out."""
        best = X[:, :, 0].copy()
        for piece in range(1, X.shape[2]):
            np.maximum(best, X[:, :, piece], out=best)
        return best, None


@contextmanager
def one_blas_thread() -> Iterator[None]:
    """The process multiplies with one thread meanwhile: matrices of a few sentences are too small to share out."""
    with ThreadpoolController().limit(limits=1, user_api="blas"):  # looked for anew: others may have loaded a BLAS since
        yield
