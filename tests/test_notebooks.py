"""The notebooks, run from a clean kernel as a reader would run them: nothing fails, and no plot draws squares."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
DATA = ("notebooks", "outputs/sample", "benchmarks/reading")

SHOWN: Mapping[str, tuple[str, ...]] = {
    "1_article_to_graph": ("<iframe sandbox", "ウクライナ問題", "deprioritizes", "ヲ: ", "graph.html", "triples", "a kg:Claim"),
    "2_asking_the_graph": ("who-pressures-whom", "牽制する: ", "'date'", "主張の数", "ウクライナ"),
    "3_own_rule": (
        "= 三洋電機",
        "物質的対立",
        "パナソニック | coerces | 三洋電機",
        "1 rule, 2 sentences: all read as they say",
        "日本製鉄 | coerces | USスチール [coerces.takeover]",
        "'abandons'",
    ),
    "4_an_archive_over_time": ("43 記事", "物質的対立", "image/png", "北朝鮮"),
    "5_how_good_is_it": ("alaska-summit", "適合率", "image/png", "95% 信頼区間", "読み手 a: 54 / 100", "二人の一致: 96%"),
}
"""What a reader sees in the outputs."""
PLOTS = {"4_an_archive_over_time": 4, "5_how_good_is_it": 2}

KEEP_FIGURES = "%config InlineBackend.close_figures = False"
SQUARES = """
import json, sys
from kg.fonts import missing_glyphs
from matplotlib import pyplot, text
texts = [found for number in pyplot.get_fignums() for found in pyplot.figure(number).findobj(text.Text)]
squares = ["".join(missing_glyphs(found.get_text(), found.get_fontfamily()[0])) for found in texts]
print(json.dumps({"figures": len(pyplot.get_fignums()), "texts": "".join(found.get_text() for found in texts), "squares": squares}))
pyplot.close("all")
"""
"""Of every word in every figure, the characters that its font has no glyph for."""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the notebooks and what they read, for they write beside themselves."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in DATA:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns(".ipynb_checkpoints", "outputs"))
    return folder / "notebooks"


def run(notebook: Path, place: Path) -> Any:
    """The notebook with its outputs, and a cell more at its end that looks at the figures."""
    read = nbformat.read(notebook, as_version=4)
    first, last = nbformat.v4.new_code_cell(KEEP_FIGURES), nbformat.v4.new_code_cell(SQUARES)
    read.cells = [first, *read.cells, last]
    NotebookClient(read, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(place)}}).execute()
    return read


def outputs(read: Any) -> list[Any]:
    return [output for cell in read.cells if cell.cell_type == "code" for output in cell.outputs]


@pytest.mark.model
@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda notebook: notebook.stem)
def test_it_runs_and_draws_no_squares(notebook: Path, place: Path) -> None:
    read = run(notebook, place)
    shown = json.dumps(outputs(read), ensure_ascii=False)
    assert [words for words in SHOWN.get(notebook.stem, ()) if words not in shown] == []
    assert "missing from font" not in shown
    figures = json.loads(outputs(read)[-1]["text"])
    assert figures["figures"] == PLOTS.get(notebook.stem, figures["figures"])
    assert "".join(figures["squares"]) == ""


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda notebook: notebook.stem)
def test_it_is_kept_without_outputs(notebook: Path) -> None:
    read = nbformat.read(notebook, as_version=4)
    assert not [cell for cell in read.cells if cell.get("outputs") or cell.get("execution_count")]


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda notebook: notebook.stem)
def test_readme_names_it(notebook: Path) -> None:
    assert f"({notebook.name})" in (notebook.parent / "README.md").read_text(encoding="utf-8")


def test_squares_would_be_found(tmp_path: Path) -> None:
    plot = nbformat.v4.new_code_cell("import matplotlib.pyplot as plt\nplt.title('牽制 5')\nplt.show()")
    nbformat.write(nbformat.v4.new_notebook(cells=[plot]), tmp_path / "plot.ipynb")
    shown = outputs(run(tmp_path / "plot.ipynb", tmp_path))
    assert "".join(json.loads(shown[-1]["text"])["squares"]) == "牽制"
    assert "missing from font" in json.dumps(shown)


def test_all_that_are_described_are_there() -> None:
    assert set(SHOWN) <= {notebook.stem for notebook in NOTEBOOKS}
