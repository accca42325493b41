"""The house's plan, held against the imports: who may know whom, which library is known where, how large rooms may grow."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import quantiles

import pytest

import kg

PACKAGE = Path(kg.__file__).parent
MODULES = sorted(path.stem for path in PACKAGE.glob("*.py") if path.stem not in ("__init__", "__main__"))

FLOORS: tuple[dict[str, str], ...] = (
    {"model": "model statement_model", "errors": "errors"},
    {"ids": "ids", "batches": "batches", "messages": "messages", "letterforms": "letterforms", "tomltext": "tomltext", "utf16": "utf16"},
    {"resources": "resources", "particles": "particles", "vocabulary": "vocabulary", "timepoint": "timepoint", "own": "own tomlplace"},
    {"fetching": "fetching hosts webget"},
    {
        "gazetteer": "gazetteer namerecords patterns",
        "grammar": "grammar",
        "lexicon": "lexicon",
        "rulebook": "rulebook rulechanges rulerecords ownrules",
        "timewords": "timewords",
    },
    {
        "article": "article decoding document layout dateline normalising sentences references readers readers_html readers_office"
        " addresses readers_pdf pagehead pagetree pdfpages",
        "parse": "parse tokens fastparse fasttok2vec fastdep fastner fasttokens tokenbatches blas",
        "times": "times",
    },
    {
        "mentions": "mentions partylists apposed candidates anaphors bodies brackets known letters local personal_names setting titles",
        "phrases": "phrases grouping bunsetsu addressees adnominals adverbials between clause_borders genitives headlines inner_subjects"
        " attachment neighbours quotation_marks quotations said_parts voices",
    },
    {"entities": "entities coreference facts institutions people plurals roles", "predicates": "predicates arguments extents"},
    {
        "context": "context clauses discourse doers elsewhere embedding fillers light_verbs referents relative topics voice",
        "certainty": "certainty chain cuebook cueplace cuesearch hearsay plans scope speech speechbook trail",
    },
    {
        "claims": "claims announcers drafts application binding circumstances companions matching nominal own_voice phrase_entities"
        " reactions slots verbal"
    },
    {
        "pipeline": "pipeline",
        "corrections": "corrections correction_fields correction_schema correcting mending mending_state mending_entities measuring",
    },
    {
        "rdf": "rdf terms provenance statement_rdf namespaces ontology ontology_docs quads store sparql queries forms results checks"
        " answering",
        "html": "html overview pagedata positions",
        "codebook": "codebook codebook_docs codebook_model",
        "tables": "datapackage tables",
        "network": "network",
    },
    {
        "corpus": "corpus batch cache collecting copies engines jobs keptparses lostcorrections mappedfiles merge shards sources stances"
        " statements archivestatement parquet together wholefiles",
        "export": "export annotations dna events gephi nanopubs storednetwork tidy load",
    },
    {
        "evaluate": "evaluate agreement annotated annotation_files annotations_to_gold bipartite brat doccano gold goldwriting inception "
        "intervals label_studio proposals scorereport",
        "own_schemas": "own_schemas",
        "explain": "explain suggest rulecheck ruletrial",
        "server": "server judgements ports protocol reviewing reviewserver service webpages workers",
        "notebook": "fonts notebook",
        "output": "output writing",
    },
    {"api": "api component graph"},
    {
        "cli": "cli cli_archive cli_doctor cli_evaluate cli_exits cli_gold cli_help cli_options cli_project cli_rdf cli_review cli_rules"
        " project display display_gold display_rules doctor terminal",
    },
    {"documents": "documents document_commands document_queries document_rules"},
)
"""The floors of the house from the ground up, each with its rooms, each room with its files.

A file may import from floors below and from its own room, never from another room of its floor and never from above.
"""

LIBRARIES = {
    "typer": {"cli", "documents"},
    "rich": {"cli"},
    "spacy": {"api", "parse", "corpus"},
    "rdflib": {"rdf", "export", "server"},
    "pyoxigraph": {"rdf", "export", "server"},
    "pyvis": {"html"},
    "jinja2": {"html", "server"},
    "pyarrow": {"corpus"},
    "urllib3": {"fetching"},
    "trafilatura": {"article"},
    "pdfminer": {"article"},
    "starlette": {"server"},
    "uvicorn": {"server"},
    "networkx": {"corpus", "export", "html", "network"},
    "pandas": {"rdf"},
    "matplotlib": {"notebook"},
    "cassis": {"evaluate"},
    "numpy": {"corpus", "evaluate", "html", "parse"},
}
"""The rooms that know a library; in all others it would be a second border."""

LONGEST_FILE = 300
LONGEST_FUNCTION = 40
NINE_IN_TEN_FUNCTIONS = 24

PLACES = {file: (floor, room) for floor, rooms in enumerate(FLOORS) for room, files in rooms.items() for file in files.split()}


@cache
def tree(module: str) -> ast.Module:
    return ast.parse((PACKAGE / f"{module}.py").read_text(encoding="utf-8"))


def imported(module: str) -> Iterator[str]:
    """The dotted names that `module` imports, inside functions too; those for type checkers alone are none."""
    for node in walk_run_time(tree(module)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "kg":
            yield from (f"kg.{name.name}" for name in node.names if name.name in MODULES)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def walk_run_time(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
        return
    for child in ast.iter_child_nodes(node):
        yield from walk_run_time(child)


def functions() -> Iterator[tuple[str, int]]:
    for module in MODULES:
        for node in ast.walk(tree(module)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{module}.{node.name}", (node.end_lineno or node.lineno) - node.lineno


def test_every_file_has_a_room() -> None:
    assert sorted(MODULES) == sorted(file for file in PLACES if file in MODULES), "give the new file a room in FLOORS"


@pytest.mark.parametrize("module", MODULES)
def test_imports_go_down_or_stay_in_the_room(module: str) -> None:
    floor, room = PLACES[module]
    for name in imported(module):
        if name.startswith("kg.") and name.split(".")[1] in PLACES:
            other_floor, other_room = PLACES[name.split(".")[1]]
            assert other_floor < floor or other_room == room, f"{module} imports {name}"


@pytest.mark.parametrize("module", MODULES)
def test_libraries_are_known_in_their_rooms_only(module: str) -> None:
    foreign = {name.split(".")[0] for name in imported(module)} & set(LIBRARIES)
    assert not {library for library in foreign if PLACES[module][1] not in LIBRARIES[library]}


@pytest.mark.parametrize("module", MODULES)
def test_nothing_but_the_command_line_prints_or_ends_the_program(module: str) -> None:
    calls = {node.func.id for node in ast.walk(tree(module)) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert module == "cli" or not calls & {"print", "exit", "quit", "input"}
    assert "traceback" not in set(imported(module))


@pytest.mark.parametrize("module", MODULES)
def test_files_stay_short(module: str) -> None:
    lines = (PACKAGE / f"{module}.py").read_bytes().count(b"\n")
    assert lines <= LONGEST_FILE


def test_functions_stay_short() -> None:
    lengths = dict(functions())
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}
    assert quantiles(lengths.values(), n=10)[-1] <= NINE_IN_TEN_FUNCTIONS


def test_the_plan_names_no_room_twice() -> None:
    files = [file for rooms in FLOORS for names in rooms.values() for file in names.split()]
    assert len(files) == len(set(files))
