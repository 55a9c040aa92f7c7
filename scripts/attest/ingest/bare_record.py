"""Fields of a stored record without labels, one a line, and a lone year with its label above or below."""

from __future__ import annotations

import re

from attest.ingest.citation import MONTH
from attest.ingest.citation_lines import CLOSED
from attest.ingest.facts import Lines, Read, flat
from attest.text.document import Block

BARE_DATE = re.compile(rf"(?:(?:{MONTH}(?:[-–/]{MONTH})?|\d{{1,2}})\s+){{0,2}}(?P<year>(?:19|20)\d\d)", re.I)
BARE_PAGE = re.compile(r"[A-Za-z]{0,2}\d{1,6}")
ISSN = re.compile(r"\d{4}-\d{3}[\dXx]")
YEAR = re.compile(r"(?:19|20)\d\d")
YEAR_LABEL = re.compile(r"(?:publication )?year", re.I)
AWARDED = re.compile(
    r"(?:date|year) of (?:award|publication|degree|graduation|defen[cs]e)|(?:date )?issued|publication (?:date|year):?",
    re.I,
)
DATE_LABEL = re.compile(r"date", re.I)
ISO_DATE = re.compile(r"(?:19|20)\d\d(?:-\d\d){0,2}")
LONGEST_DATE = 30  # characters


def bare_record(text: str, blocks: list[Block]) -> Lines | None:
    """The fields of a stored record, one a line without labels: date, volume, perhaps issue, first and last page."""
    for at, block in enumerate(blocks[:-2]):
        dated = BARE_DATE.fullmatch(text[block.start : block.end])
        if not dated or block.section in CLOSED:
            continue
        read = _bare_numbers(text, blocks, at + 1)
        if not read:
            continue
        parts, last = read
        lines = Lines(blocks=tuple(range(at, last + 1)))
        lines.facts = [Read("report.year", dated["year"], block.start, blocks[last].end, "bare-record")]
        lines.facts += [
            Read(f"report.{role}", value, blocks[one].start, blocks[end].end, "bare-record")
            for role, value, one, end in parts
        ]
        lines.facts += _journal_over_issn(text, blocks[:at])
        return lines
    return None


def _bare_numbers(text: str, blocks: list[Block], at: int) -> tuple[list[tuple[str, str, int, int]], int] | None:
    """Volume, issue and pages on the lines behind a date; None where their number does not tell them apart."""
    tokens: list[tuple[str, int]] = []
    for place in range(at, min(at + 5, len(blocks))):
        words = text[blocks[place].start : blocks[place].end].split()
        if len(words) > 2 or not all(BARE_PAGE.fullmatch(word) for word in words) or len(tokens) + len(words) > 4:
            break
        tokens += [(word, place) for word in words]
    numbers = [int(re.sub(r"\D", "", word)) for word, _ in tokens]
    if len(tokens) == 4 and numbers[3] >= numbers[2]:
        issue, first, last = tokens[1], tokens[2], tokens[3]
    elif len(tokens) == 3 and 0 <= numbers[2] - numbers[1] < 60:
        issue, first, last = None, tokens[1], tokens[2]
    elif len(tokens) == 3:
        issue, first, last = tokens[1], tokens[2], tokens[2]
    else:
        return None
    pages = first[0] if first[0] == last[0] else f"{first[0]}-{last[0]}"
    parts = [("volume", tokens[0][0], tokens[0][1], tokens[0][1]), ("pages", pages, first[1], last[1])]
    if issue:
        parts.append(("issue", issue[0], issue[1], issue[1]))
    return parts, last[1]


def _journal_over_issn(text: str, blocks: list[Block]) -> list[Read]:
    """The journal's name, the first line of a record that gives an ISSN below it."""
    issn = next((at for at, block in enumerate(blocks) if ISSN.fullmatch(text[block.start : block.end])), None)
    if not issn or issn > 6:
        return []
    first = blocks[0]
    name = flat(text[first.start : first.end])
    return [Read("report.journal", name, first.start, first.end, "bare-record")] if 2 < len(name) <= 120 else []


def labelled_year(text: str, blocks: list[Block]) -> Lines | None:
    """A year with its label below, "2019", "Year", or with a thesis's label above: "Date of Award", "May 2019"."""
    for at, block in enumerate(blocks[:-1]):
        below = blocks[at + 1]
        dated = YEAR.fullmatch(text[block.start : block.end]) and YEAR_LABEL.fullmatch(text, below.start, below.end)
        awarded = AWARDED.fullmatch(text, block.start, block.end) and YEAR.search(text, below.start, below.end)
        if DATE_LABEL.fullmatch(text, block.start, block.end) and block.section not in CLOSED:
            awarded = ISO_DATE.fullmatch(text, below.start, below.end)
        if dated or (awarded and below.end - below.start <= LONGEST_DATE):
            year = awarded.group()[:4] if awarded else text[block.start : block.end]
            lines = Lines(blocks=(at, at + 1))
            lines.facts = [
                Read("report.year", year, block.start, below.end, "label-above" if awarded else "label-below")
            ]
            return lines
    return None
