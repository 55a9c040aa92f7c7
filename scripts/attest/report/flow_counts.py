"""The counts of the PRISMA 2020 flow and their arithmetic."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attest.problems import Faults, Problem

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
    same("records_screened", of["screened"], "records identified minus duplicates and those that could not be read")
    most("records_excluded", "records_screened")
    if not counts.get("sought_explanation"):
        same(
            "reports_sought",
            of["sought"],
            "records screened minus excluded and waiting, plus further reports of one record",
        )
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
        "screened": n("database_records") + n("register_records") - n("duplicates_removed") - n("records_unreadable"),
        "sought": n("records_screened") - n("records_excluded") - n("records_awaiting") + n("reports_more"),
        "assessed": n("reports_sought") - n("reports_not_retrieved"),
        "other_assessed": n("other_documents") - n("other_unreadable") - n("other_duplicates"),
        "other_included": n("other_assessed") - excluded("other_excluded") - n("other_awaiting"),
        "included": left + n("other_included"),
    }


def _words(key: str) -> str:
    """A count's name as people say it."""
    words = key.replace("other_", "other sources: documents ", 1) if key.startswith("other_") else key
    return words.replace("documents documents", "documents").replace("_", " ").capitalize()
