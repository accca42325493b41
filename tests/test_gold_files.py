"""Gold files: started from an article, written so that they are read as the same, and two of them compared."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from kg import cli_gold
from kg.agreement import agree, kappa
from kg.cli import app
from kg.errors import GoldError
from kg.evaluate import judge
from kg.gold import Gold, GoldClaim, GoldEntity, read_gold
from kg.goldwriting import to_toml, write_gold
from kg.model import Span, Words
from kg.proposals import propose, without_claims
from kg.tables import claim_rows
from kg.vocabulary import load_vocabulary
from tests.graphs import RUSSIA, SUMMIT, SUMMIT_GRAPH, SUMMIT_SENTENCES, US
from tests.shared import SHARED, needs_shared

VOCABULARY = load_vocabulary()
CLAIM = GoldClaim(SUMMIT_SENTENCES[0], ("Putin",), ("deprioritizes",), ("ウクライナ問題",), ("asserted",), "positive", (), is_core=True)
ENTITIES = {"Putin": GoldEntity("Person", ("プーチン大統領", "プーチン氏"), "Q7747"), "Trump": GoldEntity("Person", ("トランプ氏",), None)}
GOLD = Gold("summit", ENTITIES, (CLAIM,))


def written(folder: Path, text: str) -> Gold:
    file = folder / "summit.toml"
    file.write_text(text, encoding="utf-8")
    return read_gold(file)


class TestWriting:
    def test_what_is_written_is_read_as_the_same(self, tmp_path: Path) -> None:
        assert written(tmp_path, to_toml(GOLD)) == GOLD

    @settings(max_examples=100, deadline=None)
    @given(st.text(min_size=1, max_size=20).filter(lambda t: t.isprintable()), st.text(max_size=20))
    def test_any_name_and_words_come_back(self, tmp_path_factory: pytest.TempPathFactory, key: str, words: str) -> None:
        entities = {key: GoldEntity("Person", (words,), None)}
        gold = Gold(key, entities, (replace(CLAIM, sentence=words, subject=(key,), object=(words,)),))
        assert written(tmp_path_factory.mktemp("any"), to_toml(gold)) == gold

    @needs_shared
    def test_the_gold_of_the_project_comes_back(self, tmp_path: Path) -> None:
        for file in sorted((SHARED / "gold").glob("*.toml")):
            assert written(tmp_path, to_toml(read_gold(file))) == read_gold(file)

    def test_sentences_stand_over_their_claims(self) -> None:
        text = to_toml(GOLD, SUMMIT_SENTENCES[:2])
        assert text.index(f"# 1: {SUMMIT_SENTENCES[0]}") < text.index("[[claims]]") < text.index(f"# 2: {SUMMIT_SENTENCES[1]}")

    def test_a_file_that_is_there_is_left_alone(self, tmp_path: Path) -> None:
        write_gold(tmp_path / "a.toml", "文。", "")
        with pytest.raises(GoldError, match="is there already"):
            write_gold(tmp_path / "a.toml", "文。", "")
        (tmp_path / "a.toml").unlink()
        with pytest.raises(GoldError, match="another text"):
            write_gold(tmp_path / "a.toml", "別の文。", "")


class TestProposals:
    def test_they_are_what_the_rules_find(self, tmp_path: Path) -> None:
        gold = written(tmp_path, to_toml(propose(SUMMIT_GRAPH)))
        score = judge(claim_rows(SUMMIT_GRAPH), gold, VOCABULARY).score
        assert (score.precision(), score.recall(), score.share("attribution"), score.share("modality")) == (100.0, 100.0, 100.0, 100.0)

    def test_they_are_no_gold_until_they_are_read(self, tmp_path: Path) -> None:
        with pytest.raises(GoldError, match="still a proposal") as error:
            written(tmp_path, to_toml(propose(SUMMIT_GRAPH), proposed=True))
        assert "claims, number 1" in error.value.where
        assert written(tmp_path, to_toml(propose(SUMMIT_GRAPH), proposed=True).replace("proposed = true\n", "")).claims

    def test_words_that_name_two_name_neither(self) -> None:
        russia, both = next(m for m in SUMMIT_GRAPH.mentions if m.entity == RUSSIA.id), Words("米露", Span(0, 2))
        mentions = (*SUMMIT_GRAPH.mentions, replace(russia, words=both), replace(russia, words=both, entity=US.id))
        entities = propose(replace(SUMMIT_GRAPH, mentions=mentions)).entities
        assert (entities["ロシア"].surfaces, entities["米国"].surfaces) == (("ロシア",), ("米国",))

    def test_without_claims_there_are_names_alone(self) -> None:
        gold = without_claims(SUMMIT_GRAPH)
        assert (gold.claims, gold.entities["ロシア"].wikidata) == ((), "Q159")

    @pytest.mark.parametrize(("options", "claims"), [((), 9), (("--empty",), 0)])
    def test_the_command_writes_them(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], claims: int) -> None:
        monkeypatch.setattr(cli_gold, "_build", lambda _: SUMMIT_GRAPH)
        article = tmp_path / "summit.txt"
        article.write_text(SUMMIT.text, encoding="utf-8")
        result = CliRunner().invoke(app, ["gold", "new", str(article), *options])
        assert f"{claims} proposed claims in 8 sentences" in result.output
        text = (tmp_path / "summit.toml").read_text(encoding="utf-8")
        assert (text.count("proposed = true"), all(sentence in text for sentence in SUMMIT_SENTENCES)) == (claims, True)

    def test_the_text_goes_with_the_gold(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(cli_gold, "_build", lambda _: SUMMIT_GRAPH)
        (tmp_path / "summit.txt").write_text(SUMMIT.text, encoding="cp932", errors="replace")
        CliRunner().invoke(app, ["gold", "new", str(tmp_path / "summit.txt"), "-o", str(tmp_path / "gold" / "one.toml")])
        assert (tmp_path / "gold" / "one.txt").read_bytes().decode("utf-8") == SUMMIT.text


class TestAgreement:
    @pytest.mark.parametrize(
        ("other", "same"),
        [
            (CLAIM, True),
            (replace(CLAIM, subject=("プーチン大統領",)), True),
            (replace(CLAIM, object=("問題",)), True),
            (replace(CLAIM, relation=("avoids", "deprioritizes")), True),
            (replace(CLAIM, modality=("possible",)), True),
            (replace(CLAIM, relation=("avoids",)), False),
            (replace(CLAIM, subject=("Trump",)), False),
            (replace(CLAIM, object=("Putin",)), False),
            (replace(CLAIM, sentence=SUMMIT_SENTENCES[1]), False),
            (replace(CLAIM, subject=CLAIM.object, object=CLAIM.subject), False),
        ],
    )
    def test_when_two_claims_are_the_same(self, other: GoldClaim, same: bool) -> None:
        assert len(agree(GOLD, replace(GOLD, claims=(other,)), VOCABULARY).both) == same

    def test_entities_may_be_called_otherwise(self) -> None:
        other = Gold("summit", {"プーチン": ENTITIES["Putin"]}, (replace(CLAIM, subject=("プーチン",)),))
        assert agree(GOLD, other, VOCABULARY).f1 == 1.0

    def test_two_q_ids_are_two_entities_whatever_their_names(self) -> None:
        entities = {"Putin": replace(ENTITIES["Putin"], wikidata="Q1")}
        assert agree(GOLD, Gold("summit", entities, (CLAIM,)), VOCABULARY).f1 == 0.0

    def test_meeting_has_no_direction(self) -> None:
        one = replace(CLAIM, relation=("meetsWith",), object=("Trump",))
        turned = replace(one, subject=one.object, object=one.subject)
        assert agree(replace(GOLD, claims=(one,)), replace(GOLD, claims=(turned,)), VOCABULARY).f1 == 1.0

    def test_f1_of_all_and_of_core_claims(self) -> None:
        more = [replace(CLAIM, relation=(name,), is_core=name != "avoids") for name in ("avoids", "supports", "opposes")]
        one, other = replace(GOLD, claims=(CLAIM, *more[:2])), replace(GOLD, claims=(CLAIM, replace(more[0], is_core=True)))
        found = agree(one, other, VOCABULARY)
        assert (len(found.both), len(found.only_one), len(found.only_other)) == (2, 1, 0)
        assert found.f1 == pytest.approx(2 * 2 / 5)
        assert (len(found.core.both), len(found.core.only_one), len(found.core.only_other)) == (1, 1, 1)

    def test_the_order_of_the_files_does_not_matter(self) -> None:
        claims = [replace(CLAIM, relation=(name,)) for name in ("avoids", "supports", "opposes", "seeks")]
        one, other = replace(GOLD, claims=tuple(claims[:3])), replace(GOLD, claims=tuple(reversed(claims)))
        assert agree(one, other, VOCABULARY).f1 == agree(other, one, VOCABULARY).f1 == pytest.approx(6 / 7)

    @needs_shared
    def test_gold_agrees_with_itself(self) -> None:
        gold = read_gold(SHARED / "gold" / "alaska-summit.toml")
        found = agree(gold, gold, VOCABULARY)
        assert (found.f1, found.modality, found.polarity) == (1.0, 1.0, 1.0)

    def test_kappa_is_cohen_s(self) -> None:
        """The example of Cohen's article (1960, table 1), as shares of 200."""
        table = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]
        pairs = [(str(i), str(j)) for i, row in enumerate(table) for j, count in enumerate(row) for _ in range(count)]
        assert kappa(pairs) == pytest.approx(0.492, abs=0.001)

    @pytest.mark.parametrize("pairs", [[], [("a", "a")], [("a", "a")] * 9])
    def test_kappa_of_one_value_alone_says_nothing(self, pairs: list[tuple[str, str]]) -> None:
        assert kappa(pairs) is None

    def test_the_command_shows_both(self, tmp_path: Path) -> None:
        for name, claims in (("a", (CLAIM,)), ("b", (CLAIM, replace(CLAIM, relation=("avoids",))))):
            (tmp_path / f"{name}.toml").write_text(to_toml(replace(GOLD, claims=claims)), encoding="utf-8")
        result = CliRunner().invoke(app, ["gold", "agreement", str(tmp_path / "a.toml"), str(tmp_path / "b.toml"), "-v"])
        assert "66.7" in result.output
        assert "Putin | avoids | ウクライナ問題" in result.output


@pytest.mark.parametrize(
    "text",
    [
        "entities = 3",
        "claims = 3",
        "claims = [1]",
        "article = 3",
        "[entities]\nA = 3",
        '[entities.A]\ntype = "Person"\nsurfaces = "x"',
        '[[claims]]\nsentence = 3\nsubject = []\nrelation = ["x"]\nobject = []',
        '[[claims]]\nsentence = "x"\nsubject = "x"\nrelation = ["x"]\nobject = []',
        '[[claims]]\nsentence = "x"\nsubject = []\nrelation = []\nobject = []',
        f"a = {'[' * 5000}",
    ],
)
def test_gold_that_is_not_of_its_form_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(GoldError):
        written(tmp_path, text)
