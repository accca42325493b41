"""When and where an article speaks: its date, the states that it names, and whose 政府, 国会 and 首相 it means where it does not say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.candidates import Candidate, Kind
from kg.gazetteer import Gazetteer
from kg.model import Article, EntityType
from kg.namerecords import Name

HOME = "JPN"
"""The state whose newspapers Ronten reads."""
_SHARE_OF_HOME = 0.25
_SHARE_OF_OTHERS = 0.5
_MAJORITY = 0.6
_GOVERNMENT = re.compile(r"(?:^|[、。「（])政府[はもが]")
_PARTNER = ("に", "へ", "と")
_OUGHT = re.compile(r"^政府.*(?:べき|必要があ|ねばなら|なければなら|責任があ|責務があ|てほし|てもらいた)[^、。」]{0,4}。$")
_DAY = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})年([0-9]{1,2})月[0-9]{1,2}日")


@dataclass(frozen=True, slots=True)
class Setting:
    """When and where an article speaks.

    `date` is a day or month (ISO 8601), `counts` how often the text names each state or its bodies and people, by key. `home` is the
    state whose institutions bare names mean, None where several foreign states share the article. It is Japan where the article names no
    state, or names Japan at least a quarter as often as the state that it names most; else the state that has most of all mentions.
    `of_paper` are the sentences whose bare 政府 is Japan's all the same.
    """

    date: str | None
    counts: Mapping[str, int]
    home: Name | None
    of_paper: frozenset[int] = frozenset()

    def likeliest(self, names: Sequence[Name]) -> Name | None:
        """Of things with one name (民主党, 国会) the one whose state the article names most or has as its own; None for none."""
        least = max(self.counts.values(), default=0) * _SHARE_OF_OTHERS or 1  # アルバニアの民主党, beside a word on the US
        told = [n for n in names if self.counts.get(n.located_in or n.key, 0) >= least or (self.home and n.located_in == self.home.key)]
        return max(told, key=lambda n: (self.counts.get(n.located_in or n.key, 0), n.located_in == HOME)) if told else None


def setting_of(article: Article, candidates: Sequence[Candidate], gazetteer: Gazetteer) -> Setting:
    """The setting of `article` with the names found in it."""
    counts = Counter(key for c in candidates for key in _states(c, gazetteer))
    home = _home(counts, gazetteer)
    return Setting(date_of(article), counts, home, frozenset(_of_paper(home, article, candidates)))


def _of_paper(home: Name | None, article: Article, candidates: Sequence[Candidate]) -> Iterator[int]:
    """The sentences in which 政府 deals with the state that the article names most (政府は中国に抗議した), or ought to do something."""
    yield from (i for i, sentence in enumerate(article.sentences) if _OUGHT.search(sentence.text))
    named = [c for c in candidates if home is not None and c.type is EntityType.STATE and [n.key for n in c.known] == [home.key]]
    for c in named:
        text = article.sentences[c.line].text
        is_partner = text.startswith(_PARTNER, c.end) or c.line == named[0].line
        if is_partner and _GOVERNMENT.search(text, 0, c.start):
            yield c.line


def date_of(article: Article) -> str | None:
    """The article's date, else the month that its text gives most often with a day (the source lists of archives do), None for none."""
    if article.date:
        return article.date
    months = Counter(_DAY.findall(article.text))
    if not months:
        return None
    year, month = max(months, key=lambda m: (months[m], m[0], int(m[1])))
    return f"{year}-{int(month):02}"


def _home(counts: Counter[str], gazetteer: Gazetteer) -> Name | None:
    if not counts:
        return gazetteer.by_key[HOME]
    (key, count), total = counts.most_common(1)[0], sum(counts.values())
    if counts[HOME] >= _SHARE_OF_HOME * count:
        return gazetteer.by_key[HOME]
    return gazetteer.by_key[key] if count >= _MAJORITY * total else None


def _states(candidate: Candidate, gazetteer: Gazetteer) -> Iterator[str]:
    """The keys of the states that a candidate names or belongs to, a person by his last office; an ambiguous name tells nothing."""
    if len(candidate.known) > 1 and candidate.kind is not Kind.LETTERS:
        return
    if not candidate.known and "県" in candidate.name:
        yield HOME  # only Japan has 県
    for name in candidate.known:
        if name.type is EntityType.STATE:
            yield name.key
        elif name.located_in:
            yield name.located_in
        elif candidate.kind is Kind.PERSON and name.offices:
            body = gazetteer.by_key[name.offices[-1].of]
            yield body.key if body.type is EntityType.STATE else body.located_in or body.key


def holder_at(state: Name, office: str, date: str | None, gazetteer: Gazetteer) -> Name | None:
    """The one person of the gazetteer who held `office` of `state` all through `date`, None where it has nobody or several."""
    if date is None:
        return None
    held = [n for n in gazetteer.by_key.values() if any(t.of == state.key and t.office == office and t.covers_all(date) for t in n.offices)]
    return held[0] if len(held) == 1 else None
