"""Answers to queries as values and as text: rows of Python values, and the W3C's result formats."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from html import escape
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

import pyoxigraph as ox

from kg.errors import KgError, QueryError
from kg.forms import Format
from kg.namespaces import PREFIXES
from kg.store import Results

if TYPE_CHECKING:
    import pandas as pd

Value: TypeAlias = str | int | float | bool | Decimal | date | datetime | None

_XSD = "http://www.w3.org/2001/XMLSchema#"
_PYTHON: Mapping[str, Callable[[str], Value]] = MappingProxyType(
    {
        f"{_XSD}integer": int,
        f"{_XSD}decimal": Decimal,
        f"{_XSD}double": float,
        f"{_XSD}float": float,
        f"{_XSD}boolean": lambda text: text in {"true", "1"},
        f"{_XSD}date": date.fromisoformat,
        f"{_XSD}dateTime": datetime.fromisoformat,
    }
)


_ROWS = MappingProxyType(
    {
        Format.CSV: ox.QueryResultsFormat.CSV,
        Format.TSV: ox.QueryResultsFormat.TSV,
        Format.JSON: ox.QueryResultsFormat.JSON,
        Format.XML: ox.QueryResultsFormat.XML,
    }
)
_SHOWN = 100
"""Rows that a notebook shows; the rest is a slice away."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of values under the names of their columns."""

    names: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[tuple[Value, ...]]:
        return iter(self.rows)

    def dicts(self) -> list[dict[str, Value]]:
        """Each row as a dictionary."""
        return [dict(zip(self.names, row, strict=True)) for row in self.rows]

    def to_pandas(self) -> pd.DataFrame:
        """The rows as a data frame; raises `KgError` where pandas is not installed."""
        try:
            import pandas as pd
        except ImportError as error:
            raise KgError("pandas is not installed", remedy="pip install 'ronten[analysis]'") from error
        return pd.DataFrame(list(self.rows), columns=list(self.names))

    def _repr_html_(self) -> str:
        """The first rows as a table, for a notebook; IRIs of known namespaces are shortened."""
        head = "".join(f"<th>{escape(name)}</th>" for name in self.names)
        body = "".join(f"<tr>{''.join(f'<td>{escape(short(value))}</td>' for value in row)}</tr>" for row in self.rows[:_SHOWN])
        more = f"<p>… {len(self) - _SHOWN} more</p>" if len(self) > _SHOWN else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def to_table(results: Results) -> Table:
    """The answer as a table: its rows, one row of true or false for ASK, the triples of CONSTRUCT and DESCRIBE.

    IRIs are strings; numbers, truth values and dates are Python's; other literals are their text.
    """
    if isinstance(results, ox.QuerySolutions):
        names = tuple(variable.value for variable in results.variables)
        return Table(names, tuple(tuple(python_value(row[name]) for name in names) for row in results))
    if isinstance(results, ox.QueryBoolean):
        return Table(("answer",), ((bool(results),),))
    triples = sorted({(str(t.subject), str(t.predicate), str(t.object)): t for t in results}.items())
    rows = tuple(tuple(python_value(term) for term in (t.subject, t.predicate, t.object)) for _, t in triples)
    return Table(("subject", "predicate", "object"), rows)


def python_value(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> Value:
    """The Python value of an RDF term; a literal that is not of its datatype's form is its text."""
    if term is None:
        return None
    if isinstance(term, ox.Literal):
        try:
            return _PYTHON.get(term.datatype.value, str)(term.value)
        except (ValueError, ArithmeticError):
            return term.value
    return term.value if isinstance(term, ox.NamedNode) else str(term)


def to_text(results: Results, form: Format) -> bytes:
    """The answer in a format of the W3C, UTF-8; raises `QueryError` where the format cannot hold it (triples as CSV)."""
    if isinstance(results, ox.QueryTriples):
        return _graph_text(results, form)
    if form not in _ROWS:
        raise QueryError(f"rows cannot be written as {form}", remedy=f"Use {', '.join(_ROWS)}; turtle is for CONSTRUCT and DESCRIBE.")
    if isinstance(results, ox.QueryBoolean) and form in {Format.CSV, Format.TSV}:
        return b"true\n" if results else b"false\n"
    return results.serialize(format=_ROWS[form]) or b""


def short(value: Value) -> str:
    """A value for the eye: an IRI of a known namespace by its prefix, nothing for None."""
    text = "" if value is None else str(value)
    for prefix, namespace in PREFIXES.items():
        if text.startswith(namespace) and "/" not in text[len(namespace) :]:
            return f"{prefix}:{text.removeprefix(namespace)}"
    return text


def _graph_text(results: ox.QueryTriples, form: Format) -> bytes:
    """Triples as Turtle, each once and sorted, so that the same answer is the same bytes."""
    if form is not Format.TURTLE:
        raise QueryError(f"triples cannot be written as {form}", remedy="CONSTRUCT and DESCRIBE give turtle.")
    triples = {str(triple): triple for triple in results}
    used = {prefix: space for prefix, space in PREFIXES.items() if any(space in text for text in triples)}
    return ox.serialize([triples[text] for text in sorted(triples)], format=ox.RdfFormat.TURTLE, prefixes=used) or b""
