"""The ledger of documents."""

from typing import Any

import pytest

from attest.problems import Faults
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
    return ledger.ledger(REJECTED, COPIES, STUDIES, ANSWERS, {}, {})


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
    (row,) = ledger.ledger([], [], STUDIES[:1], [decision, reason], {}, {})
    assert (row["outcome"], row["reason"]) == ("excluded", "wrong population")
    assert row["decided_by"] == "Ann, Bob; settled by Cem"


def test_the_report_of_a_citation_that_was_excluded_by_its_abstract_is_screened_out() -> None:
    out = {"c1": {"reason": "by title and abstract", "decided_by": "Ann, Bob"}}
    found = ledger.ledger([], COPIES, STUDIES[:2], ANSWERS, {"r1": "c1", "r2": "c2"}, out)
    assert [(row["file"], row["citation_id"], row["outcome"]) for row in found] == [
        ("1.txt", "c1", "screened out"),
        ("2.txt", "c2", "excluded"),
        ("copy.txt", "c1", "merged"),
    ]
    assert {study["study_id"] for study in ledger.going_on(STUDIES[:2], found)} == set()
