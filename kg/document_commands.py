"""The reference of every command and option, in Japanese and English, made from the command line itself."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Any, TypeAlias

import typer

from kg.cli import app
from kg.cli_exits import EXIT_CODES
from kg.cli_help import japanese, meaning

GENERATED = "<!-- Made by `python -m kg.documents`: change the command's own help instead. -->"
HELP = "--help"
Tell: TypeAlias = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Words:
    """The document's own words in one language."""

    title: str
    lead: str
    codes: str
    columns: tuple[str, str, str]
    required: str


WORDS: Mapping[str, Words] = MappingProxyType(
    {
        "ja": Words(
            "コマンドとオプション",
            "プログラム自身から作った一覧である。説明は `kg コマンド --help` の示すものの訳である。",
            "終了コード",
            ("引数・オプション", "既定値", "説明"),
            "必須",
        ),
        "en": Words(
            "Commands and options",
            "Made from the program itself: what `kg COMMAND --help` shows.",
            "Exit codes",
            ("argument or option", "default", "meaning"),
            "required",
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Command:
    """A command by its full name, with its help and parameters."""

    name: str
    help: str
    parameters: tuple[Any, ...]


def all_commands() -> tuple[Command, ...]:
    """All commands that can be called, those of groups under their group's name (`rules list`)."""
    return tuple(_walk(typer.main.get_group(app), ""))


def commands_document(language: str) -> str:
    """The reference as Markdown in `language` ("ja" or "en")."""
    words, tell = WORDS[language], _tell(language)
    codes = "\n".join(f"- {tell(code)}" for code in EXIT_CODES)
    parts = [f"# {words.title}", GENERATED, words.lead, f"## {words.codes}", codes]
    for command in all_commands():
        parts += [f"## kg {command.name}", _help(command, tell), _table(command, words, tell)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _tell(language: str) -> Tell:
    """What gives English help in `language`, as Markdown; English where nobody has translated it yet."""
    known = japanese() if language == "ja" else {}
    return lambda text: _escaped(known.get(text, text))


def _walk(group: Any, prefix: str) -> Iterator[Command]:
    for name, command in sorted(group.commands.items()):
        if hasattr(command, "commands"):
            yield from _walk(command, f"{prefix}{name} ")
        else:
            shown = (parameter for parameter in command.params if HELP not in parameter.opts and not parameter.hidden)
            yield Command(f"{prefix}{name}", inspect.cleandoc(command.help or ""), tuple(shown))


def _help(command: Command, tell: Tell) -> str:
    """The help as Markdown: lines of a paragraph joined, what is indented kept as code."""
    parts = (part if part.startswith("    ") else tell(" ".join(part.split())) for part in command.help.split("\n\n"))
    return "\n\n".join(parts)


def _table(command: Command, words: Words, tell: Tell) -> str:
    if not command.parameters:
        return ""
    rows = [f"| {' | '.join(_cells(parameter, words, tell))} |" for parameter in command.parameters]
    return "\n".join([f"| {' | '.join(words.columns)} |", "|---|---|---|", *rows])


def _cells(parameter: Any, words: Words, tell: Tell) -> tuple[str, str, str]:
    is_argument = parameter.param_type_name == "argument"
    name = f"`{parameter.metavar or parameter.name.upper()}`" if is_argument else ", ".join(f"`{option}`" for option in parameter.opts)
    return name, _default(parameter, words), tell(meaning(parameter))


def _default(parameter: Any, words: Words) -> str:
    if parameter.required:
        return words.required
    value = parameter.default
    return "" if value is None or value is False else f"`{value.value if isinstance(value, Enum) else value}`"


def _escaped(text: str) -> str:
    """`text` with what Markdown would take for a cell or a tag escaped, outside of code."""
    parts = re.split(r"(`[^`]*`)", text)
    return "".join(part if part.startswith("`") else part.replace("|", "\\|").replace("<", "&lt;") for part in parts)
