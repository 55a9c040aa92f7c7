"""The way down a table: which headings a row stands under, and what they say of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from attest.extract.numbers import as_decimal
from attest.extract.tables.cells import Figures
from attest.extract.tables.grid import Row, Table
from attest.extract.tables.groups import Groups
from attest.extract.tables.heads import Column
from attest.extract.tables.labels import SECTION, Label

COUNT_ALONE = re.compile(r"\d[\d,]*")
FLAT = -1
WHOLE = 1.0  # per cent that rounded shares of all categories together are from a hundred at most


@dataclass(frozen=True)
class Heading:
    """What a row without figures says of the rows below it, set in deeper; FLAT: of all to the next such row."""

    depth: int
    name: str = ""
    group: str = ""
    time: str | None = None
    size: str | None = None


@dataclass
class Walk:
    """A table on the way down: the columns that count now and the heading above."""

    table: Table
    groups: Groups
    columns: list[Column]
    row_groups: Mapping[str, str]
    sizes: dict[str, str]
    headings: list[Heading] = field(default_factory=list)
    forms: tuple[str, ...] = ()  # of the last heading that told a statistic
    nameless: bool = False  # whether a label below the last heading says a group, time or statistic and no outcome
    small: bool = False  # whether labels below the last heading begin with small letters, as those of categories do
    shares: list[float] = field(default_factory=list)  # per cent of the first group, in rows below the last heading
    general: tuple[tuple[str, ...], ...] = ()
    caption_time: str | None = None

    def held(self, name: str) -> Any:
        """What the nearest heading that says it says."""
        return next(
            (said for one in reversed(self.headings) if (said := getattr(one, name))), "" if name != "time" else None
        )


def head(walk: Walk, row: Row, label: Label, group: str, below: Sequence[Row]) -> None:
    """Take up what a row without figures says of those below it."""
    depth = row.indent if below and below[0].indent > row.indent else FLAT
    above = [one for one in walk.headings if one.depth != FLAT and one.depth < row.indent]
    walk.forms, walk.small, walk.nameless, walk.shares = label.forms or walk.forms, False, False, []
    if group:
        above = above or [one for one in walk.headings if one.name and not one.group]
        heading = Heading(depth, group=group, size=label.size)
    elif label.time and not label.name:
        heading = Heading(depth, time=label.time)
    elif label.name and not SECTION.match(label.name):
        heading = Heading(depth, label.name, time=label.time)
    else:
        heading = Heading(depth)
    walk.headings = [*above, heading]


def leave_headings(walk: Walk, row: Row, label: Label) -> None:
    """A row stands under the headings that it is set in from; else they end where rows begin to name outcomes."""
    small = label.name[:1].islower()
    if row.indent == 0 and label.name and (walk.nameless or (walk.small and not small)):
        walk.headings = []
    walk.nameless = walk.nameless or not label.name
    walk.headings = [one for one in walk.headings if one.depth == FLAT or one.depth < row.indent]
    walk.small = walk.small or small


def count_share(walk: Walk, made: Sequence[Figures]) -> None:
    """The categories of a heading end where their shares make up the whole."""
    share = as_decimal(made[0].parts.get("percent", "")) if made else None
    if share is None or not walk.headings or walk.headings[-1].depth != FLAT or not walk.headings[-1].name:
        return
    walk.shares.append(float(share))
    if len(walk.shares) > 1 and abs(sum(walk.shares) - 100) < WHOLE:
        walk.headings.pop()


def note_sizes(walk: Walk, row: Row) -> None:
    """A row that counts the people of each group tells their sizes for the rows below it."""
    counts = {one.at: row.cell(one.at) for one in walk.columns if one.kind == "value" and one.group}
    counts = {at: count for at, count in counts.items() if COUNT_ALONE.fullmatch(count)}
    walk.columns = [replace(one, told_size=counts[one.at]) if one.at in counts else one for one in walk.columns]


def size_beside(row: Row, columns: Sequence[Column]) -> str | None:
    """The size of a row's group, where a column counts people and none gives their share."""
    counts = [one for one in columns if one.kind == "value" and one.forms in (("n",), ("size",)) and not one.words]
    shared = any("percent" in form for one in columns for form in one.forms)
    sizes = [row.cell(one.at) for one in counts if COUNT_ALONE.fullmatch(row.cell(one.at))]
    return sizes[0] if len(sizes) == 1 and not shared else None
