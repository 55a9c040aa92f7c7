"""The numbers behind the summary: what counts, what is left out, and in which order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attest.appraise.figures.blocks import Row
from attest.appraise.figures.shares import Bar, bars
from bias_blocks import judged, rob2


def told(bar: Bar) -> list[tuple[str, float, int]]:
    return [(part.level.key if part.level else "open", round(part.share, 4), part.studies) for part in bar.parts]


def test_levels_stand_from_best_to_worst_then_no_information_then_what_is_open() -> None:
    rows = [judged(f"S{number}", letter * 5) for number, letter in enumerate("ih.sl")]
    first = bars(rob2(*rows))[0]
    assert told(first) == [
        ("low", 0.2, 1),
        ("some concerns", 0.2, 1),
        ("high", 0.2, 1),
        ("no information", 0.2, 1),
        ("open", 0.2, 1),
    ]


def test_what_is_not_applicable_is_left_out_of_its_hundred_per_cent() -> None:
    first = bars(rob2(*(judged(f"S{number}", letter * 5) for number, letter in enumerate("laah"))))[0]
    assert told(first) == [("low", 0.5, 1), ("high", 0.5, 1)]
    assert (first.studies, first.not_applicable) == (2, 2)


def test_a_column_that_applies_to_nobody_has_no_parts() -> None:
    first = bars(rob2(judged("S1", "aaaaa")))[0]
    assert (first.parts, first.studies, first.not_applicable) == ((), 0, 1)


def test_an_answer_that_is_not_settled_counts_as_open() -> None:
    row = judged("S1", "lllll", "low", cell_status={"d1": "conflict"})
    summed = bars(rob2(row))
    assert told(summed[0]) == [("open", 1.0, 1)]
    assert told(summed[-1]) == [("low", 1.0, 1)]


def test_weights_count_only_where_they_are_asked_for() -> None:
    rows = [judged("S1", "lllll", "low", weight=3.0), judged("S2", "hhhhh", "high", weight=1.0), judged("S3", "hhhhh")]
    assert told(bars(rob2(*rows))[0]) == [("low", 0.3333, 1), ("high", 0.6667, 2)]
    assert told(bars(rob2(*rows), weighted=True)[0]) == [("low", 0.75, 1), ("high", 0.25, 1)]


def test_weights_of_nothing_give_no_share() -> None:
    summed = bars(rob2(judged("S1", "lllll", "low", weight=0.0)), weighted=True)
    assert told(summed[0]) == [("low", 0.0, 1)]


def test_without_an_overall_there_is_no_bar_for_it() -> None:
    assert len(bars(rob2(judged("S1", "lllll"), overall=""))) == 5
    assert [bar.column.label for bar in bars(rob2(judged("S1", "lllll")))][-1] == "Overall"


LETTERS = st.text(alphabet="lshia.", min_size=5, max_size=5)


@given(st.lists(st.tuples(LETTERS, st.floats(0.001, 1e6)), min_size=1, max_size=12), st.booleans())
def test_every_study_is_in_a_bar_or_left_out_of_it(drawn: list[tuple[str, float]], weighted: bool) -> None:
    rows: list[Row] = [judged(f"S{at}", letters, weight=weight) for at, (letters, weight) in enumerate(drawn)]
    for bar in bars(rob2(*rows), weighted):
        assert bar.studies + bar.not_applicable == len(rows)
        assert sum(part.share for part in bar.parts) == (pytest.approx(1.0) if bar.studies else 0)
