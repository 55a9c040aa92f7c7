"""The look that all figures share: colours, type, a sheet measured in points, the same bytes each time."""

from __future__ import annotations

import io
import math
import re
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

import matplotlib
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, FancyBboxPatch, Polygon
from matplotlib.textpath import TextPath, text_to_path

from attest import tables

FAMILY = "DejaVu Sans"  # ships with matplotlib, so that every machine measures the same widths

matplotlib.rcParams.update(
    {
        "svg.hashsalt": "attest",  # ids come from content, not from chance
        "svg.fonttype": "none",  # text stays text: people can select it and search for it
        "font.family": [FAMILY],
        "font.size": 8.5,
        "axes.unicode_minus": True,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "figure.facecolor": "white",
        "savefig.facecolor": "white",
    }
)

INK = "#1c2329"
QUIET = "#5b6670"
RULE = "#c8d0d7"
PANEL = "#f3f5f7"
PAPER = "#ffffff"

# Okabe and Ito's palette (2008), told apart with every common colour blindness; since green and vermilion
# turn into the same grey in print, each mark also carries a symbol.
GREEN, ORANGE, VERMILION = "#009e73", "#e69f00", "#d55e00"
BLUE, SKY, PURPLE = "#0072b2", "#56b4e9", "#cc79a7"

# Colour of a mark and of the symbol on it, by what a judgement means; "worst" stands beyond "bad" where an
# instrument has such a level, as ROBINS-I has "critical".
ROLES = {
    "good": (GREEN, PAPER),
    "warn": (ORANGE, INK),
    "bad": (VERMILION, PAPER),
    "worst": ("#7a1f4f", PAPER),
    "unclear": (SKY, INK),
    "neutral": ("#87919a", PAPER),
}

PNG_DPI = 200  # sharp on paper at the width of a page, and still a small file
_SPACE = re.compile("[ \t\r\n\v\f\x85\u2028\u2029]+")  # but not the space that must not break
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def clean(text: object) -> str:
    """The text on one line without the characters that an SVG file cannot hold."""
    return _SPACE.sub(" ", _NOT_XML.sub("", str(text))).strip()


@lru_cache(maxsize=4096)
def text_width(text: str, size: float, weight: str = "normal", style: str = "normal") -> float:
    """Width in points of a line of text."""
    if not text:
        return 0.0
    font = FontProperties(family=FAMILY, size=size, weight=weight, style=style)  # type: ignore[arg-type]
    with _quietly():
        return float(text_to_path.get_text_width_height_descent(text, font, ismath=False)[0])


def wrap(text: str, width: float, size: float, weight: str = "normal") -> list[str]:
    """The text broken into lines of at most `width` points; a word that is wider than that is cut."""
    lines: list[str] = []
    for word in clean(text).split(" "):
        if lines and text_width(f"{lines[-1]} {word}", size, weight) <= width:
            lines[-1] = f"{lines[-1]} {word}"
            continue
        while text_width(word, size, weight) > width and len(word) > 1:
            fits = max(1, _fitting(word, width, size, weight))
            lines.append(word[:fits])
            word = word[fits:]
        lines.append(word)
    return lines or [""]


def shorten(text: str, width: float, size: float, weight: str = "normal") -> str:
    """The text on one line, cut with an ellipsis where it is wider than `width` points."""
    text = clean(text)
    if text_width(text, size, weight) <= width:
        return text
    return text[: _fitting(text, width - text_width("…", size, weight), size, weight)].rstrip() + "…"


@dataclass(frozen=True)
class Sheet:
    """A white page whose unit is the point, counted from the top left corner."""

    figure: Figure
    axes: Axes
    width: float
    height: float

    def text(self, x: float, y: float, words: str, size: float = 8.5, **style: Any) -> None:
        """Words with their baseline at `y`; never read as mathematics, so that a dollar stays a dollar."""
        style = {"color": INK, "ha": "left", "va": "baseline", **style}
        self.axes.text(x, y, clean(words), fontsize=size, parse_math=False, **style)

    def lines(
        self, x: float, y: float, rows: Sequence[str], size: float = 8.5, leading: float = 1.3, **style: Any
    ) -> None:
        """Rows of text downwards, the first baseline at `y`."""
        for number, row in enumerate(rows):
            self.text(x, y + number * size * leading, row, size, **style)

    def symbol(self, x: float, y: float, sign: str, size: float, color: str, weight: str = "bold") -> None:
        """A sign with the middle of its ink at the place: plus, question mark and dash sit differently."""
        sign = clean(sign)
        if not sign:
            return
        font = FontProperties(family=FAMILY, size=size, weight=weight)
        with _quietly():
            ink = TextPath((0, 0), sign, size=size, prop=font).get_extents()
        if not math.isfinite(ink.x0):
            return
        style: dict[str, Any] = {"color": color, "fontweight": weight, "ha": "left", "va": "baseline"}
        self.axes.text(
            x - (ink.x0 + ink.x1) / 2,
            y + (ink.y0 + ink.y1) / 2,
            sign,
            fontsize=size,
            parse_math=False,
            **style,
        )

    def rule(self, *points: tuple[float, float], color: str = RULE, width: float = 0.7, **style: Any) -> None:
        """A line through the points."""
        xs, ys = [point[0] for point in points], [point[1] for point in points]
        self.axes.add_line(Line2D(xs, ys, color=color, linewidth=width, **style))

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str = PAPER,
        edge: str = INK,
        line: float = 0.8,
        radius: float = 2.0,
        dashed: bool = False,
    ) -> None:
        """A box with slightly rounded corners, given by its top left corner."""
        patch = FancyBboxPatch(
            (x + radius, y + radius),
            width - 2 * radius,
            height - 2 * radius,
            boxstyle=f"round,pad={radius},rounding_size={radius}",
            facecolor=fill,
            edgecolor=edge,
            linewidth=line,
            linestyle=(0, (3, 2)) if dashed else "solid",
        )
        self.axes.add_patch(patch)

    def disc(
        self, x: float, y: float, radius: float, fill: str, edge: str, line: float = 0.9, dashed: bool = False
    ) -> None:
        style: Any = (0, (2.2, 1.6)) if dashed else "solid"
        self.axes.add_patch(Circle((x, y), radius, facecolor=fill, edgecolor=edge, linewidth=line, linestyle=style))

    def polygon(
        self,
        points: Sequence[tuple[float, float]],
        fill: str,
        edge: str,
        line: float = 0.9,
        dashed: bool = False,
    ) -> None:
        style: Any = (0, (2.2, 1.6)) if dashed else "solid"
        self.axes.add_patch(
            Polygon(list(points), closed=True, facecolor=fill, edgecolor=edge, linewidth=line, linestyle=style)
        )

    def arrow(self, *points: tuple[float, float], color: str = INK, width: float = 0.9) -> None:
        """A line through the points with a solid head at the last; its last stretch is level or upright."""
        (x0, y0), (x1, y1) = points[-2], points[-1]
        length = max(abs(x1 - x0) + abs(y1 - y0), 1e-9)
        along, head = ((x1 - x0) / length, (y1 - y0) / length), 5.0
        foot = (x1 - along[0] * head, y1 - along[1] * head)
        self.rule(*points[:-1], foot, color=color, width=width)
        side = (-along[1] * head * 0.45, along[0] * head * 0.45)
        wings = [(foot[0] + side[0], foot[1] + side[1]), (foot[0] - side[0], foot[1] - side[1])]
        self.polygon([(x1, y1), *wings], fill=color, edge=color, line=0.1)


def sheet(width: float, height: float) -> Sheet:
    """An empty sheet of that many points."""
    figure = Figure(figsize=(width / 72, height / 72))
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, width)
    axes.set_ylim(height, 0)
    return Sheet(figure, axes, width, height)


def notice(words: str, width: float = 520) -> Sheet:
    """A small sheet that says in a sentence why there is nothing to draw yet."""
    rows = wrap(words, width - 48, 9.5)
    empty = sheet(width, 40 + 13 * len(rows))
    empty.box(4, 4, width - 8, empty.height - 8, fill=PANEL, edge=RULE, dashed=True)
    empty.lines(24, 27, rows, 9.5, leading=13 / 9.5, color=QUIET)
    return empty


def save(figure: Figure, svg: str | Path, png: str | Path | None, title: str, description: str) -> None:
    """Write the figure as SVG, and as PNG where a path is given: the same figure gives the same bytes.

    `title` and `description` are what a screen reader says instead of the picture.
    """
    drawn = io.StringIO()
    with _quietly():
        figure.savefig(drawn, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
        tables.write_text(svg, _spoken(drawn.getvalue(), clean(title), clean(description)))
        if png is not None:
            Path(png).parent.mkdir(parents=True, exist_ok=True)
            figure.savefig(png, format="png", dpi=PNG_DPI, metadata={"Software": None})


def _spoken(svg: str, title: str, description: str) -> str:
    name = tables.digest(title, description)
    svg = re.sub(r"\s*<metadata>.*?</metadata>", "", svg, count=1, flags=re.DOTALL)
    # Verdana and Bitstream Vera have the widths of DejaVu Sans, for readers who lack it.
    svg = svg.replace(f"'{FAMILY}'", f"'{FAMILY}', 'Bitstream Vera Sans', Verdana, sans-serif")
    spoken = (
        f'\n <title id="title-{name}">{escape(title)}</title>\n <desc id="desc-{name}">{escape(description)}</desc>'
    )
    attributes = f' role="img" aria-labelledby="title-{name} desc-{name}"'
    return re.sub(r"(<svg\b[^>]*)>", lambda opening: opening.group(1) + attributes + ">" + spoken, svg, count=1)


def _fitting(text: str, width: float, size: float, weight: str) -> int:
    """How many leading characters fit into the width."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if text_width(text[:middle], size, weight) <= width else (low, middle - 1)
    return low


def _quietly() -> warnings.catch_warnings[None]:
    """A sign that DejaVu Sans lacks is a box in the PNG and stays itself in the SVG: no reason to warn."""
    return warnings.catch_warnings(action="ignore", category=UserWarning)
