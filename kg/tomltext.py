"""TOML that people write and go on editing: read, and values written as it."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any


def parsed(source: str) -> dict[str, Any]:
    """The tables of `source`; raises `tomllib.TOMLDecodeError` for what is not TOML, arrays in arrays by the thousand among it."""
    try:
        return tomllib.loads(source)
    except RecursionError as error:
        raise tomllib.TOMLDecodeError("nested too deeply") from error


def text(value: str) -> str:
    """A basic string of TOML: JSON's escapes are TOML's, but for U+007F."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def texts(values: Iterable[str]) -> str:
    """An array of strings."""
    return f"[{', '.join(map(text, values))}]"


def inline(values: Mapping[str, str]) -> str:
    """An inline table of strings; keys are bare."""
    return f"{{ {', '.join(f'{key} = {text(value)}' for key, value in values.items())} }}"
