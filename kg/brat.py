"""brat standoff (.ann beside .txt): text-bound annotations, relations, events, attributes, equivalences and normalizations.

Form: https://brat.nlplab.org/standoff.html. Offsets are code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kg.annotated import Document, Link, Named
from kg.errors import GoldError

_WIKIDATA = re.compile(r"\bQ[1-9]\d*\b")
_SUBJECT = re.compile(r"(arg1|subject|subj|agent|source|actor|主体|主語)\d*", re.IGNORECASE)
_OBJECT = re.compile(r"(arg2|object|obj|target|patient|対象|目的語)\d*", re.IGNORECASE)
_SPEAKER = re.compile(r"(speaker|source_of_speech|発言者)\d*", re.IGNORECASE)


@dataclass(slots=True)
class _Notes:
    """What the lines of a file say so far."""

    spans: dict[str, tuple[str, int, int]] = field(default_factory=dict)
    links: dict[str, tuple[str, str | None, dict[str, str]]] = field(default_factory=dict)
    """Relations and events: label, trigger and arguments by role."""
    attributes: dict[str, list[str]] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    wikidata: dict[str, str] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)


def read_brat(file: Path) -> list[Document]:
    """The document of an .ann file; raises `GoldError` with the line that is not of the form."""
    beside = file.with_suffix(".txt")
    try:
        text = beside.read_bytes().decode("utf-8")
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(
            f"it cannot be read: {error}", where=str(file), remedy="brat's .ann needs its .txt beside it, both UTF-8."
        ) from error
    notes = _Notes()
    for number, line in enumerate(lines, 1):
        try:
            _take(line, notes)
        except (ValueError, IndexError) as error:
            raise GoldError("this is no line of brat's", where=f"{file}, line {number}", remedy="Export the annotations anew.") from error
    return [_document(file.stem, text, notes, str(file))]


def _take(line: str, notes: _Notes) -> None:
    if not line.strip() or line.startswith("#"):
        return
    identity, _, rest = line.partition("\t")
    body = rest.split("\t")[0].split(" ")
    match identity[:1]:
        case "T":
            places = [int(number) for number in re.findall(r"\d+", rest.split("\t")[0].removeprefix(body[0]))]
            notes.spans[identity] = (body[0], places[0], places[-1])
        case "R":
            notes.links[identity] = (body[0], None, _arguments(body[1:]))
        case "E":
            label, _, trigger = body[0].partition(":")
            notes.links[identity] = (label, trigger, _arguments(body[1:]))
        case "A" | "M":
            notes.attributes.setdefault(body[1], []).append(body[2] if len(body) > 2 else body[0])
        case "N":
            _take_identity(body[1], body[2], notes)
        case "*":
            notes.groups |= dict.fromkeys(body[1:], f"* {body[1]}")
        case _:
            notes.left_out.append(line)


def _take_identity(span: str, reference: str, notes: _Notes) -> None:
    if found := _WIKIDATA.search(reference):
        notes.wikidata[span] = found.group()


def _arguments(parts: Iterable[str]) -> dict[str, str]:
    pairs = (part.partition(":") for part in parts if part)
    return {role: target for role, _, target in pairs}


def _document(name: str, text: str, notes: _Notes, where: str) -> Document:
    triggers = {trigger for _, trigger, _ in notes.links.values()}
    named = tuple(
        Named(identity, label, start, end, notes.wikidata.get(identity), notes.groups.get(identity))
        for identity, (label, start, end) in notes.spans.items()
        if identity not in triggers
    )
    if any(not 0 <= each.start < each.end <= len(text) for each in named):
        raise GoldError("an annotation lies outside the text", where=where, remedy="The .txt is not the one that was annotated.")
    links = [_link(identity, notes) for identity in notes.links]
    return Document(name, text, named, tuple(link for link in links if link), tuple(notes.left_out))


def _link(identity: str, notes: _Notes) -> Link | None:
    """None for what has no subject or object that is words (an event of events)."""
    label, trigger, arguments = notes.links[identity]
    source, target, speaker = (_of_role(arguments, role) for role in (_SUBJECT, _OBJECT, _SPEAKER))
    if source not in notes.spans or target not in notes.spans:
        notes.left_out.append(f"{identity} {label}: it has no subject and object that are words")
        return None
    place = notes.spans[trigger][1] if trigger in notes.spans else None
    return Link((label, *notes.attributes.get(identity, ()), *notes.attributes.get(trigger or "", ())), source, target, speaker, place)


def _of_role(arguments: Mapping[str, str], role: re.Pattern[str]) -> str:
    return next((target for name, target in arguments.items() if role.fullmatch(name)), "")
