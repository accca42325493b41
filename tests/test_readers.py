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
def test_n3_js_reads_as_many_as_oxigraph(tmp_path: Path) -> None:
    place = shutil.copytree(READERS, tmp_path / "readers")
    subprocess.run([*command("npm"), "ci", "--no-audit", "--no-fund"], cwd=place, check=True, capture_output=True)
    expected = []
    for form, syntax in FORMS.items():
        with (place / form).open("wb") as file:
            export(sample_store(), form, file)
        expected.append(len(list(ox.parse(path=place / form, format=syntax))))
    done = subprocess.run([*command("node"), "count.js", *FORMS], cwd=place, check=True, capture_output=True, text=True)
    assert list(map(int, done.stdout.split())) == expected
