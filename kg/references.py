"""The source list under an article (福原直樹『オランダ:内閣を総辞職』。毎日新聞、2006年6月30日。), which says nothing of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

_TITLE = re.compile(r"[』」”\"][。.]?")
_SOURCE = re.compile(
    r"『?[^。、]{1,60}[、,](?:[^。、]{1,20}[、,])?"  # publisher, and often where it took the text from
    r"(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?"
    r"[^ぁ-ん。]{0,30}"  # time, zone, page, 閲覧: no word of a sentence
    r"(?:[\"“『「].*)?。?"  # a further title that stands there without 。
)


def find_references(sentences: Sequence[str]) -> frozenset[int]:
    """Which of `sentences`, in text order, are entries of a source list.

    An entry is two sentences: one that ends with a title in 『』, 「」 or quotation marks, and one that is a publisher and a date and
    nothing else. Either alone is left as it is: a sentence may end with a title, and a list of dates need not be one of sources.
    """
    titles = [i for i, sentence in enumerate(sentences[:-1]) if _ends_with_title(sentence) and _SOURCE.fullmatch(sentences[i + 1])]
    return frozenset(titles) | {i + 1 for i in titles}


def _ends_with_title(sentence: str) -> bool:
    return _TITLE.fullmatch(sentence[-2:]) is not None or _TITLE.fullmatch(sentence[-1:]) is not None
