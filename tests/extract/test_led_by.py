"""Where the subject begins behind a group or circumstances that no comma parts from it."""

from __future__ import annotations

import pytest

from attest.extract.grammar.brackets import without_appositions
from attest.extract.led_by import led_by


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("In the zinc group ferritin fell", "ferritin fell"),
        ("In group B the ferritin fell", "the ferritin fell"),
        ("in zinc-treated patients ferritin fell", "ferritin fell"),
        ("During the stay in the ward the rate of coughs was low", "the rate of coughs was low"),
        ("In group II, the ferritin fell", "In group II, the ferritin fell"),
        ("In patients with cough ferritin fell", "In patients with cough ferritin fell"),
        ("At a median follow-up of 48 months", "At a median follow-up of 48 months"),
        ("During the end of the winter", "During the end of the winter"),
        ("The rate of coughs in the zinc group", "The rate of coughs in the zinc group"),
    ],
)
def test_the_subject_begins_behind_it(text: str, subject: str) -> None:
    assert text[led_by(text, 0, len(text)) :] == subject


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Harms, including cough, rash and fever, were seen in 12%.", "Harms were seen in 12%."),
        ("Relief, defined as no cough for 24 hours, was reached by 12.", "Relief was reached by 12."),
        ("Harms, including cough in 12%, were seen.", "Harms, including cough in 12%, were seen."),
        ("Harms, including cough, which were seen in 12%.", "Harms, including cough, which were seen in 12%."),
    ],
)
def test_what_only_explains_a_name_is_left_out(text: str, left: str) -> None:
    bare = without_appositions(text)
    assert len(bare) == len(text)
    assert " ".join(bare.split()) == left
