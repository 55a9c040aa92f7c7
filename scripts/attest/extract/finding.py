"""What a rule found: a role, a value and the characters of the text that say it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol, TypeVar

from attest.extract.phrases import Phrase

FIGURES = ("result.", "adverse_event.", "arm.")
WORDS = ("result.direction", "result.outcome", "result.arm", "result.time_point", "result.measure", "result.unit")
Row = tuple[tuple[str, str], ...]


class Found(NamedTuple):
    """`start` and `end` count characters of the source's text; `row` is None for facts of the whole study.

    A named tuple, since a report has hundreds of them and a frozen dataclass takes three times as long to make.
    """

    role: str
    value: str
    start: int
    end: int
    rule: str
    row: Row | None = None


def row_of(**parts: str | None) -> Row:
    """A row from its named parts, those that are not known left out."""
    return tuple((name, value) for name, value in parts.items() if value)


@dataclass(frozen=True)
class Direction:
    """What went which way; `of` is the subject that it is said of, where the text compares or correlates."""

    value: str
    outcomes: tuple[Phrase, ...]
    start: int
    end: int
    rule: str
    of: str | None = None


class Said(Protocol):
    """Anything that says a role's value for a row."""

    @property
    def role(self) -> str: ...
    @property
    def value(self) -> object: ...
    @property
    def row(self) -> Row | None: ...


One = TypeVar("One", bound=Said)


def without_contradictions(made: Sequence[One]) -> list[One]:
    """Without figures that say two things of one cell: what the row's names cannot tell apart, a person has to read."""
    values: dict[tuple[object, ...], set[object]] = defaultdict(set)
    for one in made:
        values[one.role, one.row].add(one.value)
    unclear = {
        row
        for (role, row), said in values.items()
        if row is not None and str(role).startswith(FIGURES) and role not in WORDS and len(said) > 1
    }
    return [one for one in made if one.row not in unclear or one.role == "result.direction"]
