"""Repairs at quotation marks: what stands inside 「…」 does not mix with what stands outside, nor one sentence inside with the next."""

from __future__ import annotations

from dataclasses import replace

from kg.phrases import Phrase, is_predicative, under

_TO = ("助詞-格助詞", "助詞-接続助詞")
"""What the と of a quotation may be tagged as."""


def keep_quotations_whole(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Inside 「…」 phrases depend on its last phrase at the furthest; before it none depends on a phrase inside."""
    ends = _quote_ends(phrases)
    whole = tuple(_beside_inner_quote(_within_quote(p, phrases, ends), phrases) for p in phrases)
    return tuple(_within_sentence(p, whole, ends) for p in whole)


def _beside_inner_quote(phrase: Phrase, phrases: tuple[Phrase, ...]) -> Phrase:
    """Before 『…』 inside 「…」 a noun in a case depends on what quotes it: 「氏は、[米国が『反対する』と明言する]ことを望む」."""
    if not phrase.in_quote or phrase.parent is None or phrases[phrase.parent].in_quote <= phrase.in_quote:
        return phrase
    last = phrases[phrase.parent]
    while last.parent is not None and phrases[last.parent].in_quote > phrase.in_quote:
        last = phrases[last.parent]
    return replace(phrase, parent=last.parent) if last.parent is not None and _belongs_outside(phrase, last) else phrase


def _within_sentence(phrase: Phrase, phrases: tuple[Phrase, ...], ends: dict[int, int]) -> Phrase:
    """Of several sentences in one quotation nothing but its last word leaves each, and that goes to the end: 「[譲らない]。条約も守る」."""
    end = ends.get(phrase.index)
    if end is None or phrase.parent is None or phrase.index == end:
        return phrase
    last = next(p.index for p in phrases[phrase.index : end + 1] if p.ends_sentence or p.index == end)
    return under(phrase, end if phrase.index == last else min(phrase.parent, last))


def _quote_ends(phrases: tuple[Phrase, ...]) -> dict[int, int]:
    """For each phrase inside a quotation the index of the quotation's last phrase."""
    ends: dict[int, int] = {}
    for p in reversed(phrases):
        if p.in_quote:
            after = p.index + 1
            ends[p.index] = ends[after] if after in ends and not p.closes_quote else p.index
    return ends


def _within_quote(phrase: Phrase, phrases: tuple[Phrase, ...], ends: dict[int, int]) -> Phrase:
    """The phrase with a parent on its own side of the mark."""
    if phrase.parent is None:
        return phrase
    end, target = ends.get(phrase.index), ends.get(phrase.parent)
    if end is not None and phrase.index != end and phrase.parent > end:
        return replace(phrase, parent=end)
    if announced := _announced(phrase, phrases, ends):
        return replace(phrase, parent=announced)
    if end is None and target is not None and (phrase.parent != target or _belongs_outside(phrase, phrases[target])):
        above = phrases[target].parent
        return replace(phrase, parent=target if above is None else above)
    return phrase


def _announced(phrase: Phrase, phrases: tuple[Phrase, ...], ends: dict[int, int]) -> int | None:
    """The last word of the name in quotation marks right after の: 中道右派の「市民プラットフォーム」と[連立を組む]."""
    after = phrase.index + 1
    if phrase.particles != ("ノ",) or phrase.in_quote or ends.get(after) is None:
        return None
    is_name = all(p.is_nominal and not is_predicative(p) for p in phrases[after : ends[after] + 1])
    return ends[after] if is_name else None


def _belongs_outside(phrase: Phrase, last: Phrase) -> bool:
    """True before a quotation with と for a noun in a case, and for a clause with a comma, which are the verb's that quotes.

    授賞理由を「…を重視する」とした; 圧力を歓迎し、「時は過ぎた」と同調を求めた; 選挙を行うが、「茶番だ」と反発している.
    Before として it is who says so: 議員が「利用控えを招く」として反対した.
    """
    if last.tail == "として" and phrase.particles == ("ガ",):
        return is_predicative(last)
    quotes = bool(last.function) and last.function[-1].lemma == "と" and last.function[-1].tag in _TO
    return quotes and ((is_predicative(phrase) and phrase.has_comma) or (phrase.is_nominal and bool(phrase.particles)))
