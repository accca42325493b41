"""Who speaks in a sentence that does not say so itself: the source named before hearsay, and who announces a quotation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.discourse import Discourse
from kg.extents import extent
from kg.grammar import words
from kg.phrases import Phrase
from kg.predicates import Predicate, Structure
from kg.quotations import says

ANNOUNCING_WORDS = words("announcing_words")


def paragraph_before(structure: Structure, discourse: Discourse) -> Sequence[Structure]:
    """The sentences of the paragraph before this one."""
    sentences = discourse.sentences
    if structure.sentence >= len(sentences):
        return ()
    own = sentences[structure.sentence].paragraph
    return [s for s in discourse.structures[: structure.sentence] if sentences[s.sentence].paragraph == own]


def announcer(structure: Structure, discourse: Discourse) -> tuple[Structure, Predicate] | None:
    """The verb that announces a sentence which is all quotation: 首相は次のように述べた。「政府は増税に反対する」; None elsewhere."""
    if not is_all_quotation(structure):
        return None
    before = next(_outside(structure, discourse), None)
    last = before.phrases[-1] if before is not None and before.phrases else None
    if before is None or last is None or not says(last) or not any(_announces(p, before) for p in before.children(last.index)):
        return None
    verb = before.predicate_at(last.index)
    return (before, verb) if verb is not None else None


def is_all_quotation(structure: Structure) -> bool:
    """True for a sentence of which nothing stands outside of quotation marks."""
    return bool(structure.phrases) and structure.text[:1] in "「『" and all(p.in_quote for p in structure.phrases)


def _outside(structure: Structure, discourse: Discourse) -> Iterator[Structure]:
    """The sentences before, the nearest first, without those that are quotations too."""
    return (s for s in reversed(discourse.structures[: structure.sentence]) if not is_all_quotation(s))


def _announces(phrase: Phrase, structure: Structure) -> bool:
    """True for こう, 次のように, 以下のように."""
    end = phrase.function[-1].end if phrase.function else phrase.end
    return structure.text[extent(phrase.index, structure.phrases) : end] in ANNOUNCING_WORDS
