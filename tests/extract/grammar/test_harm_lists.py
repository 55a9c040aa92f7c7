"""Lists of harms with a figure of every group, and cases of harms, in reports of our own."""

from __future__ import annotations

import pytest

from attest.extract.suggest import suggest
from attest.ingest.documents import document_of
from attest.text.source import source_of

TWO = (
    "Tea versus placebo for cough: a randomised trial\n\nAbstract\n\n"
    "METHODS: We randomly assigned 80 adults to tea or placebo. RESULTS: {}\n"
)
REPORTS = [
    (
        "The most common adverse events were nausea (14%, 9% and 3%) and rash (8%, 3% and 1%).",
        set(),
    ),
    (
        "The most common adverse events were nausea (14% vs 9%), conjunctivitis (9% vs 2%) and rash (8% vs 3%).",
        {
            ("nausea", "tea", "percent", "14"),
            ("nausea", "placebo", "percent", "9"),
            ("conjunctivitis", "tea", "percent", "9"),
            ("conjunctivitis", "placebo", "percent", "2"),
            ("rash", "tea", "percent", "8"),
            ("rash", "placebo", "percent", "3"),
        },
    ),
    (
        "Adverse events were seen in 40% on placebo and 25% on tea. "
        "The most common were nausea (14% and 9%) and rash (8% and 3%).",
        {
            ("Adverse events", "placebo", "percent", "40"),
            ("Adverse events", "tea", "percent", "25"),
            ("nausea", "placebo", "percent", "14"),
            ("nausea", "tea", "percent", "9"),
            ("rash", "placebo", "percent", "8"),
            ("rash", "tea", "percent", "3"),
        },
    ),
    (
        "Nine serious adverse events occurred in the tea group and three in the placebo group.",
        {("serious adverse events", "tea", "events", "9"), ("serious adverse events", "placebo", "events", "3")},
    ),
    (
        "Adverse events occurred in 40% of patients on tea and 25% on placebo; serious adverse events in 7% and 5%.",
        {
            ("Adverse events", "tea", "percent", "40"),
            ("Adverse events", "placebo", "percent", "25"),
            ("serious adverse events", "tea", "percent", "7"),
            ("serious adverse events", "placebo", "percent", "5"),
        },
    ),
    (
        "One case of herpes zoster and two cases of pneumonia occurred in the tea group.",
        {("herpes zoster", "tea", "events", "1"), ("pneumonia", "tea", "events", "2")},
    ),
    (
        "Nausea was the most common adverse event, reported in 20 (50%) of 40 patients in the tea group "
        "and 9 (23%) of 40 in the placebo group.",
        {
            ("Nausea", arm, role, value)
            for arm, values in (("tea", ("20", "50", "40")), ("placebo", ("9", "23", "40")))
            for role, value in zip(("events", "percent", "total"), values, strict=True)
        },
    ),
]


@pytest.mark.parametrize(("sentence", "figures"), REPORTS)
def test_figures_of_every_group(sentence: str, figures: set[tuple[str, str | None, str, str]]) -> None:
    source = source_of(TWO.format(sentence).encode(), "a.txt")
    found = set()
    for one in suggest(document_of(source), source):
        row = dict(one.row or ())
        role = one.role.split(".")[1]
        if "event" in row and role in ("events", "percent", "total"):
            found.add((row["event"], row.get("arm"), role, one.value))
    assert found == figures


def test_harms_that_nobody_had_are_named_each() -> None:
    text = TWO.format("Adverse events were mild. There were no deaths, malignancies or opportunistic infections.")
    source = source_of(text.encode(), "a.txt")
    names = [one.value for one in suggest(document_of(source), source) if one.role == "adverse_event.name"]
    assert names == ["deaths", "malignancies", "opportunistic infections"]
