"""A figure of risk of bias read back from its SVG file by what stands where, as a person reads it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

SVG = "{http://www.w3.org/2000/svg}"
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")


@dataclass(frozen=True)
class Word:
    x: float
    y: float
    said: str


@dataclass(frozen=True)
class Shape:
    """A closed shape by its box, its colours and whether its line is dashed."""

    left: float
    top: float
    right: float
    bottom: float
    fill: str
    edge: str
    dashed: bool
    round: bool

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


@dataclass(frozen=True)
class Picture:
    """The words and shapes of a drawing."""

    width: float
    height: float
    words: Sequence[Word]
    shapes: Sequence[Shape]
    title: str
    description: str

    @property
    def said(self) -> list[str]:
        return [word.said for word in self.words]

    def word(self, said: str) -> Word:
        """The word, and of several the highest."""
        return min((word for word in self.words if word.said == said), key=lambda word: word.y)

    def lowest(self, said: str) -> Word:
        """The word, and of several the lowest: axes stand below what they measure."""
        return max((word for word in self.words if word.said == said), key=lambda word: word.y)

    def discs(self) -> list[Shape]:
        return [shape for shape in self.shapes if shape.round and 14 < shape.right - shape.left < 17]

    def sign(self, shape: Shape) -> str:
        """The sign that stands on a shape."""
        inside = (one for one in self.words if shape.left < one.x < shape.right and shape.top < one.y < shape.bottom)
        return "".join(word.said for word in inside if len(word.said) < 3)

    def legend(self, below: float) -> dict[tuple[str, str, bool], str]:
        """What each disc means whose place is lower than that: by its colour, sign and dashes."""
        told = {}
        for disc in self.discs():
            y = disc.middle[1]
            if y > below:
                labels = [word for word in self.words if abs(word.y - y - 3) < 1 and 0 < word.x - disc.right < 8]
                told[self.looks(disc)] = labels[0].said
        return told

    def looks(self, disc: Shape) -> tuple[str, str, bool]:
        return (disc.edge if disc.dashed else disc.fill, self.sign(disc), disc.dashed)


def read(path: Path) -> Picture:
    root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
    _, _, width, height = map(float, root.get("viewBox", "").split())
    words = [
        Word(float(one.get("x", "nan")), float(one.get("y", "nan")), "".join(one.itertext()))
        for one in root.iter(f"{SVG}text")
        if one.get("x")
    ]
    shapes = [shape for path in root.iter(f"{SVG}path") if (shape := _shape(path)) is not None]
    return Picture(width, height, words, shapes, *((root.findtext(f"{SVG}{tag}") or "") for tag in ("title", "desc")))


def cells(picture: Picture, studies: Sequence[str], columns: Sequence[str]) -> Mapping[tuple[str, str], str]:
    """For each study and column the words with which the legend explains the disc that stands there."""
    rows = {study: picture.word(study).y - 3 for study in studies}
    legend = picture.legend(max(rows.values()) + 8)
    found = {}
    for study, y in rows.items():
        across = {disc.middle[0]: disc for disc in picture.discs() if abs(disc.middle[1] - y) < 8}
        for column in columns:
            head = picture.word(column)
            at = [disc for x, disc in across.items() if abs(x - head.x) < 1 or abs(disc.left - head.x) < 1]
            assert len(at) == 1, f"{study}, {column}: {len(at)} discs"
            found[study, column] = legend[picture.looks(at[0])]
    return found


def _shape(path: ElementTree.Element) -> Shape | None:
    style = dict(part.split(": ", 1) for part in path.get("style", "").split("; ") if ": " in part)
    drawn = path.get("d", "")
    numbers = [float(number) for number in NUMBER.findall(drawn)]
    if "z" not in drawn.lower() or "fill" not in style:
        return None
    xs, ys = numbers[::2], numbers[1::2]
    dashed, edge = "stroke-dasharray" in style, style.get("stroke", "none")
    return Shape(min(xs), min(ys), max(xs), max(ys), style["fill"], edge, dashed, drawn.count("C") > 6)
