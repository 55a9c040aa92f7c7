"""Groups told by their sizes alone; and lists of counts that are findings."""

from __future__ import annotations

import pytest

from suggested import told


@pytest.mark.parametrize(
    ("text", "names", "sizes"),
    [
        ("We studied 12 men with gout and 15 healthy men.", ["men with gout", "healthy men"], ["12", "15"]),
        (
            "Twelve gouty men and 15 age-matched, healthy controls took part.",
            ["gouty men", "healthy controls"],
            ["12", "15"],
        ),
        ("This study included 120 cases and 240 controls from six towns.", ["cases", "controls"], ["120", "240"]),
        ("It rained (30 cases and 60 controls).", ["cases", "controls"], ["30", "60"]),
        ("There were 80 men in the tea group and 75 in the water group.", ["tea", "water"], ["80", "75"]),
        (
            "Thirty men in the tea group took 2,000 IU of zinc a week and 28 in the placebo group took placebo.",
            ["tea", "placebo"],
            ["30", "28"],
        ),
        (
            "Of 58 men, 30 received tea and 28 did not.",
            ["tea", "no tea"],
            ["30", "28"],
        ),
        (
            "58 men were treated: 30 had continued tea at home (“continued” group) and 28 initiated "
            "tea (“initiated” group).",
            ["continued", "initiated"],
            ["30", "28"],
        ),
        (
            "58 men were treated: 30 received tea (the tea group) and 28 received milk (the milk group).",
            ["tea", "milk"],
            ["30", "28"],
        ),
        (
            "We identified 30 men exposed to tea, 20 men exposed to soup and 45 unexposed men.",
            ["tea", "soup", "unexposed men"],
            ["30", "20", "45"],
        ),
        (
            "Pain fell in 12 of 60 men (20.0%) in the tea group and in 15 of 61 men (24.6%) in the water group.",
            ["tea", "water"],
            ["60", "61"],
        ),
        (
            "Of 58 men, 30 received tea at a dose of 5 mg twice daily and 28 received tea at a dose of 10 mg.",
            ["tea 5 mg", "tea 10 mg"],
            ["30", "28"],
        ),
        (
            "All men who started tea (n = 30) or water (n = 28) were compared.",
            ["tea", "water"],
            ["30", "28"],
        ),
        (
            "We compared the risk of gout between 1,200 zinc-treated men and 900 plain drug (PD)-treated men.",
            ["zinc", "plain drug (PD)"],
            ["1,200", "900"],
        ),
        (
            "Of 58 men, 30 had been given tea plus water (or milk, if wished; Tea group) and 28 water (water group).",
            ["Tea", "water"],
            ["30", "28"],
        ),
        (
            "There were 58 men. Thirty were given tea plus water and 28 were given water.",
            ["tea plus water", "water"],
            ["30", "28"],
        ),
        (
            "In all, 30 (52%) received tea and 28 (48%) soup, of 58 men who were divided.",
            ["tea", "soup"],
            ["30", "28"],
        ),
        (
            "This study included 30 men treated with tea and 28 matched controls who had never had tea.",
            ["tea", "controls"],
            ["30", "28"],
        ),
        (
            "The records of 30 men with gout and of 28 men with cough (dry, n = 18; wet, n = 10) were compared. "
            "Men with gout coughed less than those with cough.",
            ["men with gout", "men with cough"],
            ["30", "28"],
        ),
        ("Thirty men took tea and 28 men comprised the control group.", ["tea", "control"], ["30", "28"]),
        (
            "Of 58 men, 30 (52%) were given tea at noon (NT group) and 28 (48%) were given water at noon (NW group).",
            ["NT", "NW"],
            ["30", "28"],
        ),
        (
            "Of 58 men, 30 drank at home (tea group), whereas 28 drank at work (water group).",
            ["tea", "water"],
            ["30", "28"],
        ),
        (
            "There were 58 men. Among them, 30 underwent surgery, and the other 28 underwent watchful waiting.",
            ["surgery", "watchful waiting"],
            ["30", "28"],
        ),
        (
            "Pain after 30 open repairs was mild. We compared 40 stent patients with 44 bypass patients. "
            "The stent patients did better than the bypass patients.",
            ["stent", "bypass"],
            ["40", "44"],
        ),
        (
            "Forty men were in the first group (open surgery) and 42 men in the second group (keyhole surgery).",
            ["open surgery", "keyhole surgery"],
            ["40", "42"],
        ),
        (
            "Sixty men composed the group A, who rested; the other 58 men were included in the group B.",
            ["group A", "group B"],
            ["60", "58"],
        ),
        (
            "Sixty men were randomised: 20 for tea, 20 for water, and 20 for warm milk.",
            ["tea", "water", "warm milk"],
            ["20", "20", "20"],
        ),
        (
            "Of 58 gouty men, 30 were given tea and 28, matched for age, were given water.",
            ["tea", "water"],
            ["30", "28"],
        ),
        ("We saw 30 men for tea and 28 for water.", [], []),
        ("Of 90 people, 40 were women and 50 were men, and all were compared.", [], []),
        (
            "A total of 20 men in the tea group reached the end, as compared with 30 in the water group.",
            ["tea", "water"],
            [],
        ),
        ("Cough occurred in 18 men treated with tea and in 10 men treated with water.", ["tea", "water"], []),
        ("The score was 5 in the tea group and 6 in the water group.", ["tea", "water"], []),
        ("Rash was common, with 29 men (60%) in group A and 24 men (62%) in group B.", [], []),
        ("We included 2,301 people with gout from July 1, 2007 to December 31, 2011.", [], []),
        (
            "All 58 men underwent randomisation, with 30 assigned to tea and 28 to placebo.",
            ["tea", "placebo"],
            ["30", "28"],
        ),
        (
            "We used data of 30 men with gout treated with tea and 90 men with standard care, and tea was better than "
            "standard care.",
            ["tea", "men with standard care"],
            ["30", "90"],
        ),
        (
            "The study comprised 64 women with gout, aged 31-78 years (mean 55.3), and 60 age- and sex-matched healthy "
            "volunteers.",
            ["women with gout", "healthy volunteers"],
            ["64", "60"],
        ),
        ("Of 50 men, 20 had fever and 12 had cough.", [], []),
        (
            "In all, 31 tea men (65%), as compared with 44 water men (36%), slept. Tea and water groups met.",
            ["Tea", "water"],
            [],
        ),
    ],
)
def test_counted_groups_are_arms(text: str, names: list[str], sizes: list[str]) -> None:
    found = told(f"Tea and gout\n\nAbstract\n\nMethods: {text}\n")
    assert (found["arm.name"], found["arm.n"]) == (names, sizes)
