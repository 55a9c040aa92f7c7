"""The numbers of the PRISMA 2020 flow, counted from the ledgers of records, citations and documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attest.screen.decisions import AWAITING, EXCLUDED, INCLUDED
from attest.screen.ledger import MERGED, REJECTED

Rows = Sequence[Mapping[str, Any]]
ASSESSED = (INCLUDED, EXCLUDED, AWAITING)


def counts(documents: Rows, citations: Rows, searches: Rows, order: Sequence[str]) -> dict[str, Any]:
    """The flow's numbers; exclusion reasons stand in the protocol's order.

    `documents` and `citations` are the ledgers of this stage, `searches` the table of what was searched. A document
    that is the report of a citation counts with the databases, every other one with the other methods.
    """
    searched = _searched(searches)
    outcomes = Counter(row["outcome"] for row in citations)
    kept = [row for row in citations if row["outcome"] == INCLUDED]
    found = [row for row in documents if row["citation_id"] and row["outcome"] in ASSESSED]
    more = len(found) - sum(1 for row in kept if row["files"])
    others = [row for row in documents if not row["citation_id"]]
    return {
        "database_records": sum(one["entries"] for one in searched if one["kind"] != "register"),
        "register_records": sum(one["entries"] for one in searched if one["kind"] == "register"),
        "searched": [[one["name"], one["entries"], one["kind"]] for one in searched],
        "duplicates_removed": sum(one["records"] for one in searched) - len(citations),
        "records_unreadable": sum(one["entries"] - one["records"] for one in searched),
        "records_screened": len(citations),
        "records_excluded": outcomes[EXCLUDED],
        "records_awaiting": outcomes[AWAITING],
        "reports_more": more,
        "reports_sought": len(kept) + more,
        "reports_not_retrieved": sum(1 for row in kept if not row["files"]),
        **_assessed("reports", found, order),
        "other_documents": len(others),
        "other_unreadable": sum(row["outcome"] == REJECTED for row in others),
        "other_duplicates": sum(row["outcome"] == MERGED for row in others),
        **_assessed("other", [row for row in others if row["outcome"] in ASSESSED], order),
        "reports_included": sum(row["outcome"] == INCLUDED for row in documents),
        "studies_included": len({row["study_id"] for row in documents if row["outcome"] == INCLUDED}),
    }


def _assessed(name: str, rows: Iterable[Mapping[str, Any]], order: Sequence[str]) -> dict[str, Any]:
    """What became of the reports that were assessed, by the names that the flow has for one column."""
    rows = list(rows)
    outcomes = Counter(row["outcome"] for row in rows)
    reasons = Counter(row["reason"] for row in rows if row["outcome"] == EXCLUDED)
    ordered = sorted(reasons, key=lambda reason: (order.index(reason) if reason in order else len(order), reason))
    told = {
        f"{name}_assessed": len(rows),
        f"{name}_excluded": [[reason, reasons[reason]] for reason in ordered],
        f"{name}_awaiting": outcomes[AWAITING],
    }
    return told if name == "reports" else told | {f"{name}_included": outcomes[INCLUDED]}


def _searched(searches: Rows) -> list[dict[str, Any]]:
    """Each database and register with its entries, in the order in which the searches are listed.

    A file without entries whose database nobody knows is no source: it may be no export at all.
    Capitals and spaces make no other database: Medline and MEDLINE are one, under the name that comes first.
    """
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for row in searches:
        entries = int(row["records"] or 0) + int(row["rejected"] or 0)
        if not entries and not row["database"]:
            continue
        kind, name = row["kind"] or "database", row["database"] or "Source not named"
        folded = " ".join(name.casefold().split())
        one = found.setdefault((kind, folded), {"kind": kind, "name": name, "entries": 0, "records": 0})
        one["records"] += int(row["records"] or 0)
        one["entries"] += entries
    return list(found.values())
