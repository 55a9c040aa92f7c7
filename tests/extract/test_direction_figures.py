"""Directions that two groups' values and their p-value tell."""

from __future__ import annotations

import pytest

from attest.extract.direction_figures import figure_directions, significance
from attest.extract.finding import Found, row_of
from attest.extract.reading import Sentence

TEXT = "Leaks occurred in 27% with tape and 12% with glue (p = 0.01)."


def told(first: str, second: str, p: str, text: str = TEXT, role: str = "percent") -> list[tuple[str, str]]:
    facts = [
        Found(f"result.{role}", first, 18, 21, "made", row_of(outcome="leaks", arm="tape")),
        Found(f"result.{role}", second, 36, 39, "made", row_of(outcome="leaks", arm="glue")),
        Found("result.p", p, 50, 58, "made", row_of(outcome="leaks")),
    ]
    sentence = Sentence(0, len(text), text, "results", "abstract", "paragraph")
    return [(one.value, dict(one.row or ())["arm"]) for one in figure_directions(facts, [sentence])]


@pytest.mark.parametrize(
    ("first", "second", "p", "expected"),
    [
        ("27", "12", "0.01", "higher"),
        ("12.5", "27", "<0.001", "lower"),
        ("27", "12", "0.4", "no difference"),
        ("27", "12", ">0.05", "no difference"),
    ],
)
def test_the_p_value_says_whether_and_the_values_which_way(first: str, second: str, p: str, expected: str) -> None:
    assert told(first, second, p) == [(expected, "tape vs glue")]


@pytest.mark.parametrize(
    ("first", "second", "p"), [("27", "27", "0.01"), ("27", "12", "<0.1"), ("27", "a few", "0.01")]
)
def test_what_is_unclear_tells_nothing(first: str, second: str, p: str) -> None:
    assert told(first, second, p) == []


def test_words_before_the_figures_are_not_taken_back_by_them() -> None:
    text = "Had fewer leaks (27% with tape and 12% with glue, p = 0.2)."
    assert told("27", "12", "0.2", text) == []


def test_p_values_on_both_sides_of_the_line() -> None:
    assert [significance(one) for one in ("0.049", "<0.05", "0.05", "NS", ">0.01", "0·03")] == [
        True,
        True,
        False,
        False,
        None,
        True,
    ]


def test_a_sentence_that_denies_a_difference_says_it_of_its_one_outcome() -> None:
    text = "Leaks occurred in 27% with tape and 12% with glue, with no significant difference between the two groups."
    facts = [
        Found("result.percent", "27", 18, 21, "made", row_of(outcome="leaks", arm="tape")),
        Found("result.percent", "12", 36, 39, "made", row_of(outcome="leaks", arm="glue")),
    ]
    sentence = Sentence(0, len(text), text, "results", "abstract", "paragraph")
    assert [one.value for one in figure_directions(facts, [sentence])] == ["no difference"]
    other = Found("result.percent", "9", 40, 43, "made", row_of(outcome="falls", arm="glue"))
    assert list(figure_directions([*facts, other], [sentence])) == []


def test_a_p_value_without_a_time_is_of_the_one_time_of_its_outcome() -> None:
    text = "After 4 weeks, leaks occurred in 27% with tape and 12% with glue (p = 0.01)."
    facts = [
        Found("result.percent", "27", 33, 35, "made", row_of(outcome="leaks", arm="tape", time_point="After 4 weeks")),
        Found("result.percent", "12", 51, 53, "made", row_of(outcome="leaks", arm="glue", time_point="After 4 weeks")),
        Found("result.p", "0.01", 66, 74, "made", row_of(outcome="leaks", arm="tape vs glue")),
    ]
    sentence = Sentence(0, len(text), text, "results", "abstract", "paragraph")
    assert [one.value for one in figure_directions(facts, [sentence])] == ["higher"]
