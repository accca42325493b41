"""The errors a user can meet: each says what is wrong, where, and what to do."""

from __future__ import annotations

from collections.abc import Callable


class KgError(Exception):
    """Any failure that is the input's or the caller's, not the program's.

    `what` says what is wrong, `where` names the file, line or key, `remedy` says what to do.
    """

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what, self.where, self.remedy = what, where, remedy
        super().__init__(what, where, remedy)

    def __str__(self) -> str:
        return self.told(str)

    def told(self, tell: Callable[[str], str]) -> str:
        """The whole message, what is wrong and what to do each as `tell` says it."""
        place = f"{self.where}: " if self.where else ""
        return f"{place}{tell(self.what)}" + (f"\n{tell(self.remedy)}" if self.remedy else "")


class ArticleError(KgError):
    """An article that cannot be read."""


class RuleError(KgError):
    """A rule, name or vocabulary file that is not of its form; `where` names file, record and key."""


class QueryError(KgError):
    """A query that cannot be answered."""


class GoldError(KgError):
    """A gold or claims file that is not of its form."""


class CorrectionError(KgError):
    """A file of corrections that is not of its form; `where` names file, record and key."""
