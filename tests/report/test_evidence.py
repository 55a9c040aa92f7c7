"""How a value looks by its status, and what is said of where it comes from."""

from __future__ import annotations

from typing import Any

import pytest

from attest.report.evidence import Cell, Piece, best, pieces, read


def cell(*given: dict[str, Any], unit: str = "") -> Cell:
    return Cell(tuple(pieces(read(given), unit)))


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({"value": "27", "status": "agreed"}, "27"),
        ({"value": "27", "status": "adjudicated"}, "27"),
        ({"value": "27", "status": "single"}, "27†"),
        ({"value": "27", "status": "suggested"}, "[27]"),
        ({"value": "27", "status": "computed"}, "27‡"),
        ({"value": "27 | 29", "status": "conflict"}, "27 ≠ 29"),
        ({"value": "27", "status": "conflict"}, "≠ 27"),
        ({"value": "", "status": "unanswered"}, "–"),
        ({"value": "", "status": "computed"}, "–"),
        ({"value": "", "code": "not_reported", "status": "agreed"}, "NR"),
        ({"value": "", "code": "not_applicable", "status": "single"}, "NA†"),
        ({"value": "unclear", "code": "unclear", "status": "suggested"}, "[unclear]"),
        ({"value": "27", "status": "agreed", "flags": "order: 48 > 45"}, "27⚑"),
    ],
)
def test_a_value_looks_as_settled_as_it_is(given: dict[str, Any], text: str) -> None:
    assert cell({"value_id": "v", **given}).text == text


def test_two_answers_in_conflict_stand_side_by_side_with_both_ids() -> None:
    both = cell(
        {"value_id": "a", "value": "27", "status": "conflict"}, {"value_id": "b", "value": "29", "status": "conflict"}
    )
    assert both.text == "27 ≠ 29" and both.value_ids == ["a", "b"] and both.status == "conflict"


def test_a_settled_value_is_shown_instead_of_a_suggestion() -> None:
    rows = read([{"value": "28", "status": "suggested"}, {"value": "27", "status": "agreed"}])
    assert [value.value for value in best(rows)] == ["27"]


def test_the_sign_stands_once_where_all_values_share_a_status_and_at_each_where_not() -> None:
    one, two = read([{"value": "4", "status": "suggested"}, {"value": "50", "status": "suggested"}])
    other = read([{"value": "50", "status": "agreed"}])[0]
    assert Cell((Piece("4", one), Piece(" ("), Piece("50%", two), Piece(")"))).text == "[4 (50%)]"
    assert Cell((Piece("4", one), Piece(" ("), Piece("50%", other), Piece(")"))).text == "[4] (50%)"


@pytest.mark.parametrize(
    ("value", "unit", "text"), [("96", "weeks", "96 weeks"), ("93", "%", "93%"), ("93%", "%", "93%"), ("5", "", "5")]
)
def test_a_unit_is_added_once(value: str, unit: str, text: str) -> None:
    assert cell({"value": value, "status": "agreed"}, unit=unit).text == text


def test_the_note_says_status_words_place_people_rule_and_flags() -> None:
    value = read(
        [
            {
                "title": "Women",
                "value": "27",
                "status": "agreed",
                "quote": "27 women [93%]",
                "file": "sources/documents/kuzumi.txt",
                "start": 790,
                "end": 804,
                "by": "Ana: a.xlsx, sheet People, cell C4 | Ben: b.xlsx, sheet People, cell C4",
                "rule": "women_count",
                "flags": "percent: 27/29 is 93.1",
            }
        ]
    )[0]
    assert value.note().split("\n") == [
        "Women: 27",
        "agreed by the reviewers",
        "“27 women [93%]”",
        "sources/documents/kuzumi.txt, characters 790–804",
        "Ana: a.xlsx, sheet People, cell C4",
        "Ben: b.xlsx, sheet People, cell C4",
        "rule: women_count",
        "⚑ percent: 27/29 is 93.1",
    ]


def test_a_value_at_the_first_character_keeps_its_place() -> None:
    value = read([{"file": "a.txt", "start": 0, "end": 5}])[0]
    assert value.place == "a.txt, characters 0–5"


def test_each_flag_says_what_became_of_it() -> None:
    given = {"value": "48", "status": "agreed", "flags": "order: a | grim: b", "flag_states": "explained | open"}
    (value,) = read([given])
    assert value.flags_with_states == ["order: a (explained)", "grim: b (open)"]
    (alone,) = read([{**given, "flag_states": ""}])
    assert alone.flags_with_states == ["order: a", "grim: b"]
