"""Menus of a page that list its sections: "Abstract", "Introduction", "References" one below another, and no text."""

from __future__ import annotations

from collections.abc import Sequence

FEWEST = 3  # headings one below another, the first of which heads a text further down


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
