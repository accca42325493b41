"""The documentation site builds strictly, names everything, shows what the program prints, finds Japanese words, and needs no network."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from playwright.sync_api import Browser, expect

from kg.cli import app
from kg.cli_exits import EXIT_CODES
from kg.cli_help import english, japanese
from kg.document_commands import Command, all_commands
from kg.document_rules import CASE_TEXTS, CLASS_TEXTS, FIELDS, NAME_FIELDS, PROJECT_FIELDS
from kg.documents import document_files
from kg.project import KEYS
from kg.queries import shipped_queries
from kg.rulebook import CLASSES, SLOT_CASES
from tests.browsers import Reader, running
from tests.conftest import Build
from tests.examples import check_example, examples

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("??/*.md"))
OWN = [page for page in PAGES if "<!-- Made by" not in page.read_text(encoding="utf-8")]
EXAMPLES = [(page.relative_to(DOCS).as_posix(), *example) for page in OWN for example in examples(page.read_text(encoding="utf-8"))]
NUMBER = re.compile(r"\d+\.\d")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built as `make docs` does."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with running("chromium", tmp_path_factory.mktemp("downloads")) as browser:
        yield browser


@pytest.mark.parametrize("file", document_files(ROOT), ids=lambda file: file.relative_to(ROOT).as_posix())
def test_a_document_made_from_the_program_is_current(file: Path) -> None:
    """Otherwise: make documents."""
    assert document_files(ROOT)[file] == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("command", all_commands(), ids=lambda command: command.name)
def test_a_command_and_its_options_say_what_they_are_for(command: Command) -> None:
    assert command.help
    assert [parameter.name for parameter in command.parameters if not parameter.help] == []


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_reference_names_every_command_and_option(language: str) -> None:
    reference = (DOCS / language / "commands.md").read_text(encoding="utf-8")
    for command in all_commands():
        assert f"## kg {command.name}\n" in reference
        for parameter in command.parameters:
            named = parameter.metavar if parameter.param_type_name == "argument" else parameter.opts[-1]
            assert f"`{named}`" in reference


def test_the_help_is_there_in_japanese() -> None:
    """Otherwise: add what is missing to kg/commands.ja.toml, and take out what nobody says any more."""
    assert {*EXIT_CODES, *english(typer.main.get_command(app))} ^ set(japanese()) == set()


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_queries_are_all_listed(language: str) -> None:
    listed = (DOCS / language / "queries.md").read_text(encoding="utf-8")
    assert re.findall(r"^## `(.+?)`", listed, re.MULTILINE) == list(shipped_queries())


def fields_of(schema: str, table: str) -> set[str]:
    """All keys of the records of a schema that comes with the program."""
    records = json.loads((ROOT / "kg" / "schemas" / schema).read_text(encoding="utf-8"))["properties"][table]["items"]["anyOf"]
    return {key for record in records for key in record["properties"]}


def test_every_field_class_and_case_is_documented() -> None:
    assert set(FIELDS) == fields_of("rules.json", "rule")
    assert set(NAME_FIELDS) == fields_of("names.json", "name")
    assert set(PROJECT_FIELDS) == set(KEYS)
    assert set(CLASS_TEXTS) == CLASSES
    assert set(CASE_TEXTS) <= SLOT_CASES


def test_every_page_is_there_in_both_languages() -> None:
    japanese, english = ({page.name for page in (DOCS / language).glob("*.md")} for language in ("ja", "en"))
    english |= {page.name for page in DOCS.glob("*.md")}
    assert japanese <= english
    assert english - japanese <= {"index.md", *(f"{name}.{language}.md" for name in ("codebook", "ontology") for language in ("ja", "en"))}


@pytest.mark.parametrize("language", ["ja", "en"])
def test_figures_are_those_of_the_readme(language: str) -> None:
    figures = set(NUMBER.findall((DOCS / language / "limits.md").read_text(encoding="utf-8")))
    assert figures
    assert figures <= set(NUMBER.findall((ROOT / "README.md").read_text(encoding="utf-8")))


@pytest.mark.model
@pytest.mark.parametrize(("page", "command", "shown"), EXAMPLES, ids=[f"{page}-{command[:20]}" for page, command, _ in EXAMPLES])
def test_a_page_shows_what_the_program_prints(page: str, command: str, shown: str, sample_build: Build) -> None:
    assert page
    check_example(command, shown, sample_build)


@pytest.mark.model
@pytest.mark.parametrize("language", ["ja", "en"])
def test_python_on_a_page_runs(language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for code in re.findall(r"```python\n(.+?)```", (DOCS / language / "python.md").read_text(encoding="utf-8"), re.DOTALL):
        exec(code, {})  # noqa: S102 - our own page


@pytest.mark.parametrize(
    ("page", "language", "search"),
    [("ja/start", "ja", "検索"), ("codebook.ja", "ja", "検索"), ("en/start", "en", "Search"), ("index", "en", "Search")],
)
def test_a_page_s_buttons_are_of_its_language(page: str, language: str, search: str, site: Path) -> None:
    html = (site / f"{page}.html").read_text(encoding="utf-8")
    assert f'<html lang="{language}"' in html
    assert f'placeholder="{search}"' in html


def test_nothing_on_the_site_is_fetched_from_elsewhere(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > len(PAGES)
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert not re.search(r"""<(?:script|img|iframe|link (?!rel="?canonical))[^>]+(?:src|href)="?(?:https?:)?//""", text), page.name


@pytest.mark.browser
@pytest.mark.parametrize(
    ("words", "found"), [("棚上げ", "コードブック"), ("ウクライナ問題", "主張はこうして作られる"), ("corrections", "Corrections")]
)
def test_a_reader_finds_words_on_the_opened_files(words: str, found: str, site: Path, browser: Browser, tmp_path: Path) -> None:
    reader = Reader(browser, site, tmp_path)
    reader.page.goto((site / "index.html").as_uri())
    reader.page.locator("input.md-search__input").click()
    expect(reader.page.locator(".md-search-result__meta")).to_have_text("Type to start searching")  # the index is read
    reader.page.keyboard.type(words)
    reader.page.keyboard.press("End")  # the page waits for a key to be let go, as after an input method's last
    expect(reader.page.locator(".md-search-result__item", has_text=found).first).to_be_visible()
    assert [request for request in reader.requests if not request.startswith(("file:", "data:", "blob:"))] == []
    reader.context.close()
