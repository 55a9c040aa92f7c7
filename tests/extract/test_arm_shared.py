"""Sizes that all arms have, and doses beside their names."""

from __future__ import annotations

import pytest

from suggested import told


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("We randomised 60 men into three groups: tea, water and soup (n = 20 each).", ["20", "20", "20"]),
        ("Sixty men were assigned to tea or water, 30 to each group.", ["30", "30"]),
        ("Sixty men were studied. Thirty men each were randomised to tea or water.", ["30", "30"]),
        ("Men were assigned to tea or water. There were two groups of 30 men each.", ["30", "30"]),
        ("Sixty men were assigned to tea or water. Each group had 30 men.", ["30", "30"]),
        ("Sixty men were assigned to tea or water (n = 30 per group).", ["30", "30"]),
        ("Sixty men were assigned to tea or water (30 men/arm).", ["30", "30"]),
        ("Molars were divided into two groups of 30 teeth each: group A with tea, group B with water.", ["30", "30"]),
        ("Men were assigned to tea, water or soup (n = 17 per group).", ["17", "17", "17"]),
        ("Sixty men were divided into two equal groups (n=30 each) to get either warm tea or placebo.", ["30", "30"]),
        ("Sixty men were assigned to tea or water, in two groups (n = 30).", ["30", "30"]),
        ("Men were assigned to tea or water; 30 men in each group took part.", ["30", "30"]),
        ("Sixty men were assigned to tea or water. There were 20 men in each group who slept.", []),
        ("Sixty men were assigned to tea or water (n = 40 per group).", []),
        ("Sixty men were assigned to tea or water. Fever came to 30 men in each group who needed a bed.", ["30", "30"]),
        ("Sixty men were assigned to tea or water. In each group 4 men died.", []),
    ],
)
def test_one_size_of_all_arms(text: str, sizes: list[str]) -> None:
    assert told(f"Tea and gout\n\nAbstract\n\nMethods: {text}\n")["arm.n"] == sizes


@pytest.mark.parametrize(
    ("text", "doses"),
    [
        (
            "Aspirin (300 mg daily) was compared with ibuprofen (400 mg) in a randomised trial.",
            ["300 mg daily", "400 mg"],
        ),
        ("Men were assigned to aspirin or placebo. Those on aspirin took aspirin 75 mg.", ["75 mg"]),
        ("Men were assigned to aspirin or placebo. They took 75 mg of aspirin.", ["75 mg"]),
        ("Men were assigned to aspirin or placebo. They took aspirin 75 mg or 150 mg.", []),
        ("Group A received aspirin 300 mg. Group B received water. Group A did better than group B.", ["300 mg"]),
        ("Men were assigned to aspirin or placebo. They took aspirin 75 mg or aspirin 300 mg.", []),
        ("Men were assigned to aspirin or placebo. They took 75, 150 or 300 mg of aspirin.", []),
        ("Men were assigned to aspirin or placebo. They used less aspirin 75 mg than before.", []),
        ("Men were assigned to aspirin or placebo. A level of aspirin 75 mg/l was seen.", []),
    ],
)
def test_doses_beside_names(text: str, doses: list[str]) -> None:
    assert told(f"Tea and gout\n\nAbstract\n\nMethods: {text}\n")["arm.dose"] == doses


@pytest.mark.parametrize(
    ("text", "doses"),
    [
        ("Adults were given naproxen (target dose: 500 mg/day) or placebo.", ["500 mg/day"]),
        ("Adults took naproxen 500 mg once daily in this double-blind trial.", ["500 mg once daily"]),
        ("Adults took naproxen 500 mg daily. Naproxen 500 mg was given at noon.", ["500 mg daily"]),
        ("Adults took naproxen (250 mg and 500 mg). Then 500 mg of naproxen was given.", []),
        ("Adults had naproxen, 5 mg of prednisolone, and tea.", []),
    ],
)
def test_the_dose_of_a_treatment_that_only_a_title_compares(text: str, doses: list[str]) -> None:
    found = told(f"Naproxen versus placebo in gout\n\nAbstract\n\nMethods: A placebo-controlled trial. {text}\n")
    assert found["arm.dose"] == doses
