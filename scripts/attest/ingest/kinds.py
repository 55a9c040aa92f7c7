"""The kind of report that a document is, and the words that show it."""

from __future__ import annotations

import re

from attest.ingest.facts import Read, span_of
from attest.ingest.titles import ABSTRACT_NUMBER
from attest.text.document import Block

PREPRINT = re.compile(
    r"\b(?:this (?:article|paper) is a preprint|preprint (?:server|posted|available)|medRxiv|"
    r"bioRxiv|research square)\b",
    re.I,
)

CONFERENCE = re.compile(
    r"\b(?:abstract\s+(?:number|no\.?|#|id)\s*:?\s*\S+|(?:poster|oral)\s+(?:session|presentation)"
    r"\b|session\s+(?:title|type|information)|annual (?:meeting|congress|scientific)|"
    r"congress abstract)",
    re.I,
)

REGISTRY = re.compile(
    r"\b(?:study (?:details|overview|design)|recruitment status|inclusion criteria|study start|"
    r"primary outcome measures?)\b",
    re.I,
)


def kind_of(text: str, blocks: list[Block], title: Read | None) -> tuple[str, tuple[int, int, str] | None]:
    """The kind of report and, where words on the page say so, those words."""
    numbered = title and any(
        block.start < title.start <= block.end and ABSTRACT_NUMBER.match(text[block.start : block.end])
        for block in blocks
    )
    for block in blocks:
        if block.kind == "reference":
            continue
        for kind, pattern in (("preprint", PREPRINT), ("conference abstract", CONFERENCE)):
            if block.section in (None, "abstract") and (found := pattern.search(text, block.start, block.end)):
                if block.kind == "furniture":
                    continue
                return kind, (found.start(), found.end(), f"says-{kind.replace(' ', '-')}")
    if numbered and title:
        block = next(block for block in blocks if block.start < title.start <= block.end)
        return "conference abstract", (block.start, title.start, "abstract-number")
    if sum(1 for block in blocks if REGISTRY.match(text[block.start : min(block.end, block.start + 40)])) >= 2:
        found_at = next(
            block for block in blocks if REGISTRY.match(text[block.start : min(block.end, block.start + 40)])
        )
        return "registry entry", (found_at.start, min(found_at.end, found_at.start + 40), "registry-headings")
    titles = [block for block in blocks if block.kind == "heading"]
    introduction = [block for block in titles if "introduction" in text[block.start : block.end].casefold()]
    if introduction or sum(block.end - block.start for block in blocks if block.kind == "paragraph") > 8000:
        return "journal article", None if not introduction else (*span_of(introduction[0]), "has-introduction")
    index = [block for block in titles if block.section == "index"] or [
        block for block in titles if block.section == "abstract"
    ]
    return ("abstract page", (*span_of(index[0]), "has-abstract")) if index else ("abstract page", None)
