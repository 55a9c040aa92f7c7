"""A forest plot with the judgements on risk of bias beside each result."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from attest import drawing
from attest.appraise.figures import grid as grids
from attest.appraise.figures import marks, pages
from attest.appraise.figures.axis import Axis, axis, drawable, tick_label
from attest.appraise.figures.blocks import Block, Column, Row
from attest.appraise.figures.grid import Grid
from attest.appraise.figures.marks import MARGIN, RADIUS, Key, Legend
from attest.appraise.figures.pages import Part, Section
from attest.appraise.figures.results import Measure, Result, describe
from attest.drawing import INK, PAPER, QUIET, Sheet

NOTHING = "There is no result to show yet."
LABEL_WIDEST = 150.0
PLOT = 170.0
TOLD_WIDEST = 125.0
TOLD_SIZE, TOLD_LEADING = 7.8, 9.8
OUTCOME_SIZE, OUTCOME_LEADING = 7.4, 9.0
SQUARE_LEAST, SQUARE_MOST, SQUARE_PLAIN = 4.0, 10.5, 6.5
HEADING = 20.0


@dataclass(frozen=True)
class _Plan:
    """Where the parts of the plot stand, in points."""

    block: Block
    measure: Measure
    axis: Axis
    grid: Grid
    label: float
    told: float
    heaviest: float
    width: float
    key: Key
    legend: Legend

    @property
    def plot(self) -> float:
        return MARGIN + self.label + 12

    @property
    def told_at(self) -> float:
        return self.plot + PLOT + 12

    @property
    def grid_at(self) -> float:
        return self.told_at + self.told + 10

    def x(self, value: float) -> float:
        return self.plot + PLOT * self.axis.at(value)

    def head(self, continued: bool) -> Part:
        measured = drawing.wrap(self.measure.label, PLOT + 12, 8, "bold")
        high = 20 + max(self.grid.header, 8 + 10 * len(measured))

        def draw(page: Sheet, top: float) -> None:
            title = self.block.instrument_title + (" (continued)" if continued else "")
            page.text(MARGIN, top + 10, drawing.shorten(title, self.width - MARGIN, 10, "bold"), 10, fontweight="bold")
            line = top + high
            page.text(MARGIN, line - 6, "Study", 8, color=QUIET)
            page.lines(
                self.plot + PLOT / 2,
                line - 6 - 10 * (len(measured) - 1),
                measured,
                8,
                10 / 8,
                ha="center",
                fontweight="bold",
            )
            page.text(self.told_at, line - 6, self.measure.interval, 8, color=QUIET)
            self.grid.draw_head(page, self.grid_at, line)
            if self.block.overall:
                x = self.grid_at + self.grid.overall
                page.text(x, line - 6, self.block.overall, 8, ha="center", fontweight="bold")
            page.rule((MARGIN, line), (self.width - MARGIN, line), color=INK)

        return Part(high, draw)

    def heading(self, name: str) -> Part:
        def draw(page: Sheet, top: float) -> None:
            self._null(page, top, HEADING)
            page.text(MARGIN, top + 14, drawing.shorten(name, self.plot + PLOT, 8.5, "bold"), 8.5, fontweight="bold")

        return Part(HEADING, draw)

    def row(self, row: Row, result: Result) -> Part:
        names = grids.label_lines(row.study_label, self.label)
        about = tuple(drawing.wrap(result.outcome, self.label + 1, OUTCOME_SIZE)) if result.outcome else ()
        told = drawing.wrap(result.told(self.measure.ratio), self.told, TOLD_SIZE)
        lines = len(names) * grids.LABEL_LEADING + len(about) * OUTCOME_LEADING
        high = max(grids.ROW_LEAST, 8 + lines, 8 + TOLD_LEADING * len(told))

        def draw(page: Sheet, top: float) -> None:
            middle = top + high / 2
            grids.draw_label(page, MARGIN, middle - OUTCOME_LEADING / 2 * len(about), names)
            below = middle + 3 + grids.LABEL_LEADING / 2 * len(names) + OUTCOME_LEADING / 2 * (1 - len(about)) - 0.5
            page.lines(MARGIN, below, about, OUTCOME_SIZE, OUTCOME_LEADING / OUTCOME_SIZE, color=QUIET)
            self._null(page, top, high)
            self._result(page, middle, row, result)
            first = middle + 2.8 - TOLD_LEADING / 2 * (len(told) - 1)
            page.lines(self.told_at, first, told, TOLD_SIZE, TOLD_LEADING / TOLD_SIZE)
            self.grid.draw_row(page, self.grid_at, middle, row)
            self.grid.draw_divide(page, self.grid_at, top + 3, top + high - 3)

        return Part(high, draw)

    @property
    def foot(self) -> Part:
        under = 38.0 if any(self.measure.favours) else 24.0

        def draw(page: Sheet, top: float) -> None:
            self._null(page, top, 4)
            page.rule((self.plot, top + 4), (self.plot + PLOT, top + 4), color=INK)
            for tick in self.axis.ticks:
                page.rule((self.x(tick), top + 4), (self.x(tick), top + 8), color=INK)
                page.text(self.x(tick), top + 17, tick_label(tick), 7.6, color=QUIET, ha="center")
            self._favours(page, top + 29)
            self.legend.draw(page, top + under)
            self.key.draw(page, top + under + self.legend.height + 4)

        return Part(under + self.legend.height + 4 + self.key.height, draw)

    def _null(self, page: Sheet, top: float, high: float) -> None:
        at = self.axis.at(self.measure.null)
        if 0 <= at <= 1:
            x = self.plot + PLOT * at
            page.rule((x, top), (x, top + high), color="#aab4bd", width=0.8, zorder=0.5)

    def _result(self, page: Sheet, middle: float, row: Row, result: Result) -> None:
        if not drawable(result.estimate, result.low, result.high, self.measure.ratio):
            x, half = self.plot + PLOT / 2, drawing.text_width("not estimable", 7.8) / 2 + 3
            page.box(x - half, middle - 6, 2 * half, 12, edge=PAPER)
            page.text(x, middle + 3, "not estimable", 7.8, color=QUIET, ha="center", style="italic")
            return
        estimate, low, high = (self.axis.at(one or 0.0) for one in (result.estimate, result.low, result.high))
        left, right = (self.plot + PLOT * min(max(one, 0.0), 1.0) for one in (low, high))
        ends = [min(left, self.plot + PLOT - 9), max(right, self.plot + 9)]
        page.rule((ends[0], middle), (ends[1], middle), color=INK, width=1.0)
        for end, outside, other in ((left, low < 0, ends[1]), (right, high > 1, ends[0])):
            if outside:
                page.arrow((other, middle), (end, middle), width=1.0)
        if 0 <= estimate <= 1:
            half = self._side(row) / 2
            x = self.plot + PLOT * estimate
            box = [(x - half, middle - half), (x + half, middle - half), (x + half, middle + half)]
            page.polygon([*box, (x - half, middle + half)], fill=INK, edge=INK, line=0.2)

    def _side(self, row: Row) -> float:
        """The side of a square whose surface goes with the weight."""
        if not self.heaviest or row.weight is None or not row.counts():
            return SQUARE_PLAIN
        return SQUARE_LEAST + (SQUARE_MOST - SQUARE_LEAST) * math.sqrt(row.weight / self.heaviest)

    def _favours(self, page: Sheet, y: float) -> None:
        middle = self.plot + PLOT * min(max(self.axis.at(self.measure.null), 0.0), 1.0)
        left, right = self.measure.favours
        room = (middle - self.plot + self.label, self.told_at + self.told - middle)
        if left:
            page.text(middle - 6, y, drawing.shorten(f"← {left}", room[0], 7.6), 7.6, color=QUIET, ha="right")
        if right:
            page.text(middle + 6, y, drawing.shorten(f"{right} →", room[1], 7.6), 7.6, color=QUIET)


def draw(
    block: Block,
    results: Sequence[Result],
    measure: Measure,
    svg: str | Path,
    png: str | Path,
    pdf: str | Path | None = None,
    limits: tuple[float, float] | None = None,
) -> None:
    """Draw a row for each row of the block with its result; raises `ValueError` where their numbers differ.

    `limits` sets the ends of the axis; otherwise it shows every estimate.
    """
    title = f"{measure.label}, and risk of bias in each study"
    if not block.rows:
        pages.write_notice(NOTHING, (svg, png, pdf), (title, NOTHING))
        return
    made, width = section(block, results, measure, limits)
    pages.write([made], width, MARGIN, (svg, png, pdf), (title, describe(block, results, measure)))


def section(
    block: Block, results: Sequence[Result], measure: Measure, limits: tuple[float, float] | None = None
) -> tuple[Section, float]:
    """The plot as a section, and how wide it is."""
    pairs = list(zip(block.rows, results, strict=True))
    if not any(column.group for column in block.columns):
        block = replace(block, columns=[_under(column, "Risk of bias") for column in block.columns])
    grid = grids.grid(block, 0.0)
    outcomes = [min(LABEL_WIDEST, drawing.text_width(one.outcome, OUTCOME_SIZE)) for one in results]
    label = grids.label_width(block, LABEL_WIDEST, max([60.0, *outcomes]))
    widths = [drawing.text_width(one.told(measure.ratio), TOLD_SIZE) for one in results]
    told = max(drawing.text_width(measure.interval, 8), min(TOLD_WIDEST, max(widths)))
    shown = [
        (one.estimate or 0.0, one.low or 0.0, one.high or 0.0)
        for one in results
        if drawable(one.estimate, one.low, one.high, measure.ratio)
    ]
    right = grid.overall + max(RADIUS, drawing.text_width(block.overall, 8, "bold") / 2) if block.overall else 0.0
    width = max(480.0, MARGIN + label + 12 + PLOT + 12 + told + 10 + max(grid.columns, right) + MARGIN)
    plan = _Plan(
        block=block,
        measure=measure,
        axis=axis(shown, measure.null, measure.ratio, limits),
        grid=grid,
        label=label,
        told=told,
        heaviest=max((row.weight or 0.0 for row in block.rows if row.counts()), default=0.0),
        width=width,
        key=marks.key(replace(block, columns=[_under(column, "") for column in block.columns]), width)
        if len(block.groups()) == 1
        else marks.key(block, width),
        legend=marks.legend(block, width),
    )
    rows: list[Part] = []
    headings, under = set(), {}
    group = ""
    for row, result in pairs:
        if result.group and result.group != group:
            headings.add(len(rows))
            rows.append(plan.heading(result.group))
        elif result.group:
            under[len(rows)] = plan.heading(f"{result.group} (continued)")
        group = result.group
        rows.append(plan.row(row, result))
    return Section(plan.head, rows, plan.foot, frozenset(headings), under), width


def _under(column: Column, group: str) -> Column:
    return column._replace(group=group)
