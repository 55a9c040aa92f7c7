"""Whom a label counts, who was randomised, analysed or of one arm, and women and men with their ages."""

from __future__ import annotations

import pytest

from suggested import told


@pytest.mark.parametrize(
    ("body", "role", "value"),
    [
        ("Design: Cohort.\n\n"
         "Patients: 385 patients (31% with prior cough) with gout in the TEAS study.", "n_enrolled", "385"),
        ("Results: A total of 145 women received tea, 146 received milk and 151 received water.", "n_enrolled", None),
        ("Results: Of the 1036 children included in analyses, 81 had gout.", "n_analysed", "1036"),
        ("Methods: An open-label, randomised, crossover study was done in 42 women with gout.", "n_randomised", "42"),
        ("Methods: Adults were randomised (n = 416, mean age 63 years) to tea or milk.", "n_randomised", "416"),
        ("Methods: In this randomised trial, adults were randomly assigned to tea or milk. "
         "We enrolled 60 adults with gout.\n\nTrial registration: Clinical Trials Registry, CTRI/2017/07/009999.",
         "n_randomised", "60"),
        ("Methods: Adults were randomly assigned to tea.\n\n"
         "Results: A total of 87 adults received at least one dose.", "n_randomised", None),
        ("Methods: In this randomised trial we assessed 526 adults. "
         "Four hundred were eligible. These were randomised to tea or milk.", "n_randomised", None),
        ("Methods: We screened 183 women with gout. 111 were randomly allocated to tea.", "n_randomised", "111"),
        ("Results: Gout came back in 10 of 35 women (28%) in the tea group and in 9 of 35 in the milk group.",
         "n_enrolled",
         None),
        ("Results: In 30 adults with gout the mean (s.d.) age was 46.4 (14.2) years, 21 women.", "female_n", "21"),
        ("Participants: 286 adults, consisting of 120 men ≥50 years and 166 women ≥55 years.", "female_n", "166"),
        ("Participants: 286 adults, consisting of 120 men ≥50 years and 166 women ≥55 years.", "male_n", "120"),
    ],
)  # fmt: skip
def test_numbers_of_people(body: str, role: str, value: str | None) -> None:
    assert told(f"Tea in gout\n\nAbstract\n\n{body}\n").get(f"study.{role}", [None])[:1] == [value]


def test_a_count_with_its_share_is_no_age() -> None:
    page = "Tea in gout\n\nAbstract\n\nResults: The mean age was 56.6 years and 70 (69%) were women.\n"
    found = told(page)
    assert found["age.mean"] == ["56.6"]
    assert found["study.female_n"] == ["70"]


def test_a_narrative_review_tells_of_others_people() -> None:
    page = "Gout: old and new treatment\n\nAbstract\n\nIn this review, we discuss the evidence for tea in gout. In the "
    page += "LEAFS trial, 576 adults with a mean age of 50 years received zolbetan 150 mg twice daily or placebo.\n"
    found = told(page)
    assert found["study.design"] == ["other"]
    for role in (
        "study.n_enrolled",
        "study.n_analysed",
        "age.mean",
        "study.trial_name",
        "study.comparator",
        "study.dose",
    ):
        assert found.get(role, []) == [], role
