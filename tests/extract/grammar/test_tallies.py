"""Counts and shares of people whose outcome is named before them, behind them or as their subject."""

from __future__ import annotations

import pytest

from attest.extract.suggest import suggest
from attest.ingest.documents import document_of
from attest.text.source import source_of


def figures(results: str, methods: str = "We saw 800 patients with cough.") -> set[tuple[str, str, str, str]]:
    """Each count, total and share with its outcome or event, and its arm or time point."""
    text = f"Cough in adults\n\nAbstract\n\nMethods: {methods}\n\nResults: {results}\n"
    source = source_of(text.encode(), "cohort.txt")
    out = set()
    for one in suggest(document_of(source), source):
        row, role = dict(one.row or ()), one.role.split(".")[-1]
        if role in ("events", "total", "percent"):
            of = row.get("outcome") or row.get("event", "")
            out.add((role, of, row.get("arm") or row.get("time_point", ""), str(one.value)))
    return out


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        ("Weaning was possible in 64% of the patients.", {("percent", "Weaning was possible", "", "64")}),
        ("Swelling was evident in 39.1% of the patients.", {("percent", "Swelling", "", "39.1")}),
        (
            "We saw scarring in 17 hands, numbness in 5 and stiffness in 3.",
            {("events", "numbness", "", "5"), ("events", "stiffness", "", "3")},
        ),
        (
            "However, in 32 patients (30%) a polyp was found.",
            {("events", "polyp", "", "32"), ("percent", "polyp", "", "30")},
        ),
        (
            "Seven of the 45 patients (15.5%) developed late sepsis.",
            {("events", "late sepsis", "", "7"), ("total", "late sepsis", "", "45")},
        ),
        (
            "Suturing was eventually performed in 137 patients (61.9%).",
            {("events", "Suturing", "", "137"), ("percent", "Suturing", "", "61.9")},
        ),
        (
            "Sepsis was diagnosed clinically in 10 patients (2.9%).",
            {("events", "Sepsis", "", "10"), ("percent", "Sepsis", "", "2.9")},
        ),
        ("Nearly 15% presented severe wheeze.", {("percent", "severe wheeze", "", "15")}),
        (
            "Sixty-one percent of patients with asthma had poor sleep.",
            {("percent", "poor sleep", "patients with asthma", "61")},
        ),
        ("Only 58% of patients passed the walking test.", {("percent", "passed the walking test", "", "58")}),
        (
            "In 18 (22%) of the patients the nurse called for help.",
            {("events", "nurse called for help", "", "18")},
        ),
        (
            "There were 13 fractures, 5 sprains and 6 deep wounds.",
            {("events", "fractures", "", "13"), ("events", "sprains", "", "5"), ("events", "deep wounds", "", "6")},
        ),
        (
            "There were 24 injuries (13 fractures, 5 sprains, and 6 deep wounds).",
            {("events", "fractures", "", "13"), ("events", "sprains", "", "5"), ("events", "deep wounds", "", "6")},
        ),
        (
            "Twenty-two had undergone open procedures, 4 drainage, and 1 biopsy.",
            {("events", "undergone open procedures", "", "22"), ("events", "drainage", "", "4")},
        ),
        (
            "Twelve patients showed a late relapse (34.5%).",
            {("events", "late relapse", "", "12"), ("percent", "late relapse", "", "34.5")},
        ),
        (
            "The conversion rate was 20% overall (9 patients).",
            {("percent", "conversion rate", "", "20"), ("events", "conversion rate", "", "9")},
        ),
        (
            "Thirteen wound infections (5%) and 2 deaths (1%) occurred.",
            {("events", "wound infections", "", "13"), ("events", "deaths", "", "2"), ("percent", "deaths", "", "1")},
        ),
        ("With longer waiting, 25 tumours relapsed locally.", {("events", "tumours relapsed locally", "", "25")}),
        (
            "Overall, 489 pictures (46%) were readable.",
            {("events", "pictures readable", "", "489"), ("percent", "pictures readable", "", "46")},
        ),
        (
            "The score gave a sensitivity of 75%, specificity of 72%, PPV of 41% and NPV of 91%.",
            {("percent", "sensitivity", "", "75"), ("percent", "PPV", "", "41"), ("percent", "NPV", "", "91")},
        ),
        (
            "The accuracy, sensitivity, and specificity were 92%, 90%, and 94%.",
            {
                ("percent", "accuracy", "", "92"),
                ("percent", "sensitivity", "", "90"),
                ("percent", "specificity", "", "94"),
            },
        ),
        (
            "After a median follow-up of 45 months, OS and PFS at 5 years were 85.6% and 79.2%, respectively.",
            {("percent", "OS", "at 5 years", "85.6"), ("percent", "PFS", "at 5 years", "79.2")},
        ),
        (
            "Coverage for eye screening was 10.5% in Peru, 19.3% in Chile and 43% in Cuba.",
            {
                ("percent", "Coverage for eye screening", "Peru", "10.5"),
                ("percent", "Coverage for eye screening", "Chile", "19.3"),
                ("percent", "Coverage for eye screening", "Cuba", "43"),
            },
        ),
        (
            "Of the smokers, 53 (31.2%) had a dry cough and 46 (27%) had wheeze.",
            {
                ("events", "dry cough", "smokers", "53"),
                ("percent", "dry cough", "smokers", "31.2"),
                ("events", "wheeze", "smokers", "46"),
            },
        ),
        (
            "Of the 382 smokers, 14 developed a cancer.",
            {("events", "cancer", "smokers", "14"), ("total", "cancer", "smokers", "382")},
        ),
        (
            "Only one patient with gout fell in the exercise group compared with 11 in the control group.",
            {("events", "fell", "control", "11")},
        ),
        (
            "Headache was seen in 12 (25%) patients in syrup/honey and 8 (16.7%) cases in tea group.",
            {
                ("events", "Headache", "syrup/honey", "12"),
                ("percent", "Headache", "syrup/honey", "25"),
                ("events", "Headache", "tea", "8"),
            },
        ),
    ],
)
def test_what_a_tally_is_of_and_whose(results: str, expected: set[tuple[str, str, str, str]]) -> None:
    assert expected <= figures(results)


@pytest.mark.parametrize(
    "results",
    [
        "The mean angle was corrected from 82 degrees to 35 degrees, for a 57% correction.",
        "Forty cough attacks occurred in 14 patients.",
        "Serum 25(OH)D levels rose in winter.",
        "We identified four latent classes and 3 distinct trajectories.",
        "Three hundred patients were enrolled in 12 clinics.",
        "The questionnaires were returned by 14 wards.",
        "Data from 42 reports and 17 trials were used.",
        "We compared syrup with honey in 96 patients.",
        "Patients were treated for 12 weeks with 3 tablets a day.",
        "The maps agreed with 50% overlap.",
        "The course consisted of 14 guided cooking lessons, held by nurses.",
        "The mean prevalence of wheeze among 435 patients rose by 4 points.",
        "Dry mouth was seen more often with 2 and 4 mg tablets.",
        "Cough was rated with 3, 6 and 12 month recall.",
        "One syrup versus another: there was less cough with honey.",
    ],
)
def test_what_is_no_tally(results: str) -> None:
    assert figures(results) == set()
