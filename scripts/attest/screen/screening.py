"""Screening: each citation is kept or excluded by its title and abstract."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attest.forms.round import Subject
from attest.labels import publication_names, publication_place
from attest.screen.decisions import AWAITING, EXCLUDED, INCLUDED, Decision, decided, decision

COLUMNS = ("citation_id", "label", "title", "year", "outcome", "reason", "decided_by", "files")
MOST_AUTHORS = 6  # that a form shows
HAS_REPORT = "its full text is here"

Row = Mapping[str, Any]


def subjects(citations: Iterable[Row], retractions: Iterable[Mapping[str, str]]) -> tuple[Subject, ...]:
    """The citations to decide on, with what helps to decide beside them."""
    flags: dict[str, list[str]] = {}
    for row in retractions:
        told = f"{row['nature']} ({row['notice_date']}), stands: {row['stands']}"
        flags.setdefault(row["about"], []).append(told)
    made = []
    for one in citations:
        context = {
            "Title": one["title"] or one["translated_title"],
            "Publication": _publication(one),
            "Abstract": "\n".join(filter(None, (one["abstract"], _keywords(one)))),
            "Notices": "\n".join(flags.get(one["citation_id"], ())),
        }
        made.append(Subject(one["citation_id"], one["label"], tuple(one["aliases"]), context))
    used = {name for one in made for name, text in one.context.items() if text}
    return tuple(
        Subject(one.id, one.label, one.aliases, {name: text for name, text in one.context.items() if name in used})
        for one in made
    )


def _publication(one: Row) -> str:
    """Authors, place, identifiers and kind, a line each."""
    authors = "; ".join(one["authors"][:MOST_AUTHORS]) + (" et al." if len(one["authors"]) > MOST_AUTHORS else "")
    names = ", ".join([*publication_names(one), *one["registrations"]])
    return "\n".join(filter(None, (authors, publication_place(one), names, one["type"])))


def _keywords(one: Row) -> str:
    return f"Keywords: {'; '.join(one['keywords'])}" if one["keywords"] else ""


def screened(citations: Sequence[Row], answers: Iterable[Row], reports: Iterable[Row]) -> list[dict[str, Any]]:
    """A row a citation: included, excluded, or awaiting a decision.

    A citation whose full text is here needs no decision by its abstract, but people may still exclude it by that.
    `reports` say which document is the report of which citation.
    """
    told = decided(answers, "screening.")
    files: dict[str, list[str]] = {}
    for report in reports:
        files.setdefault(report["citation_id"], []).append(report["file"])
    rows = []
    for one in citations:
        found = decision(told.get(one["citation_id"], {}), with_reason=False)
        own = sorted(files.get(one["citation_id"], ()))
        if found.outcome == AWAITING and own:
            found = Decision(INCLUDED, HAS_REPORT, found.by)
        row = {name: one[name] for name in ("citation_id", "label", "title", "year")}
        rows.append(row | {"outcome": found.outcome, "reason": found.reason, "decided_by": found.by, "files": own})
    return rows


def left_out(rows: Iterable[Row]) -> dict[str, Row]:
    """The rows of citations that people excluded by title and abstract, by citation."""
    return {row["citation_id"]: row for row in rows if row["outcome"] == EXCLUDED}
