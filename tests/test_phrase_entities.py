"""The entity of an object that is only a phrase: its class, its id, and whom its words name."""

from __future__ import annotations

import pytest

from kg.model import Entity, EntityType, FactKind
from tests.readings import article_of, graph_of


def object_of(text: str) -> Entity:
    """The object of the only claim."""
    (claim,) = graph_of(text).claims
    return claim.object.entity


PHRASES = [
    ("a compound with a name is an issue", "首相はウクライナ問題を重視した。", "ウクライナ問題", EntityType.ISSUE),
    ("a noun with its の is one", "首相はNATOの結束を重視した。", "NATOの結束", EntityType.ISSUE),
    ("a phrase without a name is a thing", "首相は国境の安全を重視した。", "国境の安全", EntityType.THING),
    ("adjectives stay with it", "首相は包括的な合意を重視した。", "包括的な合意", EntityType.THING),
    ("a date does not", "首相は1990年複数政党制を重視した。", "複数政党制", EntityType.THING),
    ("a summit is an event", "首相は日韓首脳会談を重視した。", "日韓首脳会談", EntityType.EVENT),
    ("an election without a name is a thing", "首相は選挙を重視した。", "選挙", EntityType.THING),
    ("quotation marks fall away", "首相は「国境の安全」を重視した。", "国境の安全", EntityType.THING),
    ("a clause with こと is its words", "首相は法案が通ることを重視した。", "法案が通ること", EntityType.THING),
]


@pytest.mark.parametrize(("text", "label", "kind"), [pytest.param(*row, id=name) for name, *row in PHRASES])
def test_a_phrase_is_an_entity(text: str, label: str, kind: EntityType) -> None:
    entity = object_of(text)
    assert (entity.label, entity.type) == (label, kind)
    assert (entity.wikidata, entity.label_en, entity.names) == (None, None, (label,))


def test_a_phrase_with_a_name_is_the_same_in_every_article() -> None:
    first, second = object_of("首相はNATOの結束を重視した。"), object_of("カナダはNATOの結束を優先した。")
    assert first.id == second.id == "https://w3id.org/ronten/entity/issue/NATOの結束"


def test_a_phrase_without_a_name_is_its_article_s_own() -> None:
    texts = ("首相は国境の安全を重視した。", "カナダは国境の安全を優先した。")
    ids = [object_of(text).id for text in texts]
    assert ids == [f"https://w3id.org/ronten/article/{article_of(text).id}/thing/国境の安全" for text in texts]


def test_a_phrase_that_points_back_is_its_article_s_own() -> None:
    first, second = graph_of("カナダは米国と協議した。首相は両国の関係を重視した。").claims
    assert first.relation == "meetsWith"
    assert (second.object.entity.label, second.object.entity.type) == ("両国の関係", EntityType.THING)


FACTS = [
    ("an issue concerns whom it names", "首相はウクライナ問題を重視した。", FactKind.CONCERNS, ["ウクライナ"]),
    ("two of them", "首相は日韓関係を重視した。", FactKind.CONCERNS, ["日本", "韓国"]),
    ("who is named in an event takes part", "首相は日韓首脳会談を重視した。", FactKind.PARTICIPANT_IN, ["日本", "韓国"]),
    ("a thing has no facts", "首相は国境の安全を重視した。", FactKind.CONCERNS, []),
]


@pytest.mark.parametrize(("text", "kind", "named"), [pytest.param(*row, id=name) for name, *row in FACTS])
def test_what_a_phrase_says_of_whom_it_names(text: str, kind: FactKind, named: list[str]) -> None:
    graph = graph_of(text)
    labels = {e.id: e.label for e in graph.entities}
    phrase = graph.claims[0].object.entity.id
    others = {
        labels[f.value if f.subject == phrase else f.subject] for f in graph.facts if f.kind is kind and phrase in (f.subject, f.value)
    }
    assert sorted(others) == sorted(named)
