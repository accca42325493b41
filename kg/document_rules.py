"""The reference of every field of a rule, a name and a project, in Japanese and English; a test holds it against their schemas."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kg.codebook_model import Text
from kg.rulebook import CLASSES, SLOT_CASES

GENERATED = "<!-- Made by `python -m kg.documents`: change kg/document_rules.py instead. -->"

FIELDS: Mapping[str, Text] = MappingProxyType(
    {
        "id": Text("規則の名。関係の id に点と一語を続ける。", "The rule's name: its relation's id, a dot and a word."),
        "relation": Text("関係の id。コードブックにある。", "The id of the relation, as in the codebook."),
        "predicates": Text(
            "述語の辞書形。サ変は語幹(棚上げ)、慣用句は全体(後景に押しやる)。",
            "Dictionary forms of the predicates; verbal nouns without する (棚上げ), idioms whole (後景に押しやる).",
        ),
        "subject": Text("主体が立つ格。なければガ。", "The cases in which the subject stands; ガ where left out."),
        "object": Text("対象が立つ格。先に合ったものをとる。", "The cases in which the object stands; the first that fits is taken."),
        "about": Text("事柄(about)が立つ格。", "The cases in which the matter at stake (`about`) stands."),
        "frame": Text("枠組み(as)が立つ格。", "The cases in which the frame (`as`) stands."),
        "needs_about": Text(
            "true なら、事柄(about)のないところには働かない(議員に働きかけた)。",
            "Where true, the rule works only where the matter stands too (not 議員に働きかけた).",
        ),
        "unless": Text("この規則が退く、他の規則の id。", "Ids of rules that this one gives way to."),
        "not_with": Text(
            "項の主要部にあると、述語が別の意味になる語(身柄を確保する)。",
            "Heads of arguments beside which the predicate means something else (身柄を確保する).",
        ),
        "when_negated": Text("否定されたときの関係の id。", "The relation that it becomes where it is negated."),
        "not_unable": Text(
            "true なら、できないことには働かない(否定できない)。", "Where true, the rule does not take what cannot be done (否定できない)."
        ),
        "only_negated": Text("true なら、否定されたときだけ働く。", "Where true, the rule works on negated predicates only."),
        "nominal": Text(
            "false なら、名詞の形(ロシアのウクライナ侵攻)には働かない。", "Where false, nouns (ロシアのウクライナ侵攻) are not taken."
        ),
        "why": Text("言語上の理由と日本語の例。", "The linguistic reason, with a Japanese example."),
        "examples": Text(
            "文と、規則が作る主張「主体 | 関係 | 対象」。実際の文なら source に出典を書く。試験になる。",
            "Sentences with the claims (`subject | relation | object`) that the rule makes of them, `source` for real ones. Tests.",
        ),
        "extends": Text("語や例を足す、付属の規則の id。", "The id of a shipped rule to which words and examples are added."),
        "disabled": Text("true なら、その id の規則を使わない。", "Where true, the rule of that id is not used."),
        "counterexamples": Text(
            "この規則からは主張を作らない文。試験になる。", "Sentences of which the rule makes no claim. They are tests."
        ),
    }
)
NAME_FIELDS: Mapping[str, Text] = MappingProxyType(
    {
        "key": Text("名のキー。付属の名と同じなら入れ替わる。", "The key of the name; one that is shipped is replaced."),
        "ja": Text("日本語の名。", "The Japanese name."),
        "en": Text("英語の名。", "The English name."),
        "type": Text("種類。Person、State、Organization など。", "The class: Person, State, Organization and so on."),
        "wikidata": Text("Wikidata の番号。", "The Wikidata id."),
        "names": Text("どこにあってもこれを指す言い方。", "Further forms that name it wherever they stand."),
        "short": Text(
            "肩書きの隣、または全名のある記事でだけ指す言い方(石破、維新)。",
            "Forms that name it only beside a title or in an article that has the full name (石破, 維新).",
        ),
        "letters": Text("一字の略(米)。", "One-letter forms (米)."),
        "iso3": Text("国の ISO 3166-1 の三字。", "A state's ISO 3166-1 alpha-3 code."),
        "member_of": Text("属する組織や集団のキー。", "Keys of the bodies or groups that it belongs to."),
        "located_in": Text("ある国や場所のキー。", "The key of the state or place where it is."),
        "offices": Text("役職。office、of、since、until。", "Offices held: office, of, since, until."),
        "stands_for": Text("この名が指す者たちのキー(自公)。", "Keys of those whom the name means together (自公)."),
        "taken_up_as": Text(
            "名がそう終わらないのに「同党」「同社」が指すとき、その「党」「社」。",
            "The word after 同 that takes it up (党 of 同党) where no name ends so.",
        ),
        "source": Text("出典。", "Where it comes from."),
        "extends": Text("言い方を足す、付属の名のキー。", "The key of a shipped name to which forms are added."),
        "disabled": Text("true なら、そのキーの名を使わない。", "Where true, the name of that key is not used."),
    }
)
PROJECT_FIELDS: Mapping[str, Text] = MappingProxyType(
    {
        "rules": Text("自分の規則のファイルやフォルダー。", "Files or folders of own rules."),
        "names": Text("自分の名のファイルやフォルダー。", "Files or folders of own names."),
        "corrections": Text("訂正のファイル。", "Files of corrections."),
        "model": Text("GiNZA のモデル。", "The GiNZA model."),
        "output": Text("作ったものを置くフォルダー。", "The folder where builds go."),
    }
)
CLASS_TEXTS: Mapping[str, Text] = MappingProxyType(
    {
        "actor": Text("主体: 人、国家、組織、集団", "person, state, organisation or group"),
        "person": Text("人", "person"),
        "group": Text("集団", "group"),
        "doer": Text("主体。節なら、その中で行う者", "an actor; of a clause, who acts in it"),
        "topic": Text("節でない句。節なら、その主題", "what is no clause; of a clause, what it is about"),
        "state": Text("国家", "state"),
        "place": Text("場所、国家", "place or state"),
        "issue": Text("主体でも場所でもない句", "what is neither actor nor place"),
        "phrase": Text("節でない句", "whatever is no clause"),
        "clause": Text("節", "clause"),
    }
)
CASE_TEXTS: Mapping[str, Text] = MappingProxyType(
    {
        "ノ": Text("述語に含まれる名詞を飾るノ(大統領の辞任を求める)", "the ノ of the noun in the predicate (大統領の辞任を求める)"),
        "複合": Text("述語の前に続く名詞(対中制裁)", "a noun compounded with the predicate (対中制裁)"),
        "語": Text("述語の語そのものの中(訪米)", "inside the predicate's own word (訪米)"),
        "句": Text("慣用句の名詞に含まれるもの", "inside the noun of the idiom"),
        "ヨウ": Text("よう(に)の節", "a clause of よう(に)"),
        "文脈": Text(
            "引用への反応の相手。前の節や文で行為をした主体。文脈:issue は「が」の節が決めたこと、賛否なら前に採決されたもの",
            "at whom a quoted reaction is aimed: who acted in the clause or sentence before; 文脈:issue is what a clause with が decides, "
            "or what was put to the vote before",
        ),
    }
)
_HEADS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "ja": (
            "規則の項目",
            "規則は TOML の `[[rule]]` である。格は `ヲ` または `ヲ:actor` のように、求める種類を添えて書く。",
            "種類",
            "格",
            "名の項目",
        ),
        "en": (
            *("Fields of a rule", "A rule is a `[[rule]]` of TOML. A case is written `ヲ`, or `ヲ:actor` with the class it asks for."),
            *("Classes", "Cases", "Fields of a name"),
        ),
    }
)


def rules_document(language: str) -> str:
    """The fields, classes and cases as Markdown in `language` ("ja" or "en")."""
    title, lead, classes, cases, names = _HEADS[language]
    plain = " ".join(f"`{case}`" for case in sorted(SLOT_CASES - set(CASE_TEXTS)))
    parts = [f"# {title}", GENERATED, lead, _table(FIELDS, language), f"## {classes}"]
    parts += [_table({name: CLASS_TEXTS[name] for name in sorted(CLASSES)}, language), f"## {cases}", plain, _table(CASE_TEXTS, language)]
    parts += [f"## {names}", "`[[name]]`", _table(NAME_FIELDS, language), "## kg.toml", _table(PROJECT_FIELDS, language)]
    return "\n\n".join(parts) + "\n"


def _table(texts: Mapping[str, Text], language: str) -> str:
    rows = [f"| `{name}` | {text.in_language(language).replace('|', chr(92) + '|')} |" for name, text in texts.items()]
    return "\n".join(["| | |", "|---|---|", *rows])
