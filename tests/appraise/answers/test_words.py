"""Answers and judgements as people spell them."""

from __future__ import annotations

import pytest

from attest.appraise.answers.words import Scale
from attest.instrument import Level
from attest.instrument_shelf import Shelf
from conftest import HOME

SHELF = Shelf(HOME)


def scale(instrument: str, item: str) -> Scale:
    return Scale(next(one.answers for one in SHELF[instrument].items if one.id == item))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        *((text, "Y") for text in ("Y", "y", "Yes", "YES", " yes ")),
        *((text, "PY") for text in ("PY", "py", "Probably yes", "probably_yes", "Probably Yes.")),
        *((text, "NI") for text in ("NI", "ni", "No information", "no  information")),
        *((text, "N") for text in ("N", "No", "no.")),
        *((text, "") for text in ("", "  ", "NA", "n/a", "N/A", "Not applicable", "-", "–")),
        *((text, None) for text in ("maybe", "?", "1", "yes and no", "Y/N", "=1+1", "ja")),
    ],
)
def test_answers_of_rob2(text: str, read: str | None) -> None:
    assert scale("rob2", "1.1").read(text) == read


@pytest.mark.parametrize(
    ("instrument", "item", "text", "read"),
    [
        ("jbi_rct", "1", "N/A", "not applicable"),
        ("jbi_rct", "1", "U", "unclear"),
        ("jbi_rct", "1", "", ""),
        ("amstar2", "2", "PY", "partial yes"),
        ("nih_cohort", "1", "CD", "cannot determine"),
        ("rob2", "3.2", "NI", None),
    ],
)
def test_answers_of_other_instruments(instrument: str, item: str, text: str, read: str | None) -> None:
    assert scale(instrument, item).read(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        *((text, "low") for text in ("Low", "low risk", "Low risk of bias", "L")),
        *((text, "some concerns") for text in ("Some concerns", "some_concerns", "SC", "S")),
        *((text, "high") for text in ("HIGH", "High risk", "At high risk of bias")),
        ("moderate", None),
        ("", ""),
    ],
)
def test_judgements_of_rob2(text: str, read: str | None) -> None:
    overall = SHELF["rob2"].overall
    assert overall and Scale(overall.levels).read(text) == read


def test_a_spelling_that_two_levels_share_is_none() -> None:
    told = Scale([Level("some", "Some concerns", "warn"), Level("serious", "Serious risk", "bad")])
    assert told.read("S") is None
    assert (told.read("serious"), told.read("SR"), told.read("sc")) == ("serious", "serious", "some")
