"""What `import kg` can do: build the graph of a text, and the archive of many."""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from kg.addresses import read_address
from kg.article import article_from_text, read_article
from kg.batch import engine
from kg.corpus import Progress, build_archive
from kg.correcting import correct
from kg.corrections import corrections_near, load_corrections
from kg.fetching import is_address
from kg.graph import Graph
from kg.messages import counted
from kg.model import Article
from kg.own import Own, read_own
from kg.parse import MODEL
from kg.pipeline import Tools, build_graph, load_tools
from kg.queries import OpenGraph, open_graph
from kg.sources import Columns
from kg.webget import Limits

_FILE = re.compile(r"[^。\n]+\.[A-Za-z]{1,5}")
_LONGEST_PATH = 1000
TEXT_NAME = "text"
"""What an article is called that came as a string."""


def build(
    source: str | Path,
    *,
    name: str = TEXT_NAME,
    model: str = MODEL,
    gpu: bool = False,
    corrections: Sequence[str | Path] = (),
    rules: Sequence[str | Path] = (),
    names: Sequence[str | Path] = (),
    allow_private: bool = False,
) -> Graph:
    """The graph of one article; the first call loads the model, which takes seconds.

    Args:
        source: The path of a file, the address of a page (`https://…`), or the text itself. A string is a path where a file of that name is
            there, or where it ends as file names do (`article.txt`) and has neither 。 nor a line break; a `Path` always is one.
        name: What the article is called where `source` is its text.
        model: The GiNZA model that reads it: ja_ginza, ja_ginza_electra, ja_ginza_bert_large, or the path of one's own.
        gpu: Read on the GPU.
        corrections: Files of corrections; those beside the article are used anyway.
        rules: Files or folders of own rules.
        names: Files or folders of own names.
        allow_private: Fetch an address on a private network or this machine too.

    Raises:
        ArticleError: There is no such file, or no Japanese text in it; the page at the address cannot be fetched.
        CorrectionError: A file of corrections is not of its form.
        RuleError: A file of rules or names is not of its form.
        KgError: The model cannot be loaded, or there is no GPU.

    """
    article = _article(source, name, allow_private=allow_private)
    mended = load_corrections([*map(Path, corrections), *_corrections_beside(source)])
    return Graph(correct(build_graph(article, _tools(model, _own(rules, names), gpu)), mended))


def archive(
    inputs: str | Path | Sequence[str | Path],
    folder: str | Path,
    *,
    model: str = MODEL,
    gpu: bool = False,
    workers: int = 1,
    no_page: bool = False,
    corrections: Sequence[str | Path] = (),
    rules: Sequence[str | Path] = (),
    names: Sequence[str | Path] = (),
) -> OpenGraph:
    """One graph of many articles, as `kg archive` builds it in `folder` or brings it up to date there.

    Args:
        inputs: Files (.txt, .html, .pdf, .docx, .rtf, .md, .jsonl, .csv, .tsv, .parquet, .zip), folders, or patterns.
        folder: The archive's folder; `kg.open` opens it again.
        model: The GiNZA model that reads them, as in `build`.
        gpu: Read on the GPU.
        workers: How many processes read articles; more than one need `if __name__ == "__main__":` round the call in a script.
        no_page: Write no graph.html.
        corrections: Files of corrections; `corrections.toml` in the folder is used anyway.
        rules: Files or folders of own rules.
        names: Files or folders of own names.

    Raises:
        KgError: An input does not exist, there is no article in it, or the folder cannot be written. Articles that cannot be read are left
            out with a warning.

    """
    given = [str(each) for each in ([inputs] if isinstance(inputs, str | Path) else inputs)]
    mended = load_corrections([*map(Path, corrections), *corrections_near(Path(folder))])
    own = _own(rules, names)
    run = engine(model, workers, corrections=mended, own=own, gpu=gpu)
    made = build_archive(given, Columns(), Path(folder), run, model, _tell_nobody, with_page=not no_page, corrections=mended, own=own)
    if made.failures:
        where, reason = made.failures[0]
        warnings.warn(f"{counted(len(made.failures), 'article')} left out (run.json names all), as {where}: {reason}", stacklevel=2)
    return open_graph(folder)


def _article(source: str | Path, name: str, *, allow_private: bool = False) -> Article:
    if isinstance(source, str) and is_address(source):
        return read_address(source, Limits(allow_private=allow_private))
    return read_article(Path(source)) if _is_path(source) else article_from_text(str(source), name)


def _corrections_beside(source: str | Path) -> list[Path]:
    return corrections_near(Path(source).parent, Path(source)) if _is_path(source) else []


def _is_path(source: str | Path) -> bool:
    if isinstance(source, Path) or _FILE.fullmatch(source):
        return isinstance(source, Path) or not is_address(source)
    return "\n" not in source and "\0" not in source and len(source) < _LONGEST_PATH and _is_there(Path(source))


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a sentence can be too long for a file's name
        return False


def _own(rules: Sequence[str | Path], names: Sequence[str | Path]) -> Own:
    return read_own(map(Path, rules), map(Path, names))


@cache
def _tools(model: str, own: Own, gpu: bool) -> Tools:
    return load_tools(model, own, gpu=gpu)


def _tell_nobody(progress: Progress) -> None:
    """A script has no line of progress."""
