"""The exports read by a JavaScript reader, N3.js, which continuous integration installs."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.export import export
from kg.forms import Export
from kg.page.build import command
from tests.stores import sample_store

READERS = Path(__file__).with_name("readers")
FORMS = {
    Export.TURTLE: ox.RdfFormat.TURTLE,
    Export.TRIG: ox.RdfFormat.TRIG,
    Export.NQUADS: ox.RdfFormat.N_QUADS,
    Export.RDF12: ox.RdfFormat.TRIG,
    Export.NANOPUBS: ox.RdfFormat.TRIG,
}


@pytest.mark.skipif(not os.environ.get("CI"), reason="N3.js is installed where CI is set")
def test_n3_js_reads_the_same_quads_as_oxigraph(tmp_path: Path) -> None:
    place = shutil.copytree(READERS, tmp_path / "readers")
    subprocess.run([*command("npm"), "ci", "--no-audit", "--no-fund"], cwd=place, check=True, capture_output=True)
    for form in FORMS:
        with (place / form).open("wb") as file:
            export(sample_store(), form, file)
    subprocess.run([*command("node"), "read.js", *FORMS], cwd=place, check=True, capture_output=True)
    for form, syntax in FORMS.items():
        read = canonical(place / f"{form}.nq", ox.RdfFormat.N_QUADS)
        assert len(read) > 0
        assert read == canonical(place / form, syntax)


def canonical(file: Path, syntax: ox.RdfFormat) -> ox.Dataset:
    """What stands in `file`, with its blank nodes named by what is said of them, so that equal is isomorphic."""
    read = ox.Dataset(ox.parse(path=file, format=syntax))
    read.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return read
