"""Menus of a page that list its sections: "Abstract", "Introduction", "References" one below another, and no text."""

from __future__ import annotations

import re
from collections.abc import Sequence

FEWEST = 3  # headings one below another, the first of which heads a text further down
# What stands above such a list on a page's side, and how long it is.
CONTENTS = re.compile(
    r"(?:page navigation|on this page|in this (?:article|page|section)|article (?:contents|outline)|"
    r"(?:table of )?contents|"
    r"outline|jump to(?: section)?|sections)\W*",
    re.I,
)
LONGEST_LIST = 12  # lines
LONGEST_ITEM = 60  # characters
LONGEST_HEAD = 400  # characters of a line of a page's head: longer ones are the text of an abstract


def menu_places(headings: Sequence[str | None]) -> frozenset[int]:
    """The lines of such a menu, told by the section that each line of a page heads, None where it heads none.

    Only a run of different sections is one, and only where a heading of one of them comes again behind it.
    """
    out: set[int] = set()
    at = 0
    while at < len(headings):
        end = at
        while end < len(headings) and headings[end] is not None and headings[end] not in headings[at:end]:
            end += 1
        if end - at >= FEWEST and set(headings[at:end]) & set(headings[end:]):
            out.update(range(at, end))
        at = max(end, at + 1)
    return frozenset(out)


def places_in_contents(lines: Sequence[str], headings: Sequence[str | None]) -> frozenset[int]:
    """Headings in the list below "Page navigation" and the like, where the same headings come again further down."""
    out: set[int] = set()
    for at, line in enumerate(lines):
        if not CONTENTS.fullmatch(line):
            continue
        for place in range(at + 1, min(at + 1 + LONGEST_LIST, len(lines))):
            if len(lines[place]) > LONGEST_ITEM:
                break
            if headings[place] is not None and lines[place] in lines[place + 1 :]:
                out.add(place)
    return frozenset(out)


def tab_of_abstract(lines: Sequence[str], headings: Sequence[str | None]) -> frozenset[int]:
    """The tab "Abstract" above the title, where the abstract comes below the title and the authors with its heading."""
    tab = headings.index("abstract") if "abstract" in headings else -1
    for place in range(tab + 1, min(tab + 1 + LONGEST_LIST, len(lines))) if tab >= 0 else ():
        if headings[place] == "abstract" and lines[place] == lines[tab] and place - tab > FEWEST:
            return frozenset((tab,))
        if headings[place] is not None or len(lines[place]) > LONGEST_HEAD:
            break
    return frozenset()
