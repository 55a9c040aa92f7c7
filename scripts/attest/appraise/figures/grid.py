"""The columns of judgements, under their heads: the part that traffic light and forest plot share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from attest import drawing
from attest.appraise.figures.blocks import OVERALL, Block, Row
from attest.appraise.figures.marks import RADIUS, mark
from attest.drawing import INK, QUIET, RULE, Sheet

PITCH_LEAST, PITCH_EASY, PITCH_MOST = 21.0, 30.0, 46.0
SIZE = 8.0
BETWEEN = 12.0  # between two groups
GROUP_LEADING = 10.0
ROW_LEAST = 20.0
LABEL_SIZE, LABEL_LEADING = 8.5, 10.5


class Head(NamedTuple):
    """The name of a group of columns and how far it reaches."""

    left: float
    right: float
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Grid:
    """Where each column stands, in points from the left edge of the grid."""

    block: Block
    middles: tuple[float, ...]
    heads: tuple[Head, ...]
    columns: float  # how wide all columns are
    upright: bool
    names: float  # how high the names of the columns are

    @property
    def overall(self) -> float:
        """The middle of the overall column, which stands apart."""
        return self.columns + (14.0 if self.middles else 0.0) + RADIUS

    @property
    def header(self) -> float:
        lines = max((len(head.lines) for head in self.heads), default=0)
        return self.names + (GROUP_LEADING * lines + 6 if lines else 0)

    def draw_head(self, page: Sheet, left: float, line: float) -> None:
        """The names of groups and columns above `line`, where the rows begin."""
        for head in self.heads:
            rule = line - self.names - 2
            page.rule((left + head.left + 3, rule), (left + head.right - 3, rule), color=RULE)
            first = rule - 4 - GROUP_LEADING * (len(head.lines) - 1)
            middle = left + (head.left + head.right) / 2
            page.lines(middle, first, head.lines, SIZE, GROUP_LEADING / SIZE, color=QUIET, ha="center")
        for column, at in zip(self.block.columns, self.middles, strict=True):
            style = {"color": INK if column.overall else QUIET}
            if column.overall:
                style["fontweight"] = "bold"
            if self.upright:
                page.text(left + at + 3, line - 5, column.short, SIZE, rotation=90, va="bottom", ha="center", **style)
            else:
                page.text(left + at, line - 6, column.short, SIZE, ha="center", **style)

    def draw_row(self, page: Sheet, left: float, middle: float, row: Row) -> None:
        """The marks of a row; the overall stands where the block has one."""
        for column, at in zip(self.block.columns, self.middles, strict=True):
            level = self.block.level(row.answer(column.key), column.key)
            mark(page, left + at, middle, level, row.settled(column.key))
        if self.block.overall:
            mark(page, left + self.overall, middle, self.block.level(row.answer()), row.settled(OVERALL))

    def draw_divide(self, page: Sheet, left: float, top: float, bottom: float) -> None:
        """The line between the columns and the overall, along one row."""
        if self.block.overall and self.middles:
            x = left + self.overall - RADIUS - 7
            page.rule((x, top), (x, bottom), color=RULE)


def grid(block: Block, room: float) -> Grid:
    """The columns of a block, at ease where `room` points allow it and close together where not."""
    widest = max((drawing.text_width(column.short, SIZE) for column in block.columns), default=0.0)
    upright = widest + 8 > PITCH_MOST
    least = PITCH_LEAST if upright else max(PITCH_LEAST, widest + 8)
    pitch = max(least, min(PITCH_EASY, room / max(1, len(block.columns))))
    middles: list[float] = []
    heads = []
    x = 0.0
    for number, (name, columns) in enumerate(block.groups()):
        x += BETWEEN if number else 0.0
        span = pitch * len(columns)
        if name:
            word = max(drawing.text_width(part, SIZE) for part in drawing.clean(name).split(" "))
            span = max(span, word + 8, min(drawing.text_width(name, SIZE) + 8, 84.0))
            heads.append(Head(x, x + span, tuple(drawing.wrap(name, span - 4, SIZE))))
        middles += [x + span / len(columns) * (place + 0.5) for place in range(len(columns))]
        x += span
    return Grid(block, tuple(middles), tuple(heads), x, upright, widest + 10 if upright else 20.0)


def label_lines(text: str, width: float) -> tuple[str, ...]:
    """The name of a study, broken into lines."""
    return tuple(drawing.wrap(text, width + 1, LABEL_SIZE))


def label_width(block: Block, widest: float, narrowest: float = 60.0) -> float:
    """How wide the names of the studies are, within limits."""
    widths = (drawing.text_width(drawing.clean(row.study_label), LABEL_SIZE) for row in block.rows)
    return min(widest, max([narrowest, *widths]))


def row_height(lines: int) -> float:
    return max(ROW_LEAST, 8 + LABEL_LEADING * lines)


def draw_label(page: Sheet, left: float, middle: float, lines: tuple[str, ...]) -> None:
    """The lines of a study's name around the middle of its row."""
    first = middle + 3 - LABEL_LEADING / 2 * (len(lines) - 1)
    page.lines(left, first, lines, LABEL_SIZE, LABEL_LEADING / LABEL_SIZE)
