"""The order in which the lines of a page are read: full-width parts from the top down, columns between them in turn."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from attest.text.pdf.glyphs import Rule
from attest.text.pdf.lines import Piece

PROSE = 18  # characters of a piece that can be a line of prose
FEWEST = 4  # lines of prose on the left of a gutter that have one on its right
WORDY = 12  # characters of a piece that is more than a cell
FULL = 0.6  # of a column's width that most of its lines fill where it holds prose
STEP = 2.0  # points between two places that are tried as a gutter
MOST_ROWS = 90  # of a table between two rules
NUMBERED = r"\s*(?:[A-Z]?\d{1,2}[a-z]?|[IVX]{1,4})\s*(?:[.:|–—-]|$|(?=\s[A-Z(]))"
TABLE = re.compile(rf"(?i:(?:supplement\w*\s+|appendix\s+|e)?(?:table|tab\.)){NUMBERED}")
CAPTION = re.compile(rf"(?i:(?:supplement\w*\s+|appendix\s+|e)?(?:table|tab\.|figure|fig\.?)){NUMBERED}")

Row = list[Piece]


@dataclass(frozen=True)
class Region:
    """Pieces that are read together, from the top down; `table` where rules say that they are one."""

    pieces: tuple[Piece, ...]
    table: bool = False


def rows_of(pieces: Sequence[Piece]) -> list[Row]:
    """Pieces on one baseline, from the top down; within a row from left to right."""
    rows: list[Row] = []
    for piece in sorted(pieces, key=lambda one: (-one.y, one.x0)):
        if rows and rows[-1][0].y - piece.y <= 0.35 * min(piece.size, rows[-1][0].size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda one: one.x0) for row in rows]


def regions_of(pieces: Sequence[Piece], rules: Sequence[Rule]) -> list[Region]:
    """The regions of a page in reading order."""
    rows = rows_of(pieces)
    framed = _framed(rows, rules)
    out: list[Region] = []
    at = 0
    while at < len(rows):
        end = at
        while end < len(rows) and (end in framed) == (at in framed):
            end += 1
        part = rows[at:end]
        if at in framed:
            out.append(Region(tuple(one for row in part for one in row), True))
        else:
            out += _in_columns(part)
        at = end
    return out


def _in_columns(rows: Sequence[Row]) -> list[Region]:
    """Regions of rows: the longest stretch of columns is found first, what stands above and below it likewise."""
    found = _longest_stretch(rows) or _lanes(rows)
    if found is None:
        pieces = tuple(one for row in rows for one in row)
        return [Region(pieces)] if pieces else []
    start, end, gutter = found
    held = [one for row in rows[start:end] for one in row]
    left = rows_of([one for one in held if one.x0 + one.x1 < 2 * gutter])
    right = rows_of([one for one in held if one.x0 + one.x1 >= 2 * gutter])
    return [*_in_columns(rows[:start]), *_in_columns(left), *_in_columns(right), *_in_columns(rows[end:])]


def _longest_stretch(rows: Sequence[Row]) -> tuple[int, int, float] | None:
    """First row, row behind the last one and gutter of the rows that stand in two columns, if any do."""
    prose = [[one for one in row if _is_prose(one)] for row in rows]
    telling = [one for row in prose for one in row]
    if len(telling) < 2 * FEWEST:
        return None
    best: tuple[int, float, int, int, float] | None = None
    for place in _places(telling):
        for start, end in _stretches(rows, place):
            left = [one for row in prose[start:end] for one in row if one.x1 <= place]
            right = [one for row in prose[start:end] for one in row if one.x0 >= place]
            pairs = _side_by_side(left, right)
            if pairs >= FEWEST and _fills(left) and _fills(right):
                edges = (max(one.x1 for one in left), min(one.x0 for one in right))
                candidate = (pairs, edges[1] - edges[0], start, end, sum(edges) / 2)
                if best is None or candidate[:2] > best[:2]:
                    best = candidate
    return None if best is None else (best[2], best[3], best[4])


def _places(telling: Sequence[Piece]) -> list[float]:
    """Where a gutter can begin: behind lines, in the inner part of the page."""
    low, high = min(one.x0 for one in telling), max(one.x1 for one in telling)
    inner = (low + 0.15 * (high - low), high - 0.15 * (high - low))
    return sorted({round(one.x1 / STEP) * STEP + STEP for one in telling if inner[0] < one.x1 < inner[1]})


def _side_by_side(left: Sequence[Piece], right: Sequence[Piece]) -> int:
    """How many lines on the left have one on the right beside them; columns need not share their baselines."""
    levels = sorted(one.y for one in right)
    count = 0
    for one in left:
        at = bisect_left(levels, one.y - 0.8 * one.size)
        count += at < len(levels) and levels[at] <= one.y + 0.8 * one.size
    return count


def _lanes(rows: Sequence[Row]) -> tuple[int, int, float] | None:
    """The same for short lines, as a title beside a box: they stand side by side and share few baselines."""
    everything = [one for row in rows for one in row]
    if len(everything) < 4:
        return None
    for place in _places(everything):
        for start, end in _stretches(rows, place):
            left = [one for row in rows[start:end] for one in row if one.x1 <= place]
            right = [one for row in rows[start:end] for one in row if one.x0 >= place]
            if min(len(left), len(right)) < 2:
                continue
            gap = min(one.x0 for one in right) - max(one.x1 for one in left)
            shared = sum(len({one.x1 <= place for one in row}) > 1 for row in rows[start:end])
            beside = _side_by_side(left, right)
            if not (_is_wordy(left) and _is_wordy(right)):
                continue
            if gap > 1.5 * left[0].size and beside >= 2 and 3 * shared <= min(len(left), len(right)):
                return start, end, place
    return None


def _is_wordy(pieces: Sequence[Piece]) -> bool:
    """Whether most pieces are words, and no cells of a table."""
    return sum(len(one.text) >= WORDY and any(map(str.isalpha, one.text)) for one in pieces) > 0.6 * len(pieces)


def _is_prose(piece: Piece) -> bool:
    return len(piece.text) >= PROSE and sum(map(str.isalpha, piece.text)) > 0.5 * len(piece.text)


def _stretches(rows: Sequence[Row], place: float) -> list[tuple[int, int]]:
    """Runs of rows that nothing crosses at a place, from the first row of a column to the last one."""
    out: list[tuple[int, int]] = []
    start: int | None = None
    for at, row in enumerate(rows):
        crossed = any(one.x0 < place - 1 and one.x1 > place + 1 for one in row)
        if crossed and start is not None:
            out.append((start, at))
            start = None
        elif not crossed and start is None:
            start = at
    if start is not None:
        out.append((start, len(rows)))
    trimmed = []
    for begin, end in out:
        while begin < end and _belongs_above(rows, begin, place):
            begin += 1
        while end > begin and _belongs_below(rows, end):
            end -= 1
        if begin < end:
            trimmed.append((begin, end))
    return trimmed


def _belongs_above(rows: Sequence[Row], at: int, place: float) -> bool:
    """Whether a row ends a paragraph over the full width: its last line is short, but near and in the same print."""
    if at == 0 or len(rows[at]) != 1 or rows[at][0].x0 >= place:
        return False
    row, above = rows[at][0], rows[at - 1][0]
    near = above.y - row.y < 1.6 * row.size
    return near and abs(above.size - row.size) < 0.05 * row.size and row.font == above.font


def _belongs_below(rows: Sequence[Row], end: int) -> bool:
    """Whether the last row is the caption of what follows over the full width."""
    if end >= len(rows) or len(rows[end - 1]) != 1:
        return False
    row = rows[end - 1][0]
    return bool(CAPTION.match(row.text)) and row.y - rows[end][0].y < 3 * row.size


def _fills(lines: Sequence[Piece]) -> bool:
    if not lines:
        return False
    width = max(one.x1 for one in lines) - min(one.x0 for one in lines)
    return median(one.x1 - one.x0 for one in lines) >= FULL * width


def _framed(rows: Sequence[Row], rules: Sequence[Rule]) -> frozenset[int]:
    """Rows between two rules that hold a table: most have several pieces that are no prose, or a caption says so."""
    levels = sorted({round(rule.y, 1): rule for rule in _whole_rules(rules)}.items(), reverse=True)
    framed: set[int] = set()
    for (upper, first), (lower, second) in pairwise(levels):
        width = min(first.x1, second.x1) - max(first.x0, second.x0)
        inside = [at for at, row in enumerate(rows) if lower - 1 <= row[0].y < upper]
        held = [row for at in inside for row in [rows[at]] if _within(row, first) and _within(row, second)]
        if not held or len(held) != len(inside) or len(held) > MOST_ROWS or width < 100:
            continue
        several = sum(len(row) > 1 for row in held)
        prose = sum(len(one.text) > 45 for row in held for one in row)
        captioned = any(TABLE.match(row[0].text) for row in rows[max(0, inside[0] - 3) : inside[0] + 1])
        follows = inside[0] - 1 in framed
        if several and ((2 * several >= len(held) and prose < len(held)) or captioned or (follows and several > 2)):
            framed |= set(inside)
    return frozenset(framed)


def _within(row: Row, rule: Rule) -> bool:
    return row[0].x0 > rule.x0 - 15 and row[-1].x1 < rule.x1 + 15


def _whole_rules(rules: Sequence[Rule]) -> list[Rule]:
    """Rules whose parts on one level, as those over single columns of a table, are put together."""
    out: list[Rule] = []
    for rule in rules:
        if out and abs(out[-1].y - rule.y) < 1.5:
            out[-1] = Rule(min(out[-1].x0, rule.x0), max(out[-1].x1, rule.x1), out[-1].y)
        else:
            out.append(rule)
    return out
