"""The codebook for people to read, in Japanese and English, after the manner of CAMEO's and PLOVER's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from kg.codebook_model import Codebook, Entry, Witness
from kg.rulebook import Rule
from kg.vocabulary import Group, Relation, Vocabulary

GENERATED = "<!-- Made by `python -m kg.codebook`: change ontology/codebook.toml, kg/vocabulary.toml or kg/rules/ instead. -->"
SHOWN_PREDICATES = 12


@dataclass(frozen=True, slots=True)
class Words:
    """The document's own words in one language."""

    title: str
    lead: str
    general: str
    index: str
    symmetric: str
    included: str
    excluded: str
    predicates: str
    cases: str
    sentences: str
    unread: str
    none: str
    side: Mapping[str | None, str]
    kinds: Mapping[str, str]


_JA = Words(
    title="コードブック",
    lead=(
        "関係ごとに、定義、含むものと含まないもの、述語、境界例とその裁定、実際の文を示す。手で付ける人も、規則を書く人も、同じものに従う。"
        "実例はすべて日本語版ウィキニュース(CC BY 2.5、執筆者一同)の文そのままで、主張は文中の語で示す。"
        "PLOVER の型は概念の対応であり、PLOVER のコードブックの文章は用いていない。"
    ),
    general="すべての関係に通じる裁定",
    index="関係の一覧",
    symmetric="対称",
    included="含む",
    excluded="含まない",
    predicates="述語",
    cases="境界例",
    sentences="実例",
    unread="今日の規則はまだ読まない",
    none="この規則からは主張を作らない文",
    side=MappingProxyType({"for": "対象に賛成の側", "against": "対象に反対の側"}),
    kinds=MappingProxyType({"actor": "主体", "issue": "争点", "place": "場所", "thing": "物事", "post": "役職", "group": "集団"}),
)
_EN = Words(
    title="Codebook",
    lead=(
        "For each relation its definition, what is included and excluded, predicates, borderline cases with the ruling, real sentences. "
        "Annotators and rule writers follow the same book. All sentences are those of Japanese Wikinews, word for word (CC BY 2.5, by its "
        "contributors); claims name their parts as the sentence does. PLOVER types are correspondences of concepts; no text is taken from "
        "PLOVER's codebook."
    ),
    general="Rulings for all relations",
    index="The relations",
    symmetric="symmetric",
    included="Included",
    excluded="Excluded",
    predicates="Predicates",
    cases="Borderline cases",
    sentences="Real sentences",
    unread="not read by today's rules",
    none="Sentences of which its rules make no claim",
    side=MappingProxyType({"for": "takes the object's side", "against": "takes the side against the object"}),
    kinds=MappingProxyType({}),
)
WORDS: Mapping[str, Words] = MappingProxyType({"ja": _JA, "en": _EN})


def codebook_document(codebook: Codebook, vocabulary: Vocabulary, rules: Sequence[Rule], language: str) -> str:
    """The codebook as Markdown in `language` ("ja" or "en")."""
    words = WORDS[language]
    general = "\n".join(f"{number}. {ruling.in_language(language)}" for number, ruling in enumerate(codebook.general, 1))
    parts = [f"# {words.title}", GENERATED, words.lead, f"## {words.general}", general, f"## {words.index}"]
    parts += [f"- **{_name(group, language)}**: {_members(group, vocabulary, language)}" for group in vocabulary.groups.values()]
    for group in vocabulary.groups.values():
        parts += [f"## {_name(group, language)}", group.definition_ja if language == "ja" else group.definition_en]
        for relation in vocabulary.relations.values():
            if relation.group == group.id:
                own = [rule for rule in rules if rule.relation == relation.id]
                parts += _relation(relation, codebook.entries[relation.id], own, language)
    return "\n\n".join(parts) + "\n"


def _name(record: Group | Relation, language: str) -> str:
    return record.ja if language == "ja" else record.en


def _members(group: Group, vocabulary: Vocabulary, language: str) -> str:
    members = (relation for relation in vocabulary.relations.values() if relation.group == group.id)
    return ", ".join(f"[{_name(relation, language)}](#{relation.id.lower()})" for relation in members)


def _relation(relation: Relation, entry: Entry, rules: Sequence[Rule], language: str) -> Iterator[str]:
    words = WORDS[language]
    yield f'### <a id="{relation.id.lower()}"></a>{_name(relation, language)} `{relation.id}`'
    yield relation.definition_ja if language == "ja" else relation.definition_en
    yield " · ".join(_facts(relation, entry, words))
    yield f"**{words.included}** {entry.included.in_language(language)}"
    yield f"**{words.excluded}** {entry.excluded.in_language(language)}"
    yield f"**{words.predicates}**"
    yield "\n".join(f"- `{rule.id}`: {_predicates(rule)}" for rule in rules)
    yield f"**{words.cases}**"
    yield "\n".join(f"- {case.text} — {case.ruling.in_language(language)}" for case in entry.cases)
    yield f"**{words.sentences}**"
    yield "\n".join(_sentence(witness, relation, words) for witness in entry.sentences)
    yield f"**{words.none}** " + " / ".join(text for rule in rules for text in rule.counterexamples[:1])


def _facts(relation: Relation, entry: Entry, words: Words) -> Iterator[str]:
    """Its ends, event type, side."""
    yield f"{_kinds(entry.subject, words)} → {_kinds(entry.object, words)}"
    if relation.symmetric:
        yield words.symmetric
    if relation.plover:
        yield f"PLOVER `{relation.plover}`"
    if relation.side:
        yield words.side[relation.side]


def _kinds(kinds: str, words: Words) -> str:
    """`actor or issue` in the document's language."""
    if not words.kinds:
        return kinds
    return "・".join(words.kinds[kind] for kind in kinds.replace(" or ", ", ").split(", "))


def _predicates(rule: Rule) -> str:
    more = len(rule.predicates) - SHOWN_PREDICATES
    return "、".join(rule.predicates[:SHOWN_PREDICATES]) + (f" … (+{more})" if more > 0 else "")


def _sentence(witness: Witness, relation: Relation, words: Words) -> str:
    ends = (claim.split(" | ") for claim in witness.claims)
    claims = "、".join(f"{subject} —`{relation.id}`→ {other}" for subject, other in ends)
    unread = "" if witness.is_read else f" ({words.unread})"
    return f"- {witness.text}<br>{claims}{unread}<br>「{witness.title}」 {witness.source}"
