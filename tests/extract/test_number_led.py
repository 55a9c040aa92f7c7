"""Expressions that begin with a number find what they find without looking for the number first."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attest.extract import arm_counted_words, estimates, events, locations, people_counted
from attest.extract.grammar import forms, spreads, tallies
from attest.extract.number_led import FigureLed, NumberLed, number_places
from attest.extract.statistics import COUNTS

USED = [
    *(pattern for _, pattern in COUNTS if isinstance(pattern, NumberLed)),
    tallies.NUMBER,
    events.PLAIN_COUNT,
    people_counted.MENTION,
    arm_counted_words.ITEM,
]
PLAIN = {one.pattern: re.compile(one.pattern, re.I) for one in USED}  # compiled once, since that takes longest
FIGURES = [
    *(getattr(one, name) for one in (forms.POINT, forms.COMMAS) for name in vars(one)),
    spreads.LABELLED,
    spreads.BRACKETED,
    locations.PLUS_MINUS,
    locations.VALUE,
    estimates.ESTIMATE_CI,
]
PARTS = [
    *(
        "12",
        "3,400",
        "38 772",
        "1",
        "0.5",
        "twenty-two",
        "Six",
        "two hundred",
        "sixteen",
        "often",
        "IgG4",
        "n = 9",
        "½",
    ),
    *(
        " patients",
        " women",
        " controls",
        " of ",
        " out of ",
        " the ",
        "/",
        " (",
        "(",
        ")",
        "40%",
        " 12.5 per cent",
        ",",
    ),
    *(";", " ", " and ", " with gout", " had rash", "x", "_", "-", "–", "·", "\u0663", "Σ", "İ", " who were", " men"),
]


@given(st.sampled_from(USED), st.lists(st.sampled_from(PARTS), max_size=14), st.integers(0, 8))
def test_all_that_re_finds_is_found(pattern: NumberLed, parts: list[str], start: int) -> None:
    text = "".join(parts)
    plain = PLAIN[pattern.pattern]
    assert [one.span() for one in pattern.finditer(text, start)] == [one.span() for one in plain.finditer(text, start)]
    mine, theirs = pattern.search(text), plain.search(text)
    assert (mine and mine.groups()) == (theirs and theirs.groups())


SIGNED = [
    *("12", "3.4", "0,5", "1,200", "7", "-", "− ", "–", "+", "±", " (", "(", ")", "95% CI", " to ", "to", "from", ", "),
    *(" ", "%", " mg", " years", "SD ", "IQR ", "=", "x", "_", "\u0663", "İ", "\u2009", "·", ".", ";", "/"),
]


@given(st.sampled_from(FIGURES), st.lists(st.sampled_from(SIGNED), max_size=14))
def test_all_figures_that_re_finds_are_found(pattern: FigureLed, parts: list[str]) -> None:
    text = "".join(parts)
    assert [one.span() for one in pattern.finditer(text)] == [one.span() for one in pattern.compiled.finditer(text)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("six of 12 women", (0, 7)),
        ("sixteen, often igg4 or 3.5", (0, 23, 25)),
        ("n=30 (n_2)", (2,)),
        ("٣ of ten", (0, 5)),
        ("", ()),
    ],
)
def test_numbers_begin_at_digits_and_words(text: str, places: tuple[int, ...]) -> None:
    assert number_places(text) == places
