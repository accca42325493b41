"""spaCy's Japanese tokenizer without what nobody reads here: words cut shorter (modes A and B), readings of words in the dictionary.

spaCy keeps every reading for good, so that with ten years of a paper it would hold one for nearly each word of the dictionary.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from spacy.lang.ja import DetailedToken, JapaneseTokenizer
from spacy.vocab import Vocab


class PlainTokenizer(JapaneseTokenizer):
    """Gives words with tags, lemmas, normal forms and inflections as spaCy's does.

    A reading stays where it is the word as it is written, for that tells the words that the dictionary has not: 槿恵 is read 槿恵.
    """

    def __init__(self, vocab: Vocab, split_mode: str | None) -> None:
        """As spaCy's, but for `need_subtokens`."""
        super().__init__(vocab, split_mode)
        self.need_subtokens = False

    def _get_dtokens(self, sudachipy_tokens: Sequence[Any], need_sub_tokens: bool = True) -> list[DetailedToken]:
        words: list[DetailedToken] = super()._get_dtokens(sudachipy_tokens, need_sub_tokens)
        return [word if word.reading == word.surface else word._replace(reading="") for word in words]


def plain_tokenizer(tokenizer: object) -> PlainTokenizer:
    """The tokenizer that stands in for `tokenizer`; raises `ValueError` where that is not spaCy's."""
    if type(tokenizer) is not JapaneseTokenizer:
        raise ValueError(f"a JapaneseTokenizer is needed, not {type(tokenizer).__name__}")
    return PlainTokenizer(tokenizer.vocab, tokenizer.split_mode)
