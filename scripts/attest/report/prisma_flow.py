"""The PRISMA 2020 flow: its arithmetic, and what stands in its boxes, from the same counts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attest import drawing
from attest.problems import Faults, Problem
from attest.report import flow_diagram
from attest.report.flow_diagram import Box, Step

Counts = Mapping[str, Any]


def number(counts: Counts, key: str) -> int:
    """A count; what nobody counted is 0."""
    return int(counts.get(key) or 0)


def reasons(counts: Counts, key: str) -> list[tuple[str, int]]:
    """Reasons for exclusion with their counts, as they stand in the counts."""
    return [(str(reason), int(n)) for reason, n in counts.get(key) or []]


def has_databases(counts: Counts) -> bool:
    return number(counts, "database_records") + number(counts, "register_records") > 0


def has_other(counts: Counts) -> bool:
    return number(counts, "other_documents") > 0


def check(counts: Counts) -> list[str]:
    """What does not add up in the flow, a sentence each; an empty list when everything does.

    A record may yield several reports: then `sought_explanation` says so and that sum is not held against it.
    """
    said = [
        f"{key} is {value}, but a count cannot be negative."
        for key, value in counts.items()
        if isinstance(value, (int, float)) and value < 0
    ]

    def same(key: str, expected: int, how: str) -> None:
        if number(counts, key) != expected:
            said.append(f"{_words(key)} should be {how} = {expected}, but the flow says {number(counts, key)}.")

    def most(key: str, limit: str) -> None:
        if number(counts, key) > number(counts, limit):
            said.append(
                f"{_words(key)} ({number(counts, key)}) cannot exceed "
                f"{_words(limit).lower()} ({number(counts, limit)})."
            )

    of = _sums(counts)
    same("records_screened", of["screened"], "records identified minus duplicates removed")
    most("records_excluded", "records_screened")
    if not counts.get("sought_explanation"):
        same("reports_sought", of["sought"], "records screened minus excluded and waiting")
    same("reports_assessed", of["assessed"], "reports sought minus not retrieved")
    same("other_assessed", of["other_assessed"], "documents minus unreadable and duplicates")
    same("other_included", of["other_included"], "documents assessed minus excluded and waiting")
    same("reports_included", of["included"], "those left from databases plus those from other sources")
    most("studies_included", "reports_included")
    if number(counts, "reports_included") and not number(counts, "studies_included"):
        said.append("Reports are included, so at least one study must be.")
    return said


def must_add_up(counts: Counts) -> None:
    """Raise every sum that does not add up, so that a flow which cannot be true is never drawn."""
    faults = check(counts)
    if faults:
        raise Faults(Problem("the PRISMA flow", "", fault, "boxes that add up") for fault in faults)


def _sums(counts: Counts) -> dict[str, int]:
    def n(key: str) -> int:
        return number(counts, key)

    def excluded(key: str) -> int:
        return sum(count for _, count in reasons(counts, key))

    left = n("reports_assessed") - excluded("reports_excluded") - n("reports_awaiting")
    return {
        "screened": n("database_records") + n("register_records") - n("duplicates_removed"),
        "sought": n("records_screened") - n("records_excluded") - n("records_awaiting"),
        "assessed": n("reports_sought") - n("reports_not_retrieved"),
        "other_assessed": n("other_documents") - n("other_unreadable") - n("other_duplicates"),
        "other_included": n("other_assessed") - excluded("other_excluded") - n("other_awaiting"),
        "included": left + n("other_included"),
    }


def _words(key: str) -> str:
    """A count's name as people say it."""
    words = key.replace("other_", "other sources: documents ", 1) if key.startswith("other_") else key
    return words.replace("documents documents", "documents").replace("_", " ").capitalize()


def _box(*paragraphs: str, awaiting: bool = False) -> Box:
    return Box([(words.removeprefix("· "), words.startswith("· ")) for words in paragraphs], awaiting)


def _counted(words: str, n: int) -> str:
    return f"{words} (n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{n:,})"


def draw(counts: Counts, svg: str | Path, png: str | Path | None = None) -> None:
    """Draw the flow; without database records the column for other methods stands alone."""
    title = "PRISMA 2020 flow of records, reports and studies"
    columns = []
    if has_databases(counts):
        columns.append(("Identification of studies via databases and registers", _databases(counts)))
    if has_other(counts):
        columns.append(("Identification of studies via other methods", _others(counts)))
    if not columns:
        empty = drawing.notice("No search export and no document has been brought into this review yet.")
        drawing.save(empty.figure, svg, png, title, "Nothing has been identified yet.")
        return
    page = flow_diagram.lay_out(columns, _included(counts), check(counts))
    drawing.save(page.figure, svg, png, title, describe(counts))


def describe(counts: Counts) -> str:
    """The flow in words, level by level."""
    columns = [_databases(counts)] if has_databases(counts) else []
    columns += [_others(counts)] if has_other(counts) else []
    said = [
        words for steps in columns for step in steps for box in (step.main, *step.sides) for words, _ in box.paragraphs
    ]
    return "; ".join([*said, *(words for words, _ in _included(counts).paragraphs)]) + "."


def _databases(counts: Counts) -> list[Step]:
    awaiting = number(counts, "records_awaiting")
    screened_sides = [_box(_counted("Records excluded", number(counts, "records_excluded")))]
    if awaiting:
        screened_sides.append(_box(_counted("Records awaiting a decision", awaiting), awaiting=True))
    return [
        Step(
            0,
            _box(
                "Records identified from:",
                "· " + _counted("Databases", number(counts, "database_records")),
                "· " + _counted("Registers", number(counts, "register_records")),
            ),
            (
                _box(
                    "Records removed before screening:",
                    "· " + _counted("Duplicate records", number(counts, "duplicates_removed")),
                ),
            ),
        ),
        Step(1, _box(_counted("Records screened", number(counts, "records_screened"))), tuple(screened_sides)),
        Step(
            1,
            _box(_counted("Reports sought for retrieval", number(counts, "reports_sought"))),
            (_box(_counted("Reports not retrieved", number(counts, "reports_not_retrieved"))),),
        ),
        Step(
            1,
            _box(_counted("Reports assessed for eligibility", number(counts, "reports_assessed"))),
            _left_out(counts, "reports_excluded", "reports_awaiting"),
        ),
    ]


def _others(counts: Counts) -> list[Step]:
    unreadable, twice = number(counts, "other_unreadable"), number(counts, "other_duplicates")
    return [
        Step(
            0,
            _box(_counted("Documents brought by the review team", number(counts, "other_documents"))),
            (
                _box(
                    "Documents set aside before assessment:",
                    "· " + _counted("Could not be read", unreadable),
                    "· " + _counted("Same document twice", twice),
                ),
            ),
        ),
        Step(
            1,
            _box(_counted("Reports assessed for eligibility", number(counts, "other_assessed"))),
            _left_out(counts, "other_excluded", "other_awaiting"),
        ),
    ]


def _left_out(counts: Counts, excluded: str, awaiting: str) -> tuple[Box, ...]:
    """What did not go on from full text, with its reasons, and what people have yet to decide."""
    given = reasons(counts, excluded)
    out = _box(
        _counted("Reports excluded", sum(n for _, n in given)) + (":" if given else ""),
        *("· " + _counted(reason, n) for reason, n in given),
    )
    waiting = number(counts, awaiting)
    if not waiting:
        return (out,)
    return (out, _box(_counted("Reports awaiting a decision", waiting), awaiting=True))


def _included(counts: Counts) -> Box:
    return _box(
        _counted("Studies included in review", number(counts, "studies_included")),
        _counted("Reports of included studies", number(counts, "reports_included")),
    )
