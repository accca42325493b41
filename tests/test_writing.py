"""Folders that appear whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import writing
from kg.errors import KgError
from kg.writing import check_folder, write_folder

FILES = {"a.txt": "停戦".encode(), "run.json": b"{}"}


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_new_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    write_folder(tmp_path / "one" / "two", FILES)
    assert content(tmp_path / "one" / "two") == FILES


def test_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", FILES)
    write_folder(tmp_path / "out", FILES)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_empty_folder_is_filled(tmp_path: Path) -> None:
    write_folder(tmp_path, FILES)
    assert content(tmp_path) == FILES


def test_earlier_build_is_replaced(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", {**FILES, "a.txt": b"old"})
    write_folder(tmp_path / "out", FILES)
    assert content(tmp_path / "out") == FILES


@pytest.mark.parametrize(
    ("there", "message"),
    [
        ({"a.txt": b"mine"}, "holds other files"),
        ({"notes.md": b"mine"}, "holds other files"),
        ({"run.json": b"{}", "notes.md": b"mine"}, "not of an earlier build"),
    ],
)
def test_files_of_others_are_never_lost(there: dict[str, bytes], message: str, tmp_path: Path) -> None:
    for name, data in there.items():
        (tmp_path / name).write_bytes(data)
    with pytest.raises(KgError, match=message):
        write_folder(tmp_path, FILES)
    assert content(tmp_path) == there


def test_file_in_the_folder_s_place(tmp_path: Path) -> None:
    (tmp_path / "out").touch()
    with pytest.raises(KgError, match="a file, not a folder"):
        check_folder(tmp_path / "out", FILES)


@pytest.mark.parametrize("earlier", [True, False])
def test_failure_halfway_leaves_what_was_there(earlier: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if earlier:
        write_folder(tmp_path / "out", {**FILES, "a.txt": b"old"})

    def full(folder: Path, files: dict[str, bytes]) -> None:
        folder.mkdir()
        (folder / "a.txt").write_bytes(files["a.txt"])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing, "_write_all", full)
    with pytest.raises(KgError, match="No space left"):
        write_folder(tmp_path / "out", FILES)
    assert [path.name for path in tmp_path.iterdir()] == (["out"] if earlier else [])
    assert not earlier or content(tmp_path / "out")["a.txt"] == b"old"


def test_failure_of_the_last_step_puts_the_earlier_build_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_folder(tmp_path / "out", {**FILES, "a.txt": b"old"})
    rename = Path.rename

    def refuse_new(path: Path, target: Path) -> Path:
        if path.name == "new":
            raise PermissionError(13, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse_new)
    with pytest.raises(KgError, match="Permission denied"):
        write_folder(tmp_path / "out", FILES)
    assert content(tmp_path / "out")["a.txt"] == b"old"
