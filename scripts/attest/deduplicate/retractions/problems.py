"""What a list of retractions leaves people to look at: flagged reports, and a list that has grown old."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from attest.deduplicate.retractions.check import (
    ABOUT,
    CONCERN,
    CORRECTION,
    NOTICE,
    REINSTATEMENT,
    RETRACTION,
    STANDS,
    Flag,
    Listed,
)
from attest.problems import Problem

TABLE = "results/deduplicate/retractions.csv"


class _Words(NamedTuple):
    expected: str
    found: str
    hint: str


# By what a flag means, the gravest first.
_WORDS = {
    RETRACTION: _Words(
        "a report that still stands",
        "a RETRACTED report",
        "Do not count its results as evidence. Read the notice, decide together, and report the retraction.",
    ),
    ABOUT: _Words(
        "a report about a paper that still stands",
        "a report about a RETRACTED paper",
        "Do not take the paper's results from it. Read the notice, decide together, and report the retraction.",
    ),
    CONCERN: _Words(
        "a report without a notice about it",
        "a report with an expression of concern",
        "Its results are in doubt. Read the notice and decide together whether they can count, and in which analysis.",
    ),
    "other": _Words(
        "a report without a notice about it",
        "a report with a notice",
        "Look at the notice and decide whether it touches what you use.",
    ),
    CORRECTION: _Words(
        "a report without a notice about it",
        "a corrected report",
        "Look at the correction, and extract what it corrects from there.",
    ),
    REINSTATEMENT: _Words(
        "a report without a notice about it",
        "a report that was retracted and reinstated",
        "Look at the notices, and make sure that yours is the reinstated version.",
    ),
    NOTICE: _Words(
        "a report of a study",
        "a notice about another paper",
        "Look at it: a notice reports no study. If its paper is among yours, read both together.",
    ),
}
_GRAVITY = {meaning: at for at, meaning in enumerate(_WORDS)}


def problems_of(flags: Iterable[Flag]) -> list[Problem]:
    """A warning for each flagged citation or document: its gravest notice and how many others there are.

    The gravest come first, then as the flags stand.
    """
    held: dict[tuple[str, str], list[Flag]] = defaultdict(list)
    for flag in flags:
        held[flag.where, flag.about].append(flag)
    gravest = [(min(own, key=lambda one: _GRAVITY[_meaning(one)]), len(own)) for own in held.values()]
    return [_problem(flag, count) for flag, count in sorted(gravest, key=lambda one: _GRAVITY[_meaning(one[0])])]


def too_old(listed: Listed, protocol_date: str) -> list[Problem]:
    """A warning where a list is more than a year older than the protocol (both dates as 2026-11-22, empty: unknown)."""
    if not protocol_date or not listed.date:
        return []
    day = datetime.date.fromisoformat(protocol_date)
    # A 29 February has no day of its own in the year before.
    a_year_before = day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
    if listed.date >= a_year_before.isoformat():
        return []
    return [
        Problem(
            listed.file,
            "",
            f"a list of {listed.date} (by its {listed.dated_by}), older than a year",
            f"a list less than a year older than the protocol ({protocol_date})",
            "Papers are retracted every day: fetch the list afresh.",
            "warning",
        )
    ]


def _meaning(flag: Flag) -> str:
    """The key of `_WORDS` under which a flag is told."""
    if flag.found_as == NOTICE:
        return NOTICE
    if flag.nature == RETRACTION and flag.stands.startswith("no"):
        return REINSTATEMENT
    if flag.found_as == ABOUT and flag.nature == RETRACTION:
        return ABOUT
    return flag.nature if flag.nature in (RETRACTION, CONCERN, CORRECTION, REINSTATEMENT) else "other"


def _problem(flag: Flag, count: int) -> Problem:
    words = _WORDS[_meaning(flag)]
    own = f"doi {flag.notice_doi}" if flag.notice_doi else f"pmid {flag.notice_pmid}" if flag.notice_pmid else ""
    said = [
        (flag.nature or "of unknown nature") + (f" of {flag.notice_date}" if flag.notice_date else ""),
        flag.stands if flag.stands != STANDS else "",
        f"notice {own}" if own else "",
        f"matched by {flag.matched_by}",
        f"Retraction Watch record {flag.record_id}" if flag.record_id else "",
        f"and {count - 1} more in {TABLE}" if count > 1 else "",
    ]
    found = f"{words.found} ({flag.label}): {', '.join(filter(None, said))}"
    about_citation = flag.where == "citation"
    return Problem(
        TABLE if about_citation else flag.about,
        flag.about if about_citation else "",
        found,
        words.expected,
        words.hint,
        "warning",
    )
