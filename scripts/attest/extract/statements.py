"""What stands beside a report's own account: statements such as acknowledgements and interests, and rows of tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from attest.extract.reading import Reading, Sentence, is_own_words
from attest.extract.sentence_spans import sentence_spans
from attest.text.document import Block

TABLES, STATEMENTS = "tables", "statements"
ASIDE = "apparatus"  # the section of what is no part of a study's account
STATED_IN = ("funding", "registration", ASIDE)


@dataclass(frozen=True)
class Statement:
    """A paragraph of such a statement under its heading, "" where none stands; `text` has its damage masked."""

    heading: str
    section: str
    start: int
    end: int
    text: str

    def sentences(self) -> Iterator[tuple[int, int, str]]:
        """Start, end and words of its sentences; a bracket such as "(no. 81)" is not cut."""
        begun: int | None = None
        for start, end in sentence_spans(self.text):
            begun = start if begun is None else begun
            if self.text.count("(", begun, end) <= self.text.count(")", begun, end) or end == len(self.text):
                yield self.start + begun, self.start + end, self.text[begun:end]
                begun = None


def statements(reading: Reading) -> Iterator[Statement]:
    """The statements in the order of the text; a short line right behind a heading, such as "None declared", is one."""
    heading, fresh = "", False
    for block in reading.document.blocks:
        words = reading.text[block.start : block.end]
        if block.section not in STATED_IN or block.kind not in ("heading", "paragraph", "list item"):
            if block.kind != "furniture":
                heading, fresh = "", False
            continue
        if block.kind == "heading" and not (fresh and _is_short_answer(block, words)):
            heading, fresh = words.strip(" :.|"), True
            continue
        fresh = False
        yield Statement(heading, block.section, block.start, block.end, words)


def _is_short_answer(block: Block, words: str) -> bool:
    return block.rule == "short-line" and words.casefold().startswith(("no", "nil", "the author", "all author"))


def beside(reading: Reading) -> Iterator[Sentence]:
    """Rows of tables and sentences of statements, as sentences whose section is `TABLES` or `STATEMENTS`."""
    for block in reading.document.blocks:
        if block.kind == "table row" and is_own_words(block):
            text = reading.text[block.start : block.end]
            yield Sentence(block.start, block.end, text, TABLES, "body", block.kind)
    for one in statements(reading):
        if one.section == ASIDE:
            for start, end, text in one.sentences():
                yield Sentence(start, end, text, STATEMENTS, "body", "paragraph")
