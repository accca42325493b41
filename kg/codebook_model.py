"""The parts of a codebook: frozen values between its file and its documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """The same in Japanese and in English."""

    ja: str
    en: str

    def in_language(self, language: str) -> str:
        """The text in "ja" or "en"."""
        return self.ja if language == "ja" else self.en


@dataclass(frozen=True, slots=True)
class Case:
    """A borderline case in Japanese, and how it is ruled."""

    text: str
    ruling: Text


@dataclass(frozen=True, slots=True)
class Witness:
    """A real sentence and the claims (`subject | object`) that it states; `is_read` where the rules find them today."""

    source: str
    title: str
    text: str
    claims: tuple[str, ...]
    is_read: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A relation in the codebook: the kinds of its subject and object, its bounds, its cases and sentences."""

    subject: str
    object: str
    included: Text
    excluded: Text
    cases: tuple[Case, ...]
    sentences: tuple[Witness, ...]


@dataclass(frozen=True, slots=True)
class Codebook:
    """The rulings that hold for all relations, and the entries by relation id."""

    general: tuple[Text, ...]
    entries: Mapping[str, Entry]
