"""Corrections in a graph: each kind, what is kept of what was before, and that they outlive another rule book."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import PROV, RDF, URIRef

from kg.article import read_article
from kg.checks import check_store
from kg.correcting import correct
from kg.corrections import read_corrections
from kg.model import Claim, KnowledgeGraph
from kg.namespaces import KG
from kg.parse import parse
from kg.pipeline import Tools, extract, load_tools
from kg.queries import shipped_queries
from kg.rdf import to_rdf
from kg.resources import SAMPLE
from kg.results import to_table
from kg.rulebook import RELATION_FILES, RULES, load_rulebook
from kg.store import open_store, query
from kg.tables import claim_rows
from kg.vocabulary import load_vocabulary
from tests.graphs import PUTIN, RUSSIA, SUMMIT, SUMMIT_GRAPH, SUMMIT_SENTENCES

TWENTY = Path(__file__).parent / "corrections" / "alaska-summit.toml"
WHO = 'by = "佐藤"\non = 2026-11-20\n'
SHELVED = (
    f'[[claim]]\nsentence = "{SUMMIT_SENTENCES[0]}"\nsubject = "プーチン氏"\nrelation = "deprioritizes"\nobject = "ウクライナ問題"\n{WHO}'
)
TRUCE = f'[[claim]]\nsentence = "{SUMMIT_SENTENCES[5]}"\nsubject = "ロシア"\nrelation = "yieldsTo"\nobject = "米国"\n{WHO}'


Correct = Callable[[str], KnowledgeGraph]


@pytest.fixture
def corrected(tmp_path: Path) -> Correct:
    """The summit under corrections given as text."""

    def apply(text: str) -> KnowledgeGraph:
        file = tmp_path / "corrections.toml"
        file.write_text(text, encoding="utf-8")
        return correct(SUMMIT_GRAPH, read_corrections(file))

    return apply


def line(claim: Claim) -> str:
    return f"{claim.subject.entity.label} | {claim.relation} | {claim.object.entity.label}"


def lines(graph: KnowledgeGraph) -> list[str]:
    return [line(claim) for claim in graph.claims]


class TestClaims:
    def test_a_rejected_claim_is_gone(self, corrected: Correct) -> None:
        graph = corrected(SHELVED)
        assert set(lines(SUMMIT_GRAPH)) - set(lines(graph)) == {"ウラジーミル・プーチン | deprioritizes | ウクライナ問題"}

    @pytest.mark.parametrize(
        ("change", "shown"),
        [
            ('modality = "intended"', ("ウラジーミル・プーチン | deprioritizes | ウクライナ問題", "intended", "positive", None)),
            ('polarity = "negative"', ("ウラジーミル・プーチン | deprioritizes | ウクライナ問題", "asserted", "negative", None)),
            ('relation = "avoids"', ("ウラジーミル・プーチン | avoids | ウクライナ問題", "asserted", "positive", None)),
            ('subject = "Q159"', ("ロシア | deprioritizes | ウクライナ問題", "asserted", "positive", None)),
            ('object = "戦後の秩序"', ("ウラジーミル・プーチン | deprioritizes | 戦後の秩序", "asserted", "positive", None)),
            ('attributed_to = "𠮷田氏"', ("ウラジーミル・プーチン | deprioritizes | ウクライナ問題", "asserted", "positive", "𠮷田氏")),
        ],
    )
    def test_a_changed_claim_says_the_new(self, corrected: Correct, change: str, shown: tuple[str, str, str, str | None]) -> None:
        claim = corrected(f"{SHELVED}change = {{ {change} }}\n").claims[0]
        speaker = claim.attributed_to.entity.label if claim.attributed_to else None
        assert (line(claim), claim.modality, claim.polarity, speaker) == shown

    def test_a_speaker_is_taken_away_by_an_empty_name(self, corrected: Correct) -> None:
        graph = corrected(f'{TRUCE}change = {{ attributed_to = "" }}\n')
        assert next(claim for claim in graph.claims if claim.relation == "yieldsTo").attributed_to is None

    def test_a_changed_claim_has_the_id_of_its_content_and_is_embedded_by_it(self, corrected: Correct) -> None:
        graph = corrected(f'{TRUCE}change = {{ object = "EU" }}\n')
        (outer,) = [claim for claim in graph.claims if claim.embeds]
        (inner,) = [claim for claim in graph.claims if claim.id == outer.embeds]
        assert line(inner) == "ロシア | yieldsTo | EU"
        assert inner.id not in {claim.id for claim in SUMMIT_GRAPH.claims}

    def test_what_embedded_a_rejected_claim_embeds_nothing(self, corrected: Correct) -> None:
        assert not [claim for claim in corrected(TRUCE).claims if claim.embeds]

    def test_a_claim_that_says_now_what_another_says_stands_once(self, corrected: Correct) -> None:
        graph = corrected(
            claim_text(5, "米国", "demands", "ロシア", 'change = { subject = "ロシア", relation = "yieldsTo", object = "米国" }\n')
        )
        assert lines(graph).count("ロシア | yieldsTo | 米国") == 1
        assert [revision.claim for revision in graph.revisions] == [None]
        assert len(graph.claims) == len(SUMMIT_GRAPH.claims) - 1

    def test_a_new_phrase_is_an_entity_of_the_graph(self, corrected: Correct) -> None:
        graph = corrected(f'{SHELVED}change = {{ object = "戦後の秩序" }}\n')
        assert "戦後の秩序" in {entity.label for entity in graph.entities}
        assert graph.claims[0].object.surface is None

    @pytest.mark.parametrize("verdict", ["right", "unsure"])
    def test_a_claim_that_is_kept_changes_nothing(self, corrected: Correct, verdict: str) -> None:
        graph = corrected(f'{SHELVED}verdict = "{verdict}"\n')
        assert (graph.claims, graph.corrections, graph.revisions) == (SUMMIT_GRAPH.claims, (), ())

    def test_a_claim_that_the_rules_make_as_corrected_is_not_lost(self, corrected: Correct) -> None:
        text = SHELVED.replace("deprioritizes", "avoids") + 'change = { relation = "deprioritizes" }\n'
        assert [correction.problem for correction in corrected(text).corrections] == [""]


class TestEntities:
    def test_merged_entities_are_one_under_all_names(self, corrected: Correct) -> None:
        graph = corrected(f'[[merge]]\nentity = "Q7747"\ninto = "ロシア"\n{WHO}')
        (russia,) = [entity for entity in graph.entities if entity.id == RUSSIA.id]
        assert set(PUTIN.names) <= set(russia.names)
        assert PUTIN.id not in {entity.id for entity in graph.entities} | {mention.entity for mention in graph.mentions}
        assert "ロシア | deprioritizes | ウクライナ問題" in lines(graph)

    def test_a_claim_of_two_that_are_one_is_gone(self, corrected: Correct) -> None:
        graph = corrected(f'[[merge]]\nentity = "ドナルド・トランプ"\ninto = "Q7747"\n{WHO}')
        assert "meetsWith" not in {claim.relation for claim in graph.claims}
        assert [revision.claim for revision in graph.revisions if revision.former.relation == "meetsWith"] == [None]

    def test_facts_follow_a_merger(self, corrected: Correct) -> None:
        graph = corrected(f'[[merge]]\nentity = "米国"\ninto = "Q159"\n{WHO}')
        assert not [fact for fact in graph.facts if SUMMIT_GRAPH.claims[6].subject.entity.id in (fact.subject, fact.value)]

    def test_an_entity_is_split_by_its_words(self, corrected: Correct) -> None:
        text = f'[[split]]\nentity = "Q7747"\nwords = ["プーチン氏"]\ninto = {{ label = "別のプーチン", type = "Person" }}\n{WHO}'
        told = lines(corrected(text))
        assert "ウラジーミル・プーチン | deprioritizes | ウクライナ問題" in told
        assert "別のプーチン | pressures | 西欧諸国" in told

    def test_an_entity_is_split_by_its_sentence(self, corrected: Correct) -> None:
        into = 'into = { label = "別のロシア", type = "State" }'
        text = f'[[split]]\nentity = "ロシア"\nsentences = ["{SUMMIT_SENTENCES[3]}"]\n{into}\n{WHO}'
        assert [told for told in lines(corrected(text)) if told.startswith("別の")] == ["別のロシア | weakens | NATOの結束"]

    def test_an_alias_is_a_name_and_takes_in_what_was_labelled_so(self, corrected: Correct) -> None:
        graph = corrected(f'[[alias]]\nentity = "EU"\nname = "西欧諸国"\n{WHO}')
        assert "ウラジーミル・プーチン | pressures | EU" in lines(graph)
        assert [entity.names for entity in graph.entities if entity.label == "EU"] == [("EU", "西欧諸国")]

    @pytest.mark.parametrize(("predicate", "changed"), [("牽制", 1), ("牽制したものと", 1), ("", 1), ("弱める", 0)])
    def test_a_relation_is_changed_where_the_predicate_has_these_words(self, corrected: Correct, predicate: str, changed: int) -> None:
        graph = corrected(f'[[relation]]\nrelation = "pressures"\npredicate = "{predicate}"\nto = "warns"\n{WHO}')
        assert [claim.relation for claim in graph.claims].count("warns") == changed


class TestWhatMatchesNothing:
    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            (SHELVED.replace("棚上げ", "先送り"), "the article has no such sentence"),
            (
                SHELVED.replace("deprioritizes", "avoids"),
                "its sentence has other claims: ウラジーミル・プーチン | deprioritizes | ウクライナ問題",
            ),
            (f'[[merge]]\nentity = "カナダ"\ninto = "EU"\n{WHO}', "the article has no such entity"),
            (f'[[merge]]\nentity = "EU"\ninto = "カナダ"\n{WHO}', "カナダ is no other entity of the article: write it with its type"),
            (f'[[alias]]\nentity = "カナダ"\nname = "加"\n{WHO}', "the article has no such entity"),
            (f'[[relation]]\nrelation = "visits"\nto = "meetsWith"\n{WHO}', "the article has no such claim"),
            (
                f'[[split]]\nentity = "EU"\nwords = ["欧州連合"]\ninto = {{ label = "別", type = "Group" }}\n{WHO}',
                "the entity stands nowhere under these words and in these sentences",
            ),
        ],
    )
    def test_it_is_kept_with_the_reason(self, corrected: Correct, text: str, problem: str) -> None:
        graph = corrected(text)
        assert [correction.problem for correction in graph.corrections] == [problem]
        assert graph.claims == SUMMIT_GRAPH.claims

    def test_that_of_another_article_is_left_alone(self, corrected: Correct) -> None:
        assert corrected(f'{SHELVED}article = "欧州の見方"\n').corrections == ()
        assert len(corrected(f'{SHELVED}article = "{SUMMIT.title}"\n').corrections) == 1


class TestProvenance:
    def test_a_changed_claim_tells_who_when_why_and_what_was_before(self, corrected: Correct) -> None:
        graph = corrected(f'{SHELVED}change = {{ relation = "avoids" }}\nwhy = "weaker"\n')
        (row,) = [row for row in claim_rows(graph) if "before" in row]
        assert row["before"]["relation"] == "deprioritizes"
        assert [(note["by"], note["on"], note["why"]) for note in row["corrections"]] == [("佐藤", "2026-11-20", "weaker")]

    def test_the_rdf_holds_the_former_claim_apart_from_claims(self, corrected: Correct) -> None:
        rdf = to_rdf(corrected(f'{SHELVED}change = {{ relation = "avoids" }}\n'), load_vocabulary())
        (former,) = rdf.subjects(RDF.type, KG.FormerClaim)
        (claim,) = rdf.subjects(PROV.wasRevisionOf, former)
        assert len(list(rdf.subjects(RDF.type, KG.Claim))) == len(SUMMIT_GRAPH.claims)
        assert len(list(rdf.subjects(RDF.subject))) == len(SUMMIT_GRAPH.claims)
        assert (
            set(rdf.objects(claim, KG.correctedBy))
            == set(rdf.objects(former, PROV.wasInvalidatedBy))
            == set(rdf.subjects(RDF.type, KG.Correction))
        )

    def test_shipped_queries_tell_of_corrections_and_precision(self, corrected: Correct, tmp_path: Path) -> None:
        graph = corrected(f'{SHELVED}rule = "a.b"\nwhy = "not so"\n{TRUCE}verdict = "right"\nrule = "a.b"\n')
        (tmp_path / "graph.ttl").write_text(to_rdf(graph, load_vocabulary()).serialize(format="turtle"), encoding="utf-8")
        store = open_store(tmp_path)
        told, rules = (to_table(query(store, shipped_queries()[name].text)).rows for name in ("corrections", "rule-precision"))
        assert [tuple(map(str, row)) for row in told] == [
            ("佐藤", "2026-11-20", "claim", "ウラジーミル・プーチン | deprioritizes | ウクライナ問題", "None", "not so")
        ]
        assert [tuple(map(str, row))[:4] for row in rules] == [("a.b", "2", "1", "0.5")]

    def test_a_rejected_claim_has_no_direct_relation(self, corrected: Correct) -> None:
        rdf = to_rdf(corrected(SHELVED), load_vocabulary())
        assert (URIRef(PUTIN.id), URIRef("https://w3id.org/ronten/relation/deprioritizes"), None) not in rdf


def claim_text(number: int, subject: str, relation: str, obj: str, more: str = "") -> str:
    parts = f'subject = "{subject}"\nrelation = "{relation}"\nobject = "{obj}"\n'
    return f'[[claim]]\nsentence = "{SUMMIT_SENTENCES[number]}"\n{parts}{WHO}{more}'


MANY = (
    SHELVED,
    TRUCE,
    claim_text(5, "米国", "demands", "ロシア", 'change = { relation = "meetsWith", object = "EU" }\n'),
    claim_text(1, "プーチン氏", "meetsWith", "トランプ氏", 'change = { subject = "𠮷田氏", attributed_to = "ロシア" }\n'),
    claim_text(3, "ロシア", "weakens", "NATOの結束", 'change = { modality = "hypothetical", object = "結束" }\n'),
    claim_text(7, "EU", "sanctions", "ロシア", 'change = { modality = "asserted", polarity = "negative" }\n'),
    f'[[merge]]\nentity = "ロシア"\ninto = "EU"\n{WHO}',
    f'[[merge]]\nentity = "EU"\ninto = "米国"\n{WHO}',
    f'[[merge]]\nentity = "NATO"\ninto = {{ label = "同盟", type = "Organization", wikidata = "Q7184" }}\n{WHO}',
    f'[[split]]\nentity = "米国"\nwords = ["米国"]\ninto = {{ label = "別の米国", type = "Person" }}\n{WHO}',
    f'[[split]]\nentity = "プーチン氏"\nsentences = ["{SUMMIT_SENTENCES[2]}"]\ninto = "トランプ氏"\n{WHO}',
    f'[[alias]]\nentity = "Q7747"\nname = "ドナルド・トランプ"\n{WHO}',
    f'[[relation]]\nrelation = "pressures"\nto = "meetsWith"\n{WHO}',
    f'[[relation]]\nrelation = "yieldsTo"\nto = "agreesWith"\n{WHO}',
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(MANY), unique=True, max_size=6))
def test_a_corrected_graph_is_sound_whatever_was_corrected(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    folder = tmp_path_factory.mktemp("many")
    (folder / "corrections.toml").write_text("".join(texts), encoding="utf-8")
    graph = correct(SUMMIT_GRAPH, read_corrections(folder / "corrections.toml"))
    (folder / "graph.ttl").write_text(to_rdf(graph, load_vocabulary()).serialize(format="turtle"), encoding="utf-8")
    assert check_store(open_store(folder)) == ()
    known, ids = {entity.id for entity in graph.entities}, [claim.id for claim in graph.claims]
    assert len(set(ids)) == len(ids)
    assert {mention.entity for mention in graph.mentions} | {end for fact in graph.facts for end in (fact.subject, fact.value)} <= known


ADDED = """
[[rule]]
id = "added.solidify"
relation = "strengthens"
predicates = ["固める"]
object = ["ヲ"]
why = "to make firm is to strengthen"
examples = [{ text = "ウクライナは結束を固める。", claims = ["ウクライナ | strengthens | 結束"] }]
"""
RIVAL = """
[[rule]]
id = "added.talk"
relation = "cooperatesWith"
predicates = ["会談"]
object = ["ト"]
why = "takes the place of a shipped rule"
examples = [{ text = "日本は米国と会談した。", claims = ["日本 | cooperatesWith | 米国"] }]
"""


@pytest.fixture(scope="module")
def tools() -> Tools:
    return load_tools()


@pytest.fixture(scope="module")
def read(tools: Tools, tmp_path_factory: pytest.TempPathFactory) -> Correct:
    """The sample under the shipped rules where none are added, else under all of them renamed and turned round, after those added."""
    article = read_article(SAMPLE)
    docs = parse(article, tools.nlp)

    def graph(added: str = "") -> KnowledgeGraph:
        file = tmp_path_factory.mktemp("rules") / "added.toml"
        file.write_text(added, encoding="utf-8")
        return extract(article, docs, with_other_rules(tools, file) if added else tools)

    return graph


def with_other_rules(tools: Tools, added: Path) -> Tools:
    book = load_rulebook(load_vocabulary(), [*(RULES / f"{name}.toml" for name in RELATION_FILES), added])
    new = {rule.id: f"own.{number}" for number, rule in enumerate(book.rules)}
    rules = tuple(replace(rule, id=new[rule.id], unless=tuple(new[other] for other in rule.unless)) for rule in reversed(book.rules))
    index = {word: tuple(rule for rule in rules if word in rule.predicates) for rule in rules for word in rule.predicates}
    return replace(tools, books=replace(tools.books, rules=replace(book, rules=rules, by_predicate=index, hash="other")))


@pytest.mark.model
class TestOtherRules:
    def test_there_are_twenty_of_every_kind(self) -> None:
        twenty = read_corrections(TWENTY)
        assert len(twenty.records) == 20
        assert all((twenty.splits, twenty.merges, twenty.aliases, twenty.relabels, twenty.claims))

    def test_the_rules_are_others(self, read: Correct) -> None:
        assert {claim.rule for claim in read("").claims}.isdisjoint(claim.rule for claim in read(ADDED).claims)
        assert lines(read("")) != lines(read(ADDED))

    @pytest.mark.parametrize("added", ["", ADDED], ids=["shipped", "other"])
    def test_every_correction_matches(self, read: Correct, added: str) -> None:
        assert [(c.before, c.problem) for c in correct(read(added), read_corrections(TWENTY)).corrections if c.problem] == []

    def test_they_do_the_same(self, read: Correct) -> None:
        shipped, other = (correct(read(added), read_corrections(TWENTY)) for added in ("", ADDED))
        assert [(c.id, c.before, c.after) for c in shipped.corrections] == [(c.id, c.before, c.after) for c in other.corrections]
        assert {revision.claim for revision in shipped.revisions} == {revision.claim for revision in other.revisions}

    def test_what_a_rule_has_taken_away_is_told(self, read: Correct) -> None:
        told = [c.problem for c in correct(read(ADDED + RIVAL), read_corrections(TWENTY)).corrections if c.problem]
        assert told == ["its sentence has other claims: ドナルド・トランプ | cooperatesWith | ウラジーミル・プーチン"]
