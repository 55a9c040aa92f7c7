"""Averages that stand alone, are carried on, or whose groups and times are said elsewhere in their sentence."""

from __future__ import annotations

import pytest

from grammar_read import values_read

AVERAGES = ("mean", "median", "sd", "se", "min", "max")


def told(*texts: str, arms: tuple[str, ...] = ()) -> list[str]:
    """The averages that the grammar reads in sentences that follow each other, with their rows' names."""
    return values_read(texts, arms, AVERAGES.__contains__)


ALONE = (
    (
        "Grip in the splint group increased by 2.1 kg.",
        ("splint", "tape"),
        ["mean 2.1 | Grip | splint"],
    ),
    (
        "Itch fell in the cream group (-3.4 points; p = 0.01) and in the oil group (-1.2 points; p = 0.20).",
        ("cream", "oil"),
        ["mean -3.4 | Itch | cream", "mean -1.2 | Itch | oil"],
    ),
    ("Serum iron increased 2.2 mg/dL (p = 0.049).", (), ["mean 2.2 | Serum iron"]),
    ("Waist decreased an average of 3 inches.", (), ["mean 3 | Waist"]),
    ("One dose prolonged clotting time by 53 ± 12 seconds.", (), ["mean 53 | clotting time", "sd 12 | clotting time"]),
    (
        "Walking time was longer with poles (31.2 ± 4 min; p = 0.02), together with step length (0.7 ± 0.1 m).",
        (),
        [
            "mean 31.2 | Walking time | poles",
            "sd 4 | Walking time | poles",
            "mean 0.7 | step length",
            "sd 0.1 | step length",
        ],
    ),
)

BETWEEN = (
    (
        "The stiffness score was 12.4 at baseline (SD 3.1) and 8.2 at week 12 (SD 2.9; p = 0.01).",
        [
            "mean 12.4 | stiffness score | at baseline",
            "sd 3.1 | stiffness score | at baseline",
            "mean 8.2 | stiffness score | at week 12",
            "sd 2.9 | stiffness score | at week 12",
        ],
    ),
    (
        "There was a decrease in the cough index, with a median of 4.5 at entry (range 2-9) and "
        "2.5 at month 6 (range 0-7).",
        [
            "median 4.5 | cough index | at entry",
            "min 2 | cough index | at entry",
            "max 9 | cough index | at entry",
            "median 2.5 | cough index | at month 6",
            "min 0 | cough index | at month 6",
            "max 7 | cough index | at month 6",
        ],
    ),
)

ELSEWHERE = (
    (
        "No decline was seen in median lung volume (3.2 vs. 3.1 L; p = 0.5).",
        (),
        ["median 3.2 | lung volume | before", "median 3.1 | lung volume | after"],
    ),
    (
        "There was a median fall in albumin and iron of 4.6 g/L and 1.8 mg/L, respectively.",
        (),
        ["median 4.6 | albumin", "median 1.8 | iron"],
    ),
    (
        "Groups were alike in mean (SD) joint count (cream vs oil): 8.3 (5.6) vs. 9.5 (5.4); "
        "ESR 23.5 (9.4) vs. 22.6 (8.0).",
        ("cream", "oil"),
        [
            "mean 8.3 | joint count | cream",
            "sd 5.6 | joint count | cream",
            "mean 9.5 | joint count | oil",
            "sd 5.4 | joint count | oil",
            "mean 23.5 | ESR | cream",
            "sd 9.4 | ESR | cream",
            "mean 22.6 | ESR | oil",
            "sd 8.0 | ESR | oil",
        ],
    ),
    (
        "Fatigue, as measured by a diary, decreased from a median of 6 at baseline to 2 at month 3.",
        (),
        ["median 6 | Fatigue | at baseline", "median 2 | Fatigue | at month 3"],
    ),
)

RANGES = (
    (
        "The visit varied between 12 and 60 min (average 24.5 min) for group I and 9 to 40 min (average 20.1 min) "
        "for group II.",
        [
            "mean 24.5 | visit | group I",
            "min 12 | visit | group I",
            "max 60 | visit | group I",
            "mean 20.1 | visit | group II",
            "min 9 | visit | group II",
            "max 40 | visit | group II",
        ],
    ),
    (
        "Mean bed use was 12 ± 3 (5 to 40) days.",
        ["mean 12 | bed use", "sd 3 | bed use", "min 5 | bed use", "max 40 | bed use"],
    ),
    (
        "Area was measured as 4,818.50 ± 1,464.28 and 4,604.23 ± 1,567.73 μm2 at upper sector and lower sector, "
        "respectively.",
        [
            "mean 4,818.50 | Area | upper sector",
            "sd 1,464.28 | Area | upper sector",
            "mean 4,604.23 | Area | lower sector",
            "sd 1,567.73 | Area | lower sector",
        ],
    ),
    (
        "Mean widths of nasal and temporal sector were 47.3 ± 8.1 and 48.2 ± 7.9 μm, respectively.",
        [
            "mean 47.3 | widths of nasal sector",
            "sd 8.1 | widths of nasal sector",
            "mean 48.2 | widths of temporal sector",
            "sd 7.9 | widths of temporal sector",
        ],
    ),
    (
        "The largest difference in mean sleep scores was seen at 4 weeks (42.2 VS. 34.8 in the tea and milk groups, "
        "respectively; P = 0.007).",
        ["mean 42.2 | sleep scores | tea | at 4 weeks", "mean 34.8 | sleep scores | milk | at 4 weeks"],
    ),
)

CARRIED = (
    (
        ("The mean onset of cramp in Group B was 59.2 ± 2.7 sec while in Group BS it was 51.9 ± 1.4 sec.",),
        [
            "mean 59.2 | onset of cramp | Group B",
            "sd 2.7 | onset of cramp | Group B",
            "mean 51.9 | onset of cramp | Group BS",
            "sd 1.4 | onset of cramp | Group BS",
        ],
    ),
    (
        ("Mean stiffness was lower with heat.", "It fell from 6.1 ± 1.2 to 3.4 ± 1.0."),
        [
            "mean 6.1 | stiffness | before",
            "sd 1.2 | stiffness | before",
            "mean 3.4 | stiffness | after",
            "sd 1.0 | stiffness | after",
        ],
    ),
    (
        (
            "Weight fell in the diet group (-4.1 kg; p = 0.01), while in the walking group the decrease was small "
            "(-1.2 kg; p = 0.4).",
        ),
        ["mean -4.1 | Weight | diet", "mean -1.2 | Weight | walking"],
    ),
    (("Weight fell.", "Costs of 4.1 ± 2.0 were paid."), []),
)


@pytest.mark.parametrize(("text", "arms", "expected"), ALONE)
def test_a_value_that_stands_alone_has_its_group(text: str, arms: tuple[str, ...], expected: list[str]) -> None:
    assert told(text, arms=arms) == expected


@pytest.mark.parametrize(("text", "expected"), BETWEEN)
def test_a_time_may_stand_between_a_value_and_its_spread(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "arms", "expected"), ELSEWHERE)
def test_names_and_sides_may_stand_elsewhere(text: str, arms: tuple[str, ...], expected: list[str]) -> None:
    assert told(text, arms=arms) == expected


@pytest.mark.parametrize(("text", "expected"), RANGES)
def test_ranges_sectors_and_thousands(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("texts", "expected"), CARRIED)
def test_an_outcome_is_carried_on_to_a_subject_without_a_name(texts: tuple[str, ...], expected: list[str]) -> None:
    assert told(*texts) == expected
