"""Other names in brackets after a name: 北大西洋条約機構（NATO）, 民主66(D66), ネパール共産党毛沢東主義派(毛派)."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.candidates import Candidate, Kind, Line
from kg.gazetteer import Gazetteer

_BRACKET = re.compile(r"[（(]([^（）()]{2,16})[）)]")
_ABBREVIATION = re.compile(r"[A-Za-z][A-Za-z0-9&.\-]*[A-Z0-9][A-Za-z0-9&.\-]*|[A-Z]{2,}")


def with_bracket(line: Line, candidate: Candidate, gazetteer: Gazetteer) -> Candidate:
    """The candidate with the bracket after it, where that gives another name of it."""
    found = _BRACKET.match(line.text, candidate.end)
    if not found or candidate.kind not in (Kind.KNOWN, Kind.BODY) or not _is_alias(found.group(1), candidate, gazetteer):
        return candidate
    known = candidate.known or gazetteer.by_form.get(found.group(1), ())
    return replace(candidate, end=found.end(), aliases=(*candidate.aliases, found.group(1)), known=known)


def _is_alias(text: str, candidate: Candidate, gazetteer: Gazetteer) -> bool:
    """True for another known name of the same thing, for letters, and for a shortening that keeps the order of the characters (毛派)."""
    known = gazetteer.by_form.get(text, ())
    if candidate.known:
        return known == candidate.known or any(text in name.short for name in candidate.known)
    if candidate.kind is Kind.BODY and _ABBREVIATION.fullmatch(text):
        return True
    return bool(candidate.kind is Kind.BODY and len(text) < len(candidate.name) and _is_shortened(text, candidate.name))


def _is_shortened(short: str, full: str) -> bool:
    """True where the characters of `short` stand in `full` in the same order (国連: 国際連合)."""
    rest = iter(full)
    return all(character in rest for character in short)
