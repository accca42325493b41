"""What this machine has of what kg uses: the model, a font for plots, a browser, optional packages; and what brings the rest."""

from __future__ import annotations

import platform
import shutil
import webbrowser
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kg.errors import KgError
from kg.fonts import japanese_font
from kg.html import bundle
from kg.messages import counted
from kg.parse import MODEL, load_model, model_version
from kg.project import FILE, NO_PROJECT, find_project

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "firefox", "firefox-esr", "microsoft-edge")
_INSTALL_BROWSERS = "apt-get install chromium firefox-esr"
_PACKAGES = (
    ("pyarrow", "archives of Parquet files", "archive"),
    ("pandas", "tables in Python", "analysis"),
    ("matplotlib", "plots in Python", "analysis"),
    ("dkpro-cassis", "gold from INCEpTION", "annotation"),
    ("distributed", "archives on a cluster", "cluster"),
    ("pyshacl", "kg check --shapes", "shapes"),
    ("ja-ginza-electra", "the model ja_ginza_electra", "electra"),
    ("ja-ginza-bert-large", "the model ja_ginza_bert_large", "bert"),
)
"""The optional packages: what each is for, and the extra that brings it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that kg uses.

    Attributes:
        what: Its name.
        use: What it is for.
        found: What is there, as a version or path; empty where nothing is.
        needed: False where kg builds and answers without it.
        mend: The command or advice that brings it, where it is missing.

    """

    what: str
    use: str
    found: str
    needed: bool
    mend: str = ""

    @property
    def is_wrong(self) -> bool:
        """True where kg cannot do its work for this."""
        return self.needed and not self.found


def examine(folder: Path) -> Iterator[Finding]:
    """All that kg uses, as it is on this machine, for who works in `folder`; the model is really loaded."""
    yield Finding("Python", "runs kg", platform.python_version(), needed=True)
    yield _tried(Finding(MODEL, "reads the sentences", "", needed=True), _model)
    yield _tried(Finding("graph.html", "the page of a build", "", needed=True), _page)
    yield _tried(Finding(FILE, "own rules and names", "", needed=True), partial(_project, folder))
    yield _tried(Finding("Japanese font", "plots without squares", "", needed=False), japanese_font)
    yield Finding("browser", "opens graph.html; the tests drive Chromium and Firefox", _browser(), needed=False, mend=_INSTALL_BROWSERS)
    for package, use, extra in _PACKAGES:
        yield Finding(package, use, _version(package), needed=False, mend=f"pip install 'ronten[{extra}]'")


def _tried(finding: Finding, look: Callable[[], str]) -> Finding:
    """`finding` with what `look` finds, or with the remedy of the error that it raises."""
    try:
        return replace(finding, found=look())
    except KgError as error:
        return replace(finding, mend=error.remedy or str(error))


def _model() -> str:
    load_model(MODEL)
    return model_version(MODEL).removeprefix(f"{MODEL} ")


def _page() -> str:
    return f"{len(bundle('page.js')) // 1024} kB"


def _project(folder: Path) -> str:
    project = find_project(folder)
    own = project.own()
    return (
        f"{counted(len(own.rules), 'file')} of rules, {counted(len(own.names), 'file')} of names"
        if project != NO_PROJECT
        else "not used here"
    )


def _browser() -> str:
    """The path of a browser, or on systems that open pages by themselves the name of what does."""
    found = next((path for name in _BROWSERS if (path := shutil.which(name))), "")
    if found:
        return found
    try:
        return webbrowser.get().name
    except (webbrowser.Error, AttributeError):
        return ""


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
