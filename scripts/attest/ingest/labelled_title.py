"""The title that a register of trials gives below or behind a label of its own: "Official title:"."""

from __future__ import annotations

import re

from attest.ingest.catalogue import LINE_LABEL, labels
from attest.ingest.facts import Read, flat
from attest.text.document import Block

# A register's label with its title on the same line.
INLINE_TITLE = re.compile(r"(?:public|official|scientific|brief)\s+title\s+(?=(?-i:[A-Z]))", re.I)
PART_OF_FORM = re.compile(r"^[A-Z](?:\.\d{1,2}){1,3}\s+")  # "A.3 " before a label of a numbered form
SHORTEST_LABELLED = 20  # characters of a title behind its label


def labelled_title(text: str, blocks: list[Block]) -> Read | None:
    """The title that a register gives below its own label: "Official title:", then the title."""
    for at, block in enumerate(blocks):
        content = text[block.start : block.end]
        found = LINE_LABEL.match(content)
        known = found is not None and " " in found.group(1) and labels().get(found.group(1).casefold()) == "title"
        inline = found if known else INLINE_TITLE.match(content)
        if inline and len(content) - inline.end() >= SHORTEST_LABELLED:
            start = block.start + inline.end()
            return Read("report.title", flat(text[start : block.end]), start, block.end, "labelled-title")
        label = PART_OF_FORM.sub("", flat(content)).rstrip(": ").casefold()
        if " " in label and labels().get(label) == "title" and at + 1 < len(blocks):
            below = blocks[at + 1]
            if SHORTEST_LABELLED <= below.end - below.start <= 400:
                value = flat(text[below.start : below.end])
                return Read("report.title", value, below.start, below.end, "labelled-title")
    return None
