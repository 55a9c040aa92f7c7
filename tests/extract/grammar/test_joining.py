"""Values that a form of its own joins: courses in pairs, brackets behind two names, labels behind a colon."""

from __future__ import annotations

import pytest

from grammar_read import values_read

AVERAGES = ("mean", "median", "sd", "se", "min", "max")
READ = (
    (
        "ESR and CRP decreased from 45 ± 20 to 22 ± 11 mm/h and from 21 ± 9 to 8 ± 5 mg/L, respectively.",
        (),
        [
            "mean 45 | ESR | before",
            "sd 20 | ESR | before",
            "mean 22 | ESR | after",
            "sd 11 | ESR | after",
            "mean 21 | CRP | before",
            "sd 9 | CRP | before",
            "mean 8 | CRP | after",
            "sd 5 | CRP | after",
        ],
    ),
    (
        "The mean fatigue and itch scores decreased from 5.6 and 1.6 to 3.1 and 0.9, respectively.",
        (),
        [
            "mean 5.6 | fatigue scores | before",
            "mean 3.1 | fatigue scores | after",
            "mean 1.6 | itch scores | before",
            "mean 0.9 | itch scores | after",
        ],
    ),
    (
        "Wheeze score fell from 5.1 to 2.1 and from 5.0 to 3.4 in the orvine and placebo groups, respectively.",
        ("orvine", "placebo"),
        [
            "mean 5.1 | Wheeze score | orvine | before",
            "mean 2.1 | Wheeze score | orvine | after",
            "mean 5.0 | Wheeze score | placebo | before",
            "mean 3.4 | Wheeze score | placebo | after",
        ],
    ),
    (
        "Seal pressure for the Nordmask (26.0 ± 3.8 cmH2O) was higher than for the Sudmask (23.7 ± 3.2 cmH2O).",
        (),
        [
            "mean 26.0 | Seal pressure | Nordmask",
            "sd 3.8 | Seal pressure | Nordmask",
            "mean 23.7 | Seal pressure | Sudmask",
            "sd 3.2 | Seal pressure | Sudmask",
        ],
    ),
    (
        "Patients with fibrosis (mean 14.1 ± 3.3) had a higher iron ratio than patients without fibrosis (8.2 ± 2.9).",
        (),
        [
            "mean 14.1 | iron ratio | Patients with fibrosis",
            "sd 3.3 | iron ratio | Patients with fibrosis",
            "mean 8.2 | iron ratio | patients without fibrosis",
            "sd 2.9 | iron ratio | patients without fibrosis",
        ],
    ),
    (
        "The mean values of bone markers were: osteocalcin, 15.0 ± 5.2 ng/mL; calcitonin, 56.2 ± 21.9 ng/mL.",
        (),
        ["mean 15.0 | osteocalcin", "sd 5.2 | osteocalcin", "mean 56.2 | calcitonin", "sd 21.9 | calcitonin"],
    ),
    (
        "LS mean (SE) change from baseline in wheeze score: orvine, -3.2 (0.3); placebo, -1.9 (0.2).",
        ("orvine", "placebo"),
        [
            "mean -3.2 | wheeze score | orvine",
            "se 0.3 | wheeze score | orvine",
            "mean -1.9 | wheeze score | placebo",
            "se 0.2 | wheeze score | placebo",
        ],
    ),
    (
        "Mean stay was 3.9 and 5.8 days for 150 and 300 mg, respectively.",
        (),
        ["mean 3.9 | stay | 150 mg", "mean 5.8 | stay | 300 mg"],
    ),
    (
        "Wheeze scores at 4 and 8 weeks were 4.1 and 3.2 in the orvine group and 4.4 and 4.2 in the placebo group.",
        ("orvine", "placebo"),
        [
            "mean 4.1 | Wheeze scores | orvine | 4 weeks",
            "mean 3.2 | Wheeze scores | orvine | 8 weeks",
            "mean 4.4 | Wheeze scores | placebo | 4 weeks",
            "mean 4.2 | Wheeze scores | placebo | 8 weeks",
        ],
    ),
    (
        "The hand index improved from 18.2 to 12.1 with ice and from 18.0 to 16.4 with sham.",
        (),
        [
            "mean 18.2 | hand index | ice | before",
            "mean 12.1 | hand index | ice | after",
            "mean 18.0 | hand index | sham | before",
            "mean 16.4 | hand index | sham | after",
        ],
    ),
    (
        "Wave velocity was 8.9 ± 1.9 m/s in patients and 7.6 ± 1.4 m/s in controls.",
        (),
        [
            "mean 8.9 | Wave velocity | patients",
            "sd 1.9 | Wave velocity | patients",
            "mean 7.6 | Wave velocity | controls",
            "sd 1.4 | Wave velocity | controls",
        ],
    ),
    (
        "Nodules were more numerous in smokers than in those without asthma (median 41, IQR 25-66 vs 15, IQR 7-28).",
        (),
        ["median 41 | Nodules | smokers", "median 15 | Nodules | those without asthma"],
    ),
    (
        "The severity score had fallen from 19 to 4 in people who took it and from 18 to 11 in those who did not.",
        (),
        [
            "mean 19 | severity score | people who took it | before",
            "mean 4 | severity score | people who took it | after",
            "mean 18 | severity score | those who did not | before",
            "mean 11 | severity score | those who did not | after",
        ],
    ),
    (
        "Tender and swollen joint counts fell from 9.4 ± 4.1 and 7.2 ± 3.3 to 3.1 ± 2.2 and 1.9 ± 1.8, respectively.",
        (),
        [
            "mean 9.4 | Tender joint counts | before",
            "sd 4.1 | Tender joint counts | before",
            "mean 3.1 | Tender joint counts | after",
            "sd 2.2 | Tender joint counts | after",
            "mean 7.2 | swollen joint counts | before",
            "sd 3.3 | swollen joint counts | before",
            "mean 1.9 | swollen joint counts | after",
            "sd 1.8 | swollen joint counts | after",
        ],
    ),
    (
        "Stiffness lasted 21 ± 15 minutes with ice and 29 ± 18 minutes with sham.",
        (),
        [
            "mean 21 | Stiffness | ice",
            "sd 15 | Stiffness | ice",
            "mean 29 | Stiffness | sham",
            "sd 18 | Stiffness | sham",
        ],
    ),
    (
        "The interview lasted 48 ± 9 minutes.",
        (),
        [],
    ),
    (
        "Smokers had a mean lung capacity of 49.1 ± 8.0 and never smokers of 60.2 ± 9.1.",
        (),
        [
            "mean 49.1 | lung capacity | Smokers",
            "sd 8.0 | lung capacity | Smokers",
            "mean 60.2 | lung capacity | never smokers",
            "sd 9.1 | lung capacity | never smokers",
        ],
    ),
    (
        "Iron fell in the orvine group (188 ± 40 vs 142 ± 30) but not in the placebo group (180 ± 41 vs 171 ± 39).",
        ("orvine", "placebo"),
        [
            "mean 188 | Iron | orvine | before",
            "sd 40 | Iron | orvine | before",
            "mean 142 | Iron | orvine | after",
            "sd 30 | Iron | orvine | after",
            "mean 180 | Iron | placebo | before",
            "sd 41 | Iron | placebo | before",
            "mean 171 | Iron | placebo | after",
            "sd 39 | Iron | placebo | after",
        ],
    ),
)


@pytest.mark.parametrize(("text", "arms", "values"), READ)
def test_values_that_a_form_joins(text: str, arms: tuple[str, ...], values: list[str]) -> None:
    assert values_read([text], arms, AVERAGES.__contains__) == values


def test_values_that_nothing_pairs_stay_as_they_stand() -> None:
    assert values_read(["ESR fell from 45 to 22 and from 21 to 8, respectively."], (), AVERAGES.__contains__) == []
