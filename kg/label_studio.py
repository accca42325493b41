"""Label Studio's JSON: tasks with annotations, whose results are labelled words, relations and choices.

Form: https://labelstud.io/guide/export (JSON, not JSON-MIN). Its offsets count UTF-16 code units, as JavaScript does; the words that stand
beside them tell where they count code points.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from kg.annotated import Document, Link, Named
from kg.errors import GoldError
from kg.utf16 import code_points

Row: TypeAlias = Mapping[str, Any]


def read_label_studio(file: Path) -> list[Document]:
    """The documents of a file, called by it and, where there are several, the id of their task; of several annotations of a task the last.

    Raises `GoldError` with the task that is not of the form.
    """
    try:
        tasks = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise GoldError(f"it cannot be read: {error}", where=str(file), remedy="Give Label Studio's export as JSON.") from error
    if not isinstance(tasks, list):
        raise GoldError("it is no list of tasks", where=str(file), remedy="Give Label Studio's export as JSON.")
    return [_read(task, file.stem, f"{file}, task {number}", is_only=len(tasks) == 1) for number, task in enumerate(tasks, 1)]


def _read(task: Row, name: str, where: str, *, is_only: bool) -> Document:
    try:
        results, text = _results(task), _text(task["data"])
        named = tuple(_named(results, text))
        return Document(name if is_only else f"{name}-{task['id']}", text, named, tuple(_links(results)), tuple(_left_out(task, results)))
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise GoldError(f"this is no task of Label Studio's: {error}", where=where, remedy="Export it as JSON.") from error


def _results(task: Row) -> list[Row]:
    done = [each for each in task["annotations"] if not each.get("was_cancelled")]
    return list(done[-1]["result"]) if done else []


def _text(data: Row) -> str:
    """The task's text: under `text`, or the only text that it has."""
    texts = [data["text"]] if "text" in data else [value for value in data.values() if isinstance(value, str)]
    if len(texts) != 1 or not isinstance(texts[0], str):
        raise ValueError("it has no text, or several")
    return texts[0]


def _named(results: Iterable[Row], text: str) -> Iterator[Named]:
    for result in results:
        if result["type"] in ("labels", "hypertextlabels"):
            value = result["value"]
            start, end = _offsets(int(value["start"]), int(value["end"]), value.get("text"), text)
            yield Named(str(result["id"]), str(value["labels"][0]), start, end)


def _offsets(start: int, end: int, words: str | None, text: str) -> tuple[int, int]:
    """The place in code points."""
    if words is not None and 0 <= start < end and text[start:end] == words:
        return start, end
    first, last = code_points(text, start), code_points(text, end)
    if first >= last or words not in (None, text[first:last]):
        raise ValueError(f"{words!r} does not stand at {start}")
    return first, last


def _links(results: Sequence[Row]) -> Iterator[Link]:
    for result in results:
        if result["type"] == "relation":
            ends = str(result["from_id"]), str(result["to_id"])
            source, target = reversed(ends) if result.get("direction") == "left" else ends
            chosen = _choices(results, str(result.get("id", "")))
            yield Link((*map(str, result.get("labels") or ("unnamed relation",)), *chosen), source, target)


def _choices(results: Iterable[Row], region: str) -> list[str]:
    """What was chosen for a relation beside its labels."""
    own = (result for result in results if result["type"] == "choices" and region and str(result.get("id")) == region)
    return [str(choice) for result in own for choice in result["value"]["choices"]]


def _left_out(task: Row, results: Iterable[Row]) -> Iterator[str]:
    count = sum(not each.get("was_cancelled") for each in task["annotations"])
    if count > 1:
        yield f"{count - 1} earlier annotations of task {task['id']}"
    kinds = {str(result["type"]) for result in results} - {"labels", "hypertextlabels", "relation", "choices"}
    yield from (f"results of type {kind}" for kind in sorted(kinds))
