"""The country of a study that names none: its regions, registers and authors, and places that tell nothing of it."""

from __future__ import annotations

import pytest

from suggested import told


@pytest.mark.parametrize(
    ("sentence", "country"),
    [
        ("Adults from six practices in New South Wales took part.", "Australia"),
        ("Setting: Two hospitals in Houston, Texas.", "United States"),
        ("We followed 4,100 Medicare beneficiaries with gout.", "United States"),
        ("Data came from the Clinical Practice Research Datalink.", "United Kingdom"),
        ("Adults of two health centres in Catalonia (Spain) took part.", "Spain"),
        ("Adults were seen at the Example Medical Centre (EMC), Malaysia, in two years.", "Malaysia"),
        ("All Danish registers of gout were searched.", "Denmark"),
        ("UK radiologists answered a questionnaire.", "United Kingdom"),
        ("Gout was graded by the Los Angeles classification.", None),
        ("The Boston Naming Test was used.", None),
        ("US images of the foot were taken.", None),
    ],
)
def test_places_in_sentences(sentence: str, country: str | None) -> None:
    found = told(f"Gout in adults\n\nAbstract\n\nMethods: {sentence}\n")["study.country"]
    assert found == ([country] if country else [])


@pytest.mark.parametrize(
    ("sentence", "centres"),
    [
        ("Two academic medical centers took part.", "2"),
        ("Setting: Seven physiotherapy departments.", "7"),
        ("This was a 10-center observational study.", "10"),
        ("Children were admitted to a tertiary pediatric surgery center.", "a tertiary pediatric surgery center"),
        ("Data of 25 site-specific seasons were used.", None),
        ("1 Department of Feet, Example University", None),
    ],
)
def test_centres(sentence: str, centres: str | None) -> None:
    found = told(f"Gout in adults\n\nAbstract\n\nMethods: {sentence}\n")["study.centres"]
    assert found == ([centres] if centres else [])


def test_a_researchers_town_is_not_the_studys() -> None:
    page = "Gout in adults\n\nNews: Tea helps, said researcher Ann Example of a hospital in Toulouse.\n"
    assert told(page)["study.country"] == []


@pytest.mark.parametrize(
    ("institutions", "country"),
    [
        ("1 Department of Feet, Example University, Lund, Sweden", "Sweden"),
        ("1 Department of Feet, Example University, Lund, Sweden\n2 Example Hospital, Turku, Finland", None),
    ],
)
def test_the_one_country_of_all_authors(institutions: str, country: str | None) -> None:
    page = (
        f"Gout in adults\n\nAnn Example, Bo Sample\n\n{institutions}\n\nAbstract\n\nMethods: Forty adults had gout.\n"
    )
    assert told(page)["study.country"] == ([country] if country else [])
