"""The traffic-light figure of risk of bias: a row a study, a column an item, the overall set apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from attest import drawing
from attest.drawing import INK, PAPER, QUIET, RULE, Sheet

MARGIN = 3.0  # little, so that the figure stands flush with the text around it
LABEL_WIDEST = 170.0  # a longer study label is broken into lines
PITCH_LEAST, PITCH_MOST = 23.0, 46.0
RADIUS = 7.6
ROW_LEAST = 20.0
WIDTH_LEAST = 500.0  # the keys under the blocks need that much to be read in two columns
KEY_SIZE = 7.6


@dataclass(frozen=True)
class Level:
    """One answer or judgement that an instrument allows; `colour_role` is a key of `drawing.ROLES`."""

    key: str
    label: str
    colour_role: str
    symbol: str


@dataclass(frozen=True)
class Row:
    """One study's answers; a cell is a level's key, or None where nobody has answered.

    Where single cells differ from the row's status, `cell_status` says so.
    """

    study_label: str
    cells: Mapping[str, str | None]
    overall: str | None
    status: str = "settled"
    cell_status: Mapping[str, str] = field(default_factory=dict)

    def settled(self, column: str = "") -> bool:
        return self.cell_status.get(column, self.status) == "settled"


@dataclass(frozen=True)
class Block:
    """One instrument and the studies appraised with it; a column is (key, short label, label)."""

    instrument_title: str
    levels: Sequence[Level]
    columns: Sequence[tuple[str, str, str]]
    rows: Sequence[Row]


@dataclass(frozen=True)
class _Plan:
    """Where the columns of a block stand and how high its parts are, in points."""

    block: Block
    label: float
    pitch: float
    header: float
    upright: bool
    overall: float
    status: float
    rows: tuple[tuple[str, ...], ...]

    @property
    def items(self) -> float:
        return MARGIN + self.label + 8

    @property
    def overall_at(self) -> float:
        return self.items + self.pitch * len(self.block.columns) + 14

    @property
    def width(self) -> float:
        return self.overall_at + self.overall + self.status + MARGIN

    def row_height(self, number: int) -> float:
        return max(ROW_LEAST, 8 + 10.5 * len(self.rows[number]))


def draw(blocks: Sequence[Block], svg: str | Path, png: str | Path) -> None:
    """Draw every block, one under the other, and write the figure."""
    title = "Risk of bias in each study"
    if not any(block.rows for block in blocks):
        empty = drawing.notice("No study has been appraised yet: risk of bias waits for the reviewers.")
        drawing.save(empty.figure, svg, png, title, "No study has been appraised yet.")
        return
    blocks = [block for block in blocks if block.rows]
    labels = [row.study_label for block in blocks for row in block.rows]
    label = min(LABEL_WIDEST, max(60.0, *(drawing.text_width(words, 8.5) for words in labels)))
    plans = [_plan(block, label) for block in blocks]
    width = max([WIDTH_LEAST, *(plan.width for plan in plans)])
    keys = [_key(block, width) for block in blocks]
    height = MARGIN - 16 + sum(_height(plan, key, width) for plan, key in zip(plans, keys, strict=True))
    page = drawing.sheet(width, height)
    top = MARGIN
    for plan, key in zip(plans, keys, strict=True):
        _block(page, plan, key, top)
        top += _height(plan, key, width)
    drawing.save(page.figure, svg, png, title, describe(blocks))


def describe(blocks: Sequence[Block]) -> str:
    """What the figure shows, in words."""
    said = []
    for block in blocks:
        labels = {level.key: level.label for level in block.levels}
        for row in block.rows:
            overall = labels.get(row.overall or "", row.overall or "no judgement yet")
            said.append(f"{row.study_label}, {block.instrument_title}: overall {overall} ({row.status}).")
    return " ".join(said)


def _plan(block: Block, label: float) -> _Plan:
    short = max([0.0, *(drawing.text_width(column[1], 8) for column in block.columns)])
    upright = short + 8 > PITCH_MOST
    judged = {level.key: level.label for level in block.levels}
    words = [judged.get(row.overall, row.overall) for row in block.rows if row.overall]
    statuses = [row.status for row in block.rows if not row.settled()]
    return _Plan(
        block=block,
        label=label,
        pitch=PITCH_LEAST if upright else max(PITCH_LEAST, short + 8),
        header=short + 10 if upright else 20,
        upright=upright,
        overall=max([48.0, *(drawing.text_width(word, 8) + 28 for word in words)]),
        status=max([drawing.text_width(status, 7.5) + 12 for status in statuses], default=0.0),
        rows=tuple(tuple(drawing.wrap(row.study_label, label + 1, 8.5)) for row in block.rows),
    )


def _height(plan: _Plan, key: Sequence[Sequence[str]], width: float) -> float:
    rows = sum(plan.row_height(number) for number in range(len(plan.rows)))
    return 20 + plan.header + rows + _legend(plan.block, width)[1] + 6 + _key_height(key) + 24


def _block(page: Sheet, plan: _Plan, key: Sequence[Sequence[str]], top: float) -> None:
    block = plan.block
    page.text(MARGIN, top + 10, block.instrument_title, 10, fontweight="bold")
    line = top + 20 + plan.header
    for number, (_, short, _) in enumerate(block.columns):
        x = plan.items + plan.pitch * (number + 0.5)
        if plan.upright:
            page.text(x + 3, line - 5, short, 8, color=QUIET, rotation=90, va="bottom", ha="center")
        else:
            page.text(x, line - 6, short, 8, color=QUIET, ha="center")
    page.text(plan.overall_at + 8 - RADIUS, line - 6, "Overall", 8, color=QUIET)
    edge = plan.width - MARGIN
    page.rule((MARGIN, line), (edge, line), color=INK)
    y = line
    for number, row in enumerate(block.rows):
        height = plan.row_height(number)
        _row(page, plan, row, plan.rows[number], y + height / 2)
        y += height
        page.rule((MARGIN, y), (edge, y), width=0.5)
    page.rule((plan.overall_at - 7, line + 3), (plan.overall_at - 7, y - 3), color=RULE, width=0.7)
    places, high = _legend(block, page.width)
    for x, down, level, settled, label in places:
        _mark(page, x, y + down, level, settled)
        page.text(x + RADIUS + 5, y + down + 3, label, 8)
    _items(page, key, y + high + 6)


def _row(page: Sheet, plan: _Plan, row: Row, label: Sequence[str], middle: float) -> None:
    levels = {level.key: level for level in plan.block.levels}
    page.lines(MARGIN, middle + 3 - 5.25 * (len(label) - 1), label, 8.5, leading=10.5 / 8.5)
    for number, (column, _, _) in enumerate(plan.block.columns):
        x = plan.items + plan.pitch * (number + 0.5)
        _mark(page, x, middle, _level(levels, row.cells.get(column)), row.settled(column))
    overall = _level(levels, row.overall)
    x = plan.overall_at + 8
    _mark(page, x, middle, overall, row.settled())
    if overall is not None:
        page.text(x + 13, middle + 3, overall.label, 8)
    if not row.settled():
        page.text(plan.overall_at + plan.overall, middle + 3, row.status, 7.5, color=QUIET, style="italic")


def _level(levels: Mapping[str, Level], key: str | None) -> Level | None:
    """The level of that key; an answer that the instrument does not know is shown, not hidden."""
    if key is None or key == "":
        return None
    return levels.get(key) or Level(key, key, "neutral", "!")


def _mark(page: Sheet, x: float, y: float, level: Level | None, settled: bool) -> None:
    if level is None:
        page.disc(x, y, RADIUS, fill=PAPER, edge=RULE, dashed=True)
        return
    colour, ink = drawing.ROLES.get(level.colour_role, drawing.ROLES["neutral"])
    page.disc(
        x,
        y,
        RADIUS,
        fill=colour if settled else PAPER,
        edge=colour,
        line=0.9 if settled else 1.2,
        dashed=not settled,
    )
    size = 10 if len(level.symbol) == 1 else 6.2
    page.symbol(x, y, level.symbol, size, ink if settled else INK)


def _legend(block: Block, width: float) -> tuple[list[tuple[float, float, Level | None, bool, str]], float]:
    """Where each entry of the legend stands (across, down), broken into rows; and how high it is."""
    alike: dict[tuple[str, str], list[Level]] = {}
    for level in block.levels:  # an answer and a judgement may share a sign, which is then explained once
        alike.setdefault((level.colour_role, level.symbol), []).append(level)
    entries: list[tuple[Level | None, bool, str]] = [
        (same[0], True, " / ".join(dict.fromkeys(level.label for level in same))) for same in alike.values()
    ]
    columns = [column[0] for column in block.columns]
    if any(not row.settled(column) for row in block.rows for column in ("", *columns)):
        sign = block.levels[0].symbol if block.levels else ""
        entries.append((Level("", "", "neutral", sign), False, "not settled yet"))
    if any(not answer for row in block.rows for answer in (row.overall, *map(row.cells.get, columns))):
        entries.append((None, False, "no answer yet"))
    places = []
    x, y = MARGIN + RADIUS, 17.0
    for shown, settled, label in entries:
        wide = drawing.text_width(label, 8) + 2 * RADIUS + 8
        if x + wide > width - MARGIN and x > MARGIN + RADIUS:
            x, y = MARGIN + RADIUS, y + 20
        places.append((x, y, shown, settled, label))
        x += wide + 12
    return places, y + 9


def _key(block: Block, width: float) -> list[list[str]]:
    """For each item its number and label, broken into lines for a column of the key."""
    column = (width - 2 * MARGIN - 20) / 2
    short = _short_width(block)
    return [
        [name, *drawing.wrap(label, column - short - 6, KEY_SIZE)]
        for _, name, label in block.columns
        if label and label != name
    ]


def _short_width(block: Block) -> float:
    return max([8.0, *(drawing.text_width(name, KEY_SIZE, "bold") for _, name, _ in block.columns)])


def _halves(key: Sequence[Sequence[str]]) -> tuple[Sequence[Sequence[str]], Sequence[Sequence[str]]]:
    middle = (len(key) + 1) // 2
    return key[:middle], key[middle:]


def _key_height(key: Sequence[Sequence[str]]) -> float:
    return max((sum(len(entry) - 1 for entry in half) * 10.2 + 2 * len(half) for half in _halves(key)), default=0)


def _items(page: Sheet, key: Sequence[Sequence[str]], top: float) -> None:
    column = (page.width - 2 * MARGIN - 20) / 2
    short = max([8.0, *(drawing.text_width(entry[0], KEY_SIZE, "bold") for entry in key)])
    for side, half in enumerate(_halves(key)):
        x, y = MARGIN + side * (column + 20), top + 6
        for name, *rows in half:
            page.text(x, y, name, KEY_SIZE, color=QUIET, fontweight="bold")
            page.lines(x + short + 6, y, rows, KEY_SIZE, leading=10.2 / KEY_SIZE, color=QUIET)
            y += 10.2 * len(rows) + 2
