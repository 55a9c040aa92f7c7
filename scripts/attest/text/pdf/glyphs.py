"""The edge to PDFium: what a page holds, as characters with their places, rules and the share that pictures fill."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from attest.text.symbols import SYMBOLS

MOST_OBJECTS = 5_000  # of a page that are looked at for rules and pictures
MOST_GLYPHS = 60_000  # of a page; a dense page of newsprint has a third of that
HYPHEN_AT_LINE_END = 0xFFFE  # PDFium's sign for it
FARTHEST = 50_000.0  # points from the corner: what is farther off stands on no page
SIZES, UNKNOWN_SIZE = (0.5, 5_000.0), 10.0  # points of a font; beyond them a damaged file speaks
SUBSET = re.compile(rb"^[A-Z]{6}\+")
UNREADABLE = "\ufffd"


class Glyph(NamedTuple):
    """A character, from `x0` to `x1` on the baseline `y`; `size` is that of its font, in points."""

    char: str
    x0: float
    x1: float
    y: float
    size: float
    font: int


class Rule(NamedTuple):
    """A horizontal rule."""

    x0: float
    x1: float
    y: float


@dataclass(frozen=True)
class Page:
    """`glyphs` come in the order of the file, None where PDFium saw a line end; `turned` are those of other angles."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph | None, ...]
    turned: tuple[Glyph | None, ...]
    rules: tuple[Rule, ...]
    pictured: float


def pages_of(document: pypdfium2.PdfDocument) -> Iterator[Page]:
    """The pages one by one; one that cannot be read is blank."""
    fonts: dict[tuple[bytes, int], int] = {}
    for index in range(len(document)):
        try:
            page = document[index]
        except pypdfium2.PdfiumError:
            yield Page(index + 1, 0, 0, (), (), (), 0)
            continue
        try:
            yield _page(page, index + 1, fonts)
        finally:
            page.close()


def _page(page: Any, number: int, fonts: dict[tuple[bytes, int], int]) -> Page:
    width, height = page.get_size()
    try:
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return Page(number, width, height, (), (), (), 0)
    try:
        count = min(text.count_chars(), MOST_GLYPHS)
        upright, turned, main = _glyphs(text.raw, count, fonts)
    finally:
        text.close()
    rules, pictured = _drawn(page, width * height) if main == 0 else ((), 0.0)
    if not upright:
        pictured = pictured or _drawn(page, width * height)[1]
    if main % 2:
        width, height = height, width
    return Page(number, width, height, upright, turned, rules, pictured)


class _Set(NamedTuple):
    """How the characters of one text object are set: size in points, quarter turns, and font."""

    size: float
    turn: int
    font: int


def _glyphs(
    text: Any, count: int, fonts: dict[tuple[bytes, int], int]
) -> tuple[tuple[Glyph | None, ...], tuple[Glyph | None, ...], int]:
    """The characters of the page's main direction and those of others, all turned upright; the main direction."""
    by_turn: dict[int, list[Glyph | None]] = {}
    x, y = ctypes.c_double(), ctypes.c_double()
    box = pdfium.FS_RECTF()
    unicode_of, origin_of, box_of, object_of = (
        pdfium.FPDFText_GetUnicode,
        pdfium.FPDFText_GetCharOrigin,
        pdfium.FPDFText_GetLooseCharBox,
        pdfium.FPDFText_GetTextObject,
    )
    known: dict[int, _Set] = {}
    current: list[Glyph | None] = by_turn.setdefault(0, [])
    for at in range(count):
        code = unicode_of(text, at)
        if code in (10, 13):
            for glyphs in by_turn.values():
                glyphs.append(None)
            continue
        char = _char(code)
        if char.isspace():
            current.append(Glyph(" ", 0, 0, 0, 0, 0))
            continue
        pointer = object_of(text, at)
        drawn = ctypes.addressof(pointer.contents) if pointer else 0
        found = known.get(drawn)
        if found is None:
            found = known[drawn] = _set(text, at, fonts)
        origin_of(text, at, x, y)
        box_of(text, at, box)
        if found.turn:
            left, right, base = _upright(found.turn, x.value, y.value, box)
        else:
            left, right, base = box.left, box.right, y.value
        if -FARTHEST < left <= right < FARTHEST and -FARTHEST < base < FARTHEST:
            current = by_turn.setdefault(found.turn, [])
            current.append(Glyph(char, left, right, base, found.size, found.font))
    main = max(sorted(by_turn), key=lambda turn: len(by_turn[turn]))
    others = [glyph for turn in sorted(by_turn) if turn != main for glyph in (*by_turn[turn], None)]
    return tuple(by_turn[main]), tuple(others), main


def _set(text: Any, at: int, fonts: dict[tuple[bytes, int], int]) -> _Set:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, at, matrix)
    size = abs(pdfium.FPDFText_GetFontSize(text, at)) * math.hypot(matrix.c, matrix.d)
    if not SIZES[0] <= size <= SIZES[1]:
        size = UNKNOWN_SIZE
    angle = math.atan2(matrix.b, matrix.a)
    turn = round(angle / (math.pi / 2)) % 4 if math.isfinite(angle) else 0
    return _Set(round(size, 2), turn, _font(text, at, fonts))


def _upright(turn: int, x: float, y: float, box: Any) -> tuple[float, float, float]:
    """Left, right and baseline, as if the text ran from left to right."""
    if turn == 2:
        return -box.right, -box.left, -y
    if turn == 3:  # read from the top down
        return -box.top, -box.bottom, x
    return box.bottom, box.top, -x


@cache
def _char(code: int) -> str:
    if code == HYPHEN_AT_LINE_END or code == 2:
        return "\u00ad"
    if 0xF000 <= code < 0xF100:
        return SYMBOLS.get(code - 0xF000, UNREADABLE)
    if code == 0 or 0xD800 <= code < 0xE000 or 0xE000 <= code < 0xF900 or code > 0x10FFFF:
        return UNREADABLE
    char = chr(code)
    return char if char.isprintable() or char.isspace() or char == "\u00ad" else UNREADABLE


def _font(text: Any, at: int, fonts: dict[tuple[bytes, int], int]) -> int:
    """A number for the font of a character; the same font has the same number in the whole document."""
    flags = ctypes.c_int()
    name = ctypes.create_string_buffer(128)
    pdfium.FPDFText_GetFontInfo(text, at, name, 128, flags)
    # A font can be embedded in several parts, each with a prefix of its own.
    return fonts.setdefault((SUBSET.sub(b"", name.value), flags.value), len(fonts))


def _drawn(page: Any, area: float) -> tuple[tuple[Rule, ...], float]:
    """Horizontal rules of some length, and the share of the page that its largest picture fills."""
    rules = []
    pictured = 0.0
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for at in range(min(pdfium.FPDFPage_CountObjects(page.raw), MOST_OBJECTS)):
        drawn = pdfium.FPDFPage_GetObject(page.raw, at)
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind not in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM):
            continue
        if not pdfium.FPDFPageObj_GetBounds(drawn, left, bottom, right, top):
            continue
        wide, high = right.value - left.value, top.value - bottom.value
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            if high < 3 and wide > 30:
                rules.append(Rule(left.value, right.value, (top.value + bottom.value) / 2))
        elif area:
            pictured = max(pictured, wide * high / area)
    return tuple(sorted(set(rules), key=lambda rule: (-rule.y, rule.x0))), pictured
