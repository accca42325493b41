"""The values that pass between the stages: frozen, standard library only.

All offsets are half-open ranges of Unicode code points. Offsets of a `Span` count in `Article.text`, the text as it
was read; token offsets stay inside the files that know spaCy.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class EntityType(StrEnum):
    """The classes of entities (`../ontology/kg.ttl` has their definitions)."""

    PERSON = "Person"
    STATE = "State"
    ORGANIZATION = "Organization"
    GROUP = "Group"
    PLACE = "Place"
    ISSUE = "Issue"
    EVENT = "Event"
    THING = "Thing"
    AUTHOR = "Author"


ACTOR_TYPES = frozenset({EntityType.PERSON, EntityType.STATE, EntityType.ORGANIZATION, EntityType.GROUP})
"""Entities of these types can act, say, want and feel."""


class Modality(StrEnum):
    """How certain a claim is; the outermost cue of the text decides."""

    ASSERTED = "asserted"
    INTENDED = "intended"
    POSSIBLE = "possible"
    ASSESSED = "assessed"
    REPORTED = "reported"
    OBLIGATORY = "obligatory"
    HYPOTHETICAL = "hypothetical"


class Polarity(StrEnum):
    """Whether a claim affirms or denies its relation."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class CueKind(StrEnum):
    """What a cue word decides."""

    MODALITY = "modality"
    POLARITY = "polarity"
    SPEAKER = "speaker"


class FactKind(StrEnum):
    """Properties of entities that are no claims."""

    HOLDS_OFFICE = "holdsOffice"
    MEMBER_OF = "memberOf"
    LOCATED_IN = "locatedIn"
    PARTICIPANT_IN = "participantIn"
    CONCERNS = "concerns"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points of `Article.text`."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """True where `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """True where the two share a code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the text with their place: `article.text[span.start:span.end] == text`."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, as read (`words`) and as it is parsed (`text`).

    `text` is normalised (full-width letters, spaces, hard line breaks); `offsets[i]` is the place in `Article.text` of
    the i-th code point of `text`, and `offsets[len(text)]` the end of the last one.
    """

    index: int
    words: Words
    text: str
    offsets: tuple[int, ...] = field(repr=False)
    paragraph: int
    is_heading: bool = False

    def span(self, start: int, end: int) -> Span:
        """The place in `Article.text` of `text[start:end]`; `start < end`."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1 if end < len(self.text) else self.offsets[end])


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that an article was taken from: its kind (text, html, pdf, docx, rtf, markdown), and what a page says of itself."""

    kind: str
    site: str | None = None
    url: str | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """An article as read, cut into sentences; `id` is a hash of its title and text. `origin` is None where only its text was given."""

    id: str
    name: str
    title: str
    text: str
    date: str | None
    sentences: tuple[Sentence, ...]
    warnings: tuple[str, ...] = ()
    origin: Origin | None = None

    def words(self, span: Span) -> Words:
        """The words that stand at `span`."""
        return Words(self.text[span.start : span.end], span)


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing of the world, whatever it is called; `id` is its IRI."""

    id: str
    label: str
    label_en: str | None
    type: EntityType
    wikidata: str | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of one sentence that name an entity; `entity` is its id."""

    sentence: int
    words: Words
    entity: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A property of an entity that the text or the gazetteer states; `value` is an entity's id, `role` an office's name."""

    subject: str
    kind: FactKind
    value: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that decided a claim's modality, polarity or speaker."""

    kind: CueKind
    words: Words


@dataclass(frozen=True, slots=True)
class Participant:
    """An entity in its part of a claim; `surface` is None where the sentence leaves it unspoken."""

    entity: Entity
    surface: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody says, at a place that can be pointed to, that subject–relation–object holds, is meant, may be, or is not."""

    id: str
    article: str
    subject: Participant
    relation: str
    object: Participant
    modality: Modality
    polarity: Polarity
    attributed_to: Participant | None
    reported_by: Participant | None
    about: str | None
    frame: str | None
    time: str | None
    time_iso: str | None
    place: str | None
    embeds: str | None
    predicate: Words
    cues: tuple[Cue, ...]
    evidence: Words
    sentence: Words
    rule: str
    match: str = "rule"


@dataclass(frozen=True, slots=True)
class Run:
    """What made a graph: versions and the hash of the rules and names; the same input and run give the same bytes."""

    ronten: str
    model: str
    spacy: str
    ginza: str
    rules: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person mended in a graph: who, when (ISO 8601) and why, and in words what was there and what is now.

    `kind` is the table of the file that it stands in. `problem` says why it matches nothing any more; it is empty where it was applied.
    """

    id: str
    kind: str
    by: str
    on: str
    why: str
    before: str
    after: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Revision:
    """A claim as the rules made it, the ids of the corrections that changed it, and the id it has now; None where it was rejected."""

    former: Claim
    claim: str | None
    corrections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """How many claims of a rule were judged and right, and its precision with the bounds of a 95 % confidence interval, as shares."""

    rule: str
    judged: int
    right: int
    precision: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class KnowledgeGraph:
    """All that the outputs need. Every claim's and mention's entity stands in `entities`, sorted by id.

    `corrections`, `revisions` and `measured` are what people did to it; without a file of corrections there are none.
    """

    run: Run
    articles: tuple[Article, ...]
    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    facts: tuple[Fact, ...]
    claims: tuple[Claim, ...]
    corrections: tuple[Correction, ...] = ()
    revisions: tuple[Revision, ...] = ()
    measured: tuple[Measured, ...] = ()
