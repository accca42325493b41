"""The folder of articles and gold beside the checkout, which not every machine has."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the folder shared/ is not beside the checkout")
