"""The look that all figures share: colours, type, a sheet measured in points, the same bytes each time."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import matplotlib
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, FancyBboxPatch, Polygon
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, Transform

from attest import lettering, tables
from attest.lettering import FAMILY

matplotlib.rcParams.update(
    {
        "svg.hashsalt": "attest",  # ids come from content, not from chance
        "pdf.fonttype": 42,  # whole outlines, which journals ask for
        "svg.fonttype": "none",  # text stays text: people can select it and search for it
        "font.family": [FAMILY],
        "font.size": 8.5,
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
BLUE = "#0072b2"

# Colour of a mark and of the symbol on it, by what a judgement means; "worst" stands beyond "bad" where an
# instrument has such a level, as ROBINS-I has "critical". The hues follow Okabe and Ito; the lightness falls from
# "warn" over "good" and "bad" to "worst", so that no two are the same grey.
ROLES = {
    "good": ("#23976a", PAPER),
    "warn": ("#f7c64f", INK),
    "bad": ("#b93b0a", PAPER),
    "worst": ("#571036", PAPER),
    "unclear": ("#7fb0f0", INK),
    "no information": ("#e1edf7", INK),
    "neutral": ("#4e575f", PAPER),
}

PNG_DPI = 200  # sharp on paper at the width of a page, and still a small file
PNG_TALLEST = 16_000  # pixels; a longer figure is drawn less sharp, since many programs open nothing higher
_SPACE = re.compile("[ \t\r\n\v\f\x85\u2028\u2029]+")  # but not the space that must not break
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def clean(text: object) -> str:
    """The text on one line without the characters that an SVG file cannot hold."""
    return _SPACE.sub(" ", _NOT_XML.sub("", str(text))).strip()


def text_width(text: str, size: float, weight: str = "normal", style: str = "normal") -> float:
    """Width in points of a line of text."""
    with _quietly():
        return lettering.width(text, size, weight, style) if text else 0.0


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


class Sign(Text):
    """A sign around its place: text in an SVG file, elsewhere its outline, which no renderer shifts to its pixels."""

    def __init__(self, x: float, y: float, sign: str, outline: lettering.Outline, **style: Any) -> None:
        super().__init__(x - outline.right, y + outline.up, sign, parse_math=False, va="baseline", **style)
        self.outline = outline.path
        self.middle = (x, y)

    def draw(self, renderer: Any) -> None:
        if hasattr(renderer, "writer"):  # only the renderer of SVG writes elements
            super().draw(renderer)
            return
        context = renderer.new_gc()
        context.set_linewidth(0)
        place = Affine2D().scale(1, -1).translate(*self.middle) + self.get_transform()
        renderer.draw_path(context, self.outline, place, to_rgba(self.get_color()))
        context.restore()


@dataclass(frozen=True)
class Sheet:
    """A white page whose unit is the point, counted from the top left corner."""

    figure: Figure
    width: float
    height: float
    place: Transform  # from the points of the sheet to those of its file

    def shifted(self, right: float, width: float) -> Sheet:
        """The same sheet as if its left edge stood that far to the right."""
        moved = Affine2D().translate(right, 0) + self.place
        return Sheet(self.figure, width, self.height, moved)

    def text(self, x: float, y: float, words: str, size: float = 8.5, **style: Any) -> None:
        """Words with their baseline at `y`; never read as mathematics, so that a dollar stays a dollar."""
        words = clean(words)
        style = {"color": INK, "ha": "left", "va": "baseline", "family": lettering.families(words), **style}
        self._put(Text(x, y, words, fontsize=size, parse_math=False, **style))

    def lines(
        self, x: float, y: float, rows: Sequence[str], size: float = 8.5, leading: float = 1.3, **style: Any
    ) -> None:
        """Rows of text downwards, the first baseline at `y`."""
        for number, row in enumerate(rows):
            self.text(x, y + number * size * leading, row, size, **style)

    def symbol(self, x: float, y: float, sign: str, size: float, color: str, weight: str = "bold") -> None:
        """A sign with the middle of its ink at the place: plus, question mark and dash sit differently."""
        sign = clean(sign)
        with _quietly():
            outline = lettering.outline(sign, size, weight)
        if outline is not None:
            self._put(Sign(x, y, sign, outline, fontsize=size, color=color, fontweight=weight, family=FAMILY))

    def rule(self, *points: tuple[float, float], color: str = RULE, width: float = 0.7, **style: Any) -> None:
        """A line through the points."""
        xs, ys = [point[0] for point in points], [point[1] for point in points]
        self._put(Line2D(xs, ys, color=color, linewidth=width, **style))

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
        self._put(patch)

    def disc(
        self, x: float, y: float, radius: float, fill: str, edge: str, line: float = 0.9, dashed: bool = False
    ) -> None:
        style: Any = (0, (2.2, 1.6)) if dashed else "solid"
        self._put(Circle((x, y), radius, facecolor=fill, edgecolor=edge, linewidth=line, linestyle=style))

    def polygon(
        self,
        points: Sequence[tuple[float, float]],
        fill: str,
        edge: str,
        line: float = 0.9,
        dashed: bool = False,
    ) -> None:
        style: Any = (0, (2.2, 1.6)) if dashed else "solid"
        self._put(Polygon(list(points), closed=True, facecolor=fill, edgecolor=edge, linewidth=line, linestyle=style))

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

    def _put(self, artist: Artist) -> None:
        # Straight onto the figure: axes would measure and clip each mark, which takes most of the time.
        artist.set_transform(self.place)
        self.figure.add_artist(artist, clip=False)


def sheet(width: float, height: float) -> Sheet:
    """An empty sheet of that many points."""
    figure = Figure(figsize=(width / 72, height / 72))
    FigureCanvasAgg(figure)
    upright = Affine2D().scale(1 / 72, -1 / 72).translate(0, height / 72)
    return Sheet(figure, width, height, upright + figure.dpi_scale_trans)


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
            dpi = min(PNG_DPI, PNG_TALLEST / figure.get_figheight())
            figure.savefig(png, format="png", dpi=dpi, metadata={"Software": None})


def save_pages(figures: Sequence[Figure], pdf: str | Path, title: str, description: str) -> None:
    """Write the figures as the pages of one PDF: the same figures give the same bytes."""
    Path(pdf).parent.mkdir(parents=True, exist_ok=True)
    told = {"Title": clean(title), "Subject": clean(description), "CreationDate": None}
    with _quietly(), PdfPages(pdf, metadata={**told, "Creator": None, "Producer": None}) as pages:
        for figure in figures:
            pages.savefig(figure)


def _spoken(svg: str, title: str, description: str) -> str:
    name = tables.digest(title, description)
    svg = re.sub(r"\s*<metadata>.*?</metadata>", "", svg, count=1, flags=re.DOTALL)
    svg = svg.replace("".join(f", '{name}'" for name in lettering.families("\U0010fffd")[1:]) or "\0", "")
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
