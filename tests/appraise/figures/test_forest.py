"""The forest plot: squares where the estimates are, arrows where an interval goes on, and the judgements beside."""

from __future__ import annotations

from pathlib import Path

import pytest

from attest.appraise.figures.forest import draw
from attest.appraise.figures.results import Measure, Result, by_overall
from attest.drawing import INK
from bias_blocks import judged, rob2
from svg_reading import Picture, Shape, cells, read

RATIO = Measure("Risk ratio", True, ("favours drug", "favours placebo"))
BLOCK = rob2(
    judged("Kim 2020", "lllll", "low", weight=1.0),
    judged("Li 2021", "lslil", "some concerns", weight=9.0),
    judged("Roe 2022", "h.lll", "high"),
)
RESULTS = [
    Result(0.5, 0.25, 1.0, group="Adults"),
    Result(2.0, 1.0, 4.0, group="Adults", outcome="Death at 28 days"),
    Result(0.7, None, None, "HR 0.70, p < 0.05", group="Children"),
]


def drawn(
    folder: Path, block: object = BLOCK, results: object = RESULTS, measure: Measure = RATIO, **more: object
) -> Picture:
    draw(block, results, measure, folder / "f.svg", folder / "f.png", **more)  # type: ignore[arg-type]
    return read(folder / "f.svg")


def marks(picture: Picture, study: str, corners: int) -> list[Shape]:
    """The small dark shapes in a row: squares, or the heads of arrows."""
    y = picture.word(study).y - 3
    near = [one for one in picture.shapes if one.fill == INK and abs(one.middle[1] - y) < 8 and not one.round]
    wide = [(one.right - one.left, one.bottom - one.top) for one in near]
    square = [abs(across - high) < 0.01 for across, high in wide]
    return [one for one, is_square in zip(near, square, strict=True) if is_square == (corners == 4)]


def test_a_square_stands_where_the_estimate_is_on_a_logarithmic_axis(tmp_path: Path) -> None:
    picture = drawn(tmp_path)
    (half,), (double,) = marks(picture, "Kim 2020", 4), marks(picture, "Li 2021", 4)
    ticks = {word.said: word.x for word in picture.words if word.said in ("0.5", "1", "2")}
    assert half.middle[0] == pytest.approx(ticks["0.5"], abs=0.01)
    assert double.middle[0] == pytest.approx(ticks["2"], abs=0.01)
    assert ticks["1"] == pytest.approx((ticks["0.5"] + ticks["2"]) / 2, abs=0.01)


def test_the_heavier_study_has_the_larger_square(tmp_path: Path) -> None:
    picture = drawn(tmp_path)
    (light,), (heavy,) = marks(picture, "Kim 2020", 4), marks(picture, "Li 2021", 4)
    assert heavy.right - heavy.left > 1.5 * (light.right - light.left)


def test_a_result_without_an_interval_has_no_square_but_its_words(tmp_path: Path) -> None:
    picture = drawn(tmp_path)
    assert marks(picture, "Roe 2022", 4) == []
    assert {"not estimable", "HR 0.70, p < 0.05", "0.50 [0.25, 1.00]", "Death at 28 days"} <= set(picture.said)


def test_an_interval_that_leaves_the_axis_ends_in_an_arrow(tmp_path: Path) -> None:
    picture = drawn(tmp_path, limits=(0.4, 5.0))
    (arrow,) = marks(picture, "Kim 2020", 3)
    (square,) = marks(picture, "Kim 2020", 4)
    assert arrow.right < square.left
    assert marks(picture, "Li 2021", 3) == []


def test_an_estimate_off_the_axis_has_an_arrow_and_no_square(tmp_path: Path) -> None:
    picture = drawn(tmp_path, limits=(1.5, 5.0))
    assert marks(picture, "Kim 2020", 4) == [] and len(marks(picture, "Kim 2020", 3)) == 1
    (arrow,) = marks(picture, "Kim 2020", 3)
    assert arrow.left >= min(word.x for word in picture.words if word.said == "1.5") - 40


def test_the_judgements_stand_beside_each_result(tmp_path: Path) -> None:
    found = cells(drawn(tmp_path), ["Kim 2020", "Li 2021", "Roe 2022"], ["D1", "D2", "D4", "Overall"])
    assert [found["Li 2021", column] for column in ("D1", "D2", "D4", "Overall")] == [
        "Low", "Some concerns", "No information", "Some concerns"
    ]  # fmt: skip
    assert (found["Roe 2022", "D1"], found["Roe 2022", "D2"]) == ("High", "no answer yet")


def test_what_lies_left_and_right_is_said(tmp_path: Path) -> None:
    picture = drawn(tmp_path)
    left, right = picture.word("← favours drug"), picture.word("favours placebo →")
    assert left.x < picture.word("1").x < right.x


def test_rows_can_be_ordered_by_their_overall_judgement() -> None:
    turned = rob2(*reversed(BLOCK.rows), judged("Zoe 2023", "lllll", None))
    block, results = by_overall(turned, [*reversed(RESULTS), Result()])
    assert [row.study_label for row in block.rows] == ["Kim 2020", "Li 2021", "Roe 2022", "Zoe 2023"]
    assert [one.group for one in results] == ["Low", "Some concerns", "High", "No overall judgement yet"]
    assert [one.estimate for one in results] == [0.5, 2.0, 0.7, None]


def test_the_description_says_each_result(tmp_path: Path) -> None:
    assert drawn(tmp_path).description == (
        "Kim 2020, Adults: 0.50 [0.25, 1.00]; overall Low. "
        "Li 2021, Adults, Death at 28 days: 2.00 [1.00, 4.00]; overall Some concerns. "
        "Roe 2022, Children: HR 0.70, p < 0.05; overall High."
    )


@pytest.mark.parametrize(
    ("result", "ratio", "said"),
    [
        (Result(0.456, 0.0004, 312.2), True, "0.46 [0.0004, 312]"),
        (Result(0.07, 0.006, 0.5), True, "0.07 [0.006, 0.50]"),
        (Result(-0.9, -4.0, 7.6), False, "−0.9 [−4.0, 7.6]"),
        (Result(-0.01, -3.0, 3.0), False, "−0.01 [−3.00, 3.00]"),
        (Result(-0.001, -3.0, 3.0), False, "0.00 [−3.00, 3.00]"),
        (Result(1234.5, 1000.0, 1500.0), False, "1,234 [1,000, 1,500]"),
        (Result(0.5), True, "0.50"),
        (Result(float("nan"), 0.1, 0.2), True, ""),
        (Result(0.5, 0.1, 0.9, "as reported"), True, "as reported"),
    ],
)
def test_numbers_are_said_as_finely_as_their_interval_allows(result: Result, ratio: bool, said: str) -> None:
    assert result.told(ratio) == said


def test_rows_and_results_must_be_as_many(tmp_path: Path) -> None:
    with pytest.raises(ValueError):
        drawn(tmp_path, results=RESULTS[:2])


def test_no_result_gives_a_figure_that_says_so(tmp_path: Path) -> None:
    assert "There is no result to show yet." in drawn(tmp_path, rob2(), []).said


def test_nothing_estimable_is_still_drawn(tmp_path: Path) -> None:
    picture = drawn(tmp_path, BLOCK, [Result(), Result(), Result()])
    assert picture.said.count("not estimable") == 3
