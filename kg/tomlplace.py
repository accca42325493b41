"""Where in a TOML file a record stands, for messages that say the line: tomllib gives values without places."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Place:
    """The `number`-th `[[table]]` (from 1) of `file` with the content `text`; `name` is what the record calls itself."""

    file: str
    text: str
    table: str
    number: int
    name: str
    inside: tuple[str, ...] = ()

    def key(self, name: str) -> Place:
        """The place of one of the record's keys, or of a key inside that."""
        return replace(self, inside=(*self.inside, name))

    @property
    def line(self) -> int:
        """The line (from 1) of the key, or of the record's head where it has no such key."""
        heads = [i for i, line in enumerate(self.text.splitlines(), 1) if re.match(rf"\s*\[\[\s*{self.table}\s*\]\]", line)]
        head = heads[self.number - 1] if self.number <= len(heads) else 1
        return self._line_of_key(head) or head

    def _line_of_key(self, head: int) -> int | None:
        for number, line in enumerate(self.text.splitlines()[head:], head + 1):
            if re.match(r"\s*\[\[?[\w. ]+\]\]?\s*(#.*)?$", line):
                return None  # the next table begins
            if self.inside and re.match(rf"\s*{re.escape(self.inside[0])}\s*=", line):
                return number
        return None

    def __str__(self) -> str:
        keys = "".join(f", key {name}" for name in self.inside)
        return f"{self.file}, line {self.line}, {self.table} {self.name}{keys}"
