"""Pages that their site calls press releases, or keeps among its news."""

from __future__ import annotations

import re

from attest.text.document import Block

# A line by which a site says that its page is a press release or a piece of news.
RELEASE_LINE = re.compile(
    r"(?:(?:news|press|media)\s+releases?|for immediate release|"
    r"(?:strictly )?(?:under )?embargo(?:ed)?(?: for release)?(?: until| for)?\b.{0,60}|media advisory\b.{0,120}|"
    r"peer[- ]reviewed "
    r"publication|public release(?: date)?|pressemitteilung|"
    r"presseinformation|communiqué de presse|comunicado de prensa|nota de prensa|comunicato stampa|press summary|"
    r"research news|"
    r"medical news|health news|news in brief|latest research news)(?:\s*[:|–-]?\s*\d{1,2}[\s./-]\w{2,9}[\s./-]\d{4})?",
    re.I,
)
# The path to a page among the news of an institution: "Home > News > Press releases".
NEWS_PATH = re.compile(
    r"(?:[\w&’' .-]{2,40}\s*[>»›/|]\s*)*(?:(?:news|press|media)\s+releases?|news(?:room)?(?:\s(?:&|and)\s(?!views)"
    r"\w+)?|press|press office)"
    r"(?:\s*[>»›/]\s*[\w&’'. -]{2,60})*",
    re.I,
)
RELEASE = 150  # characters of such a line
OWN_RELEASE = re.compile(r"\b(?:press|news|media) releases?\b", re.I)
NARRATED = ("abstract", "methods", "results")
PATH = 10  # blocks of a page in which its path stands


def says_release(text: str, shown: list[Block]) -> tuple[int, int, str] | None:
    """The line by which a page says that it is a press release; headings of a report above it show another page."""
    for block in shown:
        if block.section is not None:
            return None
        if block.end - block.start < RELEASE and RELEASE_LINE.fullmatch(text, block.start, block.end):
            return block.start, block.end, "release-line"
    return None


def lies_among_news(text: str, blocks: list[Block], dated: bool) -> tuple[int, int, str] | None:
    """The path to a page among news, where the page has a day of its own and no part of a report."""
    if any(block.section in NARRATED for block in blocks):
        return None
    head = blocks[:PATH]
    for block in head if dated else ():
        line = text[block.start : block.end]
        if len(line) < RELEASE and any(sign in line for sign in ">»›/") and NEWS_PATH.fullmatch(line):
            return block.start, block.end, "release-line"
    return None


def is_release(text: str, blocks: list[Block]) -> bool:
    """Whether a line or the path above a page calls it a press release."""
    lines = (text[block.start : block.end] for block in blocks[:PATH] if block.end - block.start < RELEASE)
    return any("elease" in line and OWN_RELEASE.search(line) for line in lines)
