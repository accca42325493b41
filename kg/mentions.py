"""Tokens → candidates: the words of each sentence that may name somebody or something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import takewhile

from kg.anaphors import anaphors
from kg.apposed import apposed_names, quoted_names
from kg.bodies import abbreviated, bodies, crowds, groups, peoples, places, quoted, sources
from kg.brackets import with_bracket
from kg.candidates import Candidate, Kind, Line, Word, make_line, without_overlaps
from kg.gazetteer import Gazetteer
from kg.grammar import words
from kg.known import known_names
from kg.letters import office_at, state_letters
from kg.local import LocalNames, local_names, short_names
from kg.model import EntityType
from kg.partylists import listed_parties
from kg.titles import reigning_people, titled_people, untitled_people
from kg.tokens import Token, TokenizedSentence

_UNIONS = (EntityType.GROUP, EntityType.ORGANIZATION)
NO_SURNAMES = words("no_surnames")


def lines_of(sentences: Iterable[TokenizedSentence]) -> tuple[Line, ...]:
    """The sentences as words, one surname a word."""
    return tuple(make_line(index, sentence.text, _words(sentence.tokens)) for index, sentence in enumerate(sentences))


def _words(tokens: Iterable[Token]) -> Iterator[Word]:
    for token in tokens:
        if token.text[1:] == "氏" and token.text[0] not in NO_SURNAMES and token.tag.startswith("名詞"):
            yield Word(token.text[0], token.start, token.start + 1, "名詞-固有名詞-人名-姓", "", token.entity)
            yield Word("氏", token.start + 1, token.end, "接尾辞-名詞的-一般", "シ", token.entity)
            continue  # 習氏
        yield Word(token.text, token.start, token.end, token.tag, token.reading, token.entity)


def find_mentions(lines: Iterable[Line], gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """The candidates of all lines in text order, none overlapping another.

    A first pass finds the names that stand with what explains them (a title, a full name, a bracket); a second one finds their short forms.
    """
    kept = tuple(lines)
    found = [_explained_names(line, gazetteer) for line in kept]
    local = local_names([c for candidates in found for c in without_overlaps(candidates)], kept)
    short = [_short_forms(line, gazetteer, local) for line in kept]
    return tuple(c for first, second in zip(found, short, strict=True) for c in without_overlaps([*second, *first]))


def _explained_names(line: Line, gazetteer: Gazetteer) -> list[Candidate]:
    """What can be seen in the line alone."""
    found = [
        *anaphors(line, gazetteer),
        *state_letters(line, gazetteer),
        *listed_parties(line, gazetteer),
        *known_names(line, gazetteer),
        *titled_people(line, gazetteer),
        *untitled_people(line, gazetteer),
        *reigning_people(line),
        *bodies(line, gazetteer),
        *abbreviated(line),
        *quoted(line),
        *apposed_names(line, gazetteer),
        *quoted_names(line, gazetteer),
        *sources(line, gazetteer),
        *groups(line, gazetteer),
        *crowds(line),
        *peoples(line, gazetteer),
        *places(line),
    ]
    return [_with_trailer(line, with_bracket(line, _with_position(line, each, gazetteer), gazetteer), gazetteer) for each in found]


def _short_forms(line: Line, gazetteer: Gazetteer, local: LocalNames) -> list[Candidate]:
    """What the rest of the article lets be seen: D66, ヒルシアリ, 福島党首."""
    found = [*short_names(line, local)]
    if any(surname in line.text for surname in local.surnames):
        found += titled_people(line, gazetteer, local.surnames)
    return [_with_trailer(line, with_bracket(line, candidate, gazetteer), gazetteer) for candidate in found]


def _with_position(line: Line, candidate: Candidate, gazetteer: Gazetteer) -> Candidate:
    """A person with the position that is grown onto the name, one that no list of offices holds: 高橋周平内野手."""
    index = line.starts.get(candidate.end)
    if candidate.kind is not Kind.PERSON or candidate.title or index is None:
        return candidate
    grown = "".join(word.text for word in takewhile(lambda word: word.is_nominal, line.words[index:]))
    if not grown.endswith(gazetteer.patterns.persons.positions):
        return candidate
    return replace(candidate, end=candidate.end + len(grown), title=grown)


def _with_trailer(line: Line, candidate: Candidate, gazetteer: Gazetteer) -> Candidate:
    """The candidate with 側, ら, 政府 after it, which are the same: 中国側, 幹事長ら, 米政府; a union with its ministers: G7外相."""
    if candidate.kind is Kind.PLACE or (candidate.kind is Kind.LETTERS and len(candidate.known) > 1):
        return candidate
    rest = line.text[candidate.end :]
    ends = _trailers(candidate, rest, gazetteer)
    trailer = max((t for t in ends if rest.startswith(t) and line.is_cut(candidate.end + len(t))), key=len, default="")
    return replace(candidate, end=candidate.end + len(trailer), is_plural=trailer in ("ら", "たち", "達")) if trailer else candidate


def _trailers(candidate: Candidate, rest: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """What may follow the candidate in the text `rest` and belong to it."""
    groups = gazetteer.patterns.groups
    office = office_at(rest, groups.union_offices) if candidate.known and candidate.type in _UNIONS else ""
    own = ("政府",) if candidate.type is EntityType.STATE else (office,) if office else ()
    honorifics = gazetteer.patterns.persons.honorifics if candidate.kind is Kind.PERSON and "・" in candidate.name else ()
    return (*groups.trailers, *own, *honorifics)
