"""Found claims against gold: when a claim is right, the counts, and the same figures as the project's reference measure."""

from __future__ import annotations

import json
import random
import runpy
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.errors import GoldError
from kg.evaluate import Facet, Level, Score, break_down, judge, read_claims
from kg.gold import Gold, GoldClaim, GoldEntity, read_gold, same_phrase
from kg.vocabulary import load_vocabulary
from tests.shared import SHARED, needs_shared

VOCABULARY = load_vocabulary()
SENTENCE = "プーチン大統領はウクライナ問題を棚上げした。"
ENTITIES = {
    "Putin": GoldEntity("Person", ("プーチン大統領", "プーチン氏", "同氏"), "Q7747"),
    "Trump": GoldEntity("Person", ("トランプ氏",), "Q22686"),
    "Issue": GoldEntity("Issue", ("ウクライナ問題",), None),
}


def entity(label: str, wikidata: str | None = None, **more: Any) -> dict[str, Any]:
    return {"id": f"x/{label}", "wikidata": wikidata, "label": label, "surface": label, "names": [label], **more}


def found(subject: str = "プーチン大統領", relation: str = "deprioritizes", obj: str = "ウクライナ問題", **more: Any) -> dict[str, Any]:
    sentence = {"text": SENTENCE, "start": 0, "end": len(SENTENCE)}
    claim = {
        "subject": entity(subject),
        "relation": relation,
        "object": entity(obj),
        "modality": "asserted",
        "polarity": "positive",
        "attributed_to": None,
        "evidence": {"text": SENTENCE, "start": 0, "end": 21, "sentence": sentence},
        "rule": f"{relation}.a",
    }
    return claim | more


def wanted(relation: str = "deprioritizes", obj: str = "Issue", *, is_core: bool = True, **more: Any) -> GoldClaim:
    values = {"modality": ("asserted",), "polarity": "positive", "attributed_to": (), **more}
    return GoldClaim(SENTENCE, ("Putin",), (relation,), (obj,), is_core=is_core, **values)


def score(claims: list[dict[str, Any]], *golds: GoldClaim) -> Score:
    return judge(claims, Gold("x", ENTITIES, golds), VOCABULARY).score


class TestRightClaims:
    @pytest.mark.parametrize(
        ("claim", "levels"),
        [
            (found(), {Level.STRICT, Level.GROUP, Level.PAIR}),
            (found(relation="prioritizes"), {Level.GROUP, Level.PAIR}),
            (found(relation="attacks"), {Level.PAIR}),
            (found(subject="トランプ氏"), set()),
            (found(subject="同氏"), set()),
            (found(obj="具体的なウクライナ問題"), {Level.STRICT, Level.GROUP, Level.PAIR}),
            (found(obj="ウクライナ"), {Level.STRICT, Level.GROUP, Level.PAIR}),
            (found(obj="ロシア"), set()),
        ],
    )
    def test_levels(self, claim: dict[str, Any], levels: set[Level]) -> None:
        assert set(score([claim], wanted()).right) - {k for k, n in score([claim], wanted()).right.items() if not n} == levels

    def test_wikidata_decides_whatever_the_name(self) -> None:
        assert score([found(subject="ロシアの指導者") | {"subject": entity("指導者", "Q7747")}], wanted()).precision() == 100

    def test_entity_with_the_names_of_two_is_none(self) -> None:
        both = entity("プーチン氏", names=["プーチン氏", "トランプ氏"])
        assert score([found() | {"subject": both}], wanted()).precision() == 0

    def test_other_sentence_is_wrong(self) -> None:
        claim = found()
        claim["evidence"] = {"sentence": {"text": "別の文だ。", "start": 0, "end": 5}}
        assert score([claim], wanted()).precision() == 0

    def test_symmetric_relation_is_right_either_way(self) -> None:
        turned = found("ウクライナ問題", "meetsWith", "プーチン大統領")
        assert score([turned], wanted("meetsWith")).precision() == 100
        assert score([turned | {"relation": "attacks"}], wanted("attacks")).precision() == 0

    @pytest.mark.parametrize(
        ("one", "other", "same"),
        [
            ("NATOの結束", "結束", True),
            ("結束", "結束力", True),
            ("交渉", "交渉の主導権", False),
            ("米", "欧米", False),
            ("支援", "長く続く各国による武器の支援", False),
        ],
    )
    def test_phrases(self, one: str, other: str, same: bool) -> None:
        assert same_phrase(one, other) == same_phrase(other, one) == same


class TestCounts:
    def test_repeated_claim_counts_once(self) -> None:
        assert score([found(), found()], wanted()).found == 1

    def test_one_claim_satisfies_one_gold_claim_and_core_ones_first(self) -> None:
        result = score([found()], wanted(is_core=False), wanted())
        assert (result.right[Level.STRICT], result.core_found[Level.STRICT], result.recall()) == (1, 1, 100)

    def test_claims_give_way_so_that_most_are_right(self) -> None:
        either = wanted(is_core=True)
        only = GoldClaim(SENTENCE, ("Putin",), ("deprioritizes", "avoids"), ("Issue",), ("asserted",), "positive", (), True)
        assert score([found(), found(relation="avoids")], only, either).right[Level.STRICT] == 2

    def test_claim_that_is_not_core_is_right_when_found_and_free_when_missed(self) -> None:
        assert (score([found()], wanted(is_core=False)).precision(), score([], wanted(is_core=False)).core) == (100, 0)

    def test_qualities_are_of_the_right_claims_only(self) -> None:
        claims = [found(modality="intended"), found(relation="attacks", polarity="negative")]
        result = score(claims, wanted())
        assert [result.share(quality) for quality in ("modality", "polarity", "attribution")] == [0, 100, 100]

    @pytest.mark.parametrize(
        ("speaker", "accepted", "right"),
        [
            (None, (), 100),
            (None, ("",), 100),
            (None, ("Putin",), 0),
            (entity("プーチン氏"), ("Putin",), 100),
            (entity("プーチン氏"), ("", "Putin"), 100),
            (entity("プーチン氏"), (), 0),
        ],
    )
    def test_speaker(self, speaker: dict[str, Any] | None, accepted: tuple[str, ...], right: int) -> None:
        assert score([found(attributed_to=speaker)], wanted(attributed_to=accepted)).share("attribution") == right

    def test_sums(self) -> None:
        one, other = score([found()], wanted()), score([found(relation="attacks")], wanted())
        assert ((one + other).precision(), (one + other).recall(), (one + other).f1()) == (50, 50, 50)

    def test_nothing_of_nothing_is_nothing(self) -> None:
        assert (Score().precision(), Score().f1()) == (0, 0)

    def test_what_is_missing_and_what_is_too_much(self) -> None:
        judgement = judge([found(relation="attacks")], Gold("x", ENTITIES, (wanted(),)), VOCABULARY)
        assert ([gold.relation for gold in judgement.missing], [claim["relation"] for claim in judgement.extra]) == (
            [("deprioritizes",)],
            ["attacks"],
        )


@pytest.mark.parametrize(
    ("facet", "names"),
    [(Facet.RULE, ["attacks.a", "deprioritizes.a"]), (Facet.RELATION, ["deprioritizes", "attacks"]), (Facet.MODALITY, ["asserted"])],
)
def test_breakdown(facet: Facet, names: list[str]) -> None:
    judgement = judge([found(), found(relation="attacks")], Gold("x", ENTITIES, (wanted(),)), VOCABULARY)
    parts = break_down([judgement], facet)
    assert [part.name for part in parts] == names
    assert sum(part.right for part in parts) == 1


class TestFiles:
    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("[[claims", "not TOML"),
            ('[entities.A]\ntype = "Person"', "surfaces is missing"),
            ('[[claims]]\nsentence = "a"', "object is missing"),
            ('[[claims]]\nsentence = "a"\nsubject = []\nrelation = []\nobject = []\nmodalty = []', "modalty is unknown"),
        ],
    )
    def test_gold_that_is_not_of_its_form(self, text: str, message: str, tmp_path: Path) -> None:
        path = tmp_path / "a.toml"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(GoldError, match=message):
            read_gold(path)

    def test_missing_files(self, tmp_path: Path) -> None:
        with pytest.raises(GoldError, match="cannot be read"):
            read_gold(tmp_path / "a.toml")
        with pytest.raises(GoldError, match="cannot be read"):
            read_claims(tmp_path / "a.jsonl")

    @pytest.mark.parametrize("line", ["{", "[]", '{"relation": "aids"}'])
    def test_line_that_is_no_claim_is_named(self, line: str, tmp_path: Path) -> None:
        path = tmp_path / "a.jsonl"
        path.write_text(json.dumps(found()) + "\n" + line, encoding="utf-8")
        with pytest.raises(GoldError, match="line 2"):
            read_claims(path)


def invented_claims(gold: dict[str, Any], chance: random.Random) -> list[dict[str, Any]]:
    """Claims that are right, half right and wrong, made from a gold file."""
    keys, claims = sorted(gold["entities"]), []
    for wanted_claim in gold["claims"]:
        for _ in range(chance.randrange(3)):
            ends = [chance.choice(wanted_claim[part] if chance.random() < 0.8 else keys) for part in ("subject", "object")]
            speakers = [key for key in wanted_claim["attributed_to"] if key] or [None]
            text = wanted_claim["sentence"][: chance.choice([None, None, None, 20])]
            claim = found(
                relation=chance.choice(wanted_claim["relation"]) if chance.random() < 0.7 else chance.choice(sorted(VOCABULARY.relations)),
                modality=chance.choice([*wanted_claim["modality"], "asserted"]),
                polarity=chance.choice([wanted_claim["polarity"], "negative"]),
                attributed_to=named(gold, chance.choice(speakers), chance),
            )
            claim["evidence"] = {"text": text, "sentence": {"text": text, "start": chance.randrange(9), "end": 0}}
            claim["subject"], claim["object"] = (named(gold, end, chance) for end in (ends if chance.random() < 0.8 else ends[::-1]))
            claims.append(claim)
    return claims


def named(gold: dict[str, Any], key: str | None, chance: random.Random) -> dict[str, Any] | None:
    if key is None:
        return None
    record = gold["entities"].get(key, {"surfaces": [key]})
    label = chance.choice(record["surfaces"])
    return entity(
        chance.choice([label, label, label, label[1:] or label, f"新{label}"]), record.get("wikidata") if chance.random() < 0.3 else None
    )


@needs_shared
@pytest.mark.parametrize("path", sorted((SHARED / "gold").glob("*.toml")), ids=lambda path: path.stem)
def test_figures_are_those_of_the_reference_measure(path: Path) -> None:
    reference = runpy.run_path(str(SHARED / "score.py"))
    count: Callable[..., dict[str, Any]] = reference["count"]
    gold = tomllib.loads(path.read_text(encoding="utf-8"))
    claims = invented_claims(gold, random.Random(path.stem))  # noqa: S311  no secret
    expected = count(reference["unique"](claims), gold)
    result = judge(claims, read_gold(path), VOCABULARY).score
    assert (result.found, result.core) == (expected["predicted"], expected["core"])
    for level in Level:
        assert (result.right[level], result.core_found[level]) == (expected[level], expected[f"{level}_core"])
    assert dict(result.qualified) == {quality: expected[quality] for quality in ("modality", "polarity", "attribution")}
    assert 0 < result.right[Level.STRICT] < result.found
