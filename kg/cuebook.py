"""Functional expressions that decide modality and polarity: `rules/certainty.toml`, read strictly.

After Matsuyoshi, Sato and Utsuro's dictionary of functional expressions (日本語機能表現辞書, 2007) the unit is the expression, not
the word (なければならない), and after ConText (Harkema et al. 2009) some entries only mask what looks like a cue (かもしれない
has no negation).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from kg.errors import RuleError
from kg.hearsay import load_words
from kg.model import Modality, Polarity

CUE_BOOK = Path(__file__).with_name("rules") / "certainty.toml"

_KEYS = frozenset(
    {
        "id",
        "modality",
        "polarity",
        "mask",
        "closes",
        "final",
        "last",
        "narrow",
        "unless_past",
        "tag",
        "forms",
        "why",
        "examples",
        "counterexamples",
    }
)
_WORD_LISTS = ("carriers", "carrier_nouns", "coordinators", "stative", "deeds", "ahead")
_SYMBOLS = ("〜る", "〜う", "〜ろ")


@dataclass(frozen=True, slots=True)
class CueExample:
    """A sentence, the dictionary form of one of its predicates, and how certain that is."""

    text: str
    predicate: str
    modality: Modality
    polarity: Polarity


@dataclass(frozen=True, slots=True)
class CueRule:
    """Expressions of one meaning.

    A rule without modality and polarity is a mask. `closes` ends the search outward (conditions). It may be restricted: `final` to where no
    noun follows (という, but not 続けるという方針), `last` to the end of all, `narrow` to its own clause, `unless_past` to main
    clauses that are not past (会談すると、合意した is no condition), `tag` to a class of its last word.
    """

    id: str
    modality: Modality | None
    polarity: Polarity | None
    closes: bool
    final: bool
    last: bool
    narrow: bool
    unless_past: bool
    tag: str
    forms: tuple[str, ...]
    why: str
    examples: tuple[CueExample, ...]
    counterexamples: tuple[CueExample, ...]

    @property
    def is_mask(self) -> bool:
        """True for a rule that only hides what looks like a cue."""
        return self.modality is None and self.polarity is None


@dataclass(frozen=True, slots=True)
class CueBook:
    """All rules, found by the expanded form of their expressions, and the word lists that scope depends on."""

    rules: tuple[CueRule, ...]
    by_form: Mapping[str, tuple[CueRule, ...]]
    longest: int
    carriers: frozenset[str]
    carrier_nouns: frozenset[str]
    coordinators: frozenset[str]
    sources: frozenset[str]
    stage: frozenset[str]
    stative: frozenset[str]
    deeds: frozenset[str]
    ahead: frozenset[str]


def load_cues(path: Path = CUE_BOOK) -> CueBook:
    """The cues of `path`; raises `RuleError` with file, record and key where one is not of its form."""
    data = _read(path)
    rules = tuple(
        _rule(record, f"{path.name}, cue {record.get('id', f'no. {number}')}") for number, record in enumerate(data.get("cue", []), 1)
    )
    by_form = _index(rules, path)
    lists = {name: _list(data, name, path) for name in _WORD_LISTS}
    return CueBook(
        rules,
        MappingProxyType(by_form),
        max(map(len, by_form), default=0),
        sources=load_words("sources"),
        stage=load_words("stage"),
        **lists,
    )


def expand(form: str) -> tuple[str, ...]:
    """What a form stands for: `可能性(が|は)ある` is 可能性がある and 可能性はある; an empty alternative may be left out.

    する after a verbal noun may fall away, as it does in 〜を否定、.
    """
    match = re.search(r"\(([^()]*)\)", form)
    if match:
        head, tail = form[: match.start()], form[match.end() :]
        return tuple(full for middle in match[1].split("|") for full in expand(head + middle + tail))
    stem = form.removesuffix("する")
    return (form, stem) if stem != form and re.search(r"[一-鿿]$", stem) else (form,)


def _read(path: Path) -> dict[str, list[dict[str, object]]]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RuleError(f"not a readable rule file: {error}", where=str(path), remedy="mend the TOML at the place named") from error


def _rule(record: Mapping[str, object], where: str) -> CueRule:
    for key in record:
        if key not in _KEYS:
            raise RuleError(f"unknown key {key!r}", where=where, remedy=f"the keys of a cue are {', '.join(sorted(_KEYS))}")
    modality, polarity = record.get("modality"), record.get("polarity")
    if (modality is None and polarity is None) != (record.get("mask") is True):
        raise RuleError("a cue has a modality, a polarity or mask = true", where=where, remedy="write what it decides, or mask = true")
    return CueRule(
        id=_text(record, "id", where),
        modality=None if modality is None else _modality(record, where),
        polarity=None if polarity is None else _polarity(record, where),
        closes=record.get("closes") is True,
        final=record.get("final") is True,
        last=record.get("last") is True,
        narrow=record.get("narrow") is True,
        unless_past=record.get("unless_past") is True,
        tag=str(record.get("tag", "")),
        forms=_forms(record, where),
        why=_text(record, "why", where),
        examples=_examples(record, "examples", where),
        counterexamples=_examples(record, "counterexamples", where),
    )


def _text(record: Mapping[str, object], key: str, where: str) -> str:
    value = record.get(key)
    if not isinstance(value, str) or not value.strip():
        raise RuleError(f"{value!r} is no text", where=f"{where}, key {key}", remedy='write it in quotation marks: "…"')
    return value


def _modality(record: Mapping[str, object], where: str) -> Modality:
    value = _text(record, "modality", where)
    if value not in {m.value for m in Modality}:
        raise RuleError(
            f"there is no modality {value!r}", where=f"{where}, key modality", remedy=f"known are {', '.join(m.value for m in Modality)}"
        )
    return Modality(value)


def _polarity(record: Mapping[str, object], where: str) -> Polarity:
    value = _text(record, "polarity", where)
    if value not in {p.value for p in Polarity}:
        raise RuleError(f"there is no polarity {value!r}", where=f"{where}, key polarity", remedy="write negative or positive")
    return Polarity(value)


def _forms(record: Mapping[str, object], where: str) -> tuple[str, ...]:
    value = record.get("forms")
    if not isinstance(value, list) or not value or not all(isinstance(v, str) and v.strip() for v in value):
        raise RuleError("not a list of expressions", where=f"{where}, key forms", remedy='write forms = ["可能性(が|は)ある"]')
    for form in value:
        if form.count("(") != form.count(")") or ("〜" in form and not form.startswith(_SYMBOLS)):
            raise RuleError(
                f"{form!r} is no expression",
                where=f"{where}, key forms",
                remedy=f"write (a|b) for alternatives; 〜 only as {' '.join(_SYMBOLS)} in front",
            )
    return tuple(dict.fromkeys(full for form in value for full in expand(form)))


def _examples(record: Mapping[str, object], key: str, where: str) -> tuple[CueExample, ...]:
    value = record.get(key, [])
    if not isinstance(value, list) or not (value or key == "counterexamples"):
        raise RuleError(
            "not a list of examples",
            where=f"{where}, key {key}",
            remedy='write [{ text = "…", predicate = "…", modality = "…", polarity = "…" }]',
        )
    return tuple(_example(item, f"{where}, key {key}") for item in value)


def _example(item: object, where: str) -> CueExample:
    if not isinstance(item, dict) or not {"text", "predicate"} <= set(item) <= {"text", "predicate", "modality", "polarity"}:
        raise RuleError(
            f"{item!r} is no example", where=where, remedy='write { text = "…", predicate = "…", modality = "…", polarity = "…" }'
        )
    full = {"modality": "asserted", "polarity": "positive", **item}
    return CueExample(_text(full, "text", where), _text(full, "predicate", where), _modality(full, where), _polarity(full, where))


def _index(rules: tuple[CueRule, ...], path: Path) -> dict[str, tuple[CueRule, ...]]:
    index: dict[str, tuple[CueRule, ...]] = {}
    ids: set[str] = set()
    for rule in rules:
        if rule.id in ids:
            raise RuleError("this id stands twice", where=f"{path.name}, cue {rule.id}, key id", remedy="give one of the two another id")
        ids.add(rule.id)
        for form in rule.forms:
            if any(other.tag == rule.tag for other in index.get(form, ())):
                raise RuleError(
                    f"{form!r} stands in another cue too", where=f"{path.name}, cue {rule.id}, key forms", remedy="leave it in one"
                )
            index[form] = (*index.get(form, ()), rule)
    return index


def _list(data: Mapping[str, object], name: str, path: Path) -> frozenset[str]:
    table = data.get(name)
    words = table.get("words") if isinstance(table, dict) else None
    if not isinstance(words, list) or not all(isinstance(w, str) and w for w in words):
        raise RuleError("the list is missing", where=f"{path.name}, table {name}, key words", remedy='write words = ["…"]')
    if len(set(words)) < len(words):
        raise RuleError("a word stands twice", where=f"{path.name}, table {name}, key words", remedy="leave one of them out")
    return frozenset(words)
