"""Which typeface a text is set in: one for all, and others only for the signs that it lacks."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
from matplotlib.font_manager import FontProperties, findfont, fontManager, get_font
from matplotlib.path import Path
from matplotlib.textpath import text_to_path

FAMILY = "DejaVu Sans"  # ships with matplotlib, so that every machine measures the same widths

# Free typefaces for scripts that DejaVu Sans lacks, above all those of East Asia; the first that is installed and
# has a sign draws it in PNG and PDF. An SVG file names none of them: whoever shows it has typefaces of their own.
OTHERS = (
    "Noto Sans CJK JP", "Noto Sans CJK SC", "Noto Sans JP", "Noto Sans SC", "Source Han Sans", "WenQuanYi Zen Hei",
    "Droid Sans Fallback", "Noto Sans KR", "Noto Sans Devanagari", "Noto Sans Bengali", "Noto Sans Tamil",
    "Noto Sans Thai", "FreeSans",
)  # fmt: skip


def families(text: str) -> list[str]:
    """The typefaces for a text: only the one for all, unless the text has signs that it lacks."""
    return [FAMILY, *(_installed() if lacking(text) else ())]


def lacking(text: str) -> list[str]:
    """The signs of a text that the typeface for all has not."""
    return [] if text.isascii() else [sign for sign in text if ord(sign) not in _signs() and not sign.isspace()]


@lru_cache(maxsize=8192)
def width(text: str, size: float, weight: str, style: str) -> float:
    """Width in points of a line of text; a sign from another typeface counts as a square, on every machine."""
    missing = set(lacking(text))
    known = "".join(sign for sign in text if sign not in missing) if missing else text
    font = FontProperties(family=FAMILY, size=size, weight=weight, style=style)  # type: ignore[arg-type]
    measured = float(text_to_path.get_text_width_height_descent(known, font, ismath=False)[0]) if known else 0.0
    return measured + size * sum(sign in missing and not unicodedata.combining(sign) for sign in text)


class Outline(NamedTuple):
    """A sign as an outline around its middle, and how far that lies right of and above the start of its baseline."""

    path: Path
    right: float
    up: float


@lru_cache(maxsize=512)
def outline(sign: str, size: float, weight: str) -> Outline | None:
    """The outline of a sign in points; None where there is no ink."""
    font = FontProperties(family=FAMILY, weight=weight)
    corners, codes = text_to_path.get_text_path(font, sign)
    if not len(codes):
        return None
    scaled = Path(np.asarray(corners) * size / text_to_path.FONT_SCALE, codes)
    ink = scaled.get_extents()
    right, up = float(ink.x0 + ink.x1) / 2, float(ink.y0 + ink.y1) / 2
    return Outline(Path(scaled.vertices - np.array((right, up)), scaled.codes), right, up)


@cache
def _signs() -> frozenset[int]:
    return frozenset(get_font(findfont(FontProperties(family=FAMILY))).get_charmap())


@cache
def _installed() -> tuple[str, ...]:
    names = {font.name for font in fontManager.ttflist}
    return tuple(name for name in OTHERS if name in names)
