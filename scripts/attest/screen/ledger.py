"""The ledger: every document that people brought, and what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attest.forms.round import Subject
from attest.problems import Faults, Problem
from attest.screen.decisions import AWAITING, EXCLUDED, INCLUDED, decided, decision
from attest.text.document import Document

COLUMNS = (
    *("file", "report_id", "report", "kind", "study_id", "study", "citation_id", "outcome", "reason"),
    "decided_by",
)
MERGED, REJECTED, SCREENED_OUT = "merged", "rejected", "screened out"
OUTCOMES = (INCLUDED, EXCLUDED, AWAITING, MERGED, REJECTED, SCREENED_OUT)

Row = Mapping[str, Any]


def subjects(
    documents: Sequence[Document], studies: Iterable[Row], citation_of: Mapping[str, str], left_out: Mapping[str, Row]
) -> tuple[Subject, ...]:
    """The reports to decide on, with what helps to decide beside them; not those of citations that were left out."""
    found = {document.report_id: document for document in documents}
    made = []
    for study in studies:
        for report in study["reports"]:
            document = found[report["report_id"]]
            if citation_of.get(document.report_id) in left_out:
                continue
            facts = {fact.role: fact.value for fact in document.identity}
            title = facts.get("report.title", "")
            year, journal = facts.get("report.year", ""), facts.get("report.journal", "")
            context = {
                "Title": title if isinstance(title, str) else "; ".join(title),
                "Published in": " ".join(str(part) for part in (journal, year) if part),
                "Kind": document.kind,
                "File": document.file,
                "Study": study["label"],
            }
            made.append(Subject(document.report_id, report["label"], document.identifiers, context))
    return tuple(_told_apart(made))


def _told_apart(made: Sequence[Subject]) -> Iterable[Subject]:
    """The subjects with the file in the label where two have the same label."""
    labels = Counter(subject.label for subject in made)
    for subject in made:
        label = subject.label if labels[subject.label] == 1 else f"{subject.label} ({subject.context['File']})"
        yield Subject(subject.id, label, subject.aliases, subject.context)


def options(reasons: Sequence[str]) -> dict[str, list[str]]:
    """The choices of the form: the protocol's reasons for exclusion."""
    return {"exclusion reasons of the protocol": list(reasons)}


def ledger(
    rejected: Iterable[Mapping[str, str]],
    copies: Iterable[Mapping[str, str]],
    studies: Iterable[Row],
    answers: Iterable[Row],
    citation_of: Mapping[str, str],
    left_out: Mapping[str, Row],
) -> list[dict[str, str]]:
    """A row a document: included, excluded with its reason, awaiting a decision, merged, screened out, or rejected.

    `citation_of` has the citation of each report that one was found for; `left_out` the citations that were excluded
    by title and abstract.
    """
    told = decided(answers, "eligibility.")
    rows = [_row(one["file"], REJECTED, one["reason"]) for one in rejected]
    for study in studies:
        for report in study["reports"]:
            citation = citation_of.get(report["report_id"], "")
            if citation in left_out:
                out = left_out[citation]
                row = _row(report["file"], SCREENED_OUT, out["reason"]) | {"decided_by": out["decided_by"]}
            else:
                found = decision(told.get(report["report_id"], {}))
                row = _row(report["file"], found.outcome, found.reason) | {"decided_by": found.by}
            row |= {name: report[name] for name in ("report_id", "kind")} | {"report": report["label"]}
            rows.append(row | {"study_id": study["study_id"], "study": study["label"], "citation_id": citation})
    by_file = {row["file"]: row["citation_id"] for row in rows}
    for one in copies:
        row = _row(one["file"], MERGED, f"{one['reason']} as {one['copy_of']}")
        rows.append(row | {"citation_id": by_file.get(one["copy_of"], "")})
    return sorted(rows, key=lambda row: row["file"])


def _row(file: str, outcome: str, reason: str) -> dict[str, str]:
    return dict.fromkeys(COLUMNS, "") | {"file": file, "outcome": outcome, "reason": reason}


def going_on(studies: Iterable[Row], rows: Iterable[Mapping[str, str]]) -> list[dict[str, Any]]:
    """The studies that go on, with the reports that were not excluded; those still awaiting are carried along.

    A study is `included` when a report of it is, else `awaiting`.
    """
    outcome = {row["report_id"]: row["outcome"] for row in rows if row["report_id"]}
    kept = []
    for study in studies:
        reports = [
            {**report, "decision": outcome[report["report_id"]]}
            for report in study["reports"]
            if outcome[report["report_id"]] in (INCLUDED, AWAITING)
        ]
        if reports:
            included = any(report["decision"] == INCLUDED for report in reports)
            kept.append({**study, "reports": reports, "eligibility": INCLUDED if included else AWAITING})
    return kept


def conserved(rows: Sequence[Mapping[str, str]], files: Iterable[str]) -> None:
    """Raise `Faults` unless every file that came in stands in the ledger exactly once, with an outcome."""
    told = Counter(row["file"] for row in rows)
    wrong = sorted({*told, *files} - {name for name in files if told[name] == 1})
    wrong += sorted(row["file"] for row in rows if row["outcome"] not in OUTCOMES)
    if wrong:
        raise Faults([Problem(name, "the ledger", f"{told[name]} rows", "one row a document") for name in wrong])
