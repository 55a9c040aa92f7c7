"""Arms as a whole abstract tells them: names, sizes and doses, wherever they stand."""

from __future__ import annotations

import pytest

from suggested import arms_told

TRIAL = "Adults with cough were randomised to zinc or placebo."


@pytest.mark.parametrize(
    ("methods", "results", "arms"),
    [
        # thousands in brackets
        (
            "Children were randomly assigned to a weekly capsule of zinc (4,418 children) or placebo (4,433).",
            "Coughs were rare.",
            "zinc n=4,418; placebo n=4,433",
        ),
        (
            "Women were assigned to zinc (1,200 women), honey (1,198), or nothing (1,205).",
            "Coughs were rare.",
            "zinc n=1,200; honey n=1,198; nothing n=1,205",
        ),
        # what is done with a dose is no name
        (
            "Adults were randomised to oral zinc, 10 mg/week rising to 15 mg/week (n = 35), or placebo (n = 36).",
            "Coughs were rare.",
            "zinc n=35 10 mg/week; placebo n=36",
        ),
        (
            "Adults were randomised to zinc, 10 mg/day titrated to 20 mg/day, or placebo.",
            "Coughs were rare.",
            "zinc 10 mg/day; placebo",
        ),
        # several doses with one unit
        (
            "Adults were randomised to receive placebo or zinc, 1, 4, or 10 mg/kg, plus standard therapy.",
            "Coughs were rare.",
            "placebo; zinc 1 mg/kg 1 mg/kg; zinc 4 mg/kg 4 mg/kg; zinc 10 mg/kg 10 mg/kg",
        ),
        # how it was given is no name
        (
            "Patients were randomised to receive subcutaneous injections of zinc 10 mg (n = 30) or placebo (n = 31).",
            "Coughs were rare.",
            "zinc n=30 10 mg; placebo n=31",
        ),
        ("Patients were randomised to tablets of zinc or of placebo.", "Coughs were rare.", "zinc; placebo"),
        # sizes behind the names, in a bracket
        (TRIAL, "340 adults were randomised (zinc, 171; placebo, 169).", "zinc n=171; placebo n=169"),
        (TRIAL, "340 adults were randomised (zinc 171/placebo 169).", "zinc n=171; placebo n=169"),
        (
            "Adults were randomised to bromozinc or placebo (PBO).",
            "69 adults were allocated (BRO 34, PBO 35).",
            "bromozinc n=34; PBO n=35",
        ),
        # wholes of the groups
        (
            TRIAL,
            "We randomised 25,871 adults. In the zinc arm, 123 of 12,927 participants had a cough against 155 of "
            "12,944 on placebo.",
            "zinc n=12,927; placebo n=12,944",
        ),
        (
            "In this trial, 138 adults were randomised to zinc or placebo.",
            "The rate of events was 14% (13/91) with zinc and 11% (5/47) with placebo.",
            "zinc n=91; placebo n=47",
        ),
        (
            "In this trial, 138 adults were randomised to zinc or placebo.",
            "Fewer people in the zinc group had a cough (14 [15%] of 91 people) than in the placebo group (12 [26%] of "
            "47 people).",
            "zinc n=91; placebo n=47",
        ),
        (
            "This was a double-blind study of 15 patients randomly assigned to receive zinc or placebo.",
            "The eight patients assigned to zinc had better scores, whereas the seven patients assigned to placebo "
            "did not.",
            "zinc n=8; placebo n=7",
        ),
        # besides what everybody got
        (
            "We randomly assigned 44 patients to a standard honey regimen plus either zinc at a dose of 375 mg per "
            "week for 4 weeks, with two iron pulses (33 patients, the zinc group), or iron for 3 months followed by "
            "water (11 patients, the control group).",
            "Coughs were rare.",
            "zinc n=33 375 mg per week; control n=11",
        ),
        # what people were prescribed, and those who got nothing
        (
            "Scores were taken.",
            "Of 326 patients, 65 were prescribed salt, 118 zinc, 87 honey and 56 no treatment.",
            "salt n=65; zinc n=118; honey n=87; no treatment n=56",
        ),
        (
            "Scores were taken.",
            "We followed 326 patients, of whom 165 were treated with zinc and 161 were untreated.",
            "zinc n=165; no zinc n=161",
        ),
        (
            "Scores were taken.",
            "Of 360 patients, 120 had received zinc; 240 had not.",
            "zinc n=120; no zinc n=240",
        ),
    ],
)
def test_arms(methods: str, results: str, arms: str) -> None:
    assert arms_told(methods, results) == arms
