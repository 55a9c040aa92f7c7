"""Shares and counts of people by arm, in the forms in which sentences give them."""

from __future__ import annotations

import pytest

from attest.extract.suggest import suggest
from attest.ingest.documents import document_of
from attest.text.source import source_of

METHODS = "Adults were randomly assigned to syrup (arm A, n = 50) or tea (arm B, n = 48), and compared."


def figures(results: str) -> set[tuple[str, str, str, str]]:
    """Each figure with the last word of its role, its outcome or event, its arm and its value."""
    text = f"Syrup and tea for pain: a trial\n\nAbstract\n\nMethods: {METHODS}\n\nResults: {results}\n"
    source = source_of(text.encode(), "trial.txt")
    out = set()
    for one in suggest(document_of(source), source):
        row = dict(one.row or ())
        role = one.role.split(".")[-1]
        if role in ("events", "percent"):
            of = row.get("outcome") or row.get("event", "")
            out.add((role, of, row.get("arm") or row.get("time_point", ""), str(one.value)))
    return out


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        (
            "The trial showed a complete healing rate of 46% (95% CI, 30-58%) for arm A, and 34% (95% CI, 19.8-48.4%) "
            "for arm B.",
            {("percent", "complete healing rate", "arm A", "46"), ("percent", "complete healing rate", "arm B", "34")},
        ),
        (
            "The most common complication was swelling, with 29 adults (60%) in arm A and 24 adults (62%) in arm B.",
            {
                ("events", "swelling", "arm A", "29"),
                ("percent", "swelling", "arm A", "60"),
                ("events", "swelling", "arm B", "24"),
                ("percent", "swelling", "arm B", "62"),
            },
        ),
        (
            "One wound infection (2%) occurred in arm A and three (6.5%) in arm B.",
            {
                ("events", "wound infection", "arm A", "1"),
                ("percent", "wound infection", "arm A", "2"),
                ("events", "wound infection", "arm B", "3"),
                ("percent", "wound infection", "arm B", "6.5"),
            },
        ),
        (
            "There were no differences in swelling (40% vs 31%), redness (0% vs 4%), and stiffness (10% vs 9%) "
            "for arm A versus arm B.",
            {
                ("percent", "swelling", "arm A", "40"),
                ("percent", "swelling", "arm B", "31"),
                ("percent", "redness", "arm A", "0"),
                ("percent", "redness", "arm B", "4"),
                ("percent", "stiffness", "arm A", "10"),
                ("percent", "stiffness", "arm B", "9"),
            },
        ),
        (
            "Compared with adults in the least wealthy areas, those in the most wealthy areas had more swelling "
            "(58% v 51%).",
            {
                ("percent", "swelling", "those in the most wealthy areas", "58"),
                ("percent", "swelling", "adults in the least wealthy areas", "51"),
            },
        ),
        (
            "The 2- and 4-year healing rates were 86% (+/-3.9%) and 54% (+/-7.5%), respectively.",
            {("percent", "healing rates", "2 years", "86"), ("percent", "healing rates", "4 years", "54")},
        ),
        (
            "Healing rates were 24% and 6% in arms A and B, respectively.",
            {("percent", "Healing rates", "arm A", "24"), ("percent", "Healing rates", "arm B", "6")},
        ),
        (
            "Operative complications were torn skin (n = 8) and heavy bleeding (n = 4).",
            {("events", "torn skin", "", "8"), ("events", "heavy bleeding", "", "4")},
        ),
    ],
)
def test_figures_by_arm(results: str, expected: set[tuple[str, str, str, str]]) -> None:
    assert figures(results) == expected
