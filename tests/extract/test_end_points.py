"""What an end point is: named beside it, or by a sentence of the methods."""

from __future__ import annotations

from pathlib import Path

import pytest

from attest.extract.end_points import end_point_named
from attest.extract.reading import Reading
from attest.extract.suggest import suggested
from attest.ingest.documents import document_of
from attest.text.source import read_source

TEXT = (
    "Zinc versus placebo for cough in adults: a randomised trial\n\nAbstract\n\n"
    "METHODS: We randomly assigned 80 adults with cough to zinc or placebo. {} "
    "RESULTS: The primary outcome occurred in 40% with zinc and 22% with placebo.\n"
)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The primary outcome (relapse) was rarer", "primary outcome", "relapse"),
        ("The primary end point, time to fever, was longer", "primary end point", "time to fever"),
        ("The primary outcome, which was met, was rarer", "primary outcome", "primary outcome"),
        ("The primary outcome (40% vs 22%) was rarer", "primary outcome", "primary outcome"),
        ("", "primary outcome of relapse", "relapse"),
        ("", "cough score, the primary outcome", "cough score"),
        ("", "relapse", "relapse"),
        ("", "main road", "main road"),
    ],
)
def test_an_end_point_is_called_by_its_own_name(text: str, words: str, name: str) -> None:
    assert end_point_named(text, words) == name


@pytest.mark.parametrize(
    ("methods", "name"),
    [
        ("The primary outcome was relapse within 12 weeks.", "primary outcome (relapse)"),
        (
            "The primary outcome was the change from baseline in fever.",
            "primary outcome (change from baseline in fever)",
        ),
        ("The primary outcome was assessed by nurses.", "primary outcome"),
        ("The primary outcome was the proportion of patients at 12 weeks without a cough.", "primary outcome"),
        ("The primary outcome was relapse. In the second trial, the primary outcome was fever.", "primary outcome"),
        ("Nurses called every week.", "primary outcome"),
    ],
)
def test_the_methods_say_what_the_primary_outcome_is(tmp_path: Path, methods: str, name: str) -> None:
    path = tmp_path / "page.txt"
    path.write_text(TEXT.format(methods), encoding="utf-8")
    source = read_source(path, "page.txt")
    shares = [one for one in suggested(Reading(document_of(source), source)) if one.role == "result.percent"]
    assert [(one.value, dict(one.row or ())["outcome"]) for one in shares] == [("40", name), ("22", name)]
