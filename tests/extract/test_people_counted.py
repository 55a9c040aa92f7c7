"""How many people a study had, in the many forms of words that count them; and what is no such count."""

from __future__ import annotations

import pytest

from suggested import told


@pytest.mark.parametrize(
    ("sentence", "role", "value"),
    [
        ("A cohort of 64 men with gout treated at home.", "n_enrolled", "64"),
        ("Ten thousand women with gout were followed for four years.", "n_enrolled", "10000"),
        ("We assessed the use of tea in relation to gout in 41 337 older men.", "n_enrolled", "41 337"),
        ("The cohort included 8’214 participants who were followed from birth.", "n_enrolled", "8214"),
        ("The survey was conducted in March and involved 473 nurses.", "n_enrolled", "473"),
        ("All men who had both operations (n = 27; age 61, SD 9 years) were included.", "n_enrolled", "27"),
        ("All children born in the county were included in the study (N=81,402).", "n_enrolled", "81,402"),
        ("A total of 52 children and adolescents with gout were analyzed retrospectively.", "n_analysed", "52"),
        ("In all, 260 students were approached, and 97 completed the survey.", "n_analysed", "97"),
        ("The total number of participants was 12,044.", "n_analysed", "12,044"),
        ("A total of 21 studies (6 prospective) were included, with a total of 732 patients.", "n_analysed", "732"),
        ("We included 12 trials (3016 women) of diets.", "n_analysed", "3016"),
        ("Sixty-seven eyes of 39 patients were treated.", "n_analysed", "39"),
        ("Nine trials (926 adults) comparing teas were included.", "n_analysed", "926"),
        ("Of 902 adults in the register, 780 were included in the analysis.", "n_enrolled", "902"),
        ("Forty women—20 per group—completed the programme.", "n_enrolled", "40"),
        ("We used this splint to treat sprains in 17 athletes with a mean age of 24 years.", "n_enrolled", "17"),
        ("The institute presented its 145 patient Phase 3 study of a new pill.", "n_enrolled", "145"),
        ("The current study focused on 3,190 people with gout.", "n_enrolled", "3,190"),
        (
            "A total of 88 boys 6 to 11 years of age with gout were randomly assigned to two diets.",
            "n_randomised",
            "88",
        ),
        ("Sixty adults with gout, randomly assigned to tea or water.", "n_randomised", "60"),
        ("Then 44 (60%) men achieving remission were randomized to tea or water.", "n_randomised", "44"),
        ("Five hundred older women aged 60-79 y were randomized to tea.", "n_randomised", "500"),
        ("This is an analysis of a trial of 88 men with gout, randomised to tea or water.", "n_randomised", "88"),
        ("Eighteen men were randomised to receive tea and 9 to receive water.", "n_randomised", None),
        ("Function was better at week 104 versus men without a remission.", "n_analysed", None),
        ("All men who knew Vellby before Easter 2016 who would be fasting were included.", "n_enrolled", None),
        ("Ninety men with gout on tea and 310 men with gout on water were included.", "n_enrolled", None),
        ("Among 90 men with gout and 310 men with joint pain, falls were rare.", "n_enrolled", None),
        ("Four men who continued to drink tea had less pain.", "n_enrolled", None),
        ("We assessed 231 men and the final analysis included 174 men with gout.", "n_analysed", "174"),
        ("Men were seen between May 2, 2011 and June 30, 2015 were included in this analysis.", "n_enrolled", None),
        ("A total of 915 children were hospitalized for gout.", "n_enrolled", None),
        ("About 10 thousand adults were treated.", "n_enrolled", None),
        ("Five trials enrolling 2214 adults were found.", "n_enrolled", "2214"),
        ("A total of 90 adults were enrolled and 84 included in the per-protocol analysis.", "n_analysed", "84"),
        (
            "We found 310 adults with gout, 120 of whom had tophi and were included in the analysis.",
            "n_analysed",
            "120",
        ),
        ("Of 512 adults with gout, we identified 41 (8%) with the following habits.", "n_enrolled", "41"),
        ("This was a two-town trial of 96 gouty adults randomized to tea or water.", "n_randomised", "96"),
        ("A total of 77 (91% female) with gout from 6 towns were included.", "n_enrolled", "77"),
        ("A total of 58 adults were attended to in three towns.", "n_enrolled", "58"),
        ("Ninety-three of 120 eligible adults were enrolled.", "n_enrolled", "93"),
        ("A total of 93 out of 120 invited adults agreed to participate.", "n_enrolled", "93"),
        ("The study included slightly more than 1,000 men.", "n_enrolled", "1,000"),
        ("We included 12 trials (3016 women) of diets.", "n_enrolled", "3016"),
        (
            "We included 37 patients treated with zinc, 41 treated with tea and 25 patients not treated.",
            "n_enrolled",
            None,
        ),
        ("Of 86 people, 78 patients (11 men), who already had one visit, were analysed.", "n_analysed", "78"),
        ("The mean age of the 36 patients was 29 years.", "n_enrolled", "36"),
        ("There were 60 adults: 44 women and 16 men.", "n_enrolled", "60"),
        ("The sample (N = 25, all men) was small.", "n_enrolled", "25"),
        ("Eight women received 2,000 IU/daily and ten women nothing.", "n_enrolled", None),
        ("In a cohort, 108 consecutive adults in remission tapered their pills.", "n_enrolled", "108"),
        ("All adults switched to tea here from 2014 to 2018 (n=52) were reviewed.", "n_enrolled", "52"),
        ("Of 402 adults invited, 214 (53%) consented; 108 of them drank tea.", "n_enrolled", "214"),
        ("We retrospectively reviewed 112 charts of adults with gout.", "n_enrolled", "112"),
        ("Fourteen studies (n = 2,406) met the criteria.", "n_enrolled", "2,406"),
        ("Adults with gout were eligible. A total of 477 were included.", "n_enrolled", "477"),
        ("A total of 46 trained singers participated in this study and were randomised.", "n_enrolled", "46"),
        ("A total of 46 schools participated in this study and were randomised.", "n_enrolled", None),
        ("We studied 423 consecutive U. parvum-positive patients.", "n_enrolled", "423"),
        ("Thirty type 2 diabetic men were enrolled.", "n_enrolled", "30"),
        ("Two-hundred thirty-two (232) adult women were randomised to tea.", "n_randomised", "232"),
        ("Twenty-five healthy, untrained volunteers took part in the study.", "n_enrolled", "25"),
        ("In the end, 84 pupils are randomly allocated to tea or water.", "n_randomised", "84"),
        ("Twenty of the 348 pupils were excluded after randomisation.", "n_randomised", "348"),
        ("Urate was measured in 100 women, randomly divided into two groups.", "n_randomised", "100"),
        ("Tea saved much (£616 for women only).", "n_enrolled", None),
        ("In all, 140 women were randomised into each group.", "n_randomised", None),
        ("The outcome was the feasibility of recruiting 40 women.", "n_enrolled", None),
        ("The trial (planned enrolment: 700 patients) was stopped.", "n_enrolled", None),
        ("There were 268 women identified, mean age 62 years.", "n_enrolled", "268"),
        ("There were 268 women included in this analysis.", "n_enrolled", "268"),
        ("Sixteen women were eligible for analysis.", "n_analysed", "16"),
        ("Twenty hours later, men drank tea.", "n_enrolled", None),
        ("Adults with gout were eligible. A total of 12 trials were included.", "n_enrolled", None),
        ("Three thousand two hundred six adults with gout were enrolled.", "n_enrolled", "3206"),
    ],
)
def test_people_are_counted(sentence: str, role: str, value: str | None) -> None:
    found = told(f"Gout in a small town\n\nAbstract\n\nResults: {sentence}\n")[f"study.{role}"]
    assert found == ([value] if value else [])


def test_a_short_form_may_stand_for_people() -> None:
    text = "Methods: We followed kidney transplant recipients (KTR).\n\nResults: A total of 640 KTR were included.\n"
    assert told(f"Tea after transplantation\n\nAbstract\n\n{text}")["study.n_enrolled"] == ["640"]


def test_everybody_analysed_was_enrolled_unless_more_were_counted() -> None:
    everybody = "Results: We analysed 35 women with gout.\n"
    assert told(f"Gout and tea\n\nAbstract\n\n{everybody}")["study.n_enrolled"] == ["35"]
    part = "Results: There were 90 women at first. We analysed 35 women with gout.\n"
    assert told(f"Gout and tea\n\nAbstract\n\n{part}")["study.n_enrolled"] == ["90"]


def test_a_register_tells_its_enrolment_when_the_study_is_over() -> None:
    entry = (
        "ClinicalTrials.gov Identifier: NCT01234567\nRecruitment Status : {}\n\n"
        "Study Type Interventional\nEnrollment 212\n"
    )
    assert told("Tea for gout\n\n" + entry.format("Completed"))["study.n_enrolled"] == ["212"]
    assert told("Tea for gout\n\n" + entry.format("Recruiting"))["study.n_enrolled"] == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "There were 120 men and women (37.5% and 62.5%, respectively) with gout.",
            {"male_percent": "37.5", "female_percent": "62.5"},
        ),
        ("We studied 31 women (mean age 53 years).", {"female_percent": None}),
    ],
)
def test_shares_of_both_sexes_come_in_order(sentence: str, expected: dict[str, str | None]) -> None:
    found = told(f"Gout in a small town\n\nAbstract\n\nResults: {sentence}\n")
    assert {role: (found[f"study.{role}"] or [None])[0] for role in expected} == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Methods: Uric acid was measured in 84 consecutive outpatients with gout.", "84"),
        ("Methods: We looked back at the charts of 61 men who had gout and were seen by one doctor.", "61"),
        ("Methods: Thirty-two ASA I or II women took tea before their operations.", "32"),
        ("Methods: Adults with gout (n = 44) kept a diary.", "44"),
        ("Results: Of 512 patients with gout, 77 (15%) had stones.", "512"),
        ("Results: Stones were found in 12 of 90 men (13%).", "90"),
        ("Results: Of tea, 12 of the 90 men died, compared with 20 of the 88 on water.", None),
        ("Results: Stones grew (RR 1.7, 95% CI 1.4 to 2.2; 3 studies, 215 participants).", None),
        ("Results: Three out of four patients had stones.", None),
        ("Methods: Sixty big toes of 34 people were drawn by lot.", "34"),
        ("Methods: Ninety-one adults with gout were divided into two groups.", "91"),
        ("Methods: A study of 47 women, including 30 with stones, was carried out.", "47"),
        ("Methods: This series of 22 cases was seen in one town.", "22"),
        # no count of everybody
        ("Results: Stones were found in nine patients.", None),
        ("Results: Sixteen patients (20%) had stones.", None),
        ("Methods: We compared 30 men with gout (gout group) and 28 healthy men (control group).", None),
        ("Methods: Thirty women with gout and 30 healthy women kept a diary.", None),
        ("Methods: In tea drinkers (n = 30) and others (n = 31) urine was collected.", None),
        ("Results: During 1,764 person-years 44 attacks occurred.", None),
        ("Methods: The trial should include 742 patients with gout.", None),
        ("Methods: Men were seen at three practices (62 patients) and one hospital (31 patients).", None),
        ("Methods: Earlier studies of 900 women had found no stones.", None),
        ("Results: Six other women had stones.", None),
        ("Methods: The 1990 national health survey of adults was used.", None),
        ("Methods: We wrote to 300 doctors who were invited to answer.", None),
    ],
)
def test_everybody_is_the_largest_count_that_is_of_no_part(text: str, value: str | None) -> None:
    found = told(f"Gout in a small town\n\nAbstract\n\n{text}\n")["study.n_enrolled"]
    assert found == ([value] if value else [])


def test_people_who_were_randomised_are_told_as_such() -> None:
    text = "Methods: Sixty men with gout, matched for age and weight, were randomly assigned to tea or water.\n"
    found = told(f"Gout and tea\n\nAbstract\n\n{text}")
    assert (found["study.n_randomised"], found["study.n_enrolled"]) == (["60"], ["60"])


def test_fewer_people_may_be_analysed_than_took_part() -> None:
    text = "Methods: Urine was collected from 80 men.\n\nResults: Seventy men were included in the analysis.\n"
    found = told(f"Gout and tea\n\nAbstract\n\n{text}")
    assert (found["study.n_enrolled"], found["study.n_analysed"]) == (["80"], ["70"])
