"""All that the code says to users, read from its sources: the words of errors, of lines that are printed, of headings of tables."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import kg
from kg import doctor
from kg.messages import COUNT, HOLE

SOURCES = sorted(Path(kg.__file__).parent.glob("*.py"))
ERRORS = {"KgError", "ArticleError", "RuleError", "QueryError", "GoldError", "CorrectionError", "QueryTimeoutError"}
SPEECH = {"told", "say", "warn", "note", "stage"}
GIVEN = (("article", "_warnings"), ("display", "lost_corrections"), ("display", "taken"), ("doctor", "_project"))
"""Functions whose texts another module prints."""
PASSED_ON = {"gold": ("_refuse_unless", 1, 3), "sparql": ("_error", 2, 3), "correction_fields": ("_wrong", 1, 2)}
"""Functions that make an error of what they are given: where what is wrong and what to do stand among their arguments."""
NO_WORDS = ("pip install ", "apt-get install ", "kg check ", "Python", "graph.html")
"""Commands and names, which are the same in both languages."""


@dataclass(frozen=True, slots=True)
class Module:
    """The tree of a source file."""

    name: str
    tree: ast.Module

    def calls(self, names: set[str]) -> Iterator[ast.Call]:
        """The calls of functions and methods with these names."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in names:
                yield node

    def lines(self, node: ast.expr | None) -> Iterator[str]:
        """What an expression can say: a text, with {} for what is filled in; of a name or a function of this file, each of its texts."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from node.value.split("\n")
        elif isinstance(node, ast.JoinedStr):
            yield from "".join(map(self._part, node.values)).split("\n")
            choices = (part.value for part in node.values if isinstance(part, ast.FormattedValue) and isinstance(part.value, ast.IfExp))
            yield from chain.from_iterable(map(self.lines, choices))
        elif node:
            yield from chain.from_iterable(map(self.lines, self._inside(node)))

    def _inside(self, node: ast.expr) -> list[ast.expr]:
        """The expressions that give what this one gives."""
        match node:
            case ast.IfExp(body=one, orelse=other) | ast.BinOp(left=one, right=other):
                return [one, other]
            case ast.Call(func=ast.Attribute(value=text, attr="translate")):
                return [text]
            case ast.List(elts=inner):
                return inner
            case ast.ListComp(elt=inner) | ast.Starred(value=inner) | ast.Call(func=ast.Name(id="told"), args=[inner]):
                return [inner]
            case ast.Name(id=name):
                return list(self._values(name))
            case ast.Call(func=ast.Name(id=name)):
                return list(self._returned(name))
        return []

    def _part(self, part: ast.expr) -> str:
        """What stands in a text, or the mark of the hole for what is filled in."""
        if isinstance(part, ast.FormattedValue):
            return COUNT if self._is_count(part.value) else HOLE
        return str(ast.literal_eval(part))

    def _is_count(self, node: ast.expr) -> bool:
        if isinstance(node, ast.Name):
            values = list(self._values(node.id))
            return bool(values) and all(map(self._is_count, values))
        return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "counted"

    def _values(self, name: str) -> Iterator[ast.expr]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Assign):
                yield from (value for target in node.targets for value in _assigned(target, node.value, name))

    def _returned(self, name: str) -> Iterator[ast.expr]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef) and node.name == name:
                yield from (each.value for each in ast.walk(node) if isinstance(each, ast.Return | ast.Yield) and each.value)


def _assigned(target: ast.expr, value: ast.expr, name: str) -> Iterator[ast.expr]:
    """What `name` is set to where `target = value`, one by one where both are tuples."""
    if isinstance(target, ast.Name) and target.id == name:
        yield value
    elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        for inner, each in zip(target.elts, value.elts, strict=True):
            yield from _assigned(inner, each, name)


def modules() -> list[Module]:
    return [Module(path.stem, ast.parse(path.read_text(encoding="utf-8"))) for path in SOURCES]


def said_lines() -> set[str]:
    """Every line, with its holes, that has a word of its own and is no command to type."""
    return {line for line in _all_lines() if re.search(r"[A-Za-z]", re.sub(r"\{#?\}", "", line)) and not line.startswith(NO_WORDS)}


def headings() -> set[str]:
    """The headings of tables."""
    words = (line for module in modules() for call in module.calls({"view"}) for argument in call.args for line in module.lines(argument))
    return {word for word in words if word}


def nouns() -> set[str]:
    """What is counted, one and several."""
    return {noun for module in modules() for call in module.calls({"counted"}) for noun in _nouns(call)}


def _all_lines() -> Iterator[str]:
    for module in modules():
        for call in module.calls(ERRORS):
            for node in (*call.args[:1], *(word.value for word in call.keywords if word.arg == "remedy")):
                yield from module.lines(node)
        for call in module.calls(SPEECH):
            yield from chain.from_iterable(map(module.lines, call.args[:1] if "stage" in ast.unparse(call.func) else call.args))
        if module.name in PASSED_ON:
            yield from _passed_on(module, *PASSED_ON[module.name])
        for name, function in GIVEN:
            yield from module.lines(ast.Call(ast.Name(function), [], [])) if module.name == name else ()
        for call in module.calls({"Finding"}) if module.name == "doctor" else ():
            yield from chain.from_iterable(map(module.lines, call.args[:2]))
    yield from (use for _, use, _ in doctor._PACKAGES)


def _passed_on(module: Module, function: str, what: int, remedy: int) -> Iterator[str]:
    for call in module.calls({function}):
        given = dict(enumerate(call.args)) | {
            {"what": what, "remedy": remedy}.get(word.arg or "", -1): word.value for word in call.keywords
        }
        yield from (f"{HOLE} {line}" if function == "_wrong" else line for line in module.lines(given.get(what)))
        yield from module.lines(given.get(remedy))


def _nouns(call: ast.Call) -> Iterator[str]:
    one, many = (ast.literal_eval(noun) for noun in (*call.args[1:], ast.Constant(""))[:2])
    yield from (one, many or f"{one}s")
