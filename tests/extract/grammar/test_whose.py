"""Values side by side: whose and when each is, by the words beside it, a list, or a comparison before its bracket."""

from __future__ import annotations

import pytest

from attest.extract.arms import Arms
from attest.extract.context import Context
from attest.extract.directions import directions
from attest.extract.grammar.facts import grammar_facts
from attest.extract.grammar.sheet import Sheet
from attest.extract.grammar.times import times_listed
from attest.extract.reading import Sentence

AVERAGES = ("mean", "median", "sd", "se", "min", "max")


def told(text: str, *arms: str) -> list[str]:
    """The averages that the grammar reads in a sentence, each with its row's names."""
    sentence = Sentence(0, len(text), text, "results", "abstract", "paragraph")
    context = Context(sentence, Arms(list(arms)), directions(text), ())
    return [
        f"{one.role.split('.')[1]} {one.value} | {' | '.join(value for _, value in one.row or ())}"
        for one in grammar_facts(context, Sheet())
        if one.role.split(".")[1] in AVERAGES
    ]


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
            "mean 11.4 | values of CRP | drug | 36 hours",
            "mean 24.6 | values of CRP | placebo | 12 hours",
            "mean 19.9 | values of CRP | placebo | 36 hours",
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
