"""Directions whose subject only its clause tells, and those behind verbs of having, each in sentences of our own."""

from __future__ import annotations

import pytest

from attest.extract.clause_subjects import clause_subject
from attest.extract.directions import directions
from attest.extract.suggest import suggest
from attest.ingest.documents import document_of
from attest.text.source import source_of

CLAUSES = [
    ("Although stride length improved more in the vest arm, few noticed.", "improved", "stride length"),
    ("However, the grip of the glove group after training was better.", "was", "grip"),
    (
        "But walkers' comfort and ability to climb stairs in Vest was better.",
        "was",
        "walkers' comfort and ability to climb stairs",
    ),
    ("In walking women serum iron remained stable.", "remained", "serum iron"),
    ("For all subjects mean comfort scores rose.", "rose", "comfort scores"),
    ("The primary outcome, night cough, was similar.", "was", "night cough"),
    ("While stride grew over time the pause before the first step fell.", "fell", None),
    ("Comparing tape with glue for grip, the rate of leaks was lower.", "was", "rate of leaks"),
    ("Walkers who rested had cramps.", "had", None),
    ("After training the calves were sore.", "were", "calves"),
    ("Stride rose, a sign of health, which was welcome.", "was", None),
]


@pytest.mark.parametrize(("text", "verb", "expected"), CLAUSES)
def test_a_clause_tells_the_subject_of_its_verb(text: str, verb: str, expected: str | None) -> None:
    found = clause_subject(text, text.index(verb))
    assert (found.words if found else None) == expected


TOLD = [
    ("Stride time with vests was significantly lower using poles than without.", [("lower", "Stride time")]),
    (
        "The urge to rest and the pulse of the vest group was higher than at home.",
        [("higher", "urge to rest and the pulse")],
    ),
    ("Ferritin non-significantly differed between the two groups.", [("no difference", "Ferritin")]),
    (
        "Pulse (bpm), warmth (C) and sweat did not show a significant difference.",
        [("no difference", "Pulse (bpm)"), ("no difference", "warmth (C)"), ("no difference", "sweat")],
    ),
    (
        "Grip scores (p = 0.08) and stride (p = 0.06) did not reach statistical significance.",
        [("no difference", "Grip scores"), ("no difference", "stride")],
    ),
    (
        "The changes in stride and pulse were not statistically significant.",
        [("no difference", "stride"), ("no difference", "pulse")],
    ),
    ("The effect of vests on stride was not significant.", [("no difference", "stride")]),
    ("The effect did not achieve significance on the comfort scale.", [("no difference", "comfort scale")]),
    ("The time to achieve a score of 10 was longer with vests.", [("higher", "time to achieve a score of 10")]),
    ("Skin warmth showed a marked (p<0.05) increase with time.", [("higher", "Skin warmth")]),
    ("Vests had a comfort profile similar to that of belts.", [("no difference", "comfort profile")]),
    ("Vests provided pain relief superior to that of belts.", [("improved", "pain relief")]),
    (
        "Walkers had rates of blisters that were significantly (p<.05) higher than those of riders.",
        [("higher", "rates of blisters")],
    ),
    ("The walkers lived longer than the riders.", []),
    ("Vests and belts were similarly effective in reducing back pain.", [("no difference", "back pain")]),
    (
        "Vests outperformed belts in warmth, grip and comfort.",
        [("improved", "warmth"), ("improved", "grip"), ("improved", "comfort")],
    ),
    ("Back pain appeared to improve over the summer.", [("improved", "Back pain")]),
    (
        "Vests and belts had similar effects on pulse and stride.",
        [("no difference", "pulse"), ("no difference", "stride")],
    ),
    ("There was resolution of the rash.", [("improved", "rash")]),
    ("Resolution on imaging was seen.", []),
    ("Stabilization in prone (n = 19) was one of the groups.", []),
    ("Blisters occurred in 3 walkers and were less frequent with vests.", [("lower", "Blisters")]),
    ("Riders were less likely than walkers to have blisters.", [("lower", "blisters")]),
    ("Vests were no more likely to tear.", []),
    ("Mean iron was significantly less than the reference mean.", [("lower", "iron")]),
    ("Nor was onset of cramps associated with an increased risk of falls.", []),
    ("Wet socks are not associated with blisters.", [("no difference", "blisters")]),
    ("Vests did not result in improvement in stride.", [("no difference", "stride")]),
    ("Improvements in favour of vests were seen.", []),
    ("Stride correlated positively with height and negatively with age.", [("higher", "height"), ("lower", "age")]),
    ("Stride and height were positively correlated.", [("higher", "Stride")]),
    ("The association between stride and height disappeared.", []),
    (
        "There was no difference in cramps or falls after adjusting for age, sex, and height.",
        [("no difference", "cramps"), ("no difference", "falls")],
    ),
    ("Blisters tended to be less severe with vests (p = 0.059).", [("no difference", "Blisters")]),
    ("Trials raised questions about comfort.", []),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_what_a_subject_showed_is_a_direction(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.value, outcome.words) for one in directions(text, True) for outcome in one.outcomes] == expected


MORE_TOLD = [
    (
        "Belts had a lower comfort, warmth and grip, but higher weight.",
        [("lower", "comfort"), ("lower", "warmth"), ("lower", "grip"), ("higher", "weight")],
    ),
    (
        "Belts led to lower weight, fewer cramps, and lacked buckles.",
        [("lower", "weight"), ("lower", "cramps")],
    ),
    ("Walkers received salt at a mean salt dose of 3.0 g, which decreased to 1.4 g.", [("lower", "salt dose")]),
    ("Stride rose at week 12, as did the grip score.", [("higher", "Stride"), ("higher", "grip score")]),
    (
        "Tolvaptan prolonged survival and attenuated the decline in stride.",
        [("higher", "survival"), ("lower", "decline in stride")],
    ),
    ("Walking was protective (OR 0.3) against stroke.", [("lower", "stroke")]),
    (
        "Predictors of relapse were young age (HR 1.5, 95% CI 1.1-2.0) and walking (HR 0.4, 95% CI 0.2-0.8).",
        [("higher", "relapse"), ("lower", "relapse")],
    ),
    ("Low grip was the best predictor of drop-out.", [("higher", "drop-out")]),
    ("Walkers had decreased pain and improved grip.", [("lower", "pain"), ("improved", "grip")]),
    ("Walkers showed reduced pain at week 4.", [("lower", "pain")]),
    ("Walkers had enhanced their strength.", []),
    ("The trial showed a reduced stroke risk with higher salt intake.", [("lower", "stroke risk")]),
    (
        "Significant differences in favour of walking were seen in pain and grip.",
        [("improved", "pain"), ("improved", "grip")],
    ),
    ("The early arm had fewer patients with arthralgia.", [("lower", "arthralgia")]),
    ("The early arm had more patients without cramps.", [("lower", "cramps")]),
    ("Less decline was observed on the grip scale.", []),
    ("Atrial growth was more prominent in walkers.", [("higher", "Atrial growth")]),
    ("It is of use in a vision impaired population.", []),
]

DOUBTED = [
    ("We found no convincing evidence that vests have a beneficial effect on stride.", [("no difference", "stride")]),
    ("There was little evidence that vests reduced falls.", []),
    ("Do walkers with vests have lower levels of pain than others?", []),
    ("Walkers were less likely to experience prolonged pain.", [("lower", "prolonged pain")]),
    ("The criteria reduced the number of papers.", []),
    ("The effect of vests on pain was worse than that of belts.", []),
    (
        "There was no difference in falls, including broken hips.",
        [("no difference", "falls"), ("no difference", "broken hips")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [*MORE_TOLD, *DOUBTED])
def test_lists_factors_and_changes_that_go_on(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.value, outcome.words) for one in directions(text, True) for outcome in one.outcomes] == expected


TITLES = [
    ("Vests reduce cramps in patients with cold feet: a randomised trial", [("lower", "cramps")]),
    ("Do vests reduce cramps in walkers?", []),
    ("Effectiveness of vests in reducing cramps", []),
    ("Vests reduce cramps: protocol of a trial", []),
    ("Reduction of cramps by vests", []),
]


@pytest.mark.parametrize(("title", "expected"), TITLES)
def test_a_title_can_state_a_direction(title: str, expected: list[tuple[str, str]]) -> None:
    source = source_of(f"{title}\n\nAbstract\n\nMethods\nWe gave vests to 40 walkers.\n".encode(), "page.txt")
    found = [one for one in suggest(document_of(source), source) if one.role == "result.direction"]
    assert [(one.value, (one.row_dict or {})["outcome"]) for one in found] == expected


LATER = [
    ("We gave vests to 40 walkers. Blisters fell by half. The vest reduces cramps.", ["Blisters", "cramps"]),
    ("The vest reduces cramps. We gave vests to 40 walkers.", []),
]


@pytest.mark.parametrize(("text", "expected"), LATER)
def test_behind_a_finding_the_present_tense_states_one_too(text: str, expected: list[str]) -> None:
    source = source_of(f"A trial of vests\n\nAbstract\n{text}\n".encode(), "page.txt")
    found = suggest(document_of(source), source)
    assert [(one.row_dict or {})["outcome"] for one in found if one.role == "result.direction"] == expected
