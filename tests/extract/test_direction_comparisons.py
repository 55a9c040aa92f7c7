"""Directions of comparisons: of treatments without an outcome, of people, and of names far from their verb."""

from __future__ import annotations

import pytest

from attest.extract.directions import directions

EFFICACY = [
    ("Zinc was superior to placebo.", [("higher", "efficacy", "Zinc vs placebo")]),
    (
        "Honey therapy was no more effective than usual care.",
        [("no difference", "efficacy", "Honey therapy vs usual care")],
    ),
    ("Zinc was not as effective as honey therapy.", [("lower", "efficacy", "Zinc vs honey therapy")]),
    ("Zinc was better tolerated than honey therapy.", [("higher", "tolerability", "Zinc vs honey therapy")]),
    (
        "Zinc was more effective than placebo, but the difference was not significant.",
        [("no difference", "efficacy", "Zinc vs placebo")],
    ),
    ("Both syrups were equally effective.", []),
    ("Both approaches were equally effective.", [("no difference", "efficacy", None)]),
    ("The two drugs were equally well tolerated.", [("no difference", "tolerability", None)]),
    # One treatment among several kinds of people, measures, and what is only thought.
    ("Zinc was equally effective in men and women.", []),
    ("The drugs were equally effective regardless of age.", []),
    ("The response to zinc was superior to that to placebo.", []),
    ("We asked whether zinc was superior to placebo.", []),
    # What one is better at is told.
    ("Zinc was more effective than placebo at reducing cough.", [("lower", "cough", "Zinc vs placebo")]),
]


@pytest.mark.parametrize(("text", "expected"), EFFICACY)
def test_which_treatment_works_better(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    found = [(one.value, outcome.words, one.of) for one in directions(text, True) for outcome in one.outcomes]
    assert found == expected


PEOPLE = [
    (
        "A lower percentage of children treated with zinc (37%) presented fever in comparison to honey (50%).",
        [("lower", "fever")],
    ),
    ("Significantly more zinc than honey patients lost weight (54% vs 14%).", [("higher", "lost weight")]),
    ("Fewer city households than country households reported coughing.", [("lower", "coughing")]),
    (
        "More children in the zinc group had cough and fever than in the honey group.",
        [("higher", "cough and fever")],
    ),
    ("More children in the zinc group had a history of colds than in the honey group.", []),
    ("Children on zinc were significantly less visibly agitated than those on honey.", [("lower", "visibly agitated")]),
    ("Children on zinc were more likely than those on honey.", []),
    ("The children on zinc scored higher in terms of mood than those on honey.", [("higher", "mood")]),
    ("Children on zinc performed better on memory tests than others.", [("improved", "memory tests")]),
    ("Children on zinc were somewhat more likely to have cough than those on honey.", [("higher", "cough")]),
]
NAMES = [
    # Between commas before the verb stands what a name is.
    ("Pulse rate, a marker of strain and of fear, was significantly lower with zinc.", [("lower", "Pulse rate")]),
    ("Cough counts, mainly from the night, were higher with honey.", [("higher", "Cough counts")]),
    ("The mean of worry, which was 36.4 before, was reduced to 31.2.", [("lower", "worry")]),
    ("A count, a measure that makes up for noise, increased after zinc.", [("higher", "count")]),
    ("The need for extra syrup was similar in the three groups.", [("no difference", "need for extra syrup")]),
    (
        "After 12 weeks, concentrations of ferritin (FER), hepcidin (HEP), and transferrin (TRF) were decreased.",
        [("lower", "concentrations of ferritin (FER)"), ("lower", "hepcidin (HEP)"), ("lower", "transferrin (TRF)")],
    ),
    (
        "Zinc significantly reduced early waking and daily coughing.",
        [("lower", "early waking"), ("lower", "daily coughing")],
    ),
    ("The drink increased α-carotene.", [("higher", "α-carotene")]),
    ("Comparison of the cure rate revealed no significant difference.", [("no difference", "cure rate")]),
    # What is named before the comma did not differ.
    ("Regarding mood, no differences between the groups were found.", [("no difference", "mood")]),
    (
        "The groups were not significantly different in mood, sleep or pulse.",
        [("no difference", one) for one in ("mood", "sleep", "pulse")],
    ),
    (
        "Zinc had no effect on smoking status (p = .7) or on the pulse.",
        [("no difference", "smoking status"), ("no difference", "pulse")],
    ),
    (
        "There was no significant difference between the cure rates of the two methods.",
        [("no difference", "cure rates")],
    ),
    # Behind "to" another verb tells what was so.
    ("The addition of zinc to SU produced significant improvements in mood.", [("improved", "mood")]),
    ("Zinc was given to show improvements in mood.", []),
    ("Zinc despite a cold significantly reduced fear.", [("lower", "fear")]),
    ("Despite a reduction in fear mood was told.", []),
    # Names behind the words for a scale, a time or a group.
    ("The drink led to a significant reduction in scores on the Cough Scale.", [("lower", "Cough Scale")]),
    ("There was a significant improvement in terms of mood.", [("improved", "mood")]),
    ("There was a significant improvement for mood and sleep.", [("improved", "mood"), ("improved", "sleep")]),
    ("Significant improvements were seen at week 2 for mood.", [("improved", "mood")]),
    ("There were improvements in the zinc group only in mood.", [("improved", "mood")]),
    ("Mood showed significant improvement only in the zinc group.", [("improved", "Mood")]),
    # Rates that were alike, and less of something by the group that had it.
    ("Similar rates of cough were reported with zinc and honey.", [("no difference", "cough")]),
    ("Similar results were seen in both groups.", []),
    ("Reduced rate of cough (22 (55%) vs. 33 (83%); p = 0.02) was observed in the zinc group.", [("lower", "cough")]),
    ("Honey induced higher fullness than zinc.", [("higher", "fullness")]),
    ("Children in the zinc group were sent home earlier and had lower pulse rates.", [("lower", "pulse rates")]),
    ("Those who were told had a statistically significant lower fear of needles.", [("lower", "fear of needles")]),
    # In whose favour.
    ("Significant differences were also found after 4 months favouring zinc for mood.", [("improved", "mood")]),
    ("Significant differences favouring zinc were also seen in mood scores (p = 0.01).", [("improved", "mood scores")]),
]

HELD = [
    # What was held back did not go that way, and what was not proven was the same.
    ("Zinc abolished the increase of coughing.", [("lower", "increase of coughing")]),
    ("Zinc did not reduce increased coughing.", []),
    ("Tea before diet changes improved his sleep.", [("improved", "sleep")]),
    ("There was suppression and improvements in specific markers of age.", [("improved", "specific markers of age")]),
    ("No main effect was found for the game.", []),
    ("The drugs were equally effective at lowering coughs.", [("no difference", "coughs")]),
    ("The rates of cough were greater but not significantly different.", [("no difference", "rates of cough")]),
    ("Increases in noise increased the rate of error.", [("higher", "error")]),
    ("There were no differences in preoperative levels of ferritin between the groups.", []),
    ("The oldest children had the most robust improvements.", []),
    ("Zinc improved survival and function.", [("improved", "survival"), ("improved", "function")]),
]
AMOUNTS = [
    # A value behind the name is no part of it.
    ("Zinc led to an increase in body iron of 0.08 mmol/L.", [("higher", "body iron")]),
    ("There was a reduction of the length of stay of 3.9 days.", [("lower", "length of stay")]),
    ("The change in iron was sevenfold less than in the honey group.", [("lower", "change in iron")]),
    # An adverb or a bracket between the words for a direction.
    ("Zinc decreases significantly nightly cough.", [("lower", "nightly cough")]),
    ("Zinc reduced significantly more coughs than honey.", []),
    ("Zinc was highly effective (p < 0.001) in reducing cough.", [("lower", "cough")]),
    # What was seen for something.
    (
        "Significant benefits were observed for mood (p = 0.01) and sleep (p = 0.04).",
        [("improved", "mood"), ("improved", "sleep")],
    ),
    ("No effects of the drinks were found for ferritin.", [("no difference", "ferritin")]),
    ("No effect of zinc was seen in children.", []),
    ("Iron markers did not show statistical differences.", [("no difference", "Iron markers")]),
    (
        "The prevalence of cough showed no statistically meaningful difference.",
        [("no difference", "prevalence of cough")],
    ),
    (
        "Pain fell, with the zinc groups showing a lower rate of relapse than the honey group.",
        [("lower", "Pain"), ("lower", "relapse")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*PEOPLE, *NAMES, *HELD, *AMOUNTS])
def test_directions_of_comparisons(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(one.value, outcome.words) for one in directions(text, True) for outcome in one.outcomes]
    assert sorted(found) == sorted(expected)


def test_what_attacks_were_associated_with_is_not_more_of_it() -> None:
    text = "Twenty-six percent of colds treated with zinc were associated with at least one adverse event."
    assert list(directions(text)) == []
