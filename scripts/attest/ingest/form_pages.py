"""Pages that begin with the labels of a form, each with its value below: theses in repositories."""

from __future__ import annotations

from attest.text.document import Block

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
