"""One cell, two figures: across sentences the first stands, within one a person has to read."""

from __future__ import annotations

from attest.extract.finding import Found, first_told

ROW = (("outcome", "cough"), ("arm", "zinc"))
OTHER = (("outcome", "fever"), ("arm", "zinc"))
STARTS = (0, 100, 200)


def test_a_later_sentence_about_fewer_people_leaves_the_first_its_figures() -> None:
    first = [
        Found("result.events", "20", 10, 20, "counted-bare", ROW),
        Found("result.direction", "lower", 10, 20, "a", ROW),
    ]
    later = [
        Found("result.events", "6", 110, 120, "counted-bare", ROW),
        Found("result.total", "15", 110, 120, "counted-bare", ROW),
        Found("result.direction", "higher", 110, 120, "a", ROW),
        Found("result.events", "3", 110, 120, "counted-bare", OTHER),
    ]
    assert first_told([*later, *first], STARTS) == [later[2], later[3], *first]


def test_two_figures_of_one_sentence_are_both_left_out() -> None:
    made = [Found("result.p", "0.02", 10, 20, "p", ROW), Found("result.p", "0.04", 30, 40, "p", ROW)]
    assert first_told(made, STARTS) == []


def test_what_a_later_sentence_says_again_or_of_another_figure_stays() -> None:
    made = [
        Found("result.p", "0.02", 10, 20, "p", ROW),
        Found("result.p", "0.02", 110, 120, "p", ROW),
        Found("result.mean", "3.1", 210, 220, "mean", ROW),
    ]
    assert first_told(made, STARTS) == made


def test_a_table_comes_after_all_sentences() -> None:
    table = Found("result.mean", "3.1", 5, 9, "table-mean", ROW)
    told = Found("result.mean", "3.2", 210, 220, "mean", ROW)
    assert first_told([table, told], STARTS) == [told]
