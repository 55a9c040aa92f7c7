"""Sentences that spell out their figures: each with the group, time or harm that stands beside it."""

import pytest

from attest.extract.arms import Arms
from attest.extract.grammar.spelled_out import spelled_out

FIGURES = [
    (
        "Five patients in the early group (10%) and eight patients in the late group (16%) required a transfusion.",
        [("required a transfusion", "early", None, "5", "10"), ("required a transfusion", "late", None, "8", "16")],
    ),
    (
        "Three women in the GON (6.1%) and one in the RAL (2.0%) had a miscarriage, but few moved away.",
        [("miscarriage", "GON", None, "3", "6.1"), ("miscarriage", "RAL", None, "1", "2.0")],
    ),
    (
        "Moreover, compared with the surgery group (41%), the plaster group was more likely to have persistent "
        "stiffness (58%).",
        [("persistent stiffness", "surgery", None, None, "41"), ("persistent stiffness", "plaster", None, None, "58")],
    ),
    (
        "Wound leakage was observed in 4/30 patients (13%) after nail insertion and in 1/30 cases (3%) after exchange.",
        [("Wound leakage", "nail insertion", None, "4", "13"), ("Wound leakage", "exchange", None, "1", "3")],
    ),
    (
        "Remission rates were clearly higher in the young group (70% and 75% at 3 and 9 months, respectively) than "
        "in the old group (20% and 35% at 3 and 9 months, respectively; p=0.01).",
        [
            ("Remission rates", "young", "at 3 months", None, "70"),
            ("Remission rates", "young", "at 9 months", None, "75"),
            ("Remission rates", "old", "at 3 months", None, "20"),
            ("Remission rates", "old", "at 9 months", None, "35"),
        ],
    ),
    (
        "The overall relapse rate was 20.0% (6 patients) at 12 months and 30.0% (9 patients) at 24 months.",
        [
            ("relapse rate", None, "at 12 months", "6", "20.0"),
            ("relapse rate", None, "at 24 months", "9", "30.0"),
        ],
    ),
    (
        "Excellent (0–1) and fair (2–3) responses by then were seen in 14 (35%) and 22 (55%) patients, respectively.",
        [("Excellent responses", None, None, "14", "35"), ("fair responses", None, None, "22", "55")],
    ),
]
HARMS = [
    (
        "The most frequent adverse events (AEs) with sham, tesolimab 5 and tesolimab 10 (weeks 0–8) were fever "
        "(1%, 4%, 9%) and dry skin (2%, 2%, 6%).",
        [
            ("fever", "sham", None, "1"),
            ("fever", "tesolimab 5", None, "4"),
            ("fever", "tesolimab 10", None, "9"),
            ("dry skin", "sham", None, "2"),
            ("dry skin", "tesolimab 5", None, "2"),
            ("dry skin", "tesolimab 10", None, "6"),
        ],
    ),
    ("In 7 (14 %) patients, serious adverse events were noted.", [("serious adverse events", None, "7", "14")]),
    ("Fever was the most common side effect, reported by 31% of the men.", [("Fever", None, None, "31")]),
    ("Three cases of gastric perforation were recorded.", [("gastric perforation", None, "3", None)]),
]
NOTHING = [
    "The most common adverse events with sham and tesolimab were fever (1%, 4%, 9%) and dry skin (2%, 2%, 6%).",
    "Remission rates were higher in the young group (70% and 75% at 3, 6 and 9 months) than "
    "in the old group (20% and 35%).",
    "Two cases of twins were recorded.",
    "Wound leakage was observed in 4/30 patients after nail insertion and in 1/30 patients at home.",
    "Five patients in the early group (10%) and eight in the early group (16%) required a transfusion.",
]


@pytest.mark.parametrize(("text", "wanted"), FIGURES)
def test_each_figure_has_its_group_and_time(text, wanted):
    told = spelled_out(text, Arms())
    assert [(one.name, one.arm, one.time, one.parts.get("events"), one.parts.get("percent")) for one in told] == wanted
    assert not any(one.harm for one in told)


@pytest.mark.parametrize(("text", "wanted"), HARMS)
def test_harms_are_adverse_events(text, wanted):
    told = spelled_out(text, Arms())
    assert [(one.name, one.arm, one.parts.get("events"), one.parts.get("percent")) for one in told] == wanted
    assert all(one.harm for one in told)


@pytest.mark.parametrize("text", NOTHING)
def test_parts_that_do_not_fit_together_tell_nothing(text):
    assert spelled_out(text, Arms()) == []
