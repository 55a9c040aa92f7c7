"""Ages as reports state them: of everybody, of each group, with their spread and bounds; and what is no such age."""

from __future__ import annotations

import pytest

from attest.extract.ages import ages
from suggested import told

Parts = dict[str, str]


@pytest.mark.parametrize(
    ("sentence", "parts", "unit"),
    [
        ("The mean age was 61.5 years.", [{"mean": "61.5"}], "years"),
        ("On average they were 60 years old; half were women.", [{"mean": "60"}], "years"),
        ("The average participant was 60 years old.", [{"mean": "60"}], "years"),
        (
            "Age was 50.2 (11.9) and 49.6 (12.8) years (mean, SD).",
            [{"mean": "50.2", "sd": "11.9"}, {"mean": "49.6", "sd": "12.8"}],
            "years",
        ),
        (
            "There were 38 women and 6 men, aged 54 (46–61) years [median, IQR].",
            [{"median": "54", "q1": "46", "q3": "61"}],
            "years",
        ),
        (
            "Median (IQR) age at first RTX was 53 (46-61) years.",
            [{"median": "53", "q1": "46", "q3": "61"}],
            "years",
        ),
        ("Median age at first marriage was 23 years.", [], None),
        ("Age at zinc initiation: 53 ± 11 years.", [{"mean": "53", "sd": "11"}], "years"),
        ("The mean age was 54 years (zinc) and 55 years (tea).", [{"mean": "54"}, {"mean": "55"}], "years"),
        (
            "Zinc patients had a mean age of 54.1 years and tea patients of 55.3 years.",
            [{"mean": "54.1"}, {"mean": "55.3"}],
            "years",
        ),
        ("They had a mean age of 54 years and a mean disease duration of 5 years.", [{"mean": "54"}], "years"),
        ("Twenty men (mean age, 61 ± 9 years) drank tea.", [{"mean": "61", "sd": "9"}], "years"),
        ("Their average age of 45 years (standard deviation 12.5) was low.", [{"mean": "45", "sd": "12.5"}], "years"),
        ("Age (mean ± SE, 33.1 ± 1.2 yr) was noted.", [{"mean": "33.1", "se": "1.2"}], "yr"),
        ("The mean (SD) age was 58.2 (8.4) years.", [{"mean": "58.2", "sd": "8.4"}], "years"),
        ("Age in years, mean (SD): 52.1 (8.2).", [{"mean": "52.1", "sd": "8.2"}], "years"),
        ("The students (Mage = 21.3 years, SD = 2.1) drank tea.", [{"mean": "21.3", "sd": "2.1"}], "years"),
        ("They were 34.5 years of age on average (SD = 4.2).", [{"mean": "34.5", "sd": "4.2"}], "years"),
        ("The tea drinkers averaged 58 years of age.", [{"mean": "58"}], "years"),
        ("The mean age of the 20 patients was 46 months.", [{"mean": "46"}], "months"),
        ("The mean age of the group (31 men, 12 women) was 71.9 years.", [{"mean": "71.9"}], "years"),
        ("Mean age at diagnosis was 44 years (range, 19-78).", [{"mean": "44", "min": "19", "max": "78"}], "years"),
        ("The mean age at the start of treatment was 51 (SD 12) years.", [{"mean": "51", "sd": "12"}], "years"),
        ("Their mean pretreatment age was 12.9 years.", [{"mean": "12.9"}], "years"),
        ("The average age was 29.4 years, and 20 were women.", [{"mean": "29.4"}], "years"),
        ("Age ranged between 18 and 79 years with a mean of 46.", [{"min": "18", "max": "79", "mean": "46"}], "years"),
        ("Seventeen cases (12 men and 5 women, 12-59 years old) were seen.", [{"min": "12", "max": "59"}], "years"),
        ("Mean age at the onset of symptoms was 22 years.", [{"mean": "22"}], "years"),
        ("Mean age at menarche was 12 years.", [], None),
        ("The sleep of 24 men (50.4 ± 8.6 yr) was short.", [{"mean": "50.4", "sd": "8.6"}], "yr"),
        ("Twenty men with diabetes (12.6 ± 7.1 years) took zinc.", [], None),
        ("Forty men (mean 52 years, range 31–70) took zinc.", [{"mean": "52", "min": "31", "max": "70"}], "years"),
        ("The mean age was 64.2 (9.8) years, and 46 percent were women.", [{"mean": "64.2"}], "years"),
        ("The average age was 58, and 46 percent were women.", [{"mean": "58"}], None),
        (
            "Median age was 49 (interquartile range 38-57) years with tea and 53 (44-62) years with water.",
            [{"median": "49", "q1": "38", "q3": "57"}, {"median": "53", "q1": "44", "q3": "62"}],
            "years",
        ),
        ("The mean brain age was 71 years.", [], None),
        ("Median age was 45 years (IQR, 32 to 58).", [{"median": "45", "q1": "32", "q3": "58"}], "years"),
        ("The median (IQR) age was 62 (56-68) years.", [{"median": "62", "q1": "56", "q3": "68"}], "years"),
        ("Median age 52 years [9 - 84].", [{"median": "52", "min": "9", "max": "84"}], "years"),
        ("The median age was 52 (47-58) years.", [{"median": "52"}], "years"),
        (
            "They ranged in age from 17 to 91 years (mean, 57 years).",
            [{"min": "17", "max": "91", "mean": "57"}],
            "years",
        ),
        ("Forty men (age 8 - 90 years, median 60.5) came.", [{"min": "8", "max": "90", "median": "60.5"}], "years"),
        ("The men, 47 ± 12 years old, lived in one town.", [{"mean": "47", "sd": "12"}], "years"),
        ("Age was 45 (SD 12) in one town.", [{"mean": "45", "sd": "12"}], None),
        # several groups
        ("The mean age was 66 v 74 years.", [{"mean": "66"}, {"mean": "74"}], "years"),
        (
            "Age (30.7 +/- 8.9 years tea v 32.7 +/- 9.9 years water) did not differ.",
            [{"mean": "30.7", "sd": "8.9"}, {"mean": "32.7", "sd": "9.9"}],
            "years",
        ),
        (
            "The mean age between smokers (54.8 ± 5.6 years) and others (65.7 ± 6.7 years) differed.",
            [{"mean": "54.8", "sd": "5.6"}, {"mean": "65.7", "sd": "6.7"}],
            "years",
        ),
        (
            "Tea drinkers were older (mean [SD] years: 52.6 [9.7] vs 48.1 [12.4]).",
            [{"mean": "52.6", "sd": "9.7"}, {"mean": "48.1", "sd": "12.4"}],
            "years",
        ),
        ("The mean age was 45 years in men and in women 47 years.", [{"mean": "45"}, {"mean": "47"}], "years"),
        (
            "Tea drinkers were like others in terms of age (64 versus 61 years; p = 0.14) and weight.",
            [{"mean": "64"}, {"mean": "61"}],
            "years",
        ),
        (
            "178 men (mean age, 53 years) drank and were treated with tea (10 to 40 mg daily).",
            [{"mean": "53"}],
            "years",
        ),
        # no age, or of nobody
        ("The mean gestational age was 38 weeks.", [], None),
        ("The mean age at onset was 21 years.", [{"mean": "21"}], "years"),
        ("Age ≥ 65 years was a risk.", [], None),
        ("Patients older than 65 years did worse.", [], None),
        ("Age-matched controls (n = 20) drank water.", [], None),
        ("The risk rose with age (OR 1.4).", [], None),
        ("The mean age and weight were 61 and 70.", [], None),
    ],
)
def test_ages_are_read(sentence: str, parts: list[Parts], unit: str | None) -> None:
    found = ages(sentence)
    assert [one.parts for one in found] == parts
    assert {one.unit for one in found} <= {unit}


def _told(text: str) -> dict[str, list[str]]:
    return told(f"Tea and gout\n\nAbstract\n\n{text}\n")


def test_bounds_of_people_who_are_counted_are_ages_but_not_limits_of_who_may_join() -> None:
    assert _told("Results: Sixty men aged 40 to 70 years drank tea.")["age.min"] == ["40"]
    assert _told("Methods: Men aged 40 to 70 years could take part.")["age.min"] == []
    assert _told("Methods: Sixty men, aged 40 to 70 years, were recruited.")["age.min"] == ["40"]
    assert _told("Methods: Sixty men of age 40-70 years were recruited.")["age.max"] == ["70"]
    assert _told("Methods: Sixty men, aged 40 to 70 years, will be recruited.")["age.min"] == []
    assert _told("Methods: Sixty men aged 40 to 70 years met the criteria.")["age.min"] == []
    assert _told("Methods: Ages of the men ranged from 40 to 70 years.")["age.max"] == ["70"]
    assert _told("Methods: Sixty men of either sex, between 40 and 70 years of age, drank tea.")["age.max"] == ["70"]
    assert _told("Methods: Sixty men with gout aged 40-70 years were randomized.")["age.min"] == ["40"]
    assert _told("Methods: Sixty healthy men (age: 40-70 years old) were included.")["age.max"] == ["70"]
    assert _told("Methods: Sixty trials in 80 men (age: 40-70 years old) were included.")["age.max"] == []
    assert _told("Sixty men (40-70 years old) drank tea.")["age.max"] == ["70"]
    assert _told("Methods: Sixty men aged 6 months to 5 years drank tea.")["age.min"] == []
    assert _told("Methods: Twelve men (age range, 40-70 years) drank tea.")["age.max"] == ["70"]


def test_the_first_sentence_with_an_age_stands() -> None:
    text = "Results: Mean age was 61 years. In the young, mean age was 22 years. Ages ranged from 18 to 90 years."
    found = _told(text)
    assert (found["age.mean"], found["age.min"], found["age.max"]) == (["61"], ["18"], ["90"])


def test_a_mean_may_stand_behind_the_sentence_with_the_bounds() -> None:
    found = _told("Methods: Sixty men aged 40 to 70 years drank tea.\n\nResults: Their mean age was 51 years.")
    assert (found["age.mean"], found["age.min"], found["age.max"]) == (["51"], ["40"], ["70"])


def test_each_group_in_one_sentence_has_its_age() -> None:
    text = (
        "Methods: We compared the tea group with the water group.\n\n"
        "Results: There were 18 men in the tea group (mean age 56.4 ± 12.2 years) and 19 in the water group "
        "(mean age 41.5 ± 10.5 years)."
    )
    assert _told(text)["age.mean"] == ["56.4", "41.5"]


@pytest.mark.parametrize(
    ("sentence", "mean"),
    [
        ("To test tea we gave it to 17 men (mean age 59 years).", ["59"]),
        ("Smith et al tested tea in 17 men (mean age 59 years).", []),
        ("Tea is drunk at a mean age of 59 years.", []),
    ],
)
def test_an_introduction_tells_the_people_of_the_study_with_their_number(sentence: str, mean: list[str]) -> None:
    assert told(f"Tea and gout\n\nAbstract\n\nBackground: {sentence}\n")["age.mean"] == mean


def test_a_number_in_a_bracket_counts_the_people_of_a_range() -> None:
    page = "Tea and gout\n\nAbstract\n\nMethods: Men with gout (N = 60; age range, 51-74 years) drank tea.\n"
    assert told(page)["age.max"] == ["74"]


def test_a_deviation_may_be_named_behind_its_number() -> None:
    found = _told("Methods: We treated 10 men (mean age 47 ± 11.5 SD years).")
    assert (found["age.sd"], found["age.unit"]) == (["11.5"], ["years"])


@pytest.mark.parametrize(
    "sentence", ["Mean age ranged from 45 to 78 years.", "Mean ages varied between 45 and 78 years."]
)
def test_means_of_several_groups_are_no_ages_of_people(sentence: str) -> None:
    assert ages(sentence) == ()


def test_the_age_at_onset_is_told_instead_where_no_other_is() -> None:
    assert _told("Mean age at onset of gout was 45.6±16.1 years.")["age.sd"] == ["16.1"]
    assert _told("Mean age at onset was 45 years. Mean age at inclusion was 55 years.")["age.mean"] == ["55"]
    assert _told("Their mean age was 45 years at onset of gout and 51 years at inclusion.")["age.mean"] == ["51"]
    assert _told("Older age at onset (OR 1.04 per year) told of gout.")["age.mean"] == []


@pytest.mark.parametrize(
    ("sentence", "means"),
    [
        ("Age was higher in those who fell than in survivors (64.2 ± 10.8 vs 57.9 ± 11.2 years).", ["64.2", "57.9"]),
        ("Tea drinkers were older than water drinkers (mean 54 versus 51 years).", ["54", "51"]),
        ("Mean age was higher among women than among men (54.1 vs 51.2 years).", ["54.1", "51.2"]),
        ("Men with gout were older than those without (54 ± 8 vs 51 ± 9 years).", []),
        ("Mean age was 50 years. Women were older than men (54 ± 8 vs 51 ± 9 years).", ["50"]),
    ],
)
def test_ages_of_two_groups_are_told_where_none_of_all_is(sentence: str, means: list[str]) -> None:
    assert _told(sentence)["age.mean"] == means


def test_a_deviation_behind_a_bracket_of_years_may_be_an_error() -> None:
    assert ages("Twelve men (27 ± 1.3 years, mean ± SEM) drank tea.")[0].parts == {"mean": "27", "se": "1.3"}


def test_a_second_count_has_its_age_beside_the_first() -> None:
    found = ages("Tea went to 20 women (54 ± 8 yrs) and water to 18 (55 ± 9 yrs).")
    assert [one.parts["mean"] for one in found] == ["54", "55"]
