"""What a rule found: a role, a value and the characters of the text that say it."""

from __future__ import annotations

from dataclasses import dataclass

Row = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Found:
    """`start` and `end` count characters of the source's text; `row` is None for facts of the whole study."""

    role: str
    value: str
    start: int
    end: int
    rule: str
    row: Row | None = None


def row_of(**parts: str | None) -> Row:
    """A row from its named parts, those that are not known left out."""
    return tuple((name, value) for name, value in parts.items() if value)
