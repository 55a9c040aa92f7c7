"""Running heads, running feet and page numbers: lines at the edge of pages that come again, or only count."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from attest.text.pdf.lines import Piece

EDGE = 0.12  # of the page's height, at its top and bottom, where such lines stand
LINES = 3  # outermost lines of a page that are looked at, at each end
FEWEST_LETTERS = 4  # of a line that comes again; two rows of figures can look alike
FEW_PAGES = 5
COUNTING = re.compile(r"(?:page\s*)?[ivxlc\d]{1,6}(?:\s*(?:of|/)\s*\d{1,5})?|[-–—]\s*\d{1,5}\s*[-–—]", re.I)
OWN = re.compile(r"\b10\.\d{4,9}/|\b(?:19|20)\d\d\s*[;,:]\s*\d")  # a DOI or a citation
LICENCE = re.compile(r"\bdownloaded from\b|\bauthor manuscript\b|\bavailable in pmc\b|^copyright\b|©", re.I)


def furniture_of(pages: Sequence[tuple[float, Sequence[Piece]]]) -> list[set[Piece]]:
    """For each page, given its height and its pieces, those that are furniture."""
    edges = [_at_edges(height, pieces) for height, pieces in pages]
    seen: dict[tuple[bool, str], set[int]] = defaultdict(set)
    for number, edge in enumerate(edges):
        for piece, is_top in edge:
            seen[is_top, _shape(piece.text)].add(number)
    often = 2 if len(pages) <= FEW_PAGES else 3  # heads differ on left and right pages; a table's head comes twice, too
    found: list[set[Piece]] = []
    for number, (edge, (_, pieces)) in enumerate(zip(edges, pages, strict=True)):
        own = set()
        for piece, is_top in edge:
            shape = _shape(piece.text)
            repeated = len(seen[is_top, shape]) >= often and sum(map(str.isalpha, shape)) >= FEWEST_LETTERS
            # The first page's edge often holds the only citation of the report itself.
            if not (number == 0 and OWN.search(piece.text)) and (repeated or LICENCE.search(piece.text)):
                own.add(piece)
        rows = [round(piece.y) for piece in pieces]
        for piece, is_top in edge:
            outermost = round(piece.y) == (max(rows) if is_top else min(rows))
            beside = {other for other in pieces if round(other.y) == round(piece.y)} - {piece}
            # A number at the edge can be a table's: a page's number is alone, or beside a running head.
            if COUNTING.fullmatch(piece.text) and beside <= own and (outermost or beside):
                own.add(piece)
        found.append(own)
    return found


def _at_edges(height: float, pieces: Sequence[Piece]) -> list[tuple[Piece, bool]]:
    """The outermost lines of a page, with whether each is at the top."""
    if not height:
        return []
    rows = sorted({round(piece.y) for piece in pieces}, reverse=True)
    top, bottom = set(rows[:LINES]), set(rows[-LINES:])
    ends = max(rows, default=0), min(rows, default=0)
    out = []
    for piece in pieces:
        row = round(piece.y)
        if row in top and piece.y > ends[0] - EDGE * height and piece.y > height * (1 - 2 * EDGE):
            out.append((piece, True))
        elif row in bottom and piece.y < ends[1] + EDGE * height and piece.y < height * 2 * EDGE:
            out.append((piece, False))
    return out


def _shape(text: str) -> str:
    """A text whose numbers do not count, so that "Smith et al. 12" and "Smith et al. 14" are one."""
    return " ".join(re.sub(r"\d+", "#", text.casefold()).split())
