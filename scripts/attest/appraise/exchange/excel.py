"""The layout of the RoB 2 Excel tool's sheet Results, as a workbook without macros and without formulas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

import xlsxwriter

from attest.appraise.exchange.aims import AIMS
from attest.appraise.exchange.assessed import Assessed
from attest.appraise.exchange.names import OF_ROB2
from attest.appraise.exchange.reading import named_supports
from attest.appraise.judging import NOT_ASKED
from attest.instrument import OVERALL, Domain, Instrument

SHEET = "Results"
HEADINGS = 1  # the row of the headings, counted from 0: the tool has one above it
CELL_MOST = 32_000  # Excel holds 32,767 characters in a cell
CREATED = datetime(2000, 1, 1)  # a workbook states when it was made; a fixed day keeps the bytes the same
IDS = ("Unique ID", "Study ID", "Reference", "Experimental", "Comparator", "Outcome", "Results", "Aim", "Weight")
# The questions of each domain in the tool's order, and which of them share a note.
NOTED = (
    ("D1", (("1.1", "1.2"), ("1.3",))),
    ("D2", (("2.1", "2.2"), ("2.3",), ("2.4",), ("2.5",), ("2.6",), ("2.7",))),
    ("D3", (("3.1",), ("3.2",), ("3.3", "3.4"))),
    ("D4", (("4.1",), ("4.2",), ("4.3",), ("4.4", "4.5"))),
    ("D5", (("5.1",), ("5.2",), ("5.3",))),
)


def headings() -> Iterator[str]:
    """The headings of the sheet, from left to right."""
    yield from IDS
    for domain, groups in NOTED:
        number = domain[1:]
        for items in groups:
            yield from items
            yield f"Note for {'&'.join(items)}"
        yield f"{number}.0 Algorithm result"
        yield f"{number}.0 Assessor's Judgement"
        yield f"{number}.0 General note"
    yield "Algorithm's overall Judgement"
    yield "Assessor's overall Judgement"
    yield "6.0 General note"


def lines(instrument: Instrument, rows: Iterable[Assessed]) -> list[dict[str, str]] | None:
    """A line a result by heading; None for an instrument that the tool does not know."""
    if instrument.id not in OF_ROB2:
        return None
    parts = {part.id: part for part in instrument.parts}
    return [dict(_cells(row, parts, AIMS[instrument.id])) for row in rows]


def _cells(row: Assessed, parts: Mapping[str, Domain], aim: str) -> Iterator[tuple[str, str]]:
    outcome = row.label.removeprefix(row.study).removeprefix(": ")
    own = {"Unique ID": row.label, "Study ID": row.study, "Outcome": outcome, "Aim": aim}
    for name in IDS:
        yield name, row.ids.get(name, "") or own.get(name, "")
    if row.weight is not None:
        yield "Weight", f"{row.weight:g}"
    for domain, groups in NOTED:
        number = domain[1:]
        asked = {item.id for item in parts[domain].items}
        complete = bool(row.told.get(domain) and not row.told[domain].unanswered and row.answers)
        for items in groups:
            for item in items:
                spared = complete and item in asked and row.told[domain].status != NOT_ASKED
                yield item, row.answers.get(item, "NA" if spared else "")
            yield f"Note for {'&'.join(items)}", named_supports(row.support, items)
        yield from _judged(row, parts, domain, f"{number}.0 Algorithm result", f"{number}.0 Assessor's Judgement")
        yield f"{number}.0 General note", row.support.get(domain, "")
    yield from _judged(row, parts, OVERALL, "Algorithm's overall Judgement", "Assessor's overall Judgement")
    yield "6.0 General note", row.support.get(OVERALL, "")


def _judged(
    row: Assessed, parts: Mapping[str, Domain], domain: str, by_rule: str, by_people: str
) -> Iterator[tuple[str, str]]:
    labels = {level.id: level.label for level in parts[domain].levels}
    told = row.judgement(domain)
    yield by_rule, "" if told.unanswered else labels.get(told.by_rule, "")
    yield by_people, labels.get(row.judgements.get(domain, ""), "")


def write(path: Path, instrument: Instrument, rows: Iterable[Assessed]) -> bool:
    """Write the workbook; every cell is text, so that nothing in it is run as a formula."""
    told = lines(instrument, rows)
    if told is None:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(str(path), plain)
    book.set_properties({"title": instrument.title, "author": "Attest", "created": CREATED})
    bold, text = book.add_format({"bold": True, "num_format": "@"}), book.add_format({"num_format": "@"})
    page = book.add_worksheet(SHEET)
    page.write_string(0, 0, f"{instrument.title}, {instrument.version}", bold)
    names = list(headings())
    for at, name in enumerate(names):
        page.write_string(HEADINGS, at, name, bold)
    for number, line in enumerate(told, HEADINGS + 1):
        for at, name in enumerate(names):
            if line[name]:
                page.write_string(number, at, line[name][:CELL_MOST], text)
    page.freeze_panes(HEADINGS + 1, 2)
    page.set_column(0, len(names) - 1, 14)
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    book.close()
    return True
