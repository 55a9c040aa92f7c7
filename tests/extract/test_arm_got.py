"""Arms by what each group got, and by lists of numbers and names."""

from __future__ import annotations

import pytest

from attest.extract.arms import arms_of
from attest.extract.reading import Reading
from attest.ingest.documents import document_of
from attest.text.source import source_of


def told(methods: str, role: str) -> dict[str, str]:
    """What is told of each arm of a report with these methods in this role; an empty word where nothing is."""
    text = f"Rest for lupus: a study\n\nAbstract\n\nMethods: {methods}\n\nResults: Fatigue fell in all groups.\n"
    source = source_of(text.encode(), "study.txt")
    arms = arms_of(Reading(document_of(source), source))
    values = {dict(one.row or ())["arm"]: one.value for one in arms.found if one.role == role}
    return {name: values.get(name, "") for name in arms.names}


@pytest.mark.parametrize(
    ("methods", "sizes"),
    [
        (
            "One group received zinc (20 mg twice a day) while the other group received placebo for two months.",
            {"zinc": "", "placebo": ""},
        ),
        (
            "The first group (n = 14) was given melatonin 3 mg at night. The second group (n = 15) was given tea.",
            {"melatonin": "14", "tea": "15"},
        ),
        (
            "Half of the patients received acupuncture and the other half received sham acupuncture.",
            {"acupuncture": "", "sham acupuncture": ""},
        ),
        ("Group A received ozone and group B received hyaluronic acid.", {"ozone": "", "hyaluronic acid": ""}),
        ("Twenty patients received tea and the remaining 22 received coffee.", {"tea": "20", "coffee": "22"}),
        (
            "Twenty-four patients had been given tea (two cups, an hour apart) and 22 coffee. The tea group and the "
            "coffee group slept.",
            {"tea": "24", "coffee": "22"},
        ),
        (
            "Men were divided into three groups: group 1 received tea, group 2 received coffee and group 3 served as "
            "controls.",
            {"tea": "", "coffee": "", "controls": ""},
        ),
        ("Group I was given tea, group II coffee, and group III water.", {"tea": "", "coffee": "", "water": ""}),
        (
            "The combined tea group had fewer fevers than the step-up treatment group.",
            {"combined tea": "", "step-up": ""},
        ),
        (
            "Men were randomly assigned to tea 10 mg every week, tea 10 mg every other week, or water. Of 31 men "
            "assigned to tea, 12 slept.",
            {"tea 10 mg every week": "", "tea 10 mg every other week": "", "water": ""},
        ),
        ("In a trial, men received tea, with more only when fever or cough had come.", {}),
        ("Men in arm 1 received tea and those in arm 2 received coffee.", {"tea": "", "coffee": ""}),
        (
            "Sleep was compared between men receiving tea (n = 40) and those receiving tea with milk (n = 52).",
            {"tea": "40", "tea with milk": "52"},
        ),
        (
            "Men receiving tea (n = 40) were compared with men who did not receive tea (n = 52).",
            {"tea": "40", "no tea": "52"},
        ),
        (
            "Men treated with tea (n = 40) were compared with untreated men (n = 52).",
            {"tea": "40", "untreated men": "52"},
        ),
        ("We randomised 118 adults (60 tea, 58 coffee).", {"tea": "60", "coffee": "58"}),
        ("A total of 80 patients (tea: 41; coffee: 39) were randomised.", {"tea": "41", "coffee": "39"}),
        ("A total of 80 patients (men: 41; women: 39) were randomised.", {}),
        ("The tea and coffee groups comprised 41 and 39 patients, respectively.", {"tea": "41", "coffee": "39"}),
        (
            "Patients were assigned to tea (group 1), coffee (group 2) or water (group 3). Of 199 patients, 67, 66 and "
            "66 were allocated to groups 1, 2 and 3. Sleep in group 1, group 2 and group 3 was alike.",
            {"group 1": "67", "group 2": "66", "group 3": "66"},
        ),
        (
            "Eighty patients were randomly assigned to three groups: tea, coffee, and water (n = 27, 27 and 26, "
            "respectively).",
            {"tea": "27", "coffee": "27", "water": "26"},
        ),
        (
            "Patients taking tea (n=41) were compared with those taking coffee (n=39).",
            {"tea": "41", "coffee": "39"},
        ),
        ("The study compared tea (40 patients) with coffee (38 patients).", {"tea": "40", "coffee": "38"}),
        ("Participants were randomly allocated 2:1 to tea or coffee.", {"tea": "", "coffee": ""}),
        ("Each subject received tea and water in a crossover manner.", {"tea": "", "water": ""}),
        (
            "Patients (N=90) were randomised to tea + milk, tea alone, or no treatment.",
            {"tea + milk": "", "tea alone": "", "no treatment": ""},
        ),
        (
            "Adults were randomised into two groups: the first group (10 patients) received a low-level laser and the "
            "second group (9 patients) a placebo laser.",
            {"low-level laser": "10", "placebo laser": "9"},
        ),
        (
            "Adults were assigned to zinc 1 g on day 1 plus rest or to rest alone. We assigned 75 adults (37 to zinc "
            "plus rest, 38 to rest).",
            {"zinc": "37", "rest": "38"},
        ),
        (
            "Patients in class II or III received zinc 5 mg (n=23), 10 mg (n=22) or placebo (n=24) once daily.",
            {"zinc 5 mg": "23", "zinc 10 mg": "22", "placebo": "24"},
        ),
        (
            "After matching, 214 patients on tea and 214 on coffee were compared.",
            {"tea": "214", "coffee": "214"},
        ),
        (
            "A total of 1,709 children were included, of whom 527 were enrolled in a tea programme and 1,182 "
            "received routine care.",
            {"tea programme": "527", "routine care": "1,182"},
        ),
        (
            "Two hundred forty patients aged 60.1 ± 16.5 years and 231 patients aged 56.5 ± 17.8 were randomised to "
            "the tea and placebo groups, respectively.",
            {"tea": "240", "placebo": "231"},
        ),
        (
            "Adults were randomised to zinc 5 mg, 50 mg or placebo. In all, 143 adults were randomised: 47 to 5 mg, 47 "
            "to 50 mg, and 49 to placebo.",
            {"zinc 5 mg": "47", "zinc 50 mg": "47", "placebo": "49"},
        ),
        ("In all, 80 adults were randomised to tea (41) or coffee (39).", {"tea": "41", "coffee": "39"}),
        (
            "Of 47 adults, 24/25 tea- and 20/22 coffee-randomised adults completed month 4. The tea group and the "
            "coffee group slept.",
            {"tea": "25", "coffee": "22"},
        ),
        (
            "Between 2001 and 2008, 170 adults underwent taping, 280 underwent bathing and 27 underwent stretching.",
            {"taping": "170", "bathing": "280", "stretching": "27"},
        ),
        (
            "In all, 46 patients (22 patients in the tea group and 24 patients in the coffee group) were seen.",
            {"tea": "22", "coffee": "24"},
        ),
        ("Adults were randomised (1:1) to four 3-weekly cycles of zinc or tea.", {"zinc": "", "tea": ""}),
        (
            "We compared high-dose zinc (1800 mg/day; n = 108) and placebo (n = 104) groups.",
            {"high-dose zinc": "108", "placebo": "104"},
        ),
        ("Half took tea, the other half got a dummy pill.", {"tea": "", "dummy pill": ""}),
        (
            "Adults were randomised to early zinc or first rest and then delayed zinc. There were 53 adults in the "
            "early group and 51 in the delayed group.",
            {"early": "53", "delayed": "51"},
        ),
        (
            "By random assignment, 15 adults received 40 mg zinc twice a day and the other 15 received placebo.",
            {"zinc": "15", "placebo": "15"},
        ),
        (
            "Of 80 adults, 40 of them received iron tablets (besides advice) and 40 received advice alone.",
            {"iron tablets": "40", "advice alone": "40"},
        ),
        (
            "We divided 38 adults into an experimental group (n = 18), who wrote daily, and a control group (n = 20).",
            {"experimental": "18", "control": "20"},
        ),
        (
            "Adults were randomly placed into treatment (n = 24; 12 women) and control (n = 23) groups.",
            {"treatment": "24", "control": "23"},
        ),
        ("Patients were randomised to continue with tea or switch to coffee.", {"tea": "", "switch to coffee": ""}),
    ],
)
def test_sizes_of_arms(methods: str, sizes: dict[str, str]) -> None:
    assert told(methods, "arm.n") == sizes


@pytest.mark.parametrize(
    ("methods", "doses"),
    [
        (
            "In a double-blind crossover study, 34 adults inhaled tenomide 50 µg or placebo on two days.",
            {"tenomide": "50 µg", "placebo": ""},
        ),
        (
            "Adults aged 50 years or older were randomly assigned (1:1) to zinc 12.5 mg daily (low-dose group) or 25 "
            "mg daily (high-dose group).",
            {"low-dose": "12.5 mg daily", "high-dose": "25 mg daily"},
        ),
        (
            "Thirty adults were treated with naproxen 400 mg twice a day and 30 adults were treated with colchicine "
            "1 mg daily. The naproxen group and the colchicine group slept.",
            {"naproxen": "400 mg twice a day", "colchicine": "1 mg daily"},
        ),
        (
            "Subjects received single doses of tea 5 mg, tea 10 mg and placebo in random order.",
            {"tea 5 mg": "5 mg", "tea 10 mg": "10 mg", "placebo": ""},
        ),
    ],
)
def test_doses_of_arms(methods: str, doses: dict[str, str]) -> None:
    assert told(methods, "arm.dose") == doses


def test_people_told_of_among_aims_make_arms() -> None:
    source = source_of(
        b"Zinc for colds\n\nAbstract\n\nIn adults allocated to zinc 50 mg (n = 57) or to copper 2 mg (n = 54) a trial "
        b"was performed to test whether colds get shorter. Colds were shorter with zinc (P = 0.02).\n",
        "study.txt",
    )
    found = [(one.role, one.value) for one in arms_of(Reading(document_of(source), source)).found]
    assert ("arm.n", "57") in found
    assert ("arm.n", "54") in found
    assert ("arm.dose", "50 mg") in found


@pytest.mark.parametrize(
    ("methods", "doses"),
    [
        (
            "Men were randomly assigned to melatonin or placebo. Melatonin in an initial dose of 20 mg, followed a "
            "month later by monthly doses of 10 mg, was given.",
            {"melatonin": "20 mg, followed a month later by monthly doses of 10 mg", "placebo": ""},
        ),
        (
            "Men were randomly assigned to take 4,000 International Units (IU) per day of melatonin or placebo.",
            {"melatonin": "4,000 International Units (IU) per day", "placebo": ""},
        ),
    ],
)
def test_a_dose_may_be_told_in_two_steps_or_in_long_units(methods: str, doses: dict[str, str]) -> None:
    assert told(methods, "arm.dose") == doses
