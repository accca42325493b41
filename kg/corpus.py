"""Many articles → an archive: listed, built where they are not kept, and written in shards; stopped at any moment it goes on.

What is done is kept by content in the archive's folder (`kg.cache`): an article that is the same is not built again, and one whose text is
the same is not parsed again, whatever rules have changed; where only rules on relations have, only the articles are read again that have a
word of theirs. All files are written from what is kept, sorted by article, so that they are the same bytes however often a run was stopped
and however many processes shared it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache as once
from functools import partial
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from time import perf_counter

from kg.batches import batches
from kg.cache import FOLDER, Cache, Listed, open_cache
from kg.corrections import NONE, Corrections
from kg.engines import Run
from kg.errors import KgError
from kg.ids import digest
from kg.jobs import Job
from kg.own import NOTHING, Own
from kg.parquet import check_parquet, remove_parquet, write_parquet
from kg.parse import model_version
from kg.pipeline import run_with
from kg.rulebook import RELATION_FILES, RULES, load_rulebook
from kg.rulechanges import meanings
from kg.shards import write_archive
from kg.sources import STDIN, Columns, Refusal, Source, check_inputs, read_sources
from kg.vocabulary import load_vocabulary

_CHARACTERS = 15_000
"""The most code points of a batch: some fifteen articles of news and two seconds of work, so that workers end at nearly the same time."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: code points that need no work any more, of all; those built in this run, and its seconds."""

    done: int
    total: int
    built: int
    seconds: float

    @property
    def rate(self) -> float:
        """Code points built a second."""
        return self.built / self.seconds if self.seconds else 0.0

    @property
    def seconds_left(self) -> float | None:
        """Seconds until all is built at this rate; None before the first batch."""
        return (self.total - self.done) / self.rate if self.built else None


@dataclass(frozen=True, slots=True)
class Archive:
    """What a run made: how many articles and claims there are, how many were read now, and what was left out, by place with the reason.

    `lost` corrections match nothing any more; run.json names them.
    """

    folder: Path
    articles: int
    claims: int
    built: int
    failures: tuple[tuple[str, str], ...]
    lost: int = 0


def build_archive(
    inputs: Sequence[str],
    columns: Columns,
    folder: Path,
    run: Run,
    model: str,
    tell: Callable[[Progress], None],
    *,
    with_page: bool = True,
    with_tables: bool = False,
    corrections: Corrections = NONE,
    own: Own = NOTHING,
) -> Archive:
    """Bring the archive in `folder` up to date with `inputs`: articles added, changed and removed since, and only those.

    Args:
        inputs: Files, folders, glob patterns, or "-" for standard input.
        columns: Which columns of tables hold what.
        folder: The archive's folder; made where it is missing.
        run: What runs the batches (`kg.engines`).
        model: The GiNZA model's name.
        tell: Is called after each batch.
        with_page: False leaves the page out.
        with_tables: True writes the tables as Parquet too.
        corrections: What people corrected; `run` must know them too.
        own: The user's own rules and names; `run` must know them too.

    Raises:
        KgError: An input does not exist, two articles have one id, there is no article at all, or the folder cannot be written.

    """
    _check(inputs, columns, with_tables=with_tables)
    with open_cache(folder) as cache:
        inputs = _spooled(inputs, folder)
        _list(cache, inputs, _listing(read_sources(inputs, columns), model, corrections, own), own)
        built = _build_pending(cache, read_sources(inputs, columns), run, tell)
        state, run_made = digest(fingerprint(model), own.hash), partial(run_with, model, own)
        articles, claims, lost = write_archive(cache, folder, state, run_made, corrections, with_page=with_page)
        write_parquet(folder) if with_tables else remove_parquet(folder)
        cache.forget_others()
        return Archive(folder, articles, claims, built, tuple(cache.failures()), lost)


def _check(inputs: Sequence[str], columns: Columns, *, with_tables: bool) -> None:
    """Raise `KgError` where there is nothing to read, before a folder is made; standard input can be read only once."""
    if with_tables:
        check_parquet()
    check_inputs(inputs)
    if STDIN not in inputs and not any(isinstance(found, Source) for found in read_sources(inputs, columns)):
        raise _nothing(inputs)


def _list(cache: Cache, inputs: Sequence[str], listing: Iterable[Listed | tuple[str, str]], own: Own) -> None:
    """Make `listing` the run's articles, and drop the results that changed rules touch."""
    cache.heed_rules(meanings(load_rulebook(load_vocabulary(), own=own.rules)))
    cache.list_articles(listing)
    if not cache.total():
        raise _nothing(inputs)


def _nothing(inputs: Sequence[str]) -> KgError:
    remedy = "Give .txt, .html, .pdf, .docx, .rtf, .md, .jsonl, .csv, .tsv, .parquet or .zip files."
    return KgError("there is no article here", where=", ".join(inputs), remedy=remedy)


@once
def fingerprint(model: str) -> str:
    """A hash of all that an archive depends on beside its texts: code, rules, names, and versions of model and parser."""
    return _fingerprint(model, _package_files())


@once
def reading(model: str) -> str:
    """The fingerprint without the rules on relations, whose changes touch some articles only (`kg.rulechanges`)."""
    return _fingerprint(model, [file for file in _package_files() if file.parent != RULES or file.stem not in RELATION_FILES])


def _package_files() -> list[Path]:
    return sorted(file for suffix in ("py", "toml") for file in Path(__file__).parent.rglob(f"*.{suffix}"))


def _fingerprint(model: str, files: Iterable[Path]) -> str:
    package = Path(__file__).parent
    hashes = (f"{file.relative_to(package).as_posix()} {sha256(file.read_bytes()).hexdigest()}" for file in files)
    return digest(_parser(model), *hashes)


@once
def _parser(model: str) -> str:
    """The model and the versions that parses depend on."""
    try:
        return f"{model_version(model)} spacy {version('spacy')} ginza {version('ginza')} sudachidict {version('sudachidict-core')}"
    except PackageNotFoundError as error:
        raise KgError(f"the package {error.name} is not installed", remedy=f"pip install {error.name}") from error


def _spooled(inputs: Sequence[str], folder: Path) -> list[str]:
    """The inputs with standard input, which can be read only once, kept as a file."""
    if STDIN not in inputs:
        return list(inputs)
    data = sys.stdin.buffer.read()
    spool = folder / FOLDER / ("stdin.jsonl" if data.lstrip().startswith(b"{") else "stdin.txt")
    spool.write_bytes(data)
    return [str(spool) if given == STDIN else given for given in inputs]


def _listing(found: Iterable[Source | Refusal], model: str, corrections: Corrections, own: Own) -> Iterator[Listed | tuple[str, str]]:
    reads = digest(reading(model), Own(names=own.names).hash)  # own rules touch only some articles, as shipped ones do
    for each in found:
        if isinstance(each, Refusal):
            yield each.where, each.reason
        else:
            content = (each.name, each.title, each.text, each.date, each.source, each.url, each.author)
            key = digest(reads, *content, corrections.about(each.text).hash)
            yield Listed(each.name, each.where, key, digest(_parser(model), each.text), len(each.text))


def _build_pending(cache: Cache, found: Iterable[Source | Refusal], run: Run, tell: Callable[[Progress], None]) -> int:
    """Build what is listed and not kept; the number of articles that were."""
    pending, total, start = cache.pending(), cache.total(), perf_counter()
    waiting = sum(pending.values())
    built = articles = 0
    jobs = batches(_jobs(cache, found, pending), lambda job: len(job.source.text), _CHARACTERS)
    for outcomes in run(map(tuple, jobs)):
        cache.keep(outcomes)
        articles += len(outcomes)
        built += sum(pending[outcome.key] for outcome in outcomes)
        tell(Progress(total - waiting + built, total, built, perf_counter() - start))
    return articles


def _jobs(cache: Cache, found: Iterable[Source | Refusal], pending: Container[str]) -> Iterator[Job]:
    for source in found:
        if isinstance(source, Source):
            key, parse_key = cache.keys(source.name)
            if key in pending:
                yield Job(key, parse_key, source, cache.parse(parse_key))
