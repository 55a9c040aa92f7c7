"""The page of an index of open journals: "Example Journal (May 2020)" on top, "Vol. 3, no. 2", "pp. 4 – 9" below."""

from __future__ import annotations

import re

from attest.ingest.citation import MONTH
from attest.ingest.facts import Lines, Read, flat
from attest.text.document import Block

TOP = re.compile(
    rf"(?P<journal>[^\W\d_][^\n()]{{2,110}}(?:\([^()\d]{{2,30}}\))?)\s\((?:{MONTH}\s)?(?P<year>(?:19|20)\d\d)\)"
)
LABEL = re.compile(r"Journal volume (?:&|and) issue\s*:?", re.I)
VOLUME = re.compile(r"Vol\.\s(?P<volume>\w{1,8})(?:,\sno\.\s(?P<issue>[\w.-]{1,12}))?")
ISSUE = re.compile(r"no\.\s(?P<issue>[\w.-]{1,12})")
PAGES = re.compile(r"pp?\.\s(?P<pages>[A-Za-z]{0,3}\d+(?:\s?[-–—]\s?[A-Za-z]{0,3}\d+)?)")
FIRST = 4  # lines, without menus, of which one is the journal's
HEAD = 40  # blocks of a page's head
BEHIND = 4  # lines below the label


def index_page(text: str, blocks: list[Block]) -> Lines | None:
    """The journal and year on top, and what the lines below "Journal volume & issue" give; None without both."""
    head = blocks[:HEAD]
    label = next((at for at, one in enumerate(head) if LABEL.match(text, one.start, one.end)), None)
    first = [one for one in head if one.kind != "furniture"][:FIRST]
    top = next((found for one in first if (found := TOP.fullmatch(text, one.start, one.end))), None)
    if label is None or top is None:
        return None
    used = next(at for at, one in enumerate(head) if one.start == top.start())
    lines = Lines(blocks=(used, label))
    facts = [Read("report.journal", flat(top["journal"]), *top.span("journal"), "index-page")]
    facts.append(Read("report.year", top["year"], *top.span("year"), "index-page"))
    start, end = head[label].start, head[min(label + BEHIND, len(head) - 1)].end
    for form in (VOLUME, ISSUE, PAGES):
        told = re.compile(rf"^\s*{form.pattern}\s*$", re.M).search(text[start:end])
        if told is None:
            continue
        for role, value in told.groupdict().items():
            if value and all(one.role != f"report.{role}" for one in facts):
                place = start + told.start(role)
                facts.append(Read(f"report.{role}", flat(value), place, place + len(value), "index-page"))
    lines.facts = facts
    return lines
