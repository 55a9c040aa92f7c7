"""The sizes of arms as told beside the words "group" and "arm"; and counts in a group that are findings."""

from __future__ import annotations

import pytest

from suggested import told


@pytest.mark.parametrize(
    ("text", "names", "sizes"),
    [
        (
            "The tea group (n = 34) rested and the control group (n = 33) walked.",
            ["tea", "control"],
            ["34", "33"],
        ),
        ("There were 67 men, 34 in the tea group and 33 in the water group.", ["tea", "water"], ["34", "33"]),
        ("The tea group consisted of 35 men. The water group included 36 men.", ["tea", "water"], ["35", "36"]),
        ("Seventy men were randomly assigned, 36 to tea and 34 to water.", ["tea", "water"], ["36", "34"]),
        ("Fourteen men received tea and 11 men received placebo.", ["tea", "placebo"], ["14", "11"]),
        ("Group K (30 patients) had tea, group L (31 patients) had water.", ["group K", "group L"], ["30", "31"]),
        ("Group 1 received tea (n = 20), Group 2 received water (n = 21).", ["tea", "water"], ["20", "21"]),
        (
            "The chewed garlic group and the swallowed garlic group were alike.",
            ["chewed garlic", "swallowed garlic"],
            [],
        ),
        ("Allopurinol and febuxostat were compared in a double-blind study.", ["Allopurinol", "febuxostat"], []),
        ("Tea was given to 31 men and water to 30 men.", ["Tea", "water"], ["31", "30"]),
        (
            "This trial (tea: N = 41, age = 50 [SD 9]; placebo: N = 39, age = 52 [SD 8]) ran for a year after "
            "men were randomised.",
            ["tea", "placebo"],
            ["41", "39"],
        ),
        (
            "Pain fell in 12 of 40 green tea–treated, 9 of 38 iced tea–treated and 8 of 41 water-treated men.",
            ["green tea", "iced tea", "water"],
            ["40", "38", "41"],
        ),
        (
            "Eighteen men took tea 20 mg every day (group 1) and 17 received tea 40 mg weekly (group 2). Pain fell in "
            "group 1 compared with group 2.",
            ["group 1", "group 2"],
            ["18", "17"],
        ),
        (
            "We randomised 67 men to tea or placebo. "
            "Pain fell in 20/34 men in the tea group versus 8/33 men receiving placebo.",
            ["tea", "placebo"],
            ["34", "33"],
        ),
        # what some had in a group is no size
        ("Nine men in the tea group and six in the water group had an attack.", ["tea", "water"], []),
        ("Attacks were rarer in the tea group (8 patients, 2 days) than in the water group.", ["tea", "water"], []),
        (
            "In total 118 men were randomised to tea or milk. "
            "Rash was seen in 6 of the 60 tea patients and in none of the 58 milk patients.",
            ["tea", "milk"],
            ["60", "58"],
        ),
        (
            "In total 118 men were randomised to tea or milk. "
            "Overall, 24/60 (40%) tea and 29/58 (50%) milk patients had a rash.",
            ["tea", "milk"],
            ["60", "58"],
        ),
        (
            "In total 218 men were randomised to tea or milk. "
            "Rash was seen in 6 of the 60 tea patients and in none of the 58 milk patients.",
            ["tea", "milk"],
            [],
        ),
    ],
)
def test_sizes_of_groups(text: str, names: list[str], sizes: list[str]) -> None:
    found = told(f"Tea and gout\n\nAbstract\n\nMethods: {text}\n")
    assert (found["arm.name"], found["arm.n"]) == (names, sizes)


def test_only_some_recruited_are_not_everybody() -> None:
    text = "Methods: Only six men were recruited through notices.\n"
    assert told(f"Tea and gout\n\nAbstract\n\n{text}")["study.n_enrolled"] == []
