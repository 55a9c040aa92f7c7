"""The axis of a forest plot: it shows every estimate, and its ticks are numbers that people say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attest.appraise.figures.axis import TICKS_MOST, axis, drawable, tick_label


@pytest.mark.parametrize(
    ("rows", "ratio", "ticks"),
    [
        ([(0.4, 0.13, 1.26), (0.2, 0.09, 0.49), (0.26, 0.07, 0.92)], True, ["0.1", "0.2", "0.5", "1"]),
        ([(0.95, 0.9, 1.0)], True, ["0.9", "0.92", "0.94", "0.96", "0.98", "1"]),
        ([(1.2, 0.5, 3), (2, 1, 4)], True, ["0.5", "0.7", "1", "1.5", "2", "3"]),
        ([(0.3, 0.0001, 900)], True, ["0.0001", "0.01", "1", "100"]),
        ([(-4.2, -7, -1), (0.5, -2, 3)], False, ["−6", "−4", "−2", "0", "2"]),
        ([(0.02, -0.01, 0.05)], False, ["−0.01", "0", "0.01", "0.02", "0.03", "0.04", "0.05"]),
        ([(1500, 1000, 2000)], False, ["0", "500", "1,000", "1,500", "2,000"]),
    ],
)
def test_ticks_are_round_numbers(rows: list[tuple[float, float, float]], ratio: bool, ticks: list[str]) -> None:
    made = axis(rows, 1.0 if ratio else 0.0, ratio)
    assert [tick_label(tick) for tick in made.ticks] == ticks


def test_a_ratio_stands_as_far_from_one_as_its_reciprocal() -> None:
    made = axis([(0.5, 0.25, 1.0), (2.0, 1.0, 4.0)], 1.0, True)
    assert made.at(1.0) == pytest.approx(0.5)
    assert made.at(0.25) == pytest.approx(1 - made.at(4.0))


def test_one_wide_interval_does_not_press_the_others_together() -> None:
    rows = [(-1.0, -2.0, 0.0), (-0.5, -1.5, 0.5), (0.0, -1000.0, 1000.0)]
    made = axis(rows, 0.0, False)
    assert made.at(-2.0) >= 0 and made.at(0.5) <= 1
    assert made.at(-1000.0) < 0 and made.at(1000.0) > 1


def test_its_ends_can_be_set() -> None:
    made = axis([(0.5, 0.1, 9.0)], 1.0, True, limits=(0.2, 5.0))
    assert (made.low, made.high) == (pytest.approx(0.2), pytest.approx(5.0))
    assert made.at(0.1) < 0 < made.at(0.5) < 1 < made.at(9.0)


@pytest.mark.parametrize(
    ("row", "ratio", "can"),
    [
        ((0.5, 0.2, 1.1), True, True),
        ((0.5, None, None), True, False),
        ((None, 0.2, 1.1), True, False),
        ((0.0, 0.0, 1.1), True, False),
        ((0.0, -1.0, 1.1), False, True),
        ((float("nan"), -1.0, 1.1), False, False),
        ((0.5, 0.2, float("inf")), False, False),
    ],
)
def test_what_has_no_place_on_an_axis(
    row: tuple[float | None, float | None, float | None], ratio: bool, can: bool
) -> None:
    assert drawable(*row, ratio) is can


EFFECTS = st.floats(-6, 6)


@given(st.lists(st.tuples(EFFECTS, st.floats(0, 5), st.floats(0, 5)), max_size=8), st.booleans())
def test_every_estimate_and_no_effect_are_shown(drawn: list[tuple[float, float, float]], ratio: bool) -> None:
    base = 10.0 if ratio else 1.0
    scaled = [(one, one - below, one + above) for one, below, above in drawn]
    rows = [tuple(base**value if ratio else value for value in row) for row in scaled]
    null = 1.0 if ratio else 0.0
    made = axis(rows, null, ratio)  # type: ignore[arg-type]
    assert all(0 <= made.at(value) <= 1 for value in (null, *(row[0] for row in rows)))
    assert 1 <= len(made.ticks) <= TICKS_MOST + 1
    assert all(-1e-6 <= made.at(tick) <= 1 + 1e-6 for tick in made.ticks)
    assert list(made.ticks) == sorted(set(made.ticks))
