"""Characters become pieces of lines: what stands on one baseline without a gap as wide as a letter is high."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from attest.text.pdf.glyphs import Glyph
from attest.text.raised import raised

GAP = 0.75  # of the size: a wider gap parts columns and cells; words stand closer
FIGURE_GAP = 0.34  # the same between two figures, which stand side by side in tables and hardly ever in sentences
ENDS_FIGURE = frozenset("0123456789)%*†‡")
BACK = 0.6  # of the size that a character may begin before the end of the last one
RAISED = 0.17  # of the size that the baseline of a small character is higher
SMALL = 0.85  # of the size: what is smaller can be raised or lowered
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
ACCENTS = {"´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "˜": "\u0303", "¨": "\u0308", "ˇ": "\u030c", "˚": "\u030a",
           "¸": "\u0327", "˘": "\u0306", "˝": "\u030b", "¯": "\u0304", "˙": "\u0307"}  # fmt: skip


@dataclass(frozen=True)
class Piece:
    """A stretch of a line: its text and its box; `size` and `font` are those of most of its characters."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    font: int

    @property
    def top(self) -> float:
        return self.y + 0.75 * self.size

    @property
    def bottom(self) -> float:
        return self.y - 0.25 * self.size


def pieces_of(glyphs: Iterable[Glyph | None]) -> list[Piece]:
    """The pieces of a page, from the top down and from left to right."""
    runs = _joined(_runs(glyphs))
    pieces = [_piece(run) for run in runs]
    return sorted((one for one in pieces if one.text.strip()), key=lambda one: (-round(one.y), one.x0, one.text))


def _runs(glyphs: Iterable[Glyph | None]) -> list[list[Glyph]]:
    """Characters that follow each other in the file and on the page; spaces are kept as characters without width."""
    runs: list[list[Glyph]] = []
    run: list[Glyph] = []
    base: Glyph | None = None
    last: Glyph | None = None
    spaced = False
    for glyph in glyphs:
        if glyph is None:
            if run:
                runs.append(run)
            run, base, spaced = [], None, False
            continue
        if glyph.char == " ":
            spaced = True
            continue
        if run and glyph.char in ACCENTS and run[0].x0 <= glyph.x0 <= run[-1].x1:
            run.append(glyph)  # an accent that is drawn over a letter far behind
            continue
        if last is not None and base is not None and run and not _follows(last, base, glyph):
            runs.append(run)
            run, base, spaced = [], None, False
        if spaced and run and last is not None:
            run.append(Glyph(" ", last.x1, last.x1, last.y, 0, glyph.font))
        spaced = False
        run.append(glyph)
        last = glyph
        if base is None or glyph.size > base.size * 1.05:
            base = glyph
    if run:
        runs.append(run)
    return runs


def _follows(last: Glyph, base: Glyph, glyph: Glyph) -> bool:
    size = max(base.size, glyph.size)
    gap = glyph.x0 - last.x1
    if glyph[1:4] == last[1:4]:
        return True  # both are parts of one ligature
    if not -BACK * size <= gap <= _widest(last, glyph) * size:
        return False
    off = abs(glyph.y - base.y)
    return off <= 0.12 * size or (off <= 0.5 * size and min(base.size, glyph.size) <= SMALL * size)


def _widest(last: Glyph, first: Glyph) -> float:
    """The widest gap within a line, in sizes; figures that follow figures are cells of a table sooner than words."""
    return FIGURE_GAP if last.char in ENDS_FIGURE and (first.char.isdigit() or first.char in "<>≤≥") else GAP


def _joined(runs: list[list[Glyph]]) -> list[list[Glyph]]:
    """Runs of one line that touch are put together, whatever their order in the file."""
    ordered = sorted(runs, key=lambda run: (-_level(run)[0], run[0].x0))
    levels = [-_level(run)[0] for run in ordered]
    gone: set[int] = set()
    for at, run in enumerate(ordered):
        if at in gone:
            continue
        grown = True
        while grown:
            grown = False
            y, size = _level(run)
            low = bisect_left(levels, -y - 0.6 * size)
            for other in range(low, len(ordered)):
                if levels[other] > -y + 0.6 * size:
                    break
                if other == at or other in gone:
                    continue
                joined = _put_together(run, ordered[other])
                if joined is not None:
                    run = ordered[at] = joined
                    gone.add(other)
                    grown = True
                    break
    return [run for at, run in enumerate(ordered) if at not in gone]


def _level(run: Sequence[Glyph]) -> tuple[float, float]:
    size = max(one.size for one in run)
    return next(one.y for one in run if one.size >= 0.99 * size), size


def _put_together(one: list[Glyph], other: list[Glyph]) -> list[Glyph] | None:
    left, right = (one, other) if one[0].x0 <= other[0].x0 else (other, one)
    (left_y, left_size), (right_y, right_size) = _level(left), _level(right)
    size = max(left_size, right_size)
    gap = right[0].x0 - left[-1].x1
    off = abs(left_y - right_y)
    level = off <= 0.12 * size or (off <= 0.5 * size and min(left_size, right_size) <= SMALL * size)
    if not level:
        return None
    if -0.25 * size <= gap <= size * (_widest(left[-1], right[0]) if off <= 0.12 * size else 0.15 * GAP):
        space = [Glyph(" ", left[-1].x1, left[-1].x1, left_y, 0, right[0].font)] if gap > 0.15 * size else []
        return [*left, *space, *right]
    inside = len(right) <= 2 and right[-1].x1 <= left[-1].x1 and any(sign.char in ACCENTS for sign in right)
    return sorted([*left, *right], key=lambda sign: sign.x0) if inside else None


def _piece(run: list[Glyph]) -> Piece:
    drawn = [one for one in run if one.size]
    sizes = sorted(one.size for one in drawn)
    size = sizes[int(0.6 * (len(sizes) - 1))]
    fonts = [one.font for one in drawn]
    y = median(one.y for one in drawn if one.size >= 0.99 * size)
    text = _text(_accented(run), y, size)
    return Piece(text, drawn[0].x0, max(one.x1 for one in drawn), y, size, max(sorted(set(fonts)), key=fonts.count))


def _accented(run: list[Glyph]) -> list[Glyph]:
    """Accents that are drawn over a letter become part of it, and the blanks that they made in the word go."""
    accents = [one for one in run if one.char in ACCENTS]
    if not accents:
        return run
    letters = [one for one in run if one.char not in ACCENTS]
    for accent in accents:
        middle = (accent.x0 + accent.x1) / 2
        under = [
            at for at, one in enumerate(letters) if one.char.isalpha() and one.size and one.x0 - 0.5 <= middle <= one.x1
        ]
        composed = ""
        if under:
            composed = unicodedata.normalize("NFC", letters[under[0]].char + ACCENTS[accent.char])
        if len(composed) == 1:
            letters[under[0]] = letters[under[0]]._replace(char=composed)
        else:
            place = next((at for at, one in enumerate(letters) if one.x0 > accent.x0), len(letters))
            letters.insert(place, accent)
    out: list[Glyph] = []
    for one, after in zip(letters, [*letters[1:], None], strict=True):
        touches = out and after is not None and after.size and after.x0 - out[-1].x1 < 0.08 * after.size
        if not (one.char == " " and touches):
            out.append(one)
    return out


def _text(run: list[Glyph], y: float, size: float) -> str:
    """The characters as text: ligatures taken apart, raised figures as such, so that no number grows by a footnote."""
    out: list[str] = []
    at = 0
    while at < len(run):
        if _raised(run[at], y, size):
            end = at
            while end < len(run) and _raised(run[end], y, size):
                end += 1
            out.append(raised("".join(one.char for one in run[at:end])))
            at = end
            continue
        out.append(LIGATURES.get(run[at].char, run[at].char))
        at += 1
    return unicodedata.normalize("NFC", " ".join("".join(out).split(" "))).strip()


def _raised(one: Glyph, y: float, size: float) -> bool:
    return 0 < one.size <= SMALL * size and one.y - y >= RAISED * size
