"""Rows of a large CSV that may be damaged: read as a stream, in bounded memory, and read on behind the damage."""

from __future__ import annotations

import codecs
import csv
import io
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import AnyStr, NamedTuple

# Characters (bytes, where these come first). The longest rows of the list, with hundreds of institutions, stay far
# below; what is longer is a quote that nobody closed, or no table.
LONGEST_ROW = 2**20
# Each time that reading goes back behind a quote, it reads up to LONGEST_ROW again; so often, and a file is given up.
MOST_RETURNS = 200
DELIMITERS = (",", ";", "\t")
HEADER_WITHIN = 5  # lines; some programs put a line such as `sep=;` before the header

TOO_LONG = f"a line of more than {LONGEST_ROW:,} characters"
NOT_CLOSED = "a quotation mark that is not closed"
CUT_OFF = "the end of the file in the middle of a row"
OPEN_AT_END = f"{NOT_CLOSED} before the end of the file"
GIVEN_UP = f"more than {MOST_RETURNS} rows with quotation marks that are not closed"


class Row(NamedTuple):
    """The cells of a row and the line, counted from 1, on which it begins."""

    line: int
    cells: list[str]


class Fault(NamedTuple):
    """A row that cannot be read, by the line on which it begins."""

    line: int
    found: str


class Header(NamedTuple):
    """The names of the columns as they stand, and how cells are parted."""

    line: int
    cells: list[str]
    delimiter: str


def lines_of(path: Path) -> Iterator[str | None]:
    """The lines of a text; None stands for one longer than `LONGEST_ROW`, of which nothing is kept.

    UTF-8, or UTF-16 with its mark. A line that is no UTF-8 is read as Windows-1252: lists put together from several
    sources hold both.
    """
    with path.open("rb") as source:
        mark = source.read(2)
        source.seek(0)
        if mark in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            with io.TextIOWrapper(source, encoding="utf-16", errors="replace", newline="\n") as text:
                yield from map(_cleaned, _bounded(text.readline, "\n"))
        else:
            for line in _bounded(source.readline, b"\n"):
                yield _cleaned(None if line is None else _decoded(line))


def find_header(lines: Iterator[str | None], matches: Callable[[Sequence[str]], int]) -> Header | None:
    """The first of the first lines that is a header, parted in the way by which most of its columns are known.

    `matches` counts the columns that it knows, 0 where the line is no header. The lines up to the header are used up.
    """
    for number in range(1, HEADER_WITHIN + 1):
        text = next(lines, None) or ""
        ways = [Header(number, _cells(text, delimiter), delimiter) for delimiter in DELIMITERS]
        best = max(ways, key=lambda way: matches(way.cells))
        if matches(best.cells):
            return best
    return None


def rows_of(lines: Iterator[str | None], header: Header) -> Iterator[Row | Fault]:
    """The rows below a header and, in their places, what cannot be read; blank rows are passed over.

    A row of several lines with too few or too many cells, or with a line that would be a row of its own, is taken for
    a quotation mark that was never closed: reading goes on with its second line, so that one mark swallows no others.
    """
    feed = _Feed(lines, header.line)
    named = max((at for at, name in enumerate(header.cells, 1) if name.strip()), default=0)
    told = 0  # the last line of damage that is told already; what breaks within it is no news
    for _ in range(MOST_RETURNS):
        for read in _until_damage(feed, header, named):
            if isinstance(read, Row):
                yield read
            elif read.line > told:
                told = feed.line
                yield read
        if not feed.go_back():
            return
    yield Fault(feed.line, GIVEN_UP)


class _Feed(Iterator[str]):
    """Lines for a reader of CSV; keeps those of the row under way, to go back to the second of them."""

    def __init__(self, lines: Iterator[str | None], line: int) -> None:
        self.line = line  # the number of the last line that was handed out
        self.held: list[str | None] = []
        self.ended = False
        self._lines, self._again, self._size = lines, deque[str | None](), 0

    def begin(self) -> None:
        """A row is complete: the next line begins another."""
        self.held.clear()
        self._size = 0

    def go_back(self) -> bool:
        """Hand out again what follows the first line of the row under way; False where nothing is left to read."""
        behind = self.held[1:]
        self._again.extendleft(reversed(behind))
        self.line -= len(behind)
        self.begin()
        left = bool(behind) or not self.ended
        self.ended = False
        return left

    def __next__(self) -> str:
        try:
            text = self._again.popleft() if self._again else next(self._lines)
        except StopIteration:
            self.ended = True
            raise
        self.line += 1
        self.held.append(text)
        if text is None:
            raise _TooLong
        self._size += len(text)
        if self._size > LONGEST_ROW:
            raise _TooLong
        return text


class _TooLong(Exception):
    """A line or a row is longer than any row."""


def _until_damage(feed: _Feed, header: Header, named: int) -> Iterator[Row | Fault]:
    """Rows up to the end, or up to a fault behind which reading has to go back."""
    reader = csv.reader(feed, delimiter=header.delimiter)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (_TooLong, csv.Error):  # the reader's own limit may be smaller
            alone = feed.held == [None]
            yield Fault(feed.line - len(feed.held) + 1, TOO_LONG if alone else NOT_CLOSED)
            return
        first, behind = feed.line - len(feed.held) + 1, feed.held[1:]
        if feed.ended:  # the reader looks for a further line only within quotes
            yield Fault(first, OPEN_AT_END)
            return
        fits = _fits(cells, header, named)
        if fits and not any(_fits(_cells(text or "", header.delimiter), header, named) for text in behind):
            yield Row(first, cells)
        elif behind:
            yield Fault(first, NOT_CLOSED)
            return
        elif any(cell.strip() for cell in cells):
            short = len(cells) < named and _is_last(feed)
            yield Fault(first, CUT_OFF if short else f"{len(cells)} cell{'s' if len(cells) > 1 else ''}")
        feed.begin()


def _fits(cells: Sequence[str], header: Header, named: int) -> bool:
    """Whether there is a cell for every column with a name, and at most an empty one too many."""
    return named <= len(cells) <= len(header.cells) + 1 and not any(cells[len(header.cells) :])


def _is_last(feed: _Feed) -> bool:
    """Whether the row under way ends without a line break, as only a file's last one can."""
    last = feed.held[-1]
    return last is not None and not last.endswith("\n")


def _bounded(readline: Callable[[int], AnyStr], end: AnyStr) -> Iterator[AnyStr | None]:
    while line := readline(LONGEST_ROW):
        if len(line) < LONGEST_ROW or line.endswith(end):
            yield line
            continue
        while (rest := readline(LONGEST_ROW)) and not rest.endswith(end):
            pass
        yield None


def _decoded(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")


def _cleaned(line: str | None) -> str | None:
    """Without null characters, and with one kind of line break."""
    if line is None:
        return None
    line = line.replace("\0", "")
    return line if "\r" not in line else line.replace("\r\n", "\n").replace("\r", " ")


def _cells(text: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([text], delimiter=delimiter), [])
    except csv.Error:
        return []
