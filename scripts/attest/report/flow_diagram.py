"""The layout of a flow diagram: columns of boxes, what leaves them sideways, and the phases at the left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from attest import drawing
from attest.drawing import INK, PANEL, PAPER, QUIET, RULE, Sheet

MARGIN = 3.0  # little, so that the figure stands flush with the text around it
BAND = 22.0  # the upright bar that names the phase
MAIN, SIDE, GAP = 150.0, 168.0, 22.0
ALONE = 1.25  # with one column there is room for wider boxes
SIZE, LEADING, PAD = 8.3, 11.2, 8.0
BETWEEN = 18.0
PHASES = ("Identification", "Screening", "Included")
PHASE_SIZE = 7.6
HEAD = 26.0


@dataclass(frozen=True)
class Box:
    """Paragraphs in a box; an indented one is a reason."""

    paragraphs: Sequence[tuple[str, bool]]
    awaiting: bool = False

    def lines(self, width: float) -> list[tuple[str, float]]:
        return [
            (row, (8.0 if indented else 0.0) + (6.0 if indented and again else 0.0))
            for words, indented in self.paragraphs
            for again, row in enumerate(drawing.wrap(words, width - 2 * PAD - (14 if indented else 0), SIZE))
        ]

    def height(self, width: float) -> float:
        return 2 * PAD + LEADING * len(self.lines(width)) - (LEADING - SIZE)


@dataclass(frozen=True)
class Step:
    """One level of a column: the box in the line of flow and those that leave it sideways."""

    phase: int
    main: Box
    sides: tuple[Box, ...] = ()


def lay_out(columns: Sequence[tuple[str, Sequence[Step]]], included: Box, faults: Sequence[str]) -> Sheet:
    """Lay the columns side by side so that the last level of each stands on the same line."""
    wide = ALONE if len(columns) == 1 else 1.0
    main, side = MAIN * wide, SIDE * wide
    column = main + GAP + side
    left = MARGIN + BAND + 14
    width = left + len(columns) * column + (len(columns) - 1) * 26 + MARGIN
    levels = _levels([steps for _, steps in columns])
    heights = [
        max((_step_height(row[c], main, side) for c in range(len(columns)) if row[c] is not None), default=0.0)
        for row in levels
    ]
    for phase, name in enumerate(PHASES[:2]):  # the last level of a phase grows until the phase's name fits
        mine = _of_phase(levels, phase)
        if mine:
            heights[mine[-1]] += max(0.0, _named(name) - sum(heights[i] for i in mine) - BETWEEN * (len(mine) - 1))
    tops = [MARGIN + HEAD + BETWEEN + sum(heights[:i]) + BETWEEN * i for i in range(len(levels))]
    foot = tops[-1] + heights[-1] + BETWEEN + 4
    final = max(included.height(main + 20), _named(PHASES[2]))
    notes = [row for fault in faults for row in drawing.wrap("Does not add up: " + fault, width - 2 * MARGIN, 8)]
    page = drawing.sheet(width, foot + final + MARGIN + (8 + 11 * len(notes) if notes else 0))
    lefts = [left + i * (column + 26) for i in range(len(columns))]
    for (title, _), x in zip(columns, lefts, strict=True):
        page.box(x, MARGIN, column, HEAD, fill="#f6e7c8", edge="#d9b25f", radius=5)
        page.text(x + column / 2, MARGIN + HEAD / 2 + 3.2, title, 8.8, ha="center", fontweight="bold")
    _bands(page, levels, tops, heights, foot, final)
    for index, x in enumerate(lefts):
        last = _column(page, [row[index] for row in levels], tops, x, main, side)
        middle = x + main / 2
        if index == 0:
            page.arrow((middle, last), (middle, foot))
        else:
            page.arrow((middle, last), (middle, foot + final / 2), (lefts[0] + main + 20, foot + final / 2))
    _paint(page, included, lefts[0], foot, main + 20, final, strong=True)
    y = foot + final + 16
    page.lines(MARGIN, y, notes, 8, 11 / 8, color="#a33b00")
    return page


def _levels(columns: Sequence[Sequence[Step]]) -> list[list[Step | None]]:
    """The steps of every column by level; identification stands at the top, assessment at the foot."""
    deep = max(len(steps) for steps in columns)
    return [
        [steps[0] if i == 0 else steps[i - deep] if deep - i < len(steps) else None for steps in columns]
        for i in range(deep)
    ]


def _sides_height(step: Step, side: float) -> float:
    return sum(box.height(side) for box in step.sides) + 8 * max(len(step.sides) - 1, 0)


def _step_height(step: Step | None, main: float, side: float) -> float:
    return max(step.main.height(main), _sides_height(step, side)) if step else 0.0


def _column(
    page: Sheet,
    steps: Sequence[Step | None],
    tops: Sequence[float],
    x: float,
    main: float,
    side: float,
) -> float:
    """Draw one column; returns where its last box ends."""
    last, middle = 0.0, x + main / 2
    for step, top in zip(steps, tops, strict=True):
        if step is None:
            continue
        high = step.main.height(main)
        if last:
            page.arrow((middle, last), (middle, top))
        _paint(page, step.main, x, top, main, high)
        y, out = top, x + main
        for box in step.sides:
            tall = box.height(side)
            if y == top:
                at = top + min(high, tall) / 2
                page.arrow((out, at), (out + GAP, at))
            else:
                at = y + tall / 2
                page.arrow(
                    (out + GAP / 2, top + min(high, step.sides[0].height(side)) / 2),
                    (out + GAP / 2, at),
                    (out + GAP, at),
                )
            _paint(page, box, out + GAP, y, side, tall)
            y += tall + 8
        last = top + high
    return last


def _paint(page: Sheet, box: Box, x: float, y: float, width: float, height: float, strong: bool = False) -> None:
    page.box(
        x,
        y,
        width,
        height,
        fill=PANEL if strong else PAPER,
        edge=INK,
        line=1.2 if strong else 0.8,
        dashed=box.awaiting,
    )
    top = y + (height - box.height(width)) / 2 + PAD + SIZE * 0.78
    for row, (words, indent) in enumerate(box.lines(width)):
        page.text(x + PAD + indent, top + row * LEADING, words, SIZE)


def _of_phase(levels: Sequence[Sequence[Step | None]], phase: int) -> list[int]:
    """The numbers of the levels that belong to a phase."""
    return [i for i, row in enumerate(levels) if any(step is not None and step.phase == phase for step in row)]


def _named(phase: str) -> float:
    """Height of a bar in which the phase's name fits, written upwards."""
    return drawing.text_width(phase, PHASE_SIZE) + 8


def _bands(
    page: Sheet,
    levels: Sequence[Sequence[Step | None]],
    tops: Sequence[float],
    heights: Sequence[float],
    foot: float,
    final: float,
) -> None:
    """The bars at the left that name the phases."""
    bars = []
    for phase, name in enumerate(PHASES[:2]):
        mine = _of_phase(levels, phase)
        if mine:
            bars.append((name, tops[mine[0]], tops[mine[-1]] + heights[mine[-1]]))
    bars.append((PHASES[2], foot, foot + final))
    for name, top, end in bars:
        page.box(MARGIN, top, BAND, end - top, fill="#dde8f0", edge=RULE, radius=4)
        page.text(
            MARGIN + BAND / 2,
            (top + end) / 2,
            name,
            PHASE_SIZE,
            color=QUIET,
            rotation=90,
            ha="center",
            va="center",
        )
