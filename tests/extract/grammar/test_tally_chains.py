"""Counts and shares whose name stands in the clause before, and those that are a table in one sentence."""

from __future__ import annotations

import pytest

from attest.extract.suggest import suggest
from attest.ingest.documents import document_of
from attest.text.source import source_of


def told(results: str) -> set[tuple[str, str, str, str, str]]:
    """Each count, total and share with its outcome or event, its arm and its time point."""
    source = source_of(f"Cough in adults\n\nAbstract\n\nResults: {results}\n".encode(), "cohort.txt")
    out = set()
    for one in suggest(document_of(source), source):
        row, role = dict(one.row or ()), one.role.split(".")[-1]
        if role in ("events", "total", "percent"):
            of = row.get("outcome") or row.get("event", "")
            out.add((role, of, row.get("arm", ""), row.get("time_point", ""), str(one.value)))
    return out


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        (
            "Of 9 evaluable adults at week 20, lung capacity had fallen by at least 12% in 2 patients, and "
            "was stable in 4 patients.",
            {("events", "lung capacity was stable", "4"), ("total", "lung capacity was stable", "9")},
        ),
        (
            "At the last visit, disease had improved or stabilized in 31 patients (62%) and worsened in nine (18%).",
            {("events", "disease worsened", "9"), ("percent", "disease worsened", "18")},
        ),
        (
            "Cultures were positive in 81.5% of patients at admission and became negative in 64% of these.",
            {("percent", "Cultures were positive", "81.5"), ("percent", "Cultures became negative", "64")},
        ),
        (
            "Grip strength remained stable in 14 (70.0%) and in one patient (5.0%) it rose by more than 20%.",
            {("events", "Grip strength remained stable", "14")},
        ),
        (
            "Among a total of 410 nurses, 41.2% (n = 169) reported back pain (score ≥ 3), 20.5% (n = 84) "
            "severe neck pain, "
            "and 9.8% (n = 40) knee pain.",
            {("events", "back pain", "169"), ("percent", "severe neck pain", "20.5"), ("events", "knee pain", "40")},
        ),
        (
            "Wound leakage was found to be 12.5% (10/80).",
            {("events", "Wound leakage", "10"), ("total", "Wound leakage", "80")},
        ),
        (
            "Surgical morbidity and 60-day mortality were 41% and 2%.",
            {("percent", "Surgical morbidity", "41"), ("percent", "60-day mortality", "2")},
        ),
        (
            "Reasons for leaving included death (n = 6 patients) and moving house (n = 4 patients).",
            {("events", "death", "6"), ("events", "moving house", "4")},
        ),
        (
            "Brushing and flossing teeth (n=490, 81.7%) and avoiding sweets and soft drinks (n=310, 51.7%) "
            "were the habits "
            "named most often.",
            {("events", "Brushing and flossing teeth", "490"), ("events", "avoiding sweets and soft drinks", "310")},
        ),
    ],
)
def test_what_the_clause_before_names(results: str, expected: set[tuple[str, str, str]]) -> None:
    found = {(role, of, value) for role, of, _, _, value in told(results)}
    assert expected <= found


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        (
            "Eczema, hay fever and use of antihistamines were present in 22 (88%), 12 (48%) and 20 (80%) "
            "children on zinc "
            "and in 10 (77%), 6 (46%) and 9 (69%) on placebo, respectively.",
            {
                ("events", "hay fever", "zinc", "", "12"),
                ("percent", "hay fever", "placebo", "", "46"),
                ("events", "Eczema", "placebo", "", "10"),
            },
        ),
        (
            "Cure rates were 41% (9/22) vs. 14% (2/14) at week 6, and 50% (11/22) vs. 21% (3/14) at week 30 "
            "with zinc versus "
            "placebo, respectively.",
            {
                ("events", "Cure rates", "zinc", "at week 6", "9"),
                ("events", "Cure rates", "placebo", "at week 30", "3"),
                ("total", "Cure rates", "zinc", "at week 30", "22"),
            },
        ),
        (
            "Partial and complete response rates at week 8 on zinc vs. placebo were 27% vs. 18% and 11% vs. "
            "1%, respectively.",
            {
                ("percent", "complete response rates", "placebo", "", "1"),
                ("percent", "Partial response rates", "zinc", "", "27"),
            },
        ),
        (
            "Sensitivity and specificity were 81% and 92% in children and 70% and 86% in adults.",
            {("percent", "Sensitivity", "adults", "", "70"), ("percent", "specificity", "children", "", "92")},
        ),
        (
            "Relapse rates at month 6 were similar across the arms: 33.1% (300 mg daily), 31.7% (150 mg "
            "daily) and 34.0% (placebo).",
            {
                ("percent", "Relapse rates", "300 mg daily", "at month 6", "33.1"),
                ("percent", "Relapse rates", "placebo", "at month 6", "34.0"),
            },
        ),
        (
            "The percentage of patients on steroids decreased from 91% at baseline to 52% at 12 months (P < "
            "0.001) and 40% at 24 "
            "months (P = 0.02).",
            {("percent", "percentage of patients on steroids", "", "at 24 months", "40")},
        ),
    ],
)
def test_tables_in_a_sentence(results: str, expected: set[tuple[str, str, str, str, str]]) -> None:
    assert expected <= told(results)


@pytest.mark.parametrize(
    "results",
    [
        "All but one patient in the early cohort had clear margins.",
        "Considering the last visit in six patients with asthma, lung function was good.",
    ],
)
def test_what_counts_nobody(results: str) -> None:
    assert told(results) == set()
