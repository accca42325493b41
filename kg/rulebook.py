"""The rules that map predicates to relations: TOML files, read strictly.

A rule speaks of cases and entity classes, never of dependency arcs, so that a researcher who reads Japanese but no code
can add one. What is wrong in a file is refused at load with file, rule and key.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from kg.errors import RuleError
from kg.ids import digest
from kg.particles import CASES
from kg.vocabulary import Vocabulary

RULES = Path(__file__).with_name("rules")
"""Where the shipped rule files lie."""

CLASSES = frozenset({"actor", "person", "group", "doer", "topic", "state", "place", "issue", "phrase", "clause"})
SLOT_CASES = CASES | {"ノ", "複合", "語", "句", "ヨウ"}
RELATION_FILES = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict", "agenda", "effect")

_KEYS = frozenset(
    {
        "id",
        "relation",
        "predicates",
        "subject",
        "object",
        "about",
        "frame",
        "not_with",
        "unless",
        "when_negated",
        "only_negated",
        "nominal",
        "why",
        "examples",
        "counterexamples",
    }
)
_REQUIRED = ("id", "relation", "predicates", "object", "why", "examples")


@dataclass(frozen=True, slots=True)
class Slot:
    """A case that may fill a part of a claim, and the class that the filler must have (None: any)."""

    case: str
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and the claims (`subject | relation | object`) that its rule makes of it; `source` names the text it comes from."""

    text: str
    claims: tuple[str, ...]
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """Which predicates mean which relation, and in which cases its parts stand.

    Beside an argument whose head is a word of `not_with` the predicate means something else (身柄を確保する is no wish).
    """

    id: str
    relation: str
    predicates: tuple[str, ...]
    subject: tuple[Slot, ...]
    object: tuple[Slot, ...]
    about: tuple[Slot, ...]
    frame: tuple[Slot, ...]
    not_with: frozenset[str]
    unless: tuple[str, ...]
    when_negated: str | None
    only_negated: bool
    nominal: bool
    is_symmetric: bool
    why: str
    examples: tuple[Example, ...]
    counterexamples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All rules in the order of their files. `by_predicate` finds those of a dictionary form or an idiom; `hash` names the set."""

    rules: tuple[Rule, ...]
    by_predicate: Mapping[str, tuple[Rule, ...]]
    hash: str

    def verbs_with_object(self) -> frozenset[str]:
        """The predicates, no idioms, that take を in some rule: those of a clause like 配備した兵器 leave room for it."""
        taking = (rule for rule in self.rules if any(slot.case == "ヲ" for slot in (*rule.object, *rule.about)))
        return frozenset(p for rule in taking for p in rule.predicates if not set(p[1:-1]) & set("をにがと"))

    def rule(self, rule_id: str) -> Rule:
        """The rule of that id; raises `RuleError` where there is none."""
        found = next((rule for rule in self.rules if rule.id == rule_id), None)
        if found is None:
            raise RuleError(f"there is no rule {rule_id}", remedy="kg rules list shows all")
        return found


def load_rulebook(vocabulary: Vocabulary, files: Iterable[Path] | None = None) -> RuleBook:
    """The rule book of `files`, the shipped ones where none are named.

    Raises `RuleError` with file, rule and key where a file is not of the form.
    """
    paths = tuple(files) if files is not None else tuple(RULES / f"{name}.toml" for name in RELATION_FILES)
    rules = tuple(rule for path in paths for rule in _read(path, vocabulary))
    _refuse_doubles(rules)
    return RuleBook(rules, _index(rules), digest(*(spelt(rule) for rule in rules)))


def _read(path: Path, vocabulary: Vocabulary) -> list[Rule]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RuleError(f"not a readable rule file: {error}", where=str(path), remedy="mend the TOML at the place named") from error
    return [_rule(record, _place(path, number, record), vocabulary) for number, record in enumerate(_records(table, path), 1)]


def _records(table: Mapping[str, object], path: Path) -> list[Mapping[str, object]]:
    """The `[[rule]]` tables of a file that holds nothing else."""
    records = table.get("rule", [])
    strange = sorted(set(table) - {"rule"})
    if strange or not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
        what = f"unknown table {strange[0]!r}" if strange else "rule is no list of tables"
        raise RuleError(what, where=path.name, remedy="begin each rule with [[rule]]")
    return records


def _place(path: Path, number: int, record: Mapping[str, object]) -> str:
    return f"{path.name}, rule {record.get('id', f'no. {number}')}"


def _rule(record: Mapping[str, object], where: str, vocabulary: Vocabulary) -> Rule:
    _refuse_keys(record, where)
    relation = _relation(record, "relation", where, vocabulary)
    return Rule(
        id=_word(record, "id", where),
        relation=relation,
        predicates=_words(record, "predicates", where),
        subject=_slots(record, "subject", where) or (Slot("ガ"),),
        object=_slots(record, "object", where),
        about=_slots(record, "about", where),
        frame=_slots(record, "frame", where),
        not_with=frozenset(_words(record, "not_with", where)),
        unless=_words(record, "unless", where),
        when_negated=_relation(record, "when_negated", where, vocabulary) if "when_negated" in record else None,
        only_negated=_truth(record, "only_negated", where, default=False),
        nominal=_truth(record, "nominal", where, default=True),
        is_symmetric=vocabulary.relations[relation].symmetric,
        why=_word(record, "why", where),
        examples=_examples(record, where),
        counterexamples=_words(record, "counterexamples", where),
    )


def _relation(record: Mapping[str, object], key: str, where: str, vocabulary: Vocabulary) -> str:
    name = _word(record, key, where)
    if name not in vocabulary.relations:
        remedy = "use an id of the vocabulary (kg/vocabulary.toml)"
        raise RuleError(f"there is no relation {name!r}", where=f"{where}, key {key}", remedy=remedy)
    return name


def _truth(record: Mapping[str, object], key: str, where: str, *, default: bool) -> bool:
    value = record.get(key, default)
    if not isinstance(value, bool):
        raise RuleError(
            f"{value!r} is neither true nor false", where=f"{where}, key {key}", remedy="write true or false without quotation marks"
        )
    return value


def _refuse_keys(record: Mapping[str, object], where: str) -> None:
    for key in record:
        if key not in _KEYS:
            raise RuleError(f"unknown key {key!r}", where=where, remedy=f"the keys of a rule are {', '.join(sorted(_KEYS))}")
    for key in _REQUIRED:
        if not record.get(key):
            raise RuleError(f"the key {key!r} is missing or empty", where=where, remedy="every rule needs " + ", ".join(_REQUIRED))


def _word(record: Mapping[str, object], key: str, where: str) -> str:
    value = record[key]
    if not isinstance(value, str) or not value.strip():
        raise RuleError(f"{value!r} is no text", where=f"{where}, key {key}", remedy='write it in quotation marks: "…"')
    return value


def _words(record: Mapping[str, object], key: str, where: str) -> tuple[str, ...]:
    value = record.get(key, [])
    if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
        raise RuleError("not a list of texts", where=f"{where}, key {key}", remedy='write ["…", "…"]')
    if len(set(value)) < len(value):
        raise RuleError("a text stands twice", where=f"{where}, key {key}", remedy="leave one of them out")
    return tuple(value)


def _slots(record: Mapping[str, object], key: str, where: str) -> tuple[Slot, ...]:
    return tuple(_slot(text, f"{where}, key {key}") for text in _words(record, key, where))


def _slot(text: str, where: str) -> Slot:
    case, _, kind = text.partition(":")
    if case not in SLOT_CASES:
        raise RuleError(f"there is no case {case!r}", where=where, remedy="the cases are " + " ".join(sorted(SLOT_CASES)))
    if kind and kind not in CLASSES:
        raise RuleError(f"there is no class {kind!r}", where=where, remedy="the classes are " + ", ".join(sorted(CLASSES)))
    return Slot(case, kind or None)


def _examples(record: Mapping[str, object], where: str) -> tuple[Example, ...]:
    value = record.get("examples")
    if not isinstance(value, list):
        raise RuleError(
            "not a list of examples", where=f"{where}, key examples", remedy='write [{ text = "…", claims = ["A | relation | B"] }]'
        )
    return tuple(_example(item, f"{where}, key examples") for item in value)


def _example(item: object, where: str) -> Example:
    if not isinstance(item, dict) or not {"text", "claims"} <= set(item) <= {"text", "claims", "source"}:
        raise RuleError(
            f"{item!r} is no example",
            where=where,
            remedy='write { text = "…", claims = ["A | relation | B"] }, with source = "…" for a real sentence',
        )
    source = _word(item, "source", where) if "source" in item else None
    return Example(_word(item, "text", where), _words(item, "claims", where), source)


def _refuse_doubles(rules: tuple[Rule, ...]) -> None:
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            raise RuleError("this id stands twice", where=f"rule {rule.id}, key id", remedy="give one of the two another id")
        seen.add(rule.id)
    for rule in rules:
        for other in rule.unless:
            if other not in seen:
                raise RuleError(f"there is no rule {other!r}", where=f"rule {rule.id}, key unless", remedy="name the id of another rule")


def spelt(rule: Rule) -> str:
    """The rule in words that are the same in every process: sets have no order of their own."""
    return repr(replace(rule, not_with=frozenset())) + "".join(sorted(rule.not_with))


def _index(rules: tuple[Rule, ...]) -> Mapping[str, tuple[Rule, ...]]:
    index: dict[str, list[Rule]] = {}
    for rule in rules:
        for predicate in rule.predicates:
            index.setdefault(predicate, []).append(rule)
    return MappingProxyType({key: tuple(found) for key, found in index.items()})
