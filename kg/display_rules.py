"""What the commands for rule writers show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group
from rich.table import Table as View
from rich.text import Text

from kg.display import view
from kg.explain import Asked, Case, ExplainedPhrase, ExplainedPredicate, ExplainedSentence
from kg.model import Claim
from kg.own import Own
from kg.ownrules import place_of
from kg.rulebook import Rule, Slot
from kg.rulecheck import Failure, told
from kg.ruletrial import Missed, Taken
from kg.suggest import Suggestion
from kg.vocabulary import Vocabulary


def reading(sentence: ExplainedSentence) -> Group:
    """One sentence: its phrases, its predicates with cases and rules, its claims with their cues."""
    return Group(
        Text(sentence.text, style="bold"),
        Text(),
        _phrases(sentence.phrases),
        Text(),
        *(line for predicate in sentence.predicates for line in _predicate(predicate)),
        *(line for claim in sentence.claims for line in _claim(claim)),
        Text() if sentence.claims else Text("no claims\n"),
    )


def _phrases(phrases: Iterable[ExplainedPhrase]) -> View:
    table = view("文節 phrase", "助詞 particles", "係り先 depends on")
    for phrase in phrases:
        table.add_row(phrase.words, " ".join(phrase.particles), phrase.depends_on or "")
    return table


def _predicate(predicate: ExplainedPredicate) -> Iterator[Text]:
    yield Text.assemble(
        "述語 ", (predicate.lemma, "bold"), f"  {predicate.voice}  {predicate.link}" + (f"  …{predicate.tail}" if predicate.tail else "")
    )
    for case in predicate.cases:
        yield Text(f"    {_case(case)}")
    for asked in predicate.asked:
        yield Text(f"    {_asked(asked)}")


def _case(case: Case) -> str:
    active = f" (active {'/'.join(case.active)})" if case.active != (case.written,) else ""
    named = f" = {', '.join(case.entities)}" if case.entities else ""
    origin = f" [{case.origin}]" if case.origin != "overt" else ""
    return f"{case.written}{active} {case.words}{named}{origin}"


def _asked(asked: Asked) -> str:
    if not asked.fired:
        return f"rule {asked.rule}: its slots stay empty"
    return f"rule {asked.rule}: {'・'.join(asked.subject)} → {'・'.join(asked.object)}"


def _claim(claim: Claim) -> Iterator[Text]:
    speaker = f", says {claim.attributed_to.entity.label}" if claim.attributed_to else ""
    triple = f"{claim.subject.entity.label} | {claim.relation} | {claim.object.entity.label}"
    yield Text.assemble("⇒ ", (triple, "bold green"), f"  ({claim.modality}, {claim.polarity}{speaker})  [{claim.rule}]")
    for cue in claim.cues:
        yield Text(f"    {cue.kind} cue 「{cue.words.text}」")


def rule_list(rules: Iterable[Rule]) -> View:
    """Rules by id with their relation and predicates."""
    table = view("rule", "relation", "predicates")
    for rule_ in rules:
        table.add_row(
            rule_.id, rule_.relation, "、".join(rule_.predicates[:8]) + (f" … {len(rule_.predicates)}" if len(rule_.predicates) > 8 else "")
        )
    return table


def relation_list(vocabulary: Vocabulary) -> View:
    """The relations that a rule may have, by group."""
    table = view("relation", "", "", "group")
    for group in vocabulary.groups.values():
        for relation in (r for r in vocabulary.relations.values() if r.group == group.id):
            table.add_row(relation.id, relation.ja, relation.en, group.ja)
    return table


def rule(rule_: Rule) -> Group:
    """One rule as a rule writer reads it."""
    parts = [
        ("subject", _slots(rule_.subject)),
        ("object", _slots(rule_.object)),
        ("about", _slots(rule_.about)),
        ("frame", _slots(rule_.frame)),
    ]
    return Group(
        Text(f"{rule_.id} → {rule_.relation}", style="bold"),
        Text(rule_.why),
        Text("predicates: " + "、".join(rule_.predicates)),
        *(Text(f"{name}: {slots}") for name, slots in parts if slots),
        *([Text("only with about")] if rule_.needs_about else []),
        *([Text("not with: " + "、".join(sorted(rule_.not_with)))] if rule_.not_with else []),
        *(
            Text(f"○ {example.text}\n    {'; '.join(example.claims)}" + (f"  ({example.source})" if example.source else ""))
            for example in rule_.examples
        ),
        *(Text(f"× {counterexample}") for counterexample in rule_.counterexamples),
    )


def _slots(slots: tuple[Slot, ...]) -> str:
    return ", ".join(f"{slot.case}:{slot.kind}" if slot.kind else slot.case for slot in slots)


def suggestions(rows: Iterable[Suggestion]) -> View:
    """Untaken predicates with their counts and a sentence."""
    table = view("times", "predicate", "case", "for example", numbers=["times"])
    for row in rows:
        table.add_row(str(row.count), row.predicate, row.case + (":actor" if row.is_actor else ""), row.examples[0])
    return table


def failure(failed: Failure, own: Own) -> Text:
    """A sentence that is not read as its rule says, with the place of the rule."""
    lines = [f"{place_of(failed.rule, failed.key, own.rules)}: {failed.text}"]
    lines += [f"    missing: {claim}" for claim in failed.missing]
    lines += [f"    made too: {claim}" for claim in failed.too_many]
    lines += [f"    no name that kg knows: {name} (teach it in names/own.toml)" for name in failed.unknown]
    return Text("\n".join(lines))


def tried(found: Taken | Missed) -> Text:
    """A claim that a rule on trial would make, with what its predicate is read as without it; or the cases where it would make none."""
    if isinstance(found, Missed):
        cases = ", ".join((*map(_case, found.cases), *(f"… {words}" for words in found.beside))) or "-"
        return Text.assemble((f"{found.sentence}\n", "dim"), "    ⇒ ", (f"nothing: {cases}", "bold"))
    claim = found.claim
    now = "; ".join(f"{told(c)} [{c.rule}]" for c in found.before) or "nothing"
    certainty = f"  ({claim.modality}, {claim.polarity})\n"
    return Text.assemble((f"{claim.sentence.text}\n", "dim"), "    ⇒ ", (told(claim), "bold green"), certainty, f"    now: {now}")
