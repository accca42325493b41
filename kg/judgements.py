"""Judgements of claims, kept in a file of corrections after each: the file grows at its end and nothing else in it is touched.

A later record of the same claim takes the place of an earlier one (`Corrections`), so a judgement is changed by another one, and undone by
taking the last record away.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeAlias

from kg import tomltext
from kg.corrections import CHANGE_KEYS, Corrections, JudgedClaim, Verdict, parse_corrections
from kg.errors import CorrectionError
from kg.letterforms import squash
from kg.wholefiles import write_lines

Row: TypeAlias = Mapping[str, Any]
"""An object of claims.jsonl."""


class Judgements:
    """What one person, `by`, finds the `claims` to be, kept in `file`."""

    def __init__(self, claims: Sequence[Row], file: Path, by: str, now: Callable[[], datetime] | None = None) -> None:
        self.claims = {str(claim["id"]): claim for claim in claims}
        self.file = file
        self.by = by
        self._now = now or (lambda: datetime.now(UTC))
        self._added: list[tuple[str, str]] = []
        self._read = ("", Corrections())
        self.corrections()  # a file that is not of its form is found before the first judgement

    def corrections(self) -> Corrections:
        """All that the file holds; raises `CorrectionError` where it is not of its form."""
        text = self._text()
        if self._read[0] != text:  # somebody else's work: what was judged here is known
            self._read = (text, parse_corrections(text, str(self.file)))
        return self._read[1]

    def judged(self) -> dict[str, JudgedClaim]:
        """The judged claims by id, those of earlier sessions and of other hands too."""
        by_sentence: dict[str, list[Row]] = {}
        for claim in self.claims.values():
            by_sentence.setdefault(squash(claim["evidence"]["sentence"]["text"]), []).append(claim)
        records = self.corrections().claims
        return {
            str(claim["id"]): record for record in records for claim in by_sentence.get(squash(record.sentence), ()) if is_of(record, claim)
        }

    def judge(self, claim: str, verdict: Verdict, change: Mapping[str, str], why: str) -> None:
        """Keep a judgement; `change` is for a mended claim. Raises `CorrectionError` where claim or change is unknown, and keeps none."""
        if claim not in self.claims:
            raise CorrectionError(f"there is no claim {claim}", remedy="Load the page again.")
        known, before = self.corrections(), self._text()
        record = to_toml(self.claims[claim], verdict, change, why, self.by, self._now())
        if any("\ud800" <= sign <= "\udfff" for sign in record):
            raise CorrectionError("the text holds half a letter", remedy="Write it again.")
        judged = parse_corrections(record, "the judgement")
        self._write(before + record)
        self._read = (before + record, known + judged)
        self._added.append((claim, record))

    def undo(self) -> str | None:
        """Take the last judgement of this session away, and give its claim; None where there is none.

        Raises `CorrectionError` where the file's end was changed by another program since.
        """
        if not self._added:
            return None
        claim, record = self._added[-1]
        now = self._text()
        if not now.endswith(record):
            raise CorrectionError("the file was changed since", where=str(self.file), remedy="Undo it there, in an editor.")
        self._write(now.removesuffix(record))
        self._added.pop()
        return claim

    def _text(self) -> str:
        return self.file.read_text(encoding="utf-8") if self.file.is_file() else ""

    def _write(self, content: str) -> None:
        write_lines(self.file, [content.encode("utf-8")])


def is_of(record: JudgedClaim, claim: Row) -> bool:
    """True where the record judges this claim, as it stands or as it was before it was mended."""
    forms: tuple[Row, ...] = ({}, claim.get("before", {}))
    return any(_is_of(record, {**claim, **form}) for form in forms)


def _is_of(record: JudgedClaim, claim: Row) -> bool:
    one, other = squash(record.predicate), squash(claim["predicate"]["text"])
    is_same = record.relation == claim["relation"] and (one in other or other in one)
    return is_same and _is_called(claim["subject"], record.subject) and _is_called(claim["object"], record.object)


def _is_called(entity: Row, name: str) -> bool:
    return squash(name) in {squash(known) for known in (entity["id"], entity["label"], entity["wikidata"] or "", *entity["names"])}


def _mended(claim: Row) -> dict[str, str]:
    """What an earlier judgement changed of a claim; empty where none did."""
    if not any(correction["kind"] == "claim" for correction in claim.get("corrections", ())):
        return {}
    before, now = ({key: _told(form[key]) for key in CHANGE_KEYS} for form in (claim["before"], claim))
    return {key: value for key, value in now.items() if value != before[key]}


def _told(value: Row | str | None) -> str:
    return value["label"] if isinstance(value, Mapping) else value or ""


def to_toml(claim: Row, verdict: Verdict, change: Mapping[str, str], why: str, by: str, now: datetime) -> str:
    """A judgement as a record of the file: of the claim as the rules made it, so that one that was mended and is right stays mended."""
    mended = _mended(claim)
    made = {**claim, **claim["before"]} if mended else claim
    if mended and verdict in (Verdict.RIGHT, Verdict.MENDED):
        verdict, change = Verdict.MENDED, mended | dict(change)
    values = {
        "verdict": tomltext.text(verdict),
        "sentence": tomltext.text(claim["evidence"]["sentence"]["text"]),
        "subject": tomltext.text(made["subject"]["label"]),
        "relation": tomltext.text(made["relation"]),
        "object": tomltext.text(made["object"]["label"]),
        "predicate": tomltext.text(claim["predicate"]["text"]),
        "rule": tomltext.text(made["rule"]),
        "by": tomltext.text(by),
        "on": now.isoformat(timespec="seconds"),
    }
    values |= {"why": tomltext.text(why)} if why else {}
    values |= {"change": tomltext.inline({key: change[key] for key in CHANGE_KEYS if key in change})} if change else {}
    return "\n[[claim]]\n" + "".join(f"{key} = {value}\n" for key, value in values.items())
