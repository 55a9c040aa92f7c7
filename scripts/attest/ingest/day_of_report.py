"""The year of a report by the day that its page tells, or behind its authors, where no citation tells it."""

from __future__ import annotations

import re

from attest.ingest.bylines import is_author_line
from attest.ingest.citation import MONTH, POINT
from attest.ingest.facts import Read
from attest.text.document import Block

FIRST = 20  # blocks of a page among which such a day stands
DAY = (
    rf"(?:(?:\d{{1,2}}\s)?{MONTH}\.?,?\s(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s)?|(?:\d{{1,2}}[./-]){{2}})(?P<year>(?:19|"
    rf"20)\d\d)|"
    r"(?P<iso>(?:19|20)\d\d)-\d\d-\d\d"
)
PUBLISHED = re.compile(
    rf"(?:{POINT})?(?:(?:first |originally |article )?published(?: online| on)?|(?:online )?publication date|"
    rf"date of publication|available online)\s*:?\s*(?:{DAY})\b[\s.]*",
    re.I,
)
SIGNED = re.compile(
    r"[^\n]{3,300}\bet\s+al\.?,?\s+\(?(?P<year>(?:19|20)\d\d)\)?[\s.,;]*", re.I
)  # "Roe, Poe et al. 2014"
# A store of files: "posted on 2015-08-31, 14:11 authored by Ann Roe, Bo Poe".
SHARED = re.compile(r"posted on (?P<year>(?:19|20)\d\d)-\d\d-\d\d, \d\d:\d\d authored by ")
POSTED = re.compile(rf"posted(?: on| online)?\s*:?\s*(?:{DAY})\b[\s.]*", re.I)


def day_of_report(text: str, blocks: list[Block], kind: str) -> list[Read]:
    """The year of a line of the head that says "Published" and a day, or names authors; of preprints, "Posted"."""
    for block in blocks[:FIRST]:
        if block.section is not None:
            return []
        found = PUBLISHED.fullmatch(text, block.start, block.end)
        if found is None and is_author_line(text, block) and (signed := SIGNED.fullmatch(text, block.start, block.end)):
            return [Read("report.year", signed["year"], *signed.span("year"), "behind-authors")]
        if found is None and (shared := SHARED.match(text, block.start, block.end)):
            return [Read("report.year", shared["year"], *shared.span("year"), "day-of-report")]
        if found is None and kind == "preprint":
            found = POSTED.fullmatch(text, block.start, block.end)
        if found:
            group = "year" if found["year"] else "iso"
            return [Read("report.year", found[group], *found.span(group), "day-of-report")]
    return []
