"""Arms and their sizes, by the forms in which reports name them."""

from __future__ import annotations

import pytest

from attest.extract.arms import arms_of
from attest.extract.reading import Reading
from attest.ingest.documents import document_of
from attest.text.source import source_of


def arms(methods: str, results: str = "Pain fell in all groups.") -> dict[str, str]:
    """The arms of a report with these methods and results, each with its size or an empty word."""
    text = f"Drops or tablets for pain: a trial\n\nAbstract\n\nMethods: {methods}\n\nResults: {results}\n"
    source = source_of(text.encode(), "trial.txt")
    found = arms_of(Reading(document_of(source), source))
    sizes = {dict(one.row or ())["arm"]: one.value for one in found.found if one.role == "arm.n"}
    return {name: sizes.get(name, "") for name in found.names}


@pytest.mark.parametrize(
    ("methods", "expected"),
    [
        (
            "Adults were randomly assigned to syrup 10 mg daily (n = 17), lozenges 5 mg daily (n = 16), or placebo "
            "(n = 15).",
            {"syrup": "17", "lozenges": "16", "placebo": "15"},
        ),
        (
            "Adults seen between January 2012 and January 2013 were randomised to open (OP, n = 50) and closed surgery "
            "(CL, n = 52).",
            {"open": "50", "closed surgery": "52"},
        ),
        ("There were 51 adults in the drain group and 53 in the no-drain group.", {"drain": "", "no-drain": ""}),
    ],
)
def test_arms_with_their_sizes(methods: str, expected: dict[str, str]) -> None:
    assert arms(methods) == expected


def test_arms_that_differ_by_their_dose_are_arms_of_their_own() -> None:
    told = (
        "Relief was seen in the syrup 50 mg plus tea group, the syrup 100 mg plus tea group and the placebo plus tea "
        "group."
    )
    assert sorted(arms("Adults were randomised.", told)) == [
        "placebo plus tea",
        "syrup 100 mg plus tea",
        "syrup 50 mg plus tea",
    ]


def test_a_society_is_no_arm() -> None:
    assert "Nordic" not in arms("The Nordic Group for Pain Research compared the drug group with the placebo group.")
