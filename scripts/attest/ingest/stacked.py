"""Labels that stand on lines of their own, each value on the line below: "Authors", then the names."""

from __future__ import annotations

import re

from attest.ingest.catalogue import labels
from attest.ingest.citation import doi_in
from attest.ingest.citation_lines import line_of
from attest.ingest.facts import Lines, Read, flat
from attest.ingest.inverted_lines import INVERTED, author_facts, inverted_below
from attest.ingest.names import author_list
from attest.text.document import Block

TITLE = range(20, 400)  # characters
TELLING = {"title", "authors", "year", "source", "doi", "volume", "pages"}
FEWEST = 3  # labels with values that can be theirs; one of them is the authors' or the title's
YEAR = re.compile(r".{0,20}?\b((?:19|20)\d\d)\b.{0,20}")
NUMBER = re.compile(r"[A-Za-z]{0,3}\d{1,6}(?:\s?[-–]\s?[A-Za-z]?\d{1,6})?")


def stacked_labels(text: str, blocks: list[Block]) -> Lines | None:
    """What such labels give; None where fewer than three of them have a value that can be theirs."""
    lines = Lines()
    seen: set[str] = set()
    signed = False  # by several names in the order of catalogues, which are nothing else
    for at, block in enumerate(blocks[:-1]):
        if block.end - block.start > 40 or block.section in ("methods", "results"):
            continue
        label = text[block.start : block.end].rstrip(": ").casefold()
        part = "year" if label == "date" else labels().get(label)
        if part not in TELLING or part in seen:
            continue
        below = blocks[at + 1]
        listed = inverted_below(text, blocks, at + 1) if part == "authors" else ()
        facts = author_facts(listed if len(listed) > 1 else (), "stacked-authors") or _facts(
            part, text, below.start, below.end
        )
        signed = signed or len(listed) > 1
        if not facts or text[below.start : below.end].casefold() in labels():
            continue
        seen.add(part)
        lines.blocks += (at,)
        for fact in facts:
            if fact.role == "report.title":
                lines.title = fact
            elif fact.role == "report.doi":
                lines.doi = (str(fact.value), fact.start, fact.end)
            elif all(fact.role != one.role for one in lines.facts):
                lines.facts.append(fact)
    enough = len(seen) >= FEWEST or (signed and "year" in seen)
    return lines if enough and seen & {"authors", "title"} else None


def _facts(part: str, text: str, start: int, end: int) -> list[Read]:
    """The facts of a value; none where it cannot be the value of such a label."""
    value = flat(text[start:end])
    rule = f"stacked-{part}"
    if part == "title":
        return [Read("report.title", value, start, end, rule)] if end - start in TITLE and " " in value else []
    if part == "authors":
        names, _, last = author_list(text, start, end)
        if not names and INVERTED.fullmatch(text, start, end):
            names, last = ((text[start:end], start, end),), end
        if not names or last - start < 0.6 * (end - start):
            return []
        return author_facts(names, rule)
    if part == "source":
        citation = line_of(text, start, end)
        if citation is None or citation.journal is None:
            return []
        parts = [("journal", citation.journal), ("year", citation.year), ("volume", citation.volume)]
        parts += [("issue", citation.issue), ("pages", citation.pages)]
        return [Read(f"report.{role}", flat(one[0]), one[1], one[2], rule) for role, one in parts if one]
    if part == "doi":
        doi = doi_in(text, start, end)
        return [Read("report.doi", *doi, rule)] if doi else []
    found = YEAR.fullmatch(value) if part == "year" else NUMBER.fullmatch(value)
    if not found:
        return []
    return [Read(f"report.{part}", found.group(1) if part == "year" else value, start, end, rule)]
