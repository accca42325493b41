"""How well the cases of verbs are read: `python -m benchmarks.wac FILE.knp [--errors N] [--cache FOLDER]`.

FILE has documents with predicate–argument structure, coreference and zero anaphora in KNP's format, as the Wikipedia Annotated Corpus
(ku-nlp/WikipediaAnnotatedCorpus, Kyoto University) has them. The arguments in ガ, ヲ and ニ of verbs and of verbal nouns with する are
compared, each of coordinated ones by itself. One is right where its head is the head of gold's argument, or of a mention of the same
thing (=). Cases are those of the verb as written: a passive's ガ is who it is done to. What gold finds outside the text (不特定:人, 著者)
is no argument, and what is read for a verb to which gold gives no case is wrong.

Precision is of all arguments that were read; recall once of gold's that depend on the verb or that its clause modifies (overt), once of
all of them, unspoken ones included, which may stand in earlier sentences.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.knp import CASES, Frame, Head, Place, article_of, documents_of, gold_frames
from kg.arguments import Argument
from kg.context import unspoken
from kg.discourse import Discourse, Filler
from kg.fillers import fillers
from kg.keptparses import pack, unpack
from kg.model import Article
from kg.phrases import WordClass, takes_suru
from kg.pipeline import Tools, load_tools, read_discourse
from kg.predicates import Predicate, Structure
from kg.voice import PATIENT, RECIPIENT

if TYPE_CHECKING:
    from rhoknp import Document
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Outcome:
    """The arguments of a predicate in one case as gold has them and as they were read."""

    case: str
    predicate: Place
    wanted: tuple[Head, ...]
    given: tuple[Head, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """How many arguments gold has and how many of them were found; how many were read and how many of them are right."""

    wanted: int
    found: int
    given: int
    right: int

    def __str__(self) -> str:
        precision, recall = self.right / max(self.given, 1), self.found / max(self.wanted, 1)
        f = 2 * precision * recall / max(precision + recall, 1e-9)
        return f"P {precision:.3f} ({self.right}/{self.given})  R {recall:.3f} ({self.found}/{self.wanted})  F {f:.3f}"


def read_frames(discourse: Discourse) -> Iterator[Frame]:
    """The verbs of a discourse as they are read."""
    for structure in discourse.structures:
        for predicate in structure.predicates:
            phrase = structure.phrases[predicate.phrase]
            if phrase.word_class is WordClass.VERB or takes_suru(phrase):
                place = _place(predicate.start, predicate.end, structure.sentence, discourse)
                yield Frame(place, _read_heads(predicate, structure, discourse))


def _read_heads(predicate: Predicate, structure: Structure, discourse: Discourse) -> dict[str, tuple[Head, ...]]:
    found = fillers(predicate, structure, discourse)
    heads = {case: _heads([f for f in found if case_as_written(f) == case], discourse, is_overt=True) for case in CASES}
    if not heads["ガ"]:
        heads["ガ"] = _heads(next(unspoken(predicate, structure, discourse), ()), discourse, is_overt=False)
    return heads


def case_as_written(filler: Filler) -> str | None:
    """The case with the verb as it stands: of a topic or the head of a relative clause the one that its particle would show."""
    case = filler.argument.case
    if case not in ("ハ", "モ", "連体"):
        return case
    return "ガ" if filler.cases in (PATIENT, RECIPIENT) or filler.cases == ("使役",) else filler.cases[0]


def _heads(found: Iterable[Filler], discourse: Discourse, *, is_overt: bool) -> tuple[Head, ...]:
    return tuple(Head((_head(f.argument, f.sentence, discourse),), is_overt) for f in found if not f.argument.is_temporal)


def _head(argument: Argument, sentence: int, discourse: Discourse) -> Place:
    """The last word of an argument; of a clause the の that makes a noun of it (送金するのを)."""
    noun = [m for m in discourse.structures[sentence].phrases[argument.phrase].function if m.tag == "助詞-準体助詞"]
    start, end = (noun[0].start, noun[0].end) if noun and argument.is_clause else (argument.head_end - 1, argument.head_end)
    return _place(start, end, sentence, discourse)


def _place(start: int, end: int, sentence: int, discourse: Discourse) -> Place:
    words = discourse.sentences[sentence]
    span = words.span(start, end)
    return Place(sentence, span.start - words.words.span.start, span.end - words.words.span.start)


def compare(gold: Iterable[Frame], read: Iterable[Frame]) -> Iterator[Outcome]:
    """The arguments of the predicates on either side; those of one that gold does not know are all too many."""
    gold, read = list(gold), list(read)
    for frame in gold:
        ours = next((r.heads for r in read if r.place.overlaps(frame.place)), {})
        yield from (Outcome(case, frame.place, frame.heads[case], ours.get(case, ())) for case in CASES)
    for frame in read:
        if not any(frame.place.overlaps(g.place) for g in gold):
            yield from (Outcome(case, frame.place, (), frame.heads[case]) for case in CASES)


def score(outcomes: Iterable[Outcome], *, overt_only: bool = False) -> Score:
    """The score of these outcomes, `overt_only` with gold's overt arguments alone."""
    outcomes = list(outcomes)
    found = [h.is_among(o.given) for o in outcomes for h in o.wanted if h.is_overt or not overt_only]
    right = [h.is_among(o.wanted) for o in outcomes for h in o.given]
    return Score(len(found), sum(found), len(right), sum(right))


@dataclass(frozen=True, slots=True)
class Read:
    """A document with what gold and we have of its slots."""

    document: Document
    outcomes: tuple[Outcome, ...]


def read_corpus(path: Path, tools: Tools, cache: Path) -> Iterator[Read]:
    """The documents of `path`, with their parses kept in `cache`."""
    documents = documents_of(path)
    articles = [article_of(d) for d in documents]
    for document, article, docs in zip(documents, articles, _parsed(articles, tools, cache), strict=True):
        discourse = read_discourse(article, docs, tools)
        yield Read(document, tuple(compare(gold_frames(document), read_frames(discourse))))


def _parsed(articles: list[Article], tools: Tools, cache: Path) -> Iterator[tuple[Doc, ...]]:
    """The parses of each article, from the cache where they are there."""
    from kg.parse import parse_texts

    texts = [s.text for a in articles for s in a.sentences]
    meta = tools.nlp.meta
    key = hashlib.sha256("\n".join([f"{meta['name']} {meta['version']}", *texts]).encode()).hexdigest()[:16]
    kept = cache / f"{key}.parses"
    if not kept.exists():
        cache.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pack(parse_texts(texts, tools.nlp)))
    docs = iter(unpack(kept.read_bytes(), tools.nlp.vocab))
    return (tuple(next(docs) for _ in a.sentences) for a in articles)


def kind_of(outcome: Outcome) -> str | None:
    """The kind of error, None where there is none: the case, whether gold's argument is overt, and what went wrong."""
    missing = [h for h in outcome.wanted if not h.is_among(outcome.given)]
    spurious = [h for h in outcome.given if not h.is_among(outcome.wanted)]
    if not missing and not spurious:
        return None
    what = "wrong" if missing and spurious else "missing" if missing else "spurious"
    return f"{outcome.case} {'overt' if (missing or spurious)[0].is_overt else 'unspoken'} {what}"


def _example(read: Read, outcome: Outcome) -> str:
    sentences = read.document.sentences

    def words(place: Place) -> str:
        return sentences[place.sentence].text[place.start : place.end]

    def heads(found: tuple[Head, ...]) -> str:
        return " & ".join(words(h.places[0]) for h in found) or "–"

    at = outcome.predicate
    text = sentences[at.sentence].text
    marked = f"{text[: at.start]}[{words(at)}]{text[at.end :]}"
    return f"    gold {heads(outcome.wanted)} | read {heads(outcome.given)} | {marked}"


def report(reads: list[Read]) -> Iterator[str]:
    """Lines with the scores by case."""
    outcomes = [o for r in reads for o in r.outcomes]
    for name, overt_only in (("overt", True), ("all", False)):
        yield f"{name:6}{score(outcomes, overt_only=overt_only)}"
        yield from (f"  {case}  {score([o for o in outcomes if o.case == case], overt_only=overt_only)}" for case in CASES)


def errors(reads: list[Read], examples: int) -> Iterator[str]:
    """Lines with the kinds of errors, the most frequent first, each with its first examples."""
    found = [(kind, r, o) for r in reads for o in r.outcomes if (kind := kind_of(o)) is not None]
    for kind, count in Counter(kind for kind, _, _ in found).most_common():
        yield f"{count:5} {kind}"
        yield from [_example(r, o) for k, r, o in found if k == kind][:examples]


def main() -> None:
    """Print the scores, and the errors where they are asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("file", type=Path)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="examples of each kind of error")
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "ronten", help="folder for parses")
    arguments = parser.parse_args()
    reads = list(read_corpus(arguments.file, load_tools(), arguments.cache))
    lines = [*report(reads), *(errors(reads, arguments.errors) if arguments.errors else ())]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
