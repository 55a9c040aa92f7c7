"""Values side by side: whose and when each is, by the words beside it, a list, or a comparison before its bracket."""

from __future__ import annotations

import pytest

from attest.extract.arms import Arms
from attest.extract.context import Context
from attest.extract.directions import directions
from attest.extract.grammar.facts import grammar_facts
from attest.extract.grammar.groups import only_treatments
from attest.extract.grammar.sheet import Sheet
from attest.extract.grammar.times import times_listed
from attest.extract.reading import Sentence
from grammar_read import values_read

AVERAGES = ("mean", "median", "sd", "se", "min", "max")


def told(text: str, *arms: str) -> list[str]:
    """The averages that the grammar reads in a sentence, each with its row's names."""
    return values_read([text], arms, AVERAGES.__contains__)


READ = (
    (
        "The comfort score was 7.1+/-2.0 before and 3.4+/-1.8 after the operation.",
        (),
        [
            "mean 7.1 | comfort score | before",
            "sd 2.0 | comfort score | before",
            "mean 3.4 | comfort score | after the operation",
            "sd 1.8 | comfort score | after the operation",
        ],
    ),
    (
        "Heart rate was 70±3 bpm with placebo, 81±4 bpm with zolvitine (P<0.01 versus placebo), and 75±3 bpm with "
        "blentanol.",
        ("placebo",),
        [
            "mean 70 | Heart rate | placebo",
            "sd 3 | Heart rate | placebo",
            "mean 81 | Heart rate | zolvitine",
            "sd 4 | Heart rate | zolvitine",
            "mean 75 | Heart rate | blentanol",
            "sd 3 | Heart rate | blentanol",
        ],
    ),
    (
        "The duty cycle was 0.41 with CPN and 0.37 with BLU.",
        (),
        ["mean 0.41 | duty cycle | CPN", "mean 0.37 | duty cycle | BLU"],
    ),
    (
        "Glucose decreased from 9.1 +/- 1.1 to 7.2 +/- 0.9 mmol/L in the early group and from 9.3 +/- 1.2 to 8.8 +/- "
        "1.0 mmol/L in the late group.",
        (),
        [
            "mean 9.1 | Glucose | early | before",
            "sd 1.1 | Glucose | early | before",
            "mean 7.2 | Glucose | early | after",
            "sd 0.9 | Glucose | early | after",
            "mean 9.3 | Glucose | late | before",
            "sd 1.2 | Glucose | late | before",
            "mean 8.8 | Glucose | late | after",
            "sd 1.0 | Glucose | late | after",
        ],
    ),
    (
        "The uric acid fell from8.4 to6.9 mg/dl.",
        (),
        ["mean 8.4 | uric acid | before", "mean 6.9 | uric acid | after"],
    ),
    (
        "Less time was spent in bed during the Lamp On arm than in the Lamp Off arm (31 vs 44 min/day).",
        ("Lamp On", "Lamp Off"),
        ["mean 31 | time | Lamp On", "mean 44 | time | Lamp Off"],
    ),
    (
        "Median relief was 9.2 versus 6.8 months with zolvitine and placebo, respectively.",
        ("zolvitine", "placebo"),
        ["median 9.2 | relief | zolvitine", "median 6.8 | relief | placebo"],
    ),
    (
        "Scores at baseline, 2 and 4 months were 6.3, 5.2 and 4.4, respectively.",
        (),
        ["mean 6.3 | Scores | baseline", "mean 5.2 | Scores | 2 months", "mean 4.4 | Scores | 4 months"],
    ),
    (
        "At 12 and 36 hours, the mean values of CRP in the drug group were 20.1 (2.2), 11.4 (1.8) and in the placebo "
        "group 24.6 (2.0), 19.9 (2.1).",
        ("drug", "placebo"),
        [
            "mean 20.1 | values of CRP | drug | 12 hours",
            "sd 2.2 | values of CRP | drug | 12 hours",
            "mean 11.4 | values of CRP | drug | 36 hours",
            "sd 1.8 | values of CRP | drug | 36 hours",
            "mean 24.6 | values of CRP | placebo | 12 hours",
            "sd 2.0 | values of CRP | placebo | 12 hours",
            "mean 19.9 | values of CRP | placebo | 36 hours",
            "sd 2.1 | values of CRP | placebo | 36 hours",
        ],
    ),
    (
        "Worry was higher in women (M = 5.3, SD = 1.1) than in men (M = 4.2, SD = 1.3).",
        (),
        ["mean 5.3 | Worry | women", "sd 1.1 | Worry | women", "mean 4.2 | Worry | men", "sd 1.3 | Worry | men"],
    ),
    (
        "Systolic and diastolic pressure were 131.2 ± 10.1 and 78.4 ± 7.7 mmHg, respectively.",
        ("drug", "placebo"),
        [
            "mean 131.2 | Systolic pressure",
            "sd 10.1 | Systolic pressure",
            "mean 78.4 | diastolic pressure",
            "sd 7.7 | diastolic pressure",
        ],
    ),
    (
        "Zolvitine lowered resting pulse by 6.1±2.2 bpm versus 1.0±2.4 bpm for placebo.",
        ("zolvitine", "placebo"),
        [
            "mean 6.1 | resting pulse | zolvitine",
            "sd 2.2 | resting pulse | zolvitine",
            "mean 1.0 | resting pulse | placebo",
            "sd 2.4 | resting pulse | placebo",
        ],
    ),
)
READ_ASIDE = (
    (
        "Pain scores at rest (1.9 vs 3.1, p = 0.02) and on movement (4.2 vs 5.3, p = 0.04) were lower with the drug "
        "than with placebo.",
        [
            "mean 1.9 | Pain scores | drug | at rest",
            "mean 3.1 | Pain scores | placebo | at rest",
            "mean 4.2 | Pain scores | drug | on movement",
            "mean 5.3 | Pain scores | placebo | on movement",
        ],
    ),
    (
        "The serum level of CRP in the drug and placebo groups was 11.2±3.5 mg/L and 18.0±5.6 mg/L, respectively.",
        [
            "mean 11.2 | serum level of CRP | drug",
            "sd 3.5 | serum level of CRP | drug",
            "mean 18.0 | serum level of CRP | placebo",
            "sd 5.6 | serum level of CRP | placebo",
        ],
    ),
    (
        "The median (IQR) length of stay was 4 (3–6) days in the drug group and 6 (4–9) days in the placebo group.",
        ["median 4 | length of stay | drug", "median 6 | length of stay | placebo"],
    ),
    (
        "The median time to relapse was 13.1 months (95% CI 12.0 to 15.3) with the drug and 9.2 months (95% CI 8.1 to "
        "11.0) with placebo.",
        ["median 13.1 | time to relapse | drug", "median 9.2 | time to relapse | placebo"],
    ),
)
READ_COURSES = (
    (
        "The mean resting tension was 44.1 ± 6.0, which markedly fell to 30.2 ± 5.1 after the course (p < 0.001).",
        [
            "mean 44.1 | resting tension | baseline",
            "sd 6.0 | resting tension | baseline",
            "mean 30.2 | resting tension | after the course",
            "sd 5.1 | resting tension | after the course",
        ],
    ),
    (
        "The mean hip score rose from 41 before surgery to 60 at 8 weeks and 82 at 3 years.",
        [
            "mean 41 | hip score | before surgery",
            "mean 60 | hip score | at 8 weeks",
            "mean 82 | hip score | at 3 years",
        ],
    ),
    (
        "Mean elbow flexion was 101° before surgery, 70° at discharge, and then slowly increased to 118° at 2 years.",
        [
            "mean 101 | elbow flexion | before surgery",
            "mean 70 | elbow flexion | at discharge",
            "mean 118 | elbow flexion | at 2 years",
        ],
    ),
)
READ_CROSSED = (
    (
        "Weight and waist were 81.1 kg and 92.4 cm in the drug group and 83.0 kg and 95.2 cm in the control group.",
        [
            "mean 81.1 | Weight | drug",
            "mean 92.4 | waist | drug",
            "mean 83.0 | Weight | control",
            "mean 95.2 | waist | control",
        ],
    ),
    (
        "Verbal and spatial scores were 46.9 and 45.5 in the drug group, compared with 41.1 and 40.2 in the controls.",
        [
            "mean 46.9 | Verbal scores | drug",
            "mean 45.5 | spatial scores | drug",
            "mean 41.1 | Verbal scores | controls",
            "mean 40.2 | spatial scores | controls",
        ],
    ),
    (
        "It led to a fall in systolic and diastolic clinic pressure (-6.3 ± 1.1 and -3.4 ± 0.7 mmHg, respectively).",
        [
            "mean -6.3 | systolic clinic pressure",
            "sd 1.1 | systolic clinic pressure",
            "mean -3.4 | diastolic clinic pressure",
            "sd 0.7 | diastolic clinic pressure",
        ],
    ),
)
P_VALUES = (
    (
        "There were differences in weight, waist and hip (p = 0.01, 0.02 and <0.001, respectively).",
        ["0.01 | weight", "0.02 | waist", "<0.001 | hip"],
    ),
    (
        "Pain was 3.1 ± 1.0 before and 2.0 ± 0.8 after it, and stiffness was 2.1 ± 0.9 before and 1.2 ± 0.8 after it "
        "(both p<0.05).",
        ["<0.05 | Pain", "<0.05 | stiffness"],
    ),
    (
        "Weight, BMI and waist decreased significantly (all p < 0.05).",
        ["<0.05 | Weight", "<0.05 | BMI", "<0.05 | waist"],
    ),
)
LEFT = (
    "The rates were 12.5 per 1000 person-years in the drug group and 16.8 per 1000 person-years in the placebo group.",
    "The estimate changed in the drug group (relative risk, 0.66).",
    "Activity decreased within 3 months (from 11 at baseline to 4 patients at 12 months).",
    "The maximal effect appeared 2 h after the drug and 4 h after placebo.",
    "Doses were increased (2 to 10 mg) in the drug group.",
    "The rise in antigen was seen (-1.0 to -4.3 AU/ml).",
)


@pytest.mark.parametrize(("text", "arms", "expected"), READ)
def test_each_value_has_its_own_arm_or_time(text: str, arms: tuple[str, ...], expected: list[str]) -> None:
    assert told(text, *arms) == expected


@pytest.mark.parametrize(("text", "expected"), READ_ASIDE)
def test_groups_may_stand_elsewhere_in_the_clause(text: str, expected: list[str]) -> None:
    assert told(text, "drug", "placebo") == expected


@pytest.mark.parametrize(("text", "expected"), READ_COURSES)
def test_a_course_has_its_times(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), READ_CROSSED)
def test_listed_outcomes_have_their_values_in_every_group(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), P_VALUES)
def test_a_p_value_of_several_outcomes_is_told_of_each(text: str, expected: list[str]) -> None:
    sentence = Sentence(0, len(text), text, "results", "abstract", "paragraph")
    context = Context(sentence, Arms([]), directions(text), ())
    found = [one for one in grammar_facts(context, Sheet()) if one.role == "result.p"]
    assert [f"{one.value} | {' | '.join(value for _, value in one.row or ())}" for one in found] == expected


@pytest.mark.parametrize("text", LEFT)
def test_what_is_no_average_is_left(text: str) -> None:
    assert told(text, "drug", "placebo") == []


@pytest.mark.parametrize(
    ("text", "count", "expected"),
    [
        ("at 3, 6, 12, and 24 weeks", 4, ["3 weeks", "6 weeks", "12 weeks", "24 weeks"]),
        ("before and at 6 months after surgery", 2, ["before", "6 months after surgery"]),
        ("at weeks 4 and 8", 2, ["week 4", "week 8"]),
        ("at 3 and 6 months", 3, None),
        ("in 12 and 14 patients", 2, None),
    ],
)
def test_as_many_times_as_values_are_listed(text: str, count: int, expected: list[str] | None) -> None:
    assert times_listed(text, 0, len(text), count) == expected


def test_a_list_of_changes_names_each_value_and_its_bracket_the_group() -> None:
    text = (
        "Falls in titres were greater with zolvitine (median change in IgG −31.2%, IgM −60.9%, and IgA −56.4%) than "
        "with placebo (median change in IgG −4.4%, IgM −15.9%, and IgA −8.2%)."
    )
    assert told(text, "zolvitine", "placebo") == [
        "median −31.2 | IgG | zolvitine",
        "median −60.9 | IgM | zolvitine",
        "median −56.4 | IgA | zolvitine",
        "median −4.4 | IgG | placebo",
        "median −15.9 | IgM | placebo",
        "median −8.2 | IgA | placebo",
    ]


def test_a_year_is_the_time_of_a_value_and_no_value() -> None:
    assert told("Mean length of stay fell from 14.2 days in 2006 to 11.6 days in 2012.") == [
        "mean 14.2 | length of stay | in 2006",
        "mean 11.6 | length of stay | in 2012",
    ]


def test_units_with_a_dot_go_on_with_a_list() -> None:
    text = "The mean (SD) exposure and clearance were 69.8 ± 24.1 mg · h/liter and 4.7 ± 1.4 mg/liter, respectively."
    assert told(text) == [
        "mean 69.8 | exposure",
        "sd 24.1 | exposure",
        "mean 4.7 | clearance",
        "sd 1.4 | clearance",
    ]


def test_treatments_given_together_are_no_outcome() -> None:
    text = "Relief was seen with zolvitine plus blentanol (-1.55 ± 0.92) relative to blentanol alone (-1.40 ± 0.96)."
    assert not [one for one in told(text, "zolvitine", "blentanol") if "| zolvitine plus" in one]
    assert only_treatments("zolvitine plus blentanol", Arms(["zolvitine", "blentanol"]))
    assert only_treatments("blentanol alone", Arms(["zolvitine", "blentanol"]))
    assert not only_treatments("zolvitine concentration", Arms(["zolvitine", "blentanol"]))
