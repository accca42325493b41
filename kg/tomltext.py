"""Values as TOML, for the files that people go on editing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping


def text(value: str) -> str:
    """A basic string of TOML: JSON's escapes are TOML's, but for U+007F."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def texts(values: Iterable[str]) -> str:
    """An array of strings."""
    return f"[{', '.join(map(text, values))}]"


def inline(values: Mapping[str, str]) -> str:
    """An inline table of strings; keys are bare."""
    return f"{{ {', '.join(f'{key} = {text(value)}' for key, value in values.items())} }}"
