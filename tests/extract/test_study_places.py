"""Where a study was done: lists of countries, some of many, a bracket behind a hospital, and reviews."""

from __future__ import annotations

import pytest

from suggested import told

PAGE = "Tea for gout\n\nAbstract\n\nMethods: {}\n"


@pytest.mark.parametrize(
    ("sentence", "country"),
    [
        ("Adults were recruited at 12 clinics in Norway, Sweden and the United Kingdom.",
         "Norway, Sweden and the United Kingdom"),
        ("Adults were recruited at clinics in nine countries, including Norway and Sweden.", "nine countries"),
        ("A trial of tea was done at a single centre (Bergen, Norway) with adults.", "Norway"),
        ("Adults were found in the Norwegian TEALEAF registry.", "Norway"),
        ("Adults of a North American study got tea.", None),
        ("Zolbetan (Zolco, Example Pharmaceuticals; Delaware) was given to adults.", None),
    ],
)  # fmt: skip
def test_countries(sentence: str, country: str | None) -> None:
    assert told(PAGE.format(sentence)).get("study.country", [None]) == [country]


def test_keywords_name_a_country() -> None:
    page = PAGE.format("Adults with gout were asked about tea.") + "\nKeywords: Adult; Gout; Humans; Norway; Tea\n"
    assert told(page)["study.country"] == ["Norway"]


def test_centres_on_two_continents_are_told_and_not_the_country_of_the_authors() -> None:
    head = "Tea for gout\nAnn Roe, Bo Poe\nDepartment of Medicine, Example University, Bergen, Norway.\n\nAbstract\n\n"
    page = head + "Methods: Adults with gout got tea at 17 centers in Europe and North America.\n"
    assert told(page)["study.country"] == ["Europe and North America"]


def test_a_review_has_no_centres() -> None:
    page = "Tea for gout: a systematic review\n\nAbstract\n\nResults: One trial was done in five centres in Norway.\n"
    assert told(page).get("study.centres", []) == []
