"""Lines become paragraphs: put together over line, column and page ends, headings and tables by themselves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from attest.text.pdf.columns import CAPTION, Region
from attest.text.pdf.lines import Piece
from attest.text.pdf.tables import Table, split

LIST_MARK = re.compile(r"(?:[•·▪●◦‣–-]|\(?\d{1,2}[.)]|\[\d{1,3}\])\s+\S")
SENTENCE_ENDS = (".", "!", "?", ":", ".”", '."', ".)")
NO_END = re.compile(r"\b(?:al|vs|Figs?|Dr|Nos?|e\.g|i\.e|cf|approx|ca|Refs?)\.$")
LEADING = 1.45  # of the usual distance of two lines: a wider one parts paragraphs
LONGEST_HEADING = 120


@dataclass(frozen=True)
class Line:
    """A line as it is read, on its page; a table's row has its cells, others none."""

    text: str
    page: int
    box: tuple[float, float, float, float]
    cells: tuple[str, ...] = ()


@dataclass
class Paragraph:
    """Lines that are one paragraph, a heading, or a table (then each line is a row)."""

    lines: list[Line]
    size: float
    font: int
    kind: str = "paragraph"
    opens: bool = False  # the first of its column
    closes: bool = False  # the last of its column
    short: bool = field(default=False)  # its last line ends before the column does


def box_of(pieces: Sequence[Piece]) -> tuple[float, float, float, float]:
    """Left, bottom, right and top, in points from the page's lower left corner."""
    return (
        min(one.x0 for one in pieces),
        min(one.bottom for one in pieces),
        max(one.x1 for one in pieces),
        max(one.top for one in pieces),
    )


def ends(text: str) -> bool:
    """Whether a line ends a sentence."""
    return text.endswith(SENTENCE_ENDS) and not NO_END.search(text)


def body_of(pages: Iterable[Sequence[Piece]]) -> tuple[float, int]:
    """Size and font of most of the characters."""
    counts: Counter[tuple[float, int]] = Counter()
    for pieces in pages:
        for piece in pieces:
            counts[round(piece.size, 1), piece.font] += len(piece.text)
    return max(sorted(counts), key=lambda one: counts[one]) if counts else (0.0, 0)


def paragraphs_of(region: Region, page: int, body: tuple[float, int]) -> list[Paragraph]:
    """The paragraphs of one region of a page."""
    found: list[Paragraph] = []
    run: list[list[Piece]] = []
    for part in split(region.pieces, region.table):
        if isinstance(part, Table):
            found += _running(run, page, body)
            run = []
            lines = [Line("", page, box_of(row), cells) for cells, row in part.rows]
            found.append(Paragraph(lines, part.rows[0][1][0].size, part.rows[0][1][0].font, "table"))
        else:
            run.append(part)
    found += _running(run, page, body)
    if found:
        found[0].opens = True
        found[-1].closes = True
    return found


def _running(rows: Sequence[list[Piece]], page: int, body: tuple[float, int]) -> list[Paragraph]:
    if not rows:
        return []
    left = median(row[0].x0 for row in rows)
    right = max(row[-1].x1 for row in rows)
    steps = [above[0].y - row[0].y for above, row in pairwise(rows)]
    usual = median(steps) if steps else 0
    edge = min(row[0].x0 for row in rows)
    # In a list whose lines hang, entries begin at the edge, and there are more lines than entries.
    hanging = sum(row[0].x0 > edge + 0.7 * row[0].size for row in rows) > 0.4 * len(rows) and len(rows) > 3
    out: list[Paragraph] = []
    for at, row in enumerate(rows):
        text = " ".join(piece.text for piece in row)
        line = Line(text, page, box_of(row))
        if hanging and at and out and abs(out[-1].size - row[0].size) < 0.08 * row[0].size:
            begins = row[0].x0 < edge + 0.5 * row[0].size and (
                ends(rows[at - 1][-1].text) or rows[at - 1][0].x0 > edge + 1
            )
        else:
            begins = at == 0 or _begins(rows[at - 1], row, left, right, usual, out[-1])
        if not begins:
            out[-1].lines.append(line)
        else:
            out.append(Paragraph([line], row[0].size, row[0].font))
        out[-1].short = row[-1].x1 < right - 2 * row[0].size
    return [replace(one, kind=_kind(one, body)) for one in out]


def _begins(
    above: Sequence[Piece], row: Sequence[Piece], left: float, right: float, usual: float, so_far: Paragraph
) -> bool:
    """Whether a line begins a paragraph."""
    size = row[0].size
    if abs(above[0].size - size) > 0.08 * size and abs(above[-1].size - size) > 0.08 * size:
        return True
    step = above[0].y - row[0].y
    if step > LEADING * max(usual, size) or step < 0:
        return True
    ended = ends(above[-1].text)
    short = above[-1].x1 < right - 2.5 * size
    if row[0].font != above[0].font and row[0].font != above[-1].font and (short or so_far.font != row[0].font):
        # Another font begins the line: a heading, or the text below one; a word in italics only where it is wrapped.
        return short or ended
    indented = row[0].x0 > left + 0.7 * size and above[0].x0 < left + 0.5 * size
    hanging = above[0].x0 < row[0].x0 and not ended
    if LIST_MARK.match(row[0].text) and (ended or short):
        return True
    if indented and ended and not hanging:
        return True
    outdented = row[0].x0 < above[0].x0 - 0.7 * size
    if outdented and ended and len(so_far.lines) > 1 and row[0].x0 < left + 0.5 * size:
        return True  # the next entry of a list whose lines hang
    return short and ended and not row[0].text[:1].islower()


def _kind(one: Paragraph, body: tuple[float, int]) -> str:
    words = sum(len(line.text) for line in one.lines)
    if CAPTION.match(one.lines[0].text):
        return "caption"
    closed = one.lines[-1].text.endswith((".", ",", ";"))
    if LIST_MARK.match(one.lines[0].text) and one.size <= 1.08 * body[0]:
        return "paragraph"
    larger = one.size > 1.08 * body[0] or (one.font != body[1] and one.size > 0.96 * body[0])
    if words <= LONGEST_HEADING and not closed and larger:
        return "heading"
    return "paragraph"


def continued(found: Sequence[Paragraph], body: tuple[float, int]) -> list[Paragraph]:
    """Paragraphs again, those put together that go on in the next column or on the next page.

    Tables, captions and notes in small print that stand between the two parts follow behind.
    """
    out: list[Paragraph] = []
    pending: Paragraph | None = None
    for one in found:
        runs = one.kind == "paragraph" and abs(one.size - body[0]) <= 0.08 * body[0]
        if runs and pending is not None and one.opens and _goes_on(pending, one):
            pending.lines += one.lines
            pending.closes, pending.short = one.closes, one.short
        else:
            out.append(one)
            if runs:
                pending = one
        if one.kind == "heading":
            pending = None
    return out


def _goes_on(before: Paragraph, after: Paragraph) -> bool:
    last, first = before.lines[-1].text, after.lines[0].text
    if last.endswith(("-", "\u00ad", "\u2010")):
        return True
    if ends(last):
        return False
    if before.short:
        return first[:1].islower() or first[:1] in "([0123456789"
    return not LIST_MARK.match(first) and not CAPTION.match(first)
