"""Directions told by lists, denials and amounts, each form in sentences of our own."""

from __future__ import annotations

import pytest

from attest.extract.directions import directions

FORMS = [
    (
        "The drug group had lower pain (3.1 vs 4.2, p = 0.01), higher satisfaction and less nausea than controls.",
        [("lower", "pain"), ("higher", "satisfaction"), ("lower", "nausea")],
    ),
    (
        "Early feeding resulted in a shorter stay, fewer infections, as well as better sleep.",
        [("lower", "stay"), ("lower", "infections"), ("improved", "sleep")],
    ),
    (
        "Exposed workers more frequently had chronic cough and less often required oxygen.",
        [("higher", "chronic cough"), ("lower", "required oxygen")],
    ),
    ("Carriers had significantly poorer overall survival.", [("worsened", "survival")]),
    ("There were significantly higher step counts in the exercise group.", [("higher", "step counts")]),
    ("High levels were associated with poor survival.", [("worsened", "survival")]),
    (
        "A higher incidence of delirium was observed in the open group, and fewer leaks occurred with staples.",
        [("higher", "delirium"), ("lower", "leaks")],
    ),
    ("No difference was found between the two devices in procedure time.", [("no difference", "procedure time")]),
    ("There was no effect of the syrup on night cough.", [("no difference", "night cough")]),
    (
        "The syrup did not significantly affect appetite or weight.",
        [("no difference", "appetite"), ("no difference", "weight")],
    ),
    ("Operating time was the same in both groups.", [("no difference", "Operating time")]),
    ("Falls did not increase.", [("no difference", "Falls")]),
    (
        "Weight (70 vs 71 kg, p = 0.6), heart rate (66 vs 67, p = 0.7) and stride (0.5 vs 0.6 m) did not differ.",
        [("no difference", "Weight"), ("no difference", "heart rate"), ("no difference", "stride")],
    ),
    ("A significant improvement was observed in grip strength.", [("improved", "grip strength")]),
    ("Improvement, although not significant, was noted in gait.", [("no difference", "gait")]),
    (
        "The gel also improved several variables, including itch (2 vs 4) and sleep (5 vs 3).",
        [("improved", "itch"), ("improved", "sleep")],
    ),
    ("Survival of the older patients was significantly worse.", [("worsened", "Survival")]),
    # What is no finding, or none of an outcome.
    ("Obesity and increased stiffness are risk factors.", []),
    ("The results showed that increased marker levels foretold death.", []),
    ("They do not prevent attacks.", []),
    ("The model did not improve the fit of the model.", []),
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_directions_of_lists_denials_and_amounts(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(one.value, outcome.words) for one in directions(text) for outcome in one.outcomes]
    assert sorted(found) == sorted(expected)


def test_present_tense_states_a_finding_only_where_the_text_concludes() -> None:
    text = "Daily walking reduces pain and improves sleep."
    assert directions(text) == []
    assert [one.value for one in directions(text, True)][:1] == ["lower"]
