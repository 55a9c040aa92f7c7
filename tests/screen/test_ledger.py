"""The ledger and the counts of the flow."""

from typing import Any

import pytest

from attest.problems import Faults
from attest.report import flow_counts
from attest.screen import ledger

STUDIES = [
    {
        "study_id": f"s{number}",
        "label": f"Study {number}",
        "reports": [
            {"report_id": f"r{number}", "kind": "news item", "label": f"Report {number}", "file": f"{number}.txt"}
        ],
    }
    for number in range(1, 6)
]


def answer(report: str, role: str, value: str | None, status: str, settled: bool, **more: Any) -> dict[str, Any]:
    people = [{"name": name, "value": value} for name in more.pop("people", ["Ann", "Bob"])] if value else []
    return {
        "subject": report, "role": f"eligibility.{role}", "value": value, "status": status, "settled": settled,
        "answers": people, "ruling": None, **more,
    }  # fmt: skip


ANSWERS = [
    answer("r1", "decision", "include", "agreed", True),
    answer("r2", "decision", "exclude", "agreed", True),
    answer("r2", "reason", "wrong population", "adjudicated", True) | {"ruling": {"adjudicator": "Cem"}},
    answer("r3", "decision", "exclude", "agreed", True),
    answer("r3", "reason", "wrong population", "conflict", False),
    answer("r4", "decision", "include", "single", False, people=["Ann"]),
    answer("r5", "decision", None, "unanswered", False),
]
REJECTED = [{"file": "bad.txt", "reason": "an empty file"}]
COPIES = [{"file": "copy.txt", "copy_of": "1.txt", "reason": "same doi:10.1/x"}]


def rows() -> list[dict[str, str]]:
    return ledger.ledger(REJECTED, COPIES, STUDIES, ANSWERS)


def test_every_document_has_one_outcome_and_a_reason() -> None:
    told = {row["file"]: (row["outcome"], row["reason"]) for row in rows()}
    assert told == {
        "1.txt": ("included", ""),
        "2.txt": ("excluded", "wrong population"),
        "3.txt": ("awaiting", "excluded, but the reason is not settled"),
        "4.txt": ("awaiting", "so far decided by Ann only"),
        "5.txt": ("awaiting", "nobody has decided yet"),
        "bad.txt": ("rejected", "an empty file"),
        "copy.txt": ("merged", "same doi:10.1/x as 1.txt"),
    }
    ledger.conserved(rows(), list(told))


@pytest.mark.parametrize("files", [["1.txt"], [*(row["file"] for row in rows()), "lost.txt"]])
def test_a_document_that_is_lost_or_appears_from_nowhere_ends_the_run(files: list[str]) -> None:
    with pytest.raises(Faults, match="one row a document"):
        ledger.conserved(rows(), files)


def test_the_flow_adds_up() -> None:
    counts = ledger.counts(rows(), ["wrong design", "wrong population"])
    assert counts["other_excluded"] == [["wrong population", 1]]
    assert (counts["other_documents"], counts["other_awaiting"], counts["studies_included"]) == (7, 3, 1)
    assert flow_counts.check(counts) == []
    for key in ("other_documents", "other_assessed", "other_included", "reports_included"):
        with pytest.raises(Faults):
            flow_counts.must_add_up({**counts, key: counts[key] + 1})


def test_studies_awaiting_a_decision_are_carried_along() -> None:
    kept = ledger.going_on(STUDIES, rows())
    assert {study["study_id"]: study["eligibility"] for study in kept} == {
        "s1": "included",
        "s3": "awaiting",
        "s4": "awaiting",
        "s5": "awaiting",
    }


def test_a_lone_reason_stands_when_the_adjudicator_ruled_for_exclusion() -> None:
    decision = answer("r1", "decision", "exclude", "adjudicated", True) | {"ruling": {"adjudicator": "Cem"}}
    reason = answer("r1", "reason", "wrong population", "single", False, people=["Bob"])
    (row,) = ledger.ledger([], [], STUDIES[:1], [decision, reason])
    assert (row["outcome"], row["reason"]) == ("excluded", "wrong population")
    assert row["decided_by"] == "Ann, Bob; settled by Cem"
