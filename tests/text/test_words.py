"""Whole words are found as an expression with borders finds them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attest.text.words import place_of


@pytest.mark.parametrize(
    ("name", "text", "before", "place"),
    [
        ("drug a", "the drug ab, and drug a", "", 17),
        ("drug", "non-drug therapy", "", 4),
        ("drug", "non-drug therapy", "-", None),
        ("5-fu", "5-fu_x then 5-fu.", "", 12),
        ("placebo", "", "", None),
        ("", "anything", "", None),
    ],
)
def test_place_of_a_name(name: str, text: str, before: str, place: int | None) -> None:
    assert place_of(name, text, before) == place


@given(st.text("ab-_ .1é", min_size=1, max_size=3), st.text("ab-_ .1é", max_size=12), st.sampled_from(["", "-"]))
def test_the_place_is_that_of_an_expression(name: str, text: str, before: str) -> None:
    found = re.search(rf"(?<![\w{before}]){re.escape(name)}(?!\w)", text)
    assert place_of(name, text, before) == (found.start() if found else None)
