"""Directions told by readers of whole constructions, each form in sentences of our own."""

from __future__ import annotations

import pytest

from attest.extract.directions import directions

FORMS = [
    # "Both" opens a sentence as it opens a clause.
    ("Both cough and fever were lower with zinc.", [("lower", "cough"), ("lower", "fever")]),
    ("Cough was more reduced with zinc than with honey.", [("lower", "Cough")]),
    ("Alertness was higher 2 h after the tea.", [("higher", "Alertness")]),
    ("Cough was rated lower with zinc than with honey.", [("lower", "Cough")]),
    # In what people improved.
    ("The zinc group improved more than the honey group on grip strength.", [("improved", "grip strength")]),
    ("Patients improved in memory and mood after 12 weeks.", [("improved", "memory"), ("improved", "mood")]),
    ("Patients improved in the honey group.", []),
    ("The zinc group showed greater improvement than honey in mood.", [("improved", "mood")]),
    ("There was faster improvement in sleep in children receiving zinc.", [("improved", "sleep")]),
    (
        "Improvements were observed in the zinc group in sleep and mood.",
        [("improved", "sleep"), ("improved", "mood")],
    ),
    ("Greater improvements were noted for the zinc group for mood.", [("improved", "mood")]),
    ("Mood scores showed significantly greater improvements with zinc.", [("improved", "Mood scores")]),
    ("Riders experienced a 5% increase in lap time (p = 0.01).", [("higher", "lap time")]),
    # How often something happened, and to how many.
    ("Cough was reported by fewer patients in the zinc group.", [("lower", "Cough")]),
    ("Cough developed in a greater proportion of patients given honey than zinc.", [("higher", "Cough")]),
    ("Fewer patients in the zinc group had cough.", [("lower", "cough")]),
    (
        "Lower fever, pain and cough were observed with zinc.",
        [("lower", "fever"), ("lower", "pain"), ("lower", "cough")],
    ),
    ("Reduced night cough was demonstrated with zinc.", [("lower", "night cough")]),
    ("Zinc was accompanied by reduced appetite and minimal nausea.", [("lower", "appetite")]),
    ("Zinc yielded more rapid rises in ferritin than honey.", [("higher", "ferritin")]),
    # What did not happen.
    ("Neither drink affected cough.", [("no difference", "cough")]),
    (
        "The drink did not reduce cough nor did it increase thirst.",
        [("no difference", "cough"), ("no difference", "thirst")],
    ),
    ("The drink did not cause a change in ferritin.", [("no difference", "ferritin")]),
    ("There was little difference in cough between the drinks.", [("no difference", "cough")]),
    ("None of the shifts measured in these studies were of note.", []),
    ("There was a nonsignificant rise in fever.", [("no difference", "fever")]),
    ("A nonsignificant change in ferritin was seen.", [("no difference", "ferritin")]),
    ("No rise in risk was found for falls.", [("no difference", "falls")]),
    ("No significant changes occurred in any group on any of the visits.", []),
    # Lists that go on behind a bracket, an amount, those compared or a group.
    (
        "Riders had an improvement in mood (3 points) compared with walkers, as well as in sleep (p = 0.01).",
        [("improved", "mood"), ("improved", "sleep")],
    ),
    (
        "Zinc reduced cough by 56% (p < 0.01), fever by 20% and risk of 12-week relapse by 30%.",
        [("lower", "cough"), ("lower", "fever"), ("lower", "risk of 12-week relapse")],
    ),
    (
        "Ferritin was higher in the zinc group (p < 0.05), and fever significantly lower (p < 0.01).",
        [("higher", "Ferritin"), ("lower", "fever")],
    ),
    ("Cough, sleep and fever all improved.", [("improved", "Cough"), ("improved", "sleep"), ("improved", "fever")]),
    # What the same outcome did elsewhere.
    ("Cough rose with zinc, but there was no change with tea.", [("higher", "Cough"), ("no difference", "Cough")]),
    (
        "Cough fell in the zinc group, while it remained stable in the tea group.",
        [("lower", "Cough"), ("no difference", "Cough")],
    ),
    ("Cough fell with zinc, whereas it rose with tea.", [("lower", "Cough"), ("higher", "Cough")]),
    ("Cough fell with zinc, whereas no rise in fever was seen.", [("lower", "Cough"), ("no difference", "fever")]),
    ("On most mood scales both groups showed an improvement from baseline.", [("improved", "most mood scales")]),
    (
        "Differences between drinks were not significant for cough and fever.",
        [("no difference", "cough"), ("no difference", "fever")],
    ),
    ("No differences were found in any outcome except sleep.", []),
    # More of something caused, lost or gained.
    ("Zinc caused less cough than tea.", [("lower", "cough")]),
    ("Riders lost more weight than walkers and gained less muscle.", [("lower", "weight"), ("lower", "muscle")]),
    # The subject of an act behind an aside.
    ("Zinc, but not honey, reduced cough.", [("lower", "cough")]),
    ("Zinc resulted in a 3-fold increase in ferritin.", [("higher", "ferritin")]),
    ("Zinc and honey showed greater reductions than tea.", []),
    # Acts on what is named by its time.
    ("The drink increased 30-day mortality.", [("higher", "30-day mortality")]),
    ("There was a difference (p < 0.05) in mood between the groups in favour of zinc.", [("improved", "mood")]),
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_directions_of_constructions(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(one.value, outcome.words) for one in directions(text) for outcome in one.outcomes]
    assert sorted(found) == sorted(expected)


CONCLUDED = [
    (
        "Zinc was superior to honey for relief 4 hours postdose.",
        [("improved", "relief 4 hours postdose")],
    ),
    ("Zinc appeared to be superior to honey in terms of sleep.", [("improved", "sleep")]),
    ("Zinc was effective in the prevention of leaks.", [("lower", "leaks")]),
    ("Zinc was not efficacious for the relief of cough.", [("no difference", "cough")]),
    ("Zinc protects against colds.", [("lower", "colds")]),
    ("Zinc was equally effective to honey in relieving cough.", [("no difference", "cough")]),
    ("Zinc was more effective than honey in treating cough.", [("improved", "cough")]),
]


@pytest.mark.parametrize(("text", "expected"), CONCLUDED)
def test_directions_of_efficacy(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(one.value, outcome.words) for one in directions(text, True) for outcome in one.outcomes]
    assert sorted(found) == sorted(expected)
