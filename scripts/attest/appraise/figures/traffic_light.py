"""The traffic-light figure of risk of bias: a row a study, a column a domain or item, the overall set apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from attest import drawing
from attest.appraise.figures import grid as grids
from attest.appraise.figures import marks, pages
from attest.appraise.figures.blocks import OVERALL, Block, Row
from attest.appraise.figures.grid import Grid
from attest.appraise.figures.marks import MARGIN, RADIUS, Key, Legend
from attest.appraise.figures.pages import Part, Section
from attest.drawing import INK, QUIET, Sheet

TITLE = "Risk of bias in each study"
NOTHING = "No study has been appraised yet: risk of bias waits for the reviewers."
LABEL_WIDEST = 170.0  # a longer study label is broken into lines
WIDTH_LEAST = 500.0  # the keys under the blocks need that much to be read in two columns


@dataclass(frozen=True)
class _Plan:
    """Where the parts of a block stand, in points."""

    block: Block
    grid: Grid
    left: float
    words: float  # the overall judgement in words
    status: float
    edge: float  # where the figure ends on the right
    key: Key
    legend: Legend

    @property
    def words_at(self) -> float:
        return self.left + self.grid.overall + 13

    def head(self, continued: bool) -> Part:
        def draw(page: Sheet, top: float) -> None:
            title = self.block.instrument_title + (" (continued)" if continued else "")
            page.text(MARGIN, top + 10, drawing.shorten(title, self.edge - MARGIN, 10, "bold"), 10, fontweight="bold")
            line = top + 20 + self.grid.header
            self.grid.draw_head(page, self.left, line)
            if self.block.overall:
                left = self.left + self.grid.overall - RADIUS
                page.text(left, line - 6, self.block.overall, 8, fontweight="bold")
            page.rule((MARGIN, line), (self.edge, line), color=INK)

        return Part(20 + self.grid.header, draw)

    def row(self, row: Row, lines: tuple[str, ...]) -> Part:
        high = grids.row_height(len(lines))
        overall = self.block.level(row.answer())

        def draw(page: Sheet, top: float) -> None:
            middle = top + high / 2
            grids.draw_label(page, MARGIN, middle, lines)
            self.grid.draw_row(page, self.left, middle, row)
            self.grid.draw_divide(page, self.left, top + 3, top + high - 3)
            if self.block.overall and overall is not None:
                page.text(self.words_at, middle + 3, overall.label, 8)
            if not row.settled(OVERALL):
                page.text(self.words_at + self.words, middle + 3, row.status, 7.5, color=QUIET, style="italic")
            page.rule((MARGIN, top + high), (self.edge, top + high), width=0.5)

        return Part(high, draw)

    @property
    def foot(self) -> Part:
        def draw(page: Sheet, top: float) -> None:
            self.legend.draw(page, top + 5)
            self.key.draw(page, top + 5 + self.legend.height + 4)

        return Part(5 + self.legend.height + 4 + self.key.height, draw)


def draw(blocks: Sequence[Block], svg: str | Path, png: str | Path, pdf: str | Path | None = None) -> None:
    """Draw every block, one under the other, and write the figure; the PDF has pages."""
    shown = [block for block in blocks if block.rows]
    if not shown:
        pages.write_notice(NOTHING, (svg, png, pdf), (TITLE, "No study has been appraised yet."))
        return
    made, width = sections(shown)
    pages.write(made, width, MARGIN, (svg, png, pdf), (TITLE, describe(shown)))


def sections(blocks: Sequence[Block]) -> tuple[list[Section], float]:
    """A section a block, and how wide they are; the columns of judgements begin at one place in all of them."""
    label = max(grids.label_width(block, LABEL_WIDEST) for block in blocks)
    measured = [_measure(block, label) for block in blocks]
    width = max([WIDTH_LEAST, *(edge + MARGIN for *_, edge in measured)])
    made = []
    for block, (grid, words, status, edge) in zip(blocks, measured, strict=True):
        key, legend = marks.key(block, width), marks.legend(block, width)
        plan = _Plan(block, grid, MARGIN + label + 8, words, status, edge, key, legend)
        rows = [plan.row(row, grids.label_lines(row.study_label, label)) for row in block.rows]
        made.append(Section(plan.head, rows, plan.foot))
    return made, width


def _measure(block: Block, label: float) -> tuple[Grid, float, float, float]:
    """The grid of a block, the widths of the overall in words and of the status, and where the block ends."""
    judged = {level.label for row in block.rows if (level := block.level(row.answer())) is not None}
    statuses = [row.status for row in block.rows if not row.settled()]
    words = max([48.0, *(drawing.text_width(word, 8) + 15 for word in judged)]) if block.overall else 0.0
    status = max((drawing.text_width(one, 7.5) + 12 for one in statuses), default=0.0)
    room = WIDTH_LEAST - 2 * MARGIN - label - words - status - 40
    grid = grids.grid(block, room)
    right = grid.overall + 13 + words if block.overall else grid.columns + (8 if statuses else 0)
    return grid, words, status, MARGIN + label + 8 + right + status


def describe(blocks: Sequence[Block]) -> str:
    """What the figure shows, in words."""
    said = []
    for block in blocks:
        for row in block.rows:
            level = block.level(row.answer())
            overall = level.label if level is not None else "no judgement yet"
            about = f"overall {overall} ({row.status})" if block.overall else _cells(block, row)
            said.append(f"{row.study_label}, {block.instrument_title}: {about}.")
    return " ".join(said)


def _cells(block: Block, row: Row) -> str:
    told = []
    for column in block.columns:
        level = block.level(row.answer(column.key), column.key)
        told.append(f"{column.short} {level.label if level is not None else 'no answer yet'}")
    return f"{', '.join(told)} ({row.status})"
