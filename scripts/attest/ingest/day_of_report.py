"""The year in the day on which a page says that its report was published, where no citation tells it."""

from __future__ import annotations

import re

from attest.ingest.citation import MONTH
from attest.ingest.facts import Read
from attest.text.document import Block

FIRST = 20  # blocks of a page among which such a day stands
DAY = (
    rf"(?:(?:\d{{1,2}}\s)?{MONTH}\.?,?\s(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s)?|(?:\d{{1,2}}[./-]){{2}})(?P<year>(?:19|"
    rf"20)\d\d)|"
    r"(?P<iso>(?:19|20)\d\d)-\d\d-\d\d"
)
PUBLISHED = re.compile(
    rf"(?:(?:first |originally |article )?published(?: online| on)?|(?:online )?publication date|"
    rf"date of publication|available online)\s*:?\s*(?:{DAY})\b[\s.]*",
    re.I,
)
POSTED = re.compile(rf"posted(?: on| online)?\s*:?\s*(?:{DAY})\b[\s.]*", re.I)


def day_of_report(text: str, blocks: list[Block], kind: str) -> list[Read]:
    """The year of a line of the head that says "Published" and a day; "Posted" counts for preprints."""
    for block in blocks[:FIRST]:
        if block.section is not None:
            return []
        found = PUBLISHED.fullmatch(text, block.start, block.end)
        if found is None and kind == "preprint":
            found = POSTED.fullmatch(text, block.start, block.end)
        if found:
            group = "year" if found["year"] else "iso"
            return [Read("report.year", found[group], *found.span(group), "day-of-report")]
    return []
