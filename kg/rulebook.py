"""The rules that map predicates to relations: TOML files, read strictly.

A rule speaks of cases and entity classes, never of dependency arcs, so that a researcher who reads Japanese but no code
can add one. What is wrong in a file is refused at load with file, line, rule and key.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from kg.errors import RuleError
from kg.ids import digest
from kg.own import OwnFile
from kg.ownrules import own_words, records_of, with_own
from kg.rulerecords import CLASSES, KEYS, SLOT_CASES, Example, Rule, Slot, rule_of
from kg.vocabulary import Vocabulary

__all__ = ["CLASSES", "KEYS", "RELATION_FILES", "RULES", "SLOT_CASES", "Example", "Rule", "RuleBook", "Slot", "load_rulebook"]

NOT = "ない"
_STEMS = dict(zip("かがさたなばまらわ", "くぐすつぬぶむるう", strict=True))
_VOWEL_STEMS = frozenset("いえきぎけげじせぜてでねびへべみめりれ")
"""The last sign of a stem before ない, by which a dictionary form is told: 五段 verbs by the a-row, 一段 verbs by the i- and e-row."""

RULES = Path(__file__).with_name("rules")
"""Where the shipped rule files lie."""

RELATION_FILES = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict", "agenda", "effect")


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All rules in the order of their files. `by_predicate` finds those of a dictionary form or an idiom; `hash` names the set.

    `own` are the words that the user gave, each with the id of its rule; they come before the shipped ones.
    """

    rules: tuple[Rule, ...]
    by_predicate: Mapping[str, tuple[Rule, ...]]
    hash: str
    own: frozenset[tuple[str, str]] = frozenset()

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


def load_rulebook(vocabulary: Vocabulary, files: Iterable[Path] | None = None, own: Sequence[OwnFile] = ()) -> RuleBook:
    """The rule book of `files`, the shipped ones where none are named, changed by the user's `own`.

    Raises `RuleError` with file, line, rule and key where a file is not of the form.
    """
    paths = tuple(files) if files is not None else tuple(RULES / f"{name}.toml" for name in RELATION_FILES)
    shipped = tuple(rule_of(record, where, vocabulary) for path in paths for record, where in records_of(_file(path)))
    _refuse_doubles(shipped)
    records = [each for file in own for each in records_of(file)]
    rules = with_own(shipped, records, vocabulary) if own else shipped
    _refuse_unknown(rules)
    words = frozenset((rule, in_dictionary_form(word)) for rule, word in own_words(records))
    return RuleBook(rules, _index(rules, words), digest(*(spelt(rule) for rule in rules)), words)


def _file(path: Path) -> OwnFile:
    try:
        return OwnFile(path.name, path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"not a readable rule file: {error}", where=str(path), remedy="name a TOML file in UTF-8") from error


def _refuse_doubles(rules: tuple[Rule, ...]) -> None:
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            raise RuleError("this id stands twice", where=f"rule {rule.id}, key id", remedy="give one of the two another id")
        seen.add(rule.id)


def _refuse_unknown(rules: tuple[Rule, ...]) -> None:
    known = {rule.id for rule in rules}
    for rule in rules:
        for other in rule.unless:
            if other not in known:
                raise RuleError(f"there is no rule {other!r}", where=f"rule {rule.id}, key unless", remedy="name the id of another rule")


def spelt(rule: Rule) -> str:
    """The rule in words that are the same in every process: sets have no order of their own."""
    return repr(replace(rule, not_with=frozenset())) + "".join(sorted(rule.not_with))


def in_dictionary_form(word: str) -> str:
    """A word of the rules as predicates are asked for: 隠さない as 隠すない, so that 隠していない and 隠さず have it too."""
    stem = word.removesuffix(NOT)
    if stem in (word, ""):
        return word
    if stem[-1] in _STEMS:
        return f"{stem[:-1]}{_STEMS[stem[-1]]}{NOT}"
    return f"{stem[:-1]}する{NOT}" if stem[-1] == "し" else f"{stem}る{NOT}" if stem[-1] in _VOWEL_STEMS else word


def _index(rules: tuple[Rule, ...], own: Set[tuple[str, str]]) -> Mapping[str, tuple[Rule, ...]]:
    """The rules by their words; of several with one word that comes first to which the user gave it."""
    index: dict[str, list[Rule]] = {}
    for rule in rules:
        for predicate in rule.predicates:
            index.setdefault(in_dictionary_form(predicate), []).append(rule)
    return MappingProxyType({word: _first_own(found, word, own) for word, found in index.items()})


def _first_own(rules: list[Rule], word: str, own: Set[tuple[str, str]]) -> tuple[Rule, ...]:
    return tuple(sorted(rules, key=lambda rule: (rule.id, word) not in own))
