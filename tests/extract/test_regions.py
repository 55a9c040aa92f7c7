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
        ("Adults were seen at Spanish Foot Departments.", "Spain"),
        ("A foot clinic for a population of 1.7 million in the north of France was founded.", "France"),
        ("Ultrasound (US) was done. We did US in adults with gout.", None),
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
        ("Adults were seen at a single children's hospital.", "single"),
        ("A two center trial of tea.", "2"),
        ("Adults were treated in our center.", "our center"),
        ("We sent the slides to our colleagues.", None),
        ("Data of 25 site-specific seasons were used.", None),
        ("1 Department of Feet, Example University", None),
        ("Adults were treated at the Lakeside Children's Hospital in winter.", "Lakeside Children's Hospital"),
        ("The trial was conducted in Green Valley Medical Center.", "Green Valley Medical Center"),
        ("Adults were treated at Lakeside Hospital. Others were treated at Hilltop Hospital.", None),
        ("Mood was rated by the Hospital Anxiety and Depression Scale in patients.", None),
        ("The parameters were fixed at 50 Hz and the unit was quiet.", None),
    ],
)
def test_centres(sentence: str, centres: str | None) -> None:
    found = told(f"Gout in adults\n\nAbstract\n\nMethods: {sentence}\n")["study.centres"]
    assert found == ([centres] if centres else [])


def test_centres_in_a_romance_language() -> None:
    page = (
        "Gota em adultos\n\nResumo\n\nMétodos: Estudo realizado com 40 adultos com gota em acompanhamento no "
        "ambulatório de um hospital universitário. Os dados foram coletados mediante entrevistas.\n"
    )
    assert told(page)["study.centres"] == ["um hospital"]


def test_the_one_country_of_an_index_places_a_study() -> None:
    page = "Gout in adults\n\nAbstract\n\nMethods: Adults were asked.\n\nMeSH terms\n\n* Adult\n* Italy\n"
    assert told(page)["study.country"] == ["Italy"]
    assert told(page + "* Japan\n")["study.country"] == []


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
