"""The help of the commands in Japanese, by the English that stands in the code."""

from __future__ import annotations

import inspect
import re
import tomllib
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

from kg.cli_exits import EPILOG, EXIT_CODES

_JAPANESE = Path(__file__).with_name("commands.ja.toml")


@cache
def japanese() -> Mapping[str, str]:
    """The Japanese of the help's paragraphs by their English."""
    return tomllib.loads(_JAPANESE.read_text(encoding="utf-8"))


def paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a command's help, each on one line, without what is code."""
    return (" ".join(part.split()) for part in text.split("\n\n") if part.strip() and not part.startswith("    "))


def meaning(parameter: Any) -> str:
    """The help of an option or argument, with the choices where it does not name them."""
    choices = _choices(parameter)
    named = all(re.search(rf"\b{re.escape(choice)}\b", parameter.help or "") for choice in choices)
    return (parameter.help or "") + ("" if named else f" ({', '.join(choices)})")


def english(command: Any) -> Iterator[str]:
    """All that `command` and the commands in it say in their help, piece by piece as it is told in Japanese."""
    yield from paragraphs(inspect.cleandoc(command.help or ""))
    yield from map(meaning, (parameter for parameter in command.params if getattr(parameter, "help", None)))
    for inner in getattr(command, "commands", {}).values():
        yield from english(inner)


def in_japanese(command: Any) -> Any:
    """`command`, its options and all commands in it, with their help put into Japanese."""
    known = japanese()
    for parameter in command.params:
        if getattr(parameter, "help", None):
            parameter.help = known.get(meaning(parameter), parameter.help)
    if command.help:
        told = [known.get(part, part) for part in paragraphs(inspect.cleandoc(command.help))]
        command.help, command.short_help = "\n\n".join(told), told[0].split("。")[0]
    if command.epilog == EPILOG:
        command.epilog = f"終了コード: {'。'.join(known[code] for code in EXIT_CODES)}。"
    for inner in getattr(command, "commands", {}).values():
        in_japanese(inner)
    return command


def _choices(parameter: Any) -> tuple[str, ...]:
    kind = parameter.type_descriptor.annotation
    return tuple(str(member.value) for member in kind) if isinstance(kind, type) and issubclass(kind, Enum) else ()
