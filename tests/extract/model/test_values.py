"""A value stands in its quote as it is printed, or it does not."""

from __future__ import annotations

import pytest

from attest.extract.model.values import claimed_number, number_in, words_in

# The text with the quote between bars, the claimed number, and whether it stands there.
NUMBERS = [
    ("We enrolled |27 patients|.", "27", True),
    ("We enrolled |27 patients|.", "2", False),
    ("We enrolled |27 patients|.", "270", False),
    ("|Twenty-seven patients| were enrolled", "27", True),
    ("|Twenty patients and seven controls|", "27", False),
    ("a mean of |3.10 points|", "3.10", True),
    ("a mean of |3.10 points|", "3.1", False),
    ("a mean of |3.10 points|", "3", False),
    ("a mean of |3·10 points|", "3.10", True),
    ("changed by |−6.3 points|", "-6.3", True),
    ("changed by |−6.3 points|", "6.3", False),
    ("changed by −|6.3 points|", "6.3", False),
    ("changed by 1.|27 points|", "27", False),
    ("changed by |6.3 points|", "-6.3", False),
    ("a range of |40–55 years|", "55", True),
    ("a range of |40 – 55 years|", "55", True),
    ("a range of |40–55 years|", "-55", False),
    ("(|p < 0.001|)", "<0.001", True),
    ("(|p < 0.001|)", "0.001", False),
    ("(|p = 0.03|)", "0.03", True),
    ("(|p=.03|)", "0.03", True),
    ("(|p 0.03|)", "<0.03", False),
    ("in |1,204 people|", "1204", True),
    ("in |1,204 people|", "1,204", True),
    ("in |1,204 people|", "204", False),
    ("in |12,5 %| of people", "12", False),
    ("in |80% of people|", "80%", True),
    ("vitamin |D3 levels|", "3", False),
    ("|n=27 (90%)|", "90", True),
]


@pytest.mark.parametrize(("text", "value", "stands"), NUMBERS)
def test_a_number(text: str, value: str, stands: bool) -> None:
    before, quote, _ = text.split("|")
    number = claimed_number(value)
    assert number
    assert bool(number_in(text.replace("|", ""), len(before), len(before) + len(quote), number)) is stands


@pytest.mark.parametrize(
    ("text", "value", "printed"),
    [("1,204 people", "1204", "1,204"), ("Eleven people", "11", "11"), ("rose by −3·10 m", "-3.10", "−3·10")],
)
def test_a_number_is_kept_as_it_is_printed(text: str, value: str, printed: str) -> None:
    number = claimed_number(value)
    assert number and number_in(text, 0, len(text), number) == printed


@pytest.mark.parametrize("text", ["", "many", "27 patients", "27 or 28", "1,2", "--3", "3.1.2", "²"])
def test_what_is_no_number(text: str) -> None:
    assert claimed_number(text) is None


@pytest.mark.parametrize(
    ("quote", "value", "found"),
    [
        ("treated with Rituximab weekly", "rituximab", "Rituximab"),
        ("in systemic sclerosis", "sclerosis", "sclerosis"),
        ("in systemic sclerosis", "sclero", ""),
        ("two arms – placebo", "arms - placebo", "arms – placebo"),
        ("the patient’s own", "patient's", "patient’s"),
        ("the Straße", "strasse", "strasse"),
        ("at week 24.", "24 weeks", ""),
        ("(375 mg/m²)", "375 mg/m²", "375 mg/m²"),
        ("anything", "", ""),
    ],
)
def test_words(quote: str, value: str, found: str) -> None:
    assert words_in(quote, value) == found
