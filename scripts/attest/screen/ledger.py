"""The ledger: every document that people brought, and what became of it; the flow's counts are read from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attest.forms.round import Subject
from attest.problems import Faults, Problem
from attest.text.document import Document

COLUMNS = ("file", "report_id", "report", "kind", "study_id", "study", "outcome", "reason", "decided_by")
OUTCOMES = ("included", "excluded", "awaiting", "merged", "rejected")


def subjects(documents: Sequence[Document], studies: Iterable[Mapping[str, Any]]) -> tuple[Subject, ...]:
    """The reports to decide on, with what helps to decide beside them."""
    found = {document.report_id: document for document in documents}
    made = []
    for study in studies:
        for report in study["reports"]:
            document = found[report["report_id"]]
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
            made.append(Subject(document.report_id, document.label, document.identifiers, context))
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
    studies: Iterable[Mapping[str, Any]],
    answers: Iterable[Mapping[str, Any]],
) -> list[dict[str, str]]:
    """A row a document: included, excluded with its reason, awaiting a decision, merged with another, or rejected."""
    decided: dict[str, dict[str, Mapping[str, Any]]] = {}
    for answer in answers:
        if answer["role"].startswith("eligibility."):
            decided.setdefault(answer["subject"], {})[answer["role"].partition(".")[2]] = answer
    rows = [_row(one["file"], "rejected", one["reason"]) for one in rejected]
    rows += [_row(one["file"], "merged", f"{one['reason']} as {one['copy_of']}") for one in copies]
    for study in studies:
        for report in study["reports"]:
            outcome, reason, by = _decision(decided.get(report["report_id"], {}))
            row = _row(report["file"], outcome, reason)
            row |= {name: report[name] for name in ("report_id", "kind")} | {
                "report": report["label"],
                "decided_by": by,
            }
            rows.append(row | {"study_id": study["study_id"], "study": study["label"]})
    return sorted(rows, key=lambda row: row["file"])


def _row(file: str, outcome: str, reason: str) -> dict[str, str]:
    return dict.fromkeys(COLUMNS, "") | {"file": file, "outcome": outcome, "reason": reason}


def _decision(answers: Mapping[str, Mapping[str, Any]]) -> tuple[str, str, str]:
    """Outcome, reason and who decided; a report is excluded only when its reason is settled too."""
    decision, reason = answers.get("decision"), answers.get("reason")
    if decision is None or not decision["answers"]:
        return "awaiting", "nobody has decided yet", ""
    by = ", ".join(answer["name"] for answer in decision["answers"])
    if not decision["settled"]:
        if decision["status"] == "conflict":
            told = " and ".join(f"{answer['value']} ({answer['name']})" for answer in decision["answers"])
            return "awaiting", f"the reviewers disagree: {told}", by
        return "awaiting", f"so far decided by {by} only", by
    if decision["status"] == "adjudicated":
        by += f"; settled by {decision['ruling']['adjudicator']}"
    if decision["value"] == "include":
        return "included", "", by
    # Where the adjudicator ruled for exclusion, the reason of the reviewer who wanted it stands alone, but stands.
    alone = decision["status"] == "adjudicated" and reason is not None and reason["status"] == "single"
    if reason is not None and (reason["settled"] or alone):
        if reason["status"] == "adjudicated":
            by += f"; the reason settled by {reason['ruling']['adjudicator']}"
        return "excluded", str(reason["value"]), by
    return "awaiting", "excluded, but the reason is not settled", by


def going_on(studies: Iterable[Mapping[str, Any]], rows: Iterable[Mapping[str, str]]) -> list[dict[str, Any]]:
    """The studies that go on, with the reports that were not excluded; those still awaiting are carried along.

    A study is `included` when a report of it is, else `awaiting`.
    """
    outcome = {row["report_id"]: row["outcome"] for row in rows if row["report_id"]}
    kept = []
    for study in studies:
        reports = [
            {**report, "decision": outcome[report["report_id"]]}
            for report in study["reports"]
            if outcome[report["report_id"]] in ("included", "awaiting")
        ]
        if reports:
            included = any(report["decision"] == "included" for report in reports)
            kept.append({**study, "reports": reports, "eligibility": "included" if included else "awaiting"})
    return kept


def counts(rows: Sequence[Mapping[str, str]], order: Sequence[str]) -> dict[str, Any]:
    """The numbers of the PRISMA 2020 flow; exclusion reasons stand in the protocol's order."""
    outcomes = Counter(row["outcome"] for row in rows)
    reasons = Counter(row["reason"] for row in rows if row["outcome"] == "excluded")
    ordered = sorted(reasons, key=lambda reason: (order.index(reason) if reason in order else len(order), reason))
    studies = {row["study_id"] for row in rows if row["outcome"] == "included"}
    return {
        "other_documents": len(rows),
        "other_unreadable": outcomes["rejected"],
        "other_duplicates": outcomes["merged"],
        "other_assessed": outcomes["included"] + outcomes["excluded"] + outcomes["awaiting"],
        "other_excluded": [[reason, reasons[reason]] for reason in ordered],
        "other_awaiting": outcomes["awaiting"],
        "other_included": outcomes["included"],
        "reports_included": outcomes["included"],
        "studies_included": len(studies),
    }


def conserved(rows: Sequence[Mapping[str, str]], files: Iterable[str]) -> None:
    """Raise `Faults` unless every file that came in stands in the ledger exactly once, with an outcome."""
    told = Counter(row["file"] for row in rows)
    wrong = sorted({*told, *files} - {name for name in files if told[name] == 1})
    wrong += sorted(row["file"] for row in rows if row["outcome"] not in OUTCOMES)
    if wrong:
        raise Faults([Problem(name, "the ledger", f"{told[name]} rows", "one row a document") for name in wrong])
