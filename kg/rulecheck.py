"""Whether rules do what their examples say: each example makes the claims it names, each counterexample none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.article import article_from_text
from kg.errors import ArticleError
from kg.model import Claim, KnowledgeGraph, Participant
from kg.pipeline import Tools, build_graph
from kg.rulebook import Rule
from kg.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Failure:
    """A sentence of a rule that is not read as the rule says: claims that are missing, and claims that are too many.

    `unknown` are the parts of missing claims that are no name that kg knows.
    """

    rule: str
    key: str
    text: str
    missing: tuple[str, ...]
    too_many: tuple[str, ...]
    unknown: tuple[str, ...] = ()


def check_rules(rules: Iterable[Rule], tools: Tools) -> Iterator[Failure]:
    """What fails among the examples and counterexamples of `rules`, which are among the rules of `tools`."""
    for rule in rules:
        for example in rule.examples:
            yield from _failure(rule, "examples", example.text, example.claims, tools)
        for text in rule.counterexamples:
            yield from _failure(rule, "counterexamples", text, (), tools)


def _failure(rule: Rule, key: str, text: str, expected: tuple[str, ...], tools: Tools) -> Iterator[Failure]:
    graph = _graph(text, tools)
    made = _claims_of(rule.id, graph)
    missing = tuple(e for e in expected if not any(says(c, e, tools.books.vocabulary) for c in made))
    too_many = tuple(told(c) for c in made if not any(says(c, e, tools.books.vocabulary) for e in expected))
    if missing or too_many:
        yield Failure(rule.id, key, text, missing, too_many, _unknown(missing, graph))


def claims_by(rule: str, text: str, tools: Tools) -> list[Claim]:
    """The claims that one rule makes of a text."""
    return _claims_of(rule, _graph(text, tools))


def _claims_of(rule: str, graph: KnowledgeGraph | None) -> list[Claim]:
    return [claim for claim in graph.claims if claim.rule == rule] if graph else []


def _graph(text: str, tools: Tools) -> KnowledgeGraph | None:
    """The graph of a sentence; None where it is no Japanese, as the … of a rule that was not filled in."""
    try:
        return build_graph(article_from_text(text, "example"), tools)
    except ArticleError:
        return None


def _unknown(claims: Iterable[str], graph: KnowledgeGraph | None) -> tuple[str, ...]:
    """The subjects and objects of claims that name no entity of the sentence."""
    known = [name for entity in graph.entities for name in (entity.label, *entity.names)] if graph else []
    parts = dict.fromkeys(part.strip() for claim in claims for part in claim.split("|")[::2])
    return tuple(part for part in parts if not any(part in name for name in known))


def told(claim: Claim) -> str:
    """A claim as examples write it: `subject | relation | object`."""
    return f"{claim.subject.entity.label} | {claim.relation} | {claim.object.entity.label}"


def says(claim: Claim, expected: str, vocabulary: Vocabulary) -> bool:
    """True where a claim is the one that an example names, its parts called so or by a longer name; symmetric ones either way round."""
    subject, relation, other = (part.strip() for part in expected.split("|"))
    if claim.relation != relation:
        return False
    forth = _is_called(claim.subject, subject) and _is_called(claim.object, other)
    back = _is_called(claim.subject, other) and _is_called(claim.object, subject)
    return forth or (vocabulary.relations[relation].symmetric and back)


def _is_called(participant: Participant, name: str) -> bool:
    return any(name in known for known in (participant.surface or "", participant.entity.label, *participant.entity.names))
