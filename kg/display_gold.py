"""What the commands on gold show, as tables for the terminal."""

from __future__ import annotations

from rich.table import Table as View

from kg.agreement import Agreement
from kg.display import add_row, view
from kg.gold import GoldClaim


def agreement(found: Agreement) -> View:
    """How far two annotators agree, on all claims and on core claims."""
    names = ("both", "A alone", "B alone", "F1")
    table = view("claims", *names, "kappa modality", "kappa polarity", numbers=[*names, "kappa modality", "kappa polarity"])
    for name, each in (("all", found), ("core", found.core)):
        counts = (len(each.both), len(each.only_one), len(each.only_other))
        add_row(table, name, *map(str, counts), f"{100 * each.f1:.1f}", _kappa(each.modality), _kappa(each.polarity))
    return table


def alone(found: Agreement, one: str, other: str) -> View:
    """The claims that one has alone, with their sentences."""
    table = view("only in", "claim", "sentence")
    for name, claims in ((one, found.only_one), (other, found.only_other)):
        for claim in claims:
            add_row(table, name, _in_one_line(claim), claim.sentence)
    return table


def _in_one_line(claim: GoldClaim) -> str:
    return f"{'/'.join(claim.subject)} | {claim.relation[0]} | {'/'.join(claim.object)} ({claim.modality[0]}, {claim.polarity})"


def _kappa(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"
