"""The summary of risk of bias: a bar a domain or item, shared out over the levels, weighted or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from attest import drawing
from attest.appraise.figures import marks, pages
from attest.appraise.figures.blocks import NOT_APPLICABLE, UNKNOWN, Block, Column, Level
from attest.appraise.figures.marks import MARGIN, Legend
from attest.appraise.figures.pages import Part, Section
from attest.appraise.figures.shares import Bar, bars, counted
from attest.drawing import INK, PAPER, QUIET, RULE, Sheet

TITLE = "Risk of bias over all studies"
NOTHING = "No study has been appraised yet: there is nothing to sum up."
TOO_FEW = "No two studies count that were appraised with the same instrument: there is nothing to sum up."
WIDTH = 520.0
LABEL_WIDEST = 190.0
TAIL = 40.0  # for the number of studies behind the bar
THICK = 15.0
LABEL_SIZE, LABEL_LEADING = 8.3, 10.2
MARKS = (0, 25, 50, 75, 100)
SIGN_LEAST, WORDS_LEAST = 12.0, 34.0  # how wide a part is that holds its sign, or sign and per cent


@dataclass(frozen=True)
class _Plan:
    """Where the parts of a block stand, in points."""

    block: Block
    said: str
    indent: float
    label: float
    legend: Legend
    notes: tuple[str, ...]

    @property
    def left(self) -> float:
        return MARGIN + self.label + 10

    @property
    def long(self) -> float:
        return WIDTH - MARGIN - TAIL - self.left

    def head(self, continued: bool) -> Part:
        def draw(page: Sheet, top: float) -> None:
            title = self.block.instrument_title + (" (continued)" if continued else "")
            page.text(MARGIN, top + 10, drawing.shorten(title, WIDTH - 2 * MARGIN, 10, "bold"), 10, fontweight="bold")
            page.text(MARGIN, top + 23, self.said, 8, color=QUIET)
            page.text(WIDTH - MARGIN, top + 23, "Studies", 8, color=QUIET, ha="right")

        return Part(30, draw)

    def heading(self, name: str) -> Part:
        def draw(page: Sheet, top: float) -> None:
            self._lines(page, top, 20)
            page.text(
                MARGIN, top + 14, drawing.shorten(name, self.label, LABEL_SIZE, "bold"), LABEL_SIZE, fontweight="bold"
            )

        return Part(20, draw)

    def bar(self, bar: Bar) -> Part:
        lines = self.lines(bar.column)
        apart = 6.0 if bar.column.overall else 0.0
        high = max(22.0, 8 + LABEL_LEADING * len(lines)) + apart

        def draw(page: Sheet, top: float) -> None:
            self._lines(page, top, high)
            middle = top + apart + (high - apart) / 2
            weight = "bold" if bar.column.overall else "normal"
            first = middle + 3 - LABEL_LEADING / 2 * (len(lines) - 1)
            indent = self._indent(bar.column)
            if indent:
                page.text(MARGIN, first, bar.column.short, LABEL_SIZE, color=QUIET, fontweight="bold")
            page.lines(
                MARGIN + indent, first, lines, LABEL_SIZE, LABEL_LEADING / LABEL_SIZE, color=INK, fontweight=weight
            )
            self._parts(page, middle - THICK / 2, bar)
            page.text(WIDTH - MARGIN, middle + 3, f"{bar.studies:,}", 8, ha="right")

        return Part(high, draw)

    def lines(self, column: Column) -> list[str]:
        told = column.label if column.overall or column.label != column.short else ""
        told = told or (column.short if column.overall else "")
        return drawing.wrap(told, self.label - self._indent(column), LABEL_SIZE, "bold" if column.overall else "normal")

    def _indent(self, column: Column) -> float:
        """How far the words stand behind the short name; an overall judgement stands without one."""
        return self.indent if column.short and not column.overall else 0.0

    @property
    def foot(self) -> Part:
        def draw(page: Sheet, top: float) -> None:
            page.rule((self.left, top), (self.left + self.long, top), color=QUIET)
            for mark in MARKS:
                x = self.left + self.long * mark / 100
                page.rule((x, top), (x, top + 3), color=QUIET)
                page.text(x, top + 12, f"{mark}%", 7.6, color=QUIET, ha="center")
            self.legend.draw(page, top + 24)
            y = top + 24 + self.legend.height + 8
            page.lines(MARGIN, y, self.notes, 7.6, 10.2 / 7.6, color=QUIET)

        return Part(24 + self.legend.height + (4 + 10.2 * len(self.notes) if self.notes else 0), draw)

    def _lines(self, page: Sheet, top: float, high: float) -> None:
        for mark in MARKS:
            x = self.left + self.long * mark / 100
            page.rule((x, top), (x, top + high), color="#e3e7eb", width=0.6, zorder=0.5)

    def _parts(self, page: Sheet, top: float, bar: Bar) -> None:
        x = self.left
        if not any(part.share for part in bar.parts):
            words = "not applicable in any study" if bar.not_applicable else "nothing to count"
            page.text(x + 4, top + THICK / 2 + 3, words, 7.6, color=QUIET, style="italic")
            return
        for part in bar.parts:
            wide = part.share * self.long
            _part(page, x, top, wide, part.level, part.share)
            x += wide


def draw(
    blocks: Sequence[Block],
    svg: str | Path,
    png: str | Path,
    pdf: str | Path | None = None,
    weighted: bool = False,
    weighed_by: str = "",
) -> None:
    """Draw the summary of every block with two studies or more, one under the other.

    `weighed_by` says what the weights of the rows are. A study that is alone with its instrument is only named.
    """
    counts = [(block, counted(block, weighted)) for block in blocks]
    shown = [block for block, rows in counts if len(rows) > 1]
    if not shown:
        sentence = TOO_FEW if any(block.rows for block in blocks) else NOTHING
        pages.write_notice(sentence, (svg, png, pdf), (TITLE, sentence))
        return
    label = max(_wanted(block) for block in shown)
    made = [section(block, label, weighted, weighed_by) for block in shown]
    alone = [f"{rows[0].study_label} ({block.instrument_title})" for block, rows in counts if len(rows) == 1]
    made += [_named(alone)] if alone else []
    pages.write(made, WIDTH, MARGIN, (svg, png, pdf), (TITLE, describe(shown, weighted)))


def section(block: Block, label: float, weighted: bool = False, weighed_by: str = "") -> Section:
    """The bars of a block under their head, behind names of columns that are at most `label` points wide."""
    summed = bars(block, weighted)
    plan = _Plan(
        block=block,
        said=_said(block, weighted, weighed_by),
        indent=_indent(block),
        label=label,
        legend=_legend(block, summed),
        notes=tuple(_notes(block, weighted, summed)),
    )
    rows: list[Part] = []
    headings, under = set(), {}
    group = ""
    for bar in summed:
        if bar.column.group and bar.column.group != group:
            headings.add(len(rows))
            rows.append(plan.heading(bar.column.group))
        elif bar.column.group:
            under[len(rows)] = plan.heading(f"{bar.column.group} (continued)")
        group = bar.column.group
        rows.append(plan.bar(bar))
    return Section(plan.head, rows, plan.foot, frozenset(headings), under)


def _named(alone: Sequence[str]) -> Section:
    """A section that only names the studies which are alone with their instrument."""
    words = "Not summed up, as the only study with its instrument: " + "; ".join(alone) + "."
    lines = drawing.wrap(words, WIDTH - 2 * MARGIN, 7.6)

    def draw(page: Sheet, top: float) -> None:
        page.lines(MARGIN, top + 8, lines, 7.6, 10.2 / 7.6, color=QUIET)

    return Section(lambda _: Part(0.0, lambda *_: None), (), Part(10.2 * len(lines) + 2, draw))


def describe(blocks: Sequence[Block], weighted: bool = False) -> str:
    """What the figure shows, in words."""
    said = []
    for block in blocks:
        for bar in bars(block, weighted):
            parts = [f"{_label(part.level)} {part.share:.0%}" for part in bar.parts]
            left_out = f", not applicable in {bar.not_applicable}" if bar.not_applicable else ""
            name = bar.column.label or bar.column.short
            group = f"{bar.column.group}, " if bar.column.group else ""
            said.append(
                f"{block.instrument_title}, {group}{name}: {', '.join(parts) or 'nothing to count'} "
                f"({_studies(bar.studies)}{left_out})."
            )
    return " ".join(said)


def _label(level: Level | None) -> str:
    return level.label if level is not None else "not settled yet"


def _indent(block: Block) -> float:
    shorts = (drawing.text_width(one.short, LABEL_SIZE, "bold") for one in block.columns if not one.overall)
    return max(shorts, default=0.0) + 6


def _wanted(block: Block) -> float:
    """How wide the names of the columns would be on one line, within limits."""
    names = [drawing.text_width(column.label, LABEL_SIZE, "bold") + _indent(block) + 2 for column in block.columns]
    groups = [drawing.text_width(name, LABEL_SIZE, "bold") + 2 for name, _ in block.groups()]
    return min(LABEL_WIDEST, max([90.0, *names, *groups]))


def _said(block: Block, weighted: bool, weighed_by: str) -> str:
    count = len(counted(block, weighted))
    if weighted:
        return drawing.shorten(f"{_studies(count)}, weighted by {weighed_by or 'their weights'}", WIDTH - 60, 8)
    return f"{_studies(count)}, each counting the same"


def _studies(count: int) -> str:
    return f"{count:,} {'study' if count == 1 else 'studies'}"


def _legend(block: Block, summed: Sequence[Bar]) -> Legend:
    rows: list[tuple[str, list[tuple[Level | None, bool, str]]]] = []
    for name, levels in block.scales():
        scale = [level for level in levels if level.kind != NOT_APPLICABLE]
        rows.append((name, [(level, True, label) for level, label in marks.merged(scale)]))
    shown = [part.level for bar in summed for part in bar.parts]
    unknown = dict.fromkeys(level.label for level in shown if level is not None and level.kind == UNKNOWN)
    if unknown:
        words = "no level of this instrument: " + ", ".join(f"“{one}”" for one in unknown)
        rows[-1][1].append((Level("", "", "neutral", "!", UNKNOWN), True, drawing.shorten(words, WIDTH * 0.6, 8)))
    if None in shown:
        rows[-1][1].append((None, False, "not settled yet"))
    return marks.lay(rows, WIDTH)


def _notes(block: Block, weighted: bool, summed: Sequence[Bar]) -> list[str]:
    """What the bars leave out, in words."""
    told = []
    spared = [bar for bar in summed if bar.not_applicable]
    if spared:
        names = ", ".join(f"{bar.column.short or bar.column.label} ({_studies(bar.not_applicable)})" for bar in spared)
        told.append(f"Studies to which a column does not apply are left out of the 100% of its bar: {names}.")
    without = len(block.rows) - len(counted(block, weighted))
    if without:
        told.append(f"In no bar, for want of a weight: {_studies(without)}.")
    return [line for words in told for line in drawing.wrap(words, WIDTH - 2 * MARGIN, 7.6)]


def _part(page: Sheet, x: float, top: float, wide: float, level: Level | None, share: float) -> None:
    """A part of a bar with its sign, and with its per cent where both fit."""
    corners = [(x, top), (x + wide, top), (x + wide, top + THICK), (x, top + THICK)]
    percent = f"{share:.0%}"
    if level is None:
        page.polygon([(a + (0.6 if a == x else -0.6), b) for a, b in corners], PAPER, RULE, 0.9, dashed=True)
        if wide >= WORDS_LEAST:
            page.text(x + wide / 2, top + THICK / 2 + 2.8, percent, 7.6, color=QUIET, ha="center")
        return
    look = marks.paint(level)
    page.polygon(corners, look.fill, PAPER, 0.8)
    if look.edge != look.fill:
        page.polygon([(a + (0.8 if a == x else -0.8), b) for a, b in corners], look.fill, look.edge, 0.7)
    middle = top + THICK / 2
    size = 9.5 if len(look.sign) == 1 else 6.2
    if wide >= WORDS_LEAST:
        words = drawing.text_width(percent, 7.6)
        start = x + (wide - words - 12) / 2
        page.symbol(start + 4, middle, look.sign, size, look.ink)
        page.text(start + 12, middle + 2.8, percent, 7.6, color=look.ink)
    elif wide >= SIGN_LEAST:
        page.symbol(x + wide / 2, middle, look.sign, size, look.ink)
