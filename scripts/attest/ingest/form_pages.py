"""Pages that begin with the labels of a form, each with its value below: theses in repositories."""

from __future__ import annotations

import re

from attest.ingest.citation_tokens import MONTHS
from attest.ingest.facts import Read
from attest.text.document import Block

# The line of a title page that says where and when: "Some Town, January 2015", "2009".
WHERE_AND_WHEN = re.compile(
    rf"(?:[^\W\d_][^\W\d]{{2,30}}(?:\s[^\W\d]+){{0,3}},?\s)?(?:{MONTHS}\s)?(?:de\s)?(?P<year>(?:19|20)\d\d)\.?", re.I
)
FIRST = 30  # blocks of a page that can be those of its title page

FORM_LABELS = frozenset(
    [
        "date of award",
        "degree type",
        "degree name",
        "degree grantor",
        "document type",
        "department",
        "department affiliation",
        "first advisor",
        "second advisor",
        "third advisor",
        "advisor",
        "advisors",
        "committee members",
        "committee chair",
        "committee member",
        "date of defense",
        "publication date",
        "year",
        "year of publication",
        "date",
        "type",
        "language",
        "publisher",
        "school",
        "program",
        "college",
        "faculty",
    ]
)  # what theses in repositories are described by


def is_form(text: str, blocks: list[Block]) -> bool:
    """Whether a page begins with labels that each have their value below, so that no line is its title by its place."""
    shown = [block for block in blocks if block.kind != "furniture"][:12]
    lines = [text[block.start : block.end].rstrip(": ").casefold() for block in shown]
    return lines[:1] != [] and lines[0] in FORM_LABELS and sum(line in FORM_LABELS for line in lines) > 2


def year_of_thesis(text: str, blocks: list[Block]) -> list[Read]:
    """The year on the title page of a thesis, where no label gives it."""
    for block in blocks[:FIRST]:
        found = WHERE_AND_WHEN.fullmatch(text, block.start, block.end) if block.end - block.start <= 60 else None
        if found:
            return [Read("report.year", found["year"], *found.span("year"), "title-page")]
    return []
