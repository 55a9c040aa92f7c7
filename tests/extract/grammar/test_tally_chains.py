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
        (
            "Patients were seen for a median of 40 weeks, with 31/52 (60%) patients experiencing a flare.",
            {("events", "flare", "31"), ("total", "flare", "52")},
        ),
        (
            "Thirty patients left; 18 relapsed later (median: 7 months; 44% relapsed within 6 months).",
            {("percent", "relapsed", "44")},
        ),
        (
            "The reasons for leaving in the remaining 60 (40%) patients were: 28 (19%) lost-to-follow-up, "
            "17 (11%) side effects "
            "and 15 (10%) deaths.",
            {("events", "side effects", "17"), ("percent", "deaths", "10")},
        ),
        (
            "Overall, rashes were recorded in 38 patients (35.2% of the 108 patients with a visit).",
            {("events", "rashes", "38"), ("percent", "rashes", "35.2"), ("total", "rashes", "108")},
        ),
        (
            "The proportions of people achieving each outcome were: WHO50 41.2%, WHO70 19.5% and WHO90 7.6%.",
            {("percent", "WHO50", "41.2"), ("percent", "WHO70", "19.5"), ("percent", "WHO90", "7.6")},
        ),
        (
            "Of 150 children, 80 (53.3%) needed a change in antibiotics and 61 (40.7%) stayed for more than "
            "4 days on the ward.",
            {
                ("events", "needed a change in antibiotics", "80"),
                ("total", "stayed for more than 4 days on the ward", "150"),
            },
        ),
        ("There were 80 (40.2%) early births with a section rate of 71.5%.", {("events", "early births", "80")}),
        (
            "Of 290 deaths among nurses, 75 (26%) were from cancer and 41 (14%) were due to stroke.",
            {("events", "death from cancer", "75"), ("percent", "death from stroke", "14")},
        ),
        (
            "Side effects of treatment included hair loss (4 patients), brown urine (3) which cleared with "
            "water, and cramps (1).",
            {("events", "hair loss", "4"), ("events", "brown urine", "3"), ("events", "cramps", "1")},
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
                ("percent", "complete response rates", "placebo", "at week 8", "1"),
                ("percent", "Partial response rates", "zinc", "at week 8", "27"),
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
        (
            "At least one flare was observed in 41 patients (70.7%) before and in 17 (29.3%) after surgery.",
            {("events", "At least one flare", "", "after surgery", "17")},
        ),
        (
            "LPS had higher cure rates than RTA at both 1 year (61.3% versus 35.5%, p < 0.001) and 12 years "
            "(90.3% versus "
            "59.6%, p < 0.001).",
            {
                ("percent", "cure rates", "LPS", "at 1 year", "61.3"),
                ("percent", "cure rates", "RTA", "12 years", "59.6"),
            },
        ),
        (
            "Complications included death (1.2% prestent vs 0.6% poststent, p = 0.4) and stroke (2.9% "
            "prestent vs 1.4% poststent, "
            "p < 0.01).",
            {("percent", "death", "prestent", "", "1.2"), ("percent", "stroke", "poststent", "", "1.4")},
        ),
        (
            "Both CBT and combined treatments produced similar rates of cure (61% [44/72] vs. 62% [45/73], "
            "P = 0.81) and relapse "
            "(38% [27/72] vs. 45% [33/73], P = 0.49).",
            {("events", "cure", "combined", "", "45"), ("percent", "relapse", "CBT", "", "38")},
        ),
        (
            "Two-year retention rates of zinc in patients with LPS and RTA were 61% and 67%, respectively.",
            {
                ("percent", "Two-year retention rates of zinc", "LPS", "", "61"),
                ("percent", "Two-year retention rates of zinc", "RTA", "", "67"),
            },
        ),
    ],
)
def test_tables_in_a_sentence(results: str, expected: set[tuple[str, str, str, str, str]]) -> None:
    assert expected <= told(results)


@pytest.mark.parametrize(
    "results",
    [
        "All but one patient in the early cohort had clear margins.",
        "The zinc group had a higher improvement in lung function only in 4 RCTs.",
        "About one in 14 people in the country has asthma.",
        "Considering the last visit in six patients with asthma, lung function was good.",
    ],
)
def test_what_counts_nobody(results: str) -> None:
    assert told(results) == set()
