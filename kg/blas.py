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
    Accelerate.
    """

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """The matrix product of `x` and `y`, either of which may be transposed first."""
        return np.dot(x.T if trans1 else x, y.T if trans2 else y, out=out)


@contextmanager
def one_blas_thread() -> Iterator[None]:
    """The process multiplies with one thread meanwhile: matrices of a few sentences are too small to share out."""
    with ThreadpoolController().limit(limits=1, user_api="blas"):  # looked for anew: others may have loaded a BLAS since
        yield
