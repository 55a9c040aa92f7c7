"""The table below an abstract in a university's list of publications: "Original language English", "Volume 36"."""

from __future__ import annotations

import re

from attest.ingest.citation import doi_in
from attest.ingest.facts import Lines, Read, flat
from attest.text.document import Block

OPENS = re.compile(r"Original language(?:\s*\||\s)\s*(?!of\b)[^\W\d_]+(?:\s*\(.{2,30}\))?[\s|]*")
FIELD = re.compile(
    r"(?P<label>Pages \(from-to\)|Article number|Journal|Volume|Issue number|DOIs|(?:State|Publication status|Status))"
    r"\s*\|?\s+(?P<value>\S.*?)[\s|]*",
    re.S,
)
ROLES = {"Pages (from-to)": "pages", "Article number": "pages", "Journal": "journal", "Volume": "volume"}
ROLES |= {"Issue number": "issue"}
PUBLISHED = re.compile(r"Published\b.{0,30}?\b(?P<year>(?:19|20)\d\d)\b")
LONGEST = 16  # lines of such a table
FEWEST = 2  # fields: fewer may be lines of any text
SHORT = 200  # characters of a line


def portal_record(text: str, blocks: list[Block]) -> Lines | None:
    """What the lines below "Original language" give; None where fewer than two of them are fields of such a table."""
    opens = next((at for at, one in enumerate(blocks) if OPENS.fullmatch(text, one.start, one.end)), None)
    lines = Lines()
    for at in range(opens + 1, min(opens + LONGEST, len(blocks))) if opens is not None else ():
        block = blocks[at]
        found = FIELD.fullmatch(text, block.start, block.end) if block.end - block.start <= SHORT else None
        if not found:
            continue
        start, end = found.span("value")
        role = ROLES.get(found["label"])
        fact = Read(f"report.{role}", flat(found["value"]), start, end, "portal-record") if role else None
        if found["label"] == "DOIs":
            lines.doi = lines.doi or doi_in(text, start, end)
        elif fact is None and (dated := PUBLISHED.search(text, start, end)):
            fact = Read("report.year", dated["year"], *dated.span("year"), "portal-record")
        if fact and all(fact.role != one.role for one in lines.facts):
            lines.facts.append(fact)
        lines.blocks += (at,)
    return lines if len(lines.facts) >= FEWEST else None
