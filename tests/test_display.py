"""What the terminal shows: plain text, whatever stands in it."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from kg.display import add_row, answer, view
from kg.results import Table


def shown(table: object) -> str:
    out = io.StringIO()
    Console(file=out, width=200).print(table)
    return out.getvalue()


@pytest.mark.parametrize("text", ["[/] 停戦", "[b]停戦[/b]", "[link=http://example.org]停戦", ":bomb: 停戦"])
def test_markup_in_a_text_is_text(text: str) -> None:
    table = view("a")
    add_row(table, text)
    assert text in shown(table)


@pytest.mark.parametrize("text", ["\x1b[31m停戦", "\x1b]0;title\x07停戦", "停戦\x9b2J", "停戦\r停戦"])
def test_escape_sequences_do_not_reach_the_terminal(text: str) -> None:
    out = shown(answer(Table(("a",), ((text,),))))
    assert "停戦" in out
    assert not set(out) & {"\x1b", "\x07", "\x9b", "\r"}
