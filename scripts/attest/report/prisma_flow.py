"""The PRISMA 2020 flow: its arithmetic, and the diagram drawn from the same counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from attest import drawing
from attest.drawing import INK, PANEL, PAPER, QUIET, RULE, Sheet
from attest.problems import Faults, Problem

MARGIN = 3.0  # little, so that the figure stands flush with the text around it
BAND = 22.0  # the upright bar that names the phase
MAIN, SIDE, GAP = 150.0, 168.0, 22.0
ALONE = 1.25  # with one column there is room for wider boxes
SIZE, LEADING, PAD = 8.3, 11.2, 8.0
BETWEEN = 18.0
PHASE_LEAST = 66.0  # "Identification", written upwards, has to fit its bar

Counts = Mapping[str, Any]


def number(counts: Counts, key: str) -> int:
    """A count; what nobody counted is 0."""
    return int(counts.get(key) or 0)


def reasons(counts: Counts, key: str) -> list[tuple[str, int]]:
    """Reasons for exclusion with their counts, as they stand in the counts."""
    return [(str(reason), int(n)) for reason, n in counts.get(key) or []]


def has_databases(counts: Counts) -> bool:
    return number(counts, "database_records") + number(counts, "register_records") > 0


def has_other(counts: Counts) -> bool:
    return number(counts, "other_documents") > 0


def check(counts: Counts) -> list[str]:
    """What does not add up in the flow, a sentence each; an empty list when everything does.

    A record may yield several reports: then `sought_explanation` says so and that sum is not held against it.
    """
    said = [
        f"{key} is {value}, but a count cannot be negative."
        for key, value in counts.items()
        if isinstance(value, (int, float)) and value < 0
    ]

    def same(key: str, expected: int, how: str) -> None:
        if number(counts, key) != expected:
            said.append(f"{_words(key)} should be {how} = {expected}, but the flow says {number(counts, key)}.")

    def most(key: str, limit: str) -> None:
        if number(counts, key) > number(counts, limit):
            said.append(
                f"{_words(key)} ({number(counts, key)}) cannot exceed "
                f"{_words(limit).lower()} ({number(counts, limit)})."
            )

    of = _sums(counts)
    same("records_screened", of["screened"], "records identified minus duplicates removed")
    most("records_excluded", "records_screened")
    if not counts.get("sought_explanation"):
        same("reports_sought", of["sought"], "records screened minus excluded and waiting")
    same("reports_assessed", of["assessed"], "reports sought minus not retrieved")
    same("other_assessed", of["other_assessed"], "documents minus unreadable and duplicates")
    same("other_included", of["other_included"], "documents assessed minus excluded and waiting")
    same("reports_included", of["included"], "those left from databases plus those from other sources")
    most("studies_included", "reports_included")
    if number(counts, "reports_included") and not number(counts, "studies_included"):
        said.append("Reports are included, so at least one study must be.")
    return said


def must_add_up(counts: Counts) -> None:
    """Raise every sum that does not add up, so that a flow which cannot be true is never drawn."""
    faults = check(counts)
    if faults:
        raise Faults(Problem("the PRISMA flow", "", fault, "boxes that add up") for fault in faults)


def _sums(counts: Counts) -> dict[str, int]:
    def n(key: str) -> int:
        return number(counts, key)

    def excluded(key: str) -> int:
        return sum(count for _, count in reasons(counts, key))

    left = n("reports_assessed") - excluded("reports_excluded") - n("reports_awaiting")
    return {
        "screened": n("database_records") + n("register_records") - n("duplicates_removed"),
        "sought": n("records_screened") - n("records_excluded") - n("records_awaiting"),
        "assessed": n("reports_sought") - n("reports_not_retrieved"),
        "other_assessed": n("other_documents") - n("other_unreadable") - n("other_duplicates"),
        "other_included": n("other_assessed") - excluded("other_excluded") - n("other_awaiting"),
        "included": left + n("other_included"),
    }


def _words(key: str) -> str:
    """A count's name as people say it."""
    words = key.replace("other_", "other sources: documents ", 1) if key.startswith("other_") else key
    return words.replace("documents documents", "documents").replace("_", " ").capitalize()


@dataclass(frozen=True)
class _Box:
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
class _Step:
    """One level of a column: the box in the line of flow and those that leave it sideways."""

    phase: int
    main: _Box
    sides: tuple[_Box, ...] = ()


def _box(*paragraphs: str, awaiting: bool = False) -> _Box:
    return _Box([(words.removeprefix("· "), words.startswith("· ")) for words in paragraphs], awaiting)


def _counted(words: str, n: int) -> str:
    return f"{words} (n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{n:,})"


def draw(counts: Counts, svg: str | Path, png: str | Path | None = None) -> None:
    """Draw the flow; without database records the column for other methods stands alone."""
    title = "PRISMA 2020 flow of records, reports and studies"
    columns = []
    if has_databases(counts):
        columns.append(("Identification of studies via databases and registers", _databases(counts)))
    if has_other(counts):
        columns.append(("Identification of studies via other methods", _others(counts)))
    if not columns:
        empty = drawing.notice("No search export and no document has been brought into this review yet.")
        drawing.save(empty.figure, svg, png, title, "Nothing has been identified yet.")
        return
    page = _page(columns, _included(counts), check(counts))
    drawing.save(page.figure, svg, png, title, describe(counts))


def describe(counts: Counts) -> str:
    """The flow in words, level by level."""
    columns = [_databases(counts)] if has_databases(counts) else []
    columns += [_others(counts)] if has_other(counts) else []
    said = [
        words for steps in columns for step in steps for box in (step.main, *step.sides) for words, _ in box.paragraphs
    ]
    return "; ".join([*said, *(words for words, _ in _included(counts).paragraphs)]) + "."


def _databases(counts: Counts) -> list[_Step]:
    awaiting = number(counts, "records_awaiting")
    screened_sides = [_box(_counted("Records excluded", number(counts, "records_excluded")))]
    if awaiting:
        screened_sides.append(_box(_counted("Records awaiting a decision", awaiting), awaiting=True))
    return [
        _Step(
            0,
            _box(
                "Records identified from:",
                "· " + _counted("Databases", number(counts, "database_records")),
                "· " + _counted("Registers", number(counts, "register_records")),
            ),
            (
                _box(
                    "Records removed before screening:",
                    "· " + _counted("Duplicate records", number(counts, "duplicates_removed")),
                ),
            ),
        ),
        _Step(1, _box(_counted("Records screened", number(counts, "records_screened"))), tuple(screened_sides)),
        _Step(
            1,
            _box(_counted("Reports sought for retrieval", number(counts, "reports_sought"))),
            (_box(_counted("Reports not retrieved", number(counts, "reports_not_retrieved"))),),
        ),
        _Step(
            1,
            _box(_counted("Reports assessed for eligibility", number(counts, "reports_assessed"))),
            _left_out(counts, "reports_excluded", "reports_awaiting"),
        ),
    ]


def _others(counts: Counts) -> list[_Step]:
    unreadable, twice = number(counts, "other_unreadable"), number(counts, "other_duplicates")
    return [
        _Step(
            0,
            _box(_counted("Documents brought by the review team", number(counts, "other_documents"))),
            (
                _box(
                    "Documents set aside before assessment:",
                    "· " + _counted("Could not be read", unreadable),
                    "· " + _counted("Same document twice", twice),
                ),
            ),
        ),
        _Step(
            1,
            _box(_counted("Reports assessed for eligibility", number(counts, "other_assessed"))),
            _left_out(counts, "other_excluded", "other_awaiting"),
        ),
    ]


def _left_out(counts: Counts, excluded: str, awaiting: str) -> tuple[_Box, ...]:
    """What did not go on from full text, with its reasons, and what people have yet to decide."""
    given = reasons(counts, excluded)
    out = _box(
        _counted("Reports excluded", sum(n for _, n in given)) + (":" if given else ""),
        *("· " + _counted(reason, n) for reason, n in given),
    )
    waiting = number(counts, awaiting)
    if not waiting:
        return (out,)
    return (out, _box(_counted("Reports awaiting a decision", waiting), awaiting=True))


def _included(counts: Counts) -> _Box:
    return _box(
        _counted("Studies included in review", number(counts, "studies_included")),
        _counted("Reports of included studies", number(counts, "reports_included")),
    )


def _page(columns: Sequence[tuple[str, Sequence[_Step]]], included: _Box, faults: Sequence[str]) -> Sheet:
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
    heights[0] = max(heights[0], PHASE_LEAST)
    head = 26.0
    tops = [MARGIN + head + BETWEEN + sum(heights[:i]) + BETWEEN * i for i in range(len(levels))]
    foot = tops[-1] + heights[-1] + BETWEEN + 4
    final = included.height(main + 20)
    notes = [row for fault in faults for row in drawing.wrap("Does not add up: " + fault, width - 2 * MARGIN, 8)]
    page = drawing.sheet(width, foot + final + MARGIN + (8 + 11 * len(notes) if notes else 0))
    lefts = [left + i * (column + 26) for i in range(len(columns))]
    for (title, _), x in zip(columns, lefts, strict=True):
        page.box(x, MARGIN, column, head, fill="#f6e7c8", edge="#d9b25f", radius=5)
        page.text(x + column / 2, MARGIN + head / 2 + 3.2, title, 8.8, ha="center", fontweight="bold")
    _bands(page, levels, tops, heights, foot, final)
    end = included.height(main + 20)
    for index, x in enumerate(lefts):
        last = _column(page, [row[index] for row in levels], tops, heights, x, main, side)
        middle = x + main / 2
        if index == 0:
            page.arrow((middle, last), (middle, foot))
        else:
            page.arrow((middle, last), (middle, foot + end / 2), (lefts[0] + main + 20, foot + end / 2))
    _paint(page, included, lefts[0], foot, main + 20, end, strong=True)
    y = foot + final + 16
    page.lines(MARGIN, y, notes, 8, 11 / 8, color="#a33b00")
    return page


def _levels(columns: Sequence[Sequence[_Step]]) -> list[list[_Step | None]]:
    """The steps of every column by level; identification stands at the top, assessment at the foot."""
    deep = max(len(steps) for steps in columns)
    return [
        [steps[0] if i == 0 else steps[i - deep] if deep - i < len(steps) else None for steps in columns]
        for i in range(deep)
    ]


def _sides_height(step: _Step, side: float) -> float:
    return sum(box.height(side) for box in step.sides) + 8 * max(len(step.sides) - 1, 0)


def _step_height(step: _Step | None, main: float, side: float) -> float:
    return max(step.main.height(main), _sides_height(step, side)) if step else 0.0


def _column(
    page: Sheet,
    steps: Sequence[_Step | None],
    tops: Sequence[float],
    heights: Sequence[float],
    x: float,
    main: float,
    side: float,
) -> float:
    """Draw one column; returns where its last box ends."""
    last, middle = 0.0, x + main / 2
    for step, top, _ in zip(steps, tops, heights, strict=True):
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


def _paint(page: Sheet, box: _Box, x: float, y: float, width: float, height: float, strong: bool = False) -> None:
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
    for row, (words, indent) in enumerate(box.lines(width)):
        page.text(x + PAD + indent, y + PAD + SIZE * 0.78 + row * LEADING, words, SIZE)


def _bands(
    page: Sheet,
    levels: Sequence[Sequence[_Step | None]],
    tops: Sequence[float],
    heights: Sequence[float],
    foot: float,
    final: float,
) -> None:
    """The bars at the left that name the phases."""
    phases = [next(step.phase for step in row if step is not None) for row in levels]
    bars = []
    for phase, name in enumerate(("Identification", "Screening")):
        mine = [i for i, found in enumerate(phases) if found == phase]
        if mine:
            bars.append((name, tops[mine[0]], tops[mine[-1]] + heights[mine[-1]]))
    bars.append(("Included", foot, foot + final))
    for name, top, end in bars:
        page.box(MARGIN, top, BAND, end - top, fill="#dde8f0", edge=RULE, radius=4)
        page.text(
            MARGIN + BAND / 2,
            (top + end) / 2,
            name,
            7.6,
            color=QUIET,
            rotation=90,
            ha="center",
            va="center",
        )
