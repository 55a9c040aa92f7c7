"""The PRISMA 2020 flow: what stands in its boxes, and the diagram."""

from __future__ import annotations

from pathlib import Path

from attest import drawing
from attest.report import flow_diagram
from attest.report.flow_counts import Counts, check, has_databases, has_other, number, reasons
from attest.report.flow_diagram import Box, Step

MOST_NAMED = 8  # sources that a box names one by one


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
    removed = ["· " + _counted("Duplicate records", number(counts, "duplicates_removed"))]
    if unreadable := number(counts, "records_unreadable"):
        removed.append("· " + _counted("Records that could not be read", unreadable))
    screened_sides = [_box(_counted("Records excluded", number(counts, "records_excluded")))]
    if awaiting:
        screened_sides.append(_box(_counted("Records awaiting a decision", awaiting), awaiting=True))
    return [
        Step(
            0,
            _box(
                "Records identified from:",
                *_searched(counts, "Databases", "database"),
                *_searched(counts, "Registers", "register"),
            ),
            (
                _box(
                    "Records removed before screening:",
                    *removed,
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


def _searched(counts: Counts, words: str, kind: str) -> list[str]:
    """The databases or registers with their records, each by its name where the searches tell it."""
    named = [(name, n) for name, n, of in counts.get("searched") or [] if of == kind]
    total = "· " + _counted(words, number(counts, f"{kind}_records"))
    if not named or len(named) > MOST_NAMED:
        return [total]
    return [total, *(f"· – {_counted(name, n)}" for name, n in named)]


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
