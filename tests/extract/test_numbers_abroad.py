"""Counts in other languages: digits with their thousands, and number words."""

from __future__ import annotations

import re

import pytest

from attest.extract.numbers_abroad import number, value_of


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("cent trente-deux nourrissons", "132"),
        ("Quatre-vingt-dix-sept malades", "97"),
        ("quatre-vingts cas", "80"),
        ("soixante et onze femmes", "71"),
        ("trois cents élèves", "300"),
        ("Trescientos cuarenta y seis pacientes", "346"),
        ("Sesenta y dos mujeres", "62"),
        ("duzentas e quinze gestantes", "215"),
        ("fünfundvierzig Patienten", "45"),
        ("zweihundertdreißig Kinder", "230"),
        ("hundertzwölf Frauen", "112"),
        ("quaranta pazienti", "40"),
        ("1 204 patients", "1204"),
        ("2.317 pacientes", "2317"),
        ("58 cas", "58"),
    ],
)
def test_a_count_becomes_digits(text: str, value: str) -> None:
    found = re.compile(number(), re.I).match(text)
    assert found is not None
    assert value_of(found.group()) == value


@pytest.mark.parametrize("text", ["un patient", "une patiente", "12,5 ans", "40 %", "18-65 años"])
def test_articles_shares_decimals_and_ranges_are_no_counts(text: str) -> None:
    assert re.compile(number(), re.I).match(text) is None
