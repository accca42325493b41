"""An article's sentences with the entities that they name, and what fills a case of a predicate."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kg.arguments import Argument
from kg.entities import LinkedMention
from kg.extents import coordinated_with, quoted_start
from kg.grammar import words
from kg.lexicon import Lexicon
from kg.model import ACTOR_TYPES, Entity, EntityType, Sentence
from kg.predicates import Structure
from kg.times import TimeExpression

JOURNEYS = words("journeys")
NEAR = tuple(words("near"))
OFFICIALS = words("officials")
SHARES = words("shares")
_HALF = 5
"""Tenths."""


class Origin(StrEnum):
    """Where a filler comes from."""

    OVERT = "overt"
    RELATIVE = "relative"
    SHARED = "shared"
    EMBEDDING = "embedding"
    CARRIED = "carried"
    GENITIVE = "genitive"


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a case of a predicate: the argument, in which sentence it stands, and the entities that it names.

    `cases` are the cases of the active voice that it may stand for, in order of preference.
    """

    argument: Argument
    sentence: int
    entities: tuple[Entity, ...]
    cases: tuple[str, ...]
    origin: Origin

    @property
    def is_actor(self) -> bool:
        """True where it names somebody who can act."""
        return bool(self.entities) and all(e.type in ACTOR_TYPES for e in self.entities)


Group = tuple[Filler, ...]
"""Fillers that share one place (ドイツと フランスは)."""


@dataclass(frozen=True, slots=True)
class Discourse:
    """An article's sentences with the entities that they name; `topics[i]` is who carries over into sentence `i`, `themes[i]` what.

    `actors_before[i]` is who acts in the sentence before `i`.
    """

    structures: tuple[Structure, ...]
    mentions: Mapping[int, tuple[LinkedMention, ...]]
    lexicon: Lexicon
    sentences: tuple[Sentence, ...] = ()
    times: tuple[tuple[TimeExpression, ...], ...] = ()
    author: Entity | None = None
    topics: tuple[Group, ...] = ()
    themes: tuple[Group, ...] = ()
    actors_before: tuple[Group, ...] = ()

    def is_region(self, filler: Filler) -> bool:
        """True for parts of the world that act in the news like their states (西欧に圧力をかける), alone or beside them (欧米)."""
        return bool(filler.entities) and all(e.label in self.lexicon.regions or e.type in ACTOR_TYPES for e in filler.entities)

    def entities_of(self, argument: Argument, sentence: int) -> tuple[Entity, ...]:
        """The entities that an argument's head names, none where it is a phrase; its members where listed (甲氏、乙氏の両氏)."""
        words_of_head = self.structures[sentence].text[argument.head_start : argument.head_end].removesuffix("ら")
        if words_of_head in OFFICIALS and len(states := self._owning_states(argument, sentence)) > 1:
            return states
        if sharing := self._sharing(argument, sentence):
            return sharing
        mention = self.mention_at(argument.head_start, argument.head_end, sentence)
        if mention is None or self._is_part_of_saying(argument, mention, sentence) or _is_journey(words_of_head):
            return ()
        return self._members(argument, mention, sentence) or mention.entities

    def _sharing(self, argument: Argument, sentence: int) -> tuple[Entity, ...]:
        """The people of whom a share, half of them or more, does it: 有権者の6割が; not 自民党の多くが, nor 国民の3割が."""
        if argument.head_lemma not in SHARES or argument.case not in ("ガ", "ハ", "モ"):
            return ()
        words_of_head = self.structures[sentence].text[argument.head_start : argument.head_end]
        shared = tuple(e for m in self._owners_of(argument, sentence) for e in m.entities)
        is_most = not words_of_head[0].isnumeric() or unicodedata.numeric(words_of_head[0]) >= _HALF
        return shared if is_most and all(e.type is EntityType.GROUP for e in shared) else ()

    def _is_part_of_saying(self, argument: Argument, mention: LinkedMention, sentence: int) -> bool:
        """True for a place or group at the end of words that quotation marks hold together: 「核兵器のない世界」."""
        phrases = self.structures[sentence].phrases
        start = quoted_start(phrases[argument.phrase], phrases)
        types = {e.type for e in mention.entities}
        return start is not None and start < mention.start and not types & {EntityType.PERSON, EntityType.ORGANIZATION}

    def _owning_states(self, argument: Argument, sentence: int) -> tuple[Entity, ...]:
        """The states in the の of an official, who speak and act where there are two: 両国の高官が 協議する."""
        return tuple(e for m in self._owners_of(argument, sentence) for e in m.entities if e.type is EntityType.STATE)

    def _owners_of(self, argument: Argument, sentence: int) -> list[LinkedMention]:
        """The mentions in the の of a noun, coordinated ones too."""
        phrases = self.structures[sentence].phrases
        owners = [p for p in phrases if p.parent == argument.phrase and p.particles == ("ノ",)]
        listed = [q for p in owners for q in (*coordinated_with(p.index, phrases), p)]
        return [m for p in listed if (m := self.mention_at(p.start, p.end, sentence)) is not None]

    def _members(self, argument: Argument, mention: LinkedMention, sentence: int) -> tuple[Entity, ...]:
        """The actors in the の of a collective noun, two or more (甲国と乙国の双方)."""
        if not mention.is_anaphor and any(e.type is not EntityType.GROUP for e in mention.entities):
            return ()
        named = self._owners_of(argument, sentence)
        actors = [e for m in named for e in m.entities if e.type in (EntityType.PERSON, mention.entities[0].type)]
        return tuple(actors) if len(actors) > 1 else ()

    def mention_at(self, start: int, end: int, sentence: int) -> LinkedMention | None:
        """The mention that covers the last word of `start`–`end`; a relational suffix (米露間, 米国側, 台湾周辺) is passed over."""
        text = self.structures[sentence].text
        if text.endswith(NEAR, start, end):
            end -= next((len(near) for near in NEAR if text.endswith(near, start, end) and end - start > len(near)), 0)
        while end - start > 1 and text[end - 1] in self.lexicon.relational_suffixes:
            end -= 1
        return next((m for m in self.mentions.get(sentence, ()) if m.start < end <= m.end), None)

    def mentions_within(self, start: int, end: int, sentence: int) -> tuple[LinkedMention, ...]:
        """The mentions that lie wholly in `start`–`end`."""
        return tuple(m for m in self.mentions.get(sentence, ()) if start <= m.start and m.end <= end)


def _is_journey(word: str) -> bool:
    """True for 訪米 and 来日, which are no state: 議長の訪台を非難した."""
    return len(word) == len("訪米") and word[0] in JOURNEYS


PLACES = frozenset({EntityType.PLACE, EntityType.STATE})
"""What can be gone to."""
