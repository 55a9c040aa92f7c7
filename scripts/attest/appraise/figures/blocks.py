"""What the figures of risk of bias show, as plain data: an instrument's levels and columns, and a row a study."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

NO_INFORMATION = "no information"
NOT_APPLICABLE = "not applicable"
UNKNOWN = "unknown"
OVERALL = ""  # the key under which a row's overall judgement stands beside those of its columns


def kind_of(*names: str) -> str:
    """The kind of a level with that key and label, where it is one of the two that every figure treats apart."""
    return next((one.casefold() for one in names if one.casefold() in (NO_INFORMATION, NOT_APPLICABLE)), "")


@dataclass(frozen=True)
class Level:
    """One answer or judgement that an instrument allows; `colour_role` is a key of `drawing.ROLES`.

    `kind` is empty for a level of the scale itself. "no information" stands beyond the scale and counts; "not
    applicable" counts nowhere; "unknown" is what the instrument does not have.
    """

    key: str
    label: str
    colour_role: str
    symbol: str
    kind: str = ""


SPECIAL = {
    NO_INFORMATION: Level(NO_INFORMATION, "No information", NO_INFORMATION, "?", NO_INFORMATION),
    NOT_APPLICABLE: Level(NOT_APPLICABLE, "Not applicable", "neutral", "/", NOT_APPLICABLE),
}


class Column(NamedTuple):
    """A domain or an item; `overall` where it sums up the columns of its group, as PROBAST's two judgements do."""

    key: str
    short: str
    label: str
    group: str = ""
    overall: bool = False


@dataclass(frozen=True)
class Row:
    """One study's answers; a cell is a level's key, or None where nobody has answered.

    Where single cells differ from the row's status, `cell_status` says so. `weight` is what the study counts in a
    weighted summary, in any unit.
    """

    study_label: str
    cells: Mapping[str, str | None]
    overall: str | None = None
    status: str = "settled"
    cell_status: Mapping[str, str] = field(default_factory=dict)
    weight: float | None = None

    def settled(self, column: str = OVERALL) -> bool:
        return self.cell_status.get(column, self.status) == "settled"

    def answer(self, column: str = OVERALL) -> str | None:
        return (self.overall if column == OVERALL else self.cells.get(column)) or None

    def counts(self) -> bool:
        """Whether the row has a weight to count with."""
        return self.weight is not None and math.isfinite(self.weight) and self.weight >= 0


@dataclass(frozen=True)
class Block:
    """One instrument and the studies appraised with it.

    `levels` stand in their order, best first. `overall_levels` are those of the overall judgement where it has a scale
    of its own. `overall` is the heading of the overall column; without one there is none. `overall_group` names the
    group of columns that the overall judgement is about, where it is not about all of them.
    """

    instrument_title: str
    levels: Sequence[Level]
    columns: Sequence[Column]
    rows: Sequence[Row]
    overall_levels: Sequence[Level] = ()
    overall: str = "Overall"
    overall_group: str = ""
    columns_are: str = "Items"

    def level(self, key: str | None, column: str = OVERALL) -> Level | None:
        """The level of that key; an answer that the instrument does not have is shown, not hidden."""
        if not key:
            return None
        scale = (self.overall_levels or self.levels) if column == OVERALL else self.levels
        known = {level.key: level for level in scale}
        return known.get(key) or SPECIAL.get(key) or Level(key, key, "neutral", "!", UNKNOWN)

    def places(self) -> tuple[str, ...]:
        """The keys of all columns, the overall last."""
        return (*(column.key for column in self.columns), *([OVERALL] if self.overall else []))

    def groups(self) -> list[tuple[str, list[Column]]]:
        """Neighbouring columns of one group, in their order."""
        found: list[tuple[str, list[Column]]] = []
        for column in self.columns:
            if not found or found[-1][0] != column.group:
                found.append((column.group, []))
            found[-1][1].append(column)
        return found

    def scales(self) -> list[tuple[str, list[Level]]]:
        """The scales with a name each, where there are two; special levels that occur stand behind them."""
        used = {place: {row.answer(place) for row in self.rows} for place in self.places()}
        inner = set().union(*(keys for place, keys in used.items() if place != OVERALL), set())
        if not self.overall_levels:
            return [("", _with_special(self.levels, inner | used.get(OVERALL, set())))]
        scales = [(self.columns_are, _with_special(self.levels, inner))]
        if self.overall:
            scales.append((self.overall, _with_special(self.overall_levels, used[OVERALL])))
        return scales

    def unknown(self) -> list[str]:
        """The answers that the instrument does not have, in the order in which they stand."""
        return list(dict.fromkeys(level.label for level in self._shown() if level.kind == UNKNOWN))

    def _shown(self) -> Iterator[Level]:
        for row in self.rows:
            for place in self.places():
                level = self.level(row.answer(place), place)
                if level is not None:
                    yield level


class Difference(NamedTuple):
    """A stated overall judgement that is not the worst of its domains; `column` where it is the overall of a group."""

    study: str
    stated: str
    worst: str
    column: str = OVERALL


def differences(block: Block) -> list[Difference]:
    """The rows whose overall judgement differs from the worst of their domains, as keys of levels.

    No information and not applicable are no grade and set no worst. While domains are unanswered, an overall that is
    worse than the others can still come true; one that is better cannot. An overall on a scale of its own has nothing
    to be compared with.
    """
    grades = {level.key: place for place, level in enumerate(one for one in block.levels if not one.kind)}
    found = []
    for row in block.rows:
        for place, keys in _summed_up(block):
            stated, answers = row.answer(place), [row.answer(key) for key in keys]
            graded = [answer for answer in answers if answer in grades]
            level = block.level(stated, place)
            if stated is None or level is None or level.kind == UNKNOWN or not graded:
                continue
            worst = max(graded, key=lambda one: grades[one])
            unanswered = None in answers
            if stated != worst and not (unanswered and grades.get(stated, -1) > grades[worst]):
                found.append(Difference(row.study_label, stated, worst, place))
    return found


def _summed_up(block: Block) -> list[tuple[str, list[str]]]:
    """Each overall judgement with the keys of the columns that it is about."""
    told = [
        (one.key, [other.key for other in columns if not other.overall])
        for _, columns in block.groups()
        for one in columns
        if one.overall
    ]
    if block.overall and not block.overall_levels:
        about = [
            column.key for column in block.columns if not column.overall and block.overall_group in ("", column.group)
        ]
        told.append((OVERALL, about))
    return told


def _with_special(levels: Sequence[Level], used: set[str | None]) -> list[Level]:
    known = {level.key for level in levels}
    return [*levels, *(level for key, level in SPECIAL.items() if key in used and key not in known)]
