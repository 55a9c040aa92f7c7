"""Headings of a table of answers in the spellings that people and programs use."""

from __future__ import annotations

import pytest

from attest.appraise.answers.columns import (
    COPIED,
    DOMAIN,
    ITEM,
    LOCAL,
    NAMED,
    NOTE,
    STATED,
    STRANGE,
    Headings,
    columns_of,
)  # fmt: skip
from attest.instrument_shelf import Shelf
from conftest import HOME

SHELF = Shelf(HOME)
ROB2 = Headings(SHELF["rob2"])


@pytest.mark.parametrize(
    "heading",
    [
        "1.1", "1_1", "1-1", "q1.1", "Q 1.1", "Q1_1", "sq1.1", "SQ 1.1", "item 1.1", "Item_1.1", "Question 1.1", "X1.1",
        "D1 1.1", "D1Q1", "D1.Q1.1", "D1_1", "Domain 1: 1.1", "Domain 1 question 1", "rob2_1_1", "RoB 2 1.1", "1.1.",
        "Signalling question 1.1", "1.1 Was the allocation sequence random?", "Answer to 1.1",
    ],
)  # fmt: skip
def test_an_item_in_any_usual_spelling(heading: str) -> None:
    assert columns_of([heading], ROB2)[0][2:] == (ITEM, "1.1")


@pytest.mark.parametrize("name", list(SHELF))
def test_every_item_of_every_instrument_is_found_by_its_id(name: str) -> None:
    headings = Headings(SHELF[name])
    for item in SHELF[name].items:
        spellings = [item.id, f"item {item.id}", item.id.replace(".", "_").upper()]
        for spelling in [*spellings, f"Q{item.id}"] if item.id[0].isdigit() else spellings:
            found = columns_of([spelling], headings)[0]
            assert (found.kind, found.of) == (ITEM, item.id), spelling


@pytest.mark.parametrize(
    ("heading", "kind", "of"),
    [
        ("judgement", STATED, ""),
        ("Judgment", STATED, ""),
        ("Risk of bias", STATED, ""),
        ("Overall", STATED, "overall"),
        ("Overall risk of bias", STATED, "overall"),
        ("overall_judgement", STATED, "overall"),
        ("Assessor's overall Judgement", STATED, "overall"),
        ("D1", STATED, "D1"),
        ("D1 judgement", STATED, "D1"),
        ("Judgement D1", STATED, "D1"),
        ("Domain 1 judgement", STATED, "D1"),
        ("1.0 Algorithm result", STATED, "D1"),
        ("3.0 Assessor's judgement", STATED, "D3"),
        ("Randomization process", STATED, "D1"),
        ("Domain", DOMAIN, ""),
        ("study", COPIED, ""),
        ("Outcome", COPIED, ""),
        ("time point", COPIED, ""),
        ("result", COPIED, ""),
        ("2019", COPIED, ""),
        ("Note for 1.1&1.2", NOTE, ""),
        ("1.1 support", NOTE, ""),
        ("D1 comments", NOTE, ""),
        ("Weight", NOTE, ""),
        ("1.9", STRANGE, ""),
        ("Q6.1", STRANGE, ""),
        ("7_1", STRANGE, ""),
    ],
)
def test_what_is_no_item(heading: str, kind: str, of: str) -> None:
    assert columns_of([heading], ROB2)[0][2:] == (kind, of)


def test_with_a_domain_column_the_number_of_the_domain_can_be_left_out() -> None:
    found = columns_of(["study", "domain", "1", "Q2", "3"], ROB2)
    assert [column.kind for column in found] == [COPIED, DOMAIN, LOCAL, LOCAL, LOCAL]
    assert ROB2.item("Q2", "D4") == "4.2"
    assert ROB2.item("6", "D4") is None


def test_the_long_form_is_known_by_its_two_headings() -> None:
    assert [one.kind for one in columns_of(["study", "item", "answer"], ROB2)][1] == NAMED
    assert [one.kind for one in columns_of(["study", "item", "page"], ROB2)] == [COPIED, COPIED, NOTE]


@pytest.mark.parametrize("text", ["D2", "2", "Domain 2", "d2", "Deviations from the intended interventions",
                                  "D2 Deviations from the intended interventions", "Domain 2: deviations"])  # fmt: skip
def test_a_domain_in_any_usual_spelling(text: str) -> None:
    assert ROB2.domain(text) == "D2"


def test_what_is_no_domain() -> None:
    assert ROB2.domain("D7") is None
    assert ROB2.domain("") is None
    assert ROB2.domain("Overall") == "overall"
