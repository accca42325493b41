"""Whether a graph is sound: the SHACL shapes, and checks of the whole graph as queries of the store.

The queries take seconds on a million triples, where pySHACL would take minutes; they find all that the shapes find of
claims, and what shapes cannot say: that a direct relation has a claim, that words stand where they are said to stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox
from rdflib import SH, Graph

from kg.errors import KgError
from kg.queries import ShippedQuery, read_query
from kg.resources import ontology_folder
from kg.results import to_table
from kg.store import query

if TYPE_CHECKING:
    from rdflib.term import Node


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong in a graph: which check, what it means, the IRI it is about, and the value at fault."""

    check: str
    ja: str
    en: str
    thing: str
    detail: str


def check_store(store: ox.Store) -> tuple[Finding, ...]:
    """All that the shipped checks find, check by check; empty where the graph is sound."""
    return tuple(finding for file in sorted((ontology_folder() / "checks").glob("*.rq")) for finding in _check(read_query(file), store))


def check_shapes(rdf: Graph) -> tuple[Finding, ...]:
    """What SHACL finds in `rdf`, which holds the data of one or some hundred articles (5.7 s at 100,000 triples).

    Raises `KgError` where pySHACL is not installed.
    """
    try:
        import pyshacl
    except ModuleNotFoundError as error:
        raise KgError("pySHACL is not installed", remedy="Install it: pip install pyshacl") from error
    folder = ontology_folder()
    _, report, _ = pyshacl.validate(rdf + Graph().parse(folder / "kg.ttl"), shacl_graph=Graph().parse(folder / "shapes.ttl"))
    return _violations(report)


def shaped_graph(store: ox.Store) -> Graph:
    """What the shapes look at: the union of all that `store` holds, in memory (some 1 kB a triple)."""
    triples = (quad.triple for quad in store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    return Graph().parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"", format="nt")


def _check(check: ShippedQuery, store: ox.Store) -> list[Finding]:
    rows = to_table(query(store, check.text)).rows
    found = {Finding(check.name, check.title_ja, check.title_en, str(thing), str(detail)) for thing, detail in rows}
    return sorted(found, key=lambda finding: (finding.thing, finding.detail))


def _violations(report: Graph) -> tuple[Finding, ...]:
    results = [_violation(report, result) for result in report.objects(None, SH.result)]
    return tuple(sorted(set(results), key=lambda finding: (finding.check, finding.thing, finding.en, finding.detail)))


def _violation(report: Graph, result: Node) -> Finding:
    messages = {getattr(text, "language", None) or "en": str(text) for text in report.objects(result, SH.resultMessage)}
    path, value = report.value(result, SH.resultPath), report.value(result, SH.value)
    english = messages.get("en", "")
    return Finding(
        check="shacl",
        ja=messages.get("ja", english),
        en=english,
        thing=str(report.value(result, SH.focusNode)),
        detail=" ".join(str(part) for part in (path, value) if part is not None),
    )
