"""Labels of a report's parts, alone and put together from several."""

from __future__ import annotations

import pytest

from attest.ingest.section_labels import inline_label, section_of_heading, section_of_label

LABELS = [
    ("Methods", "methods"),
    ("MEASUREMENTS AND RESULTS", "results"),
    ("Measurements and Main Results", "results"),
    ("Research Design and Methods", "methods"),
    ("METHODS AND MEASURES", "methods"),
    ("Material/Methods", "methods"),
    ("Subjects, Materials, and Methods", "methods"),
    ("Design, Setting & Patients", "methods"),
    ("Background/Objectives", "background"),
    ("Discussion and Conclusions", "conclusions"),
    ("Study selection and data extraction", "methods"),
    ("Bread and butter", None),
    ("Results of the vote", None),
    ("Patients and nurses", None),
    ("Keywords and methods", None),
]


@pytest.mark.parametrize(("label", "section"), LABELS)
def test_a_label_put_together_from_known_ones_opens_a_section(label: str, section: str | None) -> None:
    assert section_of_label(label) == section


def test_numbering_and_a_colon_do_not_matter() -> None:
    assert section_of_heading("2.1 Materials and Methods:") == "methods"


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("We met 40 people. MEASUREMENTS AND RESULTS: Pain fell.", ["MEASUREMENTS AND RESULTS"]),
        ("Design and Measurements: We met 40 people.", ["Design and Measurements"]),
    ],
)
def test_such_labels_are_seen_inside_a_paragraph(text: str, labels: list[str]) -> None:
    assert [found.group(found.lastindex or 1) for found in inline_label().finditer(text)] == labels
