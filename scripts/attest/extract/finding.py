"""What a rule found: a role, a value and the characters of the text that say it."""

from __future__ import annotations

from bisect import bisect_right
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


def first_told(made: Sequence[Found], starts: Sequence[int]) -> list[Found]:
    """The figures that stand where several are told of one cell: those of the sentence that tells of it first.

    A later sentence that says otherwise is mostly about some of the people, which the row's names do not show; its
    figures are left for a person. Within a sentence nothing tells which of two figures is the right one. `starts` are
    the beginnings of the sentences; the rows of a table stand in none of them.
    """
    groups: dict[int, list[Found]] = defaultdict(list)
    for one in made:
        groups[-1 if one.rule.startswith("table-") else bisect_right(starts, one.start)].append(one)
    told: dict[tuple[str, Row], str] = {}
    dropped: set[tuple[int, Row]] = set()
    clear: dict[int, list[Found]] = {}
    for place in sorted(groups, key=lambda place: (place < 0, place)):
        clear[place] = without_contradictions(groups[place])
        figures = [(one, one.row) for one in clear[place] if one.row is not None and is_figure(one)]
        dropped |= {(place, row) for one, row in figures if told.get((one.role, row), one.value) != one.value}
        told |= {(one.role, row): one.value for one, row in figures if (place, row) not in dropped}
    kept = {
        id(one)
        for place, group in clear.items()
        for one in group
        if (place, one.row) not in dropped or one.role == "result.direction"
    }
    return [one for one in made if id(one) in kept]


def is_figure(one: Found) -> bool:
    return one.role.startswith(FIGURES) and one.role not in WORDS
