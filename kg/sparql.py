"""SPARQL text looked at before it is run: what it fetches or changes, what it names, and where an error stands.

The engine parses; this file reads tokens only (SPARQL 1.1, section 19), so that a message can point to the word at fault.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from kg.errors import QueryError

_TOKEN = re.compile(
    r"""(?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
      | (?P<text>\"{3}(?:\\.|[^\\])*?\"{3}|'{3}(?:\\.|[^\\])*?'{3}|"(?:\\.|[^"\\\r\n])*"|'(?:\\.|[^'\\\r\n])*')
      | (?P<comment>\#[^\r\n]*)
      | (?P<variable>[?$]\w+)
      | (?P<name>(?:[^\W\d_][\w-]*(?:\.[\w-]+)*)?:(?:[\w:%-]|\\.)*(?:\.(?:[\w:%-]|\\.)+)*)
      | (?P<language>@[A-Za-z-]+)
      | (?P<word>[^\W\d_]\w*)
      | (?P<number>\d[\d.eE]*)
      | (?P<sign>\S)""",
    re.VERBOSE | re.DOTALL,
)

_KEYWORDS = """
    ABS AS ASC ASK AVG BASE BIND BNODE BOUND BY CEIL COALESCE CONCAT CONSTRUCT CONTAINS COUNT DATATYPE DAY DESC DESCRIBE
    DISTINCT EXISTS FILTER FLOOR FROM GRAPH GROUP GROUP_CONCAT HAVING HOURS IF IN IRI LANG LANGMATCHES LCASE LIMIT MAX MD5 MIN
    MINUS MINUTES MONTH NAMED NOT NOW OFFSET OPTIONAL ORDER PREFIX RAND REDUCED REGEX REPLACE ROUND SAMETERM SAMPLE SECONDS
    SELECT SEPARATOR SERVICE STR STRAFTER STRBEFORE STRDT STRENDS STRLANG STRLEN STRSTARTS STRUUID SUBSTR SUM TIMEZONE TZ UCASE
    UNDEF UNION URI UUID VALUES WHERE YEAR"""
KEYWORDS = frozenset(_KEYWORDS.split())
UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH"})
_GAP = r"(?:[\x00-\x20]++|\#[^\r\n]*+)*+"
_SERVICE = re.compile(rf"service{_GAP}(?:silent{_GAP})?[^\x00-\x20{{}}]+{_GAP}\{{", re.IGNORECASE)
"""SERVICE, what it would ask, and a brace, wherever they stand, in a string or a comment too.

Where those end, the engine alone knows (a carriage return ends a comment), and it takes SERVICE without a space around it. To
refuse a query for the words of a comment does less harm than to let one through.
"""
_NO_SERVICE = re.compile(r"""[?$]\w+|<[^<>\#"{}|^`\\\x00-\x20]*>""")
"""Variables and plain IRIs: no SERVICE hides in them, for a space, a # or a < follows it, or a brace before any >."""
_POSITION = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a query: its kind (a group of the grammar above), text and offset."""

    kind: str
    text: str
    start: int


def tokens(query: str) -> Iterator[Token]:
    """The tokens of `query` without its comments."""
    for match in _TOKEN.finditer(query):
        if match.lastgroup and match.lastgroup != "comment":
            yield Token(match.lastgroup, match.group(), match.start())


def refuse_side_effects(query: str) -> None:
    """Raise `QueryError` for an update and for SERVICE: a query changes nothing and fetches nothing."""
    service = _SERVICE.search(_NO_SERVICE.sub(lambda match: "?" * len(match.group()), query))
    if service:
        raise _error(query, service.start(), "SERVICE is refused: a query fetches nothing from elsewhere", "Query one folder at a time.")
    words = (token for token in tokens(query) if token.kind == "word")
    form = next((token for token in words if token.text.upper() not in {"BASE", "PREFIX"}), None)
    if form is not None and form.text.upper() in UPDATES:
        raise _error(
            query, form.start, f"{form.text.upper()} is refused: the graph is read-only", "Use SELECT, ASK, CONSTRUCT or DESCRIBE."
        )


def check_names(query: str, prefixes: Mapping[str, str], terms: Collection[str]) -> None:
    """Raise `QueryError` for a prefix that is not bound, and for a name in a namespace of `terms` that is not one of them.

    A mistyped `rel:presures` is no error of SPARQL and would quietly find nothing. `terms` are prefixed names.
    """
    found = list(tokens(query))
    bound = set(prefixes) | {one.text[:-1] for one in found if one.kind == "name" and one.text.endswith(":")}
    closed = {term.split(":")[0] for term in terms}
    for token in _asked(found):
        prefix = token.text.split(":")[0]
        if prefix not in bound:
            raise _error(
                query, token.start, f"the prefix {prefix}: is not bound", _nearest(prefix, bound, f"Bound are {', '.join(sorted(bound))}.")
            )
        if prefix in closed and token.text not in terms and not token.text.endswith(":"):
            raise _error(
                query,
                token.start,
                f"{token.text} is unknown",
                _nearest(token.text, terms, "`kg query --list` shows queries to start from."),
            )


def syntax_error(query: str, message: str) -> QueryError:
    """What the engine's `message` ("error at 3:35: expected OPTIONAL") means, at the word where the query goes wrong."""
    match = _POSITION.match(message)
    if match is None or "The SELECT contains a variable" in message:
        return QueryError(_plain(message), where="the query", remedy="Name in GROUP BY each variable that SELECT shows, or aggregate it.")
    offset = _offset(query, int(match[1]), int(match[2]) - _overshoot(match[3]))
    at_fault = next((token for token in tokens(query) if token.start <= offset < token.start + len(token.text)), None)
    if at_fault is None:
        return _error(query, offset, "the query breaks off here", "Is a } or ) missing?")
    return _error(query, at_fault.start, f"{at_fault.text} is not expected here", _nearest_keyword(at_fault))


def _overshoot(expected: str) -> int:
    """How far behind the word at fault the engine points.

    It points behind the longest keyword that it tried there (FILTR is reported eight columns on, for OPTIONAL has eight
    letters), unless it also names the signs that it expected, which it does at the place itself.
    """
    keywords = re.findall(r"(?<![\w'])[A-Z]{2,}(?![\w'])", expected)
    return 0 if '"' in expected or not keywords else max(map(len, keywords))


def _offset(query: str, line: int, column: int) -> int:
    """The offset of a place by line and column, both from 1."""
    starts = [0, *(match.end() for match in re.finditer("\n", query))]
    return starts[min(line, len(starts)) - 1] + max(column, 1) - 1


def _error(query: str, offset: int, what: str, remedy: str) -> QueryError:
    """An error that names line and column and shows the line with a mark under the place."""
    begin = query.rfind("\n", 0, offset) + 1
    line = query[begin:].split("\n", 1)[0]
    where = f"line {query.count(chr(10), 0, offset) + 1}, column {offset - begin + 1}"
    return QueryError(what, where=where, remedy=f"  {line}\n  {_blank(query[begin:offset])}^\n{remedy}")


def _blank(text: str) -> str:
    """Spaces as wide as `text` on a terminal, where Japanese takes two columns."""
    return "".join("\u3000" if ord(c) > 0x2E7F else " " for c in text)


def _nearest(word: str, known: Collection[str], otherwise: str) -> str:
    close = get_close_matches(word, sorted(known), n=3, cutoff=0.6)
    return f"Did you mean {' or '.join(close)}?" if close else otherwise


def _nearest_keyword(token: Token) -> str:
    known = KEYWORDS if token.kind == "word" and token.text.upper() not in KEYWORDS else ()
    return _nearest(token.text.upper(), known, "Look at what stands before it: a . or ; may be missing, or a ) or } too many.")


def _asked(found: list[Token]) -> list[Token]:
    """The names that a query asks for: those that CONSTRUCT makes stand before its WHERE and are its own."""
    words = [token.text.upper() if token.kind == "word" else "" for token in found]
    start = words.index("WHERE") if "CONSTRUCT" in words and "WHERE" in words else 0
    return [token for token in found[start:] if token.kind == "name"]


def _plain(message: str) -> str:
    return "SELECT shows a variable that is not grouped" if "The SELECT contains a variable" in message else message
