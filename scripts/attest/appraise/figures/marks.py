"""The marks that stand for levels, the legend that explains them, and the key that names the columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from attest import drawing
from attest.appraise.figures.blocks import NO_INFORMATION, NOT_APPLICABLE, UNKNOWN, Block, Column, Level
from attest.drawing import INK, PAPER, QUIET, RULE, Sheet

MARGIN = 3.0  # little, so that the figure stands flush with the text around it
RADIUS = 7.6
KEY_SIZE = 7.6
LEGEND_LINE = 19.0
UNSETTLED = Level("unsettled", "not settled yet", "neutral", "")

# The sign of a level whose instrument names none, as robvis draws them.
SYMBOLS = {"good": "+", "warn": "–", "bad": "×", "worst": "!", "unclear": "?", NO_INFORMATION: "?"}


class Paint(NamedTuple):
    """How a level looks: its surface, the sign on it and the line around it."""

    fill: str
    ink: str
    edge: str
    sign: str


def paint(level: Level) -> Paint:
    """The looks of a level; the two special kinds look the same with every instrument."""
    if level.kind == NOT_APPLICABLE:
        return Paint(PAPER, QUIET, "#9aa4ad", level.symbol or "/")
    role = NO_INFORMATION if level.kind == NO_INFORMATION else level.colour_role
    fill, ink = drawing.ROLES.get(role, drawing.ROLES["neutral"])
    sign = level.symbol or SYMBOLS.get(role, "")
    return Paint(fill, ink, "#7d96ab" if role == NO_INFORMATION else fill, sign)


def mark(page: Sheet, x: float, y: float, level: Level | None, settled: bool = True) -> None:
    """A disc with the level's sign: hollow and dashed while it is not settled, empty where nobody answered.

    A level that the instrument does not have is a box, so that nobody takes it for a judgement.
    """
    if level is None:
        page.disc(x, y, RADIUS, fill=PAPER, edge=RULE, dashed=True)
        return
    fill, ink, edge, sign = paint(level)
    if level.kind == UNKNOWN:
        side = RADIUS - 1
        page.box(x - side, y - side, 2 * side, 2 * side, fill if settled else PAPER, edge, 1.2, 1.5, not settled)
    else:
        page.disc(x, y, RADIUS, fill if settled else PAPER, edge, 0.9 if settled else 1.2, not settled)
    page.symbol(x, y, sign, 10 if len(sign) == 1 else 6.2, ink if settled else INK)


@dataclass(frozen=True)
class Entry:
    """One sign and what it means, at its place in a legend; `swatch` for the parts of a bar."""

    x: float
    y: float
    level: Level | None
    settled: bool
    label: str


@dataclass(frozen=True)
class Legend:
    """Where each sign of a legend stands, in rows that fit a width; `names` head the scales where there are two."""

    entries: tuple[Entry, ...]
    names: tuple[tuple[float, str], ...]
    height: float

    def draw(self, page: Sheet, top: float) -> None:
        for y, name in self.names:
            page.text(MARGIN, top + y + 3, name, 8, color=QUIET, fontweight="bold")
        for entry in self.entries:
            mark(page, entry.x, top + entry.y, entry.level, entry.settled)
            page.text(entry.x + RADIUS + 5, top + entry.y + 3, entry.label, 8)


def legend(block: Block, width: float) -> Legend:
    """The legend of the marks of a block: every level of its scales, whether it occurs or not."""
    scales = block.scales()
    rows: list[tuple[str, list[tuple[Level | None, bool, str]]]] = [
        (name, [(level, True, label) for level, label in merged(levels)]) for name, levels in scales
    ]
    places = block.places()
    unknown = block.unknown()
    last = rows[-1][1]
    if unknown:
        words = "no level of this instrument: " + ", ".join(f"“{one}”" for one in unknown)
        last.append((Level("", "", "neutral", "!", UNKNOWN), True, drawing.shorten(words, width * 0.6, 8)))
    if any(row.answer(place) and not row.settled(place) for row in block.rows for place in places):
        first = scales[0][1]
        last.append((replace(UNSETTLED, symbol=paint(first[0]).sign if first else ""), False, "not settled yet"))
    if any(row.answer(place) is None for row in block.rows for place in places):
        last.append((None, False, "no answer yet"))
    return lay(rows, width)


def merged(levels: Sequence[Level]) -> list[tuple[Level, str]]:
    """The levels with their labels; those that look the same are explained once."""
    alike: dict[Paint, list[Level]] = {}
    for level in levels:
        alike.setdefault(paint(level), []).append(level)
    return [(same[0], " / ".join(dict.fromkeys(level.label for level in same))) for same in alike.values()]


def lay(rows: Sequence[tuple[str, Sequence[tuple[Level | None, bool, str]]]], width: float) -> Legend:
    """The entries broken into rows; each scale begins a row of its own behind its name."""
    indent = max((drawing.text_width(name, 8, "bold") + 10 for name, _ in rows if name), default=0.0)
    left = MARGIN + indent + RADIUS
    entries, names = [], []
    y = 10.0
    for number, (name, told) in enumerate(rows):
        x, y = left, y + (LEGEND_LINE if number else 0)
        if name:
            names.append((y, name))
        for level, settled, label in told:
            wide = drawing.text_width(label, 8) + 2 * RADIUS + 8
            if x + wide > width - MARGIN and x > left:
                x, y = left, y + LEGEND_LINE
            entries.append(Entry(x, y, level, settled, label))
            x += wide + 12
    return Legend(tuple(entries), tuple(names), y + 11)


@dataclass(frozen=True)
class Key:
    """The columns in words, in two halves side by side; each entry is a short name and the lines of its label."""

    halves: tuple[tuple[tuple[str, tuple[str, ...]], ...], ...]
    indent: float
    height: float

    def draw(self, page: Sheet, top: float) -> None:
        column = _half(page.width)
        for side, half in enumerate(self.halves):
            x, y = MARGIN + side * (column + 20), top + 8
            for name, lines in half:
                page.text(x, y, name, KEY_SIZE, color=QUIET, fontweight="bold")
                page.lines(x + self.indent, y, lines, KEY_SIZE, leading=10.2 / KEY_SIZE, color=QUIET)
                y += _entry_height(lines)


def key(block: Block, width: float) -> Key:
    """The key of a block, for a page of that width; groups stand whole, each under its name."""
    indent = 6 + max(
        [8.0, *(drawing.text_width(column.short, KEY_SIZE, "bold") for column in block.columns if _explained(column))]
    )
    groups = [
        (name, [(one.short, tuple(_wrapped(one.label, width, indent))) for one in columns if _explained(one)])
        for name, columns in block.groups()
    ]
    told = [([(name, ()), *entries] if name else entries) for name, entries in groups if entries]
    if len(told) > 1:  # groups stay whole
        cuts = [
            [[one for group in part for one in group] for part in (told[:at], told[at:])] for at in range(len(told))
        ]
        halves = min(cuts, key=lambda cut: max(_entries_height(half) for half in cut))
    else:
        every = told[0] if told else []
        middle = (len(every) + 1) // 2
        halves = [every[:middle], every[middle:]]
    height = max(_entries_height(half) for half in halves)
    return Key(tuple(tuple(half) for half in halves), indent, height + 4 if height else 0.0)


def _explained(column: Column) -> bool:
    return bool(column.label) and column.label != column.short and not column.overall


def _wrapped(label: str, width: float, indent: float) -> list[str]:
    return drawing.wrap(label, _half(width) - indent, KEY_SIZE)


def _half(width: float) -> float:
    return (width - 2 * MARGIN - 20) / 2


def _entries_height(entries: Sequence[tuple[str, tuple[str, ...]]]) -> float:
    return sum(_entry_height(lines) for _, lines in entries)


def _entry_height(lines: Sequence[str]) -> float:
    return 10.2 * max(1, len(lines)) + 2
