"""People of one arm are not all who were randomised, and those of whom some were randomised are not either."""

from __future__ import annotations

from pathlib import Path

import pytest

from attest.extract.reading import Reading
from attest.extract.suggest import suggested
from attest.ingest.documents import document_of
from attest.text.source import read_source

PAGE = "Zinc for cough: a randomised trial\n\nAbstract\n\nMETHODS: {}\n\nRESULTS: Cough fell with zinc.\n"


@pytest.mark.parametrize(
    ("sentence", "randomised", "sizes"),
    [
        (
            "Nine patients were randomised to receive four weekly infusions of zinc (10 mg) at baseline and 24 weeks "
            "in addition to standard care, whereas six patients (control group) received standard care alone.",
            set(),
            {("zinc", "9"), ("control", "6")},
        ),
        (
            "We screened 145 participants, 101 (70%) of whom were randomly assigned: 50 (50%) to receive zinc and 51 "
            "(50%) to receive honey.",
            {"101"},
            {("zinc", "50"), ("honey", "51")},
        ),
    ],
)
def test_how_many_were_randomised(
    tmp_path: Path, sentence: str, randomised: set[str], sizes: set[tuple[str, str]]
) -> None:
    path = tmp_path / "page.txt"
    path.write_text(PAGE.format(sentence), encoding="utf-8")
    source = read_source(path, "page.txt")
    told = suggested(Reading(document_of(source), source))
    assert {one.value for one in told if one.role == "study.n_randomised"} == randomised
    assert {(dict(one.row or ())["arm"], one.value) for one in told if one.role == "arm.n"} == sizes
