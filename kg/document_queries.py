"""The queries that are shipped, in Japanese and English, made from their files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kg.queries import Parameter, ShippedQuery, shipped_queries

GENERATED = "<!-- Made by `python -m kg.documents`: change ontology/queries/ or docs/{language}/asking.md instead. -->"


@dataclass(frozen=True, slots=True)
class Words:
    """The document's own words in one language."""

    title: str
    lead: str
    kinds: Mapping[str, str]


WORDS: Mapping[str, Words] = MappingProxyType(
    {
        "ja": Words(
            "付属の問い合わせ",
            "`kg query FOLDER 名前` で問う。引数はオプションとして渡す。渡さなければ、その変数は自由のままである。"
            "書き方は[グラフに問う](asking.md)にある。",
            MappingProxyType({"entity": "実体", "relation": "関係", "date": "日付", "text": "文字列"}),
        ),
        "en": Words(
            "Shipped queries",
            "Ask them with `kg query FOLDER NAME`. Parameters are options; one that is not given stays free. "
            "[Asking the graph](asking.md) tells how to write your own.",
            MappingProxyType({}),
        ),
    }
)


def queries_document(language: str) -> str:
    """All shipped queries as Markdown in `language` ("ja" or "en")."""
    words = WORDS[language]
    parts = [f"# {words.title}", GENERATED.format(language=language), words.lead]
    for query in shipped_queries().values():
        parts += _query(query, language, words)
    return "\n\n".join(parts) + "\n"


def _query(query: ShippedQuery, language: str, words: Words) -> Iterator[str]:
    title, description = (query.title_ja, query.description_ja) if language == "ja" else (query.title_en, query.description_en)
    yield f"## `{query.name}` {title}"
    yield description
    if query.parameters:
        yield "\n".join(_parameter(parameter, language, words) for parameter in query.parameters)
    body = re.sub(r"\A(#.*\n)+\n*", "", query.text).rstrip()
    yield f"```sparql\n{body}\n```"


def _parameter(parameter: Parameter, language: str, words: Words) -> str:
    kind = words.kinds.get(parameter.kind, parameter.kind)
    return f"- `--{parameter.name}` ({kind}): {parameter.ja if language == 'ja' else parameter.en}"
