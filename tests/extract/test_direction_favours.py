"""Directions told by favour, like rates, multiples and denials, each form in sentences of our own."""

from __future__ import annotations

import pytest

from attest.extract.directions import directions

FORMS = [
    ("Night cough and comfort all favoured tea.", [("improved", "Night cough"), ("improved", "comfort")]),
    ("The change from baseline in stride favoured the vest over the belt.", [("improved", "stride")]),
    ("Significant differences in wake-ups favouring tea were found.", [("improved", "wake-ups")]),
    ("Improvements in favour of tea were found for the comfort score.", [("improved", "comfort score")]),
    ("Greater stride and grip gains and sleep reductions were seen with tea.", []),
    ("Significant stride and grip reductions were observed with tea.", [("lower", "stride"), ("lower", "grip")]),
    (
        "Tea was well tolerated with a similar incidence of rash to water, but fewer headaches.",
        [("no difference", "rash"), ("lower", "headaches")],
    ),
    ("The reduction in night cough was not significant.", [("no difference", "night cough")]),
    ("Drinkers showed small to moderate improvements in sleep.", [("improved", "sleep")]),
    (
        "There were no significant differences in spills or in drinkers' quality of life.",
        [("no difference", "spills"), ("no difference", "drinkers' quality of life")],
    ),
    ("Cough and fever similarly occurred in both groups.", [("no difference", "Cough"), ("no difference", "fever")]),
    (
        "Tea was associated with more night cough than water (RR 4.8), but fewer hiccups (RR 0.3).",
        [("higher", "night cough"), ("lower", "hiccups")],
    ),
    ("The tea group had lower thirst scores and better sleep.", [("lower", "thirst scores"), ("improved", "sleep")]),
    ("Drinkers had lower respiratory tract infections and spills.", []),
    (
        "Mean stay was 6.1 days in the tea group, which was significantly shorter than that in the water group.",
        [("lower", "stay")],
    ),
    ("The percentage of patients with cough fell.", [("lower", "percentage of patients with cough")]),
    (
        "Compared with water, tea was associated with more sleep (57% vs 11%) and thirst (30% vs 14%) but less noise "
        "(3% vs 14%).",
        [("higher", "sleep"), ("higher", "thirst"), ("lower", "noise")],
    ),
    ("Tea reduces cough and delays bedtime.", [("lower", "cough")]),
    ("Thirst but not noise scores improved.", [("improved", "Thirst"), ("no difference", "noise scores")]),
    ("Tea drinkers had a 64% lower risk of spills (HR 0.36).", [("lower", "risk of spills")]),
    ("Tea was well tolerated and improved grip and sleep.", [("improved", "grip"), ("improved", "sleep")]),
    ("None of the differences in comfort favoured tea.", []),
    (
        "Scalds and spills occurred at similar rates in both groups.",
        [("no difference", "Scalds"), ("no difference", "spills")],
    ),
    ("Hiccups were seen equally often in both groups.", [("no difference", "Hiccups")]),
    ("Tea drinkers had about half as many attacks as the others.", [("lower", "attacks")]),
    (
        "Measures that improved only with tea included grip, sleep and thirst.",
        [("improved", "grip"), ("improved", "sleep"), ("improved", "thirst")],
    ),
    ("Joint damage progressed less with tea than with water.", [("improved", "Joint damage")]),
    ("Walkers showed a slower decline in stride length.", [("lower", "decline in stride length")]),
    ("The decline in stride length was slowed by vests.", [("lower", "decline in stride length")]),
    (
        "Neither grip strength nor stride was altered by tea.",
        [("no difference", "grip strength"), ("no difference", "stride")],
    ),
    (
        "Tea did not lead to any improvement in sleep or thirst.",
        [("no difference", "sleep"), ("no difference", "thirst")],
    ),
    ("Tea was linked to a reduction of night cough.", [("lower", "night cough")]),
    ("Proteinuria decreased from a median of 4.2 to 1.1 g/day.", [("lower", "Proteinuria")]),
    ("The dose of prednisone could be reduced from 32 to 9 mg.", [("lower", "dose of prednisone")]),
    ("The dose of prednisone could be reduced.", []),
    (
        "Grip did not differ between groups, nor did stride length.",
        [("no difference", "Grip"), ("no difference", "stride length")],
    ),
    ("Tea eased night cough without affecting sleep.", [("improved", "night cough"), ("no difference", "sleep")]),
    ("Tea was associated with fewer night coughs and loss of weight.", [("lower", "night coughs")]),
    (
        "Changes from baseline in grip, stride and comfort were similar between groups.",
        [("no difference", "grip"), ("no difference", "stride"), ("no difference", "comfort")],
    ),
    (
        "Mean grip and stride remained unchanged: 21.4 and 64.2 at baseline compared with 21.1 and 63.0 at 24 months.",
        [("no difference", "grip"), ("no difference", "stride")],
    ),
]


@pytest.mark.parametrize(("sentence", "told"), FORMS)
def test_what_a_form_says(sentence: str, told: list[tuple[str, str]]) -> None:
    found = directions(sentence, True)
    assert [(one.value, outcome.words) for one in found if one.value for outcome in one.outcomes] == told
