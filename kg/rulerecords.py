"""One record of a rule file → a rule, read strictly: what is wrong is refused with file, line, rule and key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from kg.errors import RuleError
from kg.particles import CASES
from kg.tomlplace import Place
from kg.vocabulary import Vocabulary

CLASSES = frozenset({"actor", "person", "group", "doer", "topic", "state", "place", "issue", "phrase", "clause"})
SLOT_CASES = CASES | {"ノ", "複合", "語", "句", "ヨウ", "文脈"}

KEYS = frozenset(
    {
        "id",
        "relation",
        "predicates",
        "subject",
        "object",
        "about",
        "frame",
        "needs_about",
        "not_with",
        "unless",
        "when_negated",
        "only_negated",
        "not_unable",
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
    needs_about: bool
    not_with: frozenset[str]
    unless: tuple[str, ...]
    when_negated: str | None
    only_negated: bool
    not_unable: bool
    nominal: bool
    is_symmetric: bool
    why: str
    examples: tuple[Example, ...]
    counterexamples: tuple[str, ...]


def rule_of(record: Mapping[str, object], where: Place, vocabulary: Vocabulary) -> Rule:
    """The rule of a `[[rule]]` table; raises `RuleError` where it is not of its form."""
    _refuse_keys(record, where)
    relation = _relation(record, "relation", where, vocabulary)
    return Rule(
        id=word_of(record, "id", where),
        relation=relation,
        predicates=words_of(record, "predicates", where),
        subject=_slots(record, "subject", where) or (Slot("ガ"),),
        object=_slots(record, "object", where),
        about=_slots(record, "about", where),
        frame=_slots(record, "frame", where),
        needs_about=truth_of(record, "needs_about", where, default=False),
        not_with=frozenset(words_of(record, "not_with", where)),
        unless=words_of(record, "unless", where),
        when_negated=_relation(record, "when_negated", where, vocabulary) if "when_negated" in record else None,
        only_negated=truth_of(record, "only_negated", where, default=False),
        not_unable=truth_of(record, "not_unable", where, default=False),
        nominal=truth_of(record, "nominal", where, default=True),
        is_symmetric=vocabulary.relations[relation].symmetric,
        why=word_of(record, "why", where),
        examples=examples_of(record, where),
        counterexamples=words_of(record, "counterexamples", where),
    )


def _relation(record: Mapping[str, object], key: str, where: Place, vocabulary: Vocabulary) -> str:
    name = word_of(record, key, where)
    if name not in vocabulary.relations:
        alike = get_close_matches(name, vocabulary.relations, n=1, cutoff=0.4)
        remedy = f"did you mean {alike[0]}? kg rules list shows all" if alike else "kg rules list shows all"
        raise RuleError(f"there is no relation {name!r}", where=str(where.key(key)), remedy=remedy)
    return name


def truth_of(record: Mapping[str, object], key: str, where: Place, *, default: bool) -> bool:
    """True or false, `default` where the key is missing."""
    value = record.get(key, default)
    if not isinstance(value, bool):
        raise RuleError(
            f"{value!r} is neither true nor false", where=str(where.key(key)), remedy="write true or false without quotation marks"
        )
    return value


def _refuse_keys(record: Mapping[str, object], where: Place) -> None:
    for key in record:
        if key not in KEYS:
            raise RuleError(f"unknown key {key!r}", where=str(where), remedy=f"the keys of a rule are {', '.join(sorted(KEYS))}")
    for key in _REQUIRED:
        if not record.get(key):
            raise RuleError(f"the key {key!r} is missing or empty", where=str(where), remedy=f"every rule needs {', '.join(_REQUIRED)}")


def word_of(record: Mapping[str, object], key: str, where: Place) -> str:
    """The text of a key."""
    value = record[key]
    if not isinstance(value, str) or not value.strip():
        raise RuleError(f"{value!r} is no text", where=str(where.key(key)), remedy='write it in quotation marks: "…"')
    return value


def words_of(record: Mapping[str, object], key: str, where: Place) -> tuple[str, ...]:
    """The texts of a key, none where it is missing."""
    value = record.get(key, [])
    if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
        raise RuleError("not a list of texts", where=str(where.key(key)), remedy='write ["…", "…"]')
    if len(set(value)) < len(value):
        raise RuleError("a text stands twice", where=str(where.key(key)), remedy="leave one of them out")
    return tuple(value)


def _slots(record: Mapping[str, object], key: str, where: Place) -> tuple[Slot, ...]:
    return tuple(_slot(text, where.key(key)) for text in words_of(record, key, where))


def _slot(text: str, where: Place) -> Slot:
    case, _, kind = text.partition(":")
    if case not in SLOT_CASES:
        raise RuleError(f"there is no case {case!r}", where=str(where), remedy=f"the cases are {' '.join(sorted(SLOT_CASES))}")
    if kind and kind not in CLASSES:
        raise RuleError(f"there is no class {kind!r}", where=str(where), remedy=f"the classes are {', '.join(sorted(CLASSES))}")
    return Slot(case, kind or None)


def examples_of(record: Mapping[str, object], where: Place) -> tuple[Example, ...]:
    """The examples of a rule."""
    value = record.get("examples")
    if not isinstance(value, list):
        raise RuleError(
            "not a list of examples", where=str(where.key("examples")), remedy='write [{ text = "…", claims = ["A | relation | B"] }]'
        )
    return tuple(_example(item, where.key("examples")) for item in value)


def _example(item: object, where: Place) -> Example:
    if not isinstance(item, dict) or not {"text", "claims"} <= set(item) <= {"text", "claims", "source"}:
        raise RuleError(
            f"{item!r} is no example",
            where=str(where),
            remedy='write { text = "…", claims = ["A | relation | B"] }, with source = "…" for a real sentence',
        )
    for claim in words_of(item, "claims", where):
        if len(parts := claim.split("|")) != 3 or not all(part.strip() for part in parts):
            raise RuleError(f"{claim!r} is no claim", where=str(where.key("claims")), remedy='write "subject | relation | object"')
    source = word_of(item, "source", where) if "source" in item else None
    return Example(word_of(item, "text", where), words_of(item, "claims", where), source)
