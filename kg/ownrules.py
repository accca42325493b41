"""A user's own rules over the shipped ones: new ones, others under an id that is there, further words, rules switched off."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from difflib import get_close_matches

from kg import tomltext
from kg.errors import RuleError
from kg.own import OwnFile
from kg.rulerecords import Rule, examples_of, rule_of, truth_of, word_of, words_of
from kg.tomlplace import Place
from kg.vocabulary import Vocabulary

EXTENSION_KEYS = frozenset({"extends", "predicates", "not_with", "unless", "why", "examples", "counterexamples"})
"""What a record with `extends` may add to the rule that it names."""

SWITCH_KEYS = frozenset({"id", "disabled", "why"})
"""What a record with `disabled = true` says: the id of the rule that is not used, and why."""

Record = tuple[Mapping[str, object], Place]


def with_own(shipped: Sequence[Rule], own: Sequence[Record], vocabulary: Vocabulary) -> tuple[Rule, ...]:
    """The shipped rules changed by the records of the user's files; new rules are asked first.

    Raises `RuleError` with the place of what is wrong.
    """
    rules = {rule.id: rule for rule in shipped}
    new: dict[str, Rule] = {}
    switched_off: set[str] = set()
    for record, where in own:
        if "extends" in record:
            rule = _known(record, "extends", rules, where)
            rules[rule.id] = _extended(rule, record, where)
        elif truth_of(record, "disabled", where, default=False):
            _refuse_others(record, SWITCH_KEYS, where)
            switched_off.add(rules.pop(_known(record, "id", rules, where).id).id)
        else:
            rule = rule_of({key: value for key, value in record.items() if key != "disabled"}, where, vocabulary)
            (rules if rule.id in rules else new)[rule.id] = rule
    return tuple(_yielding_less(rule, switched_off) for rule in (*new.values(), *rules.values()))


def own_words(own: Sequence[Record]) -> frozenset[tuple[str, str]]:
    """The words that the user's rules name, each with the id of its rule, which `extends` may name."""
    named = [(str(record.get("extends", record.get("id"))), record, where) for record, where in own]
    return frozenset((rule, word) for rule, record, where in named for word in words_of(record, "predicates", where))


def _yielding_less(rule: Rule, switched_off: AbstractSet[str]) -> Rule:
    """The rule without those to which it yields that are switched off."""
    return replace(rule, unless=tuple(other for other in rule.unless if other not in switched_off))


def _known(record: Mapping[str, object], key: str, rules: Mapping[str, Rule], where: Place) -> Rule:
    """The rule that a key names; raises `RuleError` with the most alike id where there is none."""
    name = word_of(record, key, where)
    if name not in rules:
        alike = get_close_matches(name, rules, n=1, cutoff=0.4)
        remedy = f"did you mean {alike[0]}? kg rules list shows all" if alike else "kg rules list shows all"
        raise RuleError(f"there is no rule {name!r}", where=str(where.key(key)), remedy=remedy)
    return rules[name]


def _extended(rule: Rule, record: Mapping[str, object], where: Place) -> Rule:
    _refuse_others(record, EXTENSION_KEYS, where)
    return replace(
        rule,
        predicates=tuple(dict.fromkeys((*rule.predicates, *words_of(record, "predicates", where)))),
        not_with=rule.not_with | set(words_of(record, "not_with", where)),
        unless=tuple(dict.fromkeys((*rule.unless, *words_of(record, "unless", where)))),
        examples=(*rule.examples, *(examples_of(record, where) if "examples" in record else ())),
        counterexamples=(*rule.counterexamples, *words_of(record, "counterexamples", where)),
    )


def _refuse_others(record: Mapping[str, object], keys: frozenset[str], where: Place) -> None:
    strange = sorted(set(record) - keys)
    if strange:
        raise RuleError(f"unknown key {strange[0]!r}", where=str(where.key(strange[0])), remedy=f"here are known {', '.join(sorted(keys))}")


def ids_in(files: Iterable[OwnFile]) -> frozenset[str]:
    """The ids of the rules that files hold, extend or switch off."""
    return frozenset(where.name for file in files for _, where in records_of(file))


def place_of(rule: str, key: str, files: Iterable[OwnFile]) -> str:
    """Where a rule's key stands in the user's files; of a shipped rule its id and key."""
    places = [where for file in files for record, where in records_of(file) if where.name == rule and key in record]
    return str(places[-1].key(key)) if places else f"rule {rule}, key {key}"


def records_of(file: OwnFile) -> Iterator[Record]:
    """The `[[rule]]` tables of a file that holds nothing else, each with its place; raises `RuleError` where it is of another form."""
    try:
        table = tomltext.parsed(file.text)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"not a readable rule file: {error}", where=file.name, remedy="mend the TOML at the place named") from error
    records = table.get("rule", [])
    strange = sorted(set(table) - {"rule"})
    if strange or not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
        what = f"unknown table {strange[0]!r}" if strange else "rule is no list of tables"
        raise RuleError(what, where=file.name, remedy="begin each rule with [[rule]]")
    for number, record in enumerate(records, 1):
        name = str(record.get("id", record.get("extends", f"no. {number}")))
        yield record, Place(file.name, file.text, "rule", number, name)
