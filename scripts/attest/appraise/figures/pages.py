"""A figure as one long sheet, for a screen, and over pages of A4, for paper."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from attest import drawing
from attest.drawing import QUIET, Sheet

A4 = (595.0, 842.0)
BORDER = 36.0  # points around the figure on a page
GAP = 24.0  # between two sections
NUMBER = 16.0  # for the number of the page


class Part(NamedTuple):
    """A piece of a figure that stands on one page: how high it is, and how it is drawn from its top."""

    height: float
    draw: Callable[[Sheet, float], None]


@dataclass(frozen=True)
class Section:
    """Rows under one head; head and foot come again on every page that the rows reach.

    `head` is told whether the section began on an earlier page. `headings` are rows that are never the last of a page;
    `under` says of a row which heading it stands under, so that the heading comes again on the next page.
    """

    head: Callable[[bool], Part]
    rows: Sequence[Part]
    foot: Part
    headings: frozenset[int] = frozenset()
    under: Mapping[int, Part] = field(default_factory=dict)

    @property
    def height(self) -> float:
        return self.head(False).height + sum(row.height for row in self.rows) + self.foot.height


def long(sections: Sequence[Section], width: float, margin: float) -> Sheet:
    """All sections on one sheet, one under the other."""
    height = 2 * margin + sum(section.height for section in sections) + GAP * (len(sections) - 1)
    sheet = drawing.sheet(width, height)
    top = margin
    for section in sections:
        top = _set(sheet, [section.head(False), *section.rows, section.foot], top) + GAP
    return sheet


def paged(sections: Sequence[Section], width: float) -> list[Sheet]:
    """The sections over pages of A4; where the figure is wider, the pages are larger in the same proportions.

    What is drawn is `width` points wide and stands in the middle of the page.
    """
    wide = max(A4[0], width + 2 * BORDER)
    high = wide * A4[1] / A4[0]
    cut = _cut(sections, high - 2 * BORDER - NUMBER)
    made = []
    for number, parts in enumerate(cut, 1):
        sheet = drawing.sheet(wide, high)
        middle = sheet.shifted((wide - width) / 2, width)
        _set(middle, parts, BORDER)
        if len(cut) > 1:
            middle.text(width / 2, high - BORDER + 4, f"{number} of {len(cut)}", 7.5, color=QUIET, ha="center")
        made.append(sheet)
    return made


def write(
    sections: Sequence[Section],
    width: float,
    margin: float,
    files: tuple[str | Path, str | Path, str | Path | None],
    words: tuple[str, str],
) -> None:
    """Write the long sheet as SVG and PNG, and the pages as PDF where a path is given.

    `files` are SVG, PNG and PDF; `words` are the title and the description for a screen reader.
    """
    svg, png, pdf = files
    drawing.save(long(sections, width, margin).figure, svg, png, *words)
    if pdf is not None:
        drawing.save_pages([page.figure for page in paged(sections, width)], pdf, *words)


def write_notice(
    sentence: str,
    files: tuple[str | Path, str | Path, str | Path | None],
    words: tuple[str, str],
) -> None:
    """Write a sentence in place of a figure that has nothing to show."""
    svg, png, pdf = files
    page = drawing.notice(sentence)
    drawing.save(page.figure, svg, png, *words)
    if pdf is not None:
        drawing.save_pages([page.figure], pdf, *words)


def _set(sheet: Sheet, parts: Sequence[Part], top: float) -> float:
    for part in parts:
        part.draw(sheet, top)
        top += part.height
    return top


def _cut(sections: Sequence[Section], room: float) -> list[list[Part]]:
    """The parts of each page; a section that fits on what is left of a page stays whole."""
    pages: list[list[Part]] = [[]]
    used = 0.0
    for section in sections:
        gap = GAP if used else 0.0
        if used and used + gap + section.height > room:
            pages.append([])
            used, gap = 0.0, 0.0
        if gap:
            pages[-1].append(Part(gap, _nothing))
            used += gap
        if used + section.height <= room:
            pages[-1] += [section.head(False), *section.rows, section.foot]
            used += section.height
            continue
        for number, rows in enumerate(_runs(section, room)):
            if number:
                pages.append([])
            parts = [section.head(number > 0), *rows, section.foot]
            pages[-1] += parts
            used = sum(part.height for part in parts)
    return pages


def _runs(section: Section, room: float) -> list[list[Part]]:
    """The rows of a long section, page by page; the last page is not left with a single row where it can be helped."""
    left = room - max(section.head(False).height, section.head(True).height) - section.foot.height
    least = max((row.height for row in section.rows), default=0.0)
    left = max(left, least)  # a head that leaves no room still lets one row through
    total = sum(row.height for row in section.rows)
    aim = min(left, total / math.ceil(total / left) + least) if total else left
    runs: list[list[Part]] = [[]]
    used = 0.0
    for number, row in enumerate(section.rows):
        if runs[-1] and used + row.height > aim:
            carried = []
            if number - 1 in section.headings and len(runs[-1]) > 1:
                carried.append(runs[-1].pop())
            elif number in section.under:
                carried.append(section.under[number])
            runs.append(carried)
            used = sum(part.height for part in carried)
        runs[-1].append(row)
        used += row.height
    return runs


def _nothing(_: Sheet, __: float) -> None:
    """A gap draws nothing."""
