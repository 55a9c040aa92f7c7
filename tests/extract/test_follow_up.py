"""How long people were followed, as reports state it; and times that are no such statement."""

from __future__ import annotations

import pytest

from attest.extract.follow_up import follow_ups
from suggested import told

Parts = dict[str, str]


@pytest.mark.parametrize(
    ("sentence", "parts", "unit"),
    [
        (
            "Mean follow-up on tea was 21 +/- 9 (4 to 50) months.",
            [{"mean": "21", "sd": "9", "min": "4", "max": "50"}],
            "months",
        ),
        (
            "The trial followed 36,282 women at 40 centres for an average of 7 years.",
            [{"mean": "7"}],
            "years",
        ),
        ("Ten trials were included [650 cases; 3-10 years of follow-up].", [{"min": "3", "max": "10"}], "years"),
        ("Scores fell after 3-10 months of follow-up.", [], None),
        ("The average duration of the trials was 14.3 weeks.", [{"mean": "14.3"}], "weeks"),
        ("The mean trial duration was 14.3 weeks.", [{"mean": "14.3"}], "weeks"),
        ("Of 91,140 men, 4278 developed a cough during a mean of 4 years.", [{"mean": "4"}], "years"),
        ("All were followed for five to 28 months.", [{"min": "5", "max": "28"}], "months"),
        ("The median (IQR) follow-up was 14 (8-20) months.", [{"median": "14", "q1": "8", "q3": "20"}], "months"),
        (
            "Men were followed up for a mean of 25 months (range 5-61 months).",
            [{"mean": "25", "min": "5", "max": "61"}],
            "months",
        ),
        ("During a mean 3.4 years of follow-up, 20 fell.", [{"mean": "3.4"}], "years"),
        (
            "Follow-up ranged from 6 to 43 months (mean, 20 months).",
            [{"min": "6", "max": "43", "mean": "20"}],
            "months",
        ),
        (
            "Follow-up after syrup ranged from 13 to 92 months (mean 40).",
            [{"min": "13", "max": "92", "mean": "40"}],
            "months",
        ),
        ("Median FU was 25.9 mo (IQR 13-46).", [{"median": "25.9", "q1": "13", "q3": "46"}], "mo"),
        (
            "After a median 4·15 years' follow-up (Q1–Q3 2·97–4·96), 42 fell.",
            [{"median": "4·15", "q1": "2·97", "q3": "4·96"}],
            "years",
        ),
        (
            "Median (25th-75th percentile) follow-up: 6.2 (3.1-9.4) years.",
            [{"median": "6.2", "q1": "3.1", "q3": "9.4"}],
            "years",
        ),
        ("At a median f/u of 21.3 mos, cough was better.", [{"median": "21.3"}], "mos"),
        (
            "The mean follow-up time was 29 ± 14 SD months (range 12–61).",
            [{"mean": "29", "sd": "14", "min": "12", "max": "61"}],
            "months",
        ),
        ("Follow-up averaged 31 months (range 2 to 80).", [{"mean": "31", "min": "2", "max": "80"}], "months"),
        (
            "Follow-up, which lasted 18 months on average (range 6 to 36), was complete.",
            [{"mean": "18", "min": "6", "max": "36"}],
            "months",
        ),
        ("Patients were observed for a mean period of 16.2 months.", [{"mean": "16.2"}], "months"),
        ("After 3.4 years (median) of follow-up, 25 had relapsed.", [{"median": "3.4"}], "years"),
        ("Over a mean 4.6-year follow-up, 44 fell.", [{"mean": "4.6"}], "year"),
        ("They were followed until death or for a median of 6.5 years.", [{"median": "6.5"}], "years"),
        ("The follow-up period was 6 months to 5 years (average 2.5 years).", [{"mean": "2.5"}], "years"),
        (
            "The minimum follow-up for each man was 4 years, the average time 4.8 years.",
            [{"min": "4", "mean": "4.8"}],
            "years",
        ),
        ("During up to 26 y of follow-up, 25 fell.", [{"max": "26"}], "y"),
        ("Follow-up (median 36 weeks) was complete.", [{"median": "36"}], "weeks"),
        ("With a median follow-up time of 400 days, none fell.", [{"median": "400"}], "days"),
        (
            "The mean follow-up duration in group 1 and group 2 was 22 ± 1 months and 21 ± 2 months, respectively.",
            [{"mean": "22", "sd": "1"}, {"mean": "21", "sd": "2"}],
            "months",
        ),
        ("After a median follow-up of 3-years, 20 had fallen.", [{"median": "3"}], "years"),
        (
            "Within a mean period of observation of 12 (2-35) months, 20 fell.",
            [{"mean": "12", "min": "2", "max": "35"}],
            "months",
        ),
        (
            "The follow-up period was 61.4±12.2 weeks (range: 30–90 weeks).",
            [{"mean": "61.4", "sd": "12.2", "min": "30", "max": "90"}],
            "weeks",
        ),
        ("They drank tea and were followed for a minimum of 24 months.", [{"min": "24"}], "months"),
        ("Follow-up was complete in 40 men (80%) at 15 ± 4 months.", [{"mean": "15", "sd": "4"}], "months"),
        ("Follow-up data (15 +/- 4 months) came from notes.", [{"mean": "15", "sd": "4"}], "months"),
        ("No man had fallen at 15 months' median follow-up.", [{"median": "15"}], "months"),
        ("With a minimum follow-up of 15 months, 3 fell.", [{"min": "15"}], "months"),
        ("The minimum length of follow-up was 15 months.", [{"min": "15"}], "months"),
        ("All had a minimal 15-month follow-up.", [{"min": "15"}], "month"),
        ("The other men were followed up for at least 15 months.", [{"min": "15"}], "months"),
        ("Men were followed for up to 15 years.", [{"max": "15"}], "years"),
        ("Men with a follow-up period of up to 15 years fell.", [{"max": "15"}], "years"),
        (
            "Minimum follow-up was 15 months (median, 36 months; range, 15-80 months).",
            [{"min": "15", "median": "36", "max": "80"}],
            "months",
        ),
        (
            "The minimum follow-up was 15 months, with a mean of 36 months.",
            [{"min": "15", "mean": "36"}],
            "months",
        ),
        (
            "Their median time on study was 12 months (range 2–35).",
            [{"median": "12", "min": "2", "max": "35"}],
            "months",
        ),
        ("Men were screened for gout every six months for an average of 2.5 years.", [{"mean": "2.5"}], "years"),
        (
            "After a median of 3.2 years (range 1–6), 14 men had died.",
            [{"median": "3.2", "min": "1", "max": "6"}],
            "years",
        ),
        ("Follow-up was 4.2 years on average (range 1–9).", [{"mean": "4.2", "min": "1", "max": "9"}], "years"),
        ("Follow-up was 40 months (median; range 12–60).", [{"median": "40", "min": "12", "max": "60"}], "months"),
        # what is no such statement
        ("After a mean of 12 months, relapse occurred in 12 men.", [], None),
        ("Men were treated for a median of 12 months.", [], None),
        ("Men with follow-up visits at 12±3 months were selected.", [], None),
        ("Pain at last follow-up was 3 ± 2 months old.", [], None),
        ("Men with at least 15 months of follow-up could join.", [], None),
        ("Men who had been followed for a minimum of 24 months were asked.", [], None),
        ("The mean age at follow-up was 34 years.", [], None),
        ("They were followed up at 6 and 12 months.", [], None),
        ("The mean score at 12 months of follow-up was 20.", [], None),
        ("The median of 3 visits during 12 months of follow-up was low.", [], None),
    ],
)
def test_follow_up_is_read(sentence: str, parts: list[Parts], unit: str | None) -> None:
    found = follow_ups(sentence)
    assert [one.parts for one in found] == parts
    assert {one.unit for one in found} == ({unit} if unit else set())


def test_the_shortest_is_told_by_methods_too_unless_it_is_a_plan() -> None:
    page = "Tea and gout\n\nAbstract\n\nMethods: {} for at least 15 months.\n"
    assert told(page.format("Men were followed"))["follow_up.min"] == ["15"]
    assert told(page.format("Men will be seen and were followed"))["follow_up.min"] == []


def test_a_planned_follow_up_is_none() -> None:
    plan = "Methods: Men with gout were to be followed for 6 to 12 months.\n"
    assert told(f"Tea and gout\n\nAbstract\n\n{plan}")["follow_up.max"] == []


def test_what_opens_a_sentence_gives_way_to_a_follow_up_that_is_called_so() -> None:
    page = "Tea and gout\n\nAbstract\n\nResults: After a median of 3 years, 14 men had died. {}\n"
    assert told(page.format(""))["follow_up.median"] == ["3"]
    assert told(page.format("Median follow-up was 4 years."))["follow_up.median"] == ["4"]
