"""Doses with their schedules and lists, and amounts that are none."""

from __future__ import annotations

import pytest

from suggested import told


@pytest.mark.parametrize(
    ("sentence", "doses"),
    [
        ("Adults received 30 g/day of plain honey.", ["30 g/day"]),
        ("Adults were randomised to zolbetan 2.5, 5, or 10 mg once daily.", ["2.5, 5, or 10 mg once daily"]),
        (
            "Milk fortified with 2.4 g/day of fibre and 1.9 × 10^7 CFU/day of a germ was given.",
            ["2.4 g/day", "1.9 × 10^7 CFU/day"],
        ),
        ("Nasal flow was given at 30 L/min for a week.", ["30 L/min for a week"]),
        ("They took 400 mg TDS of tea extract.", ["400 mg TDS"]),
        ("They received a single dose of 30 mg in 20 fasting men.", ["30 mg"]),
        ("Adults with a urate above 8 mg/dL took part.", []),
        ("Adults received tea (8 mg/kg a day in 22, 162 mg a week in 12).", ["8 mg/kg a day", "162 mg a week"]),
        ("Adults got tea 1 g on days 1 and 15.", ["1 g on days 1 and 15"]),
        ("Adults got tea 20 mg at weeks 0, 2, and 6.", ["20 mg at weeks 0, 2, and 6"]),
        (
            "Adults got tea (3 mg per kilogram of body weight per day for 2 weeks).",
            ["3 mg per kilogram of body weight per day for 2 weeks"],
        ),
        ("After they received tea, urate was 31.2 ng per milliliter.", []),
        ("Adults who took tea also took 2.4 mg less prednisone a day.", []),
        ("Adults who took tea lost 40 milliliters a year.", []),
        ("In all, 43 U.S. soldiers received tea.", []),
        ("We describe a woman who became dependent on tea at rest (2 g/day).", []),
        ("We describe a man whose gout got worse despite tea (30 mg/day) and six courses of tea (750 mg/m2).", []),
    ],
)
def test_doses(sentence: str, doses: list[str]) -> None:
    assert told(f"Tea for gout\n\nAbstract\n\nMethods: {sentence}\n")["study.dose"] == doses


@pytest.mark.parametrize(
    "sentence",
    [
        "Methotrexate helped. The median dose of prednisolone was 15 mg/day.",
        "The mean cumulative dose of prednisolone was 2.1 g/year.",
        "One woman was on prednisolone 10 mg daily when gout came back.",
    ],
)
def test_the_dose_of_a_steroid_beside_is_none_of_the_treatment(sentence: str) -> None:
    page = f"Methotrexate for gout\n\nAbstract\n\nResults: {sentence}\n"
    assert told(page)["study.dose"] == []


def test_an_amount_among_results_is_none() -> None:
    page = "Tea for gout\n\nAbstract\n\nResults: Adults who received tea lost 21 mg (IQR 10-33) of salt.\n"
    assert told(page)["study.dose"] == []


def test_what_was_measured_in_a_group_is_no_dose() -> None:
    text = "Tea for gout\n\nAbstract\n\nMethods: Adults were given tea or milk.\n\nResults: {}\n"
    for sentence in (
        "Volume rose in the tea group (88 mL [310]) and the milk group (91 mL [228]).",
        "Mass fell among those treated with tea in 4 cases (290 +/- 171 to 284 +/- 61 g; NS).",
    ):
        assert told(text.format(sentence))["study.dose"] == []


def test_doses_of_all_arms_are_told_and_that_of_placebo_is_not() -> None:
    page = "Zolbetan versus ibuprofen in gout\n\nAbstract\n\nMethods: Adults with gout were randomly assigned to "
    page += (
        "zolbetan (target dose 40 mg twice daily) or ibuprofen (target dose 200 mg daily). All got vitamin K 2 mg.\n"
    )
    assert told(page)["study.dose"] == ["40 mg twice daily", "200 mg daily"]


def test_a_dose_right_behind_its_medicine_is_one_whatever_was_measured_before() -> None:
    page = (
        "Metformin in gout\n\nAbstract\n\nMethods: Adults with high glucose concentrations were assigned to placebo or "
    )
    assert told(page + "metformin (850 mg twice daily).\n")["study.dose"] == ["850 mg twice daily"]


def test_a_change_below_nothing_is_no_dose() -> None:
    page = (
        "Tea for gout\n\nAbstract\n\nResults: The mean change was −6.1 units for men receiving tea and –4.2 units for "
    )
    assert told(page + "men receiving milk.\n")["study.dose"] == []


@pytest.mark.parametrize(
    ("title", "methods", "wanted"),
    [
        (
            "Zinc for cough",
            "Adults got zinc, 2 mg/kg/day, in combination with prednisolone (initially 20-30 mg/day).",
            ["2 mg/kg/day", "20-30 mg/day"],
        ),
        (
            "Rituximab for cough",
            "The regimen consisted of oral prednisone (1 mg/kg/d) and four weekly infusions of rituximab (375 mg/m2).",
            ["1 mg/kg/d", "375 mg/m2"],
        ),
        (
            "Safety of anifrolumab in cough",
            "Patients received 1,000 mg of anifrolumab every 4 weeks, which was reduced to 300 mg every 4 weeks.",
            ["1,000 mg", "300 mg every 4 weeks"],
        ),
        (
            "Mycophenolate in cough",
            "Mycophenolate was started at 500 mg twice daily and increased to 1500 mg twice daily as tolerated.",
            ["500 mg twice daily", "1500 mg twice daily"],
        ),
        ("Tacrolimus in cough", "Adults got tacrolimus 2 mg/day. Prednisone was reduced to 5 mg/day.", ["2 mg/day"]),
        (
            "Transplantation for cough",
            "Conditioning was with total body irradiation (800 cGy) and cyclophosphamide (120 mg/kg).",
            ["800 cGy", "120 mg/kg"],
        ),
        (
            "Cough after rituximab",
            "Cyclophosphamide, 150 mg/day, induced a remission, but relapses occurred. She was given rituximab 1 g.",
            ["1 g"],
        ),
        (
            "Tocilizumab in cough",
            "Adults got tocilizumab 162 mg every week. Cumulative steroid doses over 3 years were 2647 mg and 5248 mg.",
            ["162 mg every week"],
        ),
        (
            "Vitamin D in cough",
            "Adults took 4,000 International Units (IU) of vitamin D.",
            ["4,000 International Units"],
        ),
    ],
)
def test_doses_given_together_changed_and_of_before(title: str, methods: str, wanted: list[str]) -> None:
    page = f"{title}\n\nAbstract\n\nMETHODS: {methods} RESULTS: Cough fell.\n"
    assert sorted(told(page).get("study.dose", [])) == sorted(wanted)
