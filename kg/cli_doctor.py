"""The command that says what is missing on this machine: `kg doctor`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import typer

from kg import cli_exits
from kg.cli_options import Json
from kg.messages import counted
from kg.terminal import Voice

commands = typer.Typer()


@commands.command()
def doctor(as_json: Json = False) -> None:
    """Say what kg uses that is missing here, and the command that brings it: the model, a Japanese font, a browser, optional packages.

    The exit code is 1 where something is missing without which kg cannot build.
    """
    from kg import display
    from kg.doctor import examine

    voice = Voice(is_json=as_json)
    with voice.stage("Trying the model"):
        findings = list(examine(Path.cwd()))
    wrong = sum(finding.is_wrong for finding in findings)
    voice.give([asdict(finding) for finding in findings])
    verdict = f"{counted(wrong, 'thing')} that kg needs cannot be used." if wrong else "All that kg needs is here."
    voice.say(display.findings(findings), "", verdict)
    if wrong:
        raise typer.Exit(cli_exits.INPUT)
