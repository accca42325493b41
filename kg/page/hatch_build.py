"""The build hook of the wheel: bundles the page's JavaScript first (hatchling calls it, in editable installs too)."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PageBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs `build.py`, which lies beside this file and cannot be imported before the package is installed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 — hatchling passes both by name
        """Bundle before a wheel, editable or not, or an sdist is packed."""
        runpy.run_path(str(Path(self.root, "kg", "page", "build.py")))["build_page"]()
