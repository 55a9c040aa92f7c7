"""The lines of a text, those of a hard-wrapped paragraph put together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from attest.ingest.section_labels import section_of_heading
from attest.ingest.sites import IN_JOURNAL

Line = tuple[int, int, bool]  # start, end, whether a blank line stands before it

LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+")
BLANK = re.compile(r"(?:\r\n|\n|\r(?!\n))[ \t\xa0]*(?:\r\n|\n|\r(?!\n))|\f")
LETTERED = re.compile(r"[a-k]\s[A-ZÀ-Ý]")  # how an affiliation begins that the names above refer to
# The authors below a title: "by Ann Roe 1,* and Bo Poe 2".
BY = re.compile(
    r"by\s+(?:(?:[A-ZÀ-Ý]\.[\s-]?){1,3}[A-ZÀ-Ý][\w’'-]+|[A-ZÀ-Ý][\w’'-]+(?:\s[A-ZÀ-Ý][\w’'.-]*){1,4})"
    r"\s?(?:[\d*†,]|and\b|$)"
)
# A line that ends in such a word, or that begins with one, goes on.
HANGING = re.compile(
    r"\s(?:of|the|in|for|with|de|da|do|dos|das|del|la|las|los|en|em|para|con|com|des|du|von|bei)$", re.I
)
JOINING = re.compile(r"(?:e|y|and|of|de|del|in|en|em|for|para|with|com|con|et|und|des|du|on|to)\s[^\W\d_]")
TAGGED = re.compile(r"[A-Z][A-Z0-9]{1,3}\s{0,2}-\s")  # "AB  - BACKGROUND: …"
HANGING_BY = 4  # columns by which the lines of a tagged field stand in
SHORTEST_HANGING = 28  # characters of a line that such a word joins to the next
ADDRESS = re.compile(r"(?:https?:|www\.)")
NEW_ITEM = re.compile(r"(?:[\[(]?\d{1,3}[\].)]|[•·▪●◦‣*–—-])\s")  # of a list
WORD = re.compile(r"\S+")
NARROWEST = 45  # characters of a line of wrapped text
WIDEST = 130  # characters of a line of wrapped text
FEWEST_WRAPPED = 4  # lines
SURE = 2  # lines that go on in the middle of a sentence
MANY = 8  # lines
ALMOST_ALL = 0.9


def lines_of(text: str) -> Iterator[Line]:
    """Start and end of every line with something on it, and whether a blank line stands before it."""
    last = 0
    for found in LINE.finditer(text):
        start, end = found.span()
        stripped = found.group().strip(" \t\xa0\ufeff\u200b\x00")
        if not stripped:
            continue
        start = start + found.group().index(stripped[0])
        yield start, start + len(stripped), last == 0 or bool(BLANK.search(text, last, start))
        last = end


def paragraphs(text: str, marked: bool = False) -> list[Line]:
    """Lines, those of a hard-wrapped paragraph put together; with the blank-line mark of the first.

    Where the file itself is `marked` its lines are whole, but for what stands in the middle of a sentence.
    """
    runs: list[list[Line]] = []
    lines = list(lines_of(text))
    for line in lines if marked else _single_spaced(text, lines):
        if line[2] or not runs:
            runs.append([line])
        else:
            runs[-1].append(line)
    out: list[Line] = []
    for run in runs if marked else (_unwrapped(text, _with_hanging(text, one)) for one in runs):
        out += _joined(text, run)
    return out


def _with_hanging(text: str, run: list[Line]) -> list[Line]:
    """The lines of a record with tags, each with the indented lines below it that go on with its field."""
    if not any(TAGGED.match(text, start, end) for start, end, _ in run):
        return run
    out: list[Line] = []
    for line in run:
        indented = text[line[0] - HANGING_BY : line[0]].isspace() and "\n" not in text[line[0] - HANGING_BY : line[0]]
        if out and indented:
            out[-1] = (out[-1][0], line[1], out[-1][2])
        else:
            out.append(line)
    return out


def _continues(text: str, before: Line, after: Line) -> bool:
    """Whether a line break stands inside a sentence: nothing ends before it and a small letter follows."""
    if before[1] - before[0] < SHORTEST_HANGING:
        return False
    hanging = HANGING.search(text, before[1] - 8, before[1]) if text[before[1] - 1].isalpha() else None
    if hanging and (hanging.group().islower() or text[slice(*before[:2])].isupper()):  # "Roe DE" is a name
        return text[after[0]].isalpha() and not ADDRESS.match(text, after[0], after[1])
    shortest = SHORTEST_HANGING if JOINING.match(text, after[0], after[1]) else NARROWEST
    return (
        before[1] - before[0] >= shortest
        and text[before[1] - 1] not in ".!?:;|"
        and not ADDRESS.match(text, after[0], after[1])
        and not LETTERED.match(text, after[0], after[1])
        and not BY.match(text, after[0], after[1])
        and not IN_JOURNAL.fullmatch(text, after[0], after[1])
        and (text[after[0]].islower() or (text[after[0]].isdigit() and text[before[1] - 1] in ",(-–"))
    )


def _joined(text: str, run: list[Line]) -> list[Line]:
    """Lines of which one goes on in the middle of a sentence, each with what goes on below it."""
    out = [run[0]]
    for line in run[1:]:
        if _continues(text, out[-1], line):
            out[-1] = (out[-1][0], line[1], out[-1][2])
        else:
            out.append(line)
    return out


def _unwrapped(text: str, run: list[Line]) -> list[Line]:
    """Lines that were broken at one width, put together: the first word of each would not have fitted above.

    A run is taken as wrapped where several of its lines go on in the middle of a sentence; headings end what is above.
    """
    width = _width(text, run)
    if len(run) < FEWEST_WRAPPED or not NARROWEST <= width <= WIDEST:
        return run
    full = [_is_full(text, above, below, width) for above, below in pairwise(run)]
    out = [run[0]]
    for told, line in zip(full, run[1:], strict=True):
        opens = NEW_ITEM.match(text, line[0]) or section_of_heading(text[line[0] : line[1]])
        if told and not opens:
            out[-1] = (out[-1][0], line[1], out[-1][2])
        else:
            out.append(line)
    return out


def _is_full(text: str, above: Line, below: Line, width: int) -> bool:
    """Whether the first word of a line would have been too long for the line above it."""
    word = WORD.match(text, below[0], below[1])
    length = _last_length(text, above)
    return word is not None and length <= width < length + 1 + len(word.group())


def _single_spaced(text: str, lines: list[Line]) -> list[Line]:
    """Lines that all have a blank line between them, as some programs save wrapped text, without these."""
    apart = sum(line[2] for line in lines)
    if len(lines) < MANY or apart < ALMOST_ALL * len(lines):
        return lines
    width = _width(text, lines)
    broken = sum(_is_full(text, *pair, width) for pair in pairwise(lines))
    wrapped = NARROWEST <= width <= WIDEST and broken >= MANY // 2
    return [(start, end, False) for start, end, _ in lines] if wrapped else lines


def _width(text: str, lines: list[Line]) -> int:
    """The length of the longest line that goes on below in the middle of a sentence; 0 where too few do."""
    told = [above for above, below in pairwise(lines) if _continues(text, above, below)]
    return max((_last_length(text, one) for one in told), default=0) if len(told) >= SURE else 0


def _last_length(text: str, line: Line) -> int:
    """The length of a line, or of the last of several that stand together."""
    return line[1] - max(line[0], text.rfind("\n", line[0], line[1]) + 1)
