"""Prose at the head of a page: the text below a title of two sentences, and the end of a paragraph that is no title."""

from __future__ import annotations

from attest.text.document import Block

PROSE = 600  # characters: a block longer than this is the text of an abstract


def opens_prose(text: str, blocks: list[Block], at: int) -> bool:
    """Whether a line of two sentences, the second without its stop, is a page's first, and an abstract's text follows.

    That is how titles with a part behind a full stop look: "Tumours of the wrist. Forty patients treated by surgery".
    """
    content, below = text[blocks[at].start : blocks[at].end], blocks[at + 1] if at + 1 < len(blocks) else None
    first = all(block.kind == "furniture" for block in blocks[:at])
    return (
        first
        and content.count(". ") == 1
        and content[-1] != "."
        and below is not None
        and below.end - below.start > PROSE
    )


def ends_prose(text: str, blocks: list[Block], at: int) -> bool:
    """Whether a line is the end of prose that breaks off: nothing follows it, and a paragraph stands before it."""
    if any(block.kind != "furniture" for block in blocks[at + 1 :]):
        return False
    return any(block.end - block.start > 300 and block.kind == "paragraph" for block in blocks[:at])
