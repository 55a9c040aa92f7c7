"""What a reader makes of a file that is no plain text: the text, what its parts are, and on which page they stand."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

Box = tuple[float, float, float, float]


class Mark(NamedTuple):
    """Characters `start` to `end` of the text are of a kind, as the file itself shows.

    The kinds are those of blocks. A heading opens `section`, or the one that its words name where that is None; a
    "subheading" opens none. `section` of the others is theirs alone; None is the section around them.
    """

    start: int
    end: int
    kind: str
    section: str | None
    rule: str


class Place(NamedTuple):
    """Characters `start` to `end` stand on a page; `box` is left, bottom, right and top in points from its corner."""

    start: int
    end: int
    page: int
    box: Box


class Told(NamedTuple):
    """A fact about the report that the file tells as such, with the characters of the text that say it."""

    role: str
    value: str | tuple[str, ...]
    start: int
    end: int
    rule: str


@dataclass(frozen=True)
class Written:
    """The text of a file. `origin` leads every character to one of the file, where the file is text itself.

    `encoding` says how the characters were had; `kind` is the kind of report, where the file tells it; `doubts` are
    found, expected and hint of what people should look at.
    """

    text: str
    encoding: str = "utf-8"
    origin: Sequence[int] | None = None
    marks: tuple[Mark, ...] = ()
    places: tuple[Place, ...] = ()
    told: tuple[Told, ...] = ()
    kind: str = ""
    doubts: tuple[tuple[str, str, str], ...] = ()


class NotReadable(ValueError):
    """The file cannot be read; the message says what was found, then what was expected and how to mend it."""

    def __init__(self, found: str, expected: str, hint: str) -> None:
        super().__init__(found, expected, hint)
        self.expected = expected
        self.hint = hint

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass
class Writer:
    """Puts a text together, paragraph by paragraph, with a blank line between two."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    marks: list[Mark] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)

    def paragraph(self, text: str, kind: str = "", section: str | None = None, rule: str = "") -> tuple[int, int]:
        """Add a paragraph, marked where a kind is given; its first character and the one behind its last."""
        text = " ".join(text.split())
        if not text:
            return self.length, self.length
        if self.parts:
            self._add("\n\n")
        start = self.length
        self._add(text)
        if kind:
            self.marks.append(Mark(start, self.length, kind, section, rule))
        return start, self.length

    def row(self, cells: Sequence[str], section: str | None, rule: str) -> tuple[int, int]:
        """Add a row of a table: its cells with bars between, blank ones kept so that columns stay where they are."""
        cleaned = [" ".join(cell.replace("|", "¦").split()) for cell in cells]
        while cleaned and not cleaned[-1]:
            cleaned.pop()
        return self.paragraph(" | ".join(cleaned), "table row", section, rule)

    def tell(self, role: str, value: str | tuple[str, ...], span: tuple[int, int], rule: str) -> None:
        """Add a fact about the report, where there are words that say it."""
        if value and span[1] > span[0]:
            self.told.append(Told(role, value, *span, rule))

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


RUNS = re.compile(r"(?P<blank>\s+)|\S+")
_COUNTED = array("q")
_MOST_COUNTED = 1 << 20


def _places(start: int, end: int) -> array[int]:
    """The places from one to another, cut out of all that were needed so far: counted anew, each is a new number."""
    if end > _MOST_COUNTED:
        return array("q", range(start, end))
    if end > len(_COUNTED):
        _COUNTED.extend(range(len(_COUNTED), 2 * end))
    return _COUNTED[start:end]


def _even(text: str) -> bool:
    """Whether all white space stays as it is: single blanks."""
    inside = text.removeprefix(" ").removesuffix(" ")
    return inside == " ".join(inside.split()) and (inside != "" or len(text) < 2)


@dataclass
class PlacedWriter:
    """Puts a text together, character by character, each with its place in the file.

    Places never go back, so that they can be searched: what stands out of order in the file has the last place.
    """

    chars: list[str] = field(default_factory=list)
    origin: array[int] = field(default_factory=lambda: array("q"))

    @property
    def length(self) -> int:
        return len(self.chars)

    def put(self, text: str, place: int, exact: bool = True) -> None:
        """Add text; its characters follow each other in the file where it is `exact`. White space becomes one blank."""
        floor = self.origin[-1] if self.origin else place
        if exact and place >= floor and _even(text):
            start = 1 if text[:1] == " " and (not self.chars or self.chars[-1].isspace()) else 0
            self.chars.extend(text[start:])
            self.origin.extend(_places(place + start, place + len(text)))
            return
        for run in RUNS.finditer(text):
            start, end = run.span()
            if run.lastgroup == "blank":
                if not self.chars or self.chars[-1].isspace():
                    continue
                end = start + 1
                self.chars.append(" ")
            else:
                self.chars.extend(run.group())
            if not exact or place + start < floor:
                self.origin.extend([max(place + step if exact else place, floor) for step in range(start, end)])
            else:
                self.origin.extend(range(place + start, place + end))

    def insert(self, text: str, place: int) -> None:
        """Add characters as they are that the file shows by its marks alone."""
        self.chars.extend(text)
        self.origin.extend([self._onward(place)] * len(text))

    def _onward(self, place: int) -> int:
        return max(place, self.origin[-1]) if self.origin else place

    def new_paragraph(self, place: int) -> None:
        self.trim(0)
        if self.chars and self.chars[-1] != "\n":
            self.insert("\n\n", place)

    def trim(self, start: int) -> None:
        """Take away blanks at the end, but none before `start`."""
        while len(self.chars) > start and self.chars[-1] == " ":
            self.chars.pop()
            self.origin.pop()
