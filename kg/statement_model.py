"""The values that tell what many articles say together: frozen, standard library only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.model import Modality


@dataclass(frozen=True, slots=True)
class Statement:
    """A subject, relation, object and polarity with all who say so; dates are ISO 8601, None where no article has one."""

    subject: str
    subject_label: str
    subject_type: str
    relation: str
    object: str
    object_label: str
    object_type: str
    polarity: str
    claims: int
    articles: int
    support: int
    first_seen: str | None
    last_seen: str | None
    modalities: Mapping[str, int]
    first_by_modality: Mapping[str, str]

    @property
    def hardened_on(self) -> str | None:
        """The day on which it was first asserted, where it was intended before."""
        intended, asserted = (self.first_by_modality.get(modality) for modality in (Modality.INTENDED, Modality.ASSERTED))
        return asserted if intended and asserted and intended < asserted else None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two statements about the same two things that cannot well both hold."""

    one: Statement
    other: Statement
