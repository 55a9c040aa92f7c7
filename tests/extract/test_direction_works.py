"""What conclusions say that a treatment works for."""

from __future__ import annotations

import pytest

from attest.extract.direction_works import works

TOLD = [
    ("Zinc was effective in refractory cough.", [("improved", "refractory cough")]),
    ("Zinc is a well-tolerated and effective therapy for managing cough.", [("improved", "cough")]),
    ("Zinc is an effective and safe treatment of cough.", [("improved", "cough")]),
    ("Zinc is safe and effective in patients with cough.", [("improved", "cough")]),
    ("Zinc was not effective in cough.", [("no difference", "cough")]),
    ("Zinc was ineffective in the treatment of cough.", [("no difference", "cough")]),
]
NOT_TOLD = [
    "Zinc is effective in children.",
    "Zinc is effective in primary care.",
    "Zinc was more effective than honey in cough.",
    "Zinc may be effective in cough, and appears effective in fever.",
    "Whether zinc is effective in cough is not known.",
    "Although zinc is effective in cough, more people had fever.",
    "Zinc is effective for relief of cough.",
]


@pytest.mark.parametrize(("sentence", "expected"), TOLD)
def test_a_conclusion_tells_what_a_treatment_works_for(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.value, phrase.words) for one in works(sentence) for phrase in one.outcomes] == expected


@pytest.mark.parametrize("sentence", NOT_TOLD)
def test_people_comparisons_and_doubts_tell_nothing(sentence: str) -> None:
    assert list(works(sentence)) == []
